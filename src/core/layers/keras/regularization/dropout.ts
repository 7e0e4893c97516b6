/** `Dropout(0.5)`: (None, 128) -> (None, 128). Nothing is dropped, and nothing counted, while the model infers. */
import { Float, Sym, Unknown } from "../../../dims/dim.js";
import { DictArgument, isSequence, type ArgumentValue } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { defineLayer } from "../../entry.js";
import { sameShapes } from "../../inputs.js";

export const dropout = defineLayer({
  name: "Dropout",
  signature: "rate, noise_shape=None, seed=None, **kwargs",
  call: "inputs, training=False",
  masking: "kept",
  configure: (args) => {
    checkRate(args, "rate");
    checkNoiseShape(args);
    return {};
  },
  output: (_config, call) => sameShapes(call),
});

/** Between 0 and 1, both allowed. The seed is looked at only where something is random. */
export function checkRate(args: LayerArguments, name: string): void {
  if (args.realBetween(name, 0, 1) !== 0) args.checkSeed();
}

/** Keras 2 takes any rate for noise. */
export function checkNoise(args: LayerArguments, name: string): void {
  if (args.settings.dialect === undefined) checkRate(args, name);
}

function checkNoiseShape(args: LayerArguments): void {
  const value = args.value("noise_shape");
  if (value === null || value instanceof Unknown) return;
  const isNumber = typeof value === "number" || typeof value === "boolean" || value instanceof Float;
  if (isNumber || value instanceof Sym || typeof value === "string")
    args.refuse("noise_shape", "a tuple of integers and None");
  const dims = isSequence(value) ? value : value instanceof DictArgument ? value.entries.map(([key]) => key) : [];
  if (!dims.every(isNoiseDim)) args.refuse("noise_shape", "of positive integers and None");
}

function isNoiseDim(dim: ArgumentValue): boolean {
  if (dim === null || dim === true || dim instanceof Unknown || dim instanceof Sym) return true;
  return typeof dim === "number" && dim > 0;
}

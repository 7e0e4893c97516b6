/**
 * One call of a layer, and what comes out of it as a person reads it.
 *
 *     layerCase("(h, w, 3)", "Conv2D(32, 3)")   "(None, h - 2, w - 2, 32), 896 params, …"
 */
import { isUnknown, showDim, showShape, type Amount } from "../../src/core/dims/dim.js";
import { parsePython } from "../../src/core/frontends/python/parse.js";
import { flatten } from "../../src/core/layers/inputs.js";
import { answer } from "./catalogue-program.js";

export interface LayerCaseAnswer {
  readonly output: string;
  readonly params: string;
  readonly flops: string;
}

/** The answer for an Input of this shape; the message where the call is refused. */
export function layerCase(input: string, layer: string): LayerCaseAnswer | string {
  const given = answer(parsePython(`x = keras.Input(${input})\ny = layers.${layer}(x)\n`));
  if ("refused" in given) return given.refused;
  const { applied, trainable, nonTrainable } = given;
  const counts = [trainable, ...(nonTrainable === 0 ? [] : [nonTrainable])];
  return {
    output: flatten(applied.output)
      .map(({ shape }) => showShape(shape))
      .join(", "),
    params: counts.map(showDim).join(" + "),
    flops: showCost(applied.cost?.flops),
  };
}

const showCost = (amount: Amount | undefined): string =>
  amount === undefined || isUnknown(amount) ? "?" : showDim(amount);

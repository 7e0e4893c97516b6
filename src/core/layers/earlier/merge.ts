/**
 * `Merge(mode="concat")` and `merge([a, b], mode="sum")` of Keras 1: one layer for every way to bring tensors together.
 *
 *     mode="concat", concat_axis=1   [(None, 8, 4), (None, 2, 4)] -> (None, 10, 4)
 *     mode="dot", dot_axes=1         what Dot(axes=1) gives
 *     mode="cos"                     the same of vectors of unit length, with an axis of 1 put after the batch
 */
import { isRanked, sameDim, showShape, Unknown } from "../../dims/dim.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { Opaque, type ArgumentValue } from "../argument.js";
import { concatenate } from "../keras/merging/concatenate.js";
import { LayerArguments } from "../arguments.js";
import { dot } from "../keras/merging/dot.js";
import { add, average, maximum, multiply } from "../keras/merging/elementwise-merge.js";
import { several } from "../inputs.js";
import { cost, defineLayer, LayerError, type Cost, type LayerCall, type LayerEntry } from "../entry.js";
import { KERAS_1_SIGNATURES } from "./keras-1.js";

/** The layer that does a mode's work now, and what it is given. */
interface Config {
  readonly does: LayerEntry | undefined;
  readonly config: unknown;
  /** Nothing is stretched to fit: all tensors have one shape. */
  readonly wantsEqual: boolean;
}

const ELEMENTWISE: Readonly<Record<string, LayerEntry>> = { sum: add, mul: multiply, ave: average, max: maximum };

export const merge = defineLayer<Config>({
  name: "Merge",
  signature: KERAS_1_SIGNATURES["Merge"]!,
  call: "inputs, mask=None",
  configure: (args) => {
    const mode = args.value("mode");
    if (mode instanceof Unknown || mode instanceof Opaque)
      return { does: undefined, config: undefined, wantsEqual: false };
    const chosen = args.choice("mode", ["sum", "mul", "concat", "ave", "cos", "dot", "max"]);
    if (chosen === "concat") return made(concatenate, args, { axis: args.value("concat_axis") });
    if (chosen === "dot" || chosen === "cos")
      return { ...made(dot, args, { axes: args.value("dot_axes") }), wantsEqual: chosen === "cos" };
    return { ...made(ELEMENTWISE[chosen as string]!, args, {}), wantsEqual: true };
  },
  output: ({ does, config, wantsEqual }, call) => {
    if (wantsEqual) checkEqual(call);
    return does === undefined
      ? { shape: new Unknown("the function that merges isn't followed"), dtype: call.dtype }
      : does.apply(config, call).output;
  },
  cost: ({ does, config }, call) =>
    does === undefined ? cost(new Unknown("the function that merges isn't followed")) : costOf(does, config, call),
});

const made = (does: LayerEntry, args: LayerArguments, given: Readonly<Record<string, ArgumentValue>>): Config => ({
  does,
  config: does.configure(new LayerArguments("Merge", args.settings, new Map(Object.entries(given)), new Map())),
  wantsEqual: false,
});

function checkEqual(call: LayerCall): void {
  const tensors = several(call, "Merge");
  if (tensors instanceof Unknown) return;
  const shapes = tensors.map(({ shape }) => shape).filter(isRanked);
  const fits = shapes.every(
    (shape) =>
      shape.length === shapes[0]!.length &&
      shape.every((dim, i) => {
        const other = shapes[0]![i]!;
        return dim === null || other === null ? dim === other : sameDim(dim, other) !== false;
      }),
  );
  if (fits) return;
  const message = `Merge takes tensors of one shape in this mode, and these are ${shapes.map(showShape).join(", ")}.`;
  throw new LayerError(incompatibleShape, message);
}

const costOf = (does: LayerEntry, config: unknown, call: LayerCall): Cost =>
  does.apply(config, call).cost ?? cost(new Unknown("its cost isn't known"));

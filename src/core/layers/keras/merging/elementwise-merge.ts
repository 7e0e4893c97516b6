/** `Add()`: [(None, 28, 28, 8), (None, 1, 1, 8)] -> (None, 28, 28, 8); the same for the other layers that merge value by value. */
import { isRanked, mul, sum, Unknown, type Amount } from "../../../dims/dim.js";
import { amountOf, type TensorSpec } from "../../../dims/tensor.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { mergedExamples, mergedShape } from "./merged-shape.js";
import { cost, defineLayer, LayerError, type LayerCall, type LayerEntry } from "../../entry.js";
import { several } from "../../inputs.js";

interface Merging {
  /** Steps for each value of the result after the tensors are combined: the division of a mean. */
  readonly after?: number;
  /** How many tensors it takes, where it takes no other number. */
  readonly exactly?: number;
}

const elementwiseMerge = (name: string, { after = 0, exactly }: Merging = {}): LayerEntry =>
  defineLayer({
    name,
    signature: "**kwargs",
    call: "inputs",
    masking: "any input's",
    configure: () => ({}),
    output: (_config, call) => {
      const tensors = several(call, name);
      if (tensors instanceof Unknown) return { shape: tensors, dtype: call.dtype };
      if (exactly !== undefined && tensors.length !== exactly) refuseCount(name, exactly, tensors);
      const shapes = tensors.map(({ shape }) => shape);
      return { shape: mergedShape(shapes, name, call.executed), dtype: call.dtype };
    },
    cost: (_config, call) => cost(0, operations(name, after, call)),
  });

/** One for each value of every intermediate result. */
function operations(name: string, after: number, call: LayerCall): Amount {
  const tensors = several(call, name);
  if (tensors instanceof Unknown) return tensors;
  const ranked = tensors.map(({ shape }) => shape).filter(isRanked);
  if (ranked.length < tensors.length) return new Unknown("the number of axes is not known");
  const grown = mergedExamples(
    ranked.map((shape) => shape.slice(1)),
    name,
  );
  const steps = grown.slice(1).map(amountOf);
  return sum(after === 0 ? steps : [...steps, mul(after, amountOf(grown.at(-1)!))]);
}

function refuseCount(name: string, count: number, tensors: readonly TensorSpec[]): never {
  throw new LayerError(
    incompatibleShape,
    `${name} takes exactly ${count} tensors, and it was given ${tensors.length}.`,
  );
}

export const add: LayerEntry = elementwiseMerge("Add");
export const subtract: LayerEntry = elementwiseMerge("Subtract", { exactly: 2 });
export const multiply: LayerEntry = elementwiseMerge("Multiply");
export const average: LayerEntry = elementwiseMerge("Average", { after: 1 });
export const maximum: LayerEntry = elementwiseMerge("Maximum");
export const minimum: LayerEntry = elementwiseMerge("Minimum");

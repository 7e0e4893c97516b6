/**
 * ParametricSoftplus and SReLU of Keras 1: activations with weights for each position of an example.
 *
 *     SReLU(shared_axes=[1, 2])   (None, 28, 28, 8) -> the same, four weights of 1×1×8
 */
import { mul, Unknown, type Dim } from "../../dims/dim.js";
import { elements, perExample } from "../../dims/tensor.js";
import { axesArgument } from "../axes.js";
import { cost, defineLayer, type LayerEntry } from "../entry.js";
import { sameShapes, single } from "../inputs.js";
import { KERAS_1_SIGNATURES } from "./keras-1.js";

function shapedActivation(name: string, weights: readonly string[], operations: number): LayerEntry {
  return defineLayer({
    name,
    signature: KERAS_1_SIGNATURES[name]!,
    call: "x, mask=None",
    configure: (args) => ({
      shared: args.value("shared_axes") === null ? [] : axesArgument(args, "shared_axes"),
    }),
    weights: ({ shared }, call) => {
      const dims = perExample(single(call, name).shape);
      const shape = dims instanceof Unknown ? [dims] : dims.map((dim, i) => sizeOf(dim, i + 1, shared));
      return weights.map((weight) => ({ name: weight, shape, trainable: true }));
    },
    output: (_config, call) => sameShapes(call),
    cost: (_config, call) => cost(0, mul(operations, elements(single(call, name).shape))),
  });
}

/** Axis 1 is the first one after the batch. */
function sizeOf(dim: Dim, axis: number, shared: readonly unknown[] | Unknown): Dim {
  if (shared instanceof Unknown) return shared;
  return shared.includes(axis) ? 1 : dim;
}

export const parametricSoftplus: LayerEntry = shapedActivation("ParametricSoftplus", ["alpha", "beta"], 3);
export const sReLU: LayerEntry = shapedActivation("SReLU", ["t_left", "a_left", "t_right", "a_right"], 8);

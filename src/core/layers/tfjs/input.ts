/** `tf.input({shape: [28, 28, 1]})` and `tf.layers.inputLayer({inputShape: [28, 28, 1]})`: a tensor of shape [null, 28, 28, 1]. */
import { Sym, Unknown, type Dim, type Shape } from "../../dims/dim.js";
import type { TensorSpec } from "../../dims/tensor.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { missingArgument } from "../../problems/missing-argument.js";
import { isSequence, type ArgumentValue } from "../argument.js";
import { defineLayer, LayerError, type LayerEntry } from "../entry.js";
import { input, inputLayer } from "../keras/core/input-layer.js";
import { sizeOf, type ConfigArguments } from "./arguments.js";
import { tfjsLayer, type TfjsEntry } from "./define.js";
import { camelCase } from "../../text/case.js";

interface Keys {
  readonly shape: string;
  readonly batchShape: string;
}

function inputOf(like: LayerEntry, keys: Keys): LayerEntry {
  return defineLayer<TensorSpec>({
    name: like.name,
    className: "InputLayer",
    signature: like.signature,
    call: "",
    configure: (args) => inputTensor(args as ConfigArguments, keys),
    output: (tensor) => tensor,
  });
}

const ALWAYS = { call: "", keepsDType: true } as const;

export const tfjsInput: TfjsEntry = tfjsLayer(inputOf(input, { shape: "shape", batchShape: "batch_shape" }), {
  ...ALWAYS,
  name: "InputLayer",
  signature: 'shape=None, batch_shape=None, name=None, dtype="float32", sparse=False',
});

export const tfjsInputLayer: TfjsEntry = tfjsLayer(
  inputOf(inputLayer, { shape: "input_shape", batchShape: "batch_input_shape" }),
  {
    ...ALWAYS,
    signature: 'input_shape=None, batch_size=None, batch_input_shape=None, dtype="float32", sparse=False, name=None',
  },
);

function inputTensor(args: ConfigArguments, keys: Keys): TensorSpec {
  const dtype = args.value("dtype");
  return {
    shape: inputShape(args, keys),
    dtype: typeof dtype === "string" ? dtype : new Unknown("the dtype of the input is not known"),
  };
}

function inputShape(args: ConfigArguments, keys: Keys): Shape {
  const [shape, batchShape] = [args.value(keys.shape), args.value(keys.batchShape)];
  const batchSize = args.value("batch_size");
  if (shape === null && batchShape === null) {
    const message = `${args.layer} needs \`${camelCase(keys.shape)}\`, such as [28, 28, 1], or \`${camelCase(keys.batchShape)}\`.`;
    throw new LayerError(missingArgument, message, keys.shape);
  }
  if (shape !== null && batchShape !== null && !isUntold(shape) && !isUntold(batchShape))
    refuseBoth(args, keys.shape, keys.batchShape);
  if (batchShape === null) return wholeShape(args, keys.shape, batchSize);
  if (batchSize !== null && !isUntold(batchSize) && !isUntold(batchShape))
    refuseBoth(args, "batch_size", keys.batchShape);
  return sizes(args, keys.batchShape);
}

const isUntold = (value: ArgumentValue): boolean => value instanceof Unknown;

function refuseBoth(args: ConfigArguments, one: string, other: string): never {
  const message = `${args.layer} takes \`${camelCase(one)}\` or \`${camelCase(other)}\`, not both.`;
  throw new LayerError(invalidArgument, message, other);
}

/** The shape of an example after the batch axis. */
export function wholeShape(args: ConfigArguments, name: string, batchSize: ArgumentValue): Shape {
  const example = sizes(args, name);
  return example instanceof Unknown ? example : [size(args, "batch_size", batchSize), ...example];
}

/** A number alone is one size; what an argument of the program's is may be that, or the whole shape. */
export function sizes(args: ConfigArguments, name: string): readonly Dim[] | Unknown {
  const value = args.value(name);
  if (value instanceof Sym && /_shape$|^shape$/.test(name)) return new Unknown(`\`${value}\` may be a whole shape`);
  if (value instanceof Unknown) return value;
  return (isSequence(value) ? value : [value]).map((item) => size(args, name, item));
}

function size(args: ConfigArguments, name: string, item: ArgumentValue): Dim {
  const dim = item === null ? null : sizeOf(item);
  if (dim !== undefined && !(typeof dim === "number" && dim < 0)) return dim;
  throw args.nonsense(name, "made of sizes and null");
}

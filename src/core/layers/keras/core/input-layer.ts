/**
 * `Input((28, 28, 1))` and `InputLayer(shape=(28, 28, 1))`: a tensor of shape (None, 28, 28, 1).
 *
 * Applied to nothing, they give that tensor.
 */
import { isRanked, sameDim, showShape, Unknown, type Dim, type Shape } from "../../../dims/dim.js";
import type { DType, TensorSpec } from "../../../dims/tensor.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { missingArgument } from "../../../problems/missing-argument.js";
import { integerValue, isSequence, Opaque, showArgument, type ArgumentValue } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { dtypeArgument } from "../../dtype-policy.js";
import { defineLayer, LayerError, type LayerEntry } from "../../entry.js";

function defineInput(
  name: string,
  tensorParameter: string,
  signature: string,
  extraKeywords: "any" | readonly string[],
): LayerEntry {
  return defineLayer<TensorSpec>({
    name,
    className: "InputLayer",
    signature,
    call: "",
    extraKeywords,
    baseKeywords: ["name"],
    configure: (args) => inputTensor(args, tensorParameter),
    output: (tensor) => tensor,
  });
}

export const inputLayer: LayerEntry = defineInput(
  "InputLayer",
  "input_tensor",
  "shape=None, batch_size=None, dtype=None, sparse=None, ragged=None, batch_shape=None, input_tensor=None, optional=False, name=None, **kwargs",
  "any",
);

export const input: LayerEntry = defineInput(
  "Input",
  "tensor",
  "shape=None, batch_size=None, dtype=None, sparse=None, ragged=None, batch_shape=None, name=None, tensor=None, optional=False",
  [],
);

function inputTensor(args: LayerArguments, tensorParameter: string): TensorSpec {
  const dtype = args.value("dtype") === null ? "float32" : dtypeArgument(args.layer, args.value("dtype"));
  if (args.truth("sparse") === true && args.truth("ragged") === true)
    args.refuse("ragged", "False where `sparse` is True");
  const tensor = args.value(tensorParameter);
  if (tensor !== null) return givenTensor(args, tensorParameter, tensor, dtype);
  return { shape: inputShape(args), dtype };
}

/** `Input(tensor=x)`: the tensor that is there already. */
function givenTensor(args: LayerArguments, parameter: string, tensor: ArgumentValue, dtype: DType): TensorSpec {
  const known = tensor instanceof Opaque && tensor.kind === "tensor" ? tensor.shape : undefined;
  if (known === undefined && !(tensor instanceof Unknown)) args.refuse(parameter, "a symbolic tensor");
  if (known !== undefined && isRanked(known)) checkFits(args, known);
  const given = args.value("dtype") !== null;
  return {
    shape: known ?? new Unknown("the tensor given to Input is not known"),
    dtype: given ? dtype : new Unknown("the dtype of the tensor given to Input is not known"),
  };
}

/** What is said of the tensor besides has to be what it is. */
function checkFits(args: LayerArguments, known: readonly Dim[]): void {
  const { shape, batch_shape: whole } = { shape: args.value("shape"), batch_shape: args.value("batch_shape") };
  const [name, said, own] = shape === null ? ["batch_shape", whole, known] : ["shape", shape, known.slice(1)];
  if (!isSequence(said)) return;
  const sizes = said.map((item) => (item === null ? null : integerValue(item)));
  const isOther =
    sizes.length !== own.length ||
    sizes.some(
      (size, i) =>
        size !== undefined && (size === null ? typeof own[i] === "number" : sameDim(size, own[i]!) === false),
    );
  if (isOther) args.refuse(name, `${showShape(own)} as the tensor has it, or left out`);
}

function inputShape(args: LayerArguments): Shape {
  // InputLayer takes the older spellings too, the newer one losing against them.
  const shapeName = args.has("input_shape") ? "input_shape" : "shape";
  const batchShapeName = args.has("batch_input_shape") ? "batch_input_shape" : "batch_shape";
  const [shape, batchShape] = [args.value(shapeName), args.value(batchShapeName)];
  const batchSize = args.value("batch_size");
  if (batchShape instanceof Unknown || (shape instanceof Unknown && batchShape === null)) {
    return batchShape instanceof Unknown ? batchShape : (shape as Unknown);
  }
  if (batchShape !== null) {
    if (shape !== null && !(shape instanceof Unknown)) refuseBoth(args, shapeName, batchShapeName);
    if (batchSize !== null && !(batchSize instanceof Unknown)) refuseBoth(args, "batch_size", batchShapeName);
    return shapeArgument(args, batchShapeName);
  }
  if (shape === null)
    throw new LayerError(missingArgument, `${args.layer} needs the argument \`shape\`, such as (28, 28, 1).`, "shape");
  const perExample = shapeArgument(args, shapeName);
  return isRanked(perExample) ? [shapeDim(args, "batch_size", batchSize), ...perExample] : perExample;
}

function refuseBoth(args: LayerArguments, one: string, other: string): never {
  const message = `${args.layer} takes \`${one}\` or \`${other}\`, not both.`;
  throw new LayerError(invalidArgument, message, other);
}

function shapeArgument(args: LayerArguments, name: string): Shape {
  const value = args.value(name);
  if (isSequence(value)) return value.map((item) => shapeDim(args, name, item));
  if (value instanceof Opaque && (value.kind === "array" || value.kind === "tensor"))
    return new Unknown(`the elements of ${value.description} are not known`);
  const hint = typeof value === "number" ? ` Write (${value},) for one axis.` : "";
  throw new LayerError(
    invalidArgument,
    `${args.layer}: \`${name}\` must be a tuple of sizes, not ${showArgument(value)}.${hint}`,
    name,
  );
}

function shapeDim(args: LayerArguments, name: string, item: ArgumentValue): Dim {
  const size = item === null ? null : integerValue(item);
  if (size !== undefined && !(typeof size === "number" && size < 0)) return size;
  throw new LayerError(
    invalidArgument,
    `${args.layer}: \`${name}\` must consist of sizes >= 0 and None, and ${showArgument(item)} is neither.`,
    name,
  );
}

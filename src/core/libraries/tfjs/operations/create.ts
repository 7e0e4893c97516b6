/**
 * Functions that make tensors: of values, of a shape, of nothing but numbers.
 *
 *     tf.tensor2d([[1, 2], [3, 4]])   tf.tensor(data, [n, 28, 28, 1])   tf.zeros([2, 3])   tf.range(0, 10)   tf.randomNormal([8])
 */
import { Float, isRanked, product, sameDim, showShape, Sym, Unknown, type Dim, type Shape } from "../../../dims/dim.js";
import type { DType } from "../../../dims/tensor.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import type { ProblemKind } from "../../../problems/problem.js";
import { javascriptNumber } from "../../../values/javascript.js";
import { NativeFunction } from "../../../values/native.js";
import { InstanceObject, ListObject } from "../../../values/objects.js";
import { TensorValue, Undefined, type Value } from "../../../values/value.js";
import { jsFunction, type JsBound } from "../../javascript/native.js";
import type { Natives } from "../../native-helpers.js";
import { rangeLength, rangeValues, spacedValues } from "../../tensors/create.js";
import { asDim, asDims } from "../../tensors/sizes.js";
import { dtypeArgument } from "./function.js";
import { inferredDtype, inferredShape, inferredTensor, inferredValues } from "./infer.js";

const made = (shape: Shape, dtype: DType, values?: readonly Value[]): TensorValue =>
  new TensorValue(shape, dtype, undefined, {
    kind: "tensor",
    ...(values && isRanked(shape) && shape.length <= 1 && { values }),
  });

const fail = ({ runtime, place }: JsBound, message: string, kind: ProblemKind = invalidArgument): Unknown =>
  runtime.fail({ kind, place, message }, "Error", place);

/** A shape that is given, or why there is none. */
function shapeOf(bound: JsBound, name: string): Shape {
  const given = bound.get(name);
  if (given instanceof Sym) return new Unknown(`\`${given}\` may be a whole shape`);
  if (typeof given === "number") return fail(bound, `A shape is a list of sizes: [${given}], and not ${given}.`);
  const shape = asDims(given);
  const wrong = isRanked(shape) && shape.find((dim) => typeof dim === "number" && dim < 0);
  return typeof wrong === "number"
    ? fail(bound, `A tensor can't have an axis of ${wrong}: ${showShape(shape)}.`)
    : shape;
}

const isScalar = (value: Value): boolean =>
  typeof value === "number" || typeof value === "boolean" || typeof value === "string" || value instanceof Float;

// ---------------------------------------------------------------- of values

/** Its own shape, or the one given, which must hold as many values. */
function ofValues(bound: JsBound, rank?: number): Value {
  const [values, name] = [bound.get("values"), rank === undefined ? "tensor" : `tensor${rank}d`];
  if (values instanceof TensorValue && values.facts.kind !== "array")
    return fail(bound, `${name} makes tensors of numbers and lists; this is a tensor already.`);
  const own = inferredShape(values, rank);
  const isFlat = isRanked(own) && own.length <= 1;
  const shape = bound.has("shape") && bound.get("shape") !== null ? shapeOf(bound, "shape") : undefined;
  const dtype = dtypeArgument(bound.get("dtype"), inferredDtype(values));
  if (rank !== undefined && shape && isRanked(shape) && shape.length !== rank)
    return fail(bound, `${name} takes a shape of ${rank} sizes, and not ${showShape(shape)}.`);
  if (shape)
    return (
      misfit(bound, name, own, shape, isScalar(values)) ??
      made(shape, dtype, isFlat ? inferredValues(values) : undefined)
    );
  if (rank !== undefined && isRanked(own) && own.length !== rank) {
    const message =
      isFlat && rank > 1
        ? `${name} needs a shape where the values are a flat list.`
        : `${name} takes values of ${rank} axes, and these have ${own.length}.`;
    return fail(bound, message);
  }
  const open = !isRanked(own) && rank !== undefined ? Array<Dim>(rank).fill(new Unknown(own.because, own.place)) : own;
  return made(open, dtype, inferredValues(values));
}

/** A flat list is put into any shape of its size; a nested one has its shape already. */
function misfit(bound: JsBound, name: string, own: Shape, shape: Shape, scalar: boolean): Unknown | undefined {
  if (!isRanked(own) || !isRanked(shape)) return undefined;
  if (own.length > 1) {
    const fits = own.length === shape.length && own.every((dim, i) => sameDim(dim, shape[i]!) !== false);
    const isFlatter = shape.length === 1 && sameDim(product(own), shape[0]!) !== false;
    return fits || isFlatter
      ? undefined
      : fail(
          bound,
          `${name}: the values have the shape ${showShape(own)}, and not ${showShape(shape)}.`,
          incompatibleShape,
        );
  }
  const [count, wanted] = [scalar ? 1 : product(own), product(shape)];
  if (count === null || wanted === null || sameDim(count, wanted) !== false) return undefined;
  return fail(
    bound,
    `${name}: ${showShape(shape)} holds ${String(wanted)} values, and there are ${String(count)}.`,
    incompatibleShape,
  );
}

function scalar(bound: JsBound): Value {
  const value = bound.get("value");
  if (value instanceof ListObject) return fail(bound, "scalar takes one value, and not a list.");
  return made([], dtypeArgument(bound.get("dtype"), inferredDtype(value)), inferredValues(value));
}

/** Its values are changed by its layers and by `assign`. */
function variable(bound: JsBound): Value {
  const initial = bound.get("initialValue");
  if (!(initial instanceof TensorValue))
    return bound.runtime.unknown("what the variable begins with isn't known", bound.place);
  const trainable = bound.get("trainable");
  return new TensorValue(initial.shape, dtypeArgument(bound.get("dtype"), initial.dtype), undefined, {
    kind: "variable",
    trainable: trainable !== false,
  });
}

/** Values that are set one by one, and a tensor of them. */
function buffer(bound: JsBound): Value {
  const { runtime } = bound;
  const [shape, dtype] = [shapeOf(bound, "shape"), dtypeArgument(bound.get("dtype"), "float32")];
  const object = runtime.heap.adopt(new InstanceObject(undefined));
  const unset = new Unknown("the values of a buffer aren't followed", bound.place);
  object.attributes.set("shape", isRanked(shape) ? runtime.list([...shape]) : shape);
  object.attributes.set("dtype", dtype);
  object.attributes.set("values", unset);
  object.attributes.set("set", new NativeFunction("set", () => Undefined.value));
  object.attributes.set("get", new NativeFunction("get", () => unset));
  object.attributes.set("toTensor", new NativeFunction("toTensor", () => made(shape, dtype)));
  return object;
}

// ---------------------------------------------------------------- of a shape

const ofShape = (parameters: string, otherwise: DType): Natives[string] =>
  jsFunction(parameters, (bound) => {
    const shape = shapeOf(bound, "shape");
    return made(shape, dtypeArgument(bound.get("dtype"), otherwise));
  });

const filled = jsFunction("shape, value, dtype", (bound) => {
  const shape = shapeOf(bound, "shape");
  return made(shape, dtypeArgument(bound.get("dtype"), inferredDtype(bound.get("value"))));
});

/** Numbers of the normal distribution are no booleans. */
const normal = (parameters: string): Natives[string] => {
  const make = ofShape(parameters, "float32")("");
  return jsFunction(parameters, (bound) =>
    bound.get("dtype") === "bool" ? fail(bound, "There are no random numbers of the dtype bool.") : make.invoke(bound),
  );
};

// ---------------------------------------------------------------- of numbers

/** Downwards where the end lies below the start and no step is given. */
function range(bound: JsBound): Value {
  const [start, stop] = [bound.get("start"), bound.get("stop")];
  const isDownwards = typeof start === "number" && typeof stop === "number" && stop < start;
  const step: Value = bound.has("step") ? bound.get("step") : isDownwards ? -1 : 1;
  if (step === 0) return fail(bound, "range can't have a step of 0.");
  const given = { start, stop, step: isDownwards && step === 1 ? -1 : step };
  return made([rangeLength(given)], dtypeArgument(bound.get("dtype"), "float32"), rangeValues(given));
}

function linspace(bound: JsBound): Value {
  const num = bound.get("num");
  if (typeof num === "number" && num <= 0) return fail(bound, "linspace needs at least one value.");
  const values = spacedValues(bound.get("start"), bound.get("stop"), num);
  return made(
    [asDim(num)],
    "float32",
    values?.map((value) => (value instanceof Float ? javascriptNumber(value.value) : value)),
  );
}

function eye(bound: JsBound): Value {
  const rows = asDim(bound.get("numRows"));
  const columns = bound.has("numColumns") && bound.get("numColumns") !== null ? asDim(bound.get("numColumns")) : rows;
  const batch = bound.has("batchShape") && bound.get("batchShape") !== null ? asDims(bound.get("batchShape")) : [];
  return made(isRanked(batch) ? [...batch, rows, columns] : batch, dtypeArgument(bound.get("dtype"), "float32"));
}

function multinomial(bound: JsBound): Value {
  const logits = inferredTensor(bound.get("logits"));
  if (!logits || !isRanked(logits.shape))
    return bound.runtime.unknown("how many rows of logits there are isn't known", bound.place);
  return made([...logits.shape.slice(0, -1), asDim(bound.get("numSamples"))], "int32");
}

const windowOf = jsFunction("windowLength", ({ get }) => made([asDim(get("windowLength"))], "float32"));

// ---------------------------------------------------------------- images

/** Height and width are those of the picture. */
function fromPixels(bound: JsBound): Value {
  const { runtime, get, has, place } = bound;
  const pixels = get("pixels");
  const size = (name: string): Dim => {
    const found = runtime.attribute(pixels, name, place);
    return typeof found === "number" || found instanceof Sym
      ? found
      : new Unknown("how large the picture is isn't known", place);
  };
  return made([size("height"), size("width"), has("numChannels") ? asDim(get("numChannels")) : 3], "int32");
}

/** As many channels as the file has, where none are asked for. */
const decoded = jsFunction("contents, channels", ({ get, place }) => {
  const open = new Unknown("how large the picture is isn't known", place);
  const channels = get("channels");
  return made([open, open, typeof channels === "number" && channels > 0 ? channels : open], "int32");
});

const decodedImage = jsFunction("contents, channels, dtype, expandAnimations", ({ get, place }) => {
  const open = new Unknown("how large the picture is isn't known", place);
  const channels = get("channels");
  const dtype = dtypeArgument(get("dtype"), "int32");
  // A moving picture has an axis more.
  if (get("expandAnimations") !== false)
    return made(new Unknown("whether the picture moves isn't known", place), dtype);
  return made([open, open, typeof channels === "number" && channels > 0 ? channels : open], dtype);
});

const RANKS = [1, 2, 3, 4, 5, 6];

export const creation: Natives = {
  tensor: jsFunction("values, shape, dtype", (bound) => ofValues(bound)),
  ...Object.fromEntries(
    RANKS.map((rank) => [
      `tensor${rank}d`,
      jsFunction(rank === 1 ? "values, dtype" : "values, shape, dtype", (bound) => ofValues(bound, rank)),
    ]),
  ),
  scalar: jsFunction("value, dtype", scalar),
  variable: jsFunction("initialValue, trainable, name, dtype", variable),
  buffer: jsFunction("shape, dtype, values", buffer),
  zeros: ofShape("shape, dtype", "float32"),
  ones: ofShape("shape, dtype", "float32"),
  fill: filled,
  range: jsFunction("start, stop, step, dtype", range),
  linspace: jsFunction("start, stop, num", linspace),
  eye: jsFunction("numRows, numColumns, batchShape, dtype", eye),
  randomNormal: normal("shape, mean, stdDev, dtype, seed"),
  truncatedNormal: normal("shape, mean, stdDev, dtype, seed"),
  randomStandardNormal: normal("shape, dtype, seed"),
  randomUniform: ofShape("shape, minval, maxval, dtype, seed", "float32"),
  randomUniformInt: ofShape("shape, minval, maxval, seed", "int32"),
  randomGamma: ofShape("shape, alpha, beta, dtype, seed", "float32"),
  rand: ofShape("shape, randFunction, dtype", "float32"),
  multinomial: jsFunction("logits, numSamples, seed, normalized", multinomial),
  "signal.hannWindow": windowOf,
  "signal.hammingWindow": windowOf,
  "browser.fromPixels": jsFunction("pixels, numChannels", fromPixels),
  "browser.fromPixelsAsync": jsFunction("pixels, numChannels", fromPixels),
  "node.decodeImage": decodedImage,
  "node.decodeJpeg": decoded,
  "node.decodePng": decoded,
  "node.decodeBmp": decoded,
};

/**
 * TensorFlow.js' functions on tensors by path, and the same as methods of tensors.
 *
 *     tfjsOperations["tfjs.image.resizeBilinear"]   tensorMethods.get("reshape")   streamMethods.get("batch")
 */
import { isRanked, product, Unknown } from "../../../dims/dim.js";
import { NativeFunction } from "../../../values/native.js";
import { TensorValue, Undefined, type Value } from "../../../values/value.js";
import { methodsOn, type JsBound, type MethodTable } from "../../javascript/native.js";
import type { Natives } from "../../native-helpers.js";
import { MAX_CONSTANT } from "../../tensors/constants.js";
import { arrangements, shapeMethods } from "./arrange.js";
import { creation } from "./create.js";
import { dataNatives, streamMethods } from "./data.js";
import { castTo, elementwise } from "./elementwise.js";
import { picking } from "./pick.js";
import { programConstants, programFunctions } from "./program.js";
import { reductions } from "./reduce.js";
import { windowsAndImages } from "./windows.js";

const functions: Natives = { ...elementwise, ...reductions, ...arrangements, ...picking, ...windowsAndImages };

export const tfjsOperations: Natives = Object.fromEntries(
  Object.entries({ ...functions, ...creation, ...dataNatives, ...programFunctions }).map(([name, make]) => [
    `tfjs.${name}`,
    make,
  ]),
);

export { programConstants as tfjsConstants, streamMethods };

// ---------------------------------------------------------------- methods

/** The functions that tensors have as methods. */
const METHODS =
  "abs acos acosh add all any argMax argMin asin asinh atan atan2 atanh avgPool batchToSpaceND batchNorm broadcastTo cast ceil clipByValue " +
  "clone conv1d conv2dTranspose conv2d cos cosh cumprod cumsum depthToSpace depthwiseConv2d divNoNan div dot elu equal erf euclideanNorm exp " +
  "expandDims expm1 floor floorDiv gather greaterEqual greater isFinite isInf isNaN leakyRelu lessEqual less localResponseNormalization " +
  "logSigmoid logSoftmax logSumExp log log1p logicalAnd logicalNot logicalOr logicalXor matMul maxPool max maximum mean min minimum mirrorPad " +
  "mod mul neg norm notEqual oneHot onesLike pad pool pow prelu prod reciprocal relu relu6 reshape reverse round rsqrt selu separableConv2d " +
  "sigmoid sign sin sinh slice softmax softplus spaceToBatchND split sqrt square squaredDifference squeeze step stridedSlice sub sum tan tanh " +
  "tile topk transpose unique unsortedSegmentSum unstack where zerosLike";

const isTensor = (value: Value): value is TensorValue => value instanceof TensorValue;

export const tensorMethods: MethodTable = new Map();
const onTensor = methodsOn("Tensor", isTensor, tensorMethods);

for (const name of METHODS.split(" ")) tensorMethods.set(name, functions[name]!(`tfjs.${name}`));
for (const [name, make] of Object.entries(shapeMethods)) tensorMethods.set(name, make(name));
tensorMethods.set("asType", functions["cast"]!("tfjs.cast"));
tensorMethods.set("toFloat", castTo("float32")("toFloat"));
tensorMethods.set("toInt", castTo("int32")("toInt"));
tensorMethods.set("toBool", castTo("bool")("toBool"));
for (const name of ["resizeBilinear", "resizeNearestNeighbor"])
  tensorMethods.set(name, functions[`image.${name}`]!(`tfjs.image.${name}`));
for (const name of ["fft", "ifft", "rfft"])
  tensorMethods.set(name, functions[`spectral.${name}`]!(`tfjs.spectral.${name}`));

/** The tensor and others in one list. */
for (const name of ["concat", "stack"]) {
  const join = functions[name]!(`tfjs.${name}`);
  tensorMethods.set(
    name,
    new NativeFunction(name, ({ runtime, args, place }) => {
      const [self = null, others = Undefined.value, axis = Undefined.value] = args.positional;
      const more = others instanceof TensorValue ? [others] : runtime.iterate(others, place);
      const list = more instanceof Unknown ? runtime.list([], more) : runtime.list([self, ...more]);
      return join.invoke({ runtime, args: { ...args, positional: [list, axis] }, place });
    }),
  );
}

onTensor("variable", "trainable, name, dtype", (self, { runtime, args, place }) =>
  creation["variable"]!("variable").invoke({
    runtime,
    args: { ...args, positional: [self, ...args.positional.slice(1)] },
    place,
  }),
);
for (const name of ["dispose", "print", "assign"]) onTensor(name, "", () => Undefined.value);
onTensor("toString", "", (_self, { runtime, place }) => runtime.unknown("a tensor's values aren't followed", place));
for (const name of ["buffer", "bufferSync"])
  onTensor(name, "", (self, { runtime, args, place }) => {
    const shape = isRanked(self.shape) ? runtime.list([...self.shape]) : self.shape;
    const positional: Value[] = [shape, self.dtype];
    return creation["buffer"]!("buffer").invoke({ runtime, args: { ...args, positional }, place });
  });

/** All values in a row. */
for (const name of ["data", "dataSync"])
  onTensor(name, "", (self, { runtime }) => {
    const size = isRanked(self.shape) ? product(self.shape) : self.shape;
    const dtype = self.dtype === "bool" ? "uint8" : self.dtype;
    return new TensorValue([size], dtype, undefined, {
      kind: "array",
      memory: runtime.arrayMemory(),
      ...(self.values && { values: self.values }),
    });
  });

/** Longer ones are data. */
const MOST_VALUES = 1_000;

/** Lists in lists, one for each axis. */
for (const name of ["array", "arraySync"])
  onTensor(name, "", (self, bound) => {
    const because = new Unknown("a tensor's values are known only when the program runs", bound.place);
    if (!isRanked(self.shape)) return because;
    const size = product(self.shape);
    const isSmall = typeof size === "number" && size <= (self.values ? MAX_CONSTANT : MOST_VALUES);
    return nested(bound, isSmall ? (self.shape as readonly number[]) : [], isSmall, self, because);
  });

function nested(
  { runtime }: JsBound,
  shape: readonly number[],
  isSmall: boolean,
  { values, shape: own }: TensorValue,
  because: Unknown,
): Value {
  if (!isSmall) return isRanked(own) && own.length === 0 ? because : runtime.list([], because);
  if (values && shape.length === 1) return runtime.list([...values]);
  if (values?.length === 1 && shape.length === 0) return values[0]!;
  const build = ([first, ...rest]: readonly number[]): Value =>
    first === undefined ? because : runtime.list(Array.from({ length: first }, () => build(rest)));
  return build(shape);
}

/**
 * Keras 2 beside Keras 3: what `tf_keras` and TensorFlow's own copy make is no object of `keras`, and the other way round.
 *
 *     from tensorflow.python.keras.layers import Dense      the copy, which an editor's completion likes to suggest
 *     tf.keras.Sequential([Dense(3)])                       refused: this Dense is no layer of Keras 3
 *
 * The two copies of Keras 2 take each other's layers, but neither each other's tensors nor optimizers.
 *
 * Source of the rules: what keras 3.15, tf_keras 2.21 and tensorflow 2.21 answered.
 */
import { Unknown } from "../../dims/dim.js";
import type { Edition } from "../../layers/dialect.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { invalidModel } from "../../problems/invalid-model.js";
import type { ProblemKind } from "../../problems/problem.js";
import { removedInKeras3 } from "../../problems/removed-in-keras-3.js";
import type { Place } from "../../text/span.js";
import { itemsOf, tensorsIn } from "../../values/convert.js";
import { during } from "../../values/during.js";
import { LayerObject } from "../../values/layer-object.js";
import { NativeFunction, type Runtime } from "../../values/native.js";
import type { ClassObject } from "../../values/objects.js";
import { External, TensorValue, type CallArguments, type Value } from "../../values/value.js";
import { editionOf } from "../paths.js";
import { isSymbolic } from "./ops/symbolic-value.js";

/** How an edition is called in a message; Keras 3 has no other name. */
const nameOf = (edition: Edition | undefined): string => edition ?? "Keras 3";

/** Whether Keras 3 is there beside them: where the program's `keras` is Keras 2 itself, which are the same isn't known. */
const areApart = ({ settings: { dialect, isBesideKeras3, isInnerKerasPublic } }: Runtime): boolean =>
  (dialect === undefined || isBesideKeras3 === true) && isInnerKerasPublic !== true;

const made = new Map<string, NativeFunction>();

/** What each is an edition of. */
const originals = new WeakMap<NativeFunction, NativeFunction>();

/** What stands under one name on two paths that met, each with its own edition: of which one it is isn't known then. */
export function ofEitherEdition(a: Value, b: Value): NativeFunction | undefined {
  if (!(a instanceof NativeFunction && b instanceof NativeFunction)) return undefined;
  const [first, second] = [originals.get(a) ?? a, originals.get(b) ?? b];
  return first === second ? first : undefined;
}

/** A function or class as another edition has it: what it makes is that edition's. */
export function ofEdition(value: Value, path: string, route: External["route"]): Value {
  const edition = editionOf(route);
  if (edition === undefined || !(value instanceof NativeFunction)) return value;
  const key = `${edition} ${path}`;
  const before = made.get(key);
  if (before) return before;
  const { name, invoke, className, path: own, parameters } = value;
  const its = new NativeFunction(
    name,
    (call) => during(call.runtime, { edition }, () => invoke(call)),
    className,
    own,
    edition,
    parameters,
  );
  made.set(key, its);
  originals.set(its, value);
  return its;
}

/** Does what the library does with a layer as the edition does it that the layer is of. */
export const inEditionOf = <T>(runtime: Runtime, { edition }: LayerObject, work: () => T): T =>
  edition === runtime.edition ? work() : during(runtime, { edition }, work);

/** The edition that a class or function of the library is of. */
export const editionOfFunction = (fn: Value): Edition | undefined =>
  fn instanceof NativeFunction ? fn.edition : undefined;

/** The edition whose class a class of the program's inherits. */
export const editionOfClass = (cls: ClassObject): Edition | undefined =>
  cls.linearization
    .flatMap(({ bases }) => bases)
    .map(editionOfFunction)
    .find((edition) => edition !== undefined);

/** Whose layer has made a tensor. */
export const makerEdition = ({ origin }: TensorValue): Edition | undefined =>
  origin?.node.operation instanceof LayerObject ? origin.node.operation.edition : undefined;

/** Whose symbolic tensor it is: that of the layer which has given it, or of what an operation has computed it from. */
function editionOfTensor(tensor: TensorValue): Edition | undefined | "nobody's" {
  let at = tensor;
  for (let steps = 0; steps < 100; steps++) {
    if (at.origin === undefined) return "nobody's";
    const { operation, inputs } = at.origin.node;
    if (operation instanceof LayerObject) return operation.edition;
    if (inputs[0] === undefined) return "nobody's";
    at = inputs[0];
  }
  return "nobody's";
}

function fail(runtime: Runtime, kind: ProblemKind, message: string, exception: string, place: Place): Unknown {
  return runtime.fail({ kind, place, message }, exception, place);
}

const IMPORT = "Import all of a model from one of the two.";

/** A layer or the tensor of an Input that another edition's Sequential is to stack. */
export function refuseInStack(
  runtime: Runtime,
  model: LayerObject,
  layer: LayerObject,
  isTensor: boolean,
  place: Place,
): Unknown | undefined {
  const [wanted, has] = [model.edition, layer.edition];
  if (wanted === has || !areApart(runtime) || (wanted !== undefined && has !== undefined && !isTensor))
    return undefined;
  const message = `Sequential is ${nameOf(wanted)}'s, and this ${layer.className} is of ${nameOf(has)}, whose layers it doesn't take. ${IMPORT}`;
  return fail(runtime, invalidModel, message, wanted === undefined ? "ValueError" : "TypeError", place);
}

/** Layers of packages that are built on tf_keras beside Keras 3: of tensorflow_hub 0.16, of TensorFlow Probability 0.24. */
const OF_TF_KERAS = /^(tensorflow_hub\.KerasLayer|tensorflow_probability\.layers\.[A-Z]\w*)$/;

/** Warns where Keras 3 doesn't take a package's layer; earlier releases do. */
function warnOfPackage(runtime: Runtime, layer: External, why: string, place: Place): void {
  if (runtime.insideCall || !areApart(runtime)) return;
  const message = `${layer.path} is a layer of tf_keras, ${why} Make the whole model with tf_keras.`;
  fail(runtime, removedInKeras3, message, "ValueError", place);
}

const isOfTfKeras = (value: Value): value is External =>
  value instanceof External && value.instance !== undefined && OF_TF_KERAS.test(value.path);

/** A package's layer that Keras 3's Sequential is to stack. */
export function warnInStack(runtime: Runtime, model: LayerObject, layer: Value, place: Place): void {
  if (model.edition === undefined && isOfTfKeras(layer))
    warnOfPackage(runtime, layer, "which a Sequential of Keras 3 doesn't take.", place);
}

/** A package's layer that is called on Keras 3's symbolic tensor. */
export function warnOfTensors(runtime: Runtime, layer: Value, { positional }: CallArguments, place: Place): void {
  if (!isOfTfKeras(layer)) return;
  const isOfKeras3 = (tensor: TensorValue): boolean => isSymbolic(tensor) && editionOfTensor(tensor) === undefined;
  if (positional.flatMap(tensorsIn).some(isOfKeras3))
    warnOfPackage(runtime, layer, "which takes no symbolic tensor of Keras 3.", place);
}

/** The first end of a functional model that is another edition's tensor. */
export function refuseEnds(
  runtime: Runtime,
  model: LayerObject,
  ends: Readonly<Record<"inputs" | "outputs", Value>>,
  place: Place,
): Unknown | undefined {
  if (!areApart(runtime)) return undefined;
  for (const end of ["inputs", "outputs"] as const) {
    for (const tensor of tensorsIn(ends[end])) {
      const has = editionOfTensor(tensor);
      if (has === model.edition || has === "nobody's") continue;
      if (model.edition === "tensorflow.python.keras" && has === "tf_keras")
        return runtime.unknown("its tensors are another edition's of Keras 2", place);
      const message = `This model is ${nameOf(model.edition)}'s, and its ${end} are tensors of ${nameOf(has)}. ${IMPORT}`;
      return fail(runtime, invalidModel, message, model.edition ? "AttributeError" : "ValueError", place);
    }
  }
  return undefined;
}

/** Layers of Keras 2 that do with Python's operators alone, which Keras 3's tensors have too. */
const BY_OPERATORS = new Set(
  "Activation Lambda GaussianNoise GaussianDropout Cropping1D Cropping2D Cropping3D Add Subtract Multiply Average".split(
    " ",
  ),
);

/** A layer that is called on another edition's symbolic tensors. Where that is taken, what comes of it isn't told. */
export function refuseTensors(
  runtime: Runtime,
  layer: LayerObject,
  { positional, keywords }: CallArguments,
  place: Place,
): Unknown | undefined {
  if (runtime.insideCall || !areApart(runtime)) return undefined;
  const given = [...positional, ...keywords.values()].flatMap(tensorsIn);
  for (const tensor of given) {
    const has = editionOfTensor(tensor);
    if (has === layer.edition || has === "nobody's") continue;
    const isRefused =
      layer.edition !== undefined && has === undefined && !layer.cls && !BY_OPERATORS.has(layer.className);
    if (!isRefused) return runtime.unknown("the layer is called on a tensor of another edition of Keras", place);
    const message = `${layer.className} is ${nameOf(layer.edition)}'s, and is called on a tensor of ${nameOf(has)}. ${IMPORT}`;
    return fail(runtime, invalidArgument, message, "AttributeError", place);
  }
  return undefined;
}

/** An optimizer of another edition. */
export function misfitOptimizer(
  runtime: Runtime,
  model: LayerObject,
  optimizer: Value | undefined,
): string | undefined {
  if (!(optimizer instanceof External && optimizer.instance) || !areApart(runtime) || model.cls?.lookup("compile"))
    return undefined;
  if (!/^keras\.optimizer(s|_v2)\.([a-z_\d]+\.)*[A-Z]\w*$/.test(optimizer.path)) return undefined;
  const has = editionOf(optimizer.route);
  return has === model.edition
    ? undefined
    : `The model is ${nameOf(model.edition)}'s, and this optimizer is of ${nameOf(has)}. ${IMPORT}`;
}

/** Classes whose layer inside must be one of their own edition. Those around cells take what has the methods. */
const WRAPPERS = new Set(["TimeDistributed", "Bidirectional", "SpectralNormalization", "Wrapper"]);

export function refuseInside(
  runtime: Runtime,
  wrapper: LayerObject,
  inner: readonly LayerObject[],
  place: Place,
): Unknown | undefined {
  const other = inner.find(({ edition }) => edition !== wrapper.edition);
  if (other === undefined || !WRAPPERS.has(wrapper.className) || !areApart(runtime)) return undefined;
  const message = `${wrapper.className} is ${nameOf(wrapper.edition)}'s, and this ${other.className} is of ${nameOf(other.edition)}. ${IMPORT}`;
  return fail(runtime, invalidArgument, message, "ValueError", place);
}

/**
 * What becomes of a layer on an attribute of a layer of another edition: Keras 3 takes no notice of Keras 2's, whose weights are
 * none of the holder's then; Keras 2 counts what Keras 3's have in its models, and not in its layers.
 */
export function heldAs(runtime: Runtime, holder: LayerObject, held: LayerObject): "own" | "nothing" | "open" {
  const isOther = (holder.edition === undefined) !== (held.edition === undefined);
  if (!isOther || !areApart(runtime)) return "own";
  // A base that isn't read may be of either.
  return holder.edition === undefined && holder.isWhollyKnown ? "nothing" : "open";
}

export const heldOfOther = new Unknown("it holds a layer of another edition of Keras than its own");

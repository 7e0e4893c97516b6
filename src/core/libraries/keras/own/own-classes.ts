/**
 * What the library asks of the program's own layers and models, and refuses where it isn't so.
 *
 *     class Block(keras.Layer): pass        Block()(x)        there is no `call`
 *     def call(self, a, b): …               block(x)          `b` is missing
 *     def call(self, x): self.d = Dense(3)                    too late: the layer is built
 *
 * Source of the rules: keras/src/layers/layer.py.
 */
import { Unknown } from "../../../dims/dim.js";
import { bind, type BindingError, type Signature } from "../../../layers/signature.js";
import { didYouMean } from "../../../layers/suggest.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { layerClass } from "../../../problems/layer-class.js";
import { missingArgument } from "../../../problems/missing-argument.js";
import type { ProblemKind } from "../../../problems/problem.js";
import { computedAttributeNames, settableBefore } from "../recorded/object-members.js";
import { removedInKeras3 } from "../../../problems/removed-in-keras-3.js";
import { reservedName } from "../../../problems/reserved-name.js";
import { unknownArgument } from "../../../problems/unknown-argument.js";
import type { Place } from "../../../text/span.js";
import { methodSignature } from "../../../values/argument-nature.js";
import { LayerObject } from "../../../values/layer-object.js";
import { NativeFunction, type Runtime } from "../../../values/native.js";
import { ClassObject, DictObject, FunctionObject, ListObject } from "../../../values/objects.js";
import { External, Float, TensorValue, TupleValue, type CallArguments, type Value } from "../../../values/value.js";

/** Whether its class is wholly known and has no `call`, or is the library's own base. */
export const lacksCall = ({ cls, entry, open, kind, className, isWhollyKnown }: LayerObject): boolean =>
  !entry &&
  !open &&
  (cls
    ? isWhollyKnown && cls.lookup("call") === undefined && cls.lookup("__call__") === undefined
    : kind === "layer" && className === "Layer");

/** Reports a class without a `call`. */
export function refuseWithoutCall(runtime: Runtime, layer: LayerObject, place: Place): Unknown | undefined {
  const { cls } = layer;
  if (runtime.settings.dialect !== undefined || !lacksCall(layer)) return undefined;
  if (!cls) return refuseBase(runtime, place);
  const message = `${cls.name} has no \`call\`, which tells what the layer does with its input. Define one.`;
  return runtime.fail({ kind: layerClass, place, message }, "NotImplementedError", place);
}

function refuseBase(runtime: Runtime, place: Place): Unknown {
  const message =
    "A plain Layer does nothing with its input. Call an object of a class of its own, which has a `call`.";
  return runtime.fail({ kind: layerClass, place, message }, "NotImplementedError", place);
}

/** Reports a call that the class' own `call` can't be called with, or that an unfinished `__init__` stands before. */
export function refuseOwnCall(
  runtime: Runtime,
  layer: LayerObject,
  args: CallArguments,
  place: Place,
): Unknown | undefined {
  const { cls } = layer;
  if (runtime.settings.dialect !== undefined || !cls || cls.lookup("__call__") !== undefined) return undefined;
  const fail = (kind: ProblemKind, message: string, exception: string): Unknown =>
    runtime.fail({ kind, place, message }, exception, place);
  if (layer.isNeverInitialized)
    return fail(
      layerClass,
      `${cls.name} never calls \`super().__init__()\`, which makes it a ${layer.kind === "layer" ? "layer" : "model"}. Put it first in its \`__init__\`.`,
      "RuntimeError",
    );
  const other =
    layer.kind === "functional" || takesAnything(layer)
      ? undefined
      : args.positional.map(nonTensor).find((found) => found !== undefined);
  if (other !== undefined)
    return fail(
      invalidArgument,
      `${cls.name} is called with ${other} by position, where only tensors may stand. Pass it by name.`,
      "ValueError",
    );
  const call = cls.lookup("call");
  const own = call instanceof FunctionObject ? methodSignature(call) : undefined;
  if (!own || args.unknownRest) return undefined;
  const heard = [...args.keywords].filter(([name]) => name !== "training" || own.byName.has(name));
  const [error] = bind(own, args.positional, heard).errors;
  if (!error) return undefined;
  return fail(KINDS[error.kind], messageOf(cls.name, error, own), "TypeError");
}

/** It has said itself that its call is given more than tensors. */
function takesAnything({ attributes, cls }: LayerObject): boolean {
  const name = "_allow_non_tensor_positional_args";
  const said = attributes.get(name) ?? cls?.lookup(name);
  return said !== undefined && said !== false;
}

const KINDS = {
  missing: missingArgument,
  unknown: unknownArgument,
  duplicate: invalidArgument,
  "too-many": invalidArgument,
} as const;

function messageOf(name: string, error: BindingError, own: Signature): string {
  switch (error.kind) {
    case "missing":
      return `${name} is called without \`${error.name}\`, which its \`call\` needs.`;
    case "unknown":
      return `The \`call\` of ${name} has no argument \`${error.name}\`.${didYouMean(error.name, own.byName.keys())}`;
    case "duplicate":
      return `${name} is called with \`${error.name}\` twice.`;
    case "too-many":
      return `The \`call\` of ${name} takes ${error.limit} arguments by position, and it is called with more.`;
  }
}

/** Something in a positional argument that certainly is no tensor. */
export function nonTensor(value: Value): string | undefined {
  if (value instanceof LayerObject) return `the layer ${value.className}`;
  if (value instanceof Float) return `the number ${value.value}`;
  if (typeof value === "string") return `"${value}"`;
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "boolean") return value ? "True" : "False";
  if (value instanceof FunctionObject) return "a function";
  if (value instanceof ClassObject) return `the class ${value.name}`;
  if (value instanceof NativeFunction && value.className !== undefined) return `the class ${value.name}`;
  const object = trainingObject(value);
  if (object !== undefined) return object;
  return partsOf(value)
    ?.map(nonTensor)
    .find((found) => found !== undefined);
}

/** An object of the library's that is used in training. */
const trainingObject = (value: Value): string | undefined =>
  value instanceof External && value.instance && OF_TRAINING.test(value.path)
    ? `the object of ${value.path.slice(value.path.lastIndexOf(".") + 1)}`
    : undefined;

/** The first of them among what a layer of the library's is called with. */
export const objectAmong = (values: readonly Value[]): string | undefined =>
  values
    .map((value) => trainingObject(value) ?? objectAmong(partsOf(value) ?? []))
    .find((found) => found !== undefined);

/** Classes of the library's whose objects are no tensors. */
const OF_TRAINING = /^keras\.(callbacks|constraints|initializers|losses|metrics|optimizers|regularizers)\.[A-Z]\w*$/;

/** What a container holds; undefined for what is none, or holds more. */
function partsOf(value: Value): readonly Value[] | undefined {
  if (value instanceof TupleValue || (value instanceof ListObject && !value.open)) return value.items;
  return value instanceof DictObject && !value.open ? [...value.entries.values()].map(([, item]) => item) : undefined;
}

/** Reports what a call gives on a symbolic tensor and is none. */
export function refuseOutput(runtime: Runtime, layer: LayerObject, output: Value, place: Place): Unknown | undefined {
  if (runtime.settings.dialect !== undefined) return undefined;
  const found = isArray(output) ? "a NumPy array" : nonTensor(output);
  if (found === undefined) return undefined;
  const message = `The \`call\` of ${layer.className} gives ${found}, and only tensors can go on from here.`;
  return runtime.fail({ kind: layerClass, place, message }, "ValueError", place);
}

/** Alone, or in what a container holds. */
function isArray(value: Value): boolean {
  return value instanceof TensorValue ? value.facts.kind === "array" : (partsOf(value) ?? []).some(isArray);
}

// ---------------------------------------------------------------- attributes

const COMPUTED = new Set(
  (
    "compute_dtype dtype input input_dtype losses metrics non_trainable_variables non_trainable_weights output path " +
    "trainable_variables trainable_weights variable_dtype variables weights"
  ).split(" "),
);
const COMPUTED_IN_MODELS = new Set(["layers", "metrics_names", "compiled_metrics"]);
const COMPUTED_IN_GRAPHS = new Set(["inputs", "outputs", "input_shape", "output_shape"]);

/** What layers of one class compute. */
const isIn = (table: Readonly<Record<string, string>>, layer: string | undefined, name: string): boolean =>
  Object.hasOwn(table, `keras.layers.${layer}`) && table[`keras.layers.${layer}`]!.split(" ").includes(name);

/** Reports an attribute that the library computes and doesn't let be set. */
export function refuseReserved(runtime: Runtime, layer: LayerObject, name: string, place: Place): Unknown | undefined {
  const isReserved =
    COMPUTED.has(name) ||
    isIn(computedAttributeNames, layer.entry?.name, name) ||
    (layer.kind !== "layer" && COMPUTED_IN_MODELS.has(name)) ||
    ((layer.kind === "sequential" || layer.kind === "functional") && COMPUTED_IN_GRAPHS.has(name));
  if (!isReserved || runtime.settings.dialect !== undefined || layer.cls?.lookup(name) !== undefined) return undefined;
  const message = `\`${name}\` is what the library computes of a ${layer.kind === "layer" ? "layer" : "model"}, and can't be set. Take another name.`;
  // Keras 2 lets some of it be set.
  const kind = isIn(settableBefore, layer.entry?.name, name) ? removedInKeras3 : reservedName;
  return runtime.fail({ kind, place, message }, "AttributeError", place);
}

/** Reports a layer or weight that comes when the layer is built, also while its own `call` runs: it takes no more then. */
export function refuseLateState(runtime: Runtime, layer: LayerObject, what: string, place: Place): Unknown | undefined {
  const { runningCalls, state, className } = layer;
  const isStack = layer.kind === "sequential" || layer.kind === "functional";
  const isLocked = runningCalls > 0 || (state.locked === true && !isStack && state.functional === undefined);
  if (!isLocked || runtime.settings.dialect !== undefined) return undefined;
  // Whether somebody calls the method before the layer nobody knows.
  if (!runtime.isCalled && runningCalls === 0) return undefined;
  const message =
    runningCalls > 0
      ? `${className} makes ${what} in its \`call\`, when it is built already. Make it in \`__init__\` or \`build\`.`
      : `${className} is built already, and takes no more: make ${what} in its \`__init__\` or \`build\`, or set it before the first call.`;
  return runtime.fail({ kind: layerClass, place, message }, "ValueError", place);
}

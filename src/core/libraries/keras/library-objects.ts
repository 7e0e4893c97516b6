/**
 * Objects of the library's beside layers and models, and of TensorFlow's datasets: what they have, and what their methods take.
 *
 *     Adam().lr                     Keras 2 had it; `learning_rate` is what it is called now
 *     Mean().update_state()         `values` is missing
 *     model.fit(x, y)["loss"]       a History has no items
 */
import { Unknown } from "../../dims/dim.js";
import { refuseBinding } from "../../layers/construct.js";
import { LayerError } from "../../layers/entry.js";
import { bind, signature, type Signature } from "../../layers/signature.js";
import { askFor, suggest } from "../../layers/suggest.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { removedInKeras3 } from "../../problems/removed-in-keras-3.js";
import { unknownAttribute } from "../../problems/unknown-attribute.js";
import type { Place } from "../../text/span.js";
import type { Runtime } from "../../values/native.js";
import { External, noArguments, StreamValue, type CallArguments, type Value } from "../../values/value.js";
import { editionOf, isOfSource } from "../paths.js";
import { refusedValue } from "./arguments/argument-values.js";
import { failLayer } from "./construct-layer.js";
import { isSetOnClasses } from "./model-attributes.js";
import { earlierObjectNames, objectNames, objectProperties, objectSignatures } from "./recorded/object-members.js";
import { rowsOf } from "./recorded/recorded-rows.js";

type Table = Readonly<Record<string, string>>;

/** What a module's classes derive from. */
const BASES: Table = {
  "keras.callbacks": "Callback",
  "keras.constraints": "Constraint",
  "keras.initializers": "Initializer",
  "keras.losses": "Loss",
  "keras.metrics": "Metric",
  "keras.optimizers": "Optimizer",
  "keras.optimizers.schedules": "LearningRateSchedule",
  "keras.regularizers": "Regularizer",
};

/** The class, and what it derives from. */
function lineOf(path: string): readonly string[] {
  const module = path.slice(0, path.lastIndexOf("."));
  return Object.hasOwn(BASES, module) ? [path, `${module}.${BASES[module]!}`] : [path];
}

/** Whether it is recorded what objects of the class have. */
export const isObjectClass = (path: string): boolean => Object.hasOwn(objectNames, path);

const isIn = (table: Table, path: string, name: string): boolean =>
  lineOf(path).some((one) => Object.hasOwn(table, one) && table[one]!.split(" ").includes(name));

const namesOf = (path: string): readonly string[] =>
  lineOf(path).flatMap((one) => (Object.hasOwn(objectNames, one) ? objectNames[one]!.split(" ") : []));

/** It is told of what the program certainly does, with what Keras 3 has given it. */
const isTold = (runtime: Runtime, { path, instance, route }: External, place: Place): boolean =>
  instance !== undefined &&
  runtime.settings.dialect === undefined &&
  editionOf(route) === undefined &&
  !isOfSource(route) &&
  place.file === "" &&
  isObjectClass(path);

/** The object certainly has no such attribute: neither has its class one, nor has the program set it. */
export function lacksObjectAttribute(runtime: Runtime, object: External, name: string, place: Place): boolean {
  if (name.startsWith("_") || !isTold(runtime, object, place) || isIn(objectNames, object.path, name)) return false;
  return lacksSetter(runtime, name);
}

const lacksSetter = (runtime: Runtime, name: string): boolean =>
  !isSetOnClasses(runtime, name) && !runtime.attributeSetters(undefined, name).elsewhere;

const withArticle = (name: string): string => `${/^[AEIO]/.test(name) ? "An" : "A"} ${name}`;

/** What some are called now. */
const RENAMED: Table = { lr: "learning_rate", minimize: "apply", reset_states: "reset_state" };

export function refuseObjectAttribute(
  runtime: Runtime,
  object: External,
  name: string,
  place: Place,
): Unknown | undefined {
  if (!lacksObjectAttribute(runtime, object, name, place) || !runtime.isDecided) return undefined;
  // In what nobody calls, a name of the module may have stood for another object.
  if (!runtime.isCalled && !isIn(earlierObjectNames, object.path, name)) return undefined;
  return failForName(runtime, object.path, name, place);
}

function failForName(runtime: Runtime, path: string, name: string, place: Place): Unknown {
  const cls = path.slice(path.lastIndexOf(".") + 1);
  const isEarlier = isIn(earlierObjectNames, path, name);
  const now = Object.hasOwn(RENAMED, name) && isIn(objectNames, path, RENAMED[name]!) ? RENAMED[name] : undefined;
  const hint = now === undefined ? "it is of an earlier release." : `it is called \`${now}\` now.`;
  const message = isEarlier
    ? `${withArticle(cls)} has no \`${name}\` in Keras 3: ${hint}`
    : `${withArticle(cls)} has no \`${name}\`.${askFor(suggest(name, namesOf(path)))}`;
  const kind = isEarlier ? removedInKeras3 : unknownAttribute;
  return runtime.fail({ kind, place, message }, "AttributeError", place);
}

// ---------------------------------------------------------------- calls

const rowOf = rowsOf(objectSignatures);

/** What a method of the class takes; undefined where nothing is recorded of it. */
function signatureOf(path: string, method: string): Signature | undefined {
  const text = lineOf(path)
    .map((one) => rowOf(`${one}().${method}`))
    .find((row) => row !== undefined);
  return text === undefined ? undefined : signature(text);
}

/** A call of an object, or of a method of one, with arguments that it doesn't take. */
export function refuseObjectCall(
  runtime: Runtime,
  callee: External,
  args: CallArguments,
  place: Place,
): Unknown | undefined {
  const [, path, method] = /^([^()]+)\(\)\.(\w+)$/.exec(callee.path) ?? [undefined, callee.path, "__call__"];
  const { instance, route } = callee;
  if (!isTold(runtime, new External(path, instance, route), place)) return undefined;
  if (!runtime.isDecided || !runtime.isCalled || !lacksSetter(runtime, method)) return undefined;
  if (isIn(objectProperties, path, method)) return failForCall(runtime, path, method, place);
  const given = bindObjectCall(runtime, path, method, args, place);
  if (!given || given instanceof Unknown) return given;
  const value = refusedValue(`${path}().${method}`, given, undefined);
  return value && runtime.fail({ kind: invalidArgument, place, message: value.message }, value.exception, place);
}

/** Keras 2 had some of them as methods. */
function failForCall(runtime: Runtime, path: string, name: string, place: Place): Unknown | undefined {
  if (name !== "variables") return undefined;
  const message = `The \`${name}\` of a ${path.slice(path.lastIndexOf(".") + 1)} are a list in Keras 3, which isn't called.`;
  return runtime.fail({ kind: removedInKeras3, place, message }, "TypeError", place);
}

/** What methods of optimizers and metrics took in Keras 2 besides. */
const EARLIER_ARGUMENTS: Table = {
  add_weight: "aggregation synchronization",
  apply_gradients: "experimental_aggregate_gradients name skip_gradients_aggregation",
  build: "var_list",
};

/** What is given to each parameter of the method, or the refusal; undefined where nothing is recorded of it. */
export function bindObjectCall(
  runtime: Runtime,
  path: string,
  method: string,
  args: CallArguments,
  place: Place,
): ReadonlyMap<string, Value> | Unknown | undefined {
  const own = args.unknownRest ? undefined : signatureOf(path, method);
  if (!own) return undefined;
  const { given, errors } = bind(own, args.positional, args.keywords);
  const [error] = errors;
  if (!error) return given;
  const earlier = path.startsWith("keras.") && Object.hasOwn(EARLIER_ARGUMENTS, method) && EARLIER_ARGUMENTS[method]!;
  if (error.kind === "unknown" && earlier && earlier.split(" ").includes(error.name)) {
    const message = `\`${method}\` has no argument \`${error.name}\` in Keras 3: it is of an earlier Keras.`;
    return runtime.fail({ kind: removedInKeras3, place, message }, "TypeError", place);
  }
  const callee = method === "__call__" ? withArticle(path.slice(path.lastIndexOf(".") + 1)) : `\`${method}\``;
  try {
    return refuseBinding(callee, error, [...own.byName.keys()]);
  } catch (refusal) {
    if (!(refusal instanceof LayerError)) throw refusal;
    return failLayer(runtime, refusal, place, [], "TypeError");
  }
}

// ---------------------------------------------------------------- containers

const DATASET = "tensorflow.data.Dataset";

const INSTEAD_OF_ITEMS: Table = {
  Dataset: "Go over it, or `take` some of it.",
  History: "What was measured is in its `history`.",
};

/** An object that is taken for a list or a dict. */
export function refuseObjectItem(runtime: Runtime, value: Value, place: Place): Unknown | undefined {
  const isStream = value instanceof StreamValue && value.dataset?.isTensorFlows === true;
  const object = isStream ? new External(DATASET, { args: noArguments, place }) : value;
  if (!(object instanceof External) || !isTold(runtime, object, place)) return undefined;
  if (!runtime.isDecided || !runtime.isCalled) return undefined;
  const cls = object.path.slice(object.path.lastIndexOf(".") + 1);
  const hint = Object.hasOwn(INSTEAD_OF_ITEMS, cls) ? ` ${INSTEAD_OF_ITEMS[cls]!}` : "";
  return runtime.fail(
    { kind: invalidArgument, place, message: `${withArticle(cls)} has no items.${hint}` },
    "TypeError",
    place,
  );
}

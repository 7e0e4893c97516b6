/**
 * What training and evaluation give: how many numbers, and the names under which a History keeps them.
 *
 *     compile(loss="mse"); loss, accuracy = evaluate(x, y)                 one number
 *     compile(loss="mse", metrics=["mae"]); fit(x, y).history["accuracy"]  there are "loss" and "mae"
 *
 * Source of the rules: keras/src/trainers/compile_utils.py and keras/src/callbacks/history.py.
 */
import { Float, Unknown } from "../../../dims/dim.js";
import type { Place } from "../../../text/span.js";
import { itemsOf, tensorsIn } from "../../../values/convert.js";
import { LayerObject } from "../../../values/layer-object.js";
import type { Runtime } from "../../../values/native.js";
import { DictObject, FunctionObject, ListObject } from "../../../values/objects.js";
import { External, TensorValue, TupleValue, type CallArguments, type Value } from "../../../values/value.js";
import { asGiven } from "../given-values.js";

/** What is measured of a model with one output: the loss, and metrics; undefined where that can't be told. */
function measured(model: LayerObject): readonly Value[] | undefined {
  const { compiled, sequential, functional } = model.state;
  const given = compiled && !(compiled instanceof Unknown) ? compiled.given : undefined;
  const isTold = given && hasOneOutput(model) && isPlain(model) && !sequential?.open && !functional?.open;
  if (!isTold || !isFunction(given.get("loss") ?? null) || given.get("auto_scale_loss") !== undefined) return undefined;
  const metrics = given.get("metrics") ?? null;
  if ((given.get("weighted_metrics") ?? null) !== null) return undefined;
  const isList = metrics instanceof TupleValue || (metrics instanceof ListObject && !metrics.open);
  const items = metrics === null ? [] : isList ? itemsOf(metrics) : undefined;
  if (!items?.every(isFunction) || new Set(items).size < items.length) return undefined;
  return items;
}

/** A name of one, an object of the library's, or a function. */
const isFunction = (value: Value): boolean =>
  typeof value === "string" ||
  (value instanceof External && /^keras\.(losses|metrics)\./.test(value.path)) ||
  (value instanceof FunctionObject && value.owner === undefined);

function hasOneOutput({ state: { sequential, functional } }: LayerObject): boolean {
  if (sequential) return true;
  const outputs = functional?.outputs ?? null;
  return outputs instanceof TensorValue || (!(outputs instanceof DictObject) && tensorsIn(outputs).length === 1);
}

/** Layers of the program's own may have metrics of theirs, and an attribute may be one. */
function isPlain(layer: LayerObject): boolean {
  const { sequential, functional, children, trainable } = layer.state;
  const inside = [...(sequential?.layers ?? []), ...(functional?.operations ?? []), ...children];
  const isTold =
    layer.cls === undefined && !layer.open && layer.attributes.size === 0 && !(trainable instanceof Unknown);
  return isTold && inside.every((one) => !(one instanceof LayerObject) || isPlain(one));
}

const seen = (method: string, place: Place): Unknown =>
  new Unknown(`the result of \`${method}\` is known only when the program runs`, place);

/** What `evaluate` and its kin give: a number, or a list of them with the metrics. */
export function resultOf(
  runtime: Runtime,
  model: LayerObject,
  method: string,
  args: CallArguments,
  place: Place,
): Value {
  const isDict = (args.keywords.get("return_dict") ?? false) !== false;
  const isTold = runtime.settings.dialect === undefined && !args.unknownRest && !isDict && !args.unknownPositional;
  const metrics = isTold ? measured(model) : undefined;
  if (!metrics) return seen(method, place);
  if (metrics.length === 0) return new TensorValue([], "float32", undefined, { kind: "array", isResult: true });
  return asGiven(runtime.list([null, ...metrics].map(() => seen(method, place))), "result");
}

// ---------------------------------------------------------------- histories

/** Callbacks that add nothing to what is kept. */
const ONLY_LOOKING = new Set(
  "BackupAndRestore CSVLogger EarlyStopping History ModelCheckpoint ProgbarLogger TensorBoard TerminateOnNaN".split(
    " ",
  ),
);
const OF_RATE = new Set(["LearningRateScheduler", "ReduceLROnPlateau"]);

/** The names under which an epoch's numbers are kept; undefined where they can't be told. */
function keptNames(
  model: LayerObject,
  { keywords, unknownRest, unknownPositional }: CallArguments,
): readonly string[] | undefined {
  const metrics = measured(model);
  const isTold = metrics?.every((name) => typeof name === "string") && !unknownRest && !unknownPositional;
  const callbacks = calledBack(keywords.get("callbacks") ?? null);
  const epochs = keywords.get("epochs");
  if (!isTold || !callbacks || keywords.has("validation_freq") || keywords.has("initial_epoch")) return undefined;
  if (typeof epochs === "number" && epochs < 1) return undefined;
  const validated = isValidated(keywords);
  if (validated === undefined) return undefined;
  const names = ["loss", ...(metrics as readonly string[])];
  const rate = callbacks.some((name) => OF_RATE.has(name)) ? ["learning_rate"] : [];
  return [...names, ...(validated ? names.map((name) => `val_${name}`) : []), ...rate];
}

/** The callbacks' classes, where all are the library's and known to add nothing else. */
function calledBack(callbacks: Value): readonly string[] | undefined {
  if (callbacks === null) return [];
  const items = callbacks instanceof ListObject && callbacks.open ? undefined : itemsOf(callbacks);
  const names = items?.map((item) =>
    item instanceof External && item.instance ? /^keras\.callbacks\.(\w+)$/.exec(item.path)?.[1] : undefined,
  );
  const isTold = names?.every((name) => name !== undefined && (ONLY_LOOKING.has(name) || OF_RATE.has(name)));
  return isTold ? (names as readonly string[]) : undefined;
}

function isValidated(keywords: CallArguments["keywords"]): boolean | undefined {
  const [data, split] = [keywords.get("validation_data") ?? null, keywords.get("validation_split") ?? null];
  if (data instanceof Unknown || split instanceof Unknown) return undefined;
  if (data !== null) return true;
  if (split === null || split === 0) return false;
  return split instanceof Float ? split.value > 0 : undefined;
}

/** What `fit` gives: a History, with what is kept in it as far as that is told. */
export function historyOf(runtime: Runtime, model: LayerObject, args: CallArguments, place: Place): External {
  // Few are given by position so far behind.
  const isTold = runtime.settings.dialect === undefined && args.positional.length <= 4;
  const names = isTold ? keptNames(model, args) : undefined;
  const kept = names?.map((name): [Value, Value] => [name, seen("fit", place)]);
  const dict = kept && asGiven(runtime.heap.adopt(new DictObject(kept)), "result");
  const keywords = new Map<string, Value>(dict ? [["history", dict]] : []);
  return new External(HISTORY, { args: { positional: [], keywords }, place });
}

const HISTORY = "keras.callbacks.History";

/** `history.history`, and `model.history.history`. */
export const keptIn = ({ path, instance }: External, name: string): Value | undefined =>
  path === HISTORY && name === "history" ? instance?.args.keywords.get("history") : undefined;

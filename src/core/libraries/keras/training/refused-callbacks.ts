/**
 * Callbacks that are none, and epochs that are no count: what `fit` and `evaluate` are given besides data.
 *
 *     model.fit(x, y, callbacks=[EarlyStopping])     a class, and no object of it
 *     model.fit(x, y, callbacks=["stop"])            a name is none
 */
import { Float, type Unknown } from "../../../dims/dim.js";
import { showArgument } from "../../../layers/argument.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { itemsOf } from "../../../values/convert.js";
import { LayerObject } from "../../../values/layer-object.js";
import { FunctionObject } from "../../../values/objects.js";
import { External, type Value } from "../../../values/value.js";
import type { TrainingCall } from "./labels.js";

export interface Misvalued {
  readonly name: string;
  readonly message: string;
  readonly exception: string;
}

/** `epochs` that are no whole number, and callbacks that nobody has made. */
export function misvalued(extra: ReadonlyMap<string, Value>): Misvalued | undefined {
  const epochs = extra.get("epochs");
  if (typeof epochs === "string" || epochs instanceof Float)
    return { name: "epochs", message: "`epochs` is a whole number.", exception: "TypeError" };
  const given = extra.get("callbacks") ?? null;
  const callbacks = itemsOf(given) ?? [given].filter((callback) => callback !== null);
  const named = callbacks.find((callback) => typeof callback === "string");
  if (named !== undefined)
    return {
      name: "callbacks",
      message: `A callback is an object, and ${showArgument(named)} is none.`,
      exception: "AttributeError",
    };
  const other = callbacks.find(isNoCallback);
  if (other !== undefined)
    return {
      name: "callbacks",
      message: `A callback is an object of a class of callbacks, and ${other instanceof FunctionObject ? "a function" : "this"} is none.`,
      exception: "AttributeError",
    };
  const made = callbacks.find(
    (callback) =>
      callback instanceof External && !callback.instance && /^keras\.callbacks\.[A-Z]\w*$/.test(callback.path),
  );
  if (!(made instanceof External)) return undefined;
  const name = made.path.slice(made.path.lastIndexOf(".") + 1);
  return {
    name: "callbacks",
    message: `A callback is an object, and this is the class of one. Make one: ${name}().`,
    exception: "TypeError",
  };
}

const isNoCallback = (value: Value): boolean =>
  value === null ||
  ["boolean", "number"].includes(typeof value) ||
  value instanceof Float ||
  value instanceof FunctionObject ||
  value instanceof LayerObject ||
  (value instanceof External &&
    value.instance !== undefined &&
    /^keras\.(initializers|losses|metrics|optimizers|regularizers)(\.schedules)?\.[A-Z]\w*$/.test(value.path));

/** Reports a schedule that is no function, which shows when `fit` calls it. */
export function refuseSchedule({ runtime, extra, place }: TrainingCall): Unknown | undefined {
  const epochs = extra.get("epochs");
  if (typeof epochs === "number" && epochs < 1) return undefined;
  for (const callback of itemsOf(extra.get("callbacks") ?? null) ?? []) {
    if (!(callback instanceof External) || callback.path !== "keras.callbacks.LearningRateScheduler") continue;
    const { args, place: made } = callback.instance ?? {};
    const schedule = args?.positional[0] ?? args?.keywords.get("schedule");
    if (!made || !(typeof schedule === "number" || typeof schedule === "string" || schedule instanceof Float)) continue;
    const message = `LearningRateScheduler: \`schedule\` must be a function of the epoch, not ${showArgument(schedule)}.`;
    const related = [{ place, message: "It is called here." }];
    const at = runtime.argumentPlace(made, "schedule");
    return runtime.fail({ kind: invalidArgument, place: at, message, related }, "TypeError", place);
  }
  return undefined;
}

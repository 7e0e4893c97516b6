/**
 * Methods of functions, promises, and the errors that a program makes.
 *
 *     Math.max.apply(null, widths)   build.bind(null, 8)   Promise.all(models)   new Error("no such model")
 */
import { Unknown } from "../../dims/dim.js";
import { javascriptText } from "../../values/javascript.js";
import { NativeFunction, type NativeCall } from "../../values/native.js";
import { ClassObject, FunctionObject, InstanceObject } from "../../values/objects.js";
import { BoundMethod, External, Undefined, type CallArguments, type Value } from "../../values/value.js";
import type { Natives } from "../native-helpers.js";
import { arrayLike } from "./arrays.js";
import {
  call,
  itemsOrReason,
  jsClass,
  jsFunction,
  methodsOn,
  reason,
  takesThis,
  under,
  unknownList,
  unknownResult,
  type JsBound,
  type MethodTable,
} from "./native.js";

export const isFunction = (value: Value): boolean =>
  value instanceof FunctionObject ||
  value instanceof NativeFunction ||
  value instanceof BoundMethod ||
  value instanceof ClassObject;

/** The function with that `this`; functions of the library have none, but for methods. */
function withThis(callee: Value, self: Value): Value {
  if (callee instanceof BoundMethod) return withThis(callee.fn, self);
  const hasThis = callee instanceof FunctionObject || (callee instanceof NativeFunction && takesThis(callee));
  return hasThis ? new BoundMethod(self, callee) : callee;
}

const isCallable = (value: Value): value is Value => isFunction(value) || value instanceof External;

export const functionMethods: MethodTable = new Map();
const onFunction = methodsOn("Function", isCallable, functionMethods);

onFunction("call", "this, ...args", (self, bound) => call(bound, withThis(self, bound.get("this")), ...bound.rest));
onFunction("apply", "this, args", (self, bound) => {
  const given = bound.get("args");
  const items = given === null || given === Undefined.value ? [] : arrayLike(bound, given);
  const args: CallArguments = {
    positional: items instanceof Unknown ? [] : items,
    keywords: new Map(),
    ...(items instanceof Unknown && { unknownRest: items }),
  };
  return bound.runtime.call(withThis(self, bound.get("this")), args, bound.place);
});
onFunction("bind", "this, ...args", (self, { get, rest }) => {
  const callee = withThis(self, get("this"));
  return new NativeFunction("bound", ({ runtime, args, place }: NativeCall) =>
    runtime.call(callee, { ...args, positional: [...rest, ...args.positional] }, place),
  );
});
onFunction("toString", "", (self) => reason(self));

// ---------------------------------------------------------------- promises

/** What a promise is called back with; here a promise is what it comes to. */
export const promiseMethods: MethodTable = new Map();
const onPromise = methodsOn("Promise", (_value): _value is Value => true, promiseMethods);

onPromise("then", "callback", (self, bound) =>
  isCallable(bound.get("callback")) ? call(bound, bound.get("callback"), self) : self,
);
onPromise("catch", "callback", (self) => self);
onPromise("finally", "callback", (self, bound) => {
  if (isCallable(bound.get("callback"))) call(bound, bound.get("callback"));
  return self;
});

/** `new Promise((resolve) => …)` is what `resolve` is called with; where it is called later, that isn't known. */
function newPromise(bound: JsBound): Value {
  const { runtime, place } = bound;
  const settled = runtime.list([]);
  const resolve = new NativeFunction("resolve", ({ runtime: at, args }) => {
    at.heap.touch(settled);
    if (settled.items.length === 0 && !settled.open)
      settled.items.push(args.unknownRest ?? args.positional[0] ?? Undefined.value);
    return Undefined.value;
  });
  const reject = new NativeFunction("reject", () => Undefined.value);
  call(bound, bound.get("executor"), resolve, reject);
  const [value] = settled.items;
  if (value !== undefined) return value;
  return settled.open ?? runtime.unknown("what the promise comes to is known only when the program runs", place);
}

const promises: Natives = {
  "javascript.Promise": jsClass("executor", newPromise),
  ...under("javascript.Promise", {
    all: jsFunction("promises", (bound) => {
      const items = itemsOrReason(bound, bound.get("promises"));
      return items instanceof Unknown ? unknownList(bound, items) : bound.runtime.list([...items]);
    }),
    allSettled: unknownResult("which of the promises fail is known only when the program runs"),
    any: unknownResult("which promise is the first is known only when the program runs"),
    race: unknownResult("which promise is the first is known only when the program runs"),
    reject: unknownResult("the promise fails"),
    resolve: jsFunction("value", ({ get }) => get("value")),
  }),
};

// ---------------------------------------------------------------- errors

const ERRORS = ["Error", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"];

const newError = (name: string): Natives[string] =>
  jsClass("message, options", ({ get, has, runtime }) => {
    const error = runtime.heap.adopt(new InstanceObject(undefined));
    const message = has("message") ? (javascriptText(get("message")) ?? reason(get("message"))) : "";
    error.attributes.set("name", name);
    error.attributes.set("message", message);
    error.attributes.set("stack", new Unknown("where the program is when it runs isn't told"));
    return error;
  });

export const functionNatives: Natives = {
  ...promises,
  ...under("javascript", Object.fromEntries(ERRORS.map((name) => [name, newError(name)]))),
  "javascript.Error.captureStackTrace": jsFunction("error", () => Undefined.value),
};

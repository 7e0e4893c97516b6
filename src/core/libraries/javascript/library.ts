/**
 * What is known of the outside by a program of JavaScript's: its globals, its packages, the methods of its plain values.
 *
 *     Math.floor(7 / 2)                            javascript.Math.floor
 *     import * as tf from "@tensorflow/tfjs-node"  tfjs, as from every package that hands it out
 *     console.log(model)                           known to change no model
 */
import { Unknown } from "../../dims/dim.js";
import type { Place } from "../../text/span.js";
import type { NativeFunction, Runtime } from "../../values/native.js";
import { FunctionObject } from "../../values/objects.js";
import { BoundMethod, External, type CallArguments, type Value } from "../../values/value.js";
import { tfjsMembers } from "../tfjs/members.js";
import { noSuchLayer } from "../tfjs/unknown-names.js";
import { javascriptConstants, javascriptNatives, methodsOf } from "./natives.js";
import { javascriptGlobals } from "./outside.js";

const members = new Map<string, Value>(tfjsMembers);
for (const [path, make] of Object.entries(javascriptNatives)) members.set(path, make(path));
for (const [path, value] of javascriptConstants) members.set(path, value);

/** Scripts of a page that bring a library along as a global name. */
const PAGE_GLOBALS: Readonly<Record<string, string>> = { tf: "tfjs", tfvis: "npm.@tensorflow/tfjs-vis" };

export function javascriptBuiltin(name: string): Value | undefined {
  const known = members.get(`javascript.${name}`);
  if (known !== undefined) return known;
  if (Object.hasOwn(PAGE_GLOBALS, name)) return new External(PAGE_GLOBALS[name]!);
  if (javascriptGlobals.has(name) || /^[A-Z]\w*(Error|Array)$/.test(name)) return new External(`javascript.${name}`);
  return undefined;
}

/** Packages that hand TensorFlow.js out under its own names. */
const TFJS =
  /^(@tensorflow\/tfjs(-node|-node-gpu|-core|-layers|-data|-converter|-react-native|\/dist\/.*)?|https?:\/\/.*\/tfjs(@[\w.]*)?(\/.*)?)$/;

/** Ways to compute, which a program only switches on. */
const BACKEND = /^@tensorflow\/tfjs-(backend-\w+|vis|react-native|tflite|automl)/;

/** What a package is known as; undefined where a module has to be looked for. */
export function packageModule(specifier: string): Value | undefined {
  if (TFJS.test(specifier)) return new External("tfjs");
  if (BACKEND.test(specifier)) return new External(`npm.${specifier}`);
  return /^(\.|\/|[@~]\/)/.test(specifier) ? undefined : new External(`npm.${specifier.replace(/^node:/, "")}`);
}

/** What stands under a function of the library's: `Array.from`, `Object.keys`. */
export const memberOfNative = ({ path }: NativeFunction, name: string): Value | undefined =>
  path === undefined ? undefined : members.get(`${path}.${name}`);

const GLOBAL_OBJECTS = new Set(["globalThis", "window", "self", "global"].map((name) => `javascript.${name}`));

/** `module.name`, or an attribute of something that the outside has handed out. */
export function javascriptMember(runtime: Runtime, module: External, name: string, place: Place): Value {
  const path = `${module.path}${module.instance ? "()" : ""}.${name}`;
  // A package is its own default export.
  if (name === "default" && !module.instance) return module;
  if (runtime.replaced.has(path)) return new External(path);
  const known = members.get(path);
  if (known !== undefined) return module.instance ? new BoundMethod(module, known) : known;
  if (name === "then" || name === "catch" || name === "finally") {
    const method = methodsOf(module, name);
    if (method) return new BoundMethod(module, method);
  }
  // The global object has the globals for its members.
  if (GLOBAL_OBJECTS.has(module.path)) return javascriptBuiltin(name) ?? new External(path);
  if (module.path === "tfjs.layers" && !module.instance && /^[a-z]/.test(name))
    return noSuchLayer(runtime, name, place);
  return new External(path, module.instance);
}

/** Packages that only read what they are given. */
const READERS =
  /^(javascript|tfjs|npm\.(@tensorflow\/tfjs-vis|fs|path|os|util|assert|chai|jest|argparse|commander|yargs|express|ws|progress|node-fetch|axios|react|vue|d3.*|plotly.*|chart.*|p5))(\b|[./(])/;

const READING =
  /(^|[._])(log|warn|error|info|show|render|plot|print|display|draw|save|export|report|summary|expect|assert)\w*$/i;

/** A call of something outside that isn't known in detail. */
export function callJavaScriptExternal(runtime: Runtime, callee: External, args: CallArguments, place: Place): Value {
  const known = callee.instance ? undefined : members.get(callee.path);
  if (known !== undefined && !(known instanceof External)) return runtime.call(known, args, place);
  if (MAKES_LAYERS.test(callee.path)) runtime.loseNames();
  if (isFed(callee, args))
    callBack(runtime, args, new Unknown("what a stream gives is known only when the program runs", place), place);
  else if (!READERS.test(callee.path) && !READING.test(callee.path)) {
    const because = new Unknown(`it was passed to \`${shownPath(callee)}\`, which isn't read`, place);
    runtime.escape(args.positional, because);
    if (!LATER.test(callee.path)) callBack(runtime, args, because, place);
  }
  return new External(callee.path, { args, place });
}

/** Functions whose callbacks run when something happens: what comes after the call goes first. */
const LATER =
  /\.(on\w*|once|use\w*|add\w*Listener|describe|it|test|before\w*|after\w*|get|post|put|listen|subscribe|register\w*)$/;

/** `lines.on("line", (line) => …)`: what a stream gives has come where the program goes on with it, and nobody knows how much. */
const isFed = ({ path }: External, { positional: [event] }: CallArguments): boolean =>
  path.endsWith(".on") && (event === "data" || event === "line");

/** A function that isn't read may call those that it is given, any number of times. */
function callBack(runtime: Runtime, { positional }: CallArguments, because: Unknown, place: Place): void {
  for (const fn of positional)
    if (fn instanceof FunctionObject)
      runtime.anyRounds(
        () => runtime.call(fn, { positional: [], keywords: new Map(), unknownRest: because }, place),
        place,
      );
}

/** Functions that make layers which aren't seen. */
const MAKES_LAYERS = /^tfjs\.(loadLayersModel|loadModel|models\.modelFromJSON)$/;

const shownPath = ({ path }: External): string => path.replace(/^(javascript|npm)\./, "");

/** `new X(…)` of something outside. */
export const constructExternal = callJavaScriptExternal;

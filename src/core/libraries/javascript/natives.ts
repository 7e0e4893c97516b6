/**
 * JavaScript's own library by path, and its methods by the kind of value that has them.
 *
 *     javascriptNatives["javascript.Math.floor"]   methodsOf([1, 2], "map")   plainProperty("relu", "length") is 4
 */
import { Unknown } from "../../dims/dim.js";
import { NativeFunction, type Runtime } from "../../values/native.js";
import { External, Float, TensorValue, type Value } from "../../values/value.js";
import type { Natives } from "../native-helpers.js";
import { isArray } from "./array-search.js";
import { arrayMethods, arrayNatives } from "./arrays.js";
import {
  collectionNatives,
  isIterator,
  isMap,
  isSet,
  iteratorMethods,
  mapEntries as entriesOf,
  mapMethods,
  setMethods,
} from "./collections.js";
import { componentNatives } from "./components.js";
import { functionMethods, functionNatives, isFunction, promiseMethods } from "./functions.js";
import { jsonNatives } from "./json.js";
import { mathConstants, mathNatives } from "./math.js";
import type { MethodTable } from "./native.js";
import { booleanMethods, numberConstants, numberMethods, numberNatives } from "./numbers.js";
import { objectMethods, objectNatives } from "./objects.js";
import { outsideConstants, outsideNatives } from "./outside.js";
import { stringMethods, stringNatives } from "./strings.js";
import {
  isTypedArray,
  typedArrayConstants,
  typedArrayMethods,
  typedArrayNatives,
  typedArrayProperty,
} from "./typed-arrays.js";

type Kind =
  | "array"
  | "string"
  | "number"
  | "boolean"
  | "function"
  | "map"
  | "set"
  | "iterator"
  | "typed-array"
  | "object"
  | "promise";

/** Each takes its `this` as the first argument. */
export const javascriptMethods: ReadonlyMap<Kind, MethodTable> = new Map<Kind, MethodTable>([
  ["array", arrayMethods],
  ["string", stringMethods],
  ["number", numberMethods],
  ["boolean", booleanMethods],
  ["function", functionMethods],
  ["map", mapMethods],
  ["set", setMethods],
  ["iterator", iteratorMethods],
  ["typed-array", typedArrayMethods],
  ["object", objectMethods],
  ["promise", promiseMethods],
]);

/** `Array.prototype.slice`, which is called with another `this`. */
const prototypes: Natives = Object.fromEntries(
  [...javascriptMethods.values()].flatMap((table) => [...table.values()].map((method) => [method.path!, () => method])),
);

export const javascriptNatives: Natives = {
  ...arrayNatives,
  ...collectionNatives,
  ...componentNatives,
  ...functionNatives,
  ...jsonNatives,
  ...mathNatives,
  ...numberNatives,
  ...objectNatives,
  ...outsideNatives,
  ...stringNatives,
  ...typedArrayNatives,
  ...prototypes,
};

export const javascriptConstants: readonly (readonly [string, Value])[] = [
  ...mathConstants,
  ...numberConstants,
  ...outsideConstants,
  ...typedArrayConstants,
];

function kindOf(value: Value): Kind | undefined {
  if (typeof value === "string") return "string";
  if (typeof value === "number" || value instanceof Float) return "number";
  if (typeof value === "boolean") return "boolean";
  if (isArray(value)) return "array";
  if (isSet(value)) return "set";
  if (isMap(value)) return "map";
  if (isIterator(value)) return "iterator";
  if (isTypedArray(value)) return "typed-array";
  return isFunction(value) || (value instanceof External && !value.instance) ? "function" : undefined;
}

/** A method of the library's for a value: of its kind, of all objects, or of promises, which are what they come to. */
export function methodsOf(value: Value, name: string): NativeFunction | undefined {
  const kind = kindOf(value);
  const own = kind && javascriptMethods.get(kind)!.get(name);
  return own ?? (value instanceof TensorValue ? undefined : objectMethods.get(name)) ?? promiseMethods.get(name);
}

/** What a value of the library's says of itself. */
export function plainProperty(value: Value, name: string): Value | undefined {
  if (typeof value === "string") return name === "length" ? value.length : undefined;
  if (isArray(value)) return name === "length" ? (value.open ?? value.items.length) : undefined;
  if (isSet(value)) return name === "size" ? (value.open ?? value.items.length) : undefined;
  if (isMap(value)) return name === "size" ? (value.open ?? value.entries.size) : undefined;
  if (isTypedArray(value)) return typedArrayProperty(value, name);
  if (value instanceof NativeFunction)
    return name === "name" ? value.name : name === "length" ? new Unknown("it isn't followed") : undefined;
  return undefined;
}

/** The entries that going over a Map gives; undefined for what is no Map. */
export const mapEntries = (runtime: Runtime, value: Value): readonly Value[] | Unknown | undefined =>
  isMap(value) ? entriesOf(runtime, value) : undefined;

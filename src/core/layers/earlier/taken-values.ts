/**
 * Values that Keras 2 takes in a layer's argument where Keras 3 refuses them, by what it told of each.
 *
 *     Conv2D(64.0, 3)        filters float>0.5: taken
 *     Dropout("a")           rate str: taken, as nothing looks at it before training
 *     Conv2D(8, 3, groups=-2)   ~ int>-3<0: made, and refused when it is called
 *
 * The record is scripts/oracle/taken_values.py's.
 */
import { Float } from "../../dims/dim.js";
import { DictArgument, isSequence, Opaque, type ArgumentValue } from "../argument.js";
import { KERAS_2_NAMES } from "./keras-2.js";
import { takenByKeras2 } from "./keras-2-values.js";

/** "late" where the layer can be made and not be called; undefined where nothing is recorded. */
export type Leniency = "taken" | "late";

export function leniencyOfKeras2(layer: string, argument: string, value: ArgumentValue): Leniency | undefined {
  // Of dicts nothing is recorded.
  if (value instanceof DictArgument) return "taken";
  const kinds = kindsFor(layer, argument);
  if (kinds?.taken.some((kind) => isOf(value, kind))) return "taken";
  return kinds?.late.some((kind) => isOf(value, kind)) ? "late" : undefined;
}

interface Kinds {
  readonly taken: readonly string[];
  readonly late: readonly string[];
}

function kindsFor(layer: string, argument: string): Kinds | undefined {
  const [own, ofAll] = [rowsOf(layer), rowsOf("*")];
  const shared = SHARED.exec(argument)?.[0] ?? argument;
  return own.get(argument) ?? own.get(earlierName(argument)) ?? ofAll.get(argument) ?? ofAll.get(shared);
}

/** What many arguments are alike in. */
const SHARED = /(initializer|regularizer|constraint|activation)$/;

const earlierName = (argument: string): string =>
  Object.keys(KERAS_2_NAMES).find((name) => KERAS_2_NAMES[name] === argument) ?? argument;

const parsed = new Map<string, ReadonlyMap<string, Kinds>>();

function rowsOf(layer: string): ReadonlyMap<string, Kinds> {
  const text = Object.hasOwn(takenByKeras2, layer) ? takenByKeras2[layer]! : "";
  const rows = parsed.get(layer) ?? new Map(text.split("; ").map(rowOf));
  parsed.set(layer, rows);
  return rows;
}

function rowOf(text: string): readonly [string, Kinds] {
  const [argument = "", ...kinds] = text.split(" ");
  const end = kinds.indexOf("~");
  return [argument, end < 0 ? { taken: kinds, late: [] } : { taken: kinds.slice(0, end), late: kinds.slice(end + 1) }];
}

// ---------------------------------------------------------------- kinds of value

/** `int>-1<3`, `float*2` (two of them in a list or tuple), `sequence` (any), `str` (any), `'SAME'`, `None`. */
function isOf(value: ArgumentValue, kind: string): boolean {
  if (value === null) return kind === "None";
  if (typeof value === "boolean") return kind === (value ? "True" : "False");
  if (typeof value === "string") return isText(value, kind);
  if (typeof value === "number") return isBetween("int", value, kind);
  if (value instanceof Float) return isBetween("float", value.value, kind);
  if (isSequence(value)) return kind === "sequence" || isListOf(value, kind);
  return value instanceof Opaque && value.kind === "callable" && kind === "function";
}

const isText = (value: string, kind: string): boolean =>
  kind === `'${value}'` || kind === (/^\d+$/.test(value) ? "numeral" : "str");

const LIMITS = /^(int|float)(?:>([-\d.]+))?(?:<([-\d.]+))?$/;

function isBetween(own: "int" | "float", value: number, kind: string): boolean {
  const [, of, low = "-Infinity", high = "Infinity"] = LIMITS.exec(kind) ?? [];
  return of === own && value > Number(low) && value < Number(high);
}

function isListOf(items: readonly ArgumentValue[], kind: string): boolean {
  if (items.length === 0) return kind === "empty";
  const [item = "", length] = kind.split("*");
  return Number(length) === items.length && items.every((each) => isItem(each, item));
}

function isItem(value: ArgumentValue, kind: string): boolean {
  if (kind === "pair") return isSequence(value) && value.length === 2 && value.every((each) => isItem(each, "int"));
  if (kind === "positive") return value instanceof Float && value.value > 0;
  if (kind === "bool") return typeof value === "boolean";
  return isOf(value, kind) || (kind === "str" && typeof value === "string");
}

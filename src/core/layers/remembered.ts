/**
 * Layers made and called alike come out alike: what was worked out for one is told of the next. Programs repeat themselves, and an
 * editor reads the same program after every keystroke.
 *
 *     Conv2D(32, 3, padding="same")   "0:32,0:3,padding 4:same,"      one configuration for all of them
 *     … on (None, 28, 28, 3)          "float32[null,28,28,3,]"        one output, one list of weights, one cost
 *     Conv2D(n_filters, 3)            no key: worked out each time
 */
import { Float, isRanked } from "../dims/dim.js";
import { NumPyInteger } from "../dims/numpy-integer.js";
import type { Nest, TensorSpec } from "../dims/tensor.js";
import { isSequence, Opaque, type ArgumentValue } from "./argument.js";
import type { LayerCall, LayerSettings } from "./entry.js";

/** Results by key, of which only so many are kept. */
export class Remembered<Result> {
  readonly #results = new Map<string, Result>();

  /** What `work` gives; without a key it is asked each time. What it throws isn't kept. */
  of(key: string | undefined, work: () => Result): Result {
    if (key === undefined) return work();
    const before = this.#results.get(key);
    if (before !== undefined) return before;
    const result = work();
    if (this.#results.size >= MOST) this.#results.clear();
    this.#results.set(key, result);
    return result;
  }
}

const MOST = 500;

/** Undefined where an argument isn't a plain value: it may be told otherwise later, or be changed. */
export function constructionKey(
  positional: readonly ArgumentValue[],
  keywords: ReadonlyMap<string, ArgumentValue>,
  settings: LayerSettings,
): string | undefined {
  const { imageDataFormat, dtype, floatx = "", library = "", dialect = "", isDialectSpelled = false } = settings;
  if (typeof imageDataFormat !== "string" || typeof dtype !== "string" || typeof floatx !== "string") return undefined;
  // Few programs set anything, and a short key is found sooner.
  const isUsual = imageDataFormat === "channels_last" && dtype === "float32" && floatx === "";
  let key = isUsual ? "" : `${imageDataFormat} ${plainText(dtype)} ${plainText(floatx)}`;
  key += `${library}/${dialect}${isDialectSpelled ? "?" : ""};`;
  for (const value of positional) {
    const text = plainText(value);
    if (text === undefined) return undefined;
    key += `${text},`;
  }
  for (const [name, value] of keywords) {
    const text = plainText(value);
    if (text === undefined) return undefined;
    key += `${name} ${text},`;
  }
  return key;
}

/** No two values have the same text. */
function plainText(value: ArgumentValue): string | undefined {
  if (typeof value === "number" || typeof value === "boolean" || value === null) return `${value}`;
  if (typeof value === "string") return `${value.length}:${value}`;
  if (value instanceof Float) return Object.is(value.value, -0) ? "f-0" : `f${value.value}`;
  if (value instanceof NumPyInteger) return `n${value.value}`;
  if (value instanceof Opaque) return opaqueText(value);
  if (!isSequence(value)) return undefined;
  let text = "[";
  for (const item of value) {
    const own = plainText(item);
    if (own === undefined) return undefined;
    text += `${own},`;
  }
  return `${text}]`;
}

function opaqueText({ kind, description, shape, items, nature }: Opaque): string | undefined {
  if (shape) return undefined;
  const { takes, isPlain = false, isCallable = false } = nature;
  const parameters = takes?.parameters.map((one) => `${one.kind} ${one.name}${one.default === undefined ? "" : "="}`);
  return `<${kind} ${plainText(description)} ${isPlain} ${isCallable} ${items ?? ""} ${parameters ?? ""}>`;
}

/** Undefined where a size isn't a number, or the call was given more than tensors. */
export function callKey(call: LayerCall): string | undefined {
  const { inputs, dtype, others, executed, isBuilt, isRankUnchecked } = call;
  if (typeof dtype !== "string" || others.size > 0) return undefined;
  const text = nestText(inputs);
  return text === undefined ? undefined : `${dtype} ${executed} ${isBuilt} ${isRankUnchecked} ${text}`;
}

function nestText(nest: Nest<TensorSpec>): string | undefined {
  if (!Array.isArray(nest)) return "shape" in nest && "dtype" in nest ? specText(nest as TensorSpec) : undefined;
  let text = "(";
  for (const item of nest as readonly Nest<TensorSpec>[]) {
    const own = nestText(item);
    if (own === undefined) return undefined;
    text += own;
  }
  return `${text})`;
}

function specText({ shape, dtype }: TensorSpec): string | undefined {
  if (typeof dtype !== "string" || !isRanked(shape)) return undefined;
  let text = `${dtype}[`;
  for (const dim of shape) {
    if (dim !== null && typeof dim !== "number") return undefined;
    text += `${dim},`;
  }
  return `${text}]`;
}

/**
 * The values that reach a layer's constructor, as the catalogue sees them.
 *
 *     Conv2D(32, (3, 3), activation=tf.nn.relu)   32, [3, 3], Opaque("tf.nn.relu", "callable")
 */
import { Float, isRanked, Sym, Unknown, type Amount, type Shape } from "../dims/dim.js";
import { NumPyInteger } from "../dims/numpy-integer.js";
import type { LayerHandle } from "./entry.js";
import type { Signature } from "./signature.js";

/** Something that isn't a number, a string or a container: an initializer object, a function, an array. */
export class Opaque {
  constructor(
    readonly kind: "callable" | "object" | "array" | "tensor" | "class",
    /** The class of an object ("HeNormal"), the name of a function ("relu"). */
    readonly description: string,
    /** Of an array or tensor. */
    readonly shape?: Shape,
    /** Of an array with one axis whose integers are known, and of bytes. */
    readonly items?: readonly number[],
    readonly nature: Nature = {},
  ) {}

  /** It is no number and no dtype, and can't be called. */
  get isInert(): boolean {
    return this.nature.isPlain === true && this.nature.isCallable !== true;
  }
}

/** What more is known of such a value. */
export interface Nature {
  /** An object without any of the methods and names by which the library takes one for a number, a dtype or an array. */
  readonly isPlain?: boolean;
  readonly isCallable?: boolean;
  /** What a call of the function or class takes. */
  readonly takes?: Signature;
  /** Of a class: what it makes without arguments can't be called, or is a number of NumPy's, which is an array without axes. */
  readonly makes?: "no function" | "number";
}

/** A dict argument; keys in order. */
export class DictArgument {
  constructor(readonly entries: readonly (readonly [ArgumentValue, ArgumentValue])[]) {}

  get(key: string): ArgumentValue | undefined {
    return this.entries.find(([k]) => k === key)?.[1];
  }
}

/** None is null; lists and tuples are arrays; `number` is an integer, `Float` Python's float. */
export type ArgumentValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Float
  | NumPyInteger
  | Sym
  | Unknown
  | readonly ArgumentValue[]
  | DictArgument
  | LayerHandle
  | Opaque;

/** What JSON can hold. */
export type PlainValue = null | boolean | number | string | readonly PlainValue[];

/** The value as JSON has it; undefined where it is more than that, as a default that is a function. */
export function plainArgument(value: ArgumentValue | undefined): PlainValue | undefined {
  if (value instanceof Float || value instanceof NumPyInteger) return value.value;
  if (Array.isArray(value)) {
    const items = (value as readonly ArgumentValue[]).map(plainArgument);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  return typeof value === "object" && value !== null
    ? undefined
    : typeof value === "bigint"
      ? undefined
      : (value as PlainValue | undefined);
}

export const isSequence = (value: ArgumentValue): value is readonly ArgumentValue[] => Array.isArray(value);

/** What the library's `tuple(value)` gives: numbers of an array or of bytes, or how many there are, the keys of a dict. Undefined where it is neither. */
export function itemsOf(value: ArgumentValue): readonly ArgumentValue[] | Unknown | undefined {
  if (value instanceof Unknown || isSequence(value)) return value;
  if (value instanceof DictArgument) return value.entries.map(([key]) => key);
  if (!(value instanceof Opaque)) return undefined;
  if (value.items) return value.items;
  if (value.kind !== "array") return undefined;
  const unknown = new Unknown(`the value of ${value.description} is not known`);
  const [length, ...others] = value.shape && isRanked(value.shape) ? value.shape : [];
  return typeof length === "number" && others.length === 0 ? Array.from({ length }, () => unknown) : unknown;
}

/** The integer that a value is: a Python bool counts, what isn't told stays so. Undefined where it is none. */
export function integerValue(value: ArgumentValue): Amount | undefined {
  if (typeof value === "number" || value instanceof Sym || value instanceof Unknown) return value;
  if (typeof value === "boolean") return Number(value);
  if (value instanceof NumPyInteger) return value.value;
  if (typeof value === "bigint") return new Unknown("the number is too large to be exact");
  const isArray = value instanceof Opaque && (value.kind === "array" || value.kind === "tensor");
  return isArray && !isSeveral(value) ? new Unknown(`the value of ${value.description} is not known`) : undefined;
}

/** What certainly is no number. */
export const isNoNumber = (value: Opaque): boolean =>
  value.nature.isPlain === true || value.kind === "callable" || value.kind === "class" || isSeveral(value);

export const isBytes = (value: ArgumentValue): value is Opaque =>
  value instanceof Opaque && value.kind === "object" && value.items !== undefined;

/** An array of several numbers: it is no number, and neither true nor false. */
export function isSeveral(value: ArgumentValue): boolean {
  if (!(value instanceof Opaque) || value.kind !== "array" || !value.shape || !isRanked(value.shape)) return false;
  const { shape } = value;
  return shape.some((dim) => typeof dim === "number" && dim > 1) && !shape.includes(0);
}

/** Python's truth of the value. */
export function truthOf(value: ArgumentValue): boolean | Unknown {
  if (value instanceof Unknown) return value;
  if (value instanceof Sym) return new Unknown(`${value} is known only when the program runs`);
  if (value instanceof Float) return value.value !== 0;
  if (value instanceof DictArgument) return value.entries.length > 0;
  if (value instanceof Opaque) return truthOfOpaque(value);
  return isSequence(value) ? value.length > 0 : Boolean(value);
}

function truthOfOpaque({ kind, items, description }: Opaque): boolean | Unknown {
  const isArray = kind === "array" || kind === "tensor";
  if (isArray && items?.length === 1) return items[0] !== 0;
  if (isArray) return new Unknown(`whether ${description} is true isn't known`);
  return items === undefined || items.length > 0;
}

/** The value as Python writes it: `(3, 3)`, `'same'`, `None`. */
export function showArgument(value: ArgumentValue): string {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (typeof value === "string") return `'${value}'`;
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (value instanceof NumPyInteger) return `np.${value.dtype}(${value.value})`;
  if (isSequence(value)) return `(${value.map(showArgument).join(", ")}${value.length === 1 ? "," : ""})`;
  if (value instanceof Float) return showFloat(value.value);
  if (value instanceof Sym) return value.toString();
  if (value instanceof Unknown) return "?";
  if (value instanceof DictArgument)
    return `{${value.entries.map(([key, entry]) => `${showArgument(key)}: ${showArgument(entry)}`).join(", ")}}`;
  return value instanceof Opaque ? value.description : value.className;
}

function showFloat(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

const holdsNumPy = (value: ArgumentValue): boolean =>
  value instanceof NumPyInteger || (isSequence(value) && value.some(holdsNumPy));

const plainNumbers = (value: ArgumentValue): ArgumentValue =>
  value instanceof NumPyInteger ? value.value : isSequence(value) ? value.map(plainNumbers) : value;

/** The arguments with every number plain, and those that held NumPy's as they came. */
export function withoutNumPyIntegers(given: ReadonlyMap<string, ArgumentValue>): {
  readonly plain: ReadonlyMap<string, ArgumentValue>;
  readonly ofNumPy?: ReadonlyMap<string, ArgumentValue>;
} {
  const ofNumPy = [...given].filter(([, value]) => holdsNumPy(value));
  if (ofNumPy.length === 0) return { plain: given };
  const plain = new Map([...given].map(([name, value]) => [name, plainNumbers(value)] as const));
  return { plain, ofNumPy: new Map(ofNumPy) };
}

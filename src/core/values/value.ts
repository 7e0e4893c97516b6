/**
 * Abstract values: what evaluation knows of a value of the program.
 *
 *     x = [1, 2.0, None, n]   ListObject of 1, Float(2.0), null, Sym("n")
 *
 * None is null, booleans, strings and integers are JavaScript's own; a `number` is always an integer, `bigint` one past
 * 2^53. Unknown is a value of its own, with its reason. Things with identity are HeapObjects, the rest is immutable.
 */
import { Float, Sym, Unknown, type Dim, type Shape } from "../dims/dim.js";
import { NumPyInteger } from "../dims/numpy-integer.js";
import type { DType } from "../dims/tensor.js";
import type { Edition } from "../layers/dialect.js";
import type { WeightPlace } from "../layers/entry.js";
import type { Place } from "../text/span.js";
import type { ArrayMemory } from "./array-memory.js";
import type { HeapObject } from "./heap.js";
import type { GraphNode } from "./layer-object.js";
import type { NativeFunction } from "./native.js";
import type { ClassObject } from "./objects.js";

export { Float, NumPyInteger, Sym, Unknown };

export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Float
  | NumPyInteger
  | Sym
  | Unknown
  | Undefined
  | Ellipsis
  | Bytes
  | TupleValue
  | RangeValue
  | SliceValue
  | BoundMethod
  | NativeFunction
  | TensorValue
  | External
  | StreamValue
  | SuperValue
  | PropertyValue
  | HeapObject;

/** JavaScript's undefined. */
export class Undefined {
  static readonly value = new Undefined();
}

export class Ellipsis {
  static readonly value = new Ellipsis();
}

/** A bytes literal: models don't look into them. */
export class Bytes {
  constructor(readonly text: string) {}
}

export class TupleValue {
  constructor(
    readonly items: readonly Value[],
    readonly named?: NamedTupleFacts,
    /** What it holds, where the library has made it. */
    readonly given?: Given,
  ) {}
}

/** What is in a list, tuple or dict of the library's; "axis" in the shape of a variable, which is TensorFlow's. */
export type Given = "layer" | "tensor" | "weight" | "array" | "result" | "shape" | "size" | "axis";

/** A named tuple's class and field names. */
export interface NamedTupleFacts {
  readonly typeName: string;
  readonly fields: readonly string[];
  /** What `namedtuple(…)` gave, where the tuple was made so. */
  readonly base?: NativeFunction;
  /** The program's class that derives from it. */
  readonly cls?: ClassObject;
}

export class RangeValue {
  constructor(
    readonly start: Dim,
    readonly stop: Dim,
    readonly step: Dim,
  ) {}
}

export class SliceValue {
  constructor(
    readonly lower: Value,
    readonly upper: Value,
    readonly step: Value,
  ) {}
}

export class BoundMethod {
  constructor(
    readonly self: Value,
    readonly fn: Value,
  ) {}
}

/** Python's `super()` inside a method. `after` is the class whose bases are looked up. */
export class SuperValue {
  constructor(
    readonly self: Value,
    /** The class behind which attributes are looked up; unknown where what follows it is. */
    readonly after: HeapObject | Unknown,
  ) {}
}

/** A property, class method or static method in a class body. */
export class PropertyValue {
  constructor(
    readonly kind: "property" | "classmethod" | "staticmethod" | "cached-property",
    readonly getter: Value,
    readonly setter?: Value,
  ) {}
}

/** Where a symbolic tensor comes from: which output of which call in the layer graph. */
export interface TensorOrigin {
  readonly node: GraphNode;
  readonly index: number;
}

/**
 * A tensor or array of which the shape is known, or some of it. With an `origin` it is a symbolic tensor of the library's
 * graph; without one an array, or a tensor inside a user's `call`.
 */
export class TensorValue {
  constructor(
    readonly shape: Shape,
    readonly dtype: DType,
    readonly origin?: TensorOrigin,
    readonly facts: TensorFacts = {},
  ) {}

  /** The values of a small constant, in order: `np.array([2, 3])`. */
  get values(): readonly Value[] | undefined {
    return this.facts.memory?.changed ? undefined : this.facts.values;
  }

  /** How many labels it holds: the whole numbers below this. */
  get classes(): number | undefined {
    return this.facts.memory?.changed ? undefined : this.facts.classes;
  }
}

export interface TensorFacts {
  /** "array" for numpy's, "dataset element" and so on; a tensor where absent. */
  readonly kind?: "array" | "variable" | "tensor";
  /** The one number that a model's evaluation gives, which is Python's. */
  readonly isResult?: boolean;
  /** A variable that no layer counts when it is assigned to an attribute: one of TensorFlow's own. */
  readonly tracked?: boolean;
  /** Of a variable. */
  readonly trainable?: boolean;
  /** The weight of a layer that it is, where the program has asked the layer for it. */
  readonly of?: WeightPlace;
  /** What a small constant held when it was made; `TensorValue.values` tells what it still holds. */
  readonly values?: readonly Value[];
  /** How many labels it holds: they are the whole numbers below this, and each stands somewhere in it. */
  readonly classes?: number;
  /** Where NumPy keeps the values, which a program may change. */
  readonly memory?: ArrayMemory;
  /** Different histories met here: the graph behind this tensor can't be told. */
  readonly ambiguous?: Unknown;
  /** The histories that met, undefined standing for one outside of the graph. */
  readonly alternatives?: readonly (TensorOrigin | undefined)[];
  /** The mask that it carries: which steps count. Unknown where there may be one. */
  readonly mask?: TensorValue | Unknown;
}

/** The mask of a tensor; undefined where it has none. */
export type Mask = TensorFacts["mask"];

/** A name of a library outside: its dotted path in the library's own words, `keras.layers.Conv2D`, `matplotlib.pyplot`. */
export class External {
  constructor(
    readonly path: string,
    /** What it is where that is known: an object made by calling `path`, and not `path` itself. */
    readonly instance?: { readonly args: CallArguments; readonly place: Place },
    /** Reached through `tensorflow.keras`, which keeps what `keras` itself has dropped, in the sources, or in Keras 2 beside Keras 3. */
    readonly route?: "compatible" | "source" | Edition,
  ) {}
}

/** Any number of items of one kind, one after the other: what a pipeline of data hands out. */
export class StreamValue {
  constructor(
    /** What is known of each item. */
    readonly item: Value,
    /** Why the items aren't told one by one. */
    readonly because: Unknown,
    /** A dataset of TensorFlow's, whose items are told as they are inside a graph. */
    readonly dataset?: DatasetFacts,
  ) {}
}

export interface DatasetFacts {
  readonly count: Dim;
  /** The size of its batches, where all are of one size that the graph doesn't tell. */
  readonly batch?: number;
  /** It is one of TensorFlow's own, and no iterator of Keras'. */
  readonly isTensorFlows?: boolean;
}

/** The arguments of one call, evaluated. */
export interface CallArguments {
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  /** A spread of something unknown: any further argument may be given. */
  readonly unknownRest?: Unknown;
  /** The same of one by position: what stands behind it is at no place that is known, and isn't among `positional`. */
  readonly unknownPositional?: Unknown;
}

export const noArguments: CallArguments = { positional: [], keywords: new Map() };
export const positionalArguments = (...positional: Value[]): CallArguments => ({ positional, keywords: new Map() });

/** A number that can be a size: an integer, a symbol, or unknown; undefined for anything else. */
export function asDim(value: Value): Dim | undefined {
  if (value === null || typeof value === "number" || value instanceof Sym || value instanceof Unknown) return value;
  return value instanceof NumPyInteger ? value.value : undefined;
}

/** The first candidate that is there, else the last resort. None is a value like any other. */
export function firstGiven(candidates: readonly (Value | undefined)[], otherwise: Value): Value {
  const found = candidates.find((value) => value !== undefined);
  return found === undefined ? otherwise : found;
}

/**
 * The bound arguments of one constructor call, read by type: what Keras' own checks accept and refuse.
 *
 *     Conv2D(32, 3, padding="Same")   args.tuple("kernel_size", 2) = [3, 3], args.choice("padding", …) = "same"
 *
 * A value that the text doesn't tell passes every check and comes out Unknown.
 */
import { Float, isRanked, Sym, Unknown, type Amount, type Dim } from "../dims/dim.js";
import { NumPyInteger } from "../dims/numpy-integer.js";
import { invalidArgument } from "../problems/invalid-argument.js";
import {
  integerValue,
  isNoNumber,
  isSequence,
  isSeveral,
  itemsOf,
  Opaque,
  showArgument,
  truthOf,
  type ArgumentValue,
} from "./argument.js";
import { LayerError, type LayerSettings } from "./entry.js";

export interface TupleOptions {
  /** Zero is taken too. */
  readonly zero?: boolean;
  /** Floats are taken in a sequence, where the library only divides by them. */
  readonly floats?: boolean;
}

export class LayerArguments {
  constructor(
    /** The layer's class, for messages. */
    readonly layer: string,
    readonly settings: LayerSettings,
    readonly given: ReadonlyMap<string, ArgumentValue>,
    readonly defaults: ReadonlyMap<string, ArgumentValue>,
    /** Those of `given` that hold integers of NumPy's, as they came. */
    readonly ofNumPy?: ReadonlyMap<string, ArgumentValue>,
  ) {}

  /** The same call with another value. */
  replacing(name: string, value: ArgumentValue): LayerArguments {
    const given = new Map([...this.given, [name, value]] as const);
    const ofNumPy = this.ofNumPy && new Map([...this.ofNumPy].filter(([other]) => other !== name));
    return new LayerArguments(this.layer, this.settings, given, this.defaults, ofNumPy);
  }

  has(name: string): boolean {
    return this.given.has(name);
  }

  /** The value as given, else the signature's default; None where it has none. */
  value(name: string): ArgumentValue {
    const value = this.given.get(name);
    return value === undefined ? (this.defaults.get(name) ?? null) : value;
  }

  refuse(name: string, wanted: string): never {
    throw this.refusal(name, wanted);
  }

  refusal(name: string, wanted: string): LayerError {
    const shown = showArgument(this.ofNumPy?.get(name) ?? this.value(name));
    return new LayerError(invalidArgument, `${this.layer}: \`${name}\` must be ${wanted}, not ${shown}.`, name);
  }

  /** A tensor of the graph, as in `Dense(x)` for `Dense(8)(x)`: it has no value that a limit could be held against. */
  isSymbolic(name: string): boolean {
    const value = this.value(name);
    return this.settings.dialect === undefined && value instanceof Opaque && value.kind === "tensor";
  }

  /** An integer, of any sign. A Python bool is an integer too. */
  integer(name: string): Amount {
    const value = this.value(name);
    // Keras 2 makes an integer of an array of one.
    const isArray = this.settings.dialect === undefined && Array.isArray(itemsOf(value));
    if (this.isSymbolic(name) || isArray) this.refuse(name, "an integer");
    return integerValue(value) ?? this.refuse(name, "an integer");
  }

  /** The same as what Keras 2 makes of it by `int(…)`, which cuts floats; Keras 3 has an `int` or refuses. */
  positiveInt(name: string): Amount {
    const value = this.value(name);
    const isCut = this.settings.dialect === "tf_keras" && value instanceof Float && value.value >= 1;
    return isCut ? Math.trunc(value.value) : this.notNumPy(name).positive(name);
  }

  /** An integer above zero. */
  positive(name: string): Amount {
    if (this.isSymbolic(name)) this.refuse(name, "a positive integer");
    const value = this.integer(name);
    if (typeof value === "number" && value <= 0) this.refuse(name, "a positive integer");
    return value;
  }

  /** NumPy's integers are none of Python's: Keras 3 refuses them where it asks for an `int`, and Keras 2 here and there. */
  notNumPy(name: string, isAlsoKeras2 = false): this {
    const isAsked = isAlsoKeras2 || this.settings.dialect === undefined;
    if (isAsked && this.ofNumPy?.get(name) instanceof NumPyInteger)
      this.refuse(name, "an `int` of Python's, as int(…) makes one");
    return this;
  }

  /** The same of the items of a sequence. */
  noItemOfNumPy(name: string): this {
    const items = this.ofNumPy?.get(name) ?? null;
    if (isSequence(items) && items.some((item) => item instanceof NumPyInteger))
      this.refuse(name, "made of `int`s of Python's, as int(…) gives them");
    return this;
  }

  /** What is read when the layer is made, and refused only when it is called. */
  late<T>(read: () => T): T | LayerError {
    try {
      return read();
    } catch (error) {
      if (error instanceof LayerError) return error;
      throw error;
    }
  }

  /** True and False are integers in Python; some layers refuse them all the same. */
  notBool(name: string): this {
    if (typeof this.value(name) === "boolean") this.refuse(name, "an integer");
    return this;
  }

  /** A Python number from `low` to `high`, both allowed. NaN is in no range. */
  realBetween(name: string, low: number, high: number): number | Unknown {
    const value = this.real(name);
    return value instanceof Unknown || (value >= low && value <= high)
      ? value
      : this.refuse(name, high === Number.MAX_VALUE ? `at least ${low}` : `between ${low} and ${high}`);
  }

  /** A Python number that isn't below zero, which NaN isn't either. */
  notNegative(name: string): number | Unknown {
    const value = this.real(name);
    return typeof value === "number" && value < 0 ? this.refuse(name, "at least 0") : value;
  }

  private real(name: string): number | Unknown {
    return this.isSymbolic(name) ? this.refuse(name, "a number") : this.comparable(name);
  }

  /** An integer, or None. */
  optionalInteger(name: string): Dim {
    return this.value(name) === null ? null : this.integer(name);
  }

  /** An integer or a float, as JavaScript's number; a Python bool counts as 0 or 1. */
  number(name: string): number | Unknown {
    const value = this.value(name);
    if (value instanceof Sym) return unknownValue(value);
    if (value instanceof Unknown || typeof value === "number") return value;
    if (value instanceof Float) return value.value;
    if (typeof value === "boolean" || typeof value === "bigint") return Number(value);
    if (value instanceof Opaque && value.kind === "array" && value.items?.length === 1) return value.items[0]!;
    const isTaken = value instanceof Opaque && (!isNoNumber(value) || isSeveral(value) || this.isLenient(value));
    return isTaken ? new Unknown(`the value of ${value.description} is not known`) : this.refuse(name, "a number");
  }

  /** Keras 2 looks at few of the objects that it is given. */
  private isLenient({ kind }: Opaque): boolean {
    return this.settings.dialect !== undefined && kind === "object";
  }

  /** A number that the library compares with others: no array of several. */
  comparable(name: string): number | Unknown {
    const isArray = this.settings.dialect === undefined && isSeveral(this.value(name));
    return isArray ? this.refuse(name, "a number") : this.number(name);
  }

  /** `seed=` of a layer that draws random numbers: an integer or None; a bool is refused. */
  checkSeed(name = "seed"): void {
    if (this.settings.dialect !== undefined) return;
    this.notNumPy(name);
    const value = this.value(name);
    const mayBeTaken =
      value === null ||
      typeof value === "number" ||
      typeof value === "bigint" ||
      value instanceof Sym ||
      value instanceof Unknown;
    if (!mayBeTaken) this.refuse(name, "an integer or None");
  }

  /** `n` integers above zero, from one integer or a sequence of n: strides, kernel sizes. */
  tuple(name: string, n: number, options: TupleOptions = {}): readonly Amount[] {
    if (this.isSymbolic(name)) this.refuse(name, `an integer or a tuple of ${n} integers`);
    return this.notNumPy(name, true).tupleOf(name, this.value(name), n, options);
  }

  /** The same of a part of an argument: of one pair in `padding=((1, 2), (3, 4))`. */
  tupleOf(name: string, value: ArgumentValue, n: number, options: TupleOptions = {}): readonly Amount[] {
    const wanted = `an integer or a tuple of ${n} integers`;
    const items = isTable(value) ? undefined : (itemsOf(value) ?? repeated(integerValue(value), n));
    if (items instanceof Unknown) return Array<Amount>(n).fill(items);
    if (items?.length !== n) return this.refuse(name, wanted);
    const smallest = options.zero ? 0 : 1;
    return items.map((item) => {
      const size = integerValue(item) ?? (options.floats ? wholeFloat(item) : undefined);
      if (size === undefined) return this.refuse(name, wanted);
      if (typeof size === "number" && size < smallest) this.refuse(name, `of values >= ${smallest}`);
      return size;
    });
  }

  /** One of the allowed strings. With `anyCase` "Same" is taken for "same". */
  choice<T extends string>(name: string, allowed: readonly T[], anyCase = false): T | Unknown {
    const value = this.value(name);
    if (value instanceof Unknown || value instanceof Sym) return value instanceof Unknown ? value : unknownValue(value);
    const text = typeof value === "string" && anyCase ? value.toLowerCase() : value;
    const found = allowed.find((item) => item === text);
    return found ?? this.refuse(name, `one of ${allowed.map((item) => `"${item}"`).join(", ")}`);
  }

  /** Python's truth of the value, which the library asks when it builds or calls the layer. */
  truth(name: string): boolean | Unknown {
    const value = this.value(name);
    const isNeither = this.settings.library === undefined && (this.isSymbolic(name) || isSeveral(value));
    if (isNeither) throw this.refusal(name, "true or false").whenCalled();
    return truthOf(value);
  }

  /** The same where the library asks only once numbers go through the layer. */
  truthInUse(name: string): boolean | Unknown {
    return truthOf(this.value(name));
  }

  /** `data_format=`, None meaning the library's setting. */
  dataFormat(name = "data_format"): "channels_last" | "channels_first" | Unknown {
    if (this.value(name) === null) return this.settings.imageDataFormat;
    return this.choice(name, ["channels_last", "channels_first"], true);
  }
}

/** An array of arrays, none of which is a number. */
const isTable = (value: ArgumentValue): boolean =>
  isSeveral(value) &&
  value instanceof Opaque &&
  isRanked(value.shape!) &&
  Number(value.shape.at(-1)) > 1 &&
  value.shape.length > 1;

const repeated = (value: Amount | undefined, n: number): readonly Amount[] | undefined =>
  value === undefined ? undefined : Array<Amount>(n).fill(value);

const unknownValue = (value: Sym): Unknown => new Unknown(`${value} is known only when the program runs`);

function wholeFloat(value: ArgumentValue): Amount | undefined {
  if (!(value instanceof Float)) return undefined;
  return Number.isInteger(value.value) ? value.value : new Unknown(`${value.value} is no whole number`);
}

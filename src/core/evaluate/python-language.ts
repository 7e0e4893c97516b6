/**
 * Python's meaning of truth, equality, order and arithmetic, on abstract values.
 *
 *     10 / 2 is Float(5), 7 // -2 is -4, [1] * 3 is [1, 1, 1], 2 ** 10 ** 9 is Unknown before anything is computed
 */
import * as dims from "../dims/dim.js";
import { NativeFunction } from "../values/native.js";
import { Float, Sym, Unknown, type Amount } from "../dims/dim.js";
import type { BinaryOp } from "../program/program.js";
import { isTensorShape, itemsOf, membersOf, reasonFor } from "../values/convert.js";
import { numpyInteger } from "../libraries/tensors/constants.js";
import { numpyResult } from "../libraries/tensors/dtypes.js";
import { withoutNumPy } from "../dims/numpy-integer.js";
import { HeapObject } from "../values/heap.js";
import { keyOf, ClassObject, DictObject, FunctionObject, InstanceObject, ListObject } from "../values/objects.js";
import {
  Bytes,
  External,
  NumPyInteger,
  RangeValue,
  TensorValue,
  TupleValue,
  Undefined,
  type Value,
} from "../values/value.js";

/** Repeating or joining containers stops here: a model needs no longer list. */
export const MAX_ITEMS = 50_000;
const MAX_TEXT = 1_000_000;

const openEnd = (value: Value): Unknown => (value instanceof Sym ? runTime(value) : reasonFor(value));
const runTime = (value: Sym): Unknown => new Unknown(`\`${value}\` is known only when the program runs`);

export function pythonTruth(value: Value): boolean | Unknown {
  if (value === null || value === Undefined.value) return false;
  if (typeof value === "boolean") return value;
  if (typeof value === "number" || typeof value === "bigint") return Number(value) !== 0;
  if (value instanceof NumPyInteger) return value.value !== 0;
  if (typeof value === "string") return value !== "";
  if (value instanceof Float) return value.value !== 0;
  if (value instanceof Unknown) return value;
  if (value instanceof Sym) return runTime(value);
  if (value instanceof TupleValue) return value.items.length > 0;
  if (value instanceof Bytes) return value.text !== "";
  if (value instanceof ListObject) return value.open ?? value.items.length > 0;
  if (value instanceof DictObject) return value.entries.size > 0 ? true : (value.open ?? false);
  if (value instanceof RangeValue) {
    const items = itemsOf(value);
    return items ? items.length > 0 : new Unknown("the length of the range isn't known");
  }
  if (value instanceof TensorValue) return truthOfConstant(value) ?? new Unknown("it depends on a tensor's value");
  if (value instanceof External) return value.instance ? reasonFor(value) : true;
  return true;
}

/** A constant of one element is true or false as that is. */
function truthOfConstant({ origin, facts: { values } }: TensorValue): boolean | Unknown | undefined {
  const [only] = values ?? [];
  return !origin && values?.length === 1 && only !== undefined && only !== null ? pythonTruth(only) : undefined;
}

type Num = number | bigint | Float;

function asNumber(value: Value): Num | undefined {
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "number" || typeof value === "bigint" || value instanceof Float) return value;
  return value instanceof NumPyInteger ? value.value : undefined;
}

const plain = (n: Num): number => (n instanceof Float ? n.value : Number(n));

/** An integer in its canonical form: a number up to 2^53, a bigint beyond. */
export const integer = (value: bigint): number | bigint =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;

/** true, false, or Unknown where it depends on something unknown. */
export function pythonEqual(a: Value, b: Value): boolean | Unknown {
  if (a === b) return a instanceof Unknown ? a : true;
  if (a instanceof External && b instanceof External && !a.instance && !b.instance && a.path === b.path) return true;
  if (a instanceof Unknown || a instanceof External) return openEnd(a);
  if (b instanceof Unknown || b instanceof External) return openEnd(b);
  if (a instanceof Sym || b instanceof Sym) return symEqual(a, b);
  // A dtype is its name here, and may be compared with the class that is called so.
  if ((typeof a === "string" && b instanceof NativeFunction) || (a instanceof NativeFunction && typeof b === "string"))
    return new Unknown("a name is compared with a function");
  if (a instanceof NativeFunction && b instanceof NativeFunction) return isSameClass(a, b);
  const [x, y] = [asNumber(a), asNumber(b)];
  if (x !== undefined && y !== undefined) return plain(x) === plain(y);
  if (a instanceof TensorValue || b instanceof TensorValue) return new Unknown("it compares tensors");
  const sequences = sequencePair(a, b);
  if (sequences) return allEqual(...sequences);
  if (a instanceof ListObject && b instanceof ListObject) return listsEqual(a, b);
  if (a instanceof DictObject && b instanceof DictObject) return dictsEqual(a, b);
  if (a instanceof Bytes && b instanceof Bytes) return a.text === b.text;
  if (a instanceof InstanceObject && (a.cls?.lookup("__eq__") ?? a.cls?.lookup("__dataclass_fields__")) !== undefined)
    return new Unknown("the class compares in its own way");
  return false;
}

/** A class of the library is one however it is reached; functions that are one are one object here too. */
const isSameClass = (a: NativeFunction, b: NativeFunction): boolean =>
  a.className !== undefined && a.className === b.className;

function symEqual(a: Value, b: Value): boolean | Unknown {
  if (a instanceof Sym && b instanceof Sym && a.equals(b)) return true;
  const sym = a instanceof Sym ? a : (b as Sym);
  return runTime(sym);
}

function sequencePair(a: Value, b: Value): [readonly Value[], readonly Value[]] | undefined {
  if (a instanceof TupleValue && b instanceof TupleValue) return [a.items, b.items];
  // A TensorShape is equal to a list too.
  if (isTensorShape(a) || isTensorShape(b)) {
    const [s, t] = [itemsOf(a), itemsOf(b)];
    return s && t ? [s, t] : undefined;
  }
  if (
    a instanceof ListObject &&
    b instanceof ListObject &&
    a.kind !== "set" &&
    b.kind !== "set" &&
    a.ordered &&
    b.ordered
  )
    return [a.items, b.items];
  return undefined;
}

/** Lists of which one isn't known, or is a set. */
function listsEqual(a: ListObject, b: ListObject): boolean | Unknown {
  const open = a.open ?? b.open;
  if (open) return open;
  if ((a.kind === "set") !== (b.kind === "set") || a.items.length !== b.items.length) return false;
  if (a.kind !== "set") return reasonFor(a.ordered ? b : a);
  const found = a.items.map((item) => pythonContains(b, item) ?? true);
  return found.includes(false) ? false : (found.find((has) => has instanceof Unknown) ?? true);
}

function allEqual(a: readonly Value[], b: readonly Value[]): boolean | Unknown {
  if (a.length !== b.length) return false;
  let open: Unknown | undefined;
  for (let i = 0; i < a.length; i++) {
    const same = pythonEqual(a[i]!, b[i]!);
    if (same === false) return false;
    if (same instanceof Unknown) open ??= same;
  }
  return open ?? true;
}

function dictsEqual(a: DictObject, b: DictObject): boolean | Unknown {
  if (a.open || b.open) return a.open ?? b.open!;
  if (a.entries.size !== b.entries.size) return false;
  return allEqual(
    [...a.entries.values()].map(([, value]) => value),
    [...a.entries.keys()].map((key) => b.entries.get(key)?.[1] ?? Undefined.value),
  );
}

/** `a < b` and its like. */
export function pythonOrder(op: "<" | "<=" | ">" | ">=", a: Value, b: Value): boolean | Unknown {
  const [x, y] = [asNumber(a), asNumber(b)];
  if (x !== undefined && y !== undefined) return ordered(op, plain(x) - plain(y));
  if (typeof a === "string" && typeof b === "string") return ordered(op, a < b ? -1 : a > b ? 1 : 0);
  const [s, t] = [itemsOf(a), itemsOf(b)];
  if (s && t) return orderSequences(op, s, t);
  return openEnd(a instanceof Unknown || a instanceof Sym || a instanceof External ? a : b);
}

function ordered(op: "<" | "<=" | ">" | ">=", difference: number): boolean {
  if (op === "<") return difference < 0;
  if (op === "<=") return difference <= 0;
  return op === ">" ? difference > 0 : difference >= 0;
}

function orderSequences(op: "<" | "<=" | ">" | ">=", a: readonly Value[], b: readonly Value[]): boolean | Unknown {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const same = pythonEqual(a[i]!, b[i]!);
    if (same instanceof Unknown) return same;
    if (!same) return pythonOrder(op, a[i]!, b[i]!);
  }
  return ordered(op, a.length - b.length);
}

/** `item in container`; undefined where the container is of a kind that this doesn't know. */
export function pythonContains(container: Value, item: Value): boolean | Unknown | undefined {
  if (typeof container === "string") return typeof item === "string" ? container.includes(item) : openEnd(item);
  if (container instanceof DictObject) {
    const id = keyOf(item);
    if (id === undefined) return openEnd(item);
    return container.entries.has(id) ? true : (container.open ?? false);
  }
  if (container instanceof ListObject && container.open) return container.open;
  const items = membersOf(container);
  if (!items) return undefined;
  let open: Unknown | undefined;
  for (const candidate of items) {
    const same = pythonEqual(candidate, item);
    if (same === true) return true;
    if (same instanceof Unknown) open ??= same;
  }
  return open ?? false;
}

/** Arithmetic on numbers, text and containers; undefined where the operands are of other kinds. */
export function pythonBinary(
  op: BinaryOp,
  a: Value,
  b: Value,
  adopt: <T extends HeapObject>(o: T) => T,
): Value | undefined {
  const [x, y] = [asNumber(a), asNumber(b)];
  if (x !== undefined && y !== undefined) {
    const result = numbers(op, x, y);
    return a instanceof NumPyInteger || b instanceof NumPyInteger ? ofNumPy(result, a, b) : result;
  }
  if (a instanceof Sym || b instanceof Sym) return symbols(op, a, b);
  if (op === "+") return concatenate(a, b, adopt);
  if (op === "*") return repeat(a, b, adopt) ?? repeat(b, a, adopt);
  if (op === "|" && a instanceof DictObject && b instanceof DictObject)
    return adopt(new DictObject([...a.entries.values(), ...b.entries.values()], a.open ?? b.open));
  if (a instanceof ListObject && b instanceof ListObject && a.kind === "set" && b.kind === "set")
    return setOperation(op, a, b, adopt);
  return undefined;
}

function numbers(op: BinaryOp, a: Num, b: Num): Value | undefined {
  if (a instanceof Float || b instanceof Float || op === "/") return floats(op, plain(a), plain(b), a, b);
  const [x, y] = [BigInt(a), BigInt(b)];
  if (typeof a === "number" && typeof b === "number") {
    const quick = smallIntegers(op, a, b);
    if (quick !== undefined) return quick;
  }
  switch (op) {
    case "+":
      return integer(x + y);
    case "-":
      return integer(x - y);
    case "*":
      return integer(x * y);
    case "//":
      return y === 0n ? divisionByZero : integer(floorDivide(x, y));
    case "%":
      return y === 0n ? divisionByZero : integer(x - floorDivide(x, y) * y);
    case "**":
      return power(x, y);
    case "<<":
      return y < 0n || y > 4096n ? new Unknown("the number is too large") : integer(x << y);
    case ">>":
      return y < 0n ? undefined : integer(x >> (y > 4096n ? 4096n : y));
    case "&":
      return integer(x & y);
    case "|":
      return integer(x | y);
    case "^":
      return integer(x ^ y);
    default:
      return undefined;
  }
}

/** Numbers whose result is exact need no bigint. */
function smallIntegers(op: BinaryOp, a: number, b: number): number | undefined {
  let result: number | undefined;
  if (op === "+") result = a + b;
  else if (op === "-") result = a - b;
  else if (op === "*") result = a * b;
  else if (op === "//" && b !== 0) result = Math.floor(a / b);
  else if (op === "%" && b !== 0) result = a - Math.floor(a / b) * b;
  if (result === undefined || !Number.isSafeInteger(result)) return undefined;
  // A quotient of large numbers may round up to the next integer before the floor is taken.
  if ((op === "//" || op === "%") && (Math.abs(a) > 2 ** 50 || Math.abs(b) > 2 ** 50)) return undefined;
  return result === 0 ? 0 : result;
}

const divisionByZero = new Unknown("division by zero");

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

function power(base: bigint, exponent: bigint): Value {
  if (exponent < 0n) return base === 0n ? divisionByZero : new Float(Number(base) ** Number(exponent));
  const bits = BigInt(base.toString(2).length) * exponent;
  return bits > 4096n && base !== 1n && base !== -1n && base !== 0n
    ? new Unknown("the number is too large")
    : integer(base ** exponent);
}

function floats(op: BinaryOp, a: number, b: number, left: Num, right: Num): Value | undefined {
  const big = (n: Num): boolean => typeof n === "bigint";
  if (big(left) || big(right)) return new Unknown("the number is too large to be exact");
  switch (op) {
    case "+":
      return new Float(a + b);
    case "-":
      return new Float(a - b);
    case "*":
      return new Float(a * b);
    case "/":
      return b === 0 ? divisionByZero : new Float(a / b);
    case "//":
      return b === 0 ? divisionByZero : new Float(Math.floor(a / b));
    case "%":
      return b === 0 ? divisionByZero : new Float(a - Math.floor(a / b) * b);
    case "**":
      if (a === 0 && b < 0) return divisionByZero;
      return a < 0 && !Number.isInteger(b) ? undefined : new Float(a ** b);
    default:
      return undefined;
  }
}

/** What NumPy makes of two numbers of which one is its own: an integer in the dtype of both. */
function ofNumPy(result: Value | undefined, a: Value, b: Value): Value | undefined {
  if (typeof result === "bigint") return new Unknown("the number is too large for NumPy's integers");
  if (typeof result !== "number") return result;
  const [own, other] = [a, b].flatMap((value) => (value instanceof NumPyInteger ? [value.dtype] : []));
  return numpyInteger(result, other === undefined ? own! : numpyResult(own!, other));
}

function symbols(op: BinaryOp, a: Value, b: Value): Value | undefined {
  const amount = (v: Value): Amount | undefined =>
    v instanceof NumPyInteger
      ? v.value
      : typeof v === "number" || v instanceof Sym || v instanceof Unknown
        ? v
        : typeof v === "boolean"
          ? Number(v)
          : undefined;
  const [x, y] = [amount(a), amount(b)];
  const sym = a instanceof Sym ? a : (b as Sym);
  if (x === undefined || y === undefined) return runTime(sym);
  switch (op) {
    case "+":
      return dims.add(x, y);
    case "-":
      return dims.sub(x, y);
    case "*":
      return dims.mul(x, y);
    case "//":
      return dims.floorDiv(x, y);
    case "%":
      return dims.mod(x, y);
    case "**":
      return typeof y === "number" && y >= 0 && y <= 4 ? dims.product(Array<Amount>(y).fill(x)) : runTime(sym);
    default:
      return runTime(sym);
  }
}

function concatenate(a: Value, b: Value, adopt: <T extends HeapObject>(o: T) => T): Value | undefined {
  if (typeof a === "string" && typeof b === "string")
    return a.length + b.length > MAX_TEXT ? new Unknown("the text is too long") : a + b;
  if (a instanceof TupleValue && b instanceof TupleValue)
    return a.items.length + b.items.length > MAX_ITEMS
      ? new Unknown("the tuple is too long")
      : new TupleValue([...a.items, ...b.items]);
  if (a instanceof ListObject && b instanceof ListObject) {
    const open = a.open ?? b.open;
    if (open) return adopt(new ListObject([], open));
    if (a.items.length + b.items.length > MAX_ITEMS) return new Unknown("the list is too long");
    return adopt(new ListObject([...a.items, ...b.items]));
  }
  // A shape of unknown rank with known axes put before it or behind: nothing is known of the whole.
  if (a instanceof TupleValue || a instanceof ListObject || typeof a === "string")
    return b instanceof Unknown ? b : undefined;
  return undefined;
}

function repeat(a: Value, times: Value, adopt: <T extends HeapObject>(o: T) => T): Value | undefined {
  const n = typeof times === "boolean" ? Number(times) : withoutNumPy(times);
  if (typeof n !== "number") return undefined;
  const count = Math.max(0, n);
  if (typeof a === "string") return a.length * count > MAX_TEXT ? new Unknown("the text is too long") : a.repeat(count);
  if (!(a instanceof TupleValue) && !(a instanceof ListObject)) return undefined;
  if (a instanceof ListObject && a.open) return adopt(new ListObject([], a.open));
  if (a.items.length * count > MAX_ITEMS) return new Unknown("the list is too long");
  const items = Array.from({ length: count }, () => a.items).flat();
  return a instanceof TupleValue ? new TupleValue(items) : adopt(new ListObject(items));
}

function setOperation(
  op: BinaryOp,
  a: ListObject,
  b: ListObject,
  adopt: <T extends HeapObject>(o: T) => T,
): Value | undefined {
  const open = a.open ?? b.open;
  if (open) return adopt(new ListObject([], open, "set"));
  const has = (set: ListObject, item: Value): boolean => pythonContains(set, item) === true;
  if (op === "^")
    return adopt(
      new ListObject(
        [...a.items.filter((item) => !has(b, item)), ...b.items.filter((item) => !has(a, item))],
        undefined,
        "set",
      ),
    );
  if (op === "|")
    return adopt(new ListObject([...a.items, ...b.items.filter((item) => !has(a, item))], undefined, "set"));
  if (op === "&")
    return adopt(
      new ListObject(
        a.items.filter((item) => has(b, item)),
        undefined,
        "set",
      ),
    );
  if (op === "-")
    return adopt(
      new ListObject(
        a.items.filter((item) => !has(b, item)),
        undefined,
        "set",
      ),
    );
  return undefined;
}

export function pythonNegate(value: Value): Value | undefined {
  if (typeof value === "boolean") return -Number(value);
  if (typeof value === "number") return value === 0 ? 0 : -value;
  if (typeof value === "bigint") return integer(-value);
  if (value instanceof Float) return new Float(-value.value);
  if (value instanceof NumPyInteger) return numpyInteger(-value.value, value.dtype);
  return value instanceof Sym ? dims.sub(0, value) : undefined;
}

/** The name of a value's type, as `type(x).__name__` gives it; undefined where it isn't known. */
export function typeName(value: Value): string | undefined {
  if (value === null) return "NoneType";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number" || typeof value === "bigint") return "int";
  if (typeof value === "string") return "str";
  if (value instanceof Float) return "float";
  if (value instanceof NumPyInteger) return value.dtype;
  if (value instanceof TupleValue) return value.named?.typeName ?? "tuple";
  if (value instanceof ListObject) return value.kind;
  if (value instanceof DictObject) return "dict";
  if (value instanceof RangeValue) return "range";
  if (value instanceof Bytes) return "bytes";
  if (value instanceof FunctionObject) return "function";
  if (value instanceof ClassObject) return "type";
  if (value instanceof InstanceObject) return value.cls?.name;
  return undefined;
}

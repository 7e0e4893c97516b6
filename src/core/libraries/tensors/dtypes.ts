/**
 * Dtypes: which one an operation on several gives, and what a `dtype=` argument names.
 *
 *     float16 with a Python float   float16
 *     int32 with float32            float32
 *
 * Numbers that the program writes are weak ("int", "float"): they take the dtype of the tensor that they meet.
 * Source of the rule: keras/src/backend/common/dtypes.py, a lattice that JAX has too.
 */
import { Unknown } from "../../dims/dim.js";
import type { DType } from "../../dims/tensor.js";
import { NativeFunction } from "../../values/native.js";
import { External, type Value } from "../../values/value.js";

/** A number of which only run time knows whether it is an integer. */
export const NUMBER = "number";

/** The dtypes directly above each. */
const ABOVE: Readonly<Record<string, readonly string[]>> = {
  bool: ["int"],
  uint8: ["int16", "uint16"],
  uint16: ["int32", "uint32"],
  uint32: ["int64", "uint64"],
  uint64: ["float"],
  int: ["uint8", "int8", "complex64"],
  int8: ["int16"],
  int16: ["int32"],
  int32: ["int64"],
  int64: ["float"],
  float: ["bfloat16", "float16"],
  bfloat16: ["float32"],
  float16: ["float32"],
  float32: ["float64", "complex64"],
  float64: ["complex128"],
  complex64: ["complex128"],
  complex128: [],
};

function reachable(dtype: string): ReadonlySet<string> {
  const found = new Set([dtype]);
  for (const next of found) for (const above of ABOVE[next] ?? []) found.add(above);
  return found;
}

/** Every dtype that a dtype can become, itself among them. */
const UPPER = new Map(Object.keys(ABOVE).map((dtype) => [dtype, reachable(dtype)] as const));

/** What a weak number is where it meets no tensor. */
const STRONG: Readonly<Record<string, string>> = {
  int: "int32",
  float: "float32",
  uint64: "uint32",
  complex128: "complex64",
};

/** What a weak dtype is in the end, and what holds several. */
export type Settling = (...dtypes: readonly DType[]) => DType;

const settling =
  (whole: string, real: string, together: DTypeRule): Settling =>
  (...dtypes) => {
    const dtype = dtypes.length === 1 ? dtypes[0]! : together(...dtypes);
    if (dtype === NUMBER) return new Unknown("whether the number is an integer isn't known");
    return dtype === "int" ? whole : dtype === "float" ? real : dtype;
  };

export const strong: Settling = settling("int32", "float32", (...dtypes) => resultType(...dtypes));
/** NumPy's numbers are wide. */
export const numpyStrong: Settling = settling("int64", "float64", (...dtypes) => numpyResult(...dtypes));

/** The dtype of what is computed from all of them. */
export function resultType(...dtypes: readonly DType[]): DType {
  const unknown = dtypes.find((dtype) => dtype instanceof Unknown);
  if (unknown !== undefined) return unknown;
  const known = dtypes.filter((dtype): dtype is string => typeof dtype === "string" && dtype !== NUMBER);
  const result = leastUpper(known);
  if (known.length === dtypes.length || (typeof result === "string" && isFloat(result) && result !== "float"))
    return typeof result === "string" ? (STRONG[result] ?? result) : result;
  return new Unknown("whether a number is an integer isn't known");
}

function leastUpper(dtypes: readonly string[]): DType {
  const [first, ...others] = [...new Set(dtypes)];
  if (first === undefined) return "float32";
  if (others.length === 0) return first;
  const sets = [first, ...others].map((dtype) => UPPER.get(dtype));
  if (sets.includes(undefined)) return new Unknown(`${[first, ...others].join(" and ")} don't go together`);
  const common = [...sets[0]!].filter((dtype) => sets.every((set) => set!.has(dtype)));
  return (
    common.find((dtype) => common.every((other) => UPPER.get(dtype)!.has(other))) ?? new Unknown("no dtype holds both")
  );
}

export const isFloat = (dtype: DType): boolean => typeof dtype === "string" && dtype.includes("float");
export const isInteger = (dtype: DType): boolean => typeof dtype === "string" && /^u?int/.test(dtype);

/** One of the rules by which an operation's dtype follows from its operands'. */
export type DTypeRule = (...dtypes: readonly DType[]) => DType;

/** Floats stay, integers and booleans become float32. */
export const floating: DTypeRule = (...dtypes) => resultType(...dtypes, "float");

const mapped =
  (map: Readonly<Record<string, string>>, otherwise?: string): DTypeRule =>
  (...dtypes) => {
    const dtype = resultType(...dtypes);
    return typeof dtype === "string" ? (map[dtype] ?? otherwise ?? dtype) : dtype;
  };

/** What a sum of small integers is kept in. */
export const accumulated: DTypeRule = mapped({
  bool: "int32",
  int8: "int32",
  int16: "int32",
  uint8: "uint32",
  uint16: "uint32",
});
export const notBool: DTypeRule = mapped({ bool: "int32" });
/** Where int64 keeps its width, and any other integer becomes float32; booleans stay. */
export const integersFloating: DTypeRule = mapped({
  int8: "float32",
  int16: "float32",
  int32: "float32",
  uint8: "float32",
  uint16: "float32",
  uint32: "float32",
  int64: "float64",
});
/** The same for booleans too. */
export const wideFloating: DTypeRule = (...dtypes) => {
  const dtype = integersFloating(...dtypes);
  return dtype === "bool" ? "float32" : dtype;
};
/** Angles and Bessel functions: anything that is no half or double becomes float32. */
export const angleFloating: DTypeRule = mapped(
  { int64: "float64", float64: "float64", bfloat16: "bfloat16", float16: "float16" },
  "float32",
);

/** TensorFlow's division: small integers become float32, wide ones float64. */
export const tensorFlowQuotient: DTypeRule = (...dtypes) => {
  const dtype = resultType(...dtypes);
  if (!isInteger(dtype)) return dtype === "bool" ? floating(dtype) : dtype;
  return /32|64/.test(dtype as string) ? "float64" : "float32";
};

// ---------------------------------------------------------------- NumPy

/** The float that holds every integer of so many bits. */
const FLOAT_OF_BITS: Readonly<Record<string, number>> = { bool: 16, int8: 16, uint8: 16, int16: 32, uint16: 32 };

/** NumPy's rule: a float that holds both, with Python's numbers taking an array's own kind. */
export const numpyResult: DTypeRule = (...dtypes) => {
  const unknown = dtypes.find((dtype) => dtype instanceof Unknown);
  if (unknown !== undefined) return unknown;
  const names = [...new Set(dtypes as readonly string[])];
  const arrays = names.filter((name) => !isWeak(name));
  if (names.includes(NUMBER) && !arrays.some(isFloat)) return new Unknown("whether a number is an integer isn't known");
  const hasFloat = names.includes("float");
  if (arrays.some(isFloat)) return `float${Math.max(...arrays.map(floatBits))}`;
  if (hasFloat) return "float64";
  const integers = names.includes("int") && arrays.every((name) => name === "bool") ? ["int64"] : arrays;
  return integers.length === 1 ? integers[0]! : widest(integers);
};

/** A function of real numbers: floats stay, of an integer comes the smallest float that holds it. */
export const numpyReal: DTypeRule = (dtype) => {
  if (typeof dtype !== "string" || isFloat(dtype) || dtype.startsWith("complex")) return dtype!;
  return `float${FLOAT_OF_BITS[dtype] ?? 64}`;
};

/** Integers divided become doubles. */
export const numpyQuotient: DTypeRule = (...dtypes) => {
  const dtype = numpyResult(...dtypes);
  return dtype instanceof Unknown || isFloat(dtype) ? dtype : "float64";
};

const isWeak = (name: string): boolean => name === "int" || name === "float" || name === NUMBER;
const bits = (name: string): number => Number(/\d+$/.exec(name)?.[0] ?? 1);
const floatBits = (name: string): number => (isFloat(name) ? bits(name) : (FLOAT_OF_BITS[name] ?? 64));

/** The integer that holds all of them. */
function widest(integers: readonly string[]): DType {
  const signed = integers.filter((name) => name.startsWith("int"));
  const unsigned = integers.filter((name) => name.startsWith("uint"));
  if (signed.length + unsigned.length < integers.filter((name) => name !== "bool").length)
    return new Unknown(`${integers.join(" and ")} don't go together`);
  const most = (names: readonly string[]): number => Math.max(0, ...names.map(bits));
  if (signed.length === 0) return `uint${most(unsigned)}`;
  const needed = Math.max(most(signed), unsigned.length > 0 ? 2 * most(unsigned) : 0);
  return needed > 64 ? "float64" : `int${needed}`;
}

/** The dtype that a call asks for, else the other one. To NumPy a Python float is a double. */
export function dtypeArgument(
  call: { readonly isArray: boolean; value(name: string): Value },
  otherwise: DType,
): DType {
  const given = call.value("dtype");
  const isFloat = given instanceof NativeFunction && given.className === "float";
  return call.isArray && (isFloat || given === "float") ? "float64" : dtypeOf(given, otherwise);
}

/** A dtype by its name, as `tf.float32`, `np.int64`, `float` or `"float16"`; the other one where it is None. */
export function dtypeOf(value: Value, otherwise: DType): DType {
  if (value === null) return otherwise;
  if (typeof value === "string") return PYTHON_NAMES[value] ?? value;
  if (value instanceof NativeFunction) return namedDtype(value.className ?? value.name);
  if (value instanceof External && !value.instance)
    return namedDtype(value.path.slice(value.path.lastIndexOf(".") + 1));
  return value instanceof Unknown ? value : new Unknown("the dtype isn't known");
}

/** What Python's own types and the names of NumPy's and TensorFlow's stand for. */
const PYTHON_NAMES: Readonly<Record<string, string>> = {
  int: "int64",
  float: "float32",
  str: "string",
  bool: "bool",
  bool_: "bool",
  int_: "int64",
  double: "float64",
  half: "float16",
  single: "float32",
};

const DTYPE_NAME = /^(bool|string|object|(u?int|float|complex)\d+|bfloat16|float8_\w+)$/;

function namedDtype(name: string): DType {
  const dtype = PYTHON_NAMES[name] ?? name;
  return DTYPE_NAME.test(dtype) ? dtype : new Unknown(`${name} is no dtype that is known`);
}

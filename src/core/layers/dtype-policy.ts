/**
 * What a `dtype` argument says: the dtype that a layer computes in and the one of its weights.
 *
 *     dtype="mixed_float16"   computes in float16, weights in float32
 */
import { Unknown } from "../dims/dim.js";
import type { DType } from "../dims/tensor.js";
import { invalidArgument } from "../problems/invalid-argument.js";
import { DictArgument, Opaque, showArgument, type ArgumentValue } from "./argument.js";
import { LayerError, LayerHandle, type LayerSettings } from "./entry.js";

export interface DTypePolicy {
  readonly compute: DType;
  readonly variable: DType;
  /** The layers that can be quantized make weights of another kind. */
  readonly isQuantized?: boolean;
}

const DTYPES = new Set([
  ...["float16", "float32", "float64", "bfloat16", "float8_e4m3fn", "float8_e5m2"],
  ...["uint8", "uint16", "uint32", "uint64", "int8", "int16", "int32", "int64"],
  ...["bool", "string", "complex64", "complex128"],
]);

/** What Python's own types stand for, and the one string that is taken like a type. */
const PYTHON_TYPES: Readonly<Record<string, string>> = {
  int: "int64",
  float: "float32",
  str: "string",
  complex: "complex128",
};

/** A policy's name begins so where it quantizes: "int8_from_mixed_bfloat16". */
const QUANTIZED = /^(int8|float8|int4|gptq|awq)/;

/** A dtype that stands for itself: "int32", tf.int32, np.int32, int. Undefined where the library knows none such. */
function plainDtype(value: ArgumentValue): DType | undefined {
  if (typeof value === "string") return DTYPES.has(value) ? value : value === "int" ? PYTHON_TYPES[value] : undefined;
  if (value instanceof Unknown) return value;
  if (value instanceof LayerHandle)
    return value.name === undefined || DTYPES.has(value.name) ? untold(value) : undefined;
  if (!(value instanceof Opaque)) return undefined;
  const name = value.description.split(".").at(-1)!;
  if (DTYPES.has(name)) return name;
  return PYTHON_TYPES[name] ?? (isNoDtype(value) ? undefined : untold(value));
}

const untold = (value: Opaque | LayerHandle): Unknown =>
  new Unknown(`the dtype of ${showArgument(value)} is not known`);

/** The library goes by the name of what it is given: `len` and the program's functions and classes have others than its dtypes have. */
function isNoDtype({ kind, description, nature }: Opaque): boolean {
  if (kind === "callable") return !description.includes(".") || /^(builtins|keras)\./.test(description);
  return nature.isPlain === true || kind !== "object";
}

/** The dtype of an Input: no policy is taken there. */
export function dtypeArgument(layer: string, value: ArgumentValue): DType {
  return plainDtype(value) ?? refuse(layer, value);
}

type DTypeSettings = Pick<LayerSettings, "dtype" | "dialect">;

/** Keras 2 asks TensorFlow, which also takes what has a dtype. */
const isObject = (value: ArgumentValue): value is Opaque | LayerHandle =>
  value instanceof Opaque || value instanceof LayerHandle;

/** Whether each of its keys is known. */
const isClosed = ({ entries }: DictArgument): boolean => entries.every(([key]) => typeof key !== "object");

/** The policy that a layer's `dtype` argument names; that of the library where it is None. */
export function dtypePolicy(layer: string, value: ArgumentValue, settings: DTypeSettings): DTypePolicy {
  if (value === null) return dtypePolicy(layer, settings.dtype, { ...settings, dtype: "float32" });
  if (value === "mixed_float16") return { compute: "float16", variable: "float32" };
  if (value === "mixed_bfloat16") return { compute: "bfloat16", variable: "float32" };
  if (typeof value === "string" && QUANTIZED.test(value)) {
    const source = /_from_(.+)$/.exec(value)?.[1];
    return source === undefined ? refuse(layer, value) : { ...dtypePolicy(layer, source, settings), isQuantized: true };
  }
  if (value instanceof DictArgument) {
    if (isClosed(value) && value.get("class_name") === undefined) return refuse(layer, value);
    const unknown = new Unknown("the dtype policy is given as a dict");
    return { compute: unknown, variable: unknown };
  }
  const dtype = plainDtype(value) ?? (isObject(value) && settings.dialect ? untold(value) : refuse(layer, value));
  return { compute: dtype, variable: dtype };
}

function refuse(layer: string, value: ArgumentValue): never {
  const message = `${layer}: ${showArgument(value)} is no dtype that a layer can have; take "float32" or "mixed_float16", for instance.`;
  throw new LayerError(invalidArgument, message, "dtype");
}

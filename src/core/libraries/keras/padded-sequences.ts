/**
 * `pad_sequences`: rows of numbers, all made one length.
 *
 *     pad_sequences([[1, 2], [3]], maxlen=5)   (2, 5)
 *     pad_sequences(["a b"])                   refused: texts are no numbers
 */
import { isRanked, Unknown, type Shape } from "../../dims/dim.js";
import { LayerError } from "../../layers/entry.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { itemsOf, toDim } from "../../values/convert.js";
import { ListObject } from "../../values/objects.js";
import { positionalArguments, TensorValue, type Value } from "../../values/value.js";
import type { Bound } from "../native-helpers.js";
import { newArray } from "../numpy.js";
import { failLayer } from "./construct-layer.js";

/** Rows of word numbers, all of one length. */
export function padSequences({ get, extra, runtime, place }: Bound): Value {
  const [sequences, length, dtype] = [get("sequences"), get("maxlen"), get("dtype")];
  const why =
    runtime.settings.dialect === undefined && runtime.isDecided
      ? refusedPadding(sequences, dtype, extra.get("value"))
      : undefined;
  if (why !== undefined) return failLayer(runtime, new LayerError(invalidArgument, `pad_sequences: ${why}`), place);
  const rows = runtime.call(runtime.builtin("len"), positionalArguments(sequences), place);
  const width = length === null ? new Unknown("the length of the longest row isn't known", place) : toDim(length);
  const steps = stepShape(sequences);
  const shape = isRanked(steps) ? [toDim(rows), width, ...steps] : steps;
  return newArray(shape, typeof dtype === "string" ? dtype : "int32");
}

/** Steps are numbers, unless the dtype is one of texts. */
function refusedPadding(sequences: Value, dtype: Value, value: Value | undefined): string | undefined {
  const isNamed = typeof dtype === "string";
  if (isNamed && /^[a-z]+\d*$/.test(dtype) && !NUMPY_DTYPES.test(dtype))
    return `NumPy has no dtype '${dtype}'. \`padding\` and \`truncating\` come behind it, or by name.`;
  if (!isNamed || !/^u?int|^float/.test(dtype)) return undefined;
  if (typeof value === "string") return `\`value\` is a number where the dtype is ${dtype}.`;
  const isText = (item: Value): boolean => typeof item === "string" && !/^[\d\s+-]/.test(item) && item !== "";
  const rows = typeof sequences === "string" ? [sequences] : (itemsOf(sequences) ?? []);
  const odd = rows.find((row) => isText(row) || (typeof row !== "string" && itemsOf(row)?.some(isText)));
  return odd === undefined
    ? undefined
    : "sequences are lists of numbers, and these hold texts. Make numbers of them first, with a TextVectorization.";
}

/** By which NumPy knows them; it knows each by letters too. */
const NUMPY_DTYPES =
  /^(bool|[iuf]\d+|[a-z]|u?int(8|16|32|64|p|c)?|float(16|32|64|128)?|complex(64|128|256)?|half|single|double|longdouble|csingle|cdouble|u?(byte|short|long|longlong)|str|bytes|object|unicode|void|datetime64|timedelta64)$/;

/** Steps that are rows of several numbers stay so. Of sequences that can't be told apart, they are numbers where nothing else was seen. */
function stepShape(sequences: Value): Shape {
  if (sequences instanceof ListObject && sequences.open && sequences.heldTensors) return sequences.open;
  if (sequences instanceof TensorValue) return isRanked(sequences.shape) ? sequences.shape.slice(2) : [];
  const first = itemsOf(sequences)?.[0];
  return first instanceof TensorValue && isRanked(first.shape) ? first.shape.slice(1) : [];
}

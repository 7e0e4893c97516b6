/**
 * The texts that a symbolic tensor has in Keras 3: its dtype and its name, which were objects before and elsewhere.
 *
 *     x.dtype.name     AttributeError: the dtype is "float32" itself
 *     x.dtype + 1      TypeError
 *
 * A text is told by where it is written, since it is like any other.
 */
import type { Unknown } from "../dims/dim.js";
import { isPlainOperand } from "../libraries/keras/given-values.js";
import { isSymbolic } from "../libraries/keras/ops/symbolic-value.js";
import { isComputed, refuseInCall } from "../libraries/keras/refused-in-call.js";
import { symbolicValue } from "../problems/symbolic-value.js";
import type { AttributeExpr, BinaryExpr, Expr } from "../program/program.js";
import type { Value } from "../values/value.js";
import type { Frame } from "./frame.js";
import type { Interpreter } from "./interpreter.js";

/** What a text has, besides the names that Python itself asks for. */
const OF_TEXTS = new Set(
  (
    "capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii isdecimal isdigit " +
    "isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix " +
    "replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill"
  ).split(" "),
);

/** The tensor whose `dtype` or `name` an expression asks for, where the text names it. */
function askedFor(run: Interpreter, frame: Frame, expr: Expr): Value | undefined {
  if (run.settings.dialect !== undefined || !run.isDecided || expr.kind !== "attribute") return undefined;
  const { name, object } = expr;
  return (name === "dtype" || name === "name") && object.kind === "name"
    ? run.language.name(run, frame, object)
    : undefined;
}

const isTextOfTensor = (run: Interpreter, frame: Frame, expr: Expr): boolean => {
  const tensor = askedFor(run, frame, expr);
  return tensor !== undefined && isSymbolic(tensor);
};

/** An attribute that the text hasn't got; in a `call` the dtype is an object of TensorFlow's, and has none of a text. */
export function refuseOfText(run: Interpreter, frame: Frame, expr: AttributeExpr, text: Value): Unknown | undefined {
  const { name, object } = expr;
  if (typeof text !== "string" || name.startsWith("__")) return undefined;
  const place = run.placeOf(expr);
  if (OF_TEXTS.has(name)) {
    const isDtype = object.kind === "attribute" && object.name === "dtype";
    const tensor = isDtype ? askedFor(run, frame, object) : undefined;
    return tensor !== undefined && isComputed(run, tensor)
      ? refuseInCall(run, "AttributeError", `the dtype of a tensor is no text here, and has no \`${name}\``, place)
      : undefined;
  }
  if (!isTextOfTensor(run, frame, object)) return undefined;
  const message = `This is a text, "${text}", and has no \`${name}\`.`;
  return run.fail({ kind: symbolicValue, place, message }, "AttributeError", place);
}

/** An operand that doesn't go together with it. */
export function refuseTextOperand(
  run: Interpreter,
  frame: Frame,
  { op, left, right, ...span }: BinaryExpr,
  a: Value,
  b: Value,
): Unknown | undefined {
  const [expr, other] = typeof a === "string" ? [left, b] : [right, a];
  if (typeof a === typeof b || (op === "%" && typeof a === "string") || !isPlainOperand(other)) return undefined;
  if (op === "*" && (typeof other === "number" || typeof other === "boolean")) return undefined;
  if (!isTextOfTensor(run, frame, expr)) return undefined;
  const place = run.placeOf(span);
  const message = "This is a text, and goes together with texts alone.";
  return run.fail({ kind: symbolicValue, place, message }, "TypeError", place);
}

/**
 * Values that comments supply where the text leaves something open.
 *
 *     n = len(os.listdir("."))  # lamella: n = 10        n is 10
 *     layers.Dense(args.width)  # lamella: args.width = 64
 *     n = 3                     # lamella: n = 10        n is 3: the text tells it
 */
import { Sym, Unknown } from "../dims/dim.js";
import type { AttributeExpr, Expr } from "../program/program.js";
import { External, type Value } from "../values/value.js";
import type { Frame } from "./frame.js";
import type { Interpreter } from "./interpreter.js";

/** The value itself, or the one supplied for its name where it is open. */
export function supplied(run: Interpreter, frame: Frame, name: string, value: Value): Value {
  if (run.givenValues.size === 0 || !isOpen(value)) return value;
  const given = givenValue(run, frame, name);
  return given === undefined ? value : given;
}

/** The same for `args.width`. */
export function suppliedAttribute(run: Interpreter, frame: Frame, expr: AttributeExpr, value: Value): Value {
  if (run.givenValues.size === 0 || !isOpen(value)) return value;
  const name = dottedName(expr);
  return name === undefined ? value : supplied(run, frame, name, value);
}

/** Comments speak of the names of their own file. */
export function givenValue(run: Interpreter, frame: Frame, name: string): Value | undefined {
  return frame.file === "" ? run.givenValues.get(name) : undefined;
}

/** What is imported and can't be read is told by nothing but its name. */
const isOpen = (value: Value): boolean => value instanceof Unknown || value instanceof Sym || value instanceof External;

function dottedName(expr: Expr): string | undefined {
  const names: string[] = [];
  let at = expr;
  for (; at.kind === "attribute"; at = at.object) names.unshift(at.name);
  return at.kind === "name" ? [at.name, ...names].join(".") : undefined;
}

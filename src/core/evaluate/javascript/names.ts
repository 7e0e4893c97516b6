/**
 * JavaScript's names: blocks have their own, a plain assignment changes the name where it was declared.
 *
 *     let x = 1; { let x = 2; y = x }     the outer x stays 1
 */
import { javascriptBuiltin } from "../../libraries/javascript/library.js";
import type { NameExpr, Stmt } from "../../program/program.js";
import type { Scope } from "../../values/objects.js";
import type { Place } from "../../text/span.js";
import { SuperValue, Undefined, type Value } from "../../values/value.js";
import type { Frame } from "../frame.js";
import { givenValue, supplied } from "../given-values.js";
import type { Interpreter } from "../interpreter.js";
import { changedLater } from "./later.js";
import type { Declares } from "../language.js";

export function javascriptName(run: Interpreter, frame: Frame, expr: NameExpr): Value {
  if (expr.name === "this") return frame.self ?? Undefined.value;
  if (expr.name === "super") return superOf(run, frame, run.placeOf(expr));
  const owner = ownerOf(frame.scope, expr.name);
  const found = owner?.get(expr.name);
  const later = run.turns.hasEarly && changedLater(run, owner, expr.name, run.placeOf(expr));
  if (later) return later;
  if (found !== undefined) return supplied(run, frame, expr.name, found);
  const given = givenValue(run, frame, expr.name);
  if (given !== undefined) return given;
  const known = javascriptBuiltin(expr.name);
  if (known !== undefined) return known;
  return run.raised("ReferenceError", `\`${expr.name}\` isn't defined in what can be read`, run.placeOf(expr));
}

/** What a method's `super.name` is looked up in. */
const superOf = (run: Interpreter, frame: Frame, place: Place): Value =>
  frame.self !== undefined && frame.owner
    ? new SuperValue(frame.self, frame.owner)
    : run.unknown("`super` outside of a method", place);

/** The innermost scope that has the name. */
function ownerOf(scope: Scope, name: string): Scope | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent)
    if (at.variables.has(name) || at.awaited.has(name)) return at;
  return undefined;
}

export function assignJavaScriptName(
  run: Interpreter,
  frame: Frame,
  name: string,
  value: Value,
  declares?: Declares,
): void {
  const scope = scopeFor(frame.scope, name, declares);
  run.heap.touch(scope);
  const isNew = declares === "const" || declares === "let";
  const later = isNew ? undefined : changedLater(run, scope, name);
  if (!isNew) run.turns.note(scope, name);
  scope.variables.set(name, later ?? supplied(run, frame, name, value));
}

function scopeFor(scope: Scope, name: string, declares: Declares): Scope {
  if (declares === "const" || declares === "let") return scope;
  if (declares === undefined) return ownerOf(scope, name) ?? scope.module;
  let at = scope;
  while (at.kind === "block" && at.parent) at = at.parent;
  return at;
}

const declaring = new WeakMap<readonly Stmt[], boolean>();

/** Whether a body declares names that end with it. */
function declares(body: readonly Stmt[]): boolean {
  const known = declaring.get(body);
  if (known !== undefined) return known;
  const found = body.some(
    (statement) =>
      statement.kind === "define" ||
      (statement.kind === "assign" && (statement.declares === "const" || statement.declares === "let")),
  );
  declaring.set(body, found);
  return found;
}

export function inJavaScriptBlock<T>(run: Interpreter, frame: Frame, body: readonly Stmt[], work: () => T): T {
  if (!declares(body)) return work();
  const { scope } = frame;
  frame.scope = run.newScope("block", scope);
  try {
    return work();
  } finally {
    frame.scope = scope;
  }
}

/**
 * Names to values: scopes from the inside out, then the built-in functions.
 *
 *     x   local, enclosing functions, module, builtins; class bodies are passed over from inside their methods
 */
import type { NameExpr } from "../program/program.js";
import type { Scope } from "../values/objects.js";
import type { External, Value } from "../values/value.js";
import { builtin, starMember } from "../libraries/library.js";
import type { Frame } from "./frame.js";
import { givenValue, supplied } from "./given-values.js";
import type { Interpreter } from "./interpreter.js";

export function lookupName(run: Interpreter, frame: Frame, expr: NameExpr): Value {
  const { stars } = frame.scope.module;
  const found = knownName(frame, expr.name);
  if (found !== undefined) return supplied(run, frame, expr.name, found);
  const given = givenValue(run, frame, expr.name);
  if (given !== undefined) return given;
  const because = `\`${expr.name}\` isn't defined in what can be read`;
  return stars.length > 0
    ? run.unknown(because, run.placeOf(expr))
    : run.raised("NameError", because, run.placeOf(expr));
}

/** None is a value, so only what is undefined is looked for further out. */
function knownName({ scope }: Frame, name: string): Value | undefined {
  const own = findName(scope, name);
  if (own !== undefined) return own;
  const member = memberOf(scope.module.stars, name);
  return member !== undefined ? member : builtin(name);
}

/** The last star import that has the name wins. */
function memberOf(stars: readonly External[], name: string): Value | undefined {
  for (let i = stars.length - 1; i >= 0; i--) {
    const member = starMember(stars[i]!, name);
    if (member !== undefined) return member;
  }
  return undefined;
}

function findName(scope: Scope, name: string): Value | undefined {
  let at: Scope | undefined = scope;
  let first = true;
  while (at) {
    const elsewhere: Scope | undefined = at.elsewhere.get(name);
    if (elsewhere) return elsewhere.get(name);
    if (at.kind !== "class" || first) {
      const value = at.get(name);
      if (value !== undefined) return value;
    }
    // A comprehension in a class body sees what the body sees.
    first = first && at.kind === "block";
    at = at.parent;
  }
  return undefined;
}

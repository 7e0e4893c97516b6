/**
 * A statement that can't be read: which names it seems to bind, and which it mentions.
 *
 *     a, b = f(x) y      assigns a and b; mentions a, b, f, x, y
 */
import type { BrokenStmt } from "../../program/program.js";
import type { Parser } from "./parser.js";
import { isAugmentedAssign, isCloser, isOpener, Token } from "./tokens.js";

/** Skips the rest of the statement that began at the token `first`. */
export function brokenStatement(p: Parser, first: number, start: number, because: string): BrokenStmt {
  p.problem(because);
  p.skipStatement();
  return brokenFrom(p, first, start, because);
}

/** The tokens from `first` to the present one, as a statement. */
export function brokenFrom(p: Parser, first: number, start: number, because: string): BrokenStmt {
  const { assigns, mentions } = namesIn(p, first);
  return { kind: "broken", start, end: Math.max(start, p.lastEnd), because, assigns, mentions };
}

function namesIn(p: Parser, first: number): { assigns: string[]; mentions: string[] } {
  const assigns = new Set<string>();
  const mentions = new Set<string>();
  let candidates: string[] = [];
  let depth = 0;
  for (let i = first; i < p.index; i++) {
    const kind = p.kindAt(i);
    if (isOpener(kind)) depth++;
    else if (isCloser(kind)) depth--;
    else if (depth === 0 && bindsNamesBefore(p, first, kind)) {
      for (const name of candidates) assigns.add(name);
      candidates = [];
    }
    if (kind !== Token.Name || p.kindAt(i - 1) === Token.Dot) continue;
    const name = p.nameAt(i);
    mentions.add(name);
    if (BINDING_WORDS.has(p.kindAt(i - 1)) || p.kindAt(i + 1) === Token.Walrus) assigns.add(name);
    else if (depth === 0 && p.kindAt(i + 1) !== Token.Dot) candidates.push(name);
  }
  return { assigns: [...assigns], mentions: [...mentions] };
}

/** `=`, `+=`; the colon of an annotation; the `in` of a `for`. */
function bindsNamesBefore(p: Parser, first: number, kind: Token): boolean {
  if (kind === Token.Colon) return p.kindAt(first) === Token.Name;
  if (kind === Token.In) return p.kindAt(first) === Token.For;
  return kind === Token.Assign || isAugmentedAssign(kind);
}

/** A name right behind one of these is bound. */
const BINDING_WORDS: ReadonlySet<Token> = new Set([
  Token.As,
  Token.Def,
  Token.Class,
  Token.Import,
  Token.Global,
  Token.Nonlocal,
]);

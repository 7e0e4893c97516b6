/**
 * Imports; `import a, b` is one statement for each name.
 *
 *     from ..layers import (Dense as D, Conv2D)      import-from layers, level 2, names Dense as D, Conv2D
 */
import type { ImportedName, Stmt } from "../../program/program.js";
import type { Span } from "../../text/span.js";
import { type ItemKind, parseItems } from "./items.js";
import type { Parser } from "./parser.js";
import { Token } from "./tokens.js";

/** The first statement's span begins at the word `import`, the others' at their names. */
export function parseImport(p: Parser, into: Stmt[]): void {
  let start = p.start;
  p.next();
  for (;;) {
    const { module, moduleSpan } = parseDottedName(p);
    if (module === "") return p.problem("a module's name is missing here");
    const alias = parseAlias(p);
    into.push({ kind: "import", start, end: p.lastEnd, module, alias, moduleSpan });
    if (!p.accept(Token.Comma)) return;
    start = p.start;
  }
}

export function parseFromImport(p: Parser, into: Stmt[]): void {
  const start = p.start;
  p.next();
  const level = parseDots(p);
  const { module, moduleSpan } = parseDottedName(p);
  if (module === "" && level === 0) return p.problem("a module's name is missing here");
  if (!p.accept(Token.Import)) return p.problem("an 'import' is missing here");
  const names = p.kind === Token.ParenOpen ? parseItems(p, IMPORTED_NAME).items : parseNames(p);
  into.push({ kind: "import-from", start, end: p.lastEnd, module, moduleSpan, level, names: names.filter(isNamed) });
}

function parseDots(p: Parser): number {
  let level = 0;
  for (; p.kind === Token.Dot || p.kind === Token.Ellipsis; p.next()) level += p.kind === Token.Dot ? 1 : 3;
  return level;
}

/** `a.b.c`, without the blanks that may stand around its dots. */
function parseDottedName(p: Parser): { module: string; moduleSpan: Span } {
  const start = p.kind === Token.Name ? p.start : p.lastEnd;
  let module = p.kind === Token.Name ? p.name : "";
  p.accept(Token.Name);
  while (module !== "" && p.kind === Token.Dot && p.peek() === Token.Name) {
    p.next();
    module += "." + p.name;
    p.next();
  }
  return { module, moduleSpan: { start, end: p.lastEnd } };
}

function parseAlias(p: Parser): string | undefined {
  if (!p.accept(Token.As)) return undefined;
  const alias = p.name;
  if (p.accept(Token.Name)) return alias;
  p.problem("a name is missing after 'as'");
  return undefined;
}

function parseNames(p: Parser): ImportedName[] {
  const names = [];
  do names.push(parseImportedName(p));
  while (p.accept(Token.Comma));
  return names;
}

/** A name that is missing has none. */
function parseImportedName(p: Parser): ImportedName {
  const start = p.start;
  const name = p.kind === Token.Star ? "*" : p.kind === Token.Name ? p.name : "";
  const nameSpan = { start, end: p.end };
  if (name !== "") p.next();
  else p.problem("a name to import is missing here");
  const alias = name === "" ? undefined : parseAlias(p);
  return { start, end: Math.max(start, p.lastEnd), name, alias, nameSpan };
}

function isNamed(imported: ImportedName): boolean {
  return imported.name !== "";
}

const IMPORTED_NAME: ItemKind<ImportedName> = {
  parse: parseImportedName,
  spoil: (item) => item,
  rest: () => [],
};

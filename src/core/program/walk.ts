/**
 * Every node of a program, parents before children, in the order of the text as far as the tree keeps it.
 *
 *     allNodes(program.body)   for `x = f(1)`: assign, name x, call, name f, int 1
 */
import type { Expr, Pattern, Stmt, Target } from "./program.js";

export type ProgramNode = Expr | Stmt | Target | Pattern;

/** Nodes are found by their `kind`, so that a new kind of node needs no line here. No recursion: chains may be long. */
export function allNodes(root: unknown): readonly ProgramNode[] {
  const found: ProgramNode[] = [];
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== "object" || value === null) continue;
    if (isNode(value)) found.push(value);
    const children: unknown[] = Array.isArray(value) ? value : Object.values(value);
    for (let i = children.length - 1; i >= 0; i--) waiting.push(children[i]);
  }
  return found;
}

/** Arguments and parameters have kinds too, but are no nodes. */
const KINDS_OF_NO_NODE = new Set([
  ...["positional", "keyword", "spread", "keyword-spread"],
  ...["positional-only", "normal", "keyword-only", "rest", "keyword-rest"],
]);

function isNode(value: object): value is ProgramNode {
  return "kind" in value && typeof value.kind === "string" && !KINDS_OF_NO_NODE.has(value.kind);
}

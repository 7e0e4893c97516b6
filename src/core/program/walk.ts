/**
 * Every node of a program, parents before children, in the order of the text as far as the tree keeps it.
 *
 *     allNodes(program.body)   for `x = f(1)`: assign, name x, call, name f, int 1
 */
import type { CallExpr, Expr, Pattern, Stmt, Target } from "./program.js";

export type ProgramNode = Expr | Stmt | Target | Pattern;

/** A tree doesn't change, and an edited text keeps some of its statements; several readers of one analysis ask for their nodes. */
const known = new WeakMap<object, readonly ProgramNode[]>();

export function allNodes(root: object): readonly ProgramNode[] {
  const before = known.get(root);
  if (before) return before;
  const found = Array.isArray(root) ? (root as readonly object[]).flatMap(allNodes) : nodesIn(root);
  known.set(root, found);
  return found;
}

/** The calls among them. */
export function callsIn(root: object): readonly CallExpr[] {
  const before = knownCalls.get(root);
  if (before) return before;
  const calls = Array.isArray(root)
    ? (root as readonly object[]).flatMap(callsIn)
    : allNodes(root).filter((node) => node.kind === "call");
  knownCalls.set(root, calls);
  return calls;
}

const knownCalls = new WeakMap<object, readonly CallExpr[]>();

/** Nodes are found by their `kind`, so that a new kind of node needs no line here. No recursion: chains may be long. */
function nodesIn(root: object): readonly ProgramNode[] {
  const found: ProgramNode[] = [];
  const waiting: object[] = [root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    const first = waiting.length;
    if (Array.isArray(value)) {
      for (const child of value as readonly unknown[]) if (isObject(child)) waiting.push(child);
    } else {
      const node = value as Readonly<Record<string, unknown>>;
      if (isNode(node)) found.push(node);
      for (const key in node) {
        const child = node[key];
        if (isObject(child)) waiting.push(child);
      }
    }
    // The first child is the next to be looked at.
    for (let low = first, high = waiting.length - 1; low < high; low++, high--)
      [waiting[low], waiting[high]] = [waiting[high]!, waiting[low]!];
  }
  return found;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Arguments and parameters have kinds too, but are no nodes. */
const KINDS_OF_NO_NODE = new Set([
  ...["positional", "keyword", "spread", "keyword-spread"],
  ...["positional-only", "normal", "keyword-only", "rest", "keyword-rest"],
]);

const isNode = (value: Readonly<Record<string, unknown>>): value is ProgramNode & Readonly<Record<string, unknown>> =>
  typeof value["kind"] === "string" && !KINDS_OF_NO_NODE.has(value["kind"]);

/**
 * What lowering knows beside the node in hand: the text, and where in it nothing can be read.
 *
 *     const a = f(1 2);      the statement lies around a problem: it becomes `broken`
 */
import type { TSESTree } from "@typescript-eslint/typescript-estree";
import type { HoleExpr } from "../../program/program.js";
import type { Span } from "../../text/span.js";

export interface Context {
  readonly text: string;
  /** Why a statement can't be read, by its first offset. */
  readonly broken: ReadonlyMap<number, string>;
  /** Of statements that were set aside: their ends, by their first offset. */
  readonly aside: ReadonlyMap<number, number>;
}

type Ranged = Pick<TSESTree.Node, "range">;

export function spanOf({ range: [start, end] }: Ranged): Span {
  return { start, end };
}

export function hole(node: Span, because: string): HoleExpr {
  return { kind: "hole", start: node.start, end: node.end, because };
}

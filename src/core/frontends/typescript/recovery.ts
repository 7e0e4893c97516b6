/**
 * Which statements of a mended tree say something else than the text.
 *
 *     function build() { a(); b(1 2); }      `b(1 2);`, and nothing around it
 */
import ts from "typescript";
import type { SyntaxProblem } from "../../program/program.js";

/** Why each of them can't be read, by its first offset. */
export function brokenStatements(source: ts.SourceFile, problems: readonly SyntaxProblem[]): Map<number, string> {
  const broken = new Map<number, string>();
  const holders = new Set<ts.Node>();
  const suspects = new Set<ts.Node>();
  const waiting: { readonly node: ts.Node; readonly statement: ts.Node | undefined }[] = [];
  ts.forEachChild(source, (node) => void waiting.push({ node, statement: undefined }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, statement } = next;
    const isOne = isStatement(node);
    if (isOne && statement) holders.add(statement);
    const around = isOne ? node : statement;
    if (around && (node.flags & ts.NodeFlags.ThisNodeHasError) !== 0) suspects.add(around);
    ts.forEachChild(node, (child) => void waiting.push({ node: child, statement: around }));
  }
  for (const suspect of suspects) {
    if (holders.has(suspect)) continue;
    const start = suspect.getStart(source);
    const problem = problems.find((one) => one.start >= start) ?? problems.at(-1);
    broken.set(start, problem?.message ?? "");
  }
  return broken;
}

function isStatement(node: ts.Node): boolean {
  return ts.isStatement(node) && !ts.isBlock(node);
}

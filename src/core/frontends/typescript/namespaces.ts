/**
 * A namespace is a function that runs once, and gives the object of what it exports.
 *
 *     namespace N { export const a = 1; }      const N = (() => { const a = 1; return {a}; })()
 */
import { AST_NODE_TYPES as Type } from "@typescript-eslint/types";
import type { TSESTree } from "@typescript-eslint/typescript-estree";
import type { DictEntry, FunctionExpr, Stmt } from "../../program/program.js";
import { type Context, spanOf } from "./context.js";
import { name, text } from "./names.js";
import { lowerBody } from "./statements.js";

export function lowerNamespace(c: Context, node: TSESTree.TSModuleDeclaration): readonly Stmt[] {
  const { id, body } = node;
  if (!body || id.type === Type.Literal || node.kind === "global") return [];
  return namespace(c, node, namesIn(id), lowerBody(c, body.body));
}

/** `namespace A.B` is a namespace B, exported by a namespace A. */
function namespace(
  c: Context,
  node: TSESTree.TSModuleDeclaration,
  path: readonly TSESTree.Identifier[],
  inner: readonly Stmt[],
): readonly Stmt[] {
  return path.reduceRight<readonly Stmt[]>((body, id, depth) => {
    const exported = depth === path.length - 1 ? body.flatMap(exportedNames) : [path[depth + 1]!.name];
    const span = spanOf(node);
    const atEnd = { start: span.end, end: span.end };
    const entries = exported.map((word): DictEntry => ({ ...atEnd, key: text(word, atEnd), value: name(word, atEnd) }));
    const object = { kind: "dict" as const, ...atEnd, entries };
    const callee: FunctionExpr = {
      kind: "function",
      ...span,
      parameters: [],
      body: [...body.filter(({ kind }) => kind !== "export"), { kind: "return", ...atEnd, value: object }],
      decorators: [],
      isArrow: true,
    };
    const targets = [name(id.name, spanOf(id))];
    return [
      { kind: "assign", ...span, targets, value: { kind: "call", ...span, callee, args: [] }, declares: "const" },
    ];
  }, inner);
}

function namesIn(id: TSESTree.EntityName): readonly TSESTree.Identifier[] {
  if (id.type === Type.TSQualifiedName) return [...namesIn(id.left), id.right];
  return id.type === Type.Identifier ? [id] : [];
}

function exportedNames(statement: Stmt): readonly string[] {
  return statement.kind === "export" ? statement.names.map(({ exported }) => exported) : [];
}

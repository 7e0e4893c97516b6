/**
 * Imports and exports. Those of types vanish.
 *
 *     import tf, {layers as l} from "m"      from m import default as tf, layers as l
 *     export default build(10)               export default, with the value
 */
import { AST_NODE_TYPES as Type } from "@typescript-eslint/types";
import type { TSESTree } from "@typescript-eslint/typescript-estree";
import type { Expr, ExportStmt, ImportedName, ImportFromStmt, Stmt } from "../../program/program.js";
import { type Context, spanOf } from "./context.js";
import { lowerExpression } from "./expressions.js";
import { name } from "./names.js";
import { lowerStatement } from "./statements.js";

type WordNode = TSESTree.Identifier | TSESTree.StringLiteral;

export function lowerImport(node: TSESTree.ImportDeclaration): readonly Stmt[] {
  if (node.importKind === "type") return [];
  const span = spanOf(node);
  const module = { module: moduleNamed(node.source), moduleSpan: spanOf(node.source) };
  const whole = node.specifiers.flatMap((specifier): Stmt[] =>
    specifier.type === Type.ImportNamespaceSpecifier
      ? [{ kind: "import", ...span, ...module, alias: specifier.local.name }]
      : [],
  );
  const names = node.specifiers.flatMap(importedName);
  // Without any name it is run for what it does.
  if (names.length === 0 && node.specifiers.length > 0) return whole;
  const from: ImportFromStmt = { kind: "import-from", ...span, ...module, level: 0, names };
  return [from, ...whole];
}

/** Where the text is broken something else may stand in the place of the name: "" then. */
const moduleNamed = (source: { readonly value?: unknown }): string =>
  typeof source.value === "string" ? source.value : "";

function importedName(node: TSESTree.ImportClause): readonly ImportedName[] {
  const span = spanOf(node);
  if (node.type === Type.ImportDefaultSpecifier)
    return [{ ...span, name: "default", alias: node.local.name, nameSpan: spanOf(node.local) }];
  if (node.type === Type.ImportNamespaceSpecifier || node.importKind === "type") return [];
  const imported = wordOf(node.imported);
  const local = node.local.name;
  return [{ ...span, name: imported, ...(local !== imported && { alias: local }), nameSpan: spanOf(node.imported) }];
}

function wordOf(node: WordNode): string {
  return node.type === Type.Identifier ? node.name : node.value;
}

/** `import fs = require("fs")`, `import Layer = tf.layers.Layer`. */
export function lowerImportEquals(c: Context, node: TSESTree.TSImportEqualsDeclaration): readonly Stmt[] {
  if (node.importKind === "type") return [];
  const { moduleReference } = node;
  const target = name(node.id.name, spanOf(node.id));
  const value =
    moduleReference.type === Type.TSExternalModuleReference ? required(c, moduleReference) : qualified(moduleReference);
  return [{ kind: "assign", ...spanOf(node), targets: [target], value, declares: "const" }];
}

function required(c: Context, node: TSESTree.TSExternalModuleReference): Expr {
  const { start, end } = spanOf(node);
  const callee = name("require", { start, end: Math.min(end, start + "require".length) });
  const value = lowerExpression(c, node.expression);
  const args = [{ kind: "positional" as const, start: value.start, end: value.end, value }];
  return { kind: "call", start, end, callee, args };
}

function qualified(node: TSESTree.EntityName): Expr {
  if (node.type !== Type.TSQualifiedName) return name(node.type === Type.Identifier ? node.name : "this", spanOf(node));
  const { left, right } = node;
  return { kind: "attribute", ...spanOf(node), object: qualified(left), name: right.name, nameSpan: spanOf(right) };
}

// ---------------------------------------------------------------- exports

export function lowerNamedExport(c: Context, node: TSESTree.ExportNamedDeclaration): readonly Stmt[] {
  const { declaration, source } = node;
  const span = spanOf(node);
  if (declaration) {
    const statements = lowerStatement(c, declaration);
    const names = statements.flatMap(boundBy).map((bound) => ({ name: bound, exported: bound }));
    return names.length === 0 ? statements : [...statements, { kind: "export", ...span, names }];
  }
  if (node.exportKind === "type") return [];
  const names = node.specifiers.flatMap(({ local, exported, exportKind }) =>
    exportKind === "type" ? [] : [{ name: wordOf(local), exported: wordOf(exported) }],
  );
  if (names.length === 0) return [];
  return [{ kind: "export", ...span, names, ...(source && { module: moduleNamed(source) }) }];
}

export function lowerExportAll(node: TSESTree.ExportAllDeclaration): readonly Stmt[] {
  if (node.exportKind === "type") return [];
  const exported = node.exported ? wordOf(node.exported) : "*";
  return [{ kind: "export", ...spanOf(node), names: [{ name: "*", exported }], module: moduleNamed(node.source) }];
}

export function lowerDefaultExport(c: Context, node: TSESTree.ExportDefaultDeclaration): readonly Stmt[] {
  const { declaration } = node;
  const span = spanOf(node);
  const exporting = (local: string): ExportStmt => ({
    kind: "export",
    ...span,
    names: [{ name: local, exported: "default" }],
  });
  switch (declaration.type) {
    case Type.FunctionDeclaration:
    case Type.ClassDeclaration:
      if (declaration.id) return [...lowerStatement(c, declaration), exporting(declaration.id.name)];
      break;
    case Type.TSDeclareFunction:
    case Type.TSInterfaceDeclaration:
      return [];
    default:
  }
  return [{ ...exporting("default"), value: lowerExpression(c, declaration) }];
}

/** `export = build` is `module.exports = build`. */
export function lowerExportAssignment(c: Context, node: TSESTree.TSExportAssignment): Stmt {
  const { start, end } = spanOf(node);
  const word = { start, end: Math.min(end, start + "export".length) };
  const target = {
    kind: "attribute" as const,
    ...word,
    object: name("module", word),
    name: "exports",
    nameSpan: word,
  };
  const value = lowerExpression(c, node.expression);
  return { kind: "expr", start, end, value: { kind: "assign-expression", start, end, target, value } };
}

/** The names that a declaration binds. */
function boundBy(statement: Stmt): readonly string[] {
  if (statement.kind === "define") return [statement.name];
  if (statement.kind !== "assign" || statement.declares === undefined) return [];
  const names: string[] = [];
  const waiting: unknown[] = [...statement.targets];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const target = next as (typeof statement.targets)[number];
    if (target.kind === "name") names.unshift(target.name);
    else if (target.kind === "tuple-target") waiting.push(...target.elements.map((element) => element.target));
    else if (target.kind === "object-target") {
      waiting.push(...target.entries.map((entry) => entry.target));
      if (target.rest) waiting.push(target.rest);
    }
  }
  return names;
}

/**
 * Names, keys and literals: what an expression comes down to in the end.
 *
 *     undefined      constant undefined
 *     {units: 1}     the key "units"
 *     2.0, 1e3       the integers 2, 1000
 */
import { AST_NODE_TYPES as Type } from "@typescript-eslint/types";
import type { TSESTree } from "@typescript-eslint/typescript-estree";
import type { Expr, NameExpr, StringExpr } from "../../program/program.js";
import type { Span } from "../../text/span.js";
import { type Context, hole, spanOf } from "./context.js";
import { lowerExpression } from "./expressions.js";

export function nameOf(
  node: TSESTree.Identifier | TSESTree.ThisExpression | TSESTree.Super | TSESTree.MetaProperty,
): Expr {
  const span = spanOf(node);
  switch (node.type) {
    case Type.ThisExpression:
      return name("this", span);
    case Type.Super:
      return name("super", span);
    case Type.MetaProperty:
      return name(`${node.meta.name}.${node.property.name}`, span);
    case Type.Identifier:
      if (node.name === "") return hole(span, "an expression is missing here");
      return node.name === "undefined" ? { kind: "constant", ...span, value: "undefined" } : name(node.name, span);
  }
}

export function name(word: string, span: Span): NameExpr {
  return { kind: "name", start: span.start, end: span.end, name: word };
}

export function text(value: string, span: Span): StringExpr {
  return { kind: "string", start: span.start, end: span.end, value };
}

interface Keyed {
  readonly key: TSESTree.Node;
  readonly computed: boolean;
}

/** The key of a property: a text, unless it is computed. */
export function keyOf(c: Context, { key, computed }: Keyed): Expr {
  const plain = computed ? undefined : plainKey(key);
  return plain === undefined ? lowerExpression(c, key) : text(plain, spanOf(key));
}

/** The name of a property where the text says it. */
export function plainKey(key: TSESTree.Node): string | undefined {
  if (key.type === Type.Identifier) return key.name;
  if (key.type === Type.PrivateIdentifier) return `#${key.name}`;
  return key.type === Type.Literal ? String(key.value) : undefined;
}

export function literal(node: TSESTree.Literal): Expr {
  const span = spanOf(node);
  const { value } = node;
  if ("regex" in node || "bigint" in node) return { kind: "constant", ...span, value: "complex" };
  if (typeof value === "string") return text(value, span);
  if (typeof value === "number") return number(value, span);
  return { kind: "constant", ...span, value: typeof value === "boolean" ? value : "none" };
}

export function number(value: number, { start, end }: Span): Expr {
  return { kind: Number.isSafeInteger(value) ? "int" : "float", start, end, value };
}

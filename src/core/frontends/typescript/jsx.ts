/**
 * JSX: what stands in braces is evaluated, in order; what the whole is matters to no model.
 *
 *     <Summary of={model} {...rest}>{f(x)}</Summary>      sequence(model, rest, f(x), hole)
 */
import { AST_NODE_TYPES as Type } from "@typescript-eslint/types";
import type { TSESTree } from "@typescript-eslint/typescript-estree";
import type { Expr } from "../../program/program.js";
import { type Context, hole, spanOf } from "./context.js";
import { lowerExpression } from "./expressions.js";

export function lowerJsx(c: Context, node: TSESTree.JSXElement | TSESTree.JSXFragment): Expr {
  const element = hole(spanOf(node), "an element of JSX is no value that is followed");
  const values = insides(c, node);
  return values.length === 0 ? element : { kind: "sequence", ...spanOf(node), values: [...values, element] };
}

function insides(c: Context, node: TSESTree.JSXElement | TSESTree.JSXFragment): readonly Expr[] {
  const attributes = node.type === Type.JSXElement ? node.openingElement.attributes : [];
  return [...attributes, ...node.children].flatMap((part) => insideOf(c, part));
}

function insideOf(
  c: Context,
  node: TSESTree.JSXAttribute | TSESTree.JSXSpreadAttribute | TSESTree.JSXChild,
): readonly Expr[] {
  switch (node.type) {
    case Type.JSXElement:
    case Type.JSXFragment:
      return insides(c, node);
    case Type.JSXExpressionContainer:
    case Type.JSXSpreadChild:
      return node.expression.type === Type.JSXEmptyExpression ? [] : [lowerExpression(c, node.expression)];
    case Type.JSXSpreadAttribute:
      return [lowerExpression(c, node.argument)];
    case Type.JSXAttribute:
      return node.value && node.value.type !== Type.Literal ? insideOf(c, node.value) : [];
    case Type.JSXText:
      return [];
  }
}

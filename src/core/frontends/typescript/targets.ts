/**
 * What is assigned to: names, members and patterns.
 *
 *     const [a, {b: c = 1, ...rest}] = …      targets(a, object-targets("b": c=1 *rest))
 */
import { AST_NODE_TYPES as Type } from "@typescript-eslint/types";
import type { TSESTree } from "@typescript-eslint/typescript-estree";
import type { Expr, ObjectTarget, Target, TupleTarget } from "../../program/program.js";
import { type Context, hole, spanOf } from "./context.js";
import { lowerExpression } from "./expressions.js";
import { keyOf, name } from "./names.js";

export function lowerTarget(c: Context, node: TSESTree.Node): Target {
  const span = spanOf(node);
  switch (node.type) {
    case Type.Identifier:
      return node.name === "" ? hole(span, "a name is missing here") : name(node.name, nameSpan(node));
    case Type.MemberExpression: {
      const member = lowerExpression(c, node);
      return member.kind === "attribute" || member.kind === "index" ? member : hole(span, "this can't be assigned to");
    }
    case Type.ArrayPattern:
      return tuple(c, node);
    case Type.ObjectPattern:
      return object(c, node);
    case Type.TSAsExpression:
    case Type.TSSatisfiesExpression:
    case Type.TSNonNullExpression:
    case Type.TSTypeAssertion:
      return lowerTarget(c, node.expression);
    default:
      return hole(span, "this can't be assigned to");
  }
}

/** A target and what stands for it where there is no value. */
export interface Defaulted {
  readonly target: Target;
  readonly default?: Expr;
}

export function lowerDefaulted(c: Context, node: TSESTree.Node): Defaulted {
  if (node.type !== Type.AssignmentPattern) return { target: lowerTarget(c, node) };
  return { target: lowerTarget(c, node.left), default: lowerExpression(c, node.right) };
}

function tuple(c: Context, node: TSESTree.ArrayPattern): TupleTarget {
  let after = node.range[0] + 1;
  const elements = node.elements.map((element) => {
    if (element === null) return { target: hole({ start: after, end: after }, "nothing is here"), spread: false };
    after = element.range[1];
    const spread = element.type === Type.RestElement;
    return { ...lowerDefaulted(c, spread ? element.argument : element), spread };
  });
  return { kind: "tuple-target", ...spanOf(node), elements };
}

function object(c: Context, node: TSESTree.ObjectPattern): ObjectTarget {
  const rest = node.properties.find((property) => property.type === Type.RestElement);
  const entries = node.properties.flatMap((property) =>
    property.type === Type.Property ? [{ key: keyOf(c, property), ...lowerDefaulted(c, property.value) }] : [],
  );
  return { kind: "object-target", ...spanOf(node), entries, ...(rest && { rest: lowerTarget(c, rest.argument) }) };
}

/** A name's own range reaches to the end of its type. */
export function nameSpan(node: TSESTree.Identifier): { start: number; end: number } {
  const { start, end } = spanOf(node);
  const bound = node.typeAnnotation || node.optional ? Math.min(end, start + node.name.length) : end;
  return { start, end: bound };
}

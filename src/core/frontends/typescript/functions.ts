/**
 * Functions. What TypeScript adds vanishes: types, a parameter named `this`, and the decorators of parameters.
 *
 *     async (x: Tensor, {units = 1}: Args, ...rest) => f(x)      an arrow with three parameters and one `return`
 */
import { AST_NODE_TYPES as Type } from "@typescript-eslint/types";
import type { TSESTree } from "@typescript-eslint/typescript-estree";
import type { Expr, FunctionExpr, Parameter, Stmt } from "../../program/program.js";
import { type Context, spanOf } from "./context.js";
import { lowerExpression } from "./expressions.js";
import { name } from "./names.js";
import { lowerBody } from "./statements.js";
import { lowerDefaulted } from "./targets.js";

type FunctionNode = TSESTree.FunctionExpression | TSESTree.FunctionDeclaration | TSESTree.ArrowFunctionExpression;

export function lowerFunction(
  c: Context,
  node: FunctionNode,
  decorators: readonly TSESTree.Decorator[] = [],
): FunctionExpr {
  const isArrow = node.type === Type.ArrowFunctionExpression;
  return {
    kind: "function",
    ...spanOf(node),
    ...(node.id && { name: node.id.name, nameSpan: spanOf(node.id) }),
    parameters: lowerParameters(c, node.params),
    body: functionBody(c, node),
    decorators: lowerDecorators(c, decorators),
    ...(node.async && { isAsync: true }),
    ...(node.generator && { isGenerator: true }),
    ...(isArrow && { isArrow }),
  };
}

export function lowerDecorators(c: Context, nodes: readonly TSESTree.Decorator[]): readonly Expr[] {
  return nodes.map(({ expression }) => lowerExpression(c, expression));
}

function functionBody(c: Context, node: FunctionNode): readonly Stmt[] {
  const { body } = node;
  if (body.type !== Type.BlockStatement) return [{ kind: "return", ...spanOf(body), value: lowerExpression(c, body) }];
  const statements = lowerBody(c, body.body);
  const stored = node.params.flatMap(storedParameter);
  if (stored.length === 0) return statements;
  const afterSuper = statements.findIndex(isSuperCall) + 1;
  return [...statements.slice(0, afterSuper), ...stored, ...statements.slice(afterSuper)];
}

/** `constructor(private units: number)` begins with `this.units = units`. */
function storedParameter(node: TSESTree.Parameter): readonly Stmt[] {
  if (node.type !== Type.TSParameterProperty) return [];
  const { parameter } = node;
  const named = parameter.type === Type.AssignmentPattern ? parameter.left : parameter;
  if (named.type !== Type.Identifier) return [];
  const span = { start: named.range[0], end: named.range[0] + named.name.length };
  const target = { kind: "attribute" as const, ...span, object: name("this", span), name: named.name, nameSpan: span };
  const value = name(named.name, span);
  return [{ kind: "expr", ...span, value: { kind: "assign-expression", ...span, target, value } }];
}

function isSuperCall(statement: Stmt): boolean {
  if (statement.kind !== "expr" || statement.value.kind !== "call") return false;
  const { callee } = statement.value;
  return callee.kind === "name" && callee.name === "super";
}

function lowerParameters(c: Context, nodes: readonly TSESTree.Parameter[]): readonly Parameter[] {
  return nodes.flatMap((node): Parameter[] => {
    const inner = node.type === Type.TSParameterProperty ? node.parameter : node;
    if (inner.type === Type.Identifier && inner.name === "this") return [];
    const isRest = inner.type === Type.RestElement;
    return [
      { ...spanOf(node), kind: isRest ? "rest" : "normal", ...lowerDefaulted(c, isRest ? inner.argument : inner) },
    ];
  });
}

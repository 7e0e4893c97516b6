/**
 * Expressions. Types vanish: `x as T`, `x!` and `f<T>` are what stands in them.
 *
 *     tf.layers.dense({units: 10} as Args)      call(. (. tf layers) dense, dict("units": 10))
 */
import { AST_NODE_TYPES as Type } from "@typescript-eslint/types";
import type { TSESTree } from "@typescript-eslint/typescript-estree";
import type { Argument, AssignExpr, BinaryOp, CompareOp, DictEntry, Element, Expr } from "../../program/program.js";
import type { Span } from "../../text/span.js";
import { type Context, hole, spanOf } from "./context.js";
import { lowerClass } from "./classes.js";
import { lowerFunction } from "./functions.js";
import { lowerJsx } from "./jsx.js";
import { keyOf, literal, nameOf, text } from "./names.js";
import { lowerTarget } from "./targets.js";
import { lowerTagged, lowerTemplate } from "./templates.js";

export function lowerExpression(c: Context, node: TSESTree.Node): Expr {
  const span = spanOf(node);
  switch (node.type) {
    case Type.Identifier:
    case Type.ThisExpression:
    case Type.Super:
    case Type.MetaProperty:
      return nameOf(node);
    case Type.PrivateIdentifier:
      return text(`#${node.name}`, span);
    case Type.Literal:
      return literal(node);
    case Type.TemplateLiteral:
      return lowerTemplate(c, node);
    case Type.TaggedTemplateExpression:
      return lowerTagged(c, node);
    case Type.MemberExpression:
      return member(c, node);
    case Type.ChainExpression:
      return { kind: "chain", ...span, value: lowerExpression(c, node.expression) };
    case Type.CallExpression:
    case Type.NewExpression:
      return call(c, node);
    case Type.ImportExpression:
      return dynamicImport(c, node);
    case Type.UnaryExpression:
      return {
        kind: "unary",
        ...span,
        op: node.operator === "!" ? "not" : node.operator,
        operand: lowerExpression(c, node.argument),
      };
    case Type.BinaryExpression:
      return binary(c, node);
    case Type.LogicalExpression: {
      const sides = { left: lowerExpression(c, node.left), right: lowerExpression(c, node.right) };
      return { kind: "logical", ...span, op: LOGICAL_WORDS[node.operator], ...sides };
    }
    case Type.ConditionalExpression:
      return {
        kind: "conditional",
        ...span,
        test: lowerExpression(c, node.test),
        then: lowerExpression(c, node.consequent),
        otherwise: lowerExpression(c, node.alternate),
      };
    case Type.ArrayExpression:
      return { kind: "list", ...span, elements: elements(c, node) };
    case Type.ObjectExpression:
      return { kind: "dict", ...span, entries: node.properties.map((property) => entry(c, property)) };
    case Type.FunctionExpression:
    case Type.FunctionDeclaration:
    case Type.ArrowFunctionExpression:
      return lowerFunction(c, node);
    case Type.ClassExpression:
    case Type.ClassDeclaration:
      return lowerClass(c, node);
    case Type.AssignmentExpression:
      return assignment(c, node);
    case Type.UpdateExpression: {
      const one: Expr = { kind: "int", start: span.start, end: span.start, value: 1 };
      const op = node.operator === "++" ? "+" : "-";
      const target = lowerTarget(c, node.argument);
      return { kind: "assign-expression", ...span, target, op, value: one, ...(!node.prefix && { postfix: true }) };
    }
    case Type.SequenceExpression:
      return { kind: "sequence", ...span, values: node.expressions.map((value) => lowerExpression(c, value)) };
    case Type.AwaitExpression:
      return { kind: "await", ...span, value: lowerExpression(c, node.argument) };
    case Type.YieldExpression:
      return {
        kind: "yield",
        ...span,
        ...(node.argument && { value: lowerExpression(c, node.argument) }),
        ...(node.delegate && { from: true }),
      };
    case Type.TSAsExpression:
    case Type.TSSatisfiesExpression:
    case Type.TSNonNullExpression:
    case Type.TSTypeAssertion:
    case Type.TSInstantiationExpression:
      return lowerExpression(c, node.expression);
    case Type.JSXElement:
    case Type.JSXFragment:
      return lowerJsx(c, node);
    case Type.ArrayPattern:
    case Type.ObjectPattern:
    case Type.AssignmentPattern:
      return hole(span, "this pattern stands where a value is wanted");
    default:
      return hole(span, "this can't be read as an expression");
  }
}

// ---------------------------------------------------------------- members and calls

function member(c: Context, node: TSESTree.MemberExpression): Expr {
  const { object, property, computed, optional } = node;
  const common = { ...spanOf(node), object: lowerExpression(c, object), ...(optional && { optional: true as const }) };
  if (computed) return { kind: "index", ...common, index: lowerExpression(c, property) };
  const nameSpan = spanOf(property);
  const name = property.type === Type.PrivateIdentifier ? `#${property.name}` : property.name;
  return { kind: "attribute", ...common, name, nameSpan };
}

function call(c: Context, node: TSESTree.CallExpression | TSESTree.NewExpression): Expr {
  const args = lowerArguments(c, node.arguments);
  const callee = lowerExpression(c, node.callee);
  const isNew = node.type === Type.NewExpression;
  const optional = node.type === Type.CallExpression && node.optional;
  return {
    kind: "call",
    ...spanOf(node),
    callee,
    args,
    ...(isNew && { isNew }),
    ...(optional && { optional: true }),
  };
}

/** `import("./model")` calls what no program can name otherwise. */
function dynamicImport(c: Context, node: TSESTree.ImportExpression): Expr {
  const { start, end } = spanOf(node);
  const callee: Expr = { kind: "name", start, end: Math.min(end, start + "import".length), name: "import" };
  return { kind: "call", start, end, callee, args: lowerArguments(c, [node.source]) };
}

function lowerArguments(c: Context, nodes: readonly TSESTree.CallExpressionArgument[]): readonly Argument[] {
  return nodes.map((node) => {
    const spread = node.type === Type.SpreadElement;
    const value = lowerExpression(c, spread ? node.argument : node);
    return { ...spanOf(node), kind: spread ? "spread" : "positional", value };
  });
}

// ---------------------------------------------------------------- operators

const LOGICAL_WORDS = { "&&": "and", "||": "or", "??": "??" } as const;

const COMPARISONS: ReadonlySet<string> = new Set<CompareOp>([
  ...(["==", "!=", "===", "!==", "<", "<=", ">", ">=", "in", "instanceof"] as const),
]);

function binary(c: Context, node: TSESTree.BinaryExpression): Expr {
  const left = lowerExpression(c, node.left);
  const right = lowerExpression(c, node.right);
  const { operator } = node;
  if (isComparison(operator)) return { kind: "compare", ...spanOf(node), operands: [left, right], ops: [operator] };
  return { kind: "binary", ...spanOf(node), op: operator as BinaryOp, left, right };
}

function isComparison(operator: string): operator is CompareOp {
  return COMPARISONS.has(operator);
}

const ASSIGNING_WORDS = { "&&=": "and", "||=": "or", "??=": "??" } as const;

function assignment(c: Context, node: TSESTree.AssignmentExpression): AssignExpr {
  const { operator } = node;
  const target = lowerTarget(c, node.left);
  const value = lowerExpression(c, node.right);
  const whole = { kind: "assign-expression", ...spanOf(node), target, value } as const;
  if (operator === "=") return whole;
  if (operator === "&&=" || operator === "||=" || operator === "??=")
    return { ...whole, op: ASSIGNING_WORDS[operator] };
  return { ...whole, op: operator.slice(0, -1) as BinaryOp };
}

// ---------------------------------------------------------------- arrays and objects

function elements(c: Context, node: TSESTree.ArrayExpression): readonly Element[] {
  let after = node.range[0] + 1;
  return node.elements.map((element) => {
    // What is left out (`[1, , 2]`) stands nowhere.
    const nowhere: Span = { start: after, end: after };
    if (element === null)
      return { ...nowhere, spread: false, value: { kind: "constant", ...nowhere, value: "undefined" } };
    after = element.range[1];
    const spread = element.type === Type.SpreadElement;
    return { ...spanOf(element), spread, value: lowerExpression(c, spread ? element.argument : element) };
  });
}

function entry(c: Context, node: TSESTree.ObjectLiteralElement): DictEntry {
  if (node.type === Type.SpreadElement) return { ...spanOf(node), value: lowerExpression(c, node.argument) };
  const key = keyOf(c, node);
  const value = lowerExpression(c, node.value);
  const accessor = node.kind === "get" ? "getter" : node.kind === "set" ? "setter" : undefined;
  return { ...spanOf(node), key, value, ...(accessor && { accessor }) };
}

/**
 * Enums are objects: names to values, and numbers back to names.
 *
 *     enum Kind { A, B = 4, C = "c" }      const Kind = {A: 0, "0": "A", B: 4, "4": "B", C: "c"}
 */
import { AST_NODE_TYPES as Type } from "@typescript-eslint/types";
import type { TSESTree } from "@typescript-eslint/typescript-estree";
import { JAVASCRIPT_ARITHMETIC } from "../../program/javascript-arithmetic.js";
import type { BinaryOp, DictEntry, Expr, Stmt } from "../../program/program.js";
import type { Span } from "../../text/span.js";
import { type Context, hole, spanOf } from "./context.js";
import { lowerExpression } from "./expressions.js";
import { name, number, plainKey, text } from "./names.js";

type EnumValue = number | string | undefined;

export function lowerEnum(c: Context, node: TSESTree.TSEnumDeclaration): Stmt {
  const known = new Map<string, EnumValue>();
  const entries: DictEntry[] = [];
  let next: number | undefined = 0;
  for (const member of node.body.members) {
    const span = spanOf(member);
    const word = plainKey(member.id) ?? "";
    const value: EnumValue = member.initializer ? constantOf(member.initializer, known) : next;
    known.set(word, value);
    next = typeof value === "number" ? value + 1 : undefined;
    const key = text(word, spanOf(member.id));
    entries.push({ ...span, key, value: valueOf(c, member, value) });
    if (typeof value === "number") entries.push({ ...span, key: text(String(value), span), value: text(word, span) });
  }
  const span = spanOf(node);
  return {
    kind: "assign",
    ...span,
    targets: [name(node.id.name, spanOf(node.id))],
    value: { kind: "dict", ...spanOf(node.body), entries },
    declares: "const",
  };
}

function valueOf(c: Context, { initializer, range }: TSESTree.TSEnumMember, value: EnumValue): Expr {
  const span: Span = spanOf(initializer ?? { range });
  if (typeof value === "number") return number(value, span);
  if (typeof value === "string") return text(value, span);
  return initializer ? lowerExpression(c, initializer) : hole(span, "an enum's member before it has no known number");
}

/** The value of an initializer that TypeScript itself works out: literals, members before it, and arithmetic of them. */
function constantOf(node: TSESTree.Expression, known: ReadonlyMap<string, EnumValue>): EnumValue {
  switch (node.type) {
    case Type.Literal:
      return typeof node.value === "number" || typeof node.value === "string" ? node.value : undefined;
    case Type.TemplateLiteral:
      return node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
    case Type.Identifier:
      return known.get(node.name);
    case Type.MemberExpression:
      return node.property.type === Type.Identifier && !node.computed ? known.get(node.property.name) : undefined;
    case Type.UnaryExpression:
      return unary(node.operator, constantOf(node.argument, known));
    case Type.BinaryExpression: {
      if (node.left.type === Type.PrivateIdentifier) return undefined;
      return binary(node.operator, constantOf(node.left, known), constantOf(node.right, known));
    }
    default:
      return undefined;
  }
}

function unary(operator: string, value: EnumValue): EnumValue {
  if (typeof value !== "number") return undefined;
  return operator === "-" ? -value : operator === "+" ? value : operator === "~" ? ~value : undefined;
}

function binary(operator: string, a: EnumValue, b: EnumValue): EnumValue {
  if (a === undefined || b === undefined) return undefined;
  if (typeof a === "number" && typeof b === "number")
    return Object.hasOwn(JAVASCRIPT_ARITHMETIC, operator)
      ? JAVASCRIPT_ARITHMETIC[operator as BinaryOp]?.(a, b)
      : undefined;
  return operator === "+" ? `${a}${b}` : undefined;
}

/**
 * Classes. Members without code (overloads, abstract and declared ones) vanish.
 *
 *     class Scale extends tf.layers.Layer { alpha = 1; static get className() { … } }
 *     class Scale (bases) with a field and a define, member "static-getter"
 */
import { AST_NODE_TYPES as Type } from "@typescript-eslint/types";
import type { TSESTree } from "@typescript-eslint/typescript-estree";
import type { ClassExpr, DefineStmt, Stmt, Target } from "../../program/program.js";
import { type Context, spanOf } from "./context.js";
import { lowerExpression } from "./expressions.js";
import { lowerDecorators, lowerFunction } from "./functions.js";
import { keyOf, name, plainKey } from "./names.js";
import { lowerBody } from "./statements.js";

export function lowerClass(c: Context, node: TSESTree.ClassExpression | TSESTree.ClassDeclaration): ClassExpr {
  const { id, superClass } = node;
  return {
    kind: "class",
    ...spanOf(node),
    ...(id && { name: id.name, nameSpan: spanOf(id) }),
    bases: superClass ? [{ ...spanOf(superClass), kind: "positional", value: lowerExpression(c, superClass) }] : [],
    body: node.body.body.flatMap((member) => lowerMember(c, member)),
    decorators: lowerDecorators(c, node.decorators),
  };
}

function lowerMember(c: Context, node: TSESTree.ClassElement): readonly Stmt[] {
  switch (node.type) {
    case Type.MethodDefinition:
      return method(c, node);
    case Type.PropertyDefinition:
    case Type.AccessorProperty:
      return field(c, node);
    case Type.StaticBlock:
      return [{ kind: "block", ...spanOf(node), body: lowerBody(c, node.body) }];
    default:
      return [];
  }
}

function method(c: Context, node: TSESTree.MethodDefinition): readonly Stmt[] {
  if (node.value.type !== Type.FunctionExpression) return [];
  const word = plainKey(node.key);
  const isNamed = !node.computed && word !== undefined;
  const fn = lowerFunction(c, node.value, node.decorators);
  const named = isNamed ? { name: word, nameSpan: spanOf(node.key) } : {};
  const span = spanOf(node);
  return [
    {
      kind: "define",
      ...span,
      name: isNamed ? word : "[computed]",
      ...(!isNamed && { key: lowerExpression(c, node.key) }),
      // The function's own text begins at its parameters; its name and its modifiers belong to it.
      value: { ...fn, ...span, ...named },
      ...memberKind(node),
    },
  ];
}

function memberKind({ kind, static: isStatic }: TSESTree.MethodDefinition): Pick<DefineStmt, "member"> {
  if (kind === "constructor") return { member: "constructor" };
  if (kind === "get") return { member: isStatic ? "static-getter" : "getter" };
  if (kind === "set") return { member: isStatic ? "static-setter" : "setter" };
  return isStatic ? { member: "static" } : {};
}

/** A field that only has a type says what comes from elsewhere. */
function field(c: Context, node: TSESTree.PropertyDefinition | TSESTree.AccessorProperty): readonly Stmt[] {
  const { value, key, computed, declare, typeAnnotation } = node;
  if (declare || (!value && typeAnnotation)) return [];
  const word = computed ? undefined : plainKey(key);
  const span = spanOf(key);
  const target: Target =
    word === undefined
      ? { kind: "index", ...span, object: name("this", span), index: keyOf(c, node) }
      : name(word, span);
  return [
    {
      kind: "assign",
      ...spanOf(node),
      targets: [target],
      ...(value && { value: lowerExpression(c, value) }),
      field: node.static ? "static" : "instance",
    },
  ];
}

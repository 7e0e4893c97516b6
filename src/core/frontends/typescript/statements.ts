/**
 * Statements. Those of types (interfaces, aliases, whatever is declared) vanish, and one of several names becomes several.
 *
 *     const a = 1, b = 2;      const a 1; const b 2
 *     f(); function f() {}     def f; expr(call f)
 */
import { AST_NODE_TYPES as Type } from "@typescript-eslint/types";
import type { TSESTree } from "@typescript-eslint/typescript-estree";
import type { AssignStmt, ForStmt, MatchCase, Stmt, TryStmt } from "../../program/program.js";
import { type Context, hole, spanOf } from "./context.js";
import { brokenStatement } from "./broken.js";
import { lowerClass } from "./classes.js";
import { lowerEnum } from "./enums.js";
import { lowerExpression } from "./expressions.js";
import { lowerFunction } from "./functions.js";
import {
  lowerDefaultExport,
  lowerExportAll,
  lowerExportAssignment,
  lowerImport,
  lowerImportEquals,
  lowerNamedExport,
} from "./modules.js";
import { lowerNamespace } from "./namespaces.js";
import { lowerTarget } from "./targets.js";

/** The statements of a block: what is declared as a function is there before anything else runs. */
export function lowerBody(c: Context, nodes: readonly TSESTree.Node[]): readonly Stmt[] {
  const statements = nodes.flatMap((node) => lowerStatement(c, node));
  const isHoisted = (statement: Stmt): boolean => statement.kind === "define" && statement.value.kind === "function";
  return statements.some(isHoisted)
    ? [...statements.filter(isHoisted), ...statements.filter((statement) => !isHoisted(statement))]
    : statements;
}

export function lowerStatement(c: Context, node: TSESTree.Node): readonly Stmt[] {
  const because = c.broken.get(node.range[0]);
  if (because !== undefined) {
    const span = spanOf(node);
    return [brokenStatement(c, { ...span, end: c.aside.get(span.start) ?? span.end }, because)];
  }
  const span = spanOf(node);
  switch (node.type) {
    case Type.ExpressionStatement:
      return [{ kind: "expr", ...span, value: lowerExpression(c, node.expression) }];
    case Type.VariableDeclaration:
      return node.declare ? [] : declarations(c, node);
    case Type.FunctionDeclaration:
      return [{ kind: "define", ...span, name: node.id?.name ?? "", value: lowerFunction(c, node) }];
    case Type.ClassDeclaration:
      return node.declare ? [] : [{ kind: "define", ...span, name: node.id?.name ?? "", value: lowerClass(c, node) }];
    case Type.IfStatement:
      return [
        {
          kind: "if",
          ...span,
          test: lowerExpression(c, node.test),
          then: lowerBranch(c, node.consequent),
          otherwise: node.alternate ? lowerBranch(c, node.alternate) : [],
        },
      ];
    case Type.BlockStatement:
      return [{ kind: "block", ...span, body: lowerBody(c, node.body) }];
    case Type.WhileStatement:
    case Type.DoWhileStatement:
    case Type.ForStatement:
    case Type.ForOfStatement:
    case Type.ForInStatement:
      return [loop(c, node)];
    case Type.LabeledStatement:
      return labelled(c, node);
    case Type.SwitchStatement: {
      const subject = lowerExpression(c, node.discriminant);
      const cases = node.cases.map((one) => switchCase(c, one));
      return [{ kind: "match", ...span, subject, cases, fallsThrough: true }];
    }
    case Type.TryStatement:
      return [tryStatement(c, node)];
    case Type.ReturnStatement:
      return [{ kind: "return", ...span, ...(node.argument && { value: lowerExpression(c, node.argument) }) }];
    case Type.ThrowStatement:
      return [{ kind: "raise", ...span, value: lowerExpression(c, node.argument) }];
    case Type.BreakStatement:
      return [{ kind: "break", ...span, ...(node.label && { label: node.label.name }) }];
    case Type.ContinueStatement:
      return [{ kind: "continue", ...span, ...(node.label && { label: node.label.name }) }];
    case Type.ImportDeclaration:
      return lowerImport(node);
    case Type.ExportNamedDeclaration:
      return lowerNamedExport(c, node);
    case Type.ExportDefaultDeclaration:
      return lowerDefaultExport(c, node);
    case Type.ExportAllDeclaration:
      return lowerExportAll(node);
    case Type.TSExportAssignment:
      return [lowerExportAssignment(c, node)];
    case Type.TSImportEqualsDeclaration:
      return lowerImportEquals(c, node);
    case Type.TSEnumDeclaration:
      return node.declare ? [] : [lowerEnum(c, node)];
    case Type.TSModuleDeclaration:
      return node.declare ? [] : lowerNamespace(c, node);
    case Type.WithStatement:
      return [brokenStatement(c, span, "in the body of a `with`, names may be anything")];
    default:
      // Empty statements, `debugger`, and what declares only types.
      return [];
  }
}

function declarations(c: Context, node: TSESTree.VariableDeclaration): readonly AssignStmt[] {
  const isOnly = node.declarations.length === 1;
  const declares = node.kind === "let" || node.kind === "var" ? node.kind : "const";
  return node.declarations.map(({ id, init, range }) => ({
    kind: "assign",
    ...spanOf(isOnly ? node : { range }),
    targets: [lowerTarget(c, id)],
    ...(init && { value: lowerExpression(c, init) }),
    declares,
  }));
}

/** The statements of an arm or a loop, with or without braces. */
function lowerBranch(c: Context, node: TSESTree.Statement): readonly Stmt[] {
  const isBlock = node.type === Type.BlockStatement && !c.broken.has(node.range[0]);
  return isBlock ? lowerBody(c, node.body) : lowerStatement(c, node);
}

// ---------------------------------------------------------------- loops

type LoopNode =
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement
  | TSESTree.ForStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForInStatement;

function loop(c: Context, node: LoopNode, label?: string): Stmt {
  const common = { ...spanOf(node), body: lowerBranch(c, node.body), ...(label !== undefined && { label }) };
  switch (node.type) {
    case Type.WhileStatement:
      return { kind: "while", ...common, test: lowerExpression(c, node.test), otherwise: [] };
    case Type.DoWhileStatement:
      return { kind: "while", ...common, test: lowerExpression(c, node.test), otherwise: [], testsLast: true };
    case Type.ForStatement:
      return {
        kind: "counting-for",
        ...common,
        init: node.init ? initialization(c, node.init) : [],
        ...(node.test && { test: lowerExpression(c, node.test) }),
        ...(node.update && { update: lowerExpression(c, node.update) }),
      };
    case Type.ForOfStatement:
    case Type.ForInStatement: {
      const iterable = lowerExpression(c, node.right);
      const isAwaited = node.type === Type.ForOfStatement && node.await;
      return {
        kind: "for",
        ...common,
        ...loopTarget(c, node.left),
        iterable: isAwaited ? { kind: "await", start: iterable.start, end: iterable.end, value: iterable } : iterable,
        otherwise: [],
        ...(node.type === Type.ForInStatement && { overKeys: true }),
      };
    }
  }
}

function initialization(c: Context, node: TSESTree.ForInitialiser): readonly Stmt[] {
  if (node.type === Type.VariableDeclaration) return declarations(c, node);
  return [{ kind: "expr", ...spanOf(node), value: lowerExpression(c, node) }];
}

function loopTarget(c: Context, node: TSESTree.Node): Pick<ForStmt, "target" | "declares"> {
  if (node.type !== Type.VariableDeclaration) return { target: lowerTarget(c, node) };
  const [first] = node.declarations;
  if (!first) return { target: hole(spanOf(node), "a name is missing here") };
  const declares = node.kind === "let" || node.kind === "var" ? node.kind : "const";
  return { target: lowerTarget(c, first.id), declares };
}

function labelled(c: Context, node: TSESTree.LabeledStatement): readonly Stmt[] {
  const { body } = node;
  const label = node.label.name;
  switch (body.type) {
    case Type.WhileStatement:
    case Type.DoWhileStatement:
    case Type.ForStatement:
    case Type.ForOfStatement:
    case Type.ForInStatement:
      if (!c.broken.has(body.range[0])) return [loop(c, body, label)];
      break;
    default:
  }
  return [{ kind: "block", ...spanOf(node), body: lowerBranch(c, body), label }];
}

// ---------------------------------------------------------------- switch and try

function switchCase(c: Context, node: TSESTree.SwitchCase): MatchCase {
  const span = spanOf(node);
  const { test } = node;
  const word = { start: span.start, end: Math.min(span.end, span.start + "default".length) };
  return {
    ...span,
    pattern: test
      ? { kind: "value-pattern", ...spanOf(test), value: lowerExpression(c, test) }
      : { kind: "capture-pattern", ...word },
    body: lowerBody(c, node.consequent),
  };
}

function tryStatement(c: Context, node: TSESTree.TryStatement): TryStmt {
  const { block, handler, finalizer } = node;
  return {
    kind: "try",
    ...spanOf(node),
    body: lowerBody(c, block.body),
    handlers: handler
      ? [
          {
            ...spanOf(handler),
            ...(handler.param && { name: lowerTarget(c, handler.param) }),
            body: lowerBody(c, handler.body.body),
          },
        ]
      : [],
    otherwise: [],
    finalBody: finalizer ? lowerBody(c, finalizer.body) : [],
  };
}

/**
 * The tree of a text, however broken: TypeScript's parser mends what it can and says where; typescript-estree puts it in order.
 *
 *     const a = f(1 2);      the tree of `f(1, 2)`, a problem at `2`, and the statement's place
 */
import type { TSESTree } from "@typescript-eslint/typescript-estree";
import { astConverter } from "@typescript-eslint/typescript-estree/use-at-your-own-risk";
import ts from "typescript";
import type { Comment, SyntaxProblem } from "../../program/program.js";
import { brokenStatements } from "./recovery.js";

export interface Tree {
  readonly body: readonly TSESTree.Node[];
  readonly comments: readonly Comment[];
  readonly problems: readonly SyntaxProblem[];
  /** Why a statement can't be read, by its first offset. */
  readonly broken: ReadonlyMap<number, string>;
}

/** Types leave these out. */
type ParsedFile = ts.SourceFile & { parseDiagnostics: readonly ts.DiagnosticWithLocation[] };

export function readTree(text: string, file: string): Tree {
  const source = parseFile(text, file);
  const problems = source.parseDiagnostics.map(({ start, length, messageText }) => ({
    start: Math.min(start, text.length),
    end: Math.min(start + length, text.length),
    message: ts.flattenDiagnosticMessageText(messageText, "\n"),
  }));
  const broken = problems.length > 0 ? brokenStatements(source, problems) : new Map<number, string>();
  // typescript-estree reads a tree that it is told to be whole.
  source.parseDiagnostics = [];
  const { estree } = astConverter(source, SETTINGS, false);
  const comments = (estree.comments ?? []).map(({ range: [start, end] }) => ({
    start,
    end,
    text: text.slice(start, end),
  }));
  return { body: estree.body, comments, problems, broken };
}

function parseFile(text: string, file: string): ParsedFile {
  const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  return ts.createSourceFile(file, text, options, true, scriptKind(file)) as ParsedFile;
}

function scriptKind(file: string): ts.ScriptKind {
  if (/\.[mc]?ts$/i.test(file)) return ts.ScriptKind.TS;
  return /\.tsx$/i.test(file) ? ts.ScriptKind.TSX : ts.ScriptKind.JS;
}

const SETTINGS = {
  allowInvalidAST: true,
  comment: true,
  errorOnUnknownASTType: false,
  loc: true,
  range: true,
  suppressDeprecatedPropertyWarnings: true,
  tokens: null,
} as Partial<Parameters<typeof astConverter>[1]> as Parameters<typeof astConverter>[1];

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
import { readWithout, type ParsedFile } from "./swallowed.js";

export interface Tree {
  readonly body: readonly TSESTree.Node[];
  readonly comments: readonly Comment[];
  readonly problems: readonly SyntaxProblem[];
  /** Why a statement can't be read, by its first offset. */
  readonly broken: ReadonlyMap<number, string>;
  /** Of statements that were set aside: their ends, by their first offset. */
  readonly aside: ReadonlyMap<number, number>;
}

export function readTree(text: string, file: string): Tree {
  const { source, aside } = readWithout(text, (left) => parseFile(left, file));
  const left = source.parseDiagnostics.map(({ start, length, messageText }) => ({
    start: Math.min(start, text.length),
    end: Math.min(start + length, text.length),
    message: ts.flattenDiagnosticMessageText(messageText, "\n"),
  }));
  const broken = left.length > 0 ? brokenStatements(source, left) : new Map<number, string>();
  for (const { start, problem } of aside) broken.set(start, problem.message);
  // typescript-estree reads a tree that it is told to be whole.
  source.parseDiagnostics = [];
  const { estree } = astConverter(source, SETTINGS, false);
  const comments = (estree.comments ?? []).map(({ range: [start, end] }) => ({
    start,
    end,
    text: text.slice(start, end),
  }));
  const problems = firstOfLines(text, [...aside.map(({ problem }) => problem), ...left]);
  return { body: estree.body, comments, problems, broken, aside: new Map(aside.map(({ start, end }) => [start, end])) };
}

/** One mistake has many consequences: a line has one problem. */
function firstOfLines(text: string, problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  const sorted = [...problems].sort((a, b) => a.start - b.start);
  const kept: SyntaxProblem[] = [];
  for (const problem of sorted) {
    const last = kept.at(-1);
    if (!last || text.slice(last.start, problem.start).includes("\n")) kept.push(problem);
  }
  return kept;
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

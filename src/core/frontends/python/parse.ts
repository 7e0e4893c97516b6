/**
 * Python text to a program. It takes any text, never throws, and needs time in proportion to the text's length.
 *
 *     model.add(Dense(10))      expr(call(attribute(model add), call(Dense, 10)))
 */
import type { Comment, Program, Stmt, SyntaxProblem } from "../../program/program.js";
import type { Span } from "../../text/span.js";
import { parseBlock, parseLines } from "./blocks.js";
import { parseBounded, parseTest, parseValue } from "./expressions.js";
import { type LexOptions, tokenize } from "./lexer.js";
import { type Grammar, Parser } from "./parser.js";
import { ProblemList } from "./problem-list.js";

export function parsePython(text: string): Program {
  return { language: "python", ...parsePythonRange(text, { start: 0, end: text.length }) };
}

export interface ParsedRange {
  readonly body: readonly Stmt[];
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
}

/** Parses a part of a text, a notebook's cell for example; offsets are those of the whole text. */
export function parsePythonRange(text: string, range: Span, options: LexOptions = {}): ParsedRange {
  const tokens = tokenize(text, range, options);
  const list = new ProblemList(text);
  const body = parseLines(new Parser(text, tokens, GRAMMAR, list));
  const problems = [...tokens.problems, ...list.found].sort((a, b) => a.start - b.start);
  return { body, problems, comments: tokens.comments };
}

const GRAMMAR: Grammar = { test: parseTest, operators: parseBounded, value: parseValue, block: parseBlock };

/**
 * Python text to a program. It takes any text, never throws, and needs time in proportion to the text's length.
 *
 *     model.add(Dense(10))      expr(call(attribute(model add), call(Dense, 10)))
 */
import type { Comment, Program, Stmt, SyntaxProblem } from "../../program/program.js";
import { firstDifference } from "../../text/difference.js";
import type { Span } from "../../text/span.js";
import { parseBlock, parseLines } from "./blocks.js";
import { parseBounded, parseTest, parseValue } from "./expressions.js";
import { type LexOptions, tokenize } from "./lexer.js";
import { type Grammar, Parser } from "./parser.js";
import { ProblemList } from "./problem-list.js";

/** What has been read before: most texts of an editor are another one with a few characters changed. */
export interface EarlierText {
  readonly text: string;
  readonly program: Program;
}

/** With an `earlier` text that began in the same way, the statements of that beginning are taken over as they are. */
export function parsePython(text: string, earlier?: EarlierText): Program {
  const kept = earlier === undefined ? 0 : statementsToKeep(text, earlier);
  const start = kept === 0 ? 0 : earlier!.program.body[kept]!.start;
  const { body, problems, comments } = parsePythonRange(text, { start, end: text.length });
  if (kept === 0) return { language: "python", body, problems, comments };
  const before = earlier!.program;
  return {
    language: "python",
    body: [...before.body.slice(0, kept), ...body],
    problems,
    comments: [...before.comments.filter((comment) => comment.end <= start), ...comments],
  };
}

/**
 * How many statements an edit can't have touched. The one before the difference may go on with what is new (an `else`, a
 * decorated function), so there is always a whole one between, and it begins its line.
 */
function statementsToKeep(text: string, { text: before, program: { body, problems } }: EarlierText): number {
  const readable = problems.reduce((until, { start }) => Math.min(until, start), Infinity);
  const limit = Math.min(firstDifference(text, before), readable);
  let at = body.length - 1;
  while (at >= 0 && body[at]!.start >= limit) at--;
  for (at--; at > 0; at--) if (/[\r\n]/.test(text[body[at]!.start - 1]!)) return at;
  return 0;
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

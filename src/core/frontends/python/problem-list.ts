/**
 * Collects syntax problems; of those on one line, only the first is kept, since the others follow from it.
 *
 *     f(a b, c d)      "this can't be read" at `b`, nothing at `d`
 */
import type { SyntaxProblem } from "../../program/program.js";
import type { Span } from "../../text/span.js";

export class ProblemList {
  readonly found: SyntaxProblem[] = [];
  readonly #text: string;
  /** The line of the last problem. */
  #line: Span = { start: -1, end: -1 };

  constructor(text: string) {
    this.#text = text;
  }

  add(message: string, { start, end }: Span): void {
    if (start >= this.#line.start && start <= this.#line.end) return;
    this.found.push({ start, end, message });
    this.#line = { start: lineStartBefore(this.#text, start), end: lineEndAfter(this.#text, start) };
  }
}

/** The offset of the next line end; `limit` where that comes first. */
export function lineEndAfter(text: string, offset: number, limit = text.length): number {
  let at = offset;
  while (at < limit && !isLineEnd(text.charCodeAt(at))) at++;
  return at;
}

function lineStartBefore(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineEnd(text.charCodeAt(at - 1))) at--;
  return at;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

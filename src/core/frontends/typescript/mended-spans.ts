/**
 * What a parser puts in for something missing may stand before the text around it, or behind.
 *
 *     [1, , .;      the missing name before the dot begins where the dot's expression doesn't reach: it is moved there
 */
import type { Stmt } from "../../program/program.js";
import type { Span } from "../../text/span.js";

/** Moves every span of a new tree into that of its parent. No recursion: chains may be long. */
export function mendSpans(body: readonly Stmt[], whole: Span): void {
  const waiting: { readonly value: object; readonly parent: Span }[] = [{ value: body, parent: whole }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, parent } = next;
    const span = isSpan(value) ? moved(value, parent) : parent;
    for (const child of Object.values(value) as unknown[])
      if (typeof child === "object" && child !== null) waiting.push({ value: child, parent: span });
  }
}

type OpenSpan = { -readonly [K in keyof Span]: Span[K] };

function isSpan(value: object): value is OpenSpan {
  return "start" in value && "end" in value;
}

function moved(span: OpenSpan, { start, end }: Span): Span {
  span.start = Math.min(Math.max(span.start, start), end);
  span.end = Math.min(Math.max(span.end, span.start), end);
  return span;
}

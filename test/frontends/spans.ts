/**
 * What holds for the spans of any program, however broken its text.
 *
 *     f(x)      the call's span holds those of `f` and of `x`, and lies in the text
 */
import type { Program } from "../../src/core/program/program.js";
import type { Span } from "../../src/core/text/span.js";

/** Every span that lies outside its parent's or outside the text, in words; none for a sound program. */
export function misplacedSpans(program: Program, text: string): readonly string[] {
  const found: string[] = [];
  const whole = { start: 0, end: text.length };
  const waiting: { readonly value: unknown; readonly parent: Span }[] = [
    { value: program.body, parent: whole },
    { value: program.problems, parent: whole },
    { value: program.comments, parent: whole },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, parent } = next;
    if (typeof value !== "object" || value === null) continue;
    const span = isSpan(value) ? value : parent;
    if (span.start < parent.start || span.end > parent.end || span.start > span.end) {
      found.push(`${JSON.stringify(span)} in ${parent.start}-${parent.end}`);
    }
    for (const child of Object.values(value)) waiting.push({ value: child, parent: span });
  }
  return found;
}

function isSpan(value: object): value is Span {
  return "start" in value && "end" in value;
}

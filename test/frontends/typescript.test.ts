/** What holds for every text, read as TypeScript or as JavaScript. */
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTypeScript } from "../../src/core/frontends/typescript/parse.js";
import { printProgram } from "../../src/core/program/print.js";
import { caseSources } from "./case-file.js";
import { misplacedSpans } from "./spans.js";

const SOURCES = caseSources(join(import.meta.dirname, "typescript"));
const FILES = ["a.ts", "a.tsx", "a.js"];

function expectSound(text: string, file: string): void {
  const program = parseTypeScript(text, file);
  expect(misplacedSpans(program, text)).toEqual([]);
  for (const { start, end, text: comment } of program.comments) expect(text.slice(start, end)).toBe(comment);
}

/** A text that is nested too deeply gives a program too, but none that could be printed is asked for. */
function expectPrintable(text: string, file: string): void {
  expectSound(text, file);
  expect(printProgram(parseTypeScript(text, file), { spans: true })).toBeTypeOf("string");
}

test("any text gives a program whose spans lie in it and in each other", () => {
  const anyText = fc
    .tuple(fc.constantFrom(...SOURCES), fc.nat(), fc.nat({ max: 12 }), fc.string({ unit: "binary", maxLength: 4 }))
    .map(([source, at, length, piece]) => {
      const start = at % (source.length + 1);
      return source.slice(0, start) + piece + source.slice(start + length);
    });
  fc.assert(fc.property(anyText, fc.constantFrom(...FILES), expectPrintable), { numRuns: 500, seed: 7 });
});

test("every source, cut at each line end and with each line left out, gives a sound program", () => {
  for (const source of SOURCES) {
    const lines = source.split("\n");
    for (let i = 0; i < lines.length; i++) {
      expectPrintable(lines.slice(0, i).join("\n"), "a.ts");
      expectPrintable([...lines.slice(0, i), ...lines.slice(i + 1)].join("\n"), "a.tsx");
    }
  }
});

test.each([
  "(",
  "[",
  "{",
  "x={a:",
  "!",
  "a.",
  "a()",
  "a+",
  "a=>",
  "`${",
  "<a>",
  "if(a)",
  "let a:A<",
  "a?b:",
  "function f(){",
])("%s, ten thousand characters of it, neither overflow nor hang", (piece) => {
  for (const file of FILES) expectSound(piece.repeat(10_000 / piece.length), file);
});

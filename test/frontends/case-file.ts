/**
 * Files of cases: a name, a source, and the program text that it must give.
 *
 *     === A call {spans}
 *     f(x)
 *     ==>
 *     (expr@0-4 (call@0-4 f@0-1 x@2-3))
 *
 * `{spans}` prints spans. Characters that a text file would hide are written visibly: ␉ tab, ␌ form feed, ␍ carriage return,
 * ⍽ no-break space, ⟨BOM⟩ byte order mark. Behind the program stand its problems, each with the text that it marks.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { printProgram } from "../../src/core/program/print.js";
import type { Program } from "../../src/core/program/program.js";

/** The program of a case's source, and the text that its offsets count in. */
export type Reading = (source: string, name: string) => { readonly program: Program; readonly text: string };

/** One test for each case of each `.txt` file in a folder. With UPDATE=1 the files are rewritten instead. */
export function testCaseFiles(folder: string, read: Reading): void {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".txt"))) {
    const path = join(folder, file);
    const cases = casesOf(readFileSync(path, "utf8"));
    const results = cases.map((one) => ({ ...one, expected: resultOf(one, read) }));
    const isUpdate = process.env["UPDATE"] === "1";
    if (isUpdate) update(path, results);
    for (const [i, one] of (isUpdate ? results : cases).entries()) {
      test(`${file}: ${one.name}`, () => expect(results[i]!.expected).toBe(one.expected));
    }
  }
}

/** The sources of all cases in a folder, for tests of what holds for any source. */
export function caseSources(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .flatMap((name) => casesOf(readFileSync(join(folder, name), "utf8")))
    .map(({ source }) => reveal(source));
}

interface Case {
  readonly name: string;
  readonly source: string;
  readonly expected: string;
}

function casesOf(file: string): readonly Case[] {
  return file
    .split(/^=== /m)
    .slice(1)
    .map((block) => {
      const [head = "", expected = ""] = block.split(/^==>\n/m);
      const nameEnd = head.indexOf("\n");
      return { name: head.slice(0, nameEnd), source: head.slice(nameEnd + 1), expected: expected.trimEnd() };
    });
}

function resultOf({ name, source }: Case, read: Reading): string {
  const { program, text } = read(reveal(source), name);
  const printed = printProgram(program, { spans: name.includes("{spans}") });
  const problems = program.problems.map(
    ({ start, end, message }) => `! ${JSON.stringify(text.slice(start, end))} ${message}`,
  );
  return [printed, ...problems].filter((line) => line !== "").join("\n");
}

function reveal(source: string): string {
  const visible: Readonly<Record<string, string>> = {
    "␉": "\t",
    "␌": "\f",
    "␍": "\r",
    "⍽": "\u00a0",
    "⟨BOM⟩": "\ufeff",
  };
  return source.replace(/[␉␌␍⍽]|⟨BOM⟩/g, (mark) => visible[mark] ?? mark);
}

function update(path: string, cases: readonly Case[]): void {
  if (process.env["CI"] === "true") throw new Error("UPDATE=1 rewrites expectations, which CI must not do");
  writeFileSync(path, cases.map(({ name, source, expected }) => `=== ${name}\n${source}==>\n${expected}\n`).join("\n"));
}

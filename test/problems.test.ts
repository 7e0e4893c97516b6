/**
 * Every kind of problem: its example is run and has this problem and no other. docs/problems.md lists them all.
 *
 *     UPDATE=1 npx vitest run test/problems.test.ts      writes docs/problems.md anew
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analyze } from "../src/core/analyze.js";
import { parseTypeScript } from "../src/core/frontends/typescript/parse.js";
import * as kinds from "../src/core/problems/index.js";
import type { ProblemKind } from "../src/core/problems/problem.js";
import { LineIndex } from "../src/core/text/line-index.js";

const PAGE = join(import.meta.dirname, "../docs/problems.md");
const KINDS = Object.values(kinds).sort((a, b) => (a.code < b.code ? -1 : 1));

const problemsOf = ({ example: text, language = "python" }: ProblemKind) =>
  analyze({ file: language === "python" ? "example.py" : "example.ts", language, text, parseTypeScript }).facts
    .problems;

describe.each(KINDS.map((kind) => [kind.code, kind] as const))("%s", (code, kind) => {
  it("is what its example has", () => {
    const found = problemsOf(kind);
    expect(found.map((problem) => [problem.code, problem.severity])).toEqual([[code, kind.severity]]);
  });
});

it("each kind has a code of its own", () => {
  expect(new Set(KINDS.map(({ code }) => code)).size).toBe(KINDS.length);
});

it("docs/problems.md lists the kinds with what is said of their examples", () => {
  const page = `${INTRODUCTION}${KINDS.map(section).join("")}`;
  if (process.env["UPDATE"] === "1") writeFileSync(PAGE, page);
  else expect(readFileSync(PAGE, "utf8")).toBe(page);
});

const INTRODUCTION = `# Problems

What Lamella reports in an editor and with \`lamella check\`. An error is what Keras would raise while the model is built; what
Keras accepts is never called an error. \`# lamella: ignore\` on a line silences that line.
`;

function section(kind: ProblemKind): string {
  const { code, severity, explanation, example } = kind;
  const lines = new LineIndex(example);
  const messages = problemsOf(kind).map(
    ({ span, message }) => `    line ${lines.at(span.start).line + 1}: ${message}\n`,
  );
  const source = example.trimEnd().replace(/^/gm, "    ");
  return `\n## ${code} (${severity})\n\n${explanation}\n\n${source}\n\n${messages.join("")}`;
}

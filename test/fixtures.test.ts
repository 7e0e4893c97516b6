/**
 * Every fixture and example: its marks are what analysis gives, and what analysis gives is what Keras answered.
 *
 *     UPDATE=1 npx vitest run test/fixtures.test.ts      draws the marks anew; read the difference before you keep it
 *     npm run oracle                                     asks Keras about what has changed
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { analyzeFixture, analyzeText, marksOf, placedFacts } from "./support/analysed.js";
import type { Answer } from "./support/answer.js";
import { allFixtures, answerPath, commentOpening, withSources, type Fixture } from "./support/fixtures.js";
import { differences } from "./support/judge.js";
import { openBugs, strip } from "./support/marks.js";

const ROOT = join(import.meta.dirname, "..");
const FIXTURES = allFixtures(ROOT);
const UPDATE = process.env["UPDATE"] === "1";
if (UPDATE && process.env["CI"]) throw new Error("marks are drawn by a person, not on CI");

/** As much as a program of a few hundred lines may take, far below what stops an analysis. */
const MOST_STEPS = 300_000;

const isNotebook = ({ path }: Fixture): boolean => path.endsWith(".ipynb");

// Between the tests the runner is heard, however slow the machine.
beforeEach(() => new Promise(setImmediate));

describe.each(FIXTURES.map((fixture) => [fixture.id, fixture] as const))("%s", (_, fixture) => {
  const { marked: file } = fixture;
  const opening = commentOpening(fixture.path);
  const unmarked = (text: string): string => strip(text, opening);
  const marked = existsSync(file) ? readFileSync(file, "utf8") : fixture.text;

  it("is its marked text without the marks", () => {
    if (isNotebook(fixture)) expect(JSON.parse(withSources(marked, unmarked))).toEqual(JSON.parse(fixture.text));
    else expect(unmarked(marked)).toBe(fixture.text);
  });

  it("has the marks that analysis gives", () => {
    const drawn = marksOf(fixture, marked, analyzeFixture(fixture));
    if (UPDATE) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, drawn);
    } else expect(drawn).toBe(marked);
  });

  it("says what Keras says, but for the bugs it notes", () => {
    const path = answerPath(ROOT, fixture.id);
    const answer = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Answer) : undefined;
    expect(answer?.hash, "Keras has not been asked about this text: npm run oracle").toBe(fixture.hash);
    const found = differences(placedFacts(fixture, analyzeFixture(fixture)), answer!);
    const noted = isNotebook(fixture) ? [] : [...openBugs(marked, opening).keys()].map((line) => line + 1);
    expect(found.filter(({ line }) => !noted.includes(line))).toEqual([]);
    expect(noted.filter((line) => !found.some((difference) => difference.line === line))).toEqual([]);
  });

  it("is read in bounded work when it breaks off or lacks a line", () => {
    const lines = analyzeFixture(fixture).text.split(/(?<=\n)/);
    const broken = lines.flatMap((_, i) => [lines.slice(0, i).join(""), lines.toSpliced(i, 1).join("")]);
    const steps = broken.map((text) => analyzeText(fixture, text).steps);
    expect(Math.max(...steps)).toBeLessThan(MOST_STEPS);
  });
});

describe("Keras' answers", () => {
  it("are about fixtures that exist", () => {
    const folder = join(ROOT, "test/oracle/answers");
    const stored = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));
    const wanted = FIXTURES.map(({ id }) => answerPath(ROOT, id));
    expect(stored.map((name) => join(folder, name)).sort()).toEqual([...wanted].sort());
  });
});

/**
 * Random programs, most of them with classes of their own, held against what real Keras answered about each.
 *
 *     npm run oracle -- --programs     asks Keras again
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { analyzeText, placedFacts } from "../support/analysed.js";
import type { Answer } from "../support/answer.js";
import type { Fixture } from "../support/fixtures.js";
import { differences, type PlacedFacts } from "../support/judge.js";

interface Recorded {
  readonly id: string;
  readonly text: string;
  readonly answer: Answer;
}

const FILE = join(import.meta.dirname, "../oracle/programs.jsonl.gz");
const RECORDED = gunzipSync(readFileSync(FILE))
  .toString()
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Recorded);

/** Programs of which something is told otherwise than Keras does, known and not yet mended. */
const KNOWN_WRONG: readonly string[] = [
  // Which names are taken by what comes after an error.
  5007,
].map((seed) => `programs/${seed}.py`);

/** Uses of layers, of all that are told, that are left unknown. */
const MOST_UNKNOWN = 677;

function factsOf({ id, text }: Recorded): PlacedFacts {
  const fixture: Fixture = { id, path: id, text, language: "python", hash: "", marked: "" };
  return placedFacts(fixture, analyzeText(fixture, text));
}

describe("random programs", () => {
  const analysed = RECORDED.map((recorded) => ({ ...recorded, facts: factsOf(recorded) }));

  it("are told as Keras tells them", () => {
    const wrong = analysed.flatMap(({ id, facts, answer }) => {
      const [first] = differences(facts, answer);
      return first ? [{ id, ...first }] : [];
    });
    expect(wrong.filter(({ id }) => !KNOWN_WRONG.includes(id))).toEqual([]);
    expect(wrong.map(({ id }) => id)).toEqual(KNOWN_WRONG);
  });

  it("leave no more unknown than before", () => {
    const uses = analysed.flatMap(({ facts }) => facts.sites.flatMap(({ value }) => value));
    expect(uses.filter(({ certainty }) => certainty === "unknown").length).toBeLessThanOrEqual(MOST_UNKNOWN);
  });
});

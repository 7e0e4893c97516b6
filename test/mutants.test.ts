/** Programs with small faults: whatever becomes of them, there is an answer, it is sound, and it comes in bounded work. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { problemsOf } from "./support/answer-soundness.js";
import { analyzeText } from "./support/analysed.js";
import { allFixtures } from "./support/fixtures.js";
import { mutant } from "./support/mutants.js";

const FIXTURES = allFixtures(join(import.meta.dirname, "..")).filter(({ path }) => !path.endsWith(".ipynb"));
/** Of each fixture so many. */
const MUTANTS = 6;

describe("mutants of the fixtures", () => {
  it.each(FIXTURES.map((fixture) => [fixture.id, fixture] as const))("%s", (_, fixture) => {
    for (let seed = 0; seed < MUTANTS; seed++) {
      const text = mutant(fixture.text, seed);
      expect(problemsOf(analyzeText(fixture, text)), `seed ${seed}`).toEqual([]);
    }
  });
});

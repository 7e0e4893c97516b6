/**
 * An analysis that goes on from the one before, as it does while somebody types, comes to what a new one comes to.
 *
 *     text ─▶ a line left out ─▶ text ─▶ a word exchanged ─▶ …     after each step: the facts of a new analysis
 */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Continuation, type Analysis } from "../src/core/analyze.js";
import { analyzeFixture } from "./support/analysed.js";
import { allFixtures, withSources, type Fixture } from "./support/fixtures.js";
import { mutant } from "./support/mutants.js";

const FIXTURES = allFixtures(join(import.meta.dirname, ".."));
/** Of each fixture so many. */
const EDITS = 5;

const told = ({ facts, steps }: Analysis): unknown => ({ facts, steps });

/** Of a notebook one cell is edited. */
function edited(fixture: Fixture, seed: number): Fixture {
  if (!fixture.path.endsWith(".ipynb")) return { ...fixture, text: mutant(fixture.text, seed) };
  let cell = 0;
  const text = withSources(fixture.text, (source) => (cell++ === seed % 7 ? mutant(source, seed) : source));
  return { ...fixture, text };
}

describe("an analysis that goes on from the one before", () => {
  it.each(FIXTURES.map((fixture) => [fixture.id, fixture] as const))("%s", (_, fixture) => {
    const whole = told(analyzeFixture(fixture));
    // It may go on from any statement.
    const continuation = new Continuation(0);
    for (let seed = 100; seed < 100 + EDITS; seed++) {
      expect(told(analyzeFixture(fixture, continuation)), `before ${seed}`).toEqual(whole);
      const other = edited(fixture, seed);
      expect(told(analyzeFixture(other, continuation)), `seed ${seed}`).toEqual(told(analyzeFixture(other)));
    }
  });
});

/** Every feature has an answer for every fixture, whole and broken off: nothing throws, nothing is empty or torn. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Analysis } from "../../src/core/analyze.js";
import { codeActions } from "../../src/core/ide/fixes/actions.js";
import { LONGEST_HINT } from "../../src/core/ide/hints/hint.js";
import { hints } from "../../src/core/ide/hints/hints.js";
import { hoverAt } from "../../src/core/ide/hovers/hover.js";
import { lenses } from "../../src/core/ide/lenses/lenses.js";
import { nearestModel } from "../../src/core/ide/lookup.js";
import { defaultDisplay } from "../../src/core/ide/options.js";
import { summaryState } from "../../src/core/ide/summary/summary-state.js";
import { textSummary } from "../../src/core/ide/summary/text-summary.js";
import { analyzeFixture, analyzeText } from "../support/analysed.js";
import { allFixtures } from "../support/fixtures.js";

const FIXTURES = allFixtures(join(import.meta.dirname, "../.."));
/** Of each fixture this many beginnings. */
const BEGINNINGS = 6;

/** What a user could be shown of a text, all of it. */
function shownTexts({ facts, text }: Analysis): readonly string[] {
  const shown = hints(facts, text, defaultDisplay);
  for (const { label } of shown) expect(label.length).toBeLessThanOrEqual(LONGEST_HINT);
  const places = facts.sites.flatMap((site) => [site.callee, ...site.arguments.map(({ valueSpan }) => valueSpan)]);
  return [
    ...lenses(facts, text, defaultDisplay).map(({ title }) => title),
    ...shown.flatMap(({ label, tooltip }) => [label, tooltip]),
    ...places.flatMap(({ start }) => hoverAt(facts, start, { text, options: defaultDisplay })?.markdown ?? []),
    ...facts.models.map(textSummary),
    ...facts.models.map(({ id }) => JSON.stringify(summaryState(facts, text, { model: id, unit: "macs" }))),
  ];
}

/** Traces of a value that was not written as one. */
const TORN = /undefined|NaN|\[object |Infinity/;

describe.each(FIXTURES.map((fixture) => [fixture.id, fixture] as const))("%s", (_, fixture) => {
  const whole = analyzeFixture(fixture);

  it("has whole texts", () => {
    for (const text of shownTexts(whole)) expect(text).not.toMatch(/^$/);
    const foreign = new RegExp(TORN, "g");
    // A fixture may use such a word itself.
    const own = new Set(whole.text.match(foreign) ?? []);
    const torn = shownTexts(whole).flatMap((text) => text.match(foreign) ?? []);
    expect(torn.filter((word) => !own.has(word))).toEqual([]);
  });

  it("is answered where it breaks off", () => {
    const lines = whole.text.split(/(?<=\n)/);
    const step = Math.max(1, Math.floor(lines.length / BEGINNINGS));
    for (let end = step; end < lines.length; end += step)
      shownTexts(analyzeText(fixture, lines.slice(0, end).join("")));
  });

  it("has edits that don't leave the text", () => {
    const analyze = (text: string) => analyzeText(fixture, text);
    for (const { callee } of whole.facts.sites.slice(0, 12)) {
      const selection = { start: callee.start, end: callee.start };
      for (const { edits, disabled } of codeActions(whole, selection, { unit: "flops", canTrain: false, analyze })) {
        expect(edits.length > 0).toBe(disabled === undefined);
        for (const { start, end } of edits)
          expect([0 <= start, start <= end, end <= whole.text.length]).not.toContain(false);
      }
      expect(nearestModel(whole.facts, whole.text, callee.start) === undefined).toBe(whole.facts.models.length === 0);
    }
  });
});

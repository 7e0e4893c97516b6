/** The colours of runs: legible on every theme's paper, and each with a marker of its own. */
import { describe, expect, it } from "vitest";
import { MARKERS, SLOT_COLORS, SLOT_COUNT } from "../../webview/charts/palette.js";
import { Slots } from "../../webview/results/slots.js";

const PAPERS = {
  light: ["#ffffff", "#f8f8f8", "#fdf6e3"],
  dark: ["#000000", "#1f1f1f", "#272822", "#282c34"],
} as const;

function luminance(color: string): number {
  const parts = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = parts.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe("The colours of runs", () => {
  for (const kind of ["light", "dark"] as const) {
    it(`have a contrast of 3 : 1 to ${kind} papers`, () => {
      for (const paper of PAPERS[kind]) {
        for (const color of SLOT_COLORS[kind]) {
          const [low = 0, high = 0] = [luminance(color), luminance(paper)].sort((a, b) => a - b);
          expect((high + 0.05) / (low + 0.05), `${color} on ${paper}`).toBeGreaterThanOrEqual(3);
        }
      }
    });
  }

  it("are as many as markers, and none is there twice", () => {
    expect(new Set(MARKERS.map((marker) => JSON.stringify(marker))).size).toBe(SLOT_COUNT);
    for (const colors of Object.values(SLOT_COLORS)) expect(new Set(colors).size).toBe(SLOT_COUNT);
  });
});

describe("A run's colour", () => {
  const slotsOf = (...shows: readonly (readonly string[])[]) => {
    const slots = new Slots(undefined);
    for (const runs of shows) slots.show(runs);
    return slots.kept;
  };

  it("is the first for the shown run, and the next for the others", () =>
    expect(slotsOf(["a", "b", "c"])).toEqual({ a: 0, b: 1, c: 2 }));

  it("stays with the run while others come and go", () =>
    expect(slotsOf(["a", "b", "c"], ["a", "c"], ["a", "d", "c"])).toEqual({ a: 0, c: 2, d: 1 }));

  it("is the first for a run that is shown in full instead", () =>
    expect(slotsOf(["a", "b", "c"], ["b", "c", "a"])).toEqual({ b: 0, c: 2, a: 1 }));

  it("is found again", () => {
    const slots = new Slots({ a: 0, c: 2, strange: "red" });
    slots.show(["a", "b", "c"]);
    expect(slots.kept).toEqual({ a: 0, c: 2, b: 1 });
  });
});

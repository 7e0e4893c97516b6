/**
 * Odd values in the arguments of layers, held against what Keras made of them.
 *
 *     npm run oracle -- --odd-values     asks Keras again
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { differences, type RecordedAnswer } from "../support/recorded-calls.js";

interface Recorded {
  readonly program: readonly string[];
  /** By the call, with the odd value in it. */
  readonly answers: Readonly<Record<string, RecordedAnswer>>;
}

const FILE = join(import.meta.dirname, "../oracle/odd-values.json");
const { "": head, ...recorded } = JSON.parse(readFileSync(FILE, "utf8")) as Readonly<Record<string, Recorded>>;

describe("odd values in arguments", () => {
  it.each(Object.entries(recorded))("%s", (_name, { program, answers }) => {
    const calls = Object.entries(answers).map(([call, answer]) => ({ name: call, expression: call, answer }));
    expect(differences([...(head as unknown as readonly string[]), ...program], calls)).toEqual([]);
  });
});

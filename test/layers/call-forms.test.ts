/**
 * A layer of every class, called in all the ways in which a call can be written, held against what Keras made of it.
 *
 *     npm run oracle -- --call-forms     asks Keras again
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { differences, type RecordedAnswer } from "../support/recorded-calls.js";

interface Recorded {
  readonly program: readonly string[];
  readonly layer: string;
  /** By the way that the call is written. */
  readonly answers: Readonly<Record<string, RecordedAnswer>>;
}

const FILE = join(import.meta.dirname, "../oracle/call-forms.json");
const RECORDED = Object.entries(JSON.parse(readFileSync(FILE, "utf8")) as Record<string, Recorded>);

const LISTS_OF_ONE = ["((x,))", "([x])"];
const told = (how: string, forms: readonly string[]): readonly string[] => forms.map((form) => `${how}: ${form}`);
const each = (names: string, known: readonly string[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(names.split(" ").map((name) => [name, known]));

/** What is told otherwise than Keras does, and known. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  // Keras announces two outputs for a list of one, and raises when it computes them.
  ...each("AveragePooling1D AvgPool1D MaxPool1D", told("false alarm", LISTS_OF_ONE)),
  ...each(
    "GlobalAveragePooling1D GlobalAveragePooling2D GlobalAveragePooling3D GlobalAvgPool1D GlobalAvgPool2D GlobalAvgPool3D " +
      "GlobalMaxPool1D GlobalMaxPool2D GlobalMaxPool3D GlobalMaxPooling1D GlobalMaxPooling2D",
    told("unknown", LISTS_OF_ONE),
  ),
  GlobalMaxPooling3D: told("silent", LISTS_OF_ONE),
  // A text that isn't in the vocabulary, where there is no place for others; what it inverts are numbers.
  StringLookup: ["silent: ('a')"],
  // The value is handed on to the layers inside, and asked whether it is true.
  Pipeline: ["silent: (x, True)"],
  ReversibleEmbedding: ["silent: (x, x)"],
};

/** A line each. */
function differencesIn({ program, layer, answers }: Recorded): readonly string[] {
  const head = ["import keras", "from keras import layers", ...program];
  const calls = Object.entries(answers).map(([form, answer]) => ({
    name: form,
    expression: `${layer}${form}`,
    answer,
  }));
  return differences(head, calls);
}

describe("ways to write a call", () => {
  it.each(RECORDED)("%s", (name, recorded) => {
    expect([...differencesIn(recorded)].sort()).toEqual([...(KNOWN[name] ?? [])].sort());
  });
});

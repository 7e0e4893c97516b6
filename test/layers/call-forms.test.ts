/**
 * A layer of every class, called in all the ways in which a call can be written, held against what Keras made of it.
 *
 *     npm run oracle -- --call-forms     asks Keras again
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analyze } from "../../src/core/analyze.js";
import { LineIndex } from "../../src/core/text/line-index.js";
import { listed, single } from "../support/random-calls.js";

type Recorded = Readonly<Record<"program" | "layer" | "answers", unknown>> & {
  readonly program: readonly string[];
  readonly layer: string;
  /** By the way that the call is written: what comes out with its parameters, or the class of what was raised. */
  readonly answers: Readonly<
    Record<string, string | readonly [shape: unknown, trainable: number, nonTrainable: number]>
  >;
};

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
  // Texts where numbers are wanted, and the other way round.
  ...each("CategoryEncoding Discretization IntegerLookup Rescaling", ["silent: ('a')"]),
  StringLookup: ["silent: ('a')", "silent: (3.0)"],
  TextVectorization: ["silent: (3.0)"],
  // The value is handed on to the layers inside, and asked whether it is true.
  Pipeline: ["silent: (x, True)"],
  ReversibleEmbedding: ["silent: (x, x)"],
};

/** A line each. */
function differences({ program, layer, answers }: Recorded): readonly string[] {
  const forms = Object.keys(answers);
  const head = ["import keras", "from keras import layers", ...program];
  const text = [...head, ...forms.map((form) => `y = ${layer}${form}`), ""].join("\n");
  const { facts } = analyze({ file: "/call_forms.py", language: "python", text });
  const index = new LineIndex(text);
  const lineOf = ({ start }: { readonly start: number }): number => index.at(start).line;
  const refused = new Set(
    facts.problems.filter(({ severity }) => severity === "error").map(({ span }) => lineOf(span)),
  );
  // The first of a line: the others are layers inside it.
  const uses = new Map(facts.sites.toReversed().map(({ span, uses: [use] }) => [lineOf(span), use]));
  return forms.flatMap((form, i) => {
    const answer = answers[form]!;
    const line = head.length + i;
    if (typeof answer === "string") return refused.has(line) ? [] : [`silent: ${form}`];
    if (refused.has(line)) return [`false alarm: ${form}`];
    const use = uses.get(line);
    const [application] = use?.applications ?? [];
    const told = JSON.stringify([application?.output, use?.params?.trainable, use?.params?.nonTrainable]);
    if (application === undefined || told.includes("?")) return [`unknown: ${form}`];
    const [shape, ...params] = answer;
    const wanted = JSON.stringify([shape, ...params]);
    const isSame =
      JSON.stringify(single(listed(application.output))) === JSON.stringify(single(listed(shape))) &&
      JSON.stringify([use?.params?.trainable, use?.params?.nonTrainable]) === JSON.stringify(params);
    return isSame ? [] : [`wrong: ${form} ${told}, Keras ${wanted}`];
  });
}

describe("ways to write a call", () => {
  it.each(RECORDED)("%s", (name, recorded) => {
    expect([...differences(recorded)].sort()).toEqual([...(KNOWN[name] ?? [])].sort());
  });
});

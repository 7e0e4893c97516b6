/**
 * `layer.build(shape)` of every class on shapes of every kind, held against what Keras made of it.
 *
 *     npm run oracle -- --builds     asks Keras again
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analyze } from "../../src/core/analyze.js";
import { LineIndex } from "../../src/core/text/line-index.js";

interface Recorded {
  readonly built: boolean;
  /** By the shape's text: the parameters after it, or the class of what was raised. */
  readonly answers: Readonly<Record<string, number | string>>;
}

const FILE = join(import.meta.dirname, "../oracle/builds.json");
const RECORDED = Object.entries(JSON.parse(readFileSync(FILE, "utf8")) as Record<string, Recorded>);

const LISTS = ["[(None, 4), (None, 4)]", "[(None, 4), (None, 5)]", "[(None, 6, 4), (None, 5, 4)]"];

/** Shapes that Keras refuses and of which nothing is told. */
const SILENT: Readonly<Record<string, readonly string[]>> = {
  // Which axis has the channels is asked by their calls only.
  "Conv1DTranspose(3, 3)": ["(None, None)"],
  "Conv2DTranspose(3, 3)": ["(None, None)"],
  "Conv2DTranspose(3, 3, strides=2, output_padding=1)": ["(None, None)"],
  "Conv2DTranspose(3, 3, data_format='channels_first')": ["(4,)", "(None, None)"],
  "Conv3DTranspose(3, 3)": ["(None, None)"],
  // What their cells are run on has too few axes.
  "ConvLSTM2D(3, 3)": ["(None, None, None, 3)"],
  "ConvLSTM3D(3, 3)": ["(None, None, None, 3)"],
  // What is no shape passes for some of their arguments.
  "Normalization()": ["4", "[(None, 4)]", ...LISTS, "'a'"],
  "Normalization(axis=2)": ["4", "[(None, 4)]", ...LISTS, "'a'"],
  "Normalization(axis=None)": ["4"],
  "PReLU()": ["4", ...LISTS, "None"],
  "PReLU(shared_axes=[1, 2])": ["4", "[(None, 4)]", ...LISTS, "None", "'a'"],
  "PReLU(shared_axes=[4])": ["4", "[(None, 4)]", ...LISTS, "None", "'a'"],
  // They hand the shape on to the layer inside.
  "SpectralNormalization(layers.Dense(3))": ["(None,)"],
  "SpectralNormalization(layers.Conv2D(3, 3))": [
    "(4,)",
    "(None,)",
    "(None, 4)",
    "(None, 6, 4)",
    "(None, 6, 6, 6, 4)",
    "(None, 6, 6, 6, 6, 4)",
    "(None, 2, 2, 1)",
    "(None, 2, 3)",
    "(None, 3, 3)",
    "(None, None)",
    "[None, 6, 4]",
    "input_shape=(None, 6, 4)",
  ],
  "Wrapper(layers.Dense(3))": ["(None,)", "(None, None)", ""],
};

/** What is told otherwise than Keras does, a line each. */
function differences(call: string, { answers }: Recorded): readonly string[] {
  const shapes = Object.keys(answers);
  const lines = shapes.map((shape) => `layers.${call}.build(${shape})`);
  const text = ["from keras import layers", ...lines, ""].join("\n");
  const { facts } = analyze({ file: "/builds.py", language: "python", text });
  const index = new LineIndex(text);
  const lineOf = ({ start }: { readonly start: number }) => index.at(start).line;
  const refused = new Set(
    facts.problems.filter(({ severity }) => severity === "error").map(({ span }) => lineOf(span)),
  );
  // The first of a line: the others are layers inside it.
  const params = new Map(facts.sites.toReversed().map(({ span, uses }) => [lineOf(span), uses[0]?.params]));
  return shapes.flatMap((shape, i) => {
    const answer = answers[shape]!;
    const told = params.get(i + 1);
    if (typeof answer === "string") return refused.has(i + 1) ? [] : [`silent: ${shape}`];
    if (refused.has(i + 1)) return [`false alarm: ${shape}`];
    if (told === undefined) return [];
    const { trainable, nonTrainable } = told;
    return Number(trainable) + Number(nonTrainable) === answer ? [] : [`${shape}: not ${answer} parameters`];
  });
}

describe("builds by hand", () => {
  it.each(RECORDED)("%s", (call, recorded) => {
    const silent = (SILENT[call] ?? []).map((shape) => `silent: ${shape}`);
    expect([...differences(call, recorded)].sort()).toEqual(silent.sort());
  });
});

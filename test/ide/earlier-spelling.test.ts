/** The quick fix that writes a call in the words of an earlier Keras as Keras 3 does: what it makes, and that it counts the same. */
import { describe, expect, it } from "vitest";
import { analyze, type Analysis } from "../../src/core/analyze.js";
import { codeActions } from "../../src/core/ide/fixes/actions.js";
import { applyEdits } from "../../src/core/text/span.js";

const analyzed = (text: string): Analysis =>
  analyze({ file: "model.py", language: "python", text, settings: { dialect: undefined } });

/** The text after the fix; undefined where none is offered. */
function fixed(text: string): string | undefined {
  const analysis = analyzed(text);
  const { span } = analysis.facts.problems.find(({ code }) => code === "removed-in-keras-3")!;
  const actions = codeActions(analysis, span, { unit: "flops", canTrain: false, analyze: analyzed });
  const fix = actions.find(({ title }) => title === "Write it as Keras 3 does");
  return fix && applyEdits(text, fix.edits);
}

const program = (input: string, layer: string): string =>
  `from keras.layers import *\nx = Input(${input})\n${layer}(x)\n`;

const FIXED: readonly (readonly [input: string, written: string, now: string])[] = [
  ["(28, 28, 1)", "Convolution2D(32, 3, 3, border_mode='same')", "Convolution2D(32, (3, 3), padding='same')"],
  [
    "(28, 28, 1)",
    "Convolution2D(nb_filter=8, nb_row=3, nb_col=5, subsample=(2, 2), dim_ordering='tf')",
    'Convolution2D(filters=8, kernel_size=(3, 5), strides=(2, 2), data_format="channels_last")',
  ],
  [
    "(28, 28, 1)",
    "Convolution2D(16, 3, 3, 'he_normal', 'relu', bias=False)",
    "Convolution2D(16, (3, 3), kernel_initializer='he_normal', activation='relu', use_bias=False)",
  ],
  ["(9, 9, 9, 2)", "Convolution3D(4, 3, 2, 1, subsample=(2, 2, 2))", "Convolution3D(4, (3, 2, 1), strides=(2, 2, 2))"],
  ["(28, 28, 1)", "MaxPooling2D((2, 2), border_mode='same')", "MaxPooling2D((2, 2), padding='same')"],
  ["(8,)", "Dense(128, 'uniform', bias=False)", "Dense(128, kernel_initializer='uniform', use_bias=False)"],
  ["(8,)", "Dense(output_dim=4, W_regularizer='l2')", "Dense(units=4, kernel_regularizer='l2')"],
  ["(8,)", "Dense(4, init='one', input_dtype='float32')", "Dense(4, kernel_initializer='one')"],
  ["(8,)", "Dropout(p=0.5)", "Dropout(rate=0.5)"],
  ["(8,)", "GaussianNoise(sigma=0.1)", "GaussianNoise(stddev=0.1)"],
  ["(20, 4)", "MaxPooling1D(pool_length=3, stride=2)", "MaxPooling1D(pool_size=3, strides=2)"],
];

/** More than names would have to change. */
const LEFT: readonly (readonly [input: string, written: string])[] = [
  ["(20, 4)", "GRU(output_dim=8)"],
  ["(8, 8, 1)", "AveragePooling2D(border_mode='same')"],
  ["(8,)", "Dense(4, batch_input_shape=(None, 8))"],
  ["(8, 8, 1)", "Convolution2D(4, 3, 3, dim_ordering=order)"],
  ["(8,)", "Dense(4, init='uniform', **options)"],
];

describe("Write it as Keras 3 does", () => {
  it.each(FIXED)("%s: %s", (input, written, now) => {
    expect(fixed(program(input, written))).toBe(program(input, now));
    const [before, after] = [written, now].map((layer) => analyzed(program(input, layer)).facts);
    const told = (facts: Analysis["facts"] | undefined): unknown =>
      facts!.sites
        .flatMap(({ uses }) => uses)
        .map(({ layer, params, applications }) => [layer, params, applications.map(({ output }) => output)]);
    expect(told(after)).toEqual(told(before));
    expect(after!.problems).toEqual([]);
  });

  it.each(LEFT)("is not offered for %s: %s", (input, written) =>
    expect(fixed(program(input, written))).toBeUndefined(),
  );
});

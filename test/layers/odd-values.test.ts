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

/** What is told otherwise than Keras does, and known. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  // What Python's own functions and classes take, and give where they are made in the place of an object, isn't followed.
  Convolution2DTranspose: [
    "silent: layers.Convolution2DTranspose(12, kernel_size=3, data_format='channels_last', strides=(2, 3), padding='same', output_padding=(0, 0), kernel_initializer=len)(x)",
  ],
  LSTMCell: ["silent: layers.LSTMCell(4, recurrent_initializer=int)(x1, [x2, x3])"],
  SeparableConvolution1D: [
    "silent: layers.SeparableConvolution1D(filters=64, kernel_size=4, strides=(2,), depthwise_initializer=np.float32)(x)",
  ],
  SimpleRNNCell: ["silent: layers.SimpleRNNCell(2, use_bias=False, kernel_initializer=len)(x1, x2)"],
  SeparableConvolution2D: [
    "silent: layers.SeparableConvolution2D(5, (5, 3), use_bias=True, bias_regularizer=np.float32)(x)",
    "silent: layers.SeparableConvolution2D(5, (5, 3), use_bias=True, pointwise_constraint=np.float32)(x)",
    // An array in the place of an initializer isn't held against the shape of its weight.
    "silent: layers.SeparableConvolution2D(5, (5, 3), use_bias=True, pointwise_initializer=np.array([1, 2]))(x)",
  ],
  // Nor are the numbers that data are normalized with held against anything.
  Normalization: ["silent: layers.Normalization(mean=0.5, axis=3, variance=np.float32)(x)"],
};

describe("odd values in arguments", () => {
  it.each(Object.entries(recorded))("%s", (name, { program, answers }) => {
    const calls = Object.entries(answers).map(([call, answer]) => ({ name: call, expression: call, answer }));
    const found = differences([...(head as unknown as readonly string[]), ...program], calls);
    expect([...found].sort()).toEqual([...(KNOWN[name] ?? [])].sort());
  });
});

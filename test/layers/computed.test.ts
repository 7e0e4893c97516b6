/**
 * The random calls where the layer computes, as inside of a `call`, compared with what tracing Keras' own call gave.
 *
 *     EinsumDense("...x,xy->...y", 6)    announces (None, 12, 5, 9, 6) and computes (1, 9, 5, 12, 6)
 */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parsePython } from "../../src/core/frontends/python/parse.js";
import { answer } from "../support/catalogue-program.js";
import { listed, plainShapes, readRandomCalls, single, type RandomCall } from "../support/random-calls.js";

const FOLDER = fileURLToPath(new URL("../oracle/random", import.meta.url));

type Told = "as computed" | "wrong" | "silent" | "false alarm" | "unknown";

/** A trace has a batch of one where the program has one of None; every other size is a number in both. */
function fits(ours: unknown, theirs: unknown): boolean {
  if (ours === null) return theirs === null || theirs === 1;
  if (!Array.isArray(ours) || !Array.isArray(theirs)) return ours === theirs;
  return ours.length === theirs.length && ours.every((item, i) => fits(item, theirs[i]));
}

function told({ source, expect: { graph, shape } }: RandomCall): Told {
  const computed = (graph === "same" ? { shape } : graph) as { readonly shape?: unknown; readonly error?: string };
  const own = answer(parsePython(source), new Map(), true);
  if ("refused" in own) return computed.error === undefined ? "false alarm" : "as computed";
  if (computed.error !== undefined) return "silent";
  const output = single(plainShapes(own.applied.output));
  if (JSON.stringify(output).includes("?")) return "unknown";
  return fits(output, single(listed(computed.shape))) ? "as computed" : "wrong";
}

/** What is told otherwise, and known. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  // Tensors of different ranks, which it stretches.
  AdditiveAttention: [
    "silent: y = layers.AdditiveAttention()([x1, x2, x3])",
    "unknown: y = layers.AdditiveAttention()([x1, x2, x3])",
  ],
  // A batch that is taken for an image's height. The trace had a batch of one; with a batch of None the layer refuses it.
  ContrastLimitedAdaptiveHistogramEqualization: [
    "false alarm: y = layers.ContrastLimitedAdaptiveHistogramEqualization()(x)",
  ],
  Conv1D: [
    "silent: y = layers.Conv1D(filters=4, kernel_size=2, strides=(1,), padding='causal', activation='leaky_relu')(x)",
  ],
  ELU: ["silent: y = layers.ELU(alpha='a')(x)", "silent: y = layers.ELU(alpha='a')(x)"],
  // Cells are called with what isn't told of: a state of another size, a step of several axes.
  LSTMCell: ["silent: y = layers.LSTMCell(2)(x1, [x2, x3])"],
  RNN: [
    "silent: y = layers.RNN([layers.LSTMCell(16), layers.LSTMCell(1), layers.LSTMCell(4)], return_sequences=True)(x)",
    "silent: y = layers.RNN(layers.LSTMCell(1))(x)",
  ],
  RandomCrop: ["silent: y = layers.RandomCrop(0, 4)(x)"],
  Rescaling: [
    "silent: y = layers.Rescaling(layers.Flatten(), offset=-1.0)(x)",
    "silent: y = layers.Rescaling(None)(x)",
  ],
  ReversibleEmbedding: ["silent: y = layers.ReversibleEmbedding(50, 8, tie_weights=False)(x, reverse=True)"],
  Softmax: ["silent: y = layers.Softmax(axis=1.5)(x)"],
  // Attention over several axes, or over none.
  MultiHeadAttention: [
    "silent: y = layers.MultiHeadAttention(2, 64)(x, x, return_attention_scores=True, use_causal_mask=True)",
    "silent: y = layers.MultiHeadAttention(num_heads=3, key_dim=8, use_bias=True)(x, x)",
    "unknown: y = layers.MultiHeadAttention(2, 16, attention_axes=(1,))(x, x, return_attention_scores=True)",
  ],
  STFTSpectrogram: ["unknown: y = layers.STFTSpectrogram(frame_length=64, frame_step=1.5, expand_dims=True)(x)"],
  // Axes that are averaged over by their number, whatever the rank is.
  TimeDistributed: ["wrong: y = layers.TimeDistributed(layers.GlobalAveragePooling2D())(x)"],
};

/** Equalization gives the tensor that it is called on, and no model ends in that: the layer itself computes. */
const isOfModel = ({ expect: { graph } }: RandomCall): boolean => JSON.stringify(graph).includes("is part of a cycle");

describe("random calls that compute", () => {
  it.each([...readRandomCalls(FOLDER)])("%s", (cls, calls) => {
    const asked = calls.filter((call) => call.expect.graph !== undefined && !isOfModel(call));
    const answers = asked.map((call) => ({ how: told(call), line: call.source.trim().split("\n").at(-1)! }));
    const otherwise = answers.filter(({ how }) => how !== "as computed").map(({ how, line }) => `${how}: ${line}`);
    expect(otherwise.sort()).toEqual([...(KNOWN[cls] ?? [])].sort());
  });
});

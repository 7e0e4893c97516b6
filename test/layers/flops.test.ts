/**
 * The operations of every random call that TensorFlow's profiler counts wholly, within one percent of its count.
 *
 *     layers.Conv2D(32, 3) on (34, 38, 1)   700,416: the convolution's 663,552 and 36,864 for the bias
 */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parsePython } from "../../src/core/frontends/python/parse.js";
import { answer } from "../support/catalogue-program.js";
import { difference, readRandomCalls, type RandomCall } from "../support/random-calls.js";

const FOLDER = fileURLToPath(new URL("../oracle/random", import.meta.url));

/** Where the profiler counts something else. `calls` narrows it to sources that match. */
const COUNTED_OTHERWISE: readonly { readonly classes: RegExp; readonly calls?: RegExp; readonly why: string }[] = [
  { classes: /^(Max|Average|Avg)Pool(ing)?3D$/, why: "it knows no pooling over three axes" },
  { classes: /^GlobalMaxPool/, why: "it knows no maximum over axes" },
  { classes: /^Adaptive/, why: "the library pools all positions with two window sizes and picks among them" },
  {
    classes: /Conv/,
    calls: /dilation_rate=[(1, ]*[2-9]/,
    why: "gaps are made by padding, and that is counted",
  },
  { classes: /Conv/, calls: /groups=(?!1\b)/, why: "it knows no grouped convolution" },
  { classes: /^Conv(olution)?3DTranspose$/, why: "it knows no transposed convolution over three axes" },
  { classes: /^Conv.*(3D|Transpose)$/, calls: /channels_first/, why: "such a call is compiled, which hides it" },
  {
    classes: /^(EinsumDense|MultiHeadAttention|GroupQueryAttention)$/,
    why: "it knows only the sums of products that become a matrix product",
  },
  { classes: /^(SimpleRNN|LSTM|GRU|RNN|ConvLSTM|Bidirectional)/, why: "it counts one step of a loop" },
  { classes: /^TimeDistributed$/, calls: /SimpleRNN|LSTM|GRU/, why: "it counts one step of a loop" },
  { classes: /^TimeDistributed$/, calls: /GlobalMaxPool/, why: "it knows no maximum over axes" },
  { classes: /^Resizing$/, calls: /aspect_ratio=True/, why: "it counts the arithmetic on the sizes" },
  {
    classes: /^Pipeline$/,
    calls: /Input\(shape=\(\d+, \d+\)\)/,
    why: "a picture without a batch has its height for one",
  },
];

const isExcepted = ({ cls, source }: RandomCall): boolean =>
  COUNTED_OTHERWISE.some(({ classes, calls }) => classes.test(cls) && (calls?.test(source) ?? true));

/** The profiler also counts arithmetic on shapes and ranges: a handful of operations. */
const SHAPE_ARITHMETIC = 5;

describe("operations as TensorFlow's profiler counts them", () => {
  for (const [cls, calls] of readRandomCalls(FOLDER)) {
    const counted = calls.filter((call) => call.expect.tf_flops?.total !== undefined && !isExcepted(call));
    if (counted.length === 0) continue;
    it(cls, () => {
      const wrong = counted.flatMap(({ id, source, expect: expected }) => {
        const given = answer(parsePython(source));
        const total = expected.tf_flops!.total!;
        const flops = "refused" in given || difference(given, expected) ? undefined : given.applied.cost?.flops;
        const isClose = typeof flops === "number" && Math.abs(flops - total) <= Math.max(total / 100, SHAPE_ARITHMETIC);
        return isClose ? [] : [`${id}: ${String(flops)} for ${JSON.stringify(expected.tf_flops)}\n${source}`];
      });
      expect(wrong).toEqual([]);
    });
  }
});

/**
 * keras.ops held against what Keras announces for symbolic tensors and what executing gives: `scripts/oracle/calls.py`.
 *
 *     ["ops.mean(m, axis=-1)", "float32 (None,)", "float32 (None,)", ["Mean"], 3]
 */
import { describe, expect, it } from "vitest";
import { ops } from "../../src/core/libraries/keras/ops/ops.js";
import { agrees, callAnswers, isError, isOpen, line, type Given } from "../support/call-answers.js";
import { callOn } from "../support/evaluate-call.js";

type Row = readonly [call: string, announced: Given, executed: Given, classes: readonly string[], operations?: number];

const { tensors, families } = callAnswers<Row>("ops");

/** A refusal that the library spells out; a TypeError in the depth of a kernel is none. */
const isRefused = (answer: string): boolean => answer.startsWith("! ValueError");

/** What a call on tensors of one example costs is told to a constant that it may take besides. */
const MARGIN = 2;

/** Calls that are counted otherwise than the profiler does, with our count and why. */
const COUNTED_OTHERWISE: ReadonlyMap<string, number> = new Map([
  // Five comparisons and choices for each element, of which the profiler has one.
  ["ops.heaviside(u, t)", 40],
  // The profiler has no count for pooling in three dimensions.
  ["ops.average_pool(vol, 2, strides=2, padding='valid')", 432],
  // The additions where patches overlap are not counted yet.
  ["ops.fold(ops.ones((2, 12, 16)), output_size=(8, 8), kernel_size=2, stride=2)", 0],
]);

const isOfOneExample = (call: string): boolean =>
  [...call.matchAll(/\b([a-z]\w*)\b(?![(.=])/g)].every(([, name]) =>
    tensors[name!]?.shape[0] !== undefined ? tensors[name!]!.shape[0] === null : true,
  );

for (const [family, rows] of families)
  describe(family, () => {
    it("announces what Keras announces", () => {
      const wrong = rows.flatMap(([call, announced, , classes]) => {
        const wanted = line(announced);
        const got = callOn(call, tensors, "symbolic");
        if (isError(wanted))
          return isRefused(wanted) && !isOpen(got) ? [`${call}: ${got.value}, and Keras refuses it`] : [];
        const same = got.value === wanted && got.problems.length === 0;
        const named = got.operations.join() === classes.join();
        return same && named
          ? []
          : [
              `${call}: ${got.value} ${got.problems.join()} of ${got.operations.join()}, not ${wanted} of ${classes.join()}`,
            ];
      });
      expect(wrong).toEqual([]);
    });

    it("knows nothing but what executing gives", () => {
      const wrong = rows.flatMap(([call, , executed]) => {
        const wanted = line(executed);
        if (isError(wanted)) return [];
        const got = callOn(call, tensors, "executed");
        return agrees(got.value, wanted) && got.problems.length === 0
          ? []
          : [`${call}: ${got.value} ${got.problems.join()}, not ${wanted}`];
      });
      expect(wrong).toEqual([]);
    });

    it("counts what the profiler counts", () => {
      const wrong = rows.flatMap(([call, , , , operations]) => {
        if (typeof operations !== "number" || !isOfOneExample(call)) return [];
        const { flops } = callOn(call, tensors, "executed");
        const wanted = COUNTED_OTHERWISE.get(call) ?? operations;
        return typeof flops !== "number" || Math.abs(flops - wanted) <= MARGIN
          ? []
          : [`${call}: ${flops}, not ${operations}`];
      });
      expect(wrong).toEqual([]);
    });
  });

describe("every function", () => {
  const called = new Set(
    families.flatMap(([, rows]) =>
      rows.flatMap(([call]) => [...call.matchAll(/ops\.((image\.)?\w+)/g)].map(([, name]) => name)),
    ),
  );
  const untold = [
    "image.perspective_transform",
    "image.scale_and_translate",
    "associative_scan",
    "custom_gradient",
    "jvp",
    "vectorize",
    // Of the same rule as empty, segment_sum and segment_max, which are asked about.
    "empty_like",
    "segment_min",
    "segment_prod",
  ];
  const facts = [
    "dtype",
    "is_tensor",
    "convert_to_numpy",
    "get_item",
    "size",
    "ndim",
    "polar",
    "scatter",
    "bartlett",
    "blackman",
    "hamming",
  ];

  it("is asked about", () => {
    const missing = Object.keys(ops).filter(
      (name) => !called.has(name) && !untold.includes(name) && !facts.includes(name),
    );
    expect(missing).toEqual([]);
  });
});

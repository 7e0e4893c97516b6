/**
 * TensorFlow's functions, and those of its Keras backend, held against what TensorFlow gives: `scripts/oracle/calls.py`.
 *
 *     ["tf.reduce_mean(t, 1)", "! ValueError", "float32 (None, 4)", []]
 *
 * Keras 3's symbolic tensors are refused by most of them.
 */
import { describe, expect, it } from "vitest";
import { agrees, callAnswers, isError, isOpen, line, type Given } from "../support/call-answers.js";
import { callOn } from "../support/evaluate-call.js";

type Row = readonly [call: string, announced: Given, executed: Given, classes: readonly string[]];

const { tensors, families } = callAnswers<Row>("tensorflow");

/** A size that a graph computes is a number here, and a scalar there. */
const isSame = (ours: string, theirs: string): boolean =>
  agrees(ours, theirs) || (theirs === "int32 ()" && /^\d+$/.test(ours));

/** Calls that are told otherwise, with the reason. */
const TOLD_OTHERWISE = new Map([
  // Executed they have this shape; the graph doesn't compute it before.
  ["tf.repeat(n, [1, 2, 3], axis=0)", "float32 (6, 4)"],
  ["tf.image.resize(img, tf.shape(img)[1:3] * 2)", "float32 (None, 16, 16, 3)"],
]);

/** Keras 2's symbolic tensors have these methods, and Keras 3's have not. */
const OF_KERAS_2 = /get_shape|as_list/;

/** As many calls as aren't told in full. */
const OPEN = 78;

describe.each(families)("%s", (_, rows) => {
  it("is told as TensorFlow gives it inside of a layer", () => {
    const wrong = rows.flatMap(([call, , executed]) => {
      const wanted = TOLD_OTHERWISE.get(call) ?? line(executed);
      if (isError(wanted)) return [];
      const got = callOn(call, tensors, "executed");
      return isSame(got.value, wanted) && got.problems.length === 0
        ? []
        : [`${call}: ${got.value} ${got.problems.join()}, not ${wanted}`];
    });
    expect(wrong).toEqual([]);
  });

  it("is refused where TensorFlow takes no symbolic tensor", () => {
    const wrong = rows.flatMap(([call, announced]) => {
      const wanted = line(announced);
      const got = callOn(call, tensors, "symbolic");
      if (isError(wanted))
        return isOpen(got) || OF_KERAS_2.test(call) ? [] : [`${call}: ${got.value}, and it is refused`];
      return isSame(got.value, wanted) && got.problems.length === 0
        ? []
        : [`${call}: ${got.value} ${got.problems.join()}, not ${wanted}`];
    });
    expect(wrong).toEqual([]);
  });
});

it("leaves little open", () => {
  const open = families.flatMap(([, rows]) =>
    rows
      .filter(([call, , executed]) => !isError(line(executed)) && isOpen(callOn(call, tensors, "executed")))
      .map(([call]) => call),
  );
  expect(open.length, open.join("\n")).toBeLessThanOrEqual(OPEN);
});

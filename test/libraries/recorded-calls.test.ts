/**
 * What Keras 2 records of TensorFlow's functions on symbolic tensors, held against what it records: `scripts/oracle/recorded_calls.py`.
 *
 *     ["tf.reduce_mean(t, 1)", "float32 (None, 4)", ["tf.math.reduce_mean"]]
 *
 * From a name on that isn't known, no name is told.
 */
import { describe, expect, it } from "vitest";
import { agrees, callAnswers, isError, line, type Given } from "../support/call-answers.js";
import { callOn } from "../support/evaluate-call.js";

type Row = readonly [call: string, result: Given, names: readonly string[]];

const { tensors, families } = callAnswers<Row>("recorded-calls");

/** A shape that is told, and that the graph doesn't compute before it runs. */
const TOLD_OTHERWISE = new Set(["tf.repeat(n, [1, 2, 3], axis=0)"]);

/** As many calls as have a name that isn't told. */
const OPEN = 103;

const namesOf = (call: string): readonly string[] =>
  callOn(call, tensors, "symbolic", undefined, "tf_keras").operations;

describe.each(families)("%s", (_, rows) => {
  it("has the names and gives the shapes of Keras 2", () => {
    const wrong = rows.flatMap(([call, result, names]) => {
      const wanted = names.map((name) => name.replace(/_\d+$/, ""));
      const got = callOn(call, tensors, "symbolic", undefined, "tf_keras");
      const told = got.operations.includes("?") ? got.operations.slice(0, got.operations.indexOf("?")) : got.operations;
      const isTold = told.length === got.operations.length ? told.length === wanted.length : true;
      const sameNames = isTold && told.every((name, i) => name === wanted[i]);
      if (isError(line(result))) return [];
      return sameNames && (agrees(got.value, line(result)) || TOLD_OTHERWISE.has(call))
        ? []
        : [`${call}: ${got.value} ${got.operations.join()}, not ${line(result)} ${wanted.join()}`];
    });
    expect(wrong).toEqual([]);
  });
});

it("leaves few names open", () => {
  const open = families.flatMap(([, rows]) => rows.map(([call]) => call).filter((call) => namesOf(call).includes("?")));
  expect(open.length, open.join("\n")).toBeLessThanOrEqual(OPEN);
});

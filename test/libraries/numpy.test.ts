/**
 * NumPy's functions held against what NumPy gives: `scripts/oracle/calls.py`.
 *
 *     ["np.prod(t.shape[1:])", "int64 () 20"]
 */
import { describe, expect, it } from "vitest";
import { agrees, callAnswers, isError, isOpen, line, type Given } from "../support/call-answers.js";
import { callOn } from "../support/evaluate-call.js";

type Row = readonly [call: string, given: Given];

const { tensors, families } = callAnswers<Row>("numpy");

/** "int64 () 60" is a number of a dtype; what is said of it may be one or the other. */
const SCALAR = /\b(\w+ \(\)) (True|False|nan|-?inf|-?[\d.]+(e[-+]?\d+)?|'[^']*')/g;
const forms = (theirs: string): readonly string[] => [
  theirs.replace(SCALAR, "$1"),
  theirs.replace(SCALAR, (_, __, number: string) => number),
];

/** Numbers are compared as such, but an integer isn't a float. */
function sameNumber(ours: string, theirs: string): boolean {
  const number = /^-?(\d+(\.\d+)?(e[-+]?\d+)?|Infinity|inf)$/;
  if (!number.test(ours) || !number.test(theirs)) return false;
  const isFloat = (text: string): boolean => /[.ei]/i.test(text);
  const [a, b] = [ours, theirs].map((text) => Number(text.replace("inf", "Infinity")));
  return isFloat(ours) === isFloat(theirs) && Math.abs(a! - b!) <= 1e-7 * Math.abs(b!);
}

const isSame = (ours: string, theirs: string): boolean =>
  forms(theirs).some((form) => agrees(ours, form) || sameNumber(ours, form));

/** As many calls as aren't told in full. */
const OPEN = 84;

describe.each(families)("%s", (_, rows) => {
  it("is told as NumPy gives it", () => {
    const wrong = rows.flatMap(([call, given]) => {
      const got = callOn(call, tensors, "array");
      const wanted = line(given);
      if (isError(wanted)) return isOpen(got) ? [] : [`${call}: ${got.value}, and NumPy refuses it`];
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
      .filter(([call, given]) => !isError(line(given)) && isOpen(callOn(call, tensors, "array")))
      .map(([call]) => call),
  );
  expect(open.length, open.join("\n")).toBeLessThanOrEqual(OPEN);
});

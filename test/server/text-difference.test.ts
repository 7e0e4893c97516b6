/**
 * The edits between two texts.
 *
 *     "a\nb\nc\n", "a\nbx\nc\n"   ──▶   3-3 "x"
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits } from "../../src/core/text/span.js";
import { differences } from "../../src/core/text/text-difference.js";

const cases: readonly (readonly [name: string, before: string, after: string, edits: string])[] = [
  ["a character typed", "a\nb\nc\n", "a\nbx\nc\n", `3-3 "x"`],
  ["a line inserted", "a\nb\n", "a\nnew\nb\n", `2-2 "new\\n"`],
  ["a line deleted", "a\nb\nc\n", "a\nc\n", `2-4 ""`],
  ["two lines edited, the one between stays", "aa\nb\ncc\n", "aX\nb\ncY\n", `1-2 "X"; 6-7 "Y"`],
  ["a line inserted above an edited one", "a = 1\nb = 2\nc\n", "new\na = 1\nb = 3\nc\n", `0-0 "new\\n"; 10-11 "3"`],
  ["CRLF", "a\r\nb\r\n", "a\r\nbx\r\n", `4-4 "x"`],
  ["no line end at the end", "a\nb", "a\nbc", `3-3 "c"`],
  ["everything replaced", "a\n", "", `0-2 ""`],
];

test.each(cases)("%s", (_name, before, after, expected) => {
  const edits = differences(before, after);
  expect(edits.map((edit) => `${edit.start}-${edit.end} ${JSON.stringify(edit.newText)}`).join("; ")).toBe(expected);
});

test("the edits lead from one text to the other", () => {
  const text = fc
    .array(fc.constantFrom("a", "b = 1", "", "  c(", "\n", "\r\n", "\r"), { maxLength: 30 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(applyEdits(before, differences(before, after))).toBe(after);
    }),
  );
});

/** The parts of the contract that few programs show. */
import { expect, test } from "vitest";
import { shapesJson } from "../../src/cli/json.js";
import type { ShapesFact } from "../../src/core/model/facts.js";

const shapes: readonly (readonly [ShapesFact, unknown])[] = [
  [
    [null, 26, "num_classes", "?"],
    [null, 26, "num_classes", "?"],
  ],
  ["?", "?"],
  [[], []],
  [{ list: [[null, 8], "?"] }, [[null, 8], "?"]],
  [{ dict: { a: [null, 1], b: { list: [[2]] } } }, { a: [null, 1], b: [[2]] }],
];

test.each(shapes)("%j", (fact, json) => {
  expect(shapesJson(fact)).toEqual(json);
});

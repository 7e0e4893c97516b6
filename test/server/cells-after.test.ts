/**
 * The cells of a notebook after their joint text has changed.
 *
 *     ["x.Conv2D(8)\n", "z"] and the text "x.SeparableConv2D(8)\nz\n"   ──▶   ["x.SeparableConv2D(8)\n", "z"]
 */
import { expect, test } from "vitest";
import { CellMap } from "../../src/core/text/cell-map.js";
import { cellsAfter } from "../../src/core/text/cells-after.js";

const cases: readonly (readonly [name: string, cells: readonly string[], after: readonly string[]])[] = [
  ["nothing changed", ["a", "b"], ["a", "b"]],
  ["a cell grew", ["import x\ny()", "x.Conv2D(8)\n", "z"], ["import x\ny()", "x.SeparableConv2D(8)\n", "z"]],
  ["a line was added at a cell's start", ["import x", "x.a()"], ["import x", "import y\nx.a()"]],
  ["several", ["a = 1", "", "b = 2", "c"], ["a = 10", "", "b = 20", "c"]],
];

test.each(cases)("%s", (_name, before, after) => {
  const map = (sources: readonly string[]) => new CellMap(sources.map((source, i) => ({ index: 2 * i, source })));
  const changed = cellsAfter(map(before), map(after).text);
  expect(changed).toEqual(after.map((source, i) => ({ index: 2 * i, source })));
});

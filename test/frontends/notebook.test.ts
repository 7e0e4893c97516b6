/** What an `.ipynb` file's JSON gives, and the way between a notebook's cells and their joint text. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type NotebookReading, parseNotebookCells, readNotebook } from "../../src/core/frontends/notebook.js";
import { CellMap } from "../../src/core/text/cell-map.js";

test.each<[string, unknown, NotebookReading]>([
  [
    "sources are texts or lists of lines",
    {
      cells: [
        { cell_type: "markdown", source: ["# A\n", "b"] },
        { cell_type: "code", source: ["x = 1\n", "y = 2"], outputs: [] },
        { cell_type: "code", source: "z = 3" },
        { cell_type: "raw", source: [] },
        { cell_type: "code" },
      ],
      nbformat: 4,
    },
    {
      cells: [
        { index: 0, kind: "markdown", source: "# A\nb" },
        { index: 1, kind: "code", source: "x = 1\ny = 2" },
        { index: 2, kind: "code", source: "z = 3" },
        { index: 3, kind: "raw", source: "" },
        { index: 4, kind: "code", source: "" },
      ],
    },
  ],
  [
    "the third format has worksheets, and inputs",
    {
      nbformat: 3,
      worksheets: [
        {
          cells: [
            { cell_type: "heading", source: "A" },
            { cell_type: "code", input: ["x = 1"], language: "python" },
          ],
        },
        { cells: [{ cell_type: "code", input: "y = 2" }] },
      ],
    },
    {
      cells: [
        { index: 0, kind: "markdown", source: "A" },
        { index: 1, kind: "code", source: "x = 1", language: "python" },
        { index: 2, kind: "code", source: "y = 2" },
      ],
    },
  ],
  [
    "a cell may have a language of its own",
    { cells: [{ cell_type: "code", source: "ls", metadata: { vscode: { languageId: "shellscript" } } }] },
    { cells: [{ index: 0, kind: "code", source: "ls", language: "shellscript" }] },
  ],
  [
    "a Python kernel",
    { cells: [], metadata: { kernelspec: { language: "python" }, language_info: { name: "ipython" } } },
    { cells: [] },
  ],
  [
    "an empty name of the language",
    { cells: [], metadata: { kernelspec: { language: "python" }, language_info: { name: "" } } },
    { cells: [] },
  ],
  [
    "another kernel",
    { cells: [], metadata: { kernelspec: { name: "ir", language: "R" } } },
    { problem: "this notebook's language is R; only Python notebooks are read" },
  ],
  [
    "another language",
    { cells: [], metadata: { language_info: { name: "julia" } } },
    { problem: "this notebook's language is julia; only Python notebooks are read" },
  ],
  ["no list of cells", { nbformat: 4 }, { problem: "this JSON is no notebook: it has no list of cells" }],
  ["no object", [1], { problem: "this JSON is no notebook: it has no list of cells" }],
  ["null", null, { problem: "this JSON is no notebook: it has no list of cells" }],
  [
    "cells that are none",
    { cells: [null, 1, { cell_type: "code", source: [1, "x", null] }] },
    {
      cells: [
        { index: 0, kind: "raw", source: "" },
        { index: 1, kind: "raw", source: "" },
        { index: 2, kind: "code", source: "x" },
      ],
    },
  ],
])("%s", (_name, json, expected) => {
  expect(readNotebook(JSON.stringify(json))).toEqual(expected);
  expect(readNotebook("\ufeff" + JSON.stringify(json, null, 1))).toEqual(expected);
});

test.each(["", "{", '{"cells": [', "nonsense", '{"cells": [}]}'])("broken JSON is said to be so: %j", (json) => {
  expect(readNotebook(json)).toEqual({ problem: expect.stringMatching(/^this notebook is not valid JSON: ./) });
});

test("cells that aren't Python are passed over and counted", () => {
  const { map, text } = parseNotebookCells([
    { kind: "markdown", source: "# A" },
    { source: "a = 1" },
    { source: "ls", language: "shellscript" },
    { source: "b = 2", language: "python" },
  ]);
  expect(text).toBe("a = 1\nb = 2\n");
  expect(map.cells.map(({ index }) => index)).toEqual([1, 3]);
});

test("a skipped cell keeps its place in the text", () => {
  const { map, program } = parseNotebookCells([{ source: "%%bash\nls" }, { source: "x = 1" }]);
  expect(map.at(program.body[0]!.start)).toEqual({ cell: 1, offset: 0 });
});

test("offsets and places in cells", () => {
  const map = new CellMap([
    { index: 1, source: "ab" },
    { index: 4, source: "" },
    { index: 5, source: "cde" },
  ]);
  expect(map.text).toBe("ab\n\ncde\n");
  const places = [...map.text].map((_, offset) => map.at(offset));
  expect(places.map((place) => place && [place.cell, place.offset])).toEqual([
    [1, 0],
    [1, 1],
    [1, 2],
    [4, 0],
    [5, 0],
    [5, 1],
    [5, 2],
    [5, 3],
  ]);
  expect(map.at(99)).toEqual({ cell: 5, offset: 3 });
  expect(map.at(-1)).toEqual({ cell: 1, offset: 0 });
  expect(map.offset({ cell: 5, offset: 9 })).toBe(7);
  expect(map.offset({ cell: 2, offset: 0 })).toBeUndefined();
  expect(map.spanInCell({ start: 4, end: 6 })).toEqual({ cell: 5, start: 0, end: 2 });
  expect(map.spanInCell({ start: 1, end: 6 })).toEqual({ cell: 1, start: 1, end: 2 });
  expect(new CellMap([]).at(0)).toBeUndefined();
});

test("every offset in a cell's source comes back, at the same character", () => {
  const cells = fc.array(fc.string({ unit: fc.constantFrom("a", "\n", "😀") }), { minLength: 1, maxLength: 5 });
  const check = (sources: string[], anyOffset: number): void => {
    const map = new CellMap(sources.map((source, index) => ({ index, source })));
    const offset = anyOffset % map.text.length;
    const place = map.at(offset)!;
    expect(map.offset(place)).toBe(offset);
    expect((sources[place.cell]! + "\n")[place.offset]).toBe(map.text[offset]);
  };
  fc.assert(fc.property(cells, fc.nat(), check), { numRuns: 300, seed: 7 });
});

/**
 * A model that is built over several cells of a notebook.
 *
 *     [ model.add(layers.Conv2D(32, (3, 3), …)) ]     26×26×32 · 320
 *     [ model.add(layers.Flatten())             ]     576 · 0
 */
import * as assert from "node:assert/strict";
import { closeEditors, eventually, hintsOf, hoverOn, lensesOf, openNotebook } from "./editor";

describe("Notebooks", () => {
  afterEach(closeEditors);

  it("have hints at the line's end in each cell, and no lenses", async () => {
    const notebook = await openNotebook("convnet_notebook.ipynb");
    const cells = notebook.getCells().map((cell) => cell.document);
    const [first, second] = cells.filter((cell) => cell.getText().includes("model.add"));
    assert.ok(first && second);
    const firstHints = await eventually(
      "hints",
      () => hintsOf(first),
      (hints) => hints.length > 0,
    );
    assert.ok(firstHints.includes("6: 26×26×32 · 320"), JSON.stringify(firstHints));
    const secondHints = await hintsOf(second);
    assert.ok(
      secondHints.some((hint) => hint.startsWith("3: ") && hint.includes("36,928")),
      JSON.stringify(secondHints),
    );
    assert.deepEqual([...(await lensesOf(first)), ...(await lensesOf(second))], []);
    assert.match(await hoverOn(second, "Dense(64"), /576×64/);
  });
});

/** The order of the table's rows. */
import { describe, expect, it } from "vitest";
import { isRowOrder, orderedRows } from "../../webview/summary/table/order.js";
import { OPEN, SMALL } from "./programs.js";
import { modelOf } from "./states.js";

describe("The rows", () => {
  const { rows } = modelOf(SMALL);
  const names = (order: "model" | "params" | "cost") => orderedRows(rows, order).map(({ name }) => name);

  it("are in the model's order", () => expect(names("model")).toEqual(["conv2d", "flatten", "dense", "dense_1"]));
  it("by parameters", () => expect(names("params")).toEqual(["dense", "conv2d", "dense_1", "flatten"]));
  it("by cost", () => expect(names("cost")).toEqual(["dense", "conv2d", "dense_1", "flatten"]));

  it("without a number stand before the others, in their order", () => {
    const open = modelOf(OPEN).rows;
    const all = [...rows, ...open];
    expect(
      orderedRows(all, "params")
        .slice(0, 3)
        .map(({ params }) => params),
    ).toEqual([open[0]?.params, open[1]?.params, "1,384,512"]);
  });
});

describe("A remembered order", () => {
  for (const order of ["model", "params", "cost"]) it(`${order} is known`, () => expect(isRowOrder(order)).toBe(true));
  for (const order of ["name", undefined]) it(`${order} is not`, () => expect(isRowOrder(order)).toBe(false));
});

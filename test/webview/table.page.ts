/** The table: its texts, the keyboard, and what stays when the state changes. */
import { describe, expect } from "vitest";
import { pageTest } from "./open-page.js";
import { OPEN, SMALL, SMALL_WITH_POOLING, tower } from "./programs.js";
import { stateOf } from "./states.js";

const test = pageTest();

describe("The table", () => {
  test("has a row for each layer, with its shares", async ({ summary }) => {
    await summary.show(stateOf(SMALL));
    await summary.page.setViewportSize({ width: 1600, height: 700 });
    const texts = (await summary.cells()).map((cells) => cells.map((cell) => cell.replace(/\s+/g, " ").trim()));
    expect(texts).toEqual([
      ["conv2d Conv2D", "(None, 26, 26, 32)", "<0.1% 896", "30% 1.2 MFLOPs"],
      ["flatten Flatten", "(None, 21632)", "0% 0", "0% 0 FLOPs"],
      ["dense Dense", "(None, 64)", "99.9% 1,384,512", "70% 2.8 MFLOPs"],
      ["dense_1 Dense", "(None, 10)", "<0.1% 650", "<0.1% 1.3 kFLOPs"],
    ]);
  });

  test("gives up percentages first where it is narrow, and cuts no number", async ({ summary }) => {
    await summary.show(stateOf(SMALL));
    for (const width of [1100, 700, 560, 400]) {
      await summary.page.setViewportSize({ width, height: 900 });
      const cut = await summary.page
        .locator("tbody .value, tbody .output")
        .evaluateAll((values) => values.filter((value) => value.scrollWidth > value.clientWidth).length);
      expect(cut, `at ${width} pixels`).toBe(0);
    }
  });

  test("has bars as long as the shares", async ({ summary }) => {
    const state = stateOf(SMALL);
    await summary.show(state);
    const bar = summary.row("dense").locator(".params .bar");
    const whole = (await bar.boundingBox())!.width;
    const filled = (await bar.locator(".filled").boundingBox())!.width;
    const share = state.model?.rows.find(({ key }) => key === "dense")?.share ?? 0;
    expect(filled / whole).toBeCloseTo(share, 2);
  });

  test("is a grid with a caption, headers of columns and of rows", async ({ summary }) => {
    await summary.show(stateOf(SMALL));
    const grid = summary.page.getByRole("grid", { name: "Layers of small" });
    expect(await grid.getAttribute("aria-rowcount")).toBe("5");
    expect(await grid.getByRole("columnheader").allInnerTexts()).toEqual(["Layer", "Output shape", "Params", "FLOPs"]);
    expect(await grid.getByRole("rowheader").count()).toBe(4);
    const row = grid.getByRole("row", { name: /^Dense dense_1, output \(None, 10\), 650 params/ });
    expect(await row.getAttribute("aria-rowindex")).toBe("5");
  });

  test("goes to the source of a row that is clicked", async ({ summary }) => {
    const state = stateOf(SMALL);
    await summary.show(state);
    await summary.row("flatten").click();
    const place = state.model?.rows.find(({ key }) => key === "flatten")?.place;
    expect(await summary.lastAnswer()).toEqual({ type: "reveal", place });
    expect(await summary.row("flatten").getAttribute("aria-selected")).toBe("true");
  });

  test("goes nowhere for a layer of another file, and says so", async ({ summary }) => {
    const state = stateOf(SMALL);
    const rows = state.model!.rows.map(({ place: _, ...row }) => row);
    await summary.show({ ...state, model: { ...state.model!, rows } });
    await summary.row("flatten").click();
    expect(await summary.answers()).toEqual([{ type: "ready" }]);
    expect(await summary.row("flatten").getAttribute("title")).toContain("Made in another file");
  });

  test("tells of a row with an unknown part why it is", async ({ summary }) => {
    await summary.show(stateOf(OPEN));
    expect(await summary.row("conv2d").locator(".output").innerText()).toBe("(None, 26, 26, n_filters)");
    const unknown = summary.row("conv2d_1");
    expect(await unknown.locator(".params").innerText()).toBe("?");
    expect(await unknown.getAttribute("title")).toMatch(/unknown because `configured` isn't defined/);
    expect(await unknown.locator(".bar:visible").count()).toBe(0);
  });

  test("is walked with the keyboard, Enter goes to the source", async ({ summary }) => {
    const state = stateOf(SMALL);
    await summary.show(state);
    await summary.row("conv2d").focus();
    const steps = [
      ["ArrowDown", "flatten"],
      ["End", "dense_1"],
      ["ArrowDown", "dense_1"],
      ["ArrowUp", "dense"],
      ["Home", "conv2d"],
      ["PageDown", "dense_1"],
      ["PageUp", "conv2d"],
    ] as const;
    for (const [key, row] of steps) {
      await summary.page.keyboard.press(key);
      expect(await summary.focused.getAttribute("data-key"), key).toBe(row);
    }
    expect(await summary.answers()).toEqual([{ type: "ready" }]);
    await summary.page.keyboard.press("Enter");
    expect(await summary.lastAnswer()).toEqual({ type: "reveal", place: state.model?.rows[0]?.place });
  });

  test("is one stop of the Tab key", async ({ summary }) => {
    await summary.show(stateOf(SMALL));
    expect(await summary.page.locator('tbody tr[tabindex="0"]').count()).toBe(1);
    await summary.row("dense").focus();
    await summary.page.keyboard.press("Tab");
    await summary.page.keyboard.press("Shift+Tab");
    expect(await summary.focused.getAttribute("data-key")).toBe("dense");
  });

  test("can have the largest first, and goes back to the model's order", async ({ summary }) => {
    await summary.show(stateOf(SMALL));
    const keys = () => summary.rows.evaluateAll((rows) => rows.map((row) => row.dataset["key"]));
    const header = summary.page.getByRole("columnheader", { name: "Params" });
    await header.getByRole("button").click();
    expect(await keys()).toEqual(["dense", "conv2d", "dense_1", "flatten"]);
    expect(await header.getAttribute("aria-sort")).toBe("descending");
    await header.getByRole("button").click();
    expect(await keys()).toEqual(["conv2d", "flatten", "dense", "dense_1"]);
  });
});

describe("A change of the state", () => {
  test("patches the rows that are there", async ({ summary }) => {
    await summary.show(stateOf(SMALL));
    await summary.row("dense_1").evaluate((row) => row.setAttribute("data-before", ""));
    await summary.show(stateOf(SMALL.replace("Dense(10)", "Dense(12)")));
    const row = summary.row("dense_1");
    await expect.poll(() => row.locator(".output").innerText()).toBe("(None, 12)");
    expect(await row.getAttribute("data-before")).toBe("");
  });

  test("keeps the focus where a layer comes in above it", async ({ summary }) => {
    await summary.show(stateOf(SMALL));
    await summary.row("dense").focus();
    await summary.show(stateOf(SMALL_WITH_POOLING));
    await summary.row("max_pooling2d").waitFor();
    expect(await summary.focused.getAttribute("data-key")).toBe("dense");
    expect(await summary.rows.nth(1).getAttribute("data-key")).toBe("max_pooling2d");
  });

  test("keeps the scroll position", async ({ summary }) => {
    await summary.show(stateOf(tower(200)));
    const pane = summary.page.locator(".table-pane");
    await pane.evaluate((element) => element.scrollTo(0, 2000));
    await summary.show(stateOf(tower(201)));
    await summary.row("dense_200").waitFor({ state: "attached" });
    expect(await pane.evaluate((element) => element.scrollTop)).toBe(2000);
  });

  test("to another model begins at its top", async ({ summary }) => {
    const program = tower(200) + tower(100).replace("tower", "other");
    await summary.show(stateOf(program, { model: "tower" }));
    const pane = summary.page.locator(".table-pane");
    await pane.evaluate((element) => element.scrollTo(0, 2000));
    await summary.show(stateOf(program, { model: "other" }));
    await expect.poll(() => pane.evaluate((element) => element.scrollTop)).toBe(0);
  });

  test("and a reload of the window keep what a person has set", async ({ summary }) => {
    await summary.show(stateOf(tower(200)));
    const pane = summary.page.locator(".table-pane");
    await pane.evaluate((element) => element.scrollTo(0, 1500));
    await expect.poll(() => summary.memory()).toMatchObject({ uri: "file:///model.py", view: { scrollTop: 1500 } });
    await summary.reload();
    await summary.show(stateOf(tower(200)));
    await expect.poll(() => pane.evaluate((element) => element.scrollTop)).toBe(1500);
  });
});

describe("A thousand layers", () => {
  test("are all in the table, for searching and for screen readers", async ({ summary }) => {
    await summary.show(stateOf(tower(1000)));
    expect(await summary.rows.count()).toBe(1000);
    await summary.row("dense").focus();
    await summary.page.keyboard.press("End");
    expect(await summary.focused.getAttribute("data-key")).toBe("dense_999");
    expect(await summary.focused.isVisible()).toBe(true);
  });

  test("are laid out only where they are in sight", async ({ summary }) => {
    await summary.show(stateOf(tower(1000)));
    const isSkipped = (element: { checkVisibility(options: object): boolean }) =>
      !element.checkVisibility({ contentVisibilityAuto: true });
    expect(await summary.row("dense_1").locator("td").first().evaluate(isSkipped)).toBe(false);
    expect(await summary.row("dense_900").locator("td").first().evaluate(isSkipped)).toBe(true);
  });
});

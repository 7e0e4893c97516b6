/** The graph: its nodes, the mouse and the keyboard, and what stays when the state changes. */
import type { Locator } from "playwright-core";
import { describe, expect } from "vitest";
import { pageTest, type SummaryPageInBrowser } from "./open-page.js";
import { residual, SMALL, SMALL_WITH_POOLING, tower } from "./programs.js";
import { stateOf } from "./states.js";

const test = pageTest();

async function top(locator: Locator): Promise<number> {
  return Math.round((await locator.boundingBox())!.y);
}

function scale({ page }: SummaryPageInBrowser): Promise<string> {
  return page.locator(".toolbar .button-group button").nth(1).innerText();
}

describe("The graph", () => {
  test("has a node for each layer, from top to bottom, and lines between them", async ({ summary }) => {
    await summary.show(stateOf(SMALL));
    const texts = await summary.nodes.evaluateAll((nodes) =>
      nodes.map((node) => [...node.querySelectorAll("text")].map((text) => text.textContent)),
    );
    expect(texts).toEqual([
      ["Conv2D", "conv2d", "26×26×32", "896 params"],
      ["Flatten", "flatten", "21632", ""],
      ["Dense", "dense", "64", "1,384,512 params"],
      ["Dense", "dense_1", "10", "650 params"],
    ]);
    const tops = await Promise.all(["conv2d", "flatten", "dense", "dense_1"].map((key) => top(summary.node(key))));
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    expect(await summary.page.locator("path.line").count()).toBe(3);
  });

  test("goes to the source of a node that is clicked, and shows its row", async ({ summary }) => {
    const state = stateOf(tower(100));
    await summary.show(state);
    await summary.node("dense_3").click();
    expect(await summary.lastAnswer()).toEqual({ type: "reveal", place: state.model?.rows[3]?.place });
    expect(await summary.row("dense_3").getAttribute("aria-selected")).toBe("true");
  });

  test("lights up with the row under the mouse, and the other way round", async ({ summary }) => {
    await summary.show(stateOf(SMALL));
    await summary.row("dense").hover();
    expect(await summary.page.locator("g.node.hovered").getAttribute("data-key")).toBe("dense");
    expect(await summary.page.locator("g.link.hovered").count()).toBe(2);
    await summary.node("flatten").hover();
    expect(await summary.page.locator("tr[data-hovered]").getAttribute("data-key")).toBe("flatten");
    await summary.page.locator("h1").hover();
    expect(await summary.page.locator("tr[data-hovered], g.hovered").count()).toBe(0);
  });

  test("comes to the row that the keyboard comes to", async ({ summary }) => {
    await summary.show(stateOf(tower(100)));
    await summary.row("dense").focus();
    await summary.page.keyboard.press("End");
    const node = summary.node("dense_99");
    await node.waitFor();
    const [pane, box] = [await summary.page.locator(".graph-pane").boundingBox(), await node.boundingBox()];
    expect(box!.y).toBeGreaterThanOrEqual(pane!.y);
    expect(box!.y + box!.height).toBeLessThanOrEqual(pane!.y + pane!.height);
  });

  test("is walked along its lines with the keyboard", async ({ summary }) => {
    const state = stateOf(residual(1));
    await summary.show(state);
    await summary.node("input_layer").focus();
    const press = async (key: string) => {
      await summary.page.keyboard.press(key);
      return summary.focused.getAttribute("data-key");
    };
    expect(await press("ArrowDown")).toBe("conv2d");
    expect(await press("ArrowDown")).toBe("batch_normalization");
    expect(await press("ArrowUp")).toBe("conv2d");
    expect(await press("ArrowUp")).toBe("input_layer");
    await summary.page.keyboard.press("Enter");
    expect(await summary.lastAnswer()).toEqual({ type: "reveal", place: state.model?.rows[0]?.place });
    expect(await summary.focused.getAttribute("aria-label")).toMatch(
      /^InputLayer input_layer, output \(None, 32, 32, 16\)/,
    );
  });

  test("zooms with the wheel around the mouse, and with the keyboard", async ({ summary }) => {
    await summary.show(stateOf(tower(100)));
    const node = summary.node("dense_2");
    const box = (await node.boundingBox())!;
    await summary.page.mouse.move(box.x + 5, box.y + 5);
    const before = await scale(summary);
    await summary.page.keyboard.down("Control");
    await summary.page.mouse.wheel(0, -100);
    await summary.page.keyboard.up("Control");
    await expect.poll(() => scale(summary)).not.toBe(before);
    const after = (await node.boundingBox())!;
    expect(after.width).toBeGreaterThan(box.width);
    expect(Math.abs(after.y - box.y)).toBeLessThan(5);
    await node.focus();
    await summary.page.keyboard.press("-");
    await summary.page.keyboard.press("-");
    expect(Number.parseInt(await scale(summary))).toBeLessThan(Number.parseInt(before));
    await summary.page.keyboard.press("0");
    expect(await scale(summary)).toBe(before);
  });

  test("moves with the wheel and with dragging, which is no click", async ({ summary }) => {
    await summary.show(stateOf(tower(100)));
    const node = summary.node("dense_4");
    const start = await top(node);
    await node.hover();
    await summary.page.mouse.wheel(0, 60);
    await expect.poll(() => top(node)).toBe(start - 60);
    await node.hover();
    await summary.page.mouse.down();
    await summary.page.mouse.move(700, 300, { steps: 4 });
    await summary.page.mouse.move(700, 340, { steps: 4 });
    await summary.page.mouse.up();
    expect(await top(node)).not.toBe(start - 60);
    expect(await summary.answers()).toEqual([{ type: "ready" }]);
  });

  test("says that connections aren't known where there are none", async ({ summary }) => {
    const state = stateOf(SMALL);
    const graph = { ...state.model!.graph, edges: [] };
    await summary.show({ ...state, model: { ...state.model!, graph } });
    expect(await summary.page.locator(".graph-note").innerText()).toBe("How the layers are connected isn't known.");
  });
});

describe("A change of the state", () => {
  test("that keeps the layers patches the nodes that are there", async ({ summary }) => {
    await summary.show(stateOf(SMALL));
    await summary.node("dense_1").evaluate((node) => node.setAttribute("data-before", ""));
    await summary.show(stateOf(SMALL.replace("Dense(10)", "Dense(12)")));
    await expect.poll(() => summary.node("dense_1").locator(".shape").textContent()).toBe("12");
    expect(await summary.node("dense_1").getAttribute("data-before")).toBe("");
  });

  test("keeps the place that is looked at, where a layer comes in above", async ({ summary }) => {
    const many = `${SMALL}${"model.add(layers.Dense(10))\n".repeat(40)}`;
    await summary.show(stateOf(many));
    await summary.row("dense_30").focus();
    const before = await top(summary.node("dense_30"));
    await summary.show(stateOf(many.replace(SMALL, SMALL_WITH_POOLING)));
    await summary.row("max_pooling2d").waitFor({ state: "attached" });
    await expect.poll(() => top(summary.node("dense_30"))).toBe(before);
  });

  test("keeps the scale, also over a reload of the window", async ({ summary }) => {
    await summary.show(stateOf(SMALL));
    await summary.page.getByRole("button", { name: "Zoom in" }).click();
    const zoomed = await scale(summary);
    await summary.show(stateOf(SMALL_WITH_POOLING));
    await summary.node("max_pooling2d").waitFor();
    expect(await scale(summary)).toBe(zoomed);
    await expect.poll(() => summary.memory()).toMatchObject({ view: { camera: { scale: expect.any(Number) } } });
    await summary.reload();
    await summary.show(stateOf(SMALL_WITH_POOLING));
    expect(await scale(summary)).toBe(zoomed);
  });
});

describe("A large graph", () => {
  test("has in the page what is in sight", async ({ summary }) => {
    await summary.show(stateOf(tower(1000)));
    const atTop = await summary.nodes.count();
    expect(atTop).toBeGreaterThan(5);
    expect(atTop).toBeLessThan(60);
    await summary.row("dense").focus();
    await summary.page.keyboard.press("End");
    await summary.node("dense_999").waitFor();
    expect(await summary.nodes.count()).toBeLessThan(60);
  });

  test("has its runs folded, and unfolds them one by one or all", async ({ summary }) => {
    await summary.show(stateOf(residual(70)));
    const folding = summary.page.getByRole("button", { name: "Draw layers in a row as one node" });
    expect(await folding.getAttribute("aria-pressed")).toBe("true");
    const run = summary.nodes.filter({ hasText: "4 layers" }).first();
    expect(await run.getAttribute("aria-label")).toMatch(/^4 layers: Conv2D, BatchNormalization, ReLU, Conv2D/);
    await run.click();
    await summary.node("batch_normalization").waitFor();
    expect(await summary.nodes.filter({ hasText: "4 layers" }).count()).toBeGreaterThan(0);
    await folding.click();
    await expect.poll(() => summary.nodes.filter({ hasText: "4 layers" }).count()).toBe(0);
  });

  test("is not folded while it is small", async ({ summary }) => {
    await summary.show(stateOf(residual(3)));
    expect(await summary.nodes.filter({ hasText: "layers" }).count()).toBe(0);
    expect(await summary.page.getByRole("button", { name: "Draw layers in a row" }).getAttribute("aria-pressed")).toBe(
      "false",
    );
  });
});

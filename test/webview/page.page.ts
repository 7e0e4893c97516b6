/** The page as a whole: what stands in it for which state, and what it tells the extension. */
import { describe, expect } from "vitest";
import type { SummaryState } from "../../src/contract/summary.js";
import { pageTest, type SummaryPageInBrowser } from "./open-page.js";
import { FROZEN, OPEN, SMALL, TWO_MODELS, WITHOUT_INPUT } from "./programs.js";
import { stateOf } from "./states.js";

const test = pageTest();

describe("The page", () => {
  test("says that it is ready, and waits", async ({ summary }) => {
    expect(await summary.answers()).toEqual([{ type: "ready" }]);
    expect(await summary.page.locator(".whole-page-message").innerText()).toBe("Reading the file…");
  });

  test("has no code or style in its HTML but one script with a nonce", ({ summary }) => {
    expect(summary.html).not.toMatch(/\son\w+=|\sstyle=|<style|unsafe-inline|unsafe-eval/);
    expect(summary.html.match(/<script[^>]*>/g)).toEqual([expect.stringMatching(/^<script nonce="\w{32}" src="/)]);
    expect(summary.html).toContain("default-src 'none'");
  });

  test("says in place of a model that there is none", async ({ summary }) => {
    await summary.show({ models: [], unit: "flops", message: "No model is built in this file." });
    const message = summary.page.locator(".whole-page-message");
    await expect.poll(() => message.innerText()).toBe("No model is built in this file.");
    expect(await summary.page.locator("main").isVisible()).toBe(false);
    await summary.show(stateOf(SMALL));
    expect(await message.isVisible()).toBe(false);
    expect(await summary.page.locator("main").isVisible()).toBe(true);
  });

  test("has name, kind and totals of the model", async ({ summary }) => {
    await summary.show(stateOf(SMALL));
    expect((await summary.page.locator("h1").innerText()).split(/\s+/)).toEqual(["small", "Sequential"]);
    const totals = await summary.page.locator(".total").allInnerTexts();
    expect(totals.map((total) => total.split("\n").slice(0, 2).join(": "))).toEqual([
      "Total params: 1,386,058",
      "Trainable: 1,386,058",
      "Non-trainable: 0",
      expect.stringMatching(/^Weights: 5\.29 MB/),
      expect.stringMatching(/^FLOPs: [\d.]+ MFLOPs/),
      expect.stringMatching(/^Multiply-adds: [\d.]+ MMACs/),
    ]);
  });

  test("goes to where the model is made", async ({ summary }) => {
    const state = stateOf(SMALL);
    await summary.show(state);
    await summary.page.getByRole("button", { name: "small" }).click();
    expect(await summary.lastAnswer()).toEqual({ type: "reveal", place: state.model?.place });
  });

  test("asks for another model, the other unit and the text", async ({ summary }) => {
    const state = stateOf(TWO_MODELS, { model: "second" });
    await summary.show(state);
    const picker = summary.page.getByRole("combobox", { name: "Model" });
    expect(await picker.locator("option:checked").innerText()).toMatch(/^second · Sequential · line \d+$/);
    await picker.selectOption({ index: 0 });
    expect(await summary.lastAnswer()).toEqual({ type: "pick", model: state.models[0]?.id });
    await summary.page.getByRole("button", { name: "MACs" }).click();
    expect(await summary.lastAnswer()).toEqual({ type: "setUnit", unit: "macs" });
    await summary.page.getByRole("button", { name: "As text" }).click();
    expect(await summary.lastAnswer()).toEqual({ type: "showText" });
  });

  test("has no picker for one model", async ({ summary }) => {
    await summary.show(stateOf(SMALL));
    expect(await summary.page.getByRole("combobox").count()).toBe(0);
  });

  test("shows the unit that the state has", async ({ summary }) => {
    await summary.show(stateOf(SMALL, { unit: "macs" }));
    const pressed = summary.page.getByRole("button", { pressed: true });
    expect(await pressed.allInnerTexts()).toEqual(["MACs"]);
    expect(await summary.page.getByRole("columnheader").last().innerText()).toBe("Multiply-adds");
  });
});

describe("Notes", () => {
  const notes = ({ page }: SummaryPageInBrowser) => page.locator(".note").allInnerTexts();

  test("say why something is unknown", async ({ summary }) => {
    await summary.show(stateOf(OPEN));
    expect((await notes(summary)).join("\n")).toMatch(/Unknown: configured isn't defined/);
    expect(await summary.page.locator(".note code").first().innerText()).toBe("configured");
  });

  test("say that a model has no input yet", async ({ summary }) => {
    await summary.show(stateOf(WITHOUT_INPUT));
    expect((await notes(summary)).join()).toContain("has no input yet");
    expect(await summary.page.locator("tbody .params .value").allInnerTexts()).toEqual(["?", "?"]);
  });

  test("say that the file can't be read, above its last state", async ({ summary }) => {
    await summary.show({ ...stateOf(SMALL), message: "Part of the file can't be read at the moment." });
    expect(await notes(summary)).toEqual([expect.stringContaining("can't be read at the moment")]);
    expect(await summary.rows.count()).toBe(4);
  });

  test("lead to the place of an assumption, also after it has moved", async ({ summary }) => {
    const place = { file: "", start: 40, end: 60 };
    const state = withAssumption(stateOf(SMALL), place);
    await summary.show(state);
    await summary.show(withAssumption(state, { ...place, start: 45 }));
    await summary.page.getByRole("button", { name: "Assuming image_data_format() = channels_last" }).click();
    expect(await summary.lastAnswer()).toEqual({ type: "reveal", place: { ...place, start: 45 } });
  });

  test("are not there where all is known", async ({ summary }) => {
    await summary.show(stateOf(SMALL));
    expect(await summary.page.locator(".notes").isVisible()).toBe(false);
  });

  test("leave frozen layers to their rows", async ({ summary }) => {
    await summary.show(stateOf(FROZEN));
    expect(await summary.page.locator(".frozen:visible").count()).toBe(1);
    expect(await summary.row("dense").locator(".frozen").isVisible()).toBe(true);
  });
});

function withAssumption(state: SummaryState, place: { file: string; start: number; end: number }): SummaryState {
  const assumptions = [{ text: "image_data_format() = channels_last", place }];
  return state.model === undefined ? state : { ...state, model: { ...state.model, assumptions } };
}

test("keeps for the extension which model is shown", async ({ summary }) => {
  await summary.show(stateOf(SMALL));
  const other = { uri: "file:///model.py", reference: { kind: "Sequential", name: "other", index: 1 } };
  await summary.show(stateOf(SMALL), other);
  expect(await summary.memory()).toMatchObject(other);
});

describe("A text that is half typed", () => {
  const broken = { ...stateOf(SMALL.replace("Dense(10)", "Dense(11)")), message: "Part of the file can't be read." };

  test("does not show until it stays so", async ({ summary }) => {
    await summary.show(stateOf(SMALL));
    await summary.show(broken);
    expect(await summary.row("dense_1").locator(".output").innerText()).toBe("(None, 10)");
    expect(await summary.page.locator(".notes").isVisible()).toBe(false);
    await summary.page.locator(".note", { hasText: "can't be read" }).waitFor();
    expect(await summary.row("dense_1").locator(".output").innerText()).toBe("(None, 11)");
  });

  test("never shows where it is whole again with the next key", async ({ summary }) => {
    await summary.page.clock.install();
    await summary.show(stateOf(SMALL));
    await summary.show(broken);
    await summary.show(stateOf(SMALL.replace("Dense(10)", "Dense(12)")));
    await expect.poll(() => summary.row("dense_1").locator(".output").innerText()).toBe("(None, 12)");
    await summary.page.clock.runFor(5000);
    expect(await summary.row("dense_1").locator(".output").innerText()).toBe("(None, 12)");
  });

  test("shows at once where a person asks for another unit", async ({ summary }) => {
    await summary.show(stateOf(SMALL));
    await summary.show({ ...broken, unit: "macs" });
    expect(await summary.page.getByRole("button", { pressed: true }).innerText()).toBe("MACs");
  });
});

describe("The page in a narrow column", () => {
  const narrow = pageTest({ width: 420, height: 700 });

  narrow("has the table above the graph, and a bar between them for the keyboard", async ({ summary }) => {
    await summary.show(stateOf(SMALL));
    const [table, graph] = [summary.page.locator(".table-pane"), summary.page.locator(".graph-pane")];
    const [above, below] = [await table.boundingBox(), await graph.boundingBox()];
    expect(above!.y + above!.height).toBeLessThanOrEqual(below!.y);
    const bar = summary.page.getByRole("separator");
    expect(await bar.getAttribute("aria-orientation")).toBe("horizontal");
    await bar.focus();
    await bar.press("Home");
    await expect.poll(async () => (await table.boundingBox())!.height).toBeLessThan(above!.height);
    expect(await summary.page.locator("body").evaluate((body) => body.scrollWidth)).toBe(420);
  });
});

describe("The page in a wide column", () => {
  test("has the table beside the graph", async ({ summary }) => {
    await summary.show(stateOf(SMALL));
    const table = await summary.page.locator(".table-pane").boundingBox();
    const graph = await summary.page.locator(".graph-pane").boundingBox();
    expect(table!.x + table!.width).toBeLessThanOrEqual(graph!.x);
    expect(await summary.page.getByRole("separator").getAttribute("aria-orientation")).toBe("vertical");
  });
});

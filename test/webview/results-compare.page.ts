/** Runs side by side: picking them, their colours, the variants' figures, and the report that is saved of them. */
import { describe, expect, inject, test as plainTest } from "vitest";
import { chromium } from "playwright-core";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { reportHtml } from "../../src/training/log/report-html.js";
import { faintTexts } from "../e2e/ui/contrast.js";
import { madeComparison, madeRun } from "../training-log/made-runs.js";
import { listing, resultsTest } from "./open-results.js";

const test = resultsTest();

describe("Other runs", () => {
  test("are picked from the history, up to seven with the shown one", async ({ results }) => {
    const run = await results.showRun(madeRun());
    const runs = [run, ...Array.from({ length: 7 }, (_, i) => `other ${i}`)];
    await results.post({ type: "history", runs: runs.map((each) => listing(each, { part: each })) });
    await results.page.locator("summary").click();
    const boxes = results.page.locator(".run-list input");
    expect(await boxes.count()).toBe(8);
    expect(await boxes.first().isChecked()).toBe(true);
    expect(await boxes.first().isDisabled()).toBe(true);
    for (let i = 1; i < 7; i++) {
      await boxes.nth(i).check();
      await results.post({ type: "show", runs: runs.slice(0, i + 1), counted: [], identity: {} });
      await results.frame();
    }
    expect(await results.lastAnswer()).toEqual({ type: "pick", runs: runs.slice(0, 7) });
    expect(await boxes.nth(7).isDisabled()).toBe(true);
    await boxes.nth(2).uncheck();
    expect(await results.lastAnswer()).toEqual({ type: "pick", runs: [...runs.slice(0, 2), ...runs.slice(3, 7)] });
  });

  test("are drawn together, each in its colour and with its marker, which it keeps", async ({ results }) => {
    const all = madeComparison(1);
    const runs = await results.showRuns(all);
    const colors = () =>
      results
        .chart("loss")
        .locator(".legend-entry")
        .evaluateAll((entries) =>
          entries.map((entry) => [
            entry.querySelector(".legend-label")?.textContent,
            (
              entry.querySelector(".swatch") as unknown as { style: { getPropertyValue(name: string): string } }
            ).style.getPropertyValue("--run"),
          ]),
        );
    expect(await colors()).toEqual([
      [runs[0], "var(--slot-0)"],
      [runs[1], "var(--slot-1)"],
      [runs[2], "var(--slot-2)"],
    ]);
    await results.post({ type: "show", runs: [runs[0]!, runs[2]!], counted: [], identity: {} });
    await results.frame();
    expect(await colors()).toEqual([
      [runs[0], "var(--slot-0)"],
      [runs[2], "var(--slot-2)"],
    ]);
    expect((await results.rows("Compared runs")).map(([name]) => name)).toEqual([runs[0], runs[2]]);
  });
});

describe("Variants", () => {
  test("have a sentence, bars and a table of the five figures", async ({ results }) => {
    await results.showRuns(madeComparison(2));
    const comparison = results.section("Comparison");
    expect(await comparison.locator(".sentences li").allInnerTexts()).toEqual([
      "BothConv: −49% parameters, −0.3 points of accuracy (within the spread of 2 seeds), 1.1× the time on this CPU.",
      "SeparableConv: −81% parameters, −0.6 points of accuracy, 1.3× the time on this CPU.",
    ]);
    expect(await comparison.locator(".figure h3").allInnerTexts()).toEqual([
      "Validation loss",
      "Validation accuracy",
      "Trainable parameters (M)",
      "Training time (s)",
      "FLOPs (G)",
    ]);
    const rows = await results.rows("Comparison");
    expect(rows.map(([name, runs, , accuracy, parameters]) => [name, runs, accuracy, parameters])).toEqual([
      ["RegularConv", "2", "0.9120 ± 0.0028", "1.386"],
      ["BothConv", "2", "0.9090 ± 0.0028", "0.702"],
      ["SeparableConv", "2", "0.9060 ± 0.0028", "0.263"],
    ]);
    const bars = await comparison.locator(".figure").nth(2).locator(".bar-filled").all();
    const widths = await Promise.all(bars.map(async (bar) => (await bar.boundingBox())!.width));
    expect(widths[2]! / widths[0]!).toBeCloseTo(263_351 / 1_386_058, 1);
  });

  test("are told by all runs of the comparison, and the page says which are drawn", async ({ results }) => {
    const all = madeComparison(3);
    const runs = await results.showRuns(all.slice(0, 5), all.slice(5));
    const rows = await results.rows("Comparison");
    expect(rows.map(([name, count, , accuracy]) => [name, count, accuracy])).toEqual([
      ["RegularConv", "3", "0.9120 ± 0.0040"],
      ["BothConv", "3", "0.9090 ± 0.0040"],
      ["SeparableConv", "3", "0.9060 ± 0.0040"],
    ]);
    expect(await results.section("Comparison").locator(".sentences li").allInnerTexts()).toEqual([
      expect.stringContaining("(within the spread of 3 seeds)"),
      expect.stringContaining("SeparableConv: −81% parameters"),
    ]);
    expect(await results.section("Comparison").locator(".note").allInnerTexts()).toEqual([
      expect.stringContaining(`All 9 runs are counted here. The charts draw 5: ${runs.join(", ")}.`),
    ]);
    expect(await results.chart("loss").locator(".legend-entry").count()).toBe(5);
    // No curve has the colour of the variant that isn't drawn.
    const slots = await results
      .section("Comparison")
      .locator("tbody .swatch")
      .evaluateAll((swatches) =>
        swatches.map((swatch) =>
          (swatch as unknown as { style: { getPropertyValue(name: string): string } }).style.getPropertyValue("--run"),
        ),
      );
    expect(slots).toEqual(["var(--slot-0)", "var(--slot-3)", "var(--slot-5)"]);
  });

  test("of a run that is shown alone are those of its comparison", async ({ results }) => {
    const [shown, ...others] = madeComparison(1);
    await results.showRuns([shown!], others);
    expect((await results.rows("Comparison")).map(([name]) => name)).toEqual([
      "RegularConv",
      "BothConv",
      "SeparableConv",
    ]);
    expect(await results.chart("loss").locator(".legend-entry").allInnerTexts()).toHaveLength(2);
  });

  test("are saved as one file", async ({ results }) => {
    const runs = await results.showRuns(madeComparison(1));
    await results.button("Save as HTML").click();
    expect(await results.lastAnswer()).toEqual({ type: "saveReport", run: runs[0], runs });
  });

  test("of one run alone are no comparison", async ({ results }) => {
    await results.showRun(madeComparison(1)[0]!);
    expect(await results.section("Comparison").count()).toBe(0);
  });
});

describe("The report", () => {
  for (const colorScheme of ["light", "dark"] as const) {
    plainTest(`opens from a disk in a plain browser, ${colorScheme}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), "lamella-report-"));
      const bundle = inject("bundle");
      const html = reportHtml({
        script: bundle["report.js"]!,
        style: bundle["report.css"]!,
        events: madeComparison(2),
        title: "Comparison of study.py",
      });
      writeFileSync(join(folder, "report.html"), html);
      const browser = await chromium.connect(inject("browser"));
      const page = await browser.newPage({ colorScheme, viewport: { width: 1000, height: 900 } });
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(String(error)));
      page.on("console", (message) => faults.push(message.text()));
      page.on("request", (request) => {
        if (!request.url().startsWith("file:")) faults.push(request.url());
      });
      await page.goto(pathToFileURL(join(folder, "report.html")).href);
      await page.locator(".chart-canvas canvas").first().waitFor();
      expect(await page.locator(".sentences li").allInnerTexts()).toHaveLength(2);
      expect(await page.locator(".figure").count()).toBe(5);
      expect(await page.locator(".comparison tbody tr").count()).toBe(3);
      expect(await page.locator(".metric h3").allInnerTexts()).toEqual(["loss", "accuracy"]);
      const paper = await page.evaluate("getComputedStyle(document.body).backgroundColor");
      expect(paper).toBe(colorScheme === "light" ? "rgb(255, 255, 255)" : "rgb(31, 31, 31)");
      expect(await faintTexts(page.locator("body"))).toEqual([]);
      expect(faults).toEqual([]);
      await browser.close();
      rmSync(folder, { recursive: true });
    });
  }
});

/**
 * The results page as VS Code opens it, and the extension's part played by a test.
 *
 *     const test = resultsTest();
 *     test("…", async ({ results }) => {
 *       await results.showRun(madeRun());
 *       expect(await results.value("loss", "validation")).toBe("0.2211");
 */
import { deflateSync } from "node:zlib";
import type { Browser, Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Uri } from "vscode";
import type { ResultsAnswer, ResultsMessage, RunListing, RunStatus } from "../../src/contract/results.js";
import { webviewPage } from "../../src/extension/webview-page.js";
import type { TrainingEvent } from "../../src/training/log/events.js";
import { START } from "../training-log/made-runs.js";
import { connectedBrowser, ORIGIN, WebviewPageInBrowser, webviewOf } from "./webview-page.js";

export interface ResultsOptions {
  readonly width?: number;
  readonly height?: number;
}

export function resultsTest({ width = 1000, height = 900 }: ResultsOptions = {}) {
  return test.extend<{ browser: Browser; results: ResultsPageInBrowser }>({
    browser: [
      // Vitest reads from the pattern which fixtures a fixture needs: none here.
      async ({}, use) => connectedBrowser(use),
      { scope: "file" },
    ],
    results: async ({ browser }, use) => {
      const page = await browser.newPage({ viewport: { width, height }, reducedMotion: "reduce" });
      const results = new ResultsPageInBrowser(page);
      await results.open();
      await use(results);
      await page.close();
      expect(results.faults).toEqual([]);
    },
  });
}

function resultsHtml(): string {
  const kind = { name: "results", title: "Training Results" } as const;
  return webviewPage(webviewOf(ORIGIN), ORIGIN as unknown as Uri, kind, { runs: [] });
}

class ResultsPageInBrowser extends WebviewPageInBrowser<ResultsAnswer, ResultsMessage> {
  constructor(page: Page) {
    super(page, resultsHtml());
  }

  /** One run alone, with these events. */
  async showRun(events: readonly TrainingEvent[], status: RunStatus = "running"): Promise<string> {
    const run = idOf(events);
    await this.post({ type: "history", runs: [listing(run, { status })] });
    await this.post({ type: "show", runs: [run], counted: [], identity: { run } });
    await this.send(run, events);
    return run;
  }

  /** Several, the first in full; others are counted and not drawn. */
  async showRuns(
    all: readonly (readonly TrainingEvent[])[],
    others: readonly (readonly TrainingEvent[])[] = [],
  ): Promise<readonly string[]> {
    const [runs, counted] = [all.map(idOf), others.map(idOf)];
    await this.post({ type: "history", runs: [...runs, ...counted].map((run) => listing(run, { part: run })) });
    await this.post({ type: "show", runs, counted, identity: {} });
    for (const events of [...all, ...others]) await this.send(idOf(events), events);
    return runs;
  }

  /** Comes back when the frame with them is drawn. */
  async send(run: string, events: readonly TrainingEvent[], isCaughtUp = true): Promise<void> {
    const text = events.map((event) => `${JSON.stringify(event)}\n`).join("");
    await this.post({ type: "log", run, text, isCaughtUp });
    await this.frame();
  }

  /** As the extension sends much at once. */
  async sendDeflated(run: string, events: readonly TrainingEvent[]): Promise<void> {
    const text = events.map((event) => `${JSON.stringify(event)}\n`).join("");
    const bytes = deflateSync(text).toString("base64");
    const message = JSON.stringify({ type: "log", run, isCaughtUp: true });
    await this.page.evaluate(
      `window.postMessage({ ...${message}, text: Uint8Array.from(atob("${bytes}"), (each) => each.charCodeAt(0)) })`,
    );
  }

  async frame(): Promise<void> {
    await this.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  chart(metric: string): Locator {
    return this.page.locator(".chart.metric", { has: this.page.getByRole("heading", { name: metric, exact: true }) });
  }

  canvas(metric: string): Locator {
    return this.chart(metric).locator(".chart-canvas");
  }

  /** How many points are drawn. */
  async points(metric: string): Promise<number> {
    return Number(await this.canvas(metric).getAttribute("data-points"));
  }

  entry(metric: string, label: string): Locator {
    return this.chart(metric).locator(".legend-entry", { hasText: label });
  }

  value(metric: string, label: string): Promise<string> {
    return this.entry(metric, label).locator(".legend-value").innerText();
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  section(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  /** The texts of a table's rows, cell by cell. */
  async rows(section: string): Promise<readonly (readonly string[])[]> {
    const rows = await this.section(section).locator("tbody tr").all();
    return Promise.all(rows.map((row) => row.locator("th, td").allInnerTexts()));
  }

  /** The content of the file that the page asks to have saved. */
  async saved(button: string): Promise<ResultsAnswer & { readonly type: "save" }> {
    await this.button(button).click();
    await expect.poll(async () => (await this.lastAnswer())?.type).toBe("save");
    const answer = await this.lastAnswer();
    if (answer?.type !== "save") throw new Error("nothing was saved");
    return answer;
  }

  get log(): Locator {
    return this.page.getByRole("log");
  }
}

export function listing(run: string, part: Partial<RunListing> = {}): RunListing {
  return { run, title: "mnist.py", started: START, status: "finished", ...part };
}

function idOf([first]: readonly TrainingEvent[]): string {
  if (first?.type !== "run") throw new Error("a run's first event tells which it is");
  return first.id;
}

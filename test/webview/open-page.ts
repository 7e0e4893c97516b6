/**
 * The summary's page as VS Code opens it, and the extension's part played by a test.
 *
 *     const test = pageTest();
 *     test("…", async ({ summary }) => {
 *       await summary.show(stateOf("model = keras.Sequential([…])"));
 *       await summary.row("dense").click();
 *       expect(await summary.lastAnswer()).toEqual({ type: "reveal", place });
 */
import type { Browser, Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Uri } from "vscode";
import type { SummaryAnswer, SummaryMessage, SummaryState } from "../../src/contract/summary.js";
import { summaryPage, type SummaryMemory } from "../../src/extension/summary-page.js";
import { connectedBrowser, ORIGIN, WebviewPageInBrowser, webviewOf } from "./webview-page.js";

const MEMORY: SummaryMemory = { uri: "file:///model.py", reference: { kind: "Sequential", name: "small", index: 0 } };

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
}

/** Vitest's `test` with a page for each test. A page that breaks its policy or throws fails its test. */
export function pageTest({ width = 1000, height = 700 }: PageOptions = {}) {
  return test.extend<{ browser: Browser; summary: SummaryPageInBrowser }>({
    browser: [
      // Vitest reads from the pattern which fixtures a fixture needs: none here.
      async ({}, use) => connectedBrowser(use),
      { scope: "file" },
    ],
    summary: async ({ browser }, use) => {
      const page = await browser.newPage({ viewport: { width, height }, reducedMotion: "reduce" });
      const summary = new SummaryPageInBrowser(page);
      await summary.open();
      await use(summary);
      await page.close();
      expect(summary.faults).toEqual([]);
    },
  });
}

export class SummaryPageInBrowser extends WebviewPageInBrowser<SummaryAnswer, SummaryMessage> {
  constructor(page: Page) {
    super(page, summaryPage(webviewOf(ORIGIN), ORIGIN as unknown as Uri, MEMORY));
  }

  async show(state: SummaryState, identity: SummaryMemory = MEMORY): Promise<void> {
    await this.post({ type: "show", state, identity });
    if (state.model !== undefined && state.model.graph.nodes.length > 0) await this.nodes.first().waitFor();
  }

  get rows(): Locator {
    return this.page.locator("tbody tr");
  }

  row(key: string): Locator {
    return this.page.locator(`tbody tr[data-key="${key}"]`);
  }

  get nodes(): Locator {
    return this.page.locator("g.node");
  }

  node(key: string): Locator {
    return this.page.locator(`g.node[data-key="${key}"]`);
  }

  get focused(): Locator {
    return this.page.locator(":focus");
  }

  /** The texts of the table, cell by cell. */
  async cells(): Promise<readonly (readonly string[])[]> {
    const rows = await this.rows.all();
    return Promise.all(rows.map((row) => row.locator("th, td").allInnerTexts()));
  }
}

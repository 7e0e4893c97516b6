/**
 * The summary's page as VS Code opens it, and the extension's part played by a test.
 *
 *     const test = pageTest();
 *     test("…", async ({ summary }) => {
 *       await summary.show(stateOf("model = keras.Sequential([…])"));
 *       await summary.row("dense").click();
 *       expect(await summary.lastAnswer()).toEqual({ type: "reveal", place });
 */
import { chromium, type Browser, type Locator, type Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import type { Uri, Webview } from "vscode";
import type { SummaryAnswer, SummaryMessage, SummaryState } from "../../src/contract/summary.js";
import { summaryPage, type SummaryMemory } from "../../src/extension/summary-page.js";

const ORIGIN = "https://extension.test";
const MEMORY: SummaryMemory = { uri: "file:///model.py", reference: { kind: "Sequential", name: "small", index: 0 } };

/** What an editor sets on a webview's page, as far as sizes follow from it. */
const EDITOR_STYLE = {
  "--vscode-font-family": "sans-serif",
  "--vscode-font-size": "13px",
  "--vscode-editor-font-family": "monospace",
  "--vscode-editor-background": "#1f1f1f",
  "--vscode-editor-foreground": "#cccccc",
  "--vscode-foreground": "#cccccc",
  "--vscode-focusBorder": "#0078d4",
};

/** What VS Code puts into the page before its own script runs. */
const VSCODE = `
  window.answers = [];
  window.acquireVsCodeApi = () => ({
    postMessage: (answer) => answers.push(answer),
    getState: () => JSON.parse(localStorage.getItem("state") ?? "null") ?? undefined,
    setState: (state) => localStorage.setItem("state", JSON.stringify(state)),
  });
  document.addEventListener("DOMContentLoaded", () => {
    for (const [name, value] of Object.entries(${JSON.stringify(EDITOR_STYLE)}))
      document.documentElement.style.setProperty(name, value);
  });`;

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
}

/** Vitest's `test` with a page for each test. A page that breaks its policy or throws fails its test. */
export function pageTest({ width = 1000, height = 700 }: PageOptions = {}) {
  return test.extend<{ browser: Browser; summary: SummaryPageInBrowser }>({
    browser: [
      // Vitest reads from the pattern which fixtures a fixture needs: none here.
      async ({}, use) => {
        const browser = await chromium.connect(inject("browser"));
        await use(browser);
        await browser.close();
      },
      { scope: "file" },
    ],
    summary: async ({ browser }, use) => {
      const page = await browser.newPage({ viewport: { width, height }, reducedMotion: "reduce" });
      page.setDefaultTimeout(10_000);
      const summary = new SummaryPageInBrowser(page);
      await summary.open();
      await use(summary);
      await page.close();
      expect(summary.faults).toEqual([]);
    },
  });
}

export class SummaryPageInBrowser {
  /** Errors, refusals of the policy, and requests for anything that isn't the page's own. */
  readonly faults: string[] = [];
  readonly html = summaryPage(webviewOf(ORIGIN), ORIGIN as unknown as Uri, MEMORY);

  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    const { page } = this;
    page.on("pageerror", (error) => this.faults.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") this.faults.push(message.text());
    });
    await page.route("**/*", (route) => {
      const { pathname, origin } = new URL(route.request().url());
      const asset = inject("bundle")[pathname.replace("/dist/webview/", "")];
      if (origin === ORIGIN && pathname === "/") return route.fulfill({ contentType: "text/html", body: this.html });
      if (origin === ORIGIN && asset !== undefined) {
        return route.fulfill({ contentType: pathname.endsWith(".css") ? "text/css" : "text/javascript", body: asset });
      }
      this.faults.push(`asked for ${route.request().url()}`);
      return route.abort();
    });
    await page.addInitScript(VSCODE);
    await page.goto(`${ORIGIN}/`);
  }

  /** As when a window is loaded again: the page is new, what it has kept is there. */
  async reload(): Promise<void> {
    await this.page.reload();
  }

  /** What the page has told the extension since it was loaded. */
  answers(): Promise<readonly SummaryAnswer[]> {
    return this.page.evaluate("answers");
  }

  async lastAnswer(): Promise<SummaryAnswer | undefined> {
    return (await this.answers()).at(-1);
  }

  memory(): Promise<unknown> {
    return this.page.evaluate("acquireVsCodeApi().getState()");
  }

  async show(state: SummaryState, identity: SummaryMemory = MEMORY): Promise<void> {
    // Answered when the page has dealt with the message.
    await this.page.evaluate(`new Promise((done) => {
      window.addEventListener("message", () => setTimeout(done), { once: true });
      window.postMessage(${JSON.stringify({ type: "show", state, identity } satisfies SummaryMessage)});
    })`);
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

function webviewOf(origin: string): Webview {
  return { cspSource: origin, asWebviewUri: (uri: Uri) => uri } as Webview;
}

/**
 * A webview's page as VS Code opens it, and the extension's part played by a test.
 *
 *     const page = new WebviewPageInBrowser(browserPage, html);
 *     await page.open();
 *     await page.post({ type: "show", … });
 */
import { chromium, type Browser, type Page } from "playwright-core";
import { inject } from "vitest";
import type { Webview } from "vscode";

export const ORIGIN = "https://extension.test";

/** What an editor sets on a webview's page, as far as sizes follow from it. */
const EDITOR_STYLE: Readonly<Record<string, string>> = {
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

export async function connectedBrowser(use: (browser: Browser) => Promise<void>): Promise<void> {
  const browser = await chromium.connect(inject("browser"));
  await use(browser);
  await browser.close();
}

export class WebviewPageInBrowser<Answer, Message> {
  /** Errors, refusals of the policy, and requests for anything that isn't the page's own. */
  readonly faults: string[] = [];

  constructor(
    readonly page: Page,
    readonly html: string,
  ) {
    page.setDefaultTimeout(10_000);
  }

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
  answers(): Promise<readonly Answer[]> {
    return this.page.evaluate("answers");
  }

  async lastAnswer(): Promise<Answer | undefined> {
    return (await this.answers()).at(-1);
  }

  memory(): Promise<unknown> {
    return this.page.evaluate("acquireVsCodeApi().getState()");
  }

  /** Comes back when the page has dealt with the message. */
  async post(message: Message): Promise<void> {
    await this.page.evaluate(`new Promise((done) => {
      window.addEventListener("message", () => setTimeout(done), { once: true });
      window.postMessage(${JSON.stringify(message)});
    })`);
  }
}

export function webviewOf(origin: string): Webview {
  return { cspSource: origin, asWebviewUri: (uri) => uri } as Webview;
}

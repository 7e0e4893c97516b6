/**
 * VS Code's window as a person uses it: what stands on the screen, the mouse and the keyboard.
 *
 *     const test = workbenchTest("sequential_conv.py");
 *     test("…", async ({ workbench }) => {
 *       await workbench.lensAbove("Conv2D(32");      "(None, 26, 26, 32) · 896 params · 1.2 MFLOPs"
 *       await workbench.runCommand("Lamella: Summarize Model");
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium, type Browser, type FrameLocator, type Locator, type Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { newWorkbenchPage } from "../../../scripts/host/browser.mjs";
import { workbenchUrl } from "../../../scripts/host/server.mjs";

const ROOT = resolve(import.meta.dirname, "../../..");
const SCREENSHOTS = join(ROOT, "out", "screenshots");
const WINDOW_LIMIT_MILLISECONDS = 60_000;
const APPEARANCE_LIMIT_MILLISECONDS = 15_000;
/** Of what opens at a key or under the mouse, before it is opened again. */
const OPENING_LIMIT_MILLISECONDS = 5000;

/** A colour theme of VS Code, and the class that its workbench has under it. */
const THEMES = {
  dark: { label: "Dark Modern", workbenchClass: "vs-dark" },
  light: { label: "Light Modern", workbenchClass: "vs" },
  "high-contrast": { label: "Default High Contrast", workbenchClass: "hc-black" },
} as const;

export type ThemeName = keyof typeof THEMES;

/**
 * Vitest's `test` with a window, shared by the tests of one file, on a copy of examples/ with `file` in an editor.
 * Tests may change the copy. A failed test leaves a picture of the window in out/screenshots/failed/. `settings`: what the
 * window opens with; a setting that is changed later is in force a while after its file is written.
 */
export function workbenchTest(file: string, settings: () => Readonly<Record<string, unknown>> = () => ({})) {
  return test.extend<{ workbench: Workbench; pictureOfFailure: void }>({
    workbench: [
      // Vitest reads from the pattern which fixtures a fixture needs: none here.
      async ({}, use) => {
        const workbench = await openWorkbench(file, { settings: settings() });
        await use(workbench);
        await workbench.close();
      },
      { scope: "file" },
    ],
    pictureOfFailure: [
      async ({ workbench, task, onTestFailed }, use) => {
        onTestFailed(() => workbench.takeScreenshot("failed", task.name.replace(/\W+/g, "-")));
        await use();
      },
      { auto: true },
    ],
  });
}

export interface WindowOptions {
  /** The one that all tests share where none is named. */
  readonly server?: WorkbenchServer;
  /** Folders of extensions under development: Lamella's where none is named. */
  readonly extensions?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
}

type WorkbenchServer = Parameters<typeof workbenchUrl>[0];

/** A window on a new copy of examples/, with `file` in an editor. */
export async function openWorkbench(file: string, options: WindowOptions = {}): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), "lamella-ui-examples-"));
  cpSync(join(ROOT, "examples"), folder, { recursive: true });
  const browser = await chromium.connect(inject("browser"));
  const page = await newWorkbenchPage(browser);
  page.setDefaultTimeout(APPEARANCE_LIMIT_MILLISECONDS);
  const workbench = new Workbench(browser, page, folder, file);
  for (const [key, value] of Object.entries(options.settings ?? {})) await workbench.changeSetting(key, value);
  await workbench.open(options);
  return workbench;
}

export class Workbench {
  private readonly settings: Record<string, unknown> = {};

  constructor(
    private readonly browser: Browser,
    readonly page: Page,
    readonly folder: string,
    private readonly file: string,
  ) {}

  /** The window is as new; what a former one has kept is there. */
  async open({ server = inject("server"), extensions = [ROOT] }: WindowOptions = {}): Promise<void> {
    const { page, folder, file } = this;
    await page.goto(workbenchUrl(server, { folder, extensions: [...extensions] }));
    // Before extensions are known to the window, Python has no icon, and a notebook would open as JSON.
    const explorer = page.locator(".explorer-folders-view");
    await explorer.locator(".python-lang-file-icon").first().waitFor({ timeout: WINDOW_LIMIT_MILLISECONDS });
    await explorer.getByRole("treeitem", { name: file }).first().dblclick();
    await page.locator(".tab.active", { hasText: file }).first().waitFor();
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The editor of the file that the window was opened with. */
  get editor(): Locator {
    return this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${this.file}"]`);
  }

  line(text: string): Locator {
    return this.editor.locator(".view-line", { hasText: text }).first();
  }

  /** What a line shows, hints at its end too; the editor draws its spaces as unbreakable ones. */
  async textOf(line: Locator): Promise<string> {
    return ((await line.textContent()) ?? "").replaceAll("\u00a0", " ");
  }

  /** The lenses drawn directly above a line, as one text; "" while there are none. */
  async lensAbove(lineText: string): Promise<string> {
    const line = await this.line(lineText).boundingBox();
    if (line === null) return "";
    for (const lens of await this.editor.locator(".codelens-decoration").all()) {
      const box = await lens.boundingBox();
      const isDirectlyAbove = box !== null && box.y < line.y && box.y + box.height > line.y - line.height / 2;
      if (isDirectlyAbove) return (await this.textOf(lens)).trim();
    }
    return "";
  }

  /** Brings a line into view that the editor has not drawn. */
  async scrollTo(text: string): Promise<void> {
    const line = this.textOnDisk()
      .split("\n")
      .findIndex((each) => each.includes(text));
    await this.#quickInput("Control+G", `:${line + 1}`);
    await this.page.keyboard.press("Enter");
    await this.line(text).waitFor();
  }

  /** What a key opens, with a text in it. */
  async #quickInput(key: string, text: string): Promise<Locator> {
    const quickInput = this.page.locator(".quick-input-widget");
    return insist(async () => {
      await this.page.keyboard.press(key);
      await quickInput.locator("input").fill(text, { timeout: OPENING_LIMIT_MILLISECONDS });
      return quickInput;
    });
  }

  /** Presses one of the lenses directly above a line, once it stands there: lines move while lenses come. */
  async pressLens(lineText: string, title: string): Promise<void> {
    const wanted = async (): Promise<Locator | undefined> => {
      const line = await this.line(lineText).boundingBox();
      for (const lens of await this.editor.locator(".codelens-decoration a", { hasText: title }).all()) {
        const box = await lens.boundingBox();
        // "Train" is a part of "Quick Train".
        if ((await this.textOf(lens)).trim() !== title) continue;
        if (line !== null && box !== null && Math.abs(box.y + box.height - line.y) < line.height) return lens;
      }
      return undefined;
    };
    // Pressed as soon as it is found: the next look may come while lenses are drawn anew.
    const press = async (): Promise<boolean> => {
      const lens = await wanted();
      await lens?.click();
      return lens !== undefined;
    };
    await expect.poll(press, { timeout: APPEARANCE_LIMIT_MILLISECONDS }).toBe(true);
  }

  /** Rests the mouse on the middle of a word; the answer is the hover that appears. */
  async hover(lineText: string, word: string): Promise<Locator> {
    const hover = this.page.locator(".monaco-hover:visible").first();
    return insist(async () => {
      await this.page.mouse.move(1, 1);
      const { x, y } = await this.middleOf(lineText, word);
      await this.page.mouse.move(x, y);
      await hover.waitFor({ timeout: OPENING_LIMIT_MILLISECONDS });
      return hover;
    });
  }

  async dismissHover(): Promise<void> {
    await this.page.mouse.move(1, 1);
    await this.page.locator(".monaco-hover:visible").waitFor({ state: "detached" });
  }

  async click(lineText: string, word: string): Promise<void> {
    const { x, y } = await this.middleOf(lineText, word);
    await this.page.mouse.click(x, y);
  }

  async runCommand(title: string): Promise<void> {
    const quickInput = await this.#quickInput("F1", `>${title}`);
    await quickInput.locator(".monaco-list-row", { hasText: title }).first().click();
  }

  /** One of the code actions at a word, in their list as the keyboard opens it. */
  async openCodeActions(lineText: string, word: string, title: string): Promise<Locator> {
    const action = this.page.locator(".action-widget .monaco-list-row", { hasText: title }).first();
    return insist(async () => {
      await this.page.keyboard.press("Escape");
      await this.click(lineText, word);
      await this.page.keyboard.press("Control+Period");
      await action.waitFor({ timeout: OPENING_LIMIT_MILLISECONDS });
      return action;
    });
  }

  /** What is inside the one webview on the screen: VS Code's own frame around it holds the extension's page. */
  get webview(): FrameLocator {
    return this.page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  }

  /** The line and column that the status bar shows; undefined while it shows none. */
  async cursor(): Promise<{ line: number; column: number } | undefined> {
    const [text = ""] = await this.page.locator("#status\\.editor\\.selection").allTextContents();
    const match = /Ln (\d+), Col (\d+)/.exec(text);
    return match === null ? undefined : { line: Number(match[1]), column: Number(match[2]) };
  }

  async isScrolledSideways(): Promise<boolean> {
    const [lines, view] = [this.editor.locator(".view-lines"), this.editor.locator(".editor-scrollable")];
    const [lineBox, viewBox] = await Promise.all([lines.boundingBox(), view.boundingBox()]);
    return (lineBox?.x ?? 0) < (viewBox?.x ?? 0);
  }

  /** By the command, which first lets the window keep its state. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent("load", { timeout: WINDOW_LIMIT_MILLISECONDS });
    await this.runCommand("Developer: Reload Window");
    await loaded;
    await this.page.locator(".tab", { hasText: this.file }).first().waitFor({ timeout: WINDOW_LIMIT_MILLISECONDS });
  }

  async save(): Promise<void> {
    await this.page.keyboard.press("Control+S");
  }

  /** Changes the window's file behind the editor's back, which then shows the new text. */
  changeFile(change: (text: string) => string): void {
    writeFileSync(join(this.folder, this.file), change(this.textOnDisk()));
  }

  /** The text of the window's file as it was saved last. */
  textOnDisk(): string {
    return readFileSync(join(this.folder, this.file), "utf8");
  }

  async useTheme(name: ThemeName): Promise<void> {
    await this.changeSetting("workbench.colorTheme", THEMES[name].label);
    await this.page.locator(`.monaco-workbench.${THEMES[name].workbenchClass}`).waitFor();
  }

  /** Changes a setting of the workspace, as editing .vscode/settings.json does; undefined takes it out. */
  async changeSetting(key: string, value: unknown): Promise<void> {
    this.settings[key] = value;
    mkdirSync(join(this.folder, ".vscode"), { recursive: true });
    writeFileSync(join(this.folder, ".vscode", "settings.json"), JSON.stringify(this.settings, null, 2));
  }

  /** Does the same under each colour theme. */
  async inEachTheme(action: (theme: ThemeName) => Promise<void>): Promise<void> {
    for (const theme of ["light", "high-contrast", "dark"] as const) {
      await this.useTheme(theme);
      await action(theme);
    }
  }

  /** Keeps a picture of the window in out/screenshots/GROUP/. */
  async takeScreenshot(group: ThemeName | "failed", name: string): Promise<void> {
    const folder = join(SCREENSHOTS, group);
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }

  /** Lines are drawn in one fixed-width font, so a word's place follows from its column. */
  private async middleOf(lineText: string, word: string): Promise<{ x: number; y: number }> {
    const characters = this.line(lineText).locator("> span");
    const text = await this.textOf(characters);
    const box = await characters.boundingBox();
    const column = text.indexOf(word);
    expect(column, `"${word}" in the line "${text}"`).toBeGreaterThanOrEqual(0);
    if (box === null) throw new Error(`The line "${text}" is not on the screen.`);
    return { x: box.x + ((column + word.length / 2) * box.width) / text.length, y: box.y + box.height / 2 };
  }
}

/** Up to three times: a part of the window that is still starting may take the focus away, which closes what has been opened. */
async function insist<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === 3) throw error;
    }
  }
}

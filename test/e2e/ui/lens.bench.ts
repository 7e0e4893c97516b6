/**
 * Lamella's lenses beside those of an extension that does nothing but count characters, in the same VS Code, taking turns.
 *
 *     opened file → first lens     trivial 412 ms (398 to 455)   Lamella 420 ms (401 to 467)
 *     keystroke → lens redrawn     trivial 771 ms (765 to 802)   Lamella 778 ms (770 to 810)
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openWorkbench, type Workbench } from "./workbench";

const WINDOWS = 2;
const FILES = ["selu_separable.py", "functional_conv.py", "small_conv.py", "sequential_separable.py"];
const KEYSTROKES = 8;
const FIRST_FILE = "sequential_conv.py";
const TYPED_INTO = "Conv2D(32";

/** Evaluated in the page: the text of the lenses that are on the screen. */
const LENSES = `[...document.querySelectorAll(".codelens-decoration")]
  .filter((lens) => lens.checkVisibility({ visibilityProperty: true }))
  .map((lens) => lens.textContent)
  .join(" ")`;

/** The text of a lens of the trivial extension is the length of its line, so it changes with every keystroke. */
const TRIVIAL_EXTENSION = `
const vscode = require("vscode");
exports.activate = () => {
  const provideCodeLenses = (document) => {
    const lines = Array.from({ length: document.lineCount }, (_, index) => document.lineAt(index));
    const layers = lines.filter((line) => /(Conv2D|Dense)\\(/.test(line.text));
    return layers.map((line) => new vscode.CodeLens(line.range, { title: "length " + line.text.length, command: "" }));
  };
  vscode.languages.registerCodeLensProvider({ language: "python" }, { provideCodeLenses });
};
`;

test("lenses on the screen", async () => {
  const trivial = writeTrivialExtension();
  const openings: Samples = { trivial: [], Lamella: [] };
  const keystrokes: Samples = { trivial: [], Lamella: [] };
  for (let round = 0; round < WINDOWS; round += 1) {
    for (const [name, options] of [["trivial", { extensions: [trivial] }] as const, ["Lamella", {}] as const]) {
      const workbench = await openWorkbench(FIRST_FILE, options);
      await expect.poll(() => workbench.lensAbove(TYPED_INTO), { timeout: 60_000 }).not.toBe("");
      keystrokes[name].push(...(await timeKeystrokes(workbench)));
      openings[name].push(...(await timeOpenings(workbench)));
      await workbench.close();
    }
  }
  rmSync(trivial, { recursive: true });
  report("opened file → first lens", openings);
  report("keystroke → lens redrawn", keystrokes);
});

type Samples = Record<"trivial" | "Lamella", number[]>;

function writeTrivialExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), "trivial-extension-"));
  const manifest = {
    name: "trivial",
    publisher: "bench",
    version: "0.0.1",
    engines: { vscode: "^1.91.0" },
    main: "./extension.js",
    activationEvents: ["onLanguage:python"],
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "extension.js"), TRIVIAL_EXTENSION);
  return folder;
}

async function timeKeystrokes(workbench: Workbench): Promise<number[]> {
  const times: number[] = [];
  await workbench.click(TYPED_INTO, "32");
  for (let count = 0; count < KEYSTROKES; count += 1) {
    const before = await workbench.page.evaluate(LENSES);
    const start = performance.now();
    await workbench.page.keyboard.press(count % 2 === 0 ? "1" : "Backspace");
    await isTrueInPage(workbench, `${LENSES} !== ${JSON.stringify(before)}`);
    times.push(performance.now() - start);
    await workbench.page.waitForTimeout(1_500);
  }
  return times;
}

async function timeOpenings(workbench: Workbench): Promise<number[]> {
  const times: number[] = [];
  for (const file of FILES) {
    await workbench.page.keyboard.press("Control+P");
    await workbench.page.locator(".quick-input-widget input").fill(file);
    await workbench.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: file }).waitFor();
    const start = performance.now();
    await workbench.page.keyboard.press("Enter");
    await isTrueInPage(workbench, `document.querySelector('.monaco-editor[data-uri$="/${file}"]') && ${LENSES} !== ""`);
    times.push(performance.now() - start);
  }
  return times;
}

/** Looks once a frame, which is as often as the screen changes. */
async function isTrueInPage(workbench: Workbench, expression: string): Promise<void> {
  await workbench.page.waitForFunction(expression, undefined, { polling: "raf" });
}

function report(what: string, samples: Samples): void {
  const summaries = Object.entries(samples).map(([name, times]) => {
    const sorted = times.map(Math.round).sort((a, b) => a - b);
    return `${name} ${sorted[Math.floor(sorted.length / 2)]} ms (${sorted[0]} to ${sorted.at(-1)})`;
  });
  console.log(`${what}   ${summaries.join("   ")}`);
}

/**
 * What each check of `npm run tidy` finds, and what it lets pass.
 *
 *     src/core/layers/keras/core/dense.ts that imports src/core/values/heap.ts   ──▶   one finding
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { pathFindings, settingFindings } from "../scripts/tidy/documents.mjs";
import { formatFindings } from "../scripts/tidy/format.mjs";
import { importFindings } from "../scripts/tidy/imports.mjs";
import { textFindings, unusedExports } from "../scripts/tidy/source-files.mjs";

const HEAD = "/** A file. */\n";
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A repository of these files, and of a server that needs each of them, so that none is unused. */
function repository(files: Readonly<Record<string, string>>, needed = Object.keys(files)): string {
  const root = mkdtempSync(join(tmpdir(), "tidy-"));
  folders.push(root);
  const door = needed
    .map((path) => `export * from "${path.replace("src/core", ".").replace("src/", "../").replace(/ts$/, "js")}";\n`)
    .join("");
  const all = {
    "tsconfig.json": "{}",
    "src/server/browser.ts": `import "../core/analyze.js";\n`,
    "src/core/analyze.ts": door,
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const heap = { "src/core/values/heap.ts": "export class Heap {}\n" };
const facts = { "src/core/model/facts.ts": "export const facts = 1;\nexport type Facts = string;\n" };

/** The file that stands first may be imported by analyze.ts, so that only its own imports are judged. */
const IMPORTS: readonly [string, Readonly<Record<string, string>>, readonly string[]][] = [
  ["a room that the row names", { "src/core/evaluate/a.ts": `import "../values/heap.js";\n`, ...heap }, []],
  [
    "a room that the row doesn't name",
    { "src/core/program/a.ts": `import "../values/heap.js";\n`, ...heap },
    ["src/core/program/a.ts: core/program may import core/text: not src/core/values/heap.ts"],
  ],
  [
    "a type where only types are allowed",
    { "src/core/evaluate/a.ts": `import type { Facts } from "../model/facts.js";\nexport type A = Facts;\n`, ...facts },
    [],
  ],
  [
    "a value where only types are allowed",
    { "src/core/evaluate/a.ts": `import { facts } from "../model/facts.js";\nexport const a = facts;\n`, ...facts },
    ["src/core/evaluate/a.ts: core/evaluate may import only types of core/model: not src/core/model/facts.ts"],
  ],
  [
    "Node in the core",
    { "src/core/text/a.ts": `import "node:fs";\n` },
    ["src/core/text/a.ts: core/text may import nothing: not fs"],
  ],
  [
    "VS Code's types in the core",
    { "src/core/text/a.ts": `import type { Uri } from "vscode";\nexport type A = Uri;\n` },
    ["src/core/text/a.ts: core/text may import nothing: not vscode"],
  ],
  [
    "a process that is started",
    { "src/host/a.ts": `import { spawn } from "node:child_process";\nexport const a = spawn;\n` },
    [
      "src/host/a.ts: analysis is reading: no process is started, and no text is run but Lamella's own: not child_process",
    ],
  ],
  [
    "a circle",
    {
      "src/core/text/a.ts": `import { b } from "./b.js";\nexport const a = () => b;\n`,
      "src/core/text/b.ts": `import { a } from "./a.js";\nexport const b = () => a;\n`,
    },
    [
      "src/core/text/a.ts: files that need each other to run are one thing in two places: src/core/text/b.ts → src/core/text/a.ts",
    ],
  ],
  [
    "a circle of types",
    {
      "src/core/text/a.ts": `import type { B } from "./b.js";\nexport type A = B[];\n`,
      "src/core/text/b.ts": `import type { A } from "./a.js";\nexport type B = A[];\n`,
    },
    [],
  ],
];

describe("imports", () => {
  it.each(IMPORTS)("%s", async (_, files, expected) => {
    const needed = Object.keys(files).filter((path) => !path.startsWith("src/core/model/"));
    const findings = await importFindings(repository(files, needed));
    const judged = Object.keys(files)[0]!;
    expect(findings.filter((finding: string) => finding.startsWith(judged))).toEqual(expected);
  });

  it("a file that nothing needs", async () => {
    const root = repository({ "src/core/text/a.ts": "export const a = 1;\n" }, []);
    expect(await importFindings(root)).toEqual(["src/core/text/a.ts: no command, server or page needs this file"]);
  });

  it("a folder without a row", async () => {
    const root = repository({ "src/core/helpers/a.ts": "export const a = 1;\n" });
    expect(await importFindings(root)).toContainEqual(expect.stringContaining("import-table.cjs doesn't name"));
  });
});

const NO_HEAD = "a.ts:1: a file opens with /** and a sentence that says what it is";
const TEXTS: readonly [string, string, string, readonly string[]][] = [
  ["nothing to say", "src/core/a.ts", `${HEAD}export const a: unknown = "any";\n`, []],
  ["no head", "a.ts", "export const a = 1;\n", [NO_HEAD]],
  ["a head below the line that names the interpreter", "a.mjs", `#!/usr/bin/env node\n${HEAD}`, []],
  [
    "any",
    "a.ts",
    `${HEAD}export const a = 1 as any;\n`,
    ["a.ts:2: `any` switches the compiler off: use unknown and narrow it"],
  ],
  [
    "a note to oneself",
    "a.ts",
    `${HEAD}// ${"TO"}${"DO"}: later\n`,
    ["a.ts:2: what is left to do belongs in the list of issues"],
  ],
  ["a test left out", "a.ts", `${HEAD}it${".skip"}("a");\n`, ["a.ts:2: every test runs, and each can fail"]],
  ["a check switched off", "a.ts", `${HEAD}// @ts-${"ignore"}\n`, ["a.ts:2: no check is switched off in a file"]],
  ["too long", "a.ts", HEAD + "// a\n".repeat(500), ["a.ts:502: longer than 500 lines"]],
  [
    "a clock in the core",
    "src/core/a.ts",
    `${HEAD}Date.now();\n`,
    ["src/core/a.ts:2: the core has no clock, no chance and no locale"],
  ],
  ["a clock in a comment", "src/core/a.ts", `${HEAD}f(); // Date.now() is not asked\n`, []],
  ["a clock elsewhere", "src/server/a.ts", `${HEAD}Date.now();\n`, []],
  [
    "a contract of types",
    "src/contract/a.ts",
    `${HEAD}import type { A } from "./b";\nexport type { A };\nexport type B = A;\n`,
    [],
  ],
  [
    "a contract that does something",
    "src/contract/a.ts",
    `${HEAD}export const a = 1;\n`,
    ["src/contract/a.ts:2: a contract has types only"],
  ],
];

it.each(TEXTS)("%s", (_, path, text, expected) => {
  expect(textFindings({ path, text })).toEqual(expected);
});

it("an export that no other file names", () => {
  const files = [
    { path: "a.ts", text: "export function a() {}\nexport const b = 1;\n" },
    { path: "c.ts", text: `import { a } from "./a.js";\n` },
  ];
  expect(unusedExports(files)).toEqual(["a.ts: b is exported, and no other file names it"]);
});

it("a file that prettier would write otherwise", async () => {
  const root = join(import.meta.dirname, "..");
  const files = [
    { path: "a.ts", text: "a( 1 )" },
    { path: "b.ts", text: "b(1);\n" },
  ];
  expect(await formatFindings(root, files)).toEqual(["a.ts: not formatted: npx prettier --write a.ts"]);
});

describe("pages", () => {
  const properties = { "lamella.units": { default: "flops" }, "lamella.paths": { default: [] } };
  const settings = (readme: string) => settingFindings({ contributes: { configuration: { properties } } }, readme);

  it("a README that tells every setting with its default", () => {
    expect(settings("| `lamella.units` | `flops` | … |\n| `lamella.paths` | | … |\n")).toEqual([]);
  });

  it("settings that the README doesn't tell, tells wrongly, or makes up", () => {
    expect(settings("| `lamella.units` | `macs` | … |\n| `lamella.other` | | … |\n")).toEqual([
      "README.md: nothing is said of the setting lamella.paths",
      "README.md: there is no setting lamella.other",
      'README.md: lamella.units is "flops" by default',
    ]);
  });

  it("paths that don't exist", () => {
    const text = "[costs](costs.md), [gone](gone.md), `src/core/`, `src/gone.ts`, [site](https://keras.io/)";
    expect(pathFindings(join(import.meta.dirname, ".."), "docs/a.md", text)).toEqual([
      "docs/a.md: docs/gone.md does not exist",
      "docs/a.md: src/gone.ts does not exist",
    ]);
  });
});

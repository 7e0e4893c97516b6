/**
 * `lamella train` and `lamella compare` with scripts of TensorFlow.js, as someone types them.
 *
 *     node dist/cli.js train 'a b$(x).ts' -- --epochs 1     the script's output, its exit code, its log
 */
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readEvents } from "../../src/training/read-run.js";
import { RunFolder } from "../../src/training/run-folder.js";
import { ofType, recorded, scriptFolder } from "./recorded.js";
import { folderWith, Typed } from "./typed.js";

const PACKAGES = resolve(import.meta.dirname, "../../node_modules");

/** A folder with the files, and packages: all of the repository's, or those that are named. */
function project(files: Readonly<Record<string, string>>, packages: readonly string[] | "all" = "all"): string {
  const folder = folderWith(files);
  const place = join(folder, "node_modules");
  if (packages === "all") symlinkSync(PACKAGES, place, "junction");
  else mkdirSync(place);
  if (packages !== "all") for (const name of packages) symlinkSync(join(PACKAGES, name), join(place, name), "junction");
  return folder;
}

const NODE = ["--node", process.execPath];

const train = (files: Readonly<Record<string, string>>, ...words: readonly string[]): Typed =>
  new Typed(project(files), ["train", ...NODE, ...words]);

const NETWORK = `
import * as tf from "@tensorflow/tfjs";
import { classes } from "./kinds";

const model: tf.Sequential = tf.sequential();
model.add(tf.layers.conv2d({ inputShape: [8, 8, 1], filters: 8, kernelSize: 3, padding: "same", activation: "relu" }));
model.add(tf.layers.conv2d({ filters: 16, kernelSize: 3, padding: "same", activation: "relu" }));
model.add(tf.layers.conv2d({ filters: 16, kernelSize: 3, padding: "same", activation: "relu" }));
model.add(tf.layers.conv2d({ filters: 16, kernelSize: 3, padding: "same", activation: "relu" }));
model.add(tf.layers.flatten());
model.add(tf.layers.dense({ units: classes, activation: "softmax" }));
model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });

async function main(): Promise<void> {
  const x = tf.randomNormal([20, 8, 8, 1]);
  const y = tf.oneHot(tf.randomUniform([20], 0, classes, "int32"), classes);
  await model.fit(x, y, { epochs: 1, batchSize: 8, validationSplit: 0.2, verbose: 0 });
}
void main();
`;
const KINDS = "export const classes = 10;\n";

describe("lamella train, with a script of Node's", () => {
  it("runs TypeScript of any name by the project's tsx, with its arguments as they are, and ends as it does", async () => {
    const name = `it's "a" b$(touch hit);é.ts`;
    const script =
      "const words: string[] = process.argv.slice(1);\nconsole.log(JSON.stringify([words, process.cwd()]));\nprocess.exit(7);\n";
    const typed = train({ [name]: script }, name, "--", "--x", "y z", "$(touch hit)");
    expect(await typed.end).toBe(7);
    const { folder } = typed;
    const said = typed.stdout.split("\n").find((line) => line.startsWith("[["));
    expect(JSON.parse(said ?? "")).toEqual([[join(folder, name), "--x", "y z", "$(touch hit)"], folder]);
    expect(typed.events.at(-1)).toMatchObject({ type: "end", reason: "failed", exitCode: 7 });
  });

  it("holds what the library counts against what was read", async () => {
    const typed = train({ "net.ts": NETWORK, "kinds.ts": KINDS }, "net.ts");
    expect(await typed.end).toBe(0);
    const params = { total: 16138, trainable: 16138, nonTrainable: 0 };
    expect(typed.events[0]).toMatchObject({
      type: "run",
      predicted: [{ name: "sequential_1", kind: "Sequential", params }],
    });
    expect(await typed.until("fit")).toMatchObject({ model: { name: "sequential_1", kind: "Sequential", params } });
    expect(typed.stderr).toContain("trains on its pure JavaScript backend here, which is slow");
  });

  it("is stopped by Ctrl+C as the script itself would be", async () => {
    const typed = train({ "a.mjs": "console.log('waiting');\nsetInterval(() => undefined, 1000);\n" }, "a.mjs");
    await typed.until("output");
    typed.process.kill("SIGINT");
    expect(await typed.end).toBe(130);
    expect(typed.events.filter(({ type }) => type === "stop")).toMatchObject([{ mode: "now" }]);
    expect(typed.events.at(-1)).toMatchObject({ type: "end", reason: "stopped", signal: "SIGINT" });
  });

  it.each([
    ["a.cjs", "require('@tensorflow/tfjs-nowhere');"],
    ["a.mjs", "import '@tensorflow/tfjs-nowhere';"],
  ])("says what the project of %s lacks, and how to install it", async (name, script) => {
    const typed = train({ [name]: script }, name);
    expect(await typed.end).toBe(1);
    expect(typed.stderr).toContain("has no @tensorflow/tfjs-nowhere. Install it: npm install @tensorflow/tfjs-nowhere");
  });

  it("says what didn't happen in a script that trains nothing", async () => {
    const typed = train({ "a.js": "console.log(1);\n" }, "a.js");
    expect(await typed.end).toBe(0);
    expect(typed.stderr).toContain("ended without importing TensorFlow.js: nothing was recorded");
  });

  it.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
    [
      "a Node that there isn't",
      { "a.js": "" },
      ["a.js", "--node", "nowhere/node"],
      "nowhere/node is no Node that can be run",
    ],
    [
      "one that is too old",
      { "a.js": "", node: "#!/bin/sh\necho v16.20.2\n" },
      ["a.js", "--node", "./node"],
      "is Node 16.20.2; 18.19 or later",
    ],
    [
      "TypeScript that nothing runs",
      { "a.ts": "", node: "#!/bin/sh\necho v20.20.2\n" },
      ["a.ts", "--node", "./node"],
      "npm install --save-dev tsx",
    ],
    [
      "a runner that isn't installed",
      { "a.ts": "", "package.json": '{"devDependencies":{"ts-node":"10"}}', node: "#!/bin/sh\necho v20.20.2\n" },
      ["a.ts", "--node", "./node"],
      "names ts-node, which isn't installed. Run: npm install",
    ],
  ])("refuses %s in a line, and records nothing", async (_, files, words, message) => {
    const folder = project(files, []);
    if (files["node"] !== undefined) chmodSync(join(folder, "node"), 0o755);
    const typed = new Typed(folder, ["train", ...words]);
    expect(await typed.end).toBe(2);
    expect(typed.stderr.trim().split("\n")).toEqual([expect.stringContaining(message)]);
    expect(typed.log).toBe("");
  });
});

describe("lamella compare, with a script of Node's", () => {
  it("trains the three forms and reports the five figures, and the file stays as it is", async () => {
    const folder = project({ "net.ts": NETWORK, "kinds.ts": KINDS });
    const typed = new Typed(folder, ["compare", "net.ts", ...NODE, "--out", "report.html"]);
    expect(await typed.end).toBe(0);
    expect(readFileSync(join(folder, "net.ts"), "utf8")).toBe(NETWORK);
    const runs = new RunFolder(folder);
    const counted = runs.list().map((id) => {
      const events = readEvents(runs.logOf(id));
      const [header] = events;
      const fit = events.find(({ type }) => type === "fit");
      if (header?.type !== "run" || fit?.type !== "fit") throw new Error(typed.stderr);
      expect(header.predicted[0]?.params).toEqual(fit.model.params);
      return `${header.comparison?.variant} ${fit.model.params?.total}`;
    });
    expect(counted.sort()).toEqual(["BothConv 12330", "RegularConv 16138", "SeparableConv 11378"]);
    expect(typed.stdout).toMatch(/SeparableConv: −29% parameters, .*× the time on this CPU\./);
    expect(readFileSync(join(folder, "report.html"), "utf8")).toContain("net.ts: variants compared");
  });
});

describe("a copy that runs in a script's place", () => {
  const MODULE = 'import { where } from "./neighbour.mjs";\nconsole.log("script", import.meta.url, where);\n';
  it.each([
    ["a.cjs", 'console.log("script", __filename, require("./package.json").name);\n', []],
    ["a.mjs", MODULE, []],
    ["a.mts", MODULE, ["tsx"]],
    ["a.ts", 'const text: string = "script";\nconsole.log(text, process.argv[1]);\n', ["tsx"]],
    ["a.cts", 'const text: string = "script";\nconsole.log(text, __filename);\n', ["tsx"]],
  ])("is %s to whoever asks", async (name, text, runner) => {
    const folder = scriptFolder();
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, "neighbour.mjs"), 'export const where = "beside";\n');
    writeFileSync(join(folder, "package.json"), '{"name":"beside"}');
    const copy = join(folder, "copies", name);
    mkdirSync(join(folder, "copies"));
    writeFileSync(copy, text.replace('"script"', '"copy"'));
    const before = runner.flatMap((each) => ["--import", each]);
    const [own, other] = [
      await recorded(name, { folder, before }),
      await recorded(name, { folder, before, env: { LAMELLA_SCRIPT: join(folder, name), LAMELLA_COPY: copy } }),
    ];
    expect(own).toMatchObject({ status: 0, stdout: expect.stringMatching(/^script .*\S/) });
    expect(other).toMatchObject({ status: 0, stderr: own.stderr, stdout: own.stdout.replace("script", "copy") });
  });

  it("is what is trained, or nothing is", async () => {
    const folder = scriptFolder();
    const env = { LAMELLA_SCRIPT: join(folder, "tfjs/loop.cjs"), LAMELLA_COPY: join(folder, "tfjs/loop.cjs") };
    const { status, stdout, events } = await recorded("tfjs/draws.cjs", { folder, env });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(ofType(events, "problem")).toMatchObject([
      { code: "script", message: expect.stringContaining("This variant can't be trained") },
    ]);
  });
});

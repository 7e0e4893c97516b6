/**
 * The three forms of a model trained without its script, and quick trainings that can't be: as someone types them.
 *
 *     node dist/cli.js compare net.ts --quick --seeds 2     six runs, five figures, one report; the script isn't run
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readEvents } from "../../src/training/read-run.js";
import { folderWith, Typed } from "./typed.js";

/** Were it run, it would fail: there is no such package. */
const NETWORK = `
import * as tf from '@tensorflow/tfjs-node';
import { readFileSync } from 'node:fs';
readFileSync('nowhere');
const model = tf.sequential();
model.add(tf.layers.conv2d({filters: 4, kernelSize: 3, activation: 'relu', inputShape: [28, 28, 1]}));
model.add(tf.layers.maxPooling2d({poolSize: 4}));
model.add(tf.layers.conv2d({filters: 8, kernelSize: 3, activation: 'relu'}));
model.add(tf.layers.conv2d({filters: 8, kernelSize: 3, activation: 'relu'}));
model.add(tf.layers.flatten());
model.add(tf.layers.dense({units: 10, activation: 'softmax'}));
`;

describe("lamella compare --quick", () => {
  it("trains every form with every seed, with the parameters that were read", async () => {
    const words = [
      "compare",
      "net.ts",
      "--quick",
      "--seeds",
      "2",
      "--samples",
      "200",
      "--epochs",
      "1",
      "--engine",
      "embedded",
    ];
    const typed = new Typed(folderWith({ "net.ts": NETWORK }), words);
    expect(await typed.end, typed.stderr).toBe(0);
    const runs = join(typed.folder, ".lamella", "runs");
    const logs = readdirSync(runs).filter((name) => name.endsWith(".jsonl"));
    const told = logs.map((name) => {
      const events = readEvents(join(runs, name));
      const [header] = events;
      const fit = events.find((event) => event.type === "fit");
      if (header?.type !== "run" || fit?.type !== "fit") throw new Error(`${name} has no fit`);
      expect(fit.model.params).toEqual(header.predicted[0]?.params);
      expect(events.at(-1)).toMatchObject({ type: "end", reason: "finished" });
      return `${header.comparison?.variant} ${header.comparison?.seed} ${fit.model.params?.trainable}`;
    });
    // 40 + 296 + 584 + 330; a separable form has 4·9 + 4·8 + 8 or 8·9 + 8·8 + 8.
    expect(told.sort()).toEqual(
      ["RegularConv 1 1250", "RegularConv 2 1250", "BothConv 1 810", "BothConv 2 810"]
        .concat(["SeparableConv 1 590", "SeparableConv 2 590"])
        .sort(),
    );
    expect(typed.stdout).toMatch(/SeparableConv: −53% parameters/);
    const report = /The report: (.*)/.exec(typed.stdout)?.[1] ?? "";
    expect(readFileSync(report, "utf8")).toContain("SeparableConv");
  }, 240_000);
});

describe("lamella quick-train", () => {
  it.each([
    ["data that there isn't", ["--data", "nowhere.csv"], "nowhere.csv: there is no such file or folder", false],
    ["data that don't fit", ["--data", "table.csv"], "the model takes 28×28×1", true],
    ["a library that isn't there", ["--engine", "tfjs-node"], "@tensorflow/tfjs-node isn't installed", true],
  ])("says of %s why it can't train", async (_, words, message, isRecorded) => {
    const files = { "net.ts": NETWORK, "table.csv": "a,b\n1,2\n3,4\n5,6\n" };
    const typed = new Typed(folderWith(files), ["quick-train", "net.ts", ...words]);
    expect(await typed.end).toBe(2);
    expect(typed.stderr).toContain(message);
    expect(typed.stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(typed.log)).toBe(isRecorded);
  });

  it("stops as a script does", async () => {
    const typed = new Typed(folderWith({ "net.ts": NETWORK }), [
      "quick-train",
      "net.ts",
      "--epochs",
      "50",
      "--engine",
      "embedded",
    ]);
    await typed.until("batch");
    typed.process.kill("SIGINT");
    expect(await typed.end).toBe(130);
    expect(typed.events.at(-1)).toMatchObject({ type: "end", reason: "stopped" });
  });
});

/**
 * Training with TensorFlow.js in Node: what is recorded is what the library itself reports, and the script is the same.
 *
 *     (await model.fit(…, { epochs: 3 })).history.val_loss   =   the val_loss of three epoch events
 */
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import type { LoggedNumber, Logs, TrainingEvent } from "../../src/training/log/events.js";
import { answerOf, ofType, plain, recorded, Running, scriptFolder, type EventOf, type Options } from "./recorded.js";

type History = Readonly<Record<string, readonly number[]>>;

interface Answer {
  readonly history: History;
  readonly again: History;
  readonly batches: number;
  readonly evaluatedWithin: readonly (readonly number[])[];
  readonly evaluated: readonly number[];
  readonly ofDataset: readonly number[];
  readonly onBatch: readonly (readonly [readonly number[], number])[];
  readonly tensors: number;
  readonly params: number;
}

const TSX = ["--import", pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href];

const SCRIPTS: readonly { readonly script: string; readonly before?: readonly string[] }[] = [
  { script: "tfjs/main.cjs" },
  { script: "tfjs/main.mjs" },
  { script: "tfjs/main.ts", before: TSX },
];

/** 3·3·4 + 4, 4·4 of which half are trainable, 64·3 + 3 */
const PARAMS = { total: 251, trainable: 243, nonTrainable: 8 };

describe.each(SCRIPTS)("$script", ({ script, before = [] }) => {
  it("is recorded as it is told itself, and nothing of it changes", async () => {
    const run = await recorded(script, { before });
    const answer = answerOf<Answer>(run);
    expect(run.torn).toEqual([]);
    expect(ofType(run.events, "problem")).toMatchObject([{ code: "device" }]);
    expectLibrary(run.events);
    expectFits(run.events, answer);
    expectEvaluations(run.events, answer);
    expectOnBatch(run.events, answer);
    expect(answer).toEqual(answerOf<Answer>(await plain(script, { before })));
  });
});

function expectLibrary(events: readonly TrainingEvent[]): void {
  const versions = { node: process.versions.node, tfjs: "4.22.0" };
  expect(ofType(events, "library")).toMatchObject([
    { library: "tfjs", versions, devices: [] },
    { library: "tfjs", versions, backend: "cpu", devices: ["CPU:0"] },
  ]);
}

function expectFits(events: readonly TrainingEvent[], { history, again, batches }: Answer): void {
  expect(batches).toBe(18);
  const model = { name: "digits", kind: "Sequential", params: PARAMS };
  expect(ofFit(events, "fit", 0)).toMatchObject([{ model, by: "fit", epochs: 3, steps: 6, batchSize: 8, samples: 48 }]);
  expectEpochs(ofFit(events, "epoch", 0), [0, 1, 2], history);
  expectRising(ofFit(events, "batch", 0), 6);
  expect(ofFit(events, "fit-end", 0)).toHaveLength(1);

  expect(ofFit(events, "fit", 1)).toMatchObject([{ model, by: "fit", epochs: 5, initialEpoch: 3, steps: 4 }]);
  expect(ofFit(events, "fit-update", 1)).toMatchObject([{ batchSize: 16 }]);
  expectEpochs(ofFit(events, "epoch", 1), [3, 4], again);
  expect(ofFit(events, "fit-end", 1)).toHaveLength(1);
}

function expectEpochs(epochs: readonly EventOf<"epoch">[], numbers: readonly number[], history: History): void {
  expect(epochs.map(({ epoch }) => epoch)).toEqual(numbers);
  expect(historyOf(epochs)).toEqual(history);
  for (const epoch of epochs) {
    expect(epoch.learningRate).toBe(0.01);
    expect(epoch.validationSeconds).toBeGreaterThan(0);
    expect(epoch.validationSeconds).toBeLessThan(epoch.seconds);
    expect(epoch.recorderSeconds).toBeLessThan(epoch.seconds);
  }
}

/** Not the validations: the script's own, also the one within a fit. */
function expectEvaluations(events: readonly TrainingEvent[], answer: Answer): void {
  const told = ofType(events, "evaluate");
  expect(told.map(({ logs }) => [logs["loss"], logs["acc"]])).toEqual([
    ...answer.evaluatedWithin,
    answer.evaluated,
    answer.ofDataset,
  ]);
  for (const { model } of told) expect(model).toEqual({ name: "digits", kind: "Sequential", params: PARAMS });
}

function expectOnBatch(events: readonly TrainingEvent[], { onBatch }: Answer): void {
  const models = [
    { name: "digits", kind: "Sequential" },
    { name: "other", kind: "Functional" },
  ];
  for (const [index, model] of models.entries()) {
    const fit = 2 + index;
    expect(ofFit(events, "fit", fit)).toMatchObject([{ model, by: "train_on_batch" }]);
    const batches = ofFit(events, "batch", fit);
    expect(batches[0]?.step).toBe(0);
    for (const { step, logs } of batches) expect(Object.values(logs)).toEqual([onBatch[step]?.[index]].flat());
    expect(ofFit(events, "fit-end", fit)).toHaveLength(1);
  }
}

/** Of one fit. */
function ofFit<T extends "fit" | "fit-update" | "batch" | "epoch" | "fit-end">(
  events: readonly TrainingEvent[],
  type: T,
  fit: number,
): EventOf<T>[] {
  return ofType(events, type).filter((event) => "fit" in event && event.fit === fit);
}

function historyOf(epochs: readonly { readonly logs: Logs }[]): Record<string, LoggedNumber[]> {
  const names = Object.keys(epochs[0]?.logs ?? {});
  return Object.fromEntries(names.map((name) => [name, epochs.map(({ logs }) => logs[name]!)]));
}

function expectRising(batches: readonly EventOf<"batch">[], steps: number): void {
  const places = batches.map(({ epoch, step }) => epoch * steps + step);
  expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
  expect(batches.length).toBeGreaterThan(0);
}

const HOSTILE = 'it\'s a "run" $(touch owned); `x` & Prüfung 日本.cjs';

describe("a script of TensorFlow.js that is recorded", () => {
  it.each<[string, string, Options]>([
    ["and catches what a misfit throws", "tfjs/told.cjs", { args: ["misfit", "a", "--b=c d", "$(e)", ""] }],
    ["and has a callback that fails", "tfjs/told.cjs", { args: ["callback"] }],
    ["and throws", "tfjs/told.cjs", { args: ["thrown"] }],
    ["and is a module", "tfjs/told.mjs", { args: ["a"] }],
    [
      "under a name that a shell would take apart",
      HOSTILE,
      { args: ["misfit"], env: { NODE_OPTIONS: "--no-deprecation" } },
    ],
  ])("is told the same, and fails the same, %s", async (_, script, options) => {
    const folder = scriptFolder();
    if (script === HOSTILE) writeFileSync(join(folder, HOSTILE), readFileSync(join(folder, "tfjs/told.cjs")));
    const without = await plain(script, { ...options, folder });
    const { status, signal, stdout, stderr } = await recorded(script, { ...options, folder });
    expect(without.status).not.toBe(0);
    expect({ status, signal, stdout, stderr }).toEqual(without);
  });

  it("has metrics that aren't finite", async () => {
    const { status, events } = await recorded("tfjs/not_finite.cjs");
    expect(status).toBe(0);
    const logged = [...ofType(events, "epoch"), ...ofType(events, "batch")];
    expect(logged.length).toBeGreaterThan(2);
    for (const { logs } of logged)
      expect(logs).toMatchObject({ undefinedValue: "NaN", large: "Infinity", small: "-Infinity" });
  });

  it("draws the same with the same seed", async () => {
    const draw = async (seed?: string): Promise<string> =>
      (await recorded("tfjs/draws.cjs", { env: seed === undefined ? {} : { LAMELLA_SEED: seed } })).stdout;
    const [first, again, other, none] = [await draw("3"), await draw("3"), await draw("4"), await draw()];
    expect(first).toMatch(/^\[\{"loss":\[\d/);
    expect(again).toBe(first);
    expect(new Set([first, other, none]).size).toBe(3);
  });

  it("has children and threads that aren't recorded", async () => {
    const { status, events } = await recorded("tfjs/children.cjs");
    expect(status).toBe(0);
    expect(ofType(events, "fit").map(({ model }) => model.name)).toEqual(["own"]);
  });

  it("has a loop of its own, and a copy of the library that it brings itself", async () => {
    const { status, stdout, events } = await recorded("tfjs/loop.cjs");
    expect({ status, stdout }).toEqual({ status: 0, stdout: "done\n" });
    expect(await plain("tfjs/loop.cjs")).toMatchObject({ status: 0, stdout: "done\n" });
    expect(ofType(events, "fit")).toMatchObject([
      { by: "log", model: { kind: "custom loop" } },
      { by: "fit", model: { name: "bundled", kind: "Sequential", params: { total: 3 } } },
    ]);
    expect(ofFit(events, "epoch", 0).map(({ epoch, logs }) => [epoch, logs])).toEqual([
      [0, { val_loss: "NaN" }],
      [1, { val_loss: 0.5 }],
    ]);
    expect(ofFit(events, "batch", 0)[0]).toMatchObject({ epoch: 0, step: 0, logs: { loss: 1 } });
    expect(ofFit(events, "epoch", 1)).toHaveLength(2);
  });

  it("ends with the epoch that runs where that is asked for, and a later fit after its first", async () => {
    const running = new Running("tfjs/slow.cjs");
    await running.until(({ type }) => type === "batch");
    writeFileSync(running.controlFile, "epoch\n");
    const { status, stdout, events } = await running.end();
    expect(status).toBe(0);
    expect(ofType(events, "fit-end").map(({ fit }) => fit)).toEqual([0, 1]);
    const epochs = [0, 1].map((fit) => ofFit(events, "epoch", fit).length);
    expect(stdout).toBe(`${epochs[0]}\n${epochs[1]}\n`);
    expect(epochs[0]).toBeLessThan(50);
    expect(epochs[1]).toBe(1);
  });

  it.each(["SIGINT", "SIGKILL"] as const)("ends at once with %s, and what was recorded stays", async (signal) => {
    const running = new Running("tfjs/slow.cjs");
    // Which batches have a point hangs on how busy the machine is.
    await running.until((event) => event.type === "batch" && event.epoch >= 1);
    running.process.kill(signal);
    const outcome = await running.end();
    expect(outcome).toMatchObject({ signal, torn: [] });
    const last = ofType(outcome.events, "batch").at(-1)!.epoch;
    const ended = ofType(outcome.events, "epoch").map(({ epoch }) => epoch);
    expect(ended).toEqual(Array.from({ length: last }, (_, epoch) => epoch));
    expect(ofType(outcome.events, "fit-end")).toEqual([]);
  });
});

describe("a disk that fills", () => {
  it("gets what it missed when there is room", async () => {
    const folder = scriptFolder();
    const [name, later] = [join(folder, "linked.jsonl"), join(folder, "later.jsonl")];
    symlinkSync("/dev/full", name);
    writeFileSync(later, "");
    const run = await recorded("tfjs/full_disk.cjs", { folder, runFile: name, args: [name, later] });
    expect(run).toMatchObject({ status: 0, stdout: "trained\n" });
    expect(run.stderr).toContain(
      "lamella: the record of this run can't be written (No space left on device); the training goes on.\n",
    );
    const lines = readFileSync(later, "utf8")
      .split("\n")
      .filter((line) => line !== "");
    const events = lines.map((line) => JSON.parse(line) as TrainingEvent);
    expect(ofType(events, "epoch").map(({ epoch }) => epoch)).toEqual([0, 1, 2]);
    expect(ofType(events, "problem").find(({ code }) => code === "disk-full")?.message).toMatch(
      /couldn't be written for \d+ s \(No space left on device\); nothing of it is lost\.$/,
    );
  });

  it("for good: the script ends well", async () => {
    const { status, stdout } = await recorded("tfjs/full_disk.cjs", { runFile: "/dev/full", args: ["/dev/full"] });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "trained\n" });
  });
});

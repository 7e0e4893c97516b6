/**
 * Training with Keras 3 on two backends and with tf_keras: what is recorded is what the library itself reports.
 *
 *     model.fit(…, epochs=3).history["val_loss"]   =   the val_loss of three epoch events
 */
import { describe, expect, it } from "vitest";
import type { LoggedNumber, Logs, TrainingEvent } from "../../src/training/log/events.js";
import { answerOf, ofType, plain, recorded, type EventOf } from "./recorded.js";

type History = Readonly<Record<string, readonly number[]>>;

interface Digits {
  readonly history: History;
  readonly again: History;
  readonly batches: number;
  readonly evaluatedWithin: readonly number[];
  readonly evaluated: readonly number[];
  /** Lists and dicts by turns. */
  readonly onBatch: readonly (readonly number[] | { readonly loss: number; readonly accuracy: number })[];
  readonly params: number;
}

const LIBRARIES: readonly { name: string; env: Record<string, string>; library: string; backend: string }[] = [
  { name: "Keras on tensorflow", env: { KERAS_BACKEND: "tensorflow" }, library: "keras", backend: "tensorflow" },
  { name: "Keras on jax", env: { KERAS_BACKEND: "jax" }, library: "keras", backend: "jax" },
  { name: "tf_keras", env: { LIBRARY: "tf_keras" }, library: "tf_keras", backend: "tensorflow" },
];

/** 64·32 + 32, 4·32 of which half are trainable, 32·10 + 10 */
const PARAMS = { total: 2538, trainable: 2474, nonTrainable: 64 };

describe.each(LIBRARIES)("$name", ({ env, library, backend }) => {
  it("records what the script itself is told, and changes nothing of it", async () => {
    const run = await recorded("digits.py", { env });
    const digits = answerOf<Digits>(run);
    expect(run.torn).toEqual([]);
    expect(ofType(run.events, "problem")).toEqual([]);
    expectLibrary(run.events, library, backend);
    expectMainFit(run.events, digits);
    expectOtherFits(run.events, digits);
    expectEvaluations(run.events, digits);
    expectOnBatch(run.events, digits);

    const without = answerOf<Digits>(await plain("digits.py", { env }));
    expect(digits).toEqual(without);
  });
});

function expectLibrary(events: readonly TrainingEvent[], library: string, backend: string): void {
  // Importing tf_keras imports tensorflow, which imports Keras 3.
  const told = ofType(events, "library").filter((event) => event.library === library);
  expect(told.map(({ devices }) => devices)).toEqual([[], ["CPU:0"]]);
  for (const event of told) {
    expect(event).toMatchObject({ library, backend });
    expect(Object.keys(event.versions)).toEqual(["python", library, backend]);
  }
}

function expectMainFit(events: readonly TrainingEvent[], { history, batches }: Digits): void {
  const steps = Math.ceil(1437 / 64);
  expect(batches).toBe(3 * steps);
  const [begin] = ofFit(events, "fit", 0);
  expect(begin).toMatchObject({
    model: { name: "digits", kind: "Sequential" },
    ...{ by: "fit", epochs: 3, steps, batchSize: 64, samples: 1437 },
  });
  const [update] = ofFit(events, "fit-update", 0);
  expect(begin?.model.params ?? update?.params).toEqual(PARAMS);
  const epochs = ofFit(events, "epoch", 0);
  expect(epochs.map(({ epoch }) => epoch)).toEqual([0, 1, 2]);
  expect(historyOf(epochs)).toEqual(history);
  for (const epoch of epochs) {
    expect(epoch.validationSeconds).toBeGreaterThan(0);
    expect(epoch.validationSeconds).toBeLessThan(epoch.seconds);
    expect(epoch.recorderSeconds).toBeLessThan(epoch.seconds);
  }
  expectRising(ofFit(events, "batch", 0), steps);
  expect(ofFit(events, "fit-end", 0)).toHaveLength(1);
}

/** The fit within a callback of the first, then the one with data of unknown length. */
function expectOtherFits(events: readonly TrainingEvent[], { again }: Digits): void {
  expect(ofFit(events, "fit", 1)).toMatchObject([{ model: { name: "inner" }, by: "fit", epochs: 1, steps: 2 }]);
  expect(ofFit(events, "epoch", 1)).toHaveLength(1);
  const [begin] = ofFit(events, "fit", 2);
  expect(begin).toMatchObject({ model: { name: "digits", params: PARAMS }, epochs: 4, initialEpoch: 3 });
  expect(begin).not.toHaveProperty("steps");
  expect(begin).not.toHaveProperty("samples");
  expect(ofFit(events, "fit-update", 2)).toMatchObject([{ steps: 16 }]);
  const epochs = ofFit(events, "epoch", 2);
  expect(epochs).toMatchObject([{ epoch: 3 }]);
  expect(historyOf(epochs)).toEqual(again);
}

/** Not the validations: the script's own, also the one within a fit. */
function expectEvaluations(events: readonly TrainingEvent[], { evaluated, evaluatedWithin }: Digits): void {
  expect(ofType(events, "evaluate").map(({ logs }) => [logs.loss, logs.accuracy])).toEqual([
    evaluatedWithin,
    evaluated,
  ]);
  expect(ofType(events, "evaluate").map(({ model }) => model)).toEqual(
    Array(2).fill({ name: "digits", kind: "Sequential", params: PARAMS }),
  );
}

function expectOnBatch(events: readonly TrainingEvent[], { onBatch }: Digits): void {
  const named = onBatch.map((result) => ("loss" in result ? result : { loss: result[0]!, accuracy: result[1]! }));
  for (const [index, name] of ["generator", "discriminator"].entries()) {
    const fit = 3 + index;
    expect(ofFit(events, "fit", fit)).toMatchObject([{ model: { name }, by: "train_on_batch" }]);
    const batches = ofFit(events, "batch", fit);
    expect(batches[0]?.step).toBe(0);
    for (const { step, epoch, logs } of batches) {
      expect(epoch).toBe(0);
      expect(logs).toEqual(named[2 * step + index]);
    }
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
  expect(batches.every(({ step }) => step < steps)).toBe(true);
  expect(batches.length).toBeGreaterThan(0);
}

describe("Keras", () => {
  it("gives metrics that aren't finite, and executes several steps at once", async () => {
    const { status, stderr, events } = await recorded("not_finite.py");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const [fit] = ofType(events, "fit");
    expect(fit).toMatchObject({
      model: { name: "two_inputs", kind: "Functional" },
      steps: 10,
      samples: 100,
      batchSize: 10,
    });
    for (const { logs } of [...ofType(events, "epoch"), ...ofType(events, "batch")])
      expect(logs).toMatchObject({ undefined: "NaN", large: "Infinity", small: "-Infinity" });
    expect(ofType(events, "batch").every(({ step }) => [3, 7, 9].includes(step))).toBe(true);
  });

  it("is given the seed of the run, unless the script sets its own", async () => {
    const [given, own, without] = await Promise.all([
      recorded("seed.py", { env: { LAMELLA_SEED: "3" } }),
      recorded("seed.py", { env: { LAMELLA_SEED: "5" }, args: ["3"] }),
      plain("seed.py", { args: ["3"] }),
    ]);
    expect(without.stdout).toMatch(/^\[-?\d/);
    expect([given.stdout, own.stdout]).toEqual([without.stdout, without.stdout]);
  });

  it.each([[], ["own"]])("has epochs too short for points of batches, and one that isn't: %j", async (...args) => {
    const run = await recorded("short_epochs.py", { env: { KERAS_BACKEND: "jax" }, args });
    const [EPOCHS, LONG, STEPS] = [40, 30, 12];
    const told = answerOf<{ loss: number[]; batches: number; own: number; kept: boolean }>(run);
    const batches = EPOCHS * STEPS;
    expect(told).toMatchObject({ batches, own: args.length === 0 ? 0 : batches, kept: true });
    const epochs = ofType(run.events, "epoch");
    expect(epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: EPOCHS }, (_, epoch) => epoch));
    expect(epochs.map(({ logs }) => logs.loss)).toEqual(told.loss);
    expect(ofType(run.events, "batch").some(({ epoch }) => epoch === LONG)).toBe(true);
    expect(ofType(run.events, "problem")).toEqual([]);
  });

  it("fails as it would without the recorder", async () => {
    const env = { KERAS_BACKEND: "jax" };
    const [run, without] = await Promise.all([
      recorded("failing_callback.py", { env }),
      plain("failing_callback.py", { env }),
    ]);
    const ownPaths = (text: string): string => text.replaceAll(/\/\S*lamella-training-\w+/g, ".");
    expect(run).toMatchObject({ status: 1, stderr: expect.stringContaining("in the user's own callback") });
    expect(ownPaths(run.stderr)).toBe(ownPaths(without.stderr));
    expect(ofType(run.events, "fit-end")).toHaveLength(1);
  });

  it("that is none is left alone", async () => {
    const { status, stdout, stderr, events } = await recorded("another_keras/train.py");
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "imported 99.0\n", stderr: "" });
    expect(events).toMatchObject([
      { type: "library", library: "keras" },
      {
        type: "problem",
        code: "recorder",
        message: expect.stringContaining("Lamella couldn't record what keras does"),
      },
    ]);
  });
});

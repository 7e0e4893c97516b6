/**
 * Events of runs as they would be written down.
 *
 *     madeRun({ epochs: 2, steps: 3 })   run, started, library, fit, batch, batch, batch, epoch, …, fit-end, end
 */
import type {
  ComparisonPart,
  EndEvent,
  Logs,
  PredictedModel,
  RunEvent,
  TrainingEvent,
} from "../../src/training/log/events.js";

export const START = 1_795_852_000;

export interface MadeRun {
  readonly id?: string;
  readonly start?: number;
  readonly epochs?: number;
  readonly steps?: number;
  /** Epochs that are through; all of them where it isn't given. */
  readonly through?: number;
  readonly secondsPerStep?: number;
  readonly comparison?: ComparisonPart;
  readonly predicted?: readonly PredictedModel[];
  readonly trainable?: number;
  readonly loss?: (place: { readonly epoch: number; readonly step: number; readonly isValidation: boolean }) => number;
  readonly accuracy?: (epoch: number) => number;
  readonly gpu?: boolean;
  readonly end?: Partial<EndEvent> | "none";
}

export const PARAMS = { total: 206_922, trainable: 206_602, nonTrainable: 320 };

export function runEvent(part: Partial<RunEvent> = {}): RunEvent {
  return {
    type: "run",
    t: START,
    version: 1,
    id: "20261128-081500-mnist",
    script: "/home/me/digits/mnist.py",
    command: ["/usr/bin/python3", "-u", "/home/me/digits/mnist.py"],
    cwd: "/home/me/digits",
    arguments: [],
    environment: {},
    gpus: [],
    device: "all",
    code: { sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" },
    supervisor: { pid: 4711, heartbeat: 1 },
    predicted: [],
    ...part,
  };
}

export function madeRun(options: MadeRun = {}): readonly TrainingEvent[] {
  const { id = "20261128-081500-mnist", start: t0 = START, epochs = 5, steps = 40, secondsPerStep = 0.05 } = options;
  const { through = epochs, comparison, predicted = [], trainable = PARAMS.trainable, gpu = false } = options;
  const { loss = usualLoss, accuracy = usualAccuracy, end = {} } = options;
  const gpus = gpu ? [{ index: 0, name: "NVIDIA GeForce RTX 4070", memory: 12 * 2 ** 30 }] : [];
  const params = { total: trainable + 320, trainable, nonTrainable: 320 };
  const events: TrainingEvent[] = [
    runEvent({ id, t: t0, gpus, predicted, ...(comparison && { comparison }) }),
    { type: "started", t: t0 + 0.1, pid: 4712 },
    {
      type: "library",
      t: t0 + 2,
      library: "keras",
      backend: "tensorflow",
      versions: { python: "3.11.2", keras: "3.15.1", tensorflow: "2.21.0" },
      devices: gpu ? ["GPU:0"] : ["CPU:0"],
    },
    {
      type: "fit",
      t: t0 + 3,
      fit: 0,
      model: { name: "sequential", kind: "Sequential", params },
      by: "fit",
      epochs,
      steps,
      batchSize: 128,
    },
  ];
  let t = t0 + 3;
  let lastSample = t;
  for (let epoch = 0; epoch < through; epoch++) {
    const begin = t;
    for (let step = 0; step < steps; step++) {
      t += secondsPerStep;
      const logs = {
        loss: loss({ epoch, step, isValidation: false }),
        accuracy: accuracy(epoch + step / steps) - 0.02,
      };
      events.push({ type: "batch", t, fit: 0, epoch, step, logs });
      if (t - lastSample < 1) continue;
      lastSample = t;
      events.push({
        type: "system",
        t,
        memory: 2.1e9 + 1e8 * Math.sin(t / 7),
        cpu: 3.4 + 0.3 * Math.sin(t),
        ...(gpu && { gpus: [{ index: 0, load: 0.86 + 0.1 * Math.sin(t / 3), memory: 6.1e9 }] }),
      });
    }
    t += secondsPerStep * 4;
    const logs: Logs = {
      loss: loss({ epoch, step: steps, isValidation: false }),
      accuracy: accuracy(epoch + 1) - 0.02,
      val_loss: loss({ epoch, step: steps, isValidation: true }),
      val_accuracy: accuracy(epoch + 1),
    };
    const seconds = t - begin;
    events.push({ type: "epoch", t, fit: 0, epoch, seconds, recorderSeconds: 0.01, logs, learningRate: 0.001 });
    events.push({
      type: "output",
      t,
      stream: "stdout",
      text: `Epoch ${epoch + 1}/${epochs}\n${steps}/${steps} ━━━━━━━━━━━━━━━━━━━━ ${seconds.toFixed(0)}s - loss: ${Number(logs["loss"]).toFixed(4)}\n`,
    });
  }
  if (end === "none") return events;
  if (through === epochs) events.push({ type: "fit-end", t, fit: 0, seconds: t - t0 - 3 });
  events.push({ type: "end", t: t + 0.5, reason: "finished", exitCode: 0, ...end });
  return events;
}

function usualLoss({ epoch, step, isValidation }: { epoch: number; step: number; isValidation: boolean }): number {
  const at = epoch + step / 40;
  const noise = isValidation
    ? 0.02 * Math.sin(epoch * 2.4)
    : 0.08 * Math.sin(step * 12.9898 + epoch * 78.233) * Math.exp(-at / 3);
  return 0.15 + 2 * Math.exp(-at * 0.9) + (isValidation ? 0.06 + 0.01 * epoch : 0) + noise;
}

function usualAccuracy(at: number): number {
  return 0.96 - 0.7 * Math.exp(-at * 0.8);
}

/** The three variants of the study, with as many seeds. */
export function madeComparison(seeds: number): readonly (readonly TrainingEvent[])[] {
  const variants = [
    { variant: "RegularConv", trainable: 1_386_058, accuracy: 0.912, secondsPerStep: 0.05, flops: 24.3e6 },
    { variant: "BothConv", trainable: 702_114, accuracy: 0.909, secondsPerStep: 0.055, flops: 13.1e6 },
    { variant: "SeparableConv", trainable: 263_351, accuracy: 0.906, secondsPerStep: 0.065, flops: 5.9e6 },
  ];
  return variants.flatMap(({ variant, trainable, accuracy, secondsPerStep, flops }, i) =>
    Array.from({ length: seeds }, (_, seed) => {
      const level = accuracy + 0.004 * (seed - (seeds - 1) / 2);
      return madeRun({
        id: `${variant}-${seed}`,
        start: START + (i * seeds + seed) * 100,
        epochs: 8,
        secondsPerStep: secondsPerStep * (1 + seed * 0.02),
        trainable,
        comparison: { id: "study", variant, seed },
        predicted: [
          {
            name: "sequential",
            kind: "Sequential",
            params: { total: trainable + 320, trainable, nonTrainable: 320 },
            flops,
          },
        ],
        accuracy: (at) => level - 0.6 * Math.exp(-at * 1.2),
        loss: (place) => usualLoss(place) + i * 0.03 + seed * 0.015,
      });
    }),
  );
}

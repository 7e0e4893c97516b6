/** What a record holds after its events: series, progress, parameters, sentences. */
import { describe, expect, it } from "vitest";
import type { FitEvent, RunEvent, TrainingEvent } from "../../src/training/log/events.js";
import { metricSummaries } from "../../src/training/log/metrics.js";
import { notFiniteSentences } from "../../src/training/log/not-finite.js";
import { parameterComparisons } from "../../src/training/log/parameters.js";
import { progressOf } from "../../src/training/log/progress.js";
import { RunRecord } from "../../src/training/log/run-record.js";
import { commandText } from "../../src/training/log/command-line.js";
import { deviceText, durationText, valueText } from "../../src/training/log/words.js";
import { madeRun, PARAMS, runEvent, START } from "./made-runs.js";

function recordOf(...events: readonly TrainingEvent[]): RunRecord {
  const record = new RunRecord();
  for (const event of events) record.take(event);
  return record;
}

function fitEvent(part: Partial<FitEvent> = {}): FitEvent {
  return { type: "fit", t: START, fit: 0, model: { name: "m", kind: "Model" }, by: "fit", epochs: 3, ...part };
}

function batch(
  epoch: number,
  step: number,
  part: { fit?: number; t?: number; loss?: number | "NaN" } = {},
): TrainingEvent {
  const { fit = 0, t = START + epoch * 10 + step, loss = 1 } = part;
  return { type: "batch", t, fit, epoch, step, logs: { loss } };
}

function epochEnd(
  epoch: number,
  part: { fit?: number; seconds?: number; val_loss?: number | "NaN" } = {},
): TrainingEvent {
  const { fit = 0, seconds = 10, val_loss = 1 } = part;
  const logs = { loss: 1, val_loss };
  return { type: "epoch", t: START + (epoch + 1) * 10, fit, epoch, seconds, recorderSeconds: 0, logs };
}

describe("The axes", () => {
  const steps = (record: RunRecord, fit = 0) => [...(record.fits[fit]?.batches.get("loss")?.x("step") ?? [])];
  const epochs = (record: RunRecord, fit = 0) => [...(record.fits[fit]?.batches.get("loss")?.x("epoch") ?? [])];

  it("count batches over all epochs", () => {
    const record = recordOf(runEvent(), fitEvent({ steps: 4 }), batch(0, 1), batch(0, 3), batch(1, 0), batch(2, 3));
    expect(steps(record)).toEqual([1, 3, 4, 11]);
    expect(epochs(record)).toEqual([0.5, 1, 1.25, 3]);
  });

  it("have an epoch's end at its last batch", () => {
    const record = recordOf(runEvent(), fitEvent({ steps: 4 }), epochEnd(0), epochEnd(1));
    expect([...(record.fits[0]?.epochs.get("val_loss")?.x("step") ?? [])]).toEqual([3, 7]);
    expect([...(record.fits[0]?.epochs.get("val_loss")?.x("epoch") ?? [])]).toEqual([1, 2]);
  });

  it("are put right once the number of steps is told", () => {
    const events = [runEvent(), fitEvent(), batch(0, 0), batch(0, 5), batch(0, 9)];
    expect(epochs(recordOf(...events))).toEqual([1 / 16, 6 / 16, 10 / 16]);
    const told = recordOf(...events, { type: "fit-update", t: START, fit: 0, steps: 20 }, batch(1, 0));
    expect(epochs(told)).toEqual([1 / 20, 6 / 20, 10 / 20, 1 + 1 / 20]);
    expect(steps(told)).toEqual([0, 5, 9, 20]);
  });

  it("have a second fit behind the first, and one that goes on where it goes on", () => {
    const first = [runEvent(), fitEvent({ steps: 2, epochs: 2 }), batch(0, 0), batch(1, 1), epochEnd(0), epochEnd(1)];
    const anew = recordOf(...first, fitEvent({ fit: 1, steps: 3 }), batch(0, 0, { fit: 1 }));
    expect([steps(anew, 1), epochs(anew, 1)]).toEqual([[4], [2 + 1 / 3]]);
    const on = recordOf(...first, fitEvent({ fit: 1, steps: 2, initialEpoch: 2, epochs: 4 }), batch(2, 0, { fit: 1 }));
    expect([steps(on, 1), epochs(on, 1)]).toEqual([[4], [2.5]]);
  });

  it("have the seconds since the run began, and never go back", () => {
    const record = recordOf(
      runEvent(),
      fitEvent({ steps: 4 }),
      batch(0, 0, { t: START + 5 }),
      batch(0, 1, { t: START + 3 }),
    );
    expect([...(record.fits[0]?.batches.get("loss")?.x("time") ?? [])]).toEqual([5, 5]);
  });
});

describe("Progress", () => {
  const fit = fitEvent({ steps: 10, epochs: 3, batchSize: 32 });

  it("is none before a fit", () => expect(progressOf(recordOf(runEvent()))).toBeUndefined());

  it("begins with the first epoch", () =>
    expect(progressOf(recordOf(runEvent(), fit))).toEqual({ epoch: 1, epochs: 3, step: 0, steps: 10, share: 0 }));

  it("takes the pace from batches in the first epoch", () => {
    // One batch a second: 5 are through, 25 are left.
    const progress = progressOf(recordOf(runEvent(), fit, batch(0, 0), batch(0, 4)));
    expect(progress).toMatchObject({ epoch: 1, step: 5, secondsLeft: 25, samplesPerSecond: 32 });
  });

  it("takes it from whole epochs later", () => {
    const progress = progressOf(recordOf(runEvent(), fit, batch(0, 9), epochEnd(0, { seconds: 20 }), batch(1, 4)));
    expect(progress).toMatchObject({ epoch: 2, step: 5, share: 0.5, secondsLeft: 30 });
  });

  it("goes on while nothing is written but looks at the machine", () => {
    const events = [runEvent(), fit, batch(0, 0), batch(0, 4)];
    const later = recordOf(...events, { type: "system", t: START + 6 });
    expect(progressOf(later)?.secondsLeft).toBe(23);
  });

  it("is between two epochs the beginning of the next", () =>
    expect(progressOf(recordOf(runEvent(), fit, batch(0, 9), epochEnd(0)))).toMatchObject({ epoch: 2, step: 0 }));

  it("is full at the end", () => {
    const record = recordOf(...madeRun({ epochs: 2, steps: 4 }));
    expect(progressOf(record)).toMatchObject({ epoch: 2, epochs: 2, step: 4, steps: 4, share: 1 });
    expect(progressOf(record)?.secondsLeft).toBeUndefined();
  });

  it("tells no time that is left where the number of steps isn't known", () => {
    const progress = progressOf(recordOf(runEvent(), fitEvent({ epochs: 3 }), batch(0, 0), batch(0, 4)));
    expect(progress?.secondsLeft).toBeUndefined();
    expect(progress?.steps).toBeUndefined();
  });

  it("counts from the epoch that a fit goes on at", () => {
    const on = fitEvent({ steps: 10, initialEpoch: 2, epochs: 4 });
    expect(progressOf(recordOf(runEvent(), on, batch(2, 4)))).toMatchObject({ epoch: 3, epochs: 4, share: 0.25 });
  });
});

describe("Parameters", () => {
  const events = (predicted: RunEvent["predicted"], params = PARAMS): readonly TrainingEvent[] => [
    runEvent({ predicted }),
    fitEvent({ model: { name: "m", kind: "Model", params } }),
  ];
  const sentences = (...all: readonly TrainingEvent[]) =>
    parameterComparisons(recordOf(...all)).map(({ sentence }) => sentence);

  it("as predicted", () =>
    expect(sentences(...events([{ kind: "Model", params: PARAMS }]))).toEqual(["As predicted."]));

  it("that differ", () => {
    const predicted = { total: PARAMS.total - 1200, trainable: PARAMS.trainable - 1200, nonTrainable: 320 };
    const [compared] = parameterComparisons(recordOf(...events([{ kind: "Model", params: predicted }])));
    expect(compared?.isDifferent).toBe(true);
    expect(compared?.sentence).toBe("The model has 1,200 parameters more than Lamella read from the code.");
  });

  it("of which not as many are trainable", () => {
    const predicted = { ...PARAMS, trainable: PARAMS.total, nonTrainable: 0 };
    expect(sentences(...events([{ kind: "Model", params: predicted }]))[0]).toContain(
      "not as many of them are trainable",
    );
  });

  it("that weren't predicted", () => {
    expect(sentences(...events([]))[0]).toContain("Not predicted: Lamella read no model");
    expect(sentences(...events([{ kind: "Model" }]))[0]).toContain("only known when it runs");
  });

  it("of the model of that name, or of none where two could be meant", () => {
    const other = { kind: "Model", params: { ...PARAMS, total: 1 } };
    expect(
      sentences(
        ...events([
          { ...other, name: "o" },
          { name: "m", kind: "Model", params: PARAMS },
        ]),
      ),
    ).toEqual(["As predicted."]);
    expect(sentences(...events([other, { kind: "Model", params: PARAMS }]))[0]).toContain("Not predicted");
  });

  it("once the model is built", () => {
    const all = [runEvent({ predicted: [{ kind: "Model", params: PARAMS }] }), fitEvent()];
    expect(sentences(...all)[0]).toContain("Not measured");
    expect(sentences(...all, { type: "fit-update", t: START, fit: 0, params: PARAMS })).toEqual(["As predicted."]);
  });
});

describe("Metrics", () => {
  it("have their best epoch: the smallest loss, the largest accuracy, and nothing of unknown names", () => {
    const logs = (loss: number, accuracy: number, spread: number) => ({ loss, accuracy, spread });
    const rows = [logs(3, 0.5, 1), logs(1, 0.9, 2), logs(2, 0.8, 3)];
    const record = recordOf(
      runEvent(),
      fitEvent({ steps: 1 }),
      ...rows.map((each, epoch) => ({ ...(epochEnd(epoch) as TrainingEvent & { type: "epoch" }), logs: each })),
    );
    expect(metricSummaries(record)).toEqual([
      { metric: "loss", last: 2, best: 1, bestEpoch: 2 },
      { metric: "accuracy", last: 0.8, best: 0.9, bestEpoch: 2 },
      { metric: "spread", last: 3 },
    ]);
  });

  it("that stop being numbers are told once, and counted on", () => {
    const record = recordOf(
      runEvent(),
      fitEvent({ steps: 40 }),
      batch(0, 0),
      batch(1, 30, { loss: "NaN" }),
      batch(1, 31, { loss: "NaN" }),
      epochEnd(1, { val_loss: "NaN" }),
      batch(2, 0, { loss: 1 }),
    );
    expect(notFiniteSentences(record)).toEqual([
      "loss became NaN in epoch 2, batch 31.",
      "val_loss became NaN in epoch 2.",
    ]);
    expect(record.fits[0]?.batches.get("loss")?.length).toBe(4);
  });

  it("have loss first", () => {
    const logs = { accuracy: 1, loss: 1, val_auc: 1 };
    const record = recordOf(runEvent(), fitEvent({ steps: 1 }), {
      type: "batch",
      t: START,
      fit: 0,
      epoch: 0,
      step: 0,
      logs,
    });
    expect(record.metrics).toEqual(["loss", "accuracy", "auc"]);
  });
});

describe("Looks at the machine", () => {
  it("are columns of one length, whatever was left out", () => {
    const { system } = recordOf(
      runEvent(),
      { type: "system", t: START + 1, memory: 5 },
      { type: "system", t: START + 2, gpus: [{ index: 1, load: 0.5 }] },
      { type: "system", t: START + 3, cpu: 2, gpus: [{ index: 0, load: 0.1, memory: 9 }] },
    );
    expect([...system.time.values]).toEqual([1, 2, 3]);
    expect([...system.memory.values]).toEqual([5, NaN, NaN]);
    expect([...(system.gpuLoad.get(1)?.values ?? [])]).toEqual([NaN, 0.5, NaN]);
    expect([...(system.gpuLoad.get(0)?.values ?? [])]).toEqual([NaN, NaN, 0.1]);
    expect([...(system.gpuMemory.get(0)?.values ?? [])]).toEqual([NaN, NaN, 9]);
  });
});

describe("Words", () => {
  it("for devices", () => {
    const gpus = [
      { index: 0, name: "A" },
      { index: 1, name: "B" },
    ];
    const library = (...devices: readonly string[]) =>
      ({ type: "library", t: 1, library: "keras", versions: {}, devices }) as const;
    expect(deviceText(runEvent(), undefined)).toBe("CPU");
    expect(deviceText(runEvent({ gpus, device: 1 }), undefined)).toBe("B");
    expect(deviceText(runEvent({ gpus, device: 1 }), library("GPU:0"))).toBe("B");
    expect(deviceText(runEvent({ gpus }), library("GPU:1", "CPU:0"))).toBe("B");
    expect(deviceText(runEvent({ gpus, device: "cpu" }), library("CPU:0"))).toBe("CPU");
    expect(deviceText(runEvent({ gpus }), library("CPU:0"))).toBe("CPU (keras found no GPU)");
    expect(deviceText(runEvent({ gpus, device: 1 }), library())).toBe("B");
    expect(deviceText(runEvent(), library())).toBe("CPU");
    expect(deviceText(runEvent(), library("mps:0"))).toBe("mps:0");
  });

  it("for durations and values", () => {
    expect([0.04, 9, 43, 125, 3600, 3725].map(durationText)).toEqual([
      "0.0 s",
      "9.0 s",
      "43 s",
      "2 min 5 s",
      "1 h",
      "1 h 2 min",
    ]);
    expect([0.031246, 1234.56, 2e-7, -3, NaN, Infinity].map(valueText)).toEqual([
      "0.03125",
      "1234.6",
      "2.00e−7",
      "−3",
      "NaN",
      "∞",
    ]);
  });

  it("for commands, as a shell takes them", () =>
    expect(commandText(["/usr/bin/python3", "-u", "it's $(x).py"])).toBe(`/usr/bin/python3 -u 'it'"'"'s $(x).py'`));
});

/** What is said of variants, and that it is never more than was measured. */
import { describe, expect, it } from "vitest";
import { comparisonOf, FIGURES } from "../../src/training/log/comparison.js";
import { comparisonSentences, figureText } from "../../src/training/log/comparison-words.js";
import type { TrainingEvent } from "../../src/training/log/events.js";
import { RunRecord } from "../../src/training/log/run-record.js";
import { madeComparison, madeRun, START, type MadeRun } from "./made-runs.js";

function recordsOf(runs: readonly (readonly TrainingEvent[])[]): readonly RunRecord[] {
  return runs.map((events) => {
    const record = new RunRecord();
    for (const event of events) record.take(event);
    return record;
  });
}

function compared(runs: readonly (readonly TrainingEvent[])[]) {
  const comparison = comparisonOf(recordsOf(runs));
  if (comparison === undefined) throw new Error("these runs are no comparison");
  return { comparison, sentences: comparisonSentences(comparison) };
}

/** Runs of two variants: `accuracies` of the first and of the second, one for each seed. */
function twoVariants(accuracies: readonly [readonly number[], readonly number[]], part: MadeRun = {}) {
  return accuracies.flatMap((all, i) =>
    all.map((accuracy, seed) =>
      madeRun({
        epochs: 2,
        steps: 4,
        start: START + (i * 10 + seed) * 1000,
        comparison: { id: "c", variant: i === 0 ? "RegularConv" : "SeparableConv", seed },
        accuracy: () => accuracy,
        trainable: i === 0 ? 1000 : 190,
        ...part,
      }),
    ),
  );
}

describe("The figures", () => {
  it("are those of the last epoch, with mean and sample deviation over seeds", () => {
    const { comparison } = compared(twoVariants([[0.9, 0.92, 0.94], [0.9]]));
    const [regular, separable] = comparison.variants;
    expect(regular?.figures.accuracy.mean).toBeCloseTo(0.92, 10);
    expect(regular?.figures.accuracy.spread).toBeCloseTo(0.02, 10);
    expect(separable?.figures.accuracy.spread).toBeUndefined();
    expect(separable?.figures.parameters.mean).toBeCloseTo(190 / 1e6, 12);
  });

  it("are five, in words", () => {
    const { comparison } = compared(madeComparison(2));
    const texts = FIGURES.map(({ name }) => figureText(name, comparison.variants[0]!.figures[name]));
    expect(texts[1]).toBe("0.9120 ± 0.0028");
    expect(texts.slice(2)).toEqual(["1.386", expect.stringMatching(/^17\.8 ± 0\.\d$/), "0.0243"]);
  });

  it("come from evaluate where there was no validation", () => {
    const [run, other] = twoVariants([[0.9], [0.9]]);
    const withEvaluate = run!.flatMap((event): readonly TrainingEvent[] => {
      if (event.type === "epoch") return [{ ...event, logs: { loss: 1, accuracy: 0.99 } }];
      if (event.type !== "end") return [event];
      const logs = { loss: 0.5, accuracy: 0.8 };
      return [
        { type: "evaluate", t: event.t, model: { name: "sequential", kind: "Sequential" }, seconds: 1, logs },
        event,
      ];
    });
    const { comparison } = compared([withEvaluate, other!]);
    expect(comparison.variants[0]?.figures.accuracy.values).toEqual([0.8]);
    expect(comparison.variants[0]?.figures.loss.values).toEqual([0.5]);
  });

  it("are not measured where there was neither, and training accuracy doesn't stand for it", () => {
    const [run, other] = twoVariants([[0.9], [0.9]]);
    const without = run!.map((event) =>
      event.type === "epoch" ? { ...event, logs: { loss: 1, accuracy: 0.99 } } : event,
    );
    const { comparison, sentences } = compared([without, other!]);
    expect(comparison.variants[0]?.figures.accuracy.missing).toMatch(/^not measured: there was no validation data/);
    expect(sentences[0]).toContain("accuracy not measured");
  });

  it("are not measured of a run that failed", () => {
    const runs = [...twoVariants([[0.9], []]), ...twoVariants([[], [0.9]], { through: 1, end: { reason: "failed" } })];
    const { comparison } = compared(runs);
    expect(comparison.variants[1]?.figures.seconds.missing).toBe("not measured: the run with seed 0 failed");
    expect(comparison.variants[1]?.figures.accuracy.mean).toBeUndefined();
    expect(comparison.variants[1]?.figures.parameters.mean).toBeDefined();
  });

  it("have no cost where the model isn't the one that was read", () => {
    const predicted = [{ kind: "Sequential", flops: 1e9, params: { total: 5, trainable: 5, nonTrainable: 0 } }];
    const { comparison } = compared(twoVariants([[0.9], [0.9]], { predicted }));
    expect(comparison.variants[0]?.figures.flops.missing).toContain("isn't the one that was read from the code");
  });
});

describe("The sentence", () => {
  it("has parameters, accuracy and time", () => {
    const { sentences } = compared(madeComparison(1));
    expect(sentences).toEqual([
      "BothConv: −49% parameters, −0.3 points of accuracy (one seed: differences this small may be chance), 1.1× the time on this CPU.",
      "SeparableConv: −81% parameters, −0.6 points of accuracy (one seed: differences this small may be chance), 1.3× the time on this CPU.",
    ]);
  });

  it("says where a difference is within the spread", () => {
    const { sentences } = compared(
      twoVariants([
        [0.89, 0.9, 0.91],
        [0.885, 0.895, 0.905],
      ]),
    );
    expect(sentences[0]).toContain("−0.5 points of accuracy (within the spread of 3 seeds)");
  });

  it("says nothing of the kind where it isn't", () => {
    const { sentences } = compared(
      twoVariants([
        [0.899, 0.9, 0.901],
        [0.799, 0.8, 0.801],
      ]),
    );
    expect(sentences[0]).toContain("−10.0 points of accuracy, ");
  });

  it("with one seed doesn't call a large difference small", () => {
    const { sentences } = compared(twoVariants([[0.9], [0.7]]));
    expect(sentences[0]).toContain("−20.0 points of accuracy (one seed), ");
  });

  it("names the GPU", () => {
    const { sentences } = compared(twoVariants([[0.9], [0.9]], { gpu: true }));
    expect(sentences[0]).toMatch(/× the time on this NVIDIA GeForce RTX 4070\.$/);
  });

  it("compares no times of different devices", () => {
    const runs = [...twoVariants([[0.9], []]), ...twoVariants([[], [0.9]], { gpu: true })];
    const { comparison, sentences } = compared(runs);
    expect(sentences[0]).toContain("times of different devices not compared");
    expect(comparison.cautions[0]).toContain("different devices");
  });

  it("of one variant alone compares nothing", () =>
    expect(compared(twoVariants([[0.9], []])).sentences).toEqual([
      "There is only RegularConv so far: nothing to compare it with.",
    ]));
});

describe("What to keep in mind", () => {
  const cautions = (runs: readonly (readonly TrainingEvent[])[]) => compared(runs).comparison.cautions.join(" ");

  it("is nothing where all is alike", () => expect(cautions(twoVariants([[0.9], [0.9]]))).toBe(""));

  it("is that runs shared the machine", () =>
    expect(cautions(twoVariants([[0.9], [0.9]], { start: START }))).toContain("at the same time"));

  it("is that epochs or seeds aren't as many", () => {
    const runs = [...twoVariants([[0.9, 0.9], []]), ...twoVariants([[], [0.9]], { epochs: 3 })];
    expect(cautions(runs)).toMatch(/same number of epochs.*same number of runs/);
  });

  it("runs of no comparison have none", () => expect(comparisonOf(recordsOf([madeRun()]))).toBeUndefined());
});

/**
 * How far the running fit is.
 *
 *     epoch 3 of 5 · batch 120 of 469 · 8,300 samples a second · about 14 s left
 */
import type { FitRecord } from "./fit-record.js";
import type { RunRecord } from "./run-record.js";

export interface Progress {
  /** Counted from 1. Absent before the first batch, and where there are no epochs. */
  readonly epoch?: number;
  readonly epochs?: number;
  /** Batches of this epoch that are through. */
  readonly step: number;
  readonly steps?: number;
  /** From 0 to 1, of the whole fit. */
  readonly share?: number;
  readonly secondsLeft?: number;
  readonly samplesPerSecond?: number;
}

/** Undefined where no fit has begun. */
export function progressOf(record: RunRecord): Progress | undefined {
  const fit = record.lastFit;
  if (fit === undefined) return undefined;
  const { epochs } = fit.event;
  const isThrough = fit.seconds !== undefined;
  const { epoch, step } = placeOf(fit);
  const { steps } = fit;
  const inEpoch = steps === undefined || steps === 0 ? 0 : Math.min(1, step / steps);
  const begun = fit.initialEpoch;
  const share = epochs === undefined || epochs <= begun ? undefined : (epoch - begun + inEpoch) / (epochs - begun);
  const pace = secondsPerStep(fit);
  const left = isThrough || record.end !== undefined ? undefined : secondsLeft(fit, record.time, pace);
  return {
    step,
    ...(steps !== undefined && { steps }),
    ...(fit.event.by === "fit" && { epoch: Math.min(epoch + 1, epochs ?? Infinity) }),
    ...(epochs !== undefined && { epochs }),
    ...(share !== undefined && { share: Math.min(1, share) }),
    ...(left !== undefined && { secondsLeft: left }),
    ...samplesPerSecond(fit, pace),
  };
}

/** Epochs that are through, and batches of the one after them. */
function placeOf({ lastBatch, lastEpoch, initialEpoch, event: { epochs }, steps, seconds }: FitRecord): {
  epoch: number;
  step: number;
} {
  const isBetween = lastEpoch !== undefined && (lastBatch === undefined || lastBatch.epoch <= lastEpoch.epoch);
  if (!isBetween)
    return { epoch: lastBatch?.epoch ?? initialEpoch, step: lastBatch === undefined ? 0 : lastBatch.step + 1 };
  const next = lastEpoch.epoch + 1;
  const isLast = seconds !== undefined || next >= (epochs ?? Infinity);
  // After the last epoch the bars stay full.
  return isLast ? { epoch: lastEpoch.epoch, step: steps ?? (lastBatch?.step ?? -1) + 1 } : { epoch: next, step: 0 };
}

/** Of the running epoch where two batches of it are known, else of the epoch before. */
function secondsPerStep({
  firstBatchOfEpoch: first,
  lastBatch: last,
  lastEpoch,
  steps,
}: FitRecord): number | undefined {
  if (first !== undefined && last !== undefined && last.step > first.step && last.t > first.t)
    return (last.t - first.t) / (last.step - first.step);
  if (lastEpoch === undefined || steps === undefined || steps === 0) return undefined;
  return trainingSeconds(lastEpoch) / steps;
}

function trainingSeconds({ seconds, validationSeconds = 0 }: { seconds: number; validationSeconds?: number }): number {
  return Math.max(0, seconds - validationSeconds);
}

const EPOCHS_OF_PACE = 3;

/** From the last event's time on. */
function secondsLeft(fit: FitRecord, now: number, pace: number | undefined): number | undefined {
  const { epochs } = fit.event;
  const { epoch, step } = placeOf(fit);
  if (epochs === undefined) return undefined;
  const recent = fit.epochEvents.slice(-EPOCHS_OF_PACE).map(({ seconds }) => seconds);
  const mean = recent.length === 0 ? undefined : recent.reduce((sum, each) => sum + each, 0) / recent.length;
  const whole = mean ?? (pace === undefined || fit.steps === undefined ? undefined : pace * fit.steps);
  if (whole === undefined) return undefined;
  const since = Math.max(0, now - Math.max(fit.lastBatch?.t ?? 0, fit.lastEpoch?.t ?? 0));
  const share = fit.steps === undefined || fit.steps === 0 ? 0 : Math.min(1, step / fit.steps);
  return Math.max(0, (epochs - epoch - share) * whole - since);
}

function samplesPerSecond(fit: FitRecord, pace: number | undefined): { samplesPerSecond?: number } {
  const { batchSize, samples, steps } = fit;
  const perBatch = batchSize ?? (samples !== undefined && steps ? samples / steps : undefined);
  return perBatch === undefined || !pace ? {} : { samplesPerSecond: perBatch / pace };
}

/**
 * One `fit` of a run: how far it is, and a series for each metric, per batch and per epoch.
 *
 *     fit 0: 3 of 5 epochs, 469 steps each    loss, accuracy: 1,400 batch points, 3 epoch points    val_loss: 3 epoch points
 */
import type { BatchEvent, EpochEvent, FitEvent, FittedModel, FitUpdateEvent } from "./events.js";
import { numberOf, Series, type Place, type Position } from "./series.js";

/** Where a fit begins on the axes of its run: after the fits before it. */
export interface Offset {
  readonly step: number;
  readonly epoch: number;
}

export class FitRecord {
  readonly batches = new Map<string, Series>();
  readonly epochs = new Map<string, Series>();
  readonly epochEvents: EpochEvent[] = [];
  readonly offset: Offset;
  #model: FittedModel;
  #steps: number | undefined;
  #batchSize: number | undefined;
  #samples: number | undefined;
  #lastBatch: BatchEvent | undefined;
  /** The first batch of the running epoch that was written down. */
  #firstOfEpoch: BatchEvent | undefined;
  /** In the longest epoch so far: what stands for the number of steps until that is told. */
  #mostSteps = 0;
  #isOneEpochThrough = false;
  #seconds: number | undefined;
  readonly #position = (place: Pick<Place, "epoch" | "step">): Position => this.#positionOf(place);

  constructor(
    readonly event: FitEvent,
    readonly runStart: number,
    before: Offset,
  ) {
    // A fit that goes on at a later epoch has its numbers; one that begins anew stands behind the one before.
    this.offset = { step: before.step, epoch: Math.max(0, before.epoch - this.initialEpoch) };
    this.#model = event.model;
    this.#steps = event.steps;
    this.#batchSize = event.batchSize;
    this.#samples = event.samples;
  }

  get model(): FittedModel {
    return this.#model;
  }

  get initialEpoch(): number {
    return this.event.initialEpoch ?? 0;
  }

  /** Batches in an epoch, where it is known. */
  get steps(): number | undefined {
    return this.#steps;
  }

  get batchSize(): number | undefined {
    return this.#batchSize;
  }

  get samples(): number | undefined {
    return this.#samples;
  }

  get lastBatch(): BatchEvent | undefined {
    return this.#lastBatch;
  }

  get firstBatchOfEpoch(): BatchEvent | undefined {
    return this.#firstOfEpoch;
  }

  get lastEpoch(): EpochEvent | undefined {
    return this.epochEvents.at(-1);
  }

  /** How long it took, once it is over. */
  get seconds(): number | undefined {
    return this.#seconds;
  }

  get end(): Offset {
    const epoch = Math.max(this.lastEpoch?.epoch ?? -1, this.#lastBatch?.epoch ?? -1) + 1;
    return this.#positionAtEndOf(Math.max(epoch, this.initialEpoch) - 1);
  }

  /** How long an epoch is on the axes. Before that can be told, it is the next power of two. */
  get #drawnSteps(): number {
    const most = Math.max(this.#mostSteps, 1);
    return Math.max(1, this.#steps ?? (this.#isOneEpochThrough ? most : 2 ** Math.ceil(Math.log2(most))));
  }

  takeBatch(event: BatchEvent): void {
    const before = this.#lastBatch;
    if (event.epoch !== before?.epoch) this.#firstOfEpoch = event;
    this.#lastBatch = event;
    this.#notice(() => {
      if (before !== undefined && event.epoch > before.epoch) this.#isOneEpochThrough = true;
      this.#mostSteps = Math.max(this.#mostSteps, event.step + 1);
    });
    this.#push(this.batches, event, event.step);
  }

  takeEpoch(event: EpochEvent): void {
    this.#notice(() => (this.#isOneEpochThrough = true));
    this.epochEvents.push(event);
    this.#push(this.epochs, event, Infinity);
  }

  takeUpdate({ steps, batchSize, samples, params }: FitUpdateEvent): void {
    if (params !== undefined) this.#model = { ...this.#model, params };
    this.#batchSize = batchSize ?? this.#batchSize;
    this.#samples = samples ?? this.#samples;
    this.#notice(() => (this.#steps = steps ?? this.#steps));
  }

  takeEnd(seconds: number): void {
    this.#seconds = seconds;
  }

  #push(all: Map<string, Series>, { epoch, t, logs }: BatchEvent | EpochEvent, step: number): void {
    for (const [metric, value] of Object.entries(logs)) {
      let series = all.get(metric);
      if (series === undefined) all.set(metric, (series = new Series(metric)));
      series.push({ epoch, step, time: t - this.runStart }, numberOf(value), this.#position);
    }
  }

  #notice(change: () => void): void {
    const before = this.#drawnSteps;
    change();
    if (this.#drawnSteps === before) return;
    for (const all of [this.batches, this.epochs]) for (const series of all.values()) series.standAnew(this.#position);
  }

  #positionOf({ epoch, step }: Pick<Place, "epoch" | "step">): Position {
    const steps = this.#drawnSteps;
    // The end of an epoch is its last step. More steps than there should be don't reach into the next epoch.
    const inEpoch = Math.min(step, steps - 1);
    return {
      step: this.offset.step + (epoch - this.initialEpoch) * steps + inEpoch,
      epoch: this.offset.epoch + epoch + (inEpoch + 1) / steps,
    };
  }

  #positionAtEndOf(epoch: number): Offset {
    return {
      step: this.offset.step + (epoch + 1 - this.initialEpoch) * this.#drawnSteps,
      epoch: this.offset.epoch + epoch + 1,
    };
  }
}

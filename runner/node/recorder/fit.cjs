/**
 * One training of one model as it goes on: its events, and what of it is left out to stay cheap.
 *
 *     fit ─ batch ─ batch ─ … ─ epoch ─ batch ─ … ─ epoch ─ fit-end
 *
 * Also a loop of `trainOnBatch` or of the user's own, which is one epoch that nobody ends. Its methods never throw.
 */
"use strict";

const { Budget } = require("./budget.cjs");
const { now: clock } = require("./clock.cjs");
const readings = require("./readings.cjs");

const round = (seconds, digits = 4) => Number(seconds.toFixed(digits));

class Fit {
  #isBroken = false;
  #budget = new Budget(clock());
  #by;
  /** By the library's own loop, which ends each epoch. */
  #isFit;
  #model;
  #params;
  #begun = clock();
  #active = this.#begun;
  #steps;
  /** Endless where the library doesn't tell the number of steps. */
  #finalStep = Infinity;
  #epoch = 0;
  #epochBegun = this.#begun;
  #hasRun = false;
  #lastStep = -1;
  /** When a batch is next looked at, unless it is the first or the last. */
  #nothingBefore = 0;
  #learningRate;
  #batchSize;
  validationSeconds;

  constructor(recorder, model, by) {
    this.recorder = recorder;
    this.number = recorder.nextFit();
    this.#by = by;
    this.#isFit = by === "fit";
    this.#model = model === undefined ? undefined : new WeakRef(model);
  }

  get model() {
    return this.#model?.deref();
  }

  /** `model` as the log tells it; `known` of epochs, initialEpoch, steps, batchSize and samples. */
  begin(model, known) {
    this.#recorded(() => {
      this.#params = model.params;
      this.#batchSize = known.batchSize;
      this.#setSteps(known.steps);
      this.#add("fit", { model, by: this.#by, ...known });
      this.recorder.log.flush();
    });
  }

  beginEpoch(epoch) {
    this.#recorded((now) => {
      this.#epoch = epoch;
      this.#epochBegun = now;
      this.#lastStep = -1;
      this.#nothingBefore = 0;
      this.validationSeconds = this.#learningRate = undefined;
      this.#budget.beginEpoch(now);
    });
  }

  /** When callbacks may have set the rate of this epoch. */
  afterCallbacksBeganEpoch() {
    this.#recorded(() => {
      this.#learningRate = readings.learningRate(this.model);
    });
  }

  /** Most batches have no point, so what they take counts most. */
  endBatch(step, logs, read = readings.numbers) {
    const now = (this.#active = clock());
    if (now < this.#nothingBefore && this.#lastStep < step && step < this.#finalStep) {
      this.#lastStep = step;
      this.#budget.spend(clock() - now);
    } else {
      this.#recorded(() => this.#endBatch(now, step, logs, read));
    }
  }

  #endBatch(now, step, logs, read) {
    const isFirst = this.#lastStep < 0;
    if (this.#isFit && step <= this.#lastStep) return;
    this.#lastStep = step;
    if (this.#wantsPoint(now, isFirst || step === this.#finalStep)) this.#point(now, step, read(logs));
    if (!this.#hasRun) {
      this.#hasRun = true;
      this.#tellWhatIsKnownNow(logs);
    }
    const { log, control } = this.recorder;
    // Without a loop of the library's nobody may come by for long.
    if (!this.#isFit) log.flushSoon();
    else if (log.isDue) log.flush();
    if (control.asksBetweenBatches(now) && !this.#isFit)
      this.recorder.problem("recorder", "This training has no epochs that Lamella could end it after.");
    this.#nothingBefore = Math.min(this.#budget.nextPoint(now), log.wantedAt, control.wantedAt);
  }

  /** Which may take long. */
  beginValidation() {
    this.#recorded((now) => this.#flushIfCheap(now));
  }

  /** @returns whether this is to be the last one */
  endEpoch(epoch, logs, isWhole = true) {
    let isLast = false;
    this.#recorded((now) => {
      if (this.#steps === undefined && this.#lastStep >= 0 && isWhole) {
        this.#setSteps(this.#lastStep + 1);
        this.#add("fit-update", { steps: this.#steps });
      }
      this.#addEpoch(now, epoch, readings.numbers(logs));
      this.#flushIfCheap(now);
      isLast = this.recorder.control.asksForEndOfEpoch();
    });
    return isLast;
  }

  /** An epoch of the user's own loop: it lasted since the one before. */
  logEpoch(epoch, logs) {
    this.#recorded((now) => {
      this.#addEpoch(now, epoch, logs);
      this.#epochBegun = this.#active = now;
      this.#lastStep = -1;
      this.#budget.beginEpoch(now);
      this.recorder.log.flushSoon();
    });
  }

  end() {
    this.#recorded((now) => {
      // A loop of the user's own is known to have ended when the script does.
      const until = this.#isFit ? now : this.#active;
      this.#add("fit-end", { seconds: round(until - this.#begun) });
      this.recorder.log.flush();
    });
  }

  /** Of the user's own loop, where an epoch may begin without a word. */
  setEpoch(epoch) {
    if (epoch === this.#epoch) return;
    this.#epoch = epoch;
    this.#lastStep = -1;
    this.#budget.beginEpoch(clock());
  }

  /** What it takes is the recorder's time; what it throws is the recorder's problem. */
  #recorded(work) {
    if (this.#isBroken) return;
    const began = clock();
    try {
      work(began);
    } catch (error) {
      this.#isBroken = true;
      this.recorder.failed("this training", error);
    }
    this.#budget.spend(clock() - began);
  }

  #setSteps(steps) {
    this.#steps = steps;
    this.#finalStep = steps === undefined ? Infinity : steps - 1;
  }

  /** Of an epoch the first and the last; of the others as many as there is time for. */
  #wantsPoint(now, isAtEnd) {
    if (!this.#hasRun) return true;
    return isAtEnd ? this.#budget.hasTime(now) : this.#budget.nextPoint(now) <= now;
  }

  #addEpoch(now, epoch, logs) {
    this.#add("epoch", {
      epoch,
      seconds: round(now - this.#epochBegun),
      ...(this.validationSeconds === undefined ? {} : { validationSeconds: round(this.validationSeconds) }),
      recorderSeconds: round(this.#budget.spent + (clock() - now), 6),
      logs,
      ...(this.#learningRate === undefined ? {} : { learningRate: this.#learningRate }),
    });
    this.#budget.endEpoch(now);
  }

  #point(now, step, logs) {
    if (Object.keys(logs).length > 0) this.#add("batch", { epoch: this.#epoch, step, logs });
    this.#budget.tookPoint(now);
  }

  #flushIfCheap(now) {
    if (this.recorder.log.isDue || this.#budget.hasTime(now)) this.recorder.log.flush();
  }

  /** A model may be built by its first batch, and of a data set the batch says how large it is. */
  #tellWhatIsKnownNow(logs) {
    const model = this.model;
    const params = model === undefined ? undefined : readings.parameterCounts(model);
    const isNew = params !== undefined && JSON.stringify(params) !== JSON.stringify(this.#params);
    const size = this.#isFit && this.#batchSize === undefined ? readings.number(logs?.size) : undefined;
    if (!isNew && size === undefined) return;
    this.#add("fit-update", { ...(isNew && { params }), ...(size !== undefined && { batchSize: size }) });
  }

  #add(type, told) {
    this.recorder.log.add({ type, fit: this.number, ...told });
  }
}

module.exports = { Fit };

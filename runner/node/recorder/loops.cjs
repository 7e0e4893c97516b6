/**
 * Loops that train without `fit`: one for each model on which `trainOnBatch` is called, and one for what the script tells itself.
 *
 *     for (const batch of data) {
 *       await discriminator.trainOnBatch(…)     fit 0, step 0, 1, 2, …
 *       await gan.trainOnBatch(…)               fit 1, step 0, 1, 2, …
 *     }
 *
 *     recorder.log({ loss, epoch, step })       a point of the curves
 *     recorder.log({ loss, valLoss, epoch })    the end of an epoch
 */
"use strict";

const { Fit } = require("./fit.cjs");
const readings = require("./readings.cjs");

class Loop {
  step = 0;

  constructor(recorder, model, told, by) {
    this.fit = new Fit(recorder, model, by);
    this.fit.begin(told, {});
    recorder.atExit(() => this.fit.end());
  }

  endBatch(logs) {
    this.fit.endBatch(this.step++, logs);
  }
}

class Loops {
  #recorder;
  #byModel = new WeakMap();
  #own;

  constructor(recorder) {
    this.#recorder = recorder;
  }

  of(model) {
    const known = this.#byModel.get(model);
    if (known !== undefined) return known;
    const loop = new Loop(this.#recorder, model, readings.fittedModel(model), "train_on_batch");
    this.#byModel.set(model, loop);
    return loop;
  }

  /** Of a loop of the user's own. It never throws. */
  log(given) {
    try {
      const { epoch, step, ...values } = given;
      this.#own ??= new Loop(this.#recorder, undefined, { name: "loop", kind: "custom loop" }, "log");
      this.#note(this.#own, epoch, step, values);
    } catch (error) {
      this.#recorder.failed("what the script told of its own loop", error);
    }
  }

  #note(loop, epoch, step, values) {
    if (step === undefined && epoch !== undefined) return loop.fit.logEpoch(Number(epoch), this.#read(values));
    if (epoch !== undefined) loop.fit.setEpoch(Number(epoch));
    loop.fit.endBatch(step === undefined ? loop.step++ : Number(step), values, (each) => this.#read(each));
  }

  #read(values) {
    const found = readings.numbers(values);
    for (const name of Object.keys(values))
      if (!Object.hasOwn(found, name))
        this.#recorder.problem("recorder", `The recorder was given ${name}, which isn't one number.`);
    return found;
  }
}

module.exports = { Loops };

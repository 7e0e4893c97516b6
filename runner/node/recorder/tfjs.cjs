/**
 * Hooks TensorFlow.js: the training and evaluation of its models, and the list that calls the callbacks of each.
 *
 *     model.fit(…)      when it ends, and what its arguments tell
 *      └ CallbackList   made by `fit` itself: epochs, batches and their logs come by here
 *
 * The recorder is no callback: the list looks as it does without it, and is awaited as it is without it. What is to be read when
 * callbacks are through is read by a reaction of its own to the promise that `fit` awaits too.
 */
"use strict";

const { now } = require("./clock.cjs");
const { Fit } = require("./fit.cjs");
const { Library } = require("./library.cjs");
const { Loops } = require("./loops.cjs");
const { whenLoaded } = require("./module-watch.cjs");
const readings = require("./readings.cjs");
const { seedEverything, seedShuffles } = require("./seed.cjs");
const { hideOwnFrames, withRoom } = require("./stack.cjs");

const PACKAGES = /[\\/]tfjs-(layers|data)[\\/]/;

/** A call of `fit` or `fitDataset` that is going on. */
class Call {
  fit;
  list;
  /** Calls of callbacks that are going on: what happens meanwhile is the user's. */
  inCallbacks = 0;

  constructor(model, args) {
    this.model = model;
    this.args = args ?? {};
  }
}

class Tfjs {
  #recorder;
  #seed;
  #library;
  #loops;
  #hooked = new WeakSet();
  /** A sequential model by the one that it is made of, which is the one that is trained. */
  #owners = new WeakMap();
  /** By the model that is trained, the oldest first: the others are refused by the library. */
  #calls = new WeakMap();
  /** By the list of callbacks. */
  #watched = new WeakMap();
  #params = new WeakMap();
  /** Trainings that have begun. */
  #begun = 0;

  constructor(recorder, seed) {
    this.#recorder = recorder;
    this.#seed = seed;
    this.#loops = new Loops(recorder);
    if (seed !== undefined) seedEverything(seed);
  }

  /** Hooks every copy that is loaded from now on; by then what is to run in the script's place has been read. */
  waitFor(isRightText) {
    whenLoaded(PACKAGES, (exports) => {
      if (!isRightText()) this.#refuse();
      if (typeof exports?.LayersModel === "function") this.attach(exports);
      if (typeof exports?.Dataset === "function") this.#seedData(exports);
    });
  }

  /** A comparison of a model with itself would be a wrong one. */
  #refuse() {
    this.#recorder.problem(
      "script",
      "This variant can't be trained: what reads the script doesn't read it as Node does.",
    );
    process.exit(1);
  }

  /** For a copy that is part of a bundle, and for loops of the user's own. */
  expose() {
    const value = Object.freeze({ attach: (tf) => this.attach(tf), log: (values) => this.#loops.log(values) });
    Object.defineProperty(globalThis, Symbol.for("lamella.recorder"), { configurable: true, value });
  }

  attach(tf) {
    try {
      const { LayersModel, Sequential, CallbackList } = tf;
      if (this.#hooked.has(LayersModel)) return;
      this.#hooked.add(LayersModel);
      this.#library ??= new Library(this.#recorder, tf.version_layers ?? tf.version?.tfjs);
      this.#library.tell();
      this.#hookModels(LayersModel.prototype);
      this.#hookSequential(Sequential.prototype);
      this.#hookCallbacks(CallbackList.prototype);
      if (tf.data?.Dataset !== undefined) this.#seedData(tf.data);
    } catch (error) {
      this.#recorder.failed("what TensorFlow.js does", error);
    }
  }

  #seedData({ Dataset }) {
    if (this.#seed === undefined || this.#hooked.has(Dataset)) return;
    this.#hooked.add(Dataset);
    seedShuffles(Dataset);
  }

  // ------------------------------------------------------------ models

  #hookModels(prototype) {
    const tfjs = this;
    const aroundFit = (argsAt) => (original) =>
      function (...given) {
        const call = new Call(tfjs.#ownerOf(this), given[argsAt]);
        tfjs.#enter(this, call);
        return settled(
          withRoom(() => original.apply(this, given)),
          () => tfjs.#leave(this, call),
          () => call.list === undefined,
        );
      };
    replace(prototype, "fit", aroundFit(2));
    replace(prototype, "fitDataset", aroundFit(1));
    replace(
      prototype,
      "trainOnBatch",
      (original) =>
        function (...given) {
          const loop = tfjs.#loopOf(this);
          const result = withRoom(() => original.apply(this, given));
          return settled(result, (value) => value !== undefined && loop?.endBatch(tfjs.#named(this, value)));
        },
    );
    replace(
      prototype,
      "evaluate",
      (original) =>
        function (...given) {
          const told = tfjs.#evaluation(this);
          const result = original.apply(this, given);
          told(result);
          return result;
        },
    );
    replace(
      prototype,
      "evaluateDataset",
      (original) =>
        function (...given) {
          const told = tfjs.#evaluation(this);
          return settled(
            withRoom(() => original.apply(this, given)),
            told,
          );
        },
    );
    // What `fit` validates with.
    replace(
      prototype,
      "testLoop",
      (original) =>
        function (...given) {
          const fit = tfjs.#validating(this);
          if (fit === undefined) return original.apply(this, given);
          const began = now();
          fit.beginValidation();
          const result = original.apply(this, given);
          fit.validationSeconds = now() - began;
          return result;
        },
    );
  }

  #hookSequential(prototype) {
    const tfjs = this;
    const remembering = (original) =>
      function (...given) {
        if (typeof this.model === "object" && this.model !== null) tfjs.#owners.set(this.model, this);
        return original.apply(this, given);
      };
    const settling = (original) =>
      function (...given) {
        const began = tfjs.#begun;
        return settled(
          withRoom(() => remembering(original).apply(this, given)),
          () => undefined,
          () => tfjs.#begun === began,
        );
      };
    for (const name of ["fit", "fitDataset", "trainOnBatch", "evaluateDataset"]) replace(prototype, name, settling);
    replace(prototype, "evaluate", remembering);
  }

  #ownerOf(model) {
    return this.#owners.get(model) ?? model;
  }

  #enter(model, call) {
    const calls = this.#calls.get(model) ?? [];
    this.#calls.set(model, [...calls, call]);
  }

  #leave(model, call) {
    this.#calls.set(
      model,
      this.#calls.get(model).filter((each) => each !== call),
    );
    call.fit?.end();
  }

  #loopOf(model) {
    try {
      if ((this.#calls.get(model) ?? []).length > 0) return undefined;
      this.#library.tellDevices();
      return this.#loops.of(this.#ownerOf(model));
    } catch (error) {
      this.#recorder.failed("this training", error);
      return undefined;
    }
  }

  /** The fit that calls this, and not one of its callbacks. */
  #validating(model) {
    const call = (this.#calls.get(model) ?? []).find(({ fit }) => fit !== undefined);
    return call?.inCallbacks === 0 ? call.fit : undefined;
  }

  /** What is to be told its result. */
  #evaluation(model) {
    const began = now();
    const fit = this.#validating(model);
    if (fit !== undefined) {
      fit.beginValidation();
      return () => (fit.validationSeconds = now() - began);
    }
    return (result) => {
      if (result === undefined) return;
      const seconds = Number((now() - began).toFixed(4));
      try {
        this.#library.tellDevices();
        const told = { model: readings.fittedModel(this.#ownerOf(model)), seconds };
        const logs = readings.numbers(this.#named(model, result));
        this.#recorder.log.add({ type: "evaluate", ...told, logs });
        this.#recorder.log.flush();
      } catch (error) {
        this.#recorder.failed("an evaluation", error);
      }
    };
  }

  /** One value, or those of the loss and each metric in turn. */
  #named(model, values) {
    const names = model.metricsNames ?? ["loss"];
    return Object.fromEntries([values].flat().map((value, index) => [names[index] ?? `metric_${index}`, value]));
  }

  // ------------------------------------------------------------ callbacks

  #hookCallbacks(prototype) {
    const tfjs = this;
    replace(
      prototype,
      "setParams",
      (original) =>
        function (params) {
          tfjs.#params.set(this, params);
          return original.call(this, params);
        },
    );
    replace(
      prototype,
      "setModel",
      (original) =>
        function (model) {
          tfjs.#attachList(this, model);
          return original.call(this, model);
        },
    );
    const around = (name, before, after) =>
      replace(
        prototype,
        name,
        (original) =>
          function (first, logs) {
            const call = tfjs.#watched.get(this);
            if (call === undefined) return original.call(this, first, logs);
            before(call, first);
            call.inCallbacks++;
            const result = original.call(this, first, logs);
            const leave = () => call.inCallbacks--;
            result.then(() => {
              leave();
              after(call, first, logs);
            }, leave);
            return result;
          },
      );
    const nothing = () => undefined;
    around("onTrainBegin", nothing, (call) => tfjs.#beginFit(call));
    around(
      "onEpochBegin",
      ({ fit }, epoch) => fit?.beginEpoch(epoch),
      ({ fit }) => fit?.afterCallbacksBeganEpoch(),
    );
    around("onBatchBegin", nothing, nothing);
    around("onBatchEnd", nothing, ({ fit }, batch, logs) => fit?.endBatch(batch, logs));
    around("onEpochEnd", nothing, ({ fit, trained }, epoch, logs) => {
      if (fit?.endEpoch(epoch, logs, trained.stopTraining !== true) === true) trained.stopTraining = true;
    });
    around("onTrainEnd", nothing, nothing);
  }

  /** The list that the oldest call has made. */
  #attachList(list, model) {
    const call = (this.#calls.get(model) ?? []).find((each) => each.list === undefined);
    if (call === undefined) return;
    call.list = list;
    this.#begun++;
    call.trained = model;
    this.#watched.set(list, call);
  }

  #beginFit(call) {
    try {
      this.#library.tellDevices();
      const fit = new Fit(this.#recorder, call.model, "fit");
      fit.begin(readings.fittedModel(call.model), toldBy(this.#params.get(call.list) ?? {}, call.args));
      call.fit = fit;
    } catch (error) {
      this.#recorder.failed("this training", error);
    }
  }
}

/** What the library tells its callbacks, and the arguments of the call. */
function toldBy({ epochs, steps, samples, batchSize }, { initialEpoch }) {
  const known = { epochs: epochs ?? 1, initialEpoch: initialEpoch || undefined, samples, batchSize };
  known.steps = steps ?? (samples && batchSize ? Math.ceil(samples / batchSize) : undefined);
  return Object.fromEntries(Object.entries(known).filter(([, value]) => Number.isSafeInteger(value) && value >= 0));
}

/**
 * What the script is given: it learns of a failure as it would without this. The stack of an error that comes later than the call has
 * no frame of the recorder's, and isn't read: Node shows the line of an error that nobody has read.
 */
function settled(promise, act, mayHaveOwnFrames = () => true) {
  return promise.then(
    (value) => {
      act(value);
      return value;
    },
    (error) => {
      act(undefined);
      if (mayHaveOwnFrames()) hideOwnFrames(error);
      throw error;
    },
  );
}

/** Under the same name, with as many parameters. */
function replace(prototype, name, around) {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  const original = descriptor.value;
  const value = around(original);
  Object.defineProperty(value, "name", { configurable: true, value: original.name });
  Object.defineProperty(value, "length", { configurable: true, value: original.length });
  Object.defineProperty(prototype, name, { ...descriptor, value });
}

module.exports = { Tfjs };

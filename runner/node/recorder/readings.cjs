/**
 * What can be read off a library's objects: metrics as numbers, a model's counts, its learning rate.
 *
 *     { loss: Tensor 0.31, acc: NaN }     { loss: 0.31, acc: "NaN" }
 *     Sequential                          { total: 1250, trainable: 1250, nonTrainable: 0 }
 */
"use strict";

/** Of the logs of a batch, beside its metrics. */
const NO_METRICS = new Set(["batch", "size"]);

/** As the log writes it; undefined where the value isn't one number. For a tensor this waits for the device. */
function number(value) {
  const found = typeof value === "number" ? value : ofTensor(value);
  if (found === undefined || Number.isFinite(found)) return found;
  return Number.isNaN(found) ? "NaN" : found > 0 ? "Infinity" : "-Infinity";
}

function ofTensor(value) {
  if (typeof value?.dataSync !== "function" || value.size !== 1 || value.isDisposed === true) return undefined;
  const [found] = value.dataSync();
  return typeof found === "number" ? found : undefined;
}

/** What isn't a number is left out. */
function numbers(logs) {
  const found = {};
  for (const name of Object.keys(logs ?? {})) {
    if (NO_METRICS.has(name)) continue;
    const read = number(logs[name]);
    if (read !== undefined) found[name] = read;
  }
  return found;
}

/** As the library counts them; undefined before the model has all its weights. */
function parameterCounts(model) {
  if (model.built !== true) return undefined;
  const trainable = count(model.trainableWeights);
  const nonTrainable = count(model.nonTrainableWeights);
  return { total: trainable + nonTrainable, trainable, nonTrainable };
}

function count(weights) {
  return [...new Set(weights)].reduce((sum, { shape }) => sum + shape.reduce((size, dim) => size * dim, 1), 0);
}

/** `kind` is a class of the library, or the user's. */
function fittedModel(model) {
  const told = { name: String(model.name), kind: kindOf(model) };
  const params = parameterCounts(model);
  return params === undefined ? told : { ...told, params };
}

/** The library's own functional models are called `Functional` in every language, and bundlers shorten the names of classes. */
function kindOf({ constructor }) {
  const { className, name } = constructor;
  if (className === "Sequential" || className === "Model" || className === "Functional") {
    const isOwn = !Object.hasOwn(constructor, "className");
    return isOwn && name ? name : className === "Sequential" ? className : "Functional";
  }
  return name || String(className);
}

function learningRate(model) {
  const rate = model?.optimizer?.learningRate;
  return typeof rate === "number" ? number(rate) : undefined;
}

module.exports = { fittedModel, learningRate, number, numbers, parameterCounts };

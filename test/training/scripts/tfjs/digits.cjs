/**
 * Trains in all the ways that TensorFlow.js has, and prints what it is told: main.cjs, main.mjs and main.ts run it.
 *
 *     {"history":{"loss":[…],"val_loss":[…]},"evaluated":[…],"onBatch":[[…],…],…}
 */
"use strict";

/** Images of three kinds, 6×6: which row is light. */
function examples(tf, count) {
  const kinds = Array.from({ length: count }, (_, i) => (i * 7) % 3);
  const pixels = kinds.map((kind, i) =>
    Array.from({ length: 36 }, (_, p) => (p % 3 === kind ? 1 : 0) + ((i * p) % 5) / 10),
  );
  return { x: tf.tensor(pixels.flat(), [count, 6, 6, 1]), y: tf.oneHot(tf.tensor1d(kinds, "int32"), 3) };
}

exports.train = async function train(tf, random) {
  // Weights and the order of batches are drawn from it.
  Math.random = random;
  const model = tf.sequential({ name: "digits" });
  model.add(tf.layers.conv2d({ inputShape: [6, 6, 1], filters: 4, kernelSize: 3, activation: "relu" }));
  model.add(tf.layers.batchNormalization());
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: 3, activation: "softmax" }));
  model.compile({ optimizer: tf.train.adam(0.01), loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  const { x, y } = examples(tf, 60);
  let batches = 0;
  const evaluatedWithin = [];
  const numbers = (tensors) => tensors.map((tensor) => tensor.dataSync()[0]);
  const fitted = await model.fit(x, y, {
    epochs: 3,
    batchSize: 8,
    validationSplit: 0.2,
    verbose: 0,
    callbacks: {
      onBatchEnd: () => void batches++,
      onEpochEnd: (epoch) => void (epoch === 1 && evaluatedWithin.push(numbers(model.evaluate(x, y)))),
    },
  });
  const data = tf.data.zip({ xs: tf.data.array(await x.array()), ys: tf.data.array(await y.array()) }).batch(16);
  const again = await model.fitDataset(data, { epochs: 5, initialEpoch: 3, validationData: data, verbose: 0 });
  const evaluated = numbers(model.evaluate(x, y));
  const ofDataset = numbers(await model.evaluateDataset(data));

  const input = tf.input({ shape: [6, 6, 1] });
  const output = tf.layers.dense({ units: 3 }).apply(tf.layers.flatten().apply(input));
  const other = tf.model({ inputs: input, outputs: output, name: "other" });
  other.compile({ optimizer: "sgd", loss: "meanSquaredError" });
  const onBatch = [];
  for (let i = 0; i < 3; i++) onBatch.push([await model.trainOnBatch(x, y), await other.trainOnBatch(x, y)]);
  const { history } = fitted;
  const answer = { history, batches, evaluatedWithin, again: again.history, evaluated, ofDataset, onBatch };
  console.log(JSON.stringify({ ...answer, tensors: tf.memory().numTensors, params: model.countParams() }));
};

/** The same numbers each time: a linear congruential generator. */
exports.repeatable = function repeatable() {
  let state = 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
};

/** Metrics that aren't finite. */
"use strict";

const tf = require("@tensorflow/tfjs");

const undefinedValue = () => tf.scalar(NaN);
const large = () => tf.scalar(Infinity);
const small = () => tf.scalar(-Infinity);

async function main() {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 1, inputShape: [2] }));
  model.compile({ optimizer: "sgd", loss: "meanSquaredError", metrics: [undefinedValue, large, small] });
  await model.fit(tf.ones([8, 2]), tf.ones([8, 1]), { epochs: 2, batchSize: 4, verbose: 0 });
}

main();

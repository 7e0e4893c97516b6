/** Prints what depends on chance: initial weights, dropout, the order of batches and of a data set. */
"use strict";

const tf = require("@tensorflow/tfjs");

async function main() {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 3, inputShape: [2], kernelInitializer: "glorotNormal" }));
  model.add(tf.layers.dropout({ rate: 0.5 }));
  model.add(tf.layers.dense({ units: 1 }));
  model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
  const x = tf.range(0, 1, 1 / 32).reshape([16, 2]);
  const { history } = await model.fit(x, x.sum(1, true), { epochs: 2, batchSize: 4, verbose: 0 });
  const order = await tf.data
    .array([...Array(10).keys()])
    .shuffle(10)
    .toArray();
  console.log(JSON.stringify([history, order, Math.random()]));
}

main();

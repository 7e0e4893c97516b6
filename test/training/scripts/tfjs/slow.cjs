/** Two fits that would take minutes. Prints how many epochs each had. */
"use strict";

const tf = require("@tensorflow/tfjs");

async function main() {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 4, inputShape: [8] }));
  model.add(tf.layers.dense({ units: 1 }));
  model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
  const wait = () => new Promise((settle) => setTimeout(settle, 40));
  for (let fit = 0; fit < 2; fit++) {
    const options = { epochs: 50, batchSize: 8, verbose: 0, callbacks: { onBatchEnd: wait } };
    const { epoch } = await model.fit(tf.ones([64, 8]), tf.ones([64, 1]), options);
    console.log(epoch.length);
  }
}

main();

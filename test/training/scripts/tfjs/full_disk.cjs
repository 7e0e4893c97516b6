/** The log's disk is full at first, and has room later: the file that its name leads to becomes another. */
"use strict";

const { rmSync, symlinkSync } = require("node:fs");
const tf = require("@tensorflow/tfjs");

const [, , name, later] = process.argv;

async function main() {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 1, inputShape: [2] }));
  model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
  const onEpochEnd = async (epoch) => {
    if (epoch !== 0 || later === undefined) return;
    await new Promise((settle) => setTimeout(settle, 1100));
    rmSync(name);
    symlinkSync(later, name);
  };
  await model.fit(tf.ones([8, 2]), tf.ones([8, 1]), { epochs: 3, verbose: 0, callbacks: { onEpochEnd } });
  console.log("trained");
}

main();

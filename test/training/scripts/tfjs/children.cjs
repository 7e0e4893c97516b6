/** Trains in a child, in a thread, and itself. */
"use strict";

const { fork } = require("node:child_process");
const { Worker, isMainThread } = require("node:worker_threads");
const tf = require("@tensorflow/tfjs");

async function train(name) {
  const model = tf.sequential({ name });
  model.add(tf.layers.dense({ units: 1, inputShape: [2] }));
  model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
  await model.fit(tf.ones([8, 2]), tf.ones([8, 1]), { verbose: 0 });
}

async function main() {
  if (!isMainThread || process.argv[2] === "child") return train("another");
  const ended = (child) => new Promise((settle) => child.on("exit", settle));
  await Promise.all([ended(fork(__filename, ["child"])), ended(new Worker(__filename))]);
  await train("own");
}

main();

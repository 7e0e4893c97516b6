/** A loop of the user's own, and a copy of the library that is part of a bundle. */
"use strict";

const tf = require("@tensorflow/tfjs/dist/tf.min.js");

const recorder = globalThis[Symbol.for("lamella.recorder")];

async function main() {
  for (let epoch = 0; epoch < 2; epoch++) {
    for (let step = 0; step < 3; step++) recorder?.log({ loss: tf.scalar(1 / (1 + epoch * 3 + step)), epoch, step });
    recorder?.log({ val_loss: epoch === 0 ? NaN : 0.5, epoch, name: "not a number" });
  }
  recorder?.attach(tf);
  const model = tf.sequential({ name: "bundled" });
  model.add(tf.layers.dense({ units: 1, inputShape: [2] }));
  model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
  await model.fit(tf.ones([8, 2]), tf.ones([8, 1]), { epochs: 2, verbose: 0 });
  console.log("done");
}

main();

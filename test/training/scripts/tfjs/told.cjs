/** Prints all that a script can ask about itself, and fails where it is told to. */
"use strict";

const tf = require("@tensorflow/tfjs");

const { argv, env, execArgv } = process;
const variables = Object.entries(env).filter(([name]) => name !== "_");
const loaded = Object.keys(require.cache).sort();
const listeners = process.eventNames().map((name) => [name, process.listenerCount(name)]);
console.log(JSON.stringify({ argv, execArgv, variables, loaded, listeners, cwd: process.cwd(), file: __filename }));
console.log(require.main === module, Object.keys(module), new Error("a stack").stack);

async function fail(what) {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 1, inputShape: [3] }));
  model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
  const onEpochEnd = () => {
    throw new Error("in the user's own callback");
  };
  const width = what === "misfit" ? 5 : 3;
  const training = model.fit(tf.ones([4, width]), tf.ones([4, 1]), { verbose: 0, callbacks: { onEpochEnd } });
  if (what === "callback") await training;
  await training.catch((error) => {
    console.log(error.stack);
    process.exitCode = 3;
  });
}

if (argv[2] === "thrown") throw new Error("as it would be");
fail(argv[2]);

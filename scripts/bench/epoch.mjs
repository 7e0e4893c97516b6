/**
 * One epoch of training by TensorFlow.js after another that isn't counted, in a process of its own.
 *
 *     node epoch.mjs separable tfjs-node /home/me/.cache/lamella/tfjs-node-…      {"wall": 2.1, "cpu": 2.3, "loss": 2.31}
 *     node epoch.mjs separable embedded /tmp/bench-…/engine.cjs dist
 *
 * The numbers that it trains on are drawn: only the time tells something.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

const SAMPLES = 2000;
const BATCH = 64;
const CLASSES = 10;

const [kind, engine, place, wasm] = process.argv.slice(2);
const tf = await start();
const model = build();
model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
const x = tf.randomUniform([SAMPLES, 28, 28, 1], 0, 1, "float32", 1);
const y = tf.oneHot(tf.randomUniform([SAMPLES], 0, CLASSES, "int32", 2), CLASSES).toFloat();
await epoch();
const [wall, cpu] = [performance.now(), process.cpuUsage()];
const { history } = await epoch();
const used = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    wall: (performance.now() - wall) / 1000,
    cpu: (used.user + used.system) / 1e6,
    loss: history.loss[0],
  }),
);

async function start() {
  const require = createRequire(join(place, "package.json"));
  if (engine === "tfjs-node") return require("@tensorflow/tfjs-node");
  return require(place).startEmbedded(wasm);
}

function epoch() {
  return model.fit(x, y, { epochs: 1, batchSize: BATCH, verbose: 0, shuffle: false });
}

/** The owner's small network: both of its convolutions as they are, or the second or both of them in two steps. */
function build() {
  const { conv2d, separableConv2d, maxPooling2d, flatten, dense } = tf.layers;
  const second = { filters: 64, kernelSize: 3, activation: "relu" };
  return tf.sequential({
    layers: [
      conv2d({ inputShape: [28, 28, 1], filters: 32, kernelSize: 3, activation: "relu" }),
      kind === "regular" ? conv2d(second) : separableConv2d(second),
      ...(kind === "deep" ? [separableConv2d(second), separableConv2d(second)] : []),
      maxPooling2d({ poolSize: 2 }),
      flatten(),
      dense({ units: 128, activation: "relu" }),
      dense({ units: CLASSES, activation: "softmax" }),
    ],
  });
}

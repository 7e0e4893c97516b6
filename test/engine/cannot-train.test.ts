/**
 * What is said to be untrainable is what can't be trained, and nothing else: one step of each layer of TensorFlow.js on the embedded engine.
 */
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { cannotTrain } from "../../src/engine/cannot-train.js";
import { startBoth } from "./both-backends.js";
import { stepOf, TINY, tinyModel } from "./tiny-models.js";

beforeAll(startBoth);

/** What is no layer by itself, or a second name of one. */
const NONE = [
  ...["Layer", "RNN", "RNNCell", "input", "inputLayer"],
  ...["simpleRNNCell", "gruCell", "lstmCell", "convLstm2dCell"],
  ...["avgPool1d", "avgPool2d", "avgPool3d", "avgPooling1d", "avgPooling2d", "avgPooling3d"],
  ...["maxPool1d", "maxPool2d", "globalMaxPool1d", "globalMaxPool2d"],
];

describe("A layer is refused where one step fails, and only there:", () => {
  it.each(Object.keys(TINY))("%s", async (name) => {
    const model = tinyModel(name);
    const failure = await stepOf(model, name);
    const refused = cannotTrain(model);
    expect(refused.length > 0, `refused: ${refused.join()}; a step: ${failure}`).toBe(failure !== undefined);
  });

  it("every layer that there is", () => {
    const built = new Set(Object.keys(TINY).map((name) => name.split(",")[0]));
    const made = Object.keys(tf.layers).filter((name) => !built.has(name));
    expect(made.sort()).toEqual([...NONE].sort());
  });
});

describe("A refusal", () => {
  it("names the layer and the reason", () => {
    expect(
      cannotTrain(modelOf(tf.layers.conv2d({ name: "dilated", filters: 1, kernelSize: 2, dilationRate: 2 }))),
    ).toEqual(["dilated: TensorFlow.js has no gradient of a Conv2D whose dilation_rate is over 1"]);
  });

  it("names what is trained before a layer that has no gradient", () => {
    const layers = [
      tf.layers.dense({ units: 2, name: "first" }),
      tf.layers.flatten(),
      tf.layers.thresholdedReLU({ name: "cut" } as never),
    ];
    expect(cannotTrain(modelOf(...layers))).toEqual([
      "cut: TensorFlow.js has no gradient of a ThresholdedReLU, and first before it is trained",
    ]);
  });
});

function modelOf(...layers: tf.layers.Layer[]): tf.LayersModel {
  return tf.sequential({ layers: [tf.layers.inputLayer({ inputShape: [6, 6, 1] }), ...layers] });
}

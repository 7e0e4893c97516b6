/** What a model costs is what its layers cost, however the model was built. */
import { describe, expect, it } from "vitest";
import { analyze } from "../../src/core/analyze.js";

const STACK = 'keras.Sequential([layers.Conv2D(8, 3, padding="same"), layers.ReLU()])';
/** 8·8·8 outputs of a 3×3×4 window: two operations for each multiply-add, and the bias. */
const FLOPS = 2 * 512 * 36 + 512;

const flopsOf = (text: string) =>
  analyze({
    file: "model.py",
    language: "python",
    text: `import keras\nfrom keras import layers\n${text}`,
  }).facts.models.map(({ flops }) => flops);

describe("A stack that a call builds", () => {
  it("is counted once in a functional model", () => {
    const text = `x = keras.Input((8, 8, 4))\nstack = ${STACK}\nmodel = keras.Model(x, stack(x))\n`;
    expect(flopsOf(text)).toEqual([FLOPS, FLOPS]);
  });

  it("is counted once in a model's own call, and again when it is called again", () => {
    const net = (call: string) =>
      `class Net(keras.Model):\n    def __init__(self):\n        super().__init__()\n        self.stack = ${STACK}\n` +
      `    def call(self, x):\n        return ${call}\nnet = Net()\nnet(keras.Input((8, 8, 4)))\n`;
    expect(flopsOf(net("self.stack(x)"))[0]).toBe(FLOPS);
    expect(flopsOf(net("self.stack(x) + self.stack(x)"))[0]).toBe(2 * FLOPS + 512);
  });
});

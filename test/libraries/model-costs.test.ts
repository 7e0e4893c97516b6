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

describe("What a model's own call computes", () => {
  const net = (body: string) =>
    flopsOf(
      `import os\nimport tensorflow as tf\nfrom unread_package import block\n` +
        `class Net(keras.Model):\n    def __init__(self):\n        super().__init__()\n` +
        `        self.a, self.b = layers.Dense(4), layers.Dense(4)\n        self.body = block(3)\n` +
        `    def call(self, x):\n        ${body}\nNet()(keras.Input((4,)))\n`,
    );
  const whole = 2 * 4 * 4 + 4;

  it("is known where all that it calls is", () => {
    expect(net("return self.a(x)")).toEqual([whole]);
    expect(net("x = self.a(x); tf.print(x); print(x); return x")).toEqual([whole]);
  });

  it("isn't known where one side of an undecided test computes more than the other", () => {
    expect(net("return self.a(x) if os.path.exists('a') else self.b(x)")).toEqual([whole]);
    expect(net("return self.a(self.b(x)) if os.path.exists('a') else self.a(x)")).toEqual([undefined]);
  });

  it("isn't known after rounds that can't be counted", () => {
    expect(net("for _ in os.listdir():\n            x = self.a(x)\n        return x")).toEqual([undefined]);
  });

  it("isn't known where it calls what isn't read", () => {
    expect(net("return block(self.a(x))")).toEqual([undefined]);
    expect(net("return self.body(self.a(x))")).toEqual([undefined]);
    expect(net("return tf.raw_ops.MatMul(a=self.a(x), b=x)")).toEqual([undefined]);
    expect(net("x = self.a(x); tf.summary.histogram('a', x); return x")).toEqual([whole]);
    expect(net("return block.log(self.a(x))")).toEqual([undefined]);
  });
});

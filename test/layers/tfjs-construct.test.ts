/**
 * What a config says to every layer of TensorFlow.js: its name, whether it trains, the input that it brings; and what is said
 * where it can't be read.
 */
import { describe, expect, it } from "vitest";
import { Float, Sym, Unknown, type Shape } from "../../src/core/dims/dim.js";
import { DictArgument, Opaque, type ArgumentValue } from "../../src/core/layers/argument.js";
import { LayerError } from "../../src/core/layers/entry.js";
import { constructTfjsLayer, type TfjsConstruction } from "../../src/core/layers/tfjs/construct.js";
import { tfjsLayers } from "../../src/core/layers/tfjs/index.js";

const settings = { imageDataFormat: "channels_last", dtype: "float32", library: "tfjs" } as const;

type Config = Readonly<Record<string, ArgumentValue>>;

const construct = (factory: string, config: Config | undefined, spread?: Unknown): TfjsConstruction =>
  constructTfjsLayer(tfjsLayers.get(factory)!, config && new Map(Object.entries(config)), settings, spread);

function refusal(factory: string, config: Config | undefined): string {
  try {
    construct(factory, config);
    return "taken";
  } catch (error) {
    if (error instanceof LayerError) return `${error.argument ?? ""}: ${error.message}`;
    throw error;
  }
}

describe("the input that a layer brings", () => {
  it.each<readonly [string, Config, Shape | undefined]>([
    ["dense", { units: 3 }, undefined],
    ["dense", { units: 3, inputShape: [4] }, [null, 4]],
    ["dense", { units: 3, inputShape: 4 }, [null, 4]],
    ["dense", { units: 3, inputShape: [4], batchSize: 2 }, [2, 4]],
    ["dense", { units: 3, inputShape: [4], batchInputShape: [8, 5] }, [8, 5]],
    ["dense", { units: 3, inputShape: null }, undefined],
    ["dense", { units: 3, inputDim: 5 }, [null, 5]],
    ["conv2d", { filters: 1, kernelSize: 1, inputDim: 5 }, undefined],
    ["embedding", { inputDim: 3, outputDim: 2 }, [null, null]],
    ["embedding", { inputDim: 3, outputDim: 2, inputLength: 7, batchSize: 4 }, [4, 7]],
    ["dense", { units: 3, inputShape: [Sym.name("n")] }, [null, Sym.name("n")]],
  ])("%s %o", (factory, config, shape) => {
    expect(construct(factory, config).batchInputShape).toEqual(shape);
  });
});

describe("what every layer is told", () => {
  it.each<readonly [Config, Partial<TfjsConstruction["base"]>]>([
    [{}, { name: undefined, trainable: true }],
    [
      { name: "a", trainable: false, dtype: "int32" },
      { name: "a", trainable: false },
    ],
    [
      { name: "", trainable: null },
      { name: undefined, trainable: true },
    ],
  ])("%o", (config, base) => {
    const dtype = { compute: "float32", variable: "float32" };
    expect(construct("flatten", config).base).toEqual({ dtype, inputShape: undefined, ...base });
  });

  it("leaves open what may be among keys that aren't told", () => {
    const { base, batchInputShape } = construct("dense", {}, new Unknown("nobody knows"));
    expect([base.name, base.trainable, batchInputShape].every((value) => value instanceof Unknown)).toBe(true);
  });

  it("wrappers don't hear whether they train", () => {
    const layer = new Unknown("nobody knows");
    expect(construct("timeDistributed", { layer, trainable: false }).ignored).toEqual([{ key: "trainable" }]);
  });
});

describe("refusals", () => {
  it.each<readonly [string, Config | undefined, string]>([
    ["flatten", undefined, "taken"],
    ["dense", undefined, ": Dense needs a config: pass {units: …}."],
    ["dense", {}, "units: Dense needs `units`."],
    [
      "conv2d",
      { filters: 3, kernel_size: 3 },
      "kernel_size: Conv2D needs `kernelSize`. TensorFlow.js ignores `kernel_size`. Did you mean kernelSize?",
    ],
    ["dense", { units: new Float(1.5) }, "units: Dense: `units` must be a positive integer, not 1.5."],
    ["dense", { units: Sym.name("n") }, "taken"],
    [
      "dense",
      { units: 3, activation: "hard_sigmoid" },
      'activation: Dense: `activation`: there is no activation called "hard_sigmoid". Did you mean hardSigmoid?',
    ],
    [
      "dense",
      { units: 3, kernelRegularizer: "l2" },
      'kernel_regularizer: Dense: `kernelRegularizer`: there is no regularizer called "l2". Give tf.regularizers.l2() in its place.',
    ],
    ["dense", { units: 3, kernelInitializer: new Opaque("object", "HeNormal") }, "taken"],
    [
      "dense",
      { units: 3, activation: new Opaque("callable", "tf.relu") },
      "activation: Dense: `activation` must be the name of an activation or such an object, not tf.relu.",
    ],
    [
      "dense",
      {
        units: 3,
        activation: new DictArgument([
          ["className", "relu"],
          ["config", new DictArgument([])],
        ]),
      },
      "taken",
    ],
    [
      "gru",
      { units: 3, resetAfter: true },
      "reset_after: GRU: `resetAfter` must be left out: TensorFlow.js has no such GRU, not true.",
    ],
    [
      "separableConv2d",
      { filters: 3, kernelSize: 3, kernelInitializer: "zeros" },
      "kernel_initializer: SeparableConv2D has no `kernelInitializer`: give `depthwiseInitializer` and `pointwiseInitializer` in its place.",
    ],
    ["elu", { alpha: new Float(0.5) }, "alpha: ELU has no other `alpha` than 1 in TensorFlow.js, and this is 0.5."],
  ])("%s %o", (factory, config, told) => {
    expect(refusal(factory, config)).toBe(told);
  });
});

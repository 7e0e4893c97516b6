/**
 * Every layer of TensorFlow.js, trained on the embedded engine and on its plain JavaScript: the same output, the same gradients.
 */
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { expectSame, numbers, startBoth } from "./both-backends.js";

beforeAll(startBoth);

const image = [6, 7, 3];
const steps = [5, 4];
const L = tf.layers;

type Case = readonly [title: string, input: readonly number[], make: () => tf.layers.Layer, integers?: number];

const CASES: readonly Case[] = [
  ...(["same", "valid"] as const).flatMap((padding): Case[] =>
    [1, 2, 3].flatMap((strides): Case[] => [
      [`conv2d ${padding} ${strides}`, image, () => L.conv2d({ filters: 4, kernelSize: 2, padding, strides })],
      [`conv1d ${padding} ${strides}`, steps, () => L.conv1d({ filters: 3, kernelSize: 2, padding, strides })],
      [`conv3d ${padding} ${strides}`, [4, 5, 4, 2], () => L.conv3d({ filters: 3, kernelSize: 3, padding, strides })],
      [
        `conv2dTranspose ${padding} ${strides}`,
        image,
        () => L.conv2dTranspose({ filters: 4, kernelSize: 3, padding, strides }),
      ],
      [
        `separableConv2d ${padding} ${strides}`,
        image,
        () => L.separableConv2d({ filters: 4, kernelSize: 2, padding, strides, depthMultiplier: 2 }),
      ],
      [`depthwiseConv2d ${padding} ${strides}`, image, () => L.depthwiseConv2d({ kernelSize: 3, padding, strides })],
      [`maxPooling2d ${padding} ${strides}`, image, () => L.maxPooling2d({ poolSize: 2, padding, strides })],
      [`maxPooling1d ${padding} ${strides}`, steps, () => L.maxPooling1d({ poolSize: 2, padding, strides })],
    ]),
  ),
  ["conv2d channelsFirst", [3, 6, 7], () => L.conv2d({ filters: 4, kernelSize: 2, dataFormat: "channelsFirst" })],
  ["maxPooling2d channelsFirst", [3, 6, 7], () => L.maxPooling2d({ poolSize: 2, dataFormat: "channelsFirst" })],
  ["convLstm2d", [3, 5, 5, 2], () => L.convLstm2d({ filters: 2, kernelSize: 2 }) as tf.layers.Layer],
  ["dense", [6], () => L.dense({ units: 4 })],
  ["dense over steps", steps, () => L.dense({ units: 3 })],
  ...[
    "relu",
    "relu6",
    "elu",
    "selu",
    "sigmoid",
    "hardSigmoid",
    "softmax",
    "softplus",
    "softsign",
    "tanh",
    "swish",
    "mish",
    "gelu",
    "gelu_new",
    "linear",
  ].map((activation): Case => [
    `activation ${activation}`,
    [6],
    () => L.activation({ activation: activation as never }),
  ]),
  ["reLU", [6], () => L.reLU({ maxValue: 0.5 })],
  ["elu", [6], () => L.elu()],
  ["leakyReLU", [6], () => L.leakyReLU()],
  ["prelu", [6], () => L.prelu()],
  ["softmax", [6], () => L.softmax()],
  ["batchNormalization", image, () => L.batchNormalization()],
  ["batchNormalization of rows", [6], () => L.batchNormalization()],
  ["batchNormalization over steps", steps, () => L.batchNormalization()],
  ["layerNormalization", image, () => L.layerNormalization()],
  ["layerNormalization axes", image, () => L.layerNormalization({ axis: [1, 2] })],
  ["lstm", steps, () => L.lstm({ units: 3 })],
  ["lstm sequences", steps, () => L.lstm({ units: 3, returnSequences: true, goBackwards: true })],
  ["gru", steps, () => L.gru({ units: 3 })],
  ["simpleRNN", steps, () => L.simpleRNN({ units: 3 })],
  ["bidirectional", steps, () => L.bidirectional({ layer: L.lstm({ units: 2 }) as never, mergeMode: "concat" })],
  [
    "rnn of cells",
    steps,
    () => L.rnn({ cell: L.stackedRNNCells({ cells: [L.lstmCell({ units: 2 }), L.gruCell({ units: 2 })] }) as never }),
  ],
  ["timeDistributed", steps, () => L.timeDistributed({ layer: L.dense({ units: 2 }) })],
  ["embedding", [5], () => L.embedding({ inputDim: 7, outputDim: 3 }), 7],
  ["flatten", image, () => L.flatten()],
  ["reshape", image, () => L.reshape({ targetShape: [42, 3] })],
  ["permute", image, () => L.permute({ dims: [3, 1, 2] })],
  ["repeatVector", [6], () => L.repeatVector({ n: 3 })],
  [
    "zeroPadding2d",
    image,
    () =>
      L.zeroPadding2d({
        padding: [
          [1, 2],
          [0, 1],
        ],
      }),
  ],
  [
    "cropping2D",
    image,
    () =>
      L.cropping2D({
        cropping: [
          [1, 1],
          [2, 1],
        ],
      }),
  ],
  ["rescaling", image, () => L.rescaling({ scale: 0.5, offset: 1 })],
  ["globalAveragePooling1d", steps, () => L.globalAveragePooling1d({})],
  ["globalAveragePooling2d", image, () => L.globalAveragePooling2d({})],
  ["globalMaxPooling1d", steps, () => L.globalMaxPooling1d({})],
  ["globalMaxPooling2d", image, () => L.globalMaxPooling2d({})],
  ["dropout", [6], () => L.dropout({ rate: 0.4, seed: 3 })],
  ["add", [6], () => merged(L.add())],
  ["multiply", [6], () => merged(L.multiply())],
  ["average", [6], () => merged(L.average())],
  ["maximum", [6], () => merged(L.maximum())],
  ["minimum", [6], () => merged(L.minimum())],
  ["concatenate", [6], () => merged(L.concatenate())],
  ["dot", [6], () => merged(L.dot({ axes: 1 }))],
];

/** Of the input and of what a dense layer makes of it. */
function merged(layer: tf.layers.Layer): tf.layers.Layer {
  const input = tf.input({ shape: [6] });
  const other = L.dense({ units: 6 }).apply(input) as tf.SymbolicTensor;
  return tf.model({ inputs: input, outputs: layer.apply([input, other]) as tf.SymbolicTensor });
}

/** What TensorFlow.js has no gradient for, whichever engine computes. */
const UNTRAINABLE: readonly Case[] = [
  ["conv1d causal", steps, () => L.conv1d({ filters: 3, kernelSize: 3, padding: "causal" })],
  ["conv1d dilated", steps, () => L.conv1d({ filters: 3, kernelSize: 2, dilationRate: 2 })],
  ["conv2d dilated", image, () => L.conv2d({ filters: 4, kernelSize: 2, dilationRate: 2 })],
  ["conv3d dilated", [4, 5, 4, 2], () => L.conv3d({ filters: 3, kernelSize: 2, dilationRate: 2 })],
  ["separableConv2d dilated", image, () => L.separableConv2d({ filters: 4, kernelSize: 2, dilationRate: 2 })],
  ["conv3dTranspose", [2, 3, 2, 2], () => L.conv3dTranspose({ filters: 2, kernelSize: 3 })],
  ["batchNormalization of another axis", image, () => L.batchNormalization({ axis: 1 })],
  ["thresholdedReLU, of what is before it", [6], () => L.thresholdedReLU({ theta: 0.2 })],
  ["masking, of what is before it", steps, () => L.masking({ maskValue: 0 })],
  ["centerCrop, of what is before it", image, () => L.centerCrop({ height: 4, width: 4 })],
];

/** Linear in their input, so that their gradient is told by ⟨f(x), y⟩ = ⟨x, f′(y)⟩; the plain backend has it wrong. */
const LINEAR: readonly Case[] = [
  ["averagePooling2d", image, () => L.averagePooling2d({ poolSize: 3, padding: "same", strides: 2 })],
  ["averagePooling1d", steps, () => L.averagePooling1d({ poolSize: 2, padding: "same", strides: 2 })],
  ["averagePooling3d", [4, 5, 4, 2], () => L.averagePooling3d({ poolSize: 3, padding: "same", strides: 2 })],
  ["upSampling2d", image, () => L.upSampling2d({ size: [2, 3] })],
  ["upSampling2d bilinear", image, () => L.upSampling2d({ size: [2, 2], interpolation: "bilinear" })],
  ["resizing", image, () => L.resizing({ height: 4, width: 9 })],
  ["resizing nearest", image, () => L.resizing({ height: 4, width: 9, interpolation: "nearest" })],
];

/** Its output, and the gradients of its weights and its input where they are asked for. */
function gradientsOf(make: () => tf.layers.Layer, x: tf.Tensor, ofInput: boolean): readonly tf.Tensor[] {
  const layer = make();
  // Once before the weights are set: that builds it.
  layer.apply(x);
  layer.setWeights(layer.getWeights().map((weight, i) => tf.abs(numbers(weight.shape, 11 + i))));
  const run = (input: tf.Tensor) => layer.apply(input, { training: true }) as tf.Tensor;
  const output = run(x);
  const toward = numbers(output.shape, 3);
  const weights = layer.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const byWeights = weights.length === 0 ? [] : tf.variableGrads(() => tf.sum(tf.mul(run(x), toward)), weights).grads;
  return [
    output,
    layer.apply(x) as tf.Tensor,
    ...Object.values(byWeights),
    ...(ofInput ? [tf.grad(run)(x, toward)] : []),
  ];
}

describe("A layer has the output and the gradients of the plain backend", () => {
  for (const [title, shape, make, integers] of CASES)
    it(title, () =>
      expectSame(() => {
        const drawn = numbers([3, ...shape], 5);
        const x = integers === undefined ? drawn : tf.cast(tf.floor(tf.mul(tf.abs(drawn), integers)), "int32");
        return gradientsOf(make, x, integers === undefined);
      }),
    );
});

describe("A layer that is linear has the gradient that belongs to its output", () => {
  for (const [title, shape, make] of LINEAR)
    it(title, async () => {
      await tf.setBackend("wasm");
      const layer = make();
      const run = (input: tf.Tensor) => layer.apply(input) as tf.Tensor;
      for (const seed of [1, 2, 3, 4, 5]) {
        const x = numbers([2, ...shape], seed);
        const toward = numbers(run(x).shape, seed + 20);
        const [there, back] = [tf.sum(tf.mul(run(x), toward)), tf.sum(tf.mul(x, tf.grad(run)(x, toward)))];
        expect(back.dataSync()[0]).toBeCloseTo(there.dataSync()[0] ?? NaN, 4);
      }
    });
});

describe("A layer that can't be trained says so", () => {
  for (const [title, shape, make] of UNTRAINABLE)
    it(title, async () => {
      await tf.setBackend("wasm");
      expect(() => gradientsOf(make, numbers([3, ...shape], 5), true)).toThrow();
    });
});

/**
 * A tiny model around each layer of TensorFlow.js, with something to train before it wherever its input is made of numbers.
 *
 *     "conv2d, channels_first"   ──▶   Input(2, 6, 6) → PReLU → Conv2D(channels_first) → Flatten → Dense(2)
 */
import * as tf from "@tensorflow/tfjs";

type Build = (input: tf.SymbolicTensor) => tf.SymbolicTensor;

interface Tiny {
  readonly shape: readonly number[];
  readonly build: Build;
  /** Nothing that is trained stands before it. */
  readonly isFirst?: true;
  /** Whole numbers go in. */
  readonly areIndices?: true;
}

const { layers } = tf;

const one =
  (layer: tf.layers.Layer): Build =>
  (input) =>
    layer.apply(input) as tf.SymbolicTensor;
const two =
  (layer: tf.layers.Layer): Build =>
  (input) =>
    layer.apply([input, input]) as tf.SymbolicTensor;

const LINE = [6, 3];
const IMAGE = [6, 6, 2];
const VOLUME = [4, 4, 4, 2];
const FILM = [3, 6, 6, 2];

const conv = { filters: 3, kernelSize: 2 };
const units = { units: 3 };

/** Named like the functions that make them; what follows a comma is a setting that decides whether it can be trained. */
export const TINY: Readonly<Record<string, () => Tiny>> = {
  activation: () => ({ shape: [4], build: one(layers.activation({ activation: "tanh" })) }),
  add: () => ({ shape: [4], build: two(layers.add()) }),
  alphaDropout: () => ({ shape: [4], build: one(layers.alphaDropout({ rate: 0.1 })) }),
  average: () => ({ shape: [4], build: two(layers.average()) }),
  averagePooling1d: () => ({ shape: LINE, build: one(layers.averagePooling1d({ poolSize: 2 })) }),
  averagePooling2d: () => ({ shape: IMAGE, build: one(layers.averagePooling2d({ poolSize: 2 })) }),
  averagePooling3d: () => ({ shape: VOLUME, build: one(layers.averagePooling3d({ poolSize: 2 } as never)) }),
  batchNormalization: () => ({ shape: IMAGE, build: one(layers.batchNormalization()) }),
  bidirectional: () => ({ shape: LINE, build: one(layers.bidirectional({ layer: layers.lstm(units) as tf.RNN })) }),
  categoryEncoding: () => ({
    shape: [3],
    areIndices: true,
    build: one(layers.categoryEncoding({ numTokens: 4, outputMode: "multiHot" })),
  }),
  centerCrop: () => ({ shape: IMAGE, build: one(layers.centerCrop({ height: 4, width: 4 })) }),
  concatenate: () => ({ shape: [4], build: two(layers.concatenate()) }),
  conv1d: () => ({ shape: LINE, build: one(layers.conv1d(conv)) }),
  "conv1d, dilated": () => ({ shape: LINE, build: one(layers.conv1d({ ...conv, dilationRate: 2 })) }),
  conv2d: () => ({ shape: IMAGE, build: one(layers.conv2d(conv)) }),
  "conv2d, dilated": () => ({ shape: IMAGE, build: one(layers.conv2d({ ...conv, dilationRate: 2 })) }),
  "conv2d, channels_first": () => ({
    shape: [2, 6, 6],
    build: one(layers.conv2d({ ...conv, dataFormat: "channelsFirst" })),
  }),
  conv2dTranspose: () => ({ shape: IMAGE, build: one(layers.conv2dTranspose({ ...conv, strides: 2 })) }),
  "conv2dTranspose, channels_first": () => ({
    shape: [2, 6, 6],
    build: one(layers.conv2dTranspose({ ...conv, dataFormat: "channelsFirst" })),
  }),
  conv3d: () => ({ shape: VOLUME, build: one(layers.conv3d(conv)) }),
  conv3dTranspose: () => ({ shape: VOLUME, build: one(layers.conv3dTranspose(conv)) }),
  convLstm2d: () => ({ shape: FILM, build: one(layers.convLstm2d(conv as never)) }),
  cropping2D: () => ({
    shape: IMAGE,
    build: one(
      layers.cropping2D({
        cropping: [
          [1, 1],
          [1, 1],
        ],
      }),
    ),
  }),
  "masking, first": () => ({ shape: LINE, isFirst: true, build: one(layers.masking()) }),
  "thresholdedReLU, first": () => ({ shape: [4], isFirst: true, build: one(layers.thresholdedReLU()) }),
  "resizing, first": () => ({ shape: IMAGE, isFirst: true, build: one(layers.resizing({ height: 4, width: 4 })) }),
  "rescaling, first": () => ({ shape: IMAGE, isFirst: true, build: one(layers.rescaling({ scale: 0.5 })) }),
  "centerCrop, first": () => ({ shape: IMAGE, isFirst: true, build: one(layers.centerCrop({ height: 4, width: 4 })) }),
  "randomWidth, first": () => ({
    shape: IMAGE,
    isFirst: true,
    build: one(layers.randomWidth({ factor: 0.1 } as never)),
  }),
  "categoryEncoding, one_hot": () => ({
    shape: [1],
    areIndices: true,
    build: one(layers.categoryEncoding({ numTokens: 4, outputMode: "oneHot" })),
  }),
  "separableConv2d, channels_first without a bias": () => ({
    shape: [2, 6, 6],
    build: one(layers.separableConv2d({ ...conv, dataFormat: "channelsFirst", useBias: false })),
  }),
  "conv1d, causal": () => ({
    shape: LINE,
    build: one(layers.conv1d({ ...conv, padding: "causal" })),
  }),
  "conv1d, causal without a bias": () => ({
    shape: LINE,
    build: one(layers.conv1d({ ...conv, padding: "causal", useBias: false })),
  }),
  "batchNormalization, the first axis": () => ({ shape: IMAGE, build: one(layers.batchNormalization({ axis: 1 })) }),
  "batchNormalization, the last axis": () => ({ shape: IMAGE, build: one(layers.batchNormalization({ axis: 3 })) }),
  "conv1d, channels_first": () => ({
    shape: [3, 6],
    build: one(layers.conv1d({ ...conv, dataFormat: "channelsFirst" })),
  }),
  "conv3d, channels_first": () => ({
    shape: [2, 4, 4, 4],
    build: one(layers.conv3d({ ...conv, dataFormat: "channelsFirst" })),
  }),
  "conv3d, dilated": () => ({ shape: VOLUME, build: one(layers.conv3d({ ...conv, dilationRate: 2 })) }),
  "convLstm2d, dilated": () => ({ shape: FILM, build: one(layers.convLstm2d({ ...conv, dilationRate: 2 } as never)) }),
  "conv2dTranspose, dilated": () => ({
    shape: IMAGE,
    build: one(layers.conv2dTranspose({ ...conv, dilationRate: 2 })),
  }),
  "upSampling2d, bilinear": () => ({ shape: IMAGE, build: one(layers.upSampling2d({ interpolation: "bilinear" })) }),
  "conv2d, strided": () => ({ shape: IMAGE, build: one(layers.conv2d({ ...conv, strides: 2, padding: "same" })) }),
  "dense, in a model within": () => ({
    shape: IMAGE,
    build: one(tf.sequential({ layers: [layers.conv2d({ ...conv, inputShape: [...IMAGE] }), layers.flatten()] })),
  }),
  "conv2d, dilated in a model within": () => ({
    shape: IMAGE,
    build: one(tf.sequential({ layers: [layers.conv2d({ ...conv, dilationRate: 2, inputShape: [...IMAGE] })] })),
  }),
  "globalMaxPooling2d, channels_first": () => ({
    shape: [2, 6, 6],
    build: one(layers.globalMaxPooling2d({ dataFormat: "channelsFirst" })),
  }),
  dense: () => ({ shape: [4], build: one(layers.dense(units)) }),
  depthwiseConv2d: () => ({ shape: IMAGE, build: one(layers.depthwiseConv2d({ kernelSize: 2, depthMultiplier: 2 })) }),
  "depthwiseConv2d, dilated": () => ({
    shape: IMAGE,
    build: one(layers.depthwiseConv2d({ kernelSize: 2, dilationRate: 2 })),
  }),
  "depthwiseConv2d, channels_first": () => ({
    shape: [2, 6, 6],
    build: one(layers.depthwiseConv2d({ kernelSize: 2, dataFormat: "channelsFirst" })),
  }),
  dot: () => ({ shape: [4], build: two(layers.dot({ axes: 1 })) }),
  dropout: () => ({ shape: [4], build: one(layers.dropout({ rate: 0.1 })) }),
  elu: () => ({ shape: [4], build: one(layers.elu()) }),
  embedding: () => ({
    shape: [3],
    areIndices: true,
    build: one(layers.embedding({ inputDim: 4, outputDim: 3 })),
  }),
  flatten: () => ({ shape: IMAGE, build: one(layers.flatten()) }),
  gaussianDropout: () => ({ shape: [4], build: one(layers.gaussianDropout({ rate: 0.1 })) }),
  gaussianNoise: () => ({ shape: [4], build: one(layers.gaussianNoise({ stddev: 0.1 })) }),
  globalAveragePooling1d: () => ({ shape: LINE, build: one(layers.globalAveragePooling1d()) }),
  globalAveragePooling2d: () => ({ shape: IMAGE, build: one(layers.globalAveragePooling2d({})) }),
  globalMaxPooling1d: () => ({ shape: LINE, build: one(layers.globalMaxPooling1d()) }),
  globalMaxPooling2d: () => ({ shape: IMAGE, build: one(layers.globalMaxPooling2d({})) }),
  gru: () => ({ shape: LINE, build: one(layers.gru(units)) }),
  layerNormalization: () => ({ shape: LINE, build: one(layers.layerNormalization()) }),
  leakyReLU: () => ({ shape: [4], build: one(layers.leakyReLU()) }),
  lstm: () => ({ shape: LINE, build: one(layers.lstm(units)) }),
  masking: () => ({ shape: LINE, build: one(layers.masking()) }),
  maxPooling1d: () => ({ shape: LINE, build: one(layers.maxPooling1d({ poolSize: 2 })) }),
  maxPooling2d: () => ({ shape: IMAGE, build: one(layers.maxPooling2d({ poolSize: 2 })) }),
  "maxPooling2d, channels_first": () => ({
    shape: [2, 6, 6],
    build: one(layers.maxPooling2d({ poolSize: 2, dataFormat: "channelsFirst" })),
  }),
  maxPooling3d: () => ({ shape: VOLUME, build: one(layers.maxPooling3d({ poolSize: 2 } as never)) }),
  maximum: () => ({ shape: [4], build: two(layers.maximum()) }),
  minimum: () => ({ shape: [4], build: two(layers.minimum()) }),
  multiply: () => ({ shape: [4], build: two(layers.multiply()) }),
  permute: () => ({ shape: LINE, build: one(layers.permute({ dims: [2, 1] })) }),
  prelu: () => ({ shape: [4], build: one(layers.prelu()) }),
  randomWidth: () => ({
    shape: IMAGE,
    build: one(layers.randomWidth({ factor: 0.1 } as never)),
  }),
  reLU: () => ({ shape: [4], build: one(layers.reLU()) }),
  repeatVector: () => ({ shape: [4], build: one(layers.repeatVector({ n: 2 })) }),
  rescaling: () => ({ shape: IMAGE, build: one(layers.rescaling({ scale: 0.5 })) }),
  reshape: () => ({ shape: [4], build: one(layers.reshape({ targetShape: [2, 2] })) }),
  resizing: () => ({ shape: IMAGE, build: one(layers.resizing({ height: 4, width: 4 })) }),
  rnn: () => ({ shape: LINE, build: one(layers.rnn({ cell: layers.simpleRNNCell(units) })) }),
  separableConv2d: () => ({ shape: IMAGE, build: one(layers.separableConv2d(conv)) }),
  "separableConv2d, dilated": () => ({
    shape: IMAGE,
    build: one(layers.separableConv2d({ ...conv, dilationRate: 2 })),
  }),
  "separableConv2d, channels_first": () => ({
    shape: [2, 6, 6],
    build: one(layers.separableConv2d({ ...conv, dataFormat: "channelsFirst" })),
  }),
  simpleRNN: () => ({ shape: LINE, build: one(layers.simpleRNN(units)) }),
  softmax: () => ({ shape: [4], build: one(layers.softmax()) }),
  spatialDropout1d: () => ({ shape: LINE, build: one(layers.spatialDropout1d({ rate: 0.1 })) }),
  stackedRNNCells: () => ({
    shape: LINE,
    build: one(layers.rnn({ cell: [layers.lstmCell(units), layers.gruCell(units)] as tf.layers.Layer[] as never })),
  }),
  thresholdedReLU: () => ({ shape: [4], build: one(layers.thresholdedReLU()) }),
  timeDistributed: () => ({ shape: FILM, build: one(layers.timeDistributed({ layer: layers.conv2d(conv) })) }),
  "timeDistributed, dilated": () => ({
    shape: FILM,
    build: one(layers.timeDistributed({ layer: layers.conv2d({ ...conv, dilationRate: 2 }) })),
  }),
  upSampling2d: () => ({ shape: IMAGE, build: one(layers.upSampling2d({})) }),
  zeroPadding2d: () => ({ shape: IMAGE, build: one(layers.zeroPadding2d()) }),
};

export function tinyModel(name: string): tf.LayersModel {
  const { shape, build, isFirst, areIndices } = TINY[name]!();
  const input = tf.input({ shape: [...shape] });
  const before = isFirst || areIndices ? input : (layers.prelu().apply(input) as tf.SymbolicTensor);
  const found = build(before);
  // The size that a layer tells may be none.
  if (found.shape.some((size) => size !== null && size < 0)) return tf.model({ inputs: input, outputs: found });
  const flat = found.shape.length > 2 ? (layers.flatten().apply(found) as tf.SymbolicTensor) : found;
  const outputs = layers.dense({ units: 2 }).apply(flat) as tf.SymbolicTensor;
  return tf.model({ inputs: input, outputs });
}

/** What goes wrong in one step, or nothing. */
export async function stepOf(model: tf.LayersModel, name: string): Promise<string | undefined> {
  const { shape, areIndices } = TINY[name]!();
  const x = areIndices
    ? tf.tensor([
        [0, 1, 2],
        [2, 1, 3],
      ])
    : tf.randomUniform([2, ...shape], -1, 1);
  try {
    model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
    const predicted = model.predict(x) as tf.Tensor;
    const loss = (await model.trainOnBatch(x, tf.onesLike(predicted))) as number;
    return Number.isFinite(loss) ? undefined : `the loss is ${loss}`;
  } catch (error) {
    return String(error instanceof Error ? error.message : error);
  }
}

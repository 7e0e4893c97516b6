/**
 * What kind of layer a class is, for the colours of the graph.
 *
 *     SeparableConv2D   convolution
 *     Functional        model
 */
import type { LayerFamily } from "../../../contract/summary.js";

/** The first that matches: ConvLSTM2D is recurrent, BatchNormalization is no convolution. */
const FAMILIES: readonly (readonly [RegExp, LayerFamily])[] = [
  [/^Input/, "input"],
  [/LSTM|GRU|RNN|Bidirectional/, "recurrent"],
  [/Conv/, "convolution"],
  [/Pool/, "pooling"],
  [/Attention/, "attention"],
  [/Normalization$/, "normalization"],
  [/Dropout|Noise|Regularization/, "regularization"],
  [/^(Dense|EinsumDense|Embedding|ReversibleEmbedding)$/, "dense"],
  [/^(Add|Subtract|Multiply|Average|Maximum|Minimum|Concatenate|Dot)$/, "merging"],
  [
    /^(Flatten|Reshape|Permute|RepeatVector|ZeroPadding\dD|Cropping\dD|UpSampling\dD|Resizing|CenterCrop)$/,
    "reshaping",
  ],
  [/^(Activation|.*ReLU|ReLU|ELU|Softmax)$/, "activation"],
  [/^(Sequential|Functional|Model)$/, "model"],
];

export function layerFamily(layer: string): LayerFamily {
  return FAMILIES.find(([pattern]) => pattern.test(layer))?.[1] ?? "other";
}

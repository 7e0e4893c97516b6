/**
 * What `layer.build(shape)` of Keras 3.15 takes and refuses, class by class; recorded by building each of them on shapes of every rank.
 *
 *     Dense(3).build()                 refused: it needs `input_shape`
 *     Conv2D(3, 3).build((None, 4))    refused, as on a call
 *     MaxPooling2D().build((None, 4))  taken: it has nothing to build, and looks at nothing
 */
import { Unknown, type Dim } from "../dims/dim.js";
import { signature, type Signature } from "./signature.js";

const names = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const RECURRENT = names("Bidirectional ConvLSTM1D ConvLSTM2D ConvLSTM3D GRU LSTM RNN SimpleRNN");
const SHAPE_IS_OPTIONAL = names("Embedding ReversibleEmbedding TextVectorization Wrapper");
const SEVERAL_SHAPES = names("GroupQueryAttention MultiHeadAttention");

/** The arguments of the `build` of a class; `undefined` for one that the catalogue doesn't have. */
export function buildSignature(layer: string | undefined): Signature {
  if (layer === undefined) return signature("input_shape");
  if (RECURRENT.has(layer)) return signature("sequences_shape, initial_state_shape=None");
  if (SEVERAL_SHAPES.has(layer)) return signature("query_shape, value_shape, key_shape=None");
  return signature(SHAPE_IS_OPTIONAL.has(layer) ? "input_shape=None" : "input_shape");
}

/** What a call refuses of its inputs' shapes is refused by their `build` already. */
const CHECKING = names(
  "Add AdditiveAttention Average BatchNormalization Concatenate Conv1D Conv2D Conv3D DepthwiseConv1D DepthwiseConv2D " +
    "Dot EinsumDense GroupNormalization GroupQueryAttention LayerNormalization Maximum Minimum MultiHeadAttention " +
    "Multiply RMSNormalization SeparableConv1D SeparableConv2D Subtract TimeDistributed",
);

/** The same for their axes, and what is no shape passes. */
const CHECKING_AXES = names("Normalization PReLU");

/** They run a cell, and build it on the shape without the axis of time: of two axes that is the batch, which is mostly open. */
const RUN_A_CELL = names("Bidirectional GRU LSTM RNN SimpleRNN");

const CONV_LSTM = names("ConvLSTM1D ConvLSTM2D ConvLSTM3D");
const READS_LAST = names("Dense GRUCell LSTMCell SimpleRNNCell StackedRNNCells");

/** Their `build` takes sizes out of the shape: what is no shape, or one without axes, is refused. */
const READING = new Set([
  ...names("Attention Conv1DTranspose Conv2DTranspose Conv3DTranspose SpectralNormalization Wrapper"),
  ...CONV_LSTM,
  ...READS_LAST,
]);

export const buildReadsShape = (layer: string): boolean =>
  CHECKING.has(layer) || READING.has(layer) || RUN_A_CELL.has(layer);

/** They are built on several shapes: what is none for each of their inputs is refused. */
export const buildReadsSeveralShapes = (layer: string): boolean => layer === "Attention";

/**
 * Where the last axis of a shape must have a size, since weights are made by it: what the weights of `layer` are made from. A cell that
 * is run has its inputs without the axis of time.
 */
export function shapeOfWeights(layer: string, shape: readonly Dim[]): readonly Dim[] | undefined {
  if (RUN_A_CELL.has(layer) || CONV_LSTM.has(layer)) return shape.filter((_, axis) => axis !== 1);
  return READS_LAST.has(layer) ? shape : undefined;
}

/** The same, where a list of shapes is refused too. */
export const buildReadsOneShape = (layer: string): boolean =>
  (READING.has(layer) && layer !== "Attention") || RUN_A_CELL.has(layer);

/** Whether a `build` refuses what a call on such a first shape refuses. */
export const buildChecksShape = (layer: string, shape: readonly Dim[] | undefined): boolean =>
  CHECKING.has(layer) ||
  (CHECKING_AXES.has(layer) && shape?.every((dim) => !(dim instanceof Unknown)) === true) ||
  (RUN_A_CELL.has(layer) && shape?.length === 2 && shape[0] === null) ||
  (OF_LAST_SIZE.has(layer) && shape?.length === 1 && shape[0] === null);

/** The last size is one of their weights', and mostly nothing else of the shape is looked at. */
const OF_LAST_SIZE = new Set([
  ...names("Conv1DTranspose Conv2DTranspose Conv3DTranspose GRU LSTM SimpleRNN"),
  ...READS_LAST,
]);

/** What a Pipeline holds is built by its first call, and not by its own `build`; a Normalization passes over a missing shape. */
export const buildsNothing = (layer: string, isMissing: boolean): boolean =>
  layer === "Pipeline" || (layer === "Normalization" && isMissing);

/**
 * They build themselves on one shape, and tell a symbolic output by `compute_output_shape`. So does a class that inherits one: its own
 * `call` isn't run before data go through it.
 */
const BUILT_AND_TOLD = names(
  "BatchNormalization Conv1D Conv1DTranspose Conv2D Conv2DTranspose Conv3D Conv3DTranspose Dense DepthwiseConv1D " +
    "DepthwiseConv2D EinsumDense GroupNormalization LayerNormalization Normalization PReLU RMSNormalization " +
    "SeparableConv1D SeparableConv2D",
);

export const isBuiltAndTold = (layer: string | undefined): boolean => layer !== undefined && BUILT_AND_TOLD.has(layer);

/** They have nothing to build, or make it at once: `built` is true when they are made. */
const BUILT_AT_ONCE = names(
  "Activation ActivityRegularization AlphaDropout AveragePooling1D AveragePooling2D AveragePooling3D Dropout ELU " +
    "GaussianDropout GaussianNoise GlobalAveragePooling1D GlobalAveragePooling2D GlobalAveragePooling3D " +
    "GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D Identity InputLayer LeakyReLU Masking MaxPooling1D " +
    "MaxPooling2D MaxPooling3D ReLU Reshape Softmax SpatialDropout1D SpatialDropout2D SpatialDropout3D " +
    "UnitNormalization",
);
export const isBuiltAtOnce = (layer: string): boolean => BUILT_AT_ONCE.has(layer);

/** They are built by what they are told of their data, too. */
const BUILT_BY_DATA = names("Discretization IntegerLookup Normalization StringLookup TextVectorization");
/** The code of another library makes their weights. */
const FOREIGN = names("FlaxLayer JaxLayer TFSMLayer TorchModuleWrapper");

/** They make their weights in `build` each time, which a layer that is built refuses; others leave those that they have. */
const BUILT_ONCE = new Set([
  ...BUILT_AND_TOLD,
  ...names("AdditiveAttention Attention GRUCell GroupQueryAttention LSTMCell MultiHeadAttention SimpleRNNCell"),
  "SpectralNormalization",
]);
export const isBuiltOnce = (layer: string): boolean => BUILT_ONCE.has(layer);

/** Whether a layer of the class is certainly not built before its first call, or its `build`. */
export const waitsForItsInput = (layer: string | undefined): boolean =>
  layer !== undefined && !BUILT_AT_ONCE.has(layer) && !BUILT_BY_DATA.has(layer) && !FOREIGN.has(layer);

/**
 * The classes of Keras 1 as their constructors were written, and what each argument is called in Keras 3.
 *
 *     Convolution2D(32, 3, 3, border_mode="same")   filters 32, kernel_size (3, 3), padding "same"
 *
 * Source of the facts: inspect.signature of Keras 1.2.2's classes.
 */

const WEIGHTS_END = "W_constraint=None, b_constraint=None, bias=True";
const REGULARIZERS = "W_regularizer=None, b_regularizer=None, activity_regularizer=None";
const WINDOW = "init='glorot_uniform', activation=None, weights=None, border_mode='valid'";
const LINE = `nb_filter, filter_length, ${WINDOW}, subsample_length=1`;
const PLANE = `nb_filter, nb_row, nb_col, ${WINDOW}, subsample=(1, 1)`;
const END = `${REGULARIZERS}, ${WEIGHTS_END}`;
const SEQUENCE_INPUT = "input_dim=None, input_length=None";
const GATED =
  "activation='tanh', inner_activation='hard_sigmoid', W_regularizer=None, U_regularizer=None, b_regularizer=None, dropout_W=0.0, dropout_U=0.0, **kwargs";
const POOLED_LINE = "pool_length=2, stride=None, border_mode='valid', **kwargs";
const POOLED = "strides=None, border_mode='valid', dim_ordering='default', **kwargs";
const FORMAT = "dim_ordering='default', **kwargs";
const SEPARATE =
  "depthwise_regularizer=None, pointwise_regularizer=None, b_regularizer=None, activity_regularizer=None, depthwise_constraint=None, pointwise_constraint=None, b_constraint=None, bias=True";

/** By the name of the class that the catalogue has in its place. */
export const KERAS_1_SIGNATURES: Readonly<Record<string, string>> = {
  Activation: "activation, **kwargs",
  ActivityRegularization: "l1=0.0, l2=0.0, **kwargs",
  AtrousConvolution1D: `${LINE}, atrous_rate=1, ${END}, **kwargs`,
  AtrousConvolution2D: `${PLANE}, atrous_rate=(1, 1), dim_ordering='default', ${END}, **kwargs`,
  AveragePooling1D: POOLED_LINE,
  AveragePooling2D: `pool_size=(2, 2), ${POOLED}`,
  AveragePooling3D: `pool_size=(2, 2, 2), ${POOLED}`,
  BatchNormalization:
    "epsilon=0.001, mode=0, axis=-1, momentum=0.99, weights=None, beta_init='zero', gamma_init='one', gamma_regularizer=None, beta_regularizer=None, **kwargs",
  Bidirectional: "layer, merge_mode='concat', weights=None, **kwargs",
  Conv1D: `${LINE}, ${END}, ${SEQUENCE_INPUT}, **kwargs`,
  Conv2D: `${PLANE}, dim_ordering='default', ${END}, **kwargs`,
  Conv3D: `nb_filter, kernel_dim1, kernel_dim2, kernel_dim3, ${WINDOW}, subsample=(1, 1, 1), dim_ordering='default', ${END}, **kwargs`,
  ConvLSTM2D:
    "nb_filter, nb_row, nb_col, init='glorot_uniform', inner_init='orthogonal', forget_bias_init='one', activation='tanh', inner_activation='hard_sigmoid', dim_ordering='default', border_mode='valid', subsample=(1, 1), W_regularizer=None, U_regularizer=None, b_regularizer=None, dropout_W=0.0, dropout_U=0.0, **kwargs",
  Cropping1D: "cropping=(1, 1), **kwargs",
  Cropping2D: `cropping=((0, 0), (0, 0)), ${FORMAT}`,
  Cropping3D: `cropping=((1, 1), (1, 1), (1, 1)), ${FORMAT}`,
  Deconvolution2D: `nb_filter, nb_row, nb_col, output_shape, ${WINDOW}, subsample=(1, 1), dim_ordering='default', ${END}, **kwargs`,
  Dense: `output_dim, init='glorot_uniform', activation=None, weights=None, ${END}, input_dim=None, **kwargs`,
  Dropout: "p, noise_shape=None, seed=None, **kwargs",
  ELU: "alpha=1.0, **kwargs",
  Embedding:
    "input_dim, output_dim, init='uniform', input_length=None, W_regularizer=None, activity_regularizer=None, W_constraint=None, mask_zero=False, weights=None, dropout=0.0, **kwargs",
  Flatten: "**kwargs",
  GRU: `output_dim, init='glorot_uniform', inner_init='orthogonal', ${GATED}`,
  GaussianDropout: "p, **kwargs",
  GaussianNoise: "sigma, **kwargs",
  GlobalAveragePooling1D: "**kwargs",
  GlobalAveragePooling2D: FORMAT,
  GlobalAveragePooling3D: FORMAT,
  GlobalMaxPooling1D: "**kwargs",
  GlobalMaxPooling2D: FORMAT,
  GlobalMaxPooling3D: FORMAT,
  Highway: `init='glorot_uniform', activation=None, weights=None, ${END}, input_dim=None, **kwargs`,
  LSTM: `output_dim, init='glorot_uniform', inner_init='orthogonal', forget_bias_init='one', ${GATED}`,
  Lambda: "function, output_shape=None, arguments=None, **kwargs",
  LeakyReLU: "alpha=0.3, **kwargs",
  LocallyConnected1D: `${LINE}, ${END}, ${SEQUENCE_INPUT}, **kwargs`,
  LocallyConnected2D: `${PLANE}, dim_ordering='default', ${END}, **kwargs`,
  Masking: "mask_value=0.0, **kwargs",
  MaxPooling1D: POOLED_LINE,
  MaxPooling2D: `pool_size=(2, 2), ${POOLED}`,
  MaxPooling3D: `pool_size=(2, 2, 2), ${POOLED}`,
  MaxoutDense: `output_dim, nb_feature=4, init='glorot_uniform', weights=None, ${END}, input_dim=None, **kwargs`,
  Merge:
    "layers=None, mode='sum', concat_axis=-1, dot_axes=-1, output_shape=None, output_mask=None, arguments=None, node_indices=None, tensor_indices=None, name=None",
  PReLU: "init='zero', weights=None, shared_axes=None, **kwargs",
  ParametricSoftplus: "alpha_init=0.2, beta_init=5.0, weights=None, shared_axes=None, **kwargs",
  Permute: "dims, **kwargs",
  RepeatVector: "n, **kwargs",
  Reshape: "target_shape, **kwargs",
  SReLU:
    "t_left_init='zero', a_left_init='glorot_uniform', t_right_init='glorot_uniform', a_right_init='one', shared_axes=None, **kwargs",
  SeparableConv2D: `${PLANE}, depth_multiplier=1, dim_ordering='default', ${SEPARATE}, **kwargs`,
  SimpleRNN:
    "output_dim, init='glorot_uniform', inner_init='orthogonal', activation='tanh', W_regularizer=None, U_regularizer=None, b_regularizer=None, dropout_W=0.0, dropout_U=0.0, **kwargs",
  SpatialDropout1D: "p, **kwargs",
  SpatialDropout2D: `p, ${FORMAT}`,
  SpatialDropout3D: `p, ${FORMAT}`,
  ThresholdedReLU: "theta=1.0, **kwargs",
  TimeDistributed: "layer, **kwargs",
  TimeDistributedDense: `output_dim, init='glorot_uniform', activation=None, weights=None, ${END}, ${SEQUENCE_INPUT}, **kwargs`,
  UpSampling1D: "length=2, **kwargs",
  UpSampling2D: `size=(2, 2), ${FORMAT}`,
  UpSampling3D: `size=(2, 2, 2), ${FORMAT}`,
  ZeroPadding1D: "padding=1, **kwargs",
  ZeroPadding2D: `padding=(1, 1), ${FORMAT}`,
  ZeroPadding3D: `padding=(1, 1, 1), ${FORMAT}`,
};

/** What every layer of Keras 1 takes. */
export const KERAS_1_BASE = ["input_shape", "batch_input_shape", "input_dtype", "name", "trainable"];

/** What its recurrent layers take besides. */
export const KERAS_1_RECURRENT = [
  "weights",
  "return_sequences",
  "go_backwards",
  "stateful",
  "unroll",
  "consume_less",
  "input_dim",
  "input_length",
];

/** What an argument is called now, the first that the layer has; none where it says nothing of shapes. */
export const KERAS_1_NAMES: Readonly<Record<string, readonly string[]>> = {
  U_regularizer: ["recurrent_regularizer"],
  W_constraint: ["kernel_constraint", "embeddings_constraint"],
  W_regularizer: ["kernel_regularizer", "embeddings_regularizer"],
  atrous_rate: ["dilation_rate"],
  b_constraint: ["bias_constraint"],
  b_regularizer: ["bias_regularizer"],
  beta_init: ["beta_initializer"],
  bias: ["use_bias"],
  border_mode: ["padding"],
  dim_ordering: ["data_format"],
  dropout_U: ["recurrent_dropout"],
  dropout_W: ["dropout"],
  filter_length: ["kernel_size"],
  gamma_init: ["gamma_initializer"],
  init: ["kernel_initializer", "embeddings_initializer", "depthwise_initializer", "alpha_initializer"],
  inner_activation: ["recurrent_activation"],
  inner_init: ["recurrent_initializer"],
  length: ["size"],
  nb_filter: ["filters"],
  output_dim: ["units"],
  p: ["rate"],
  pool_length: ["pool_size"],
  sigma: ["stddev"],
  stride: ["strides"],
  subsample: ["strides"],
  subsample_length: ["strides"],
};

/** The sides of a kernel, which Keras 1 takes one by one, in order. */
export const KERAS_1_KERNEL_SIDES = ["nb_row", "nb_col", "kernel_dim1", "kernel_dim2", "kernel_dim3"];

/** Classes that Keras 1 named otherwise, and those that another class does the work of now. */
export const KERAS_1_CLASSES: Readonly<Record<string, string>> = {
  AtrousConvolution1D: "Conv1D",
  AtrousConvolution2D: "Conv2D",
  TimeDistributedDense: "Dense",
};

/** Its own name for a class of the catalogue, which automatic names are made of. */
export const KERAS_1_CLASS_NAMES: Readonly<Record<string, string>> = {
  Conv1D: "Convolution1D",
  Conv2D: "Convolution2D",
  Conv3D: "Convolution3D",
  SeparableConv2D: "SeparableConvolution2D",
};

/**
 * The arguments of layers in which Keras 3.15.1 refuses a tensor of the graph. Written by `npm run oracle -- --values`.
 */
export const refusedTensors: Readonly<Record<string, string>> = {
  Activation: "activation",
  ActivityRegularization: "l1 l2",
  AdaptiveAveragePooling1D: "output_size data_format",
  AdaptiveAveragePooling2D: "output_size data_format",
  AdaptiveAveragePooling3D: "output_size data_format",
  AdaptiveMaxPooling1D: "output_size data_format",
  AdaptiveMaxPooling2D: "output_size data_format",
  AdaptiveMaxPooling3D: "output_size data_format",
  AdditiveAttention: "dropout",
  AlphaDropout: "rate seed",
  Attention: "score_mode dropout",
  AugMix: "value_range factor all_ops interpolation seed data_format",
  AutoContrast: "value_range",
  AveragePooling1D: "pool_size strides data_format name",
  AveragePooling2D: "pool_size strides data_format name",
  AveragePooling3D: "pool_size strides data_format name",
  BatchNormalization:
    "axis momentum epsilon beta_initializer gamma_initializer moving_mean_initializer moving_variance_initializer beta_regularizer gamma_regularizer beta_constraint gamma_constraint renorm synchronized",
  Bidirectional: "layer merge_mode weights backward_layer",
  CategoryEncoding: "num_tokens output_mode",
  CenterCrop: "data_format",
  ContrastLimitedAdaptiveHistogramEqualization: "data_format",
  Conv1D:
    "filters kernel_size strides padding data_format dilation_rate groups activation kernel_initializer bias_initializer kernel_regularizer bias_regularizer activity_regularizer kernel_constraint bias_constraint",
  Conv1DTranspose:
    "filters kernel_size strides padding output_padding data_format dilation_rate activation kernel_initializer bias_initializer kernel_regularizer bias_regularizer activity_regularizer kernel_constraint bias_constraint",
  Conv2D:
    "filters kernel_size strides padding data_format dilation_rate groups activation kernel_initializer bias_initializer kernel_regularizer bias_regularizer activity_regularizer kernel_constraint bias_constraint",
  Conv2DTranspose:
    "filters kernel_size strides padding output_padding data_format dilation_rate activation kernel_initializer bias_initializer kernel_regularizer bias_regularizer activity_regularizer kernel_constraint bias_constraint",
  Conv3D:
    "filters kernel_size strides padding data_format dilation_rate groups activation kernel_initializer bias_initializer kernel_regularizer bias_regularizer activity_regularizer kernel_constraint bias_constraint",
  Conv3DTranspose:
    "filters kernel_size strides padding data_format output_padding dilation_rate activation kernel_initializer bias_initializer kernel_regularizer bias_regularizer activity_regularizer kernel_constraint bias_constraint",
  ConvLSTM1D:
    "kernel_size strides padding data_format dilation_rate activation recurrent_activation kernel_initializer recurrent_initializer bias_initializer kernel_regularizer recurrent_regularizer bias_regularizer activity_regularizer kernel_constraint recurrent_constraint bias_constraint dropout recurrent_dropout seed",
  ConvLSTM2D:
    "kernel_size strides padding data_format dilation_rate activation recurrent_activation kernel_initializer recurrent_initializer bias_initializer kernel_regularizer recurrent_regularizer bias_regularizer activity_regularizer kernel_constraint recurrent_constraint bias_constraint dropout recurrent_dropout seed",
  ConvLSTM3D:
    "kernel_size strides padding data_format dilation_rate activation recurrent_activation kernel_initializer recurrent_initializer bias_initializer kernel_regularizer recurrent_regularizer bias_regularizer activity_regularizer kernel_constraint recurrent_constraint bias_constraint dropout recurrent_dropout seed",
  Cropping1D: "cropping",
  Cropping2D: "cropping data_format",
  Cropping3D: "cropping data_format",
  CutMix: "factor seed data_format",
  Dense:
    "units activation kernel_initializer bias_initializer kernel_regularizer bias_regularizer activity_regularizer kernel_constraint bias_constraint",
  DepthwiseConv1D:
    "kernel_size strides padding depth_multiplier data_format dilation_rate activation depthwise_initializer bias_initializer depthwise_regularizer bias_regularizer activity_regularizer depthwise_constraint bias_constraint",
  DepthwiseConv2D:
    "kernel_size strides padding depth_multiplier data_format dilation_rate activation depthwise_initializer bias_initializer depthwise_regularizer bias_regularizer activity_regularizer depthwise_constraint bias_constraint",
  Discretization: "bin_boundaries num_bins output_mode sparse dtype name",
  Dot: "axes",
  Dropout: "rate noise_shape seed",
  EinsumDense:
    "output_shape activation kernel_initializer bias_initializer kernel_regularizer bias_regularizer kernel_constraint bias_constraint",
  Embedding: "input_dim output_dim embeddings_initializer embeddings_regularizer embeddings_constraint weights",
  Equalization: "value_range data_format",
  Flatten: "data_format",
  GRU: "units activation recurrent_activation use_bias kernel_initializer recurrent_initializer bias_initializer kernel_regularizer recurrent_regularizer bias_regularizer activity_regularizer kernel_constraint recurrent_constraint bias_constraint dropout recurrent_dropout seed unroll reset_after use_cudnn",
  GRUCell:
    "units activation recurrent_activation kernel_initializer recurrent_initializer bias_initializer kernel_regularizer recurrent_regularizer bias_regularizer kernel_constraint recurrent_constraint bias_constraint dropout recurrent_dropout seed",
  GaussianDropout: "rate seed",
  GaussianNoise: "stddev seed",
  GlobalAveragePooling1D: "data_format",
  GlobalAveragePooling2D: "data_format",
  GlobalAveragePooling3D: "data_format",
  GlobalMaxPooling1D: "data_format",
  GlobalMaxPooling2D: "data_format",
  GlobalMaxPooling3D: "data_format",
  GroupNormalization:
    "groups beta_initializer gamma_initializer beta_regularizer gamma_regularizer beta_constraint gamma_constraint",
  HashedCrossing: "output_mode sparse name dtype",
  Hashing: "num_bins salt output_mode sparse",
  IntegerLookup:
    "max_tokens num_oov_indices mask_token vocabulary vocabulary_dtype idf_weights invert output_mode sparse pad_to_max_tokens oov_method salt name",
  LSTM: "units activation recurrent_activation use_bias kernel_initializer recurrent_initializer bias_initializer kernel_regularizer recurrent_regularizer bias_regularizer activity_regularizer kernel_constraint recurrent_constraint bias_constraint dropout recurrent_dropout seed unroll use_cudnn",
  LSTMCell:
    "units activation recurrent_activation kernel_initializer recurrent_initializer bias_initializer kernel_regularizer recurrent_regularizer bias_regularizer kernel_constraint recurrent_constraint bias_constraint dropout recurrent_dropout seed",
  Lambda: "function arguments",
  Layer: "activity_regularizer trainable dtype name",
  LayerNormalization:
    "axis beta_initializer gamma_initializer beta_regularizer gamma_regularizer beta_constraint gamma_constraint",
  LeakyReLU: "negative_slope",
  MaxPooling1D: "pool_size strides data_format name",
  MaxPooling2D: "pool_size strides data_format name",
  MaxPooling3D: "pool_size strides data_format name",
  MelSpectrogram: "fft_length sequence_length sampling_rate max_freq",
  MixUp: "data_format seed",
  MultiHeadAttention:
    "num_heads key_dim value_dim output_shape attention_axes sliding_window flash_attention kernel_initializer bias_initializer kernel_regularizer bias_regularizer activity_regularizer kernel_constraint bias_constraint",
  Normalization: "axis mean variance",
  PReLU: "alpha_initializer alpha_regularizer alpha_constraint",
  Permute: "dims",
  RNN: "cell",
  RandAugment: "value_range factor interpolation seed data_format",
  RandomBrightness: "factor value_range seed",
  RandomColorDegeneration: "factor value_range data_format seed",
  RandomColorJitter: "brightness_factor contrast_factor saturation_factor hue_factor seed data_format",
  RandomContrast: "factor seed",
  RandomCrop: "seed data_format name",
  RandomElasticTransform: "factor scale interpolation fill_mode seed data_format",
  RandomErasing: "factor scale seed data_format",
  RandomFlip: "seed data_format",
  RandomGaussianBlur: "factor kernel_size sigma data_format seed",
  RandomGrayscale: "factor data_format seed",
  RandomHue: "factor data_format seed",
  RandomInvert: "factor seed data_format",
  RandomPerspective: "factor scale interpolation seed data_format",
  RandomPosterization: "factor value_range data_format seed",
  RandomRotation: "factor fill_mode interpolation seed data_format",
  RandomSaturation: "factor value_range data_format seed",
  RandomSharpness: "factor value_range data_format seed",
  RandomShear: "x_factor y_factor interpolation fill_mode data_format seed",
  RandomTranslation: "height_factor width_factor fill_mode interpolation seed data_format",
  RandomZoom: "height_factor width_factor fill_mode interpolation seed data_format",
  ReLU: "max_value negative_slope threshold",
  RepeatVector: "n",
  Reshape: "target_shape",
  Resizing: "antialias data_format",
  ReversibleEmbedding: "input_dim output_dim embeddings_initializer embeddings_regularizer embeddings_constraint",
  STFTSpectrogram: "mode frame_length frame_step fft_length scaling padding data_format",
  SeparableConv1D:
    "filters kernel_size strides padding data_format dilation_rate depth_multiplier activation depthwise_initializer pointwise_initializer bias_initializer depthwise_regularizer pointwise_regularizer bias_regularizer activity_regularizer depthwise_constraint pointwise_constraint bias_constraint",
  SeparableConv2D:
    "filters kernel_size strides padding data_format dilation_rate depth_multiplier activation depthwise_initializer pointwise_initializer bias_initializer depthwise_regularizer pointwise_regularizer bias_regularizer activity_regularizer depthwise_constraint pointwise_constraint bias_constraint",
  SimpleRNN:
    "units activation kernel_initializer recurrent_initializer bias_initializer kernel_regularizer recurrent_regularizer bias_regularizer kernel_constraint recurrent_constraint bias_constraint dropout recurrent_dropout seed",
  SimpleRNNCell:
    "units activation kernel_initializer recurrent_initializer bias_initializer kernel_regularizer recurrent_regularizer bias_regularizer kernel_constraint recurrent_constraint bias_constraint dropout recurrent_dropout seed",
  Solarization: "addition_factor threshold_factor value_range seed",
  SpatialDropout1D: "rate seed name dtype",
  SpatialDropout2D: "rate data_format seed name dtype",
  SpatialDropout3D: "rate data_format seed name dtype",
  SpectralNormalization: "layer power_iterations",
  StackedRNNCells: "cells",
  StringLookup:
    "max_tokens num_oov_indices mask_token vocabulary idf_weights invert output_mode pad_to_max_tokens sparse name salt",
  TextVectorization:
    "max_tokens standardize split ngrams output_mode output_sequence_length pad_to_max_tokens vocabulary idf_weights sparse ragged name",
  TimeDistributed: "layer",
  UnitNormalization: "axis",
  UpSampling1D: "size",
  UpSampling2D: "size data_format interpolation",
  UpSampling3D: "size data_format",
  ZeroPadding1D: "padding data_format",
  ZeroPadding2D: "padding data_format",
  ZeroPadding3D: "padding data_format",
};

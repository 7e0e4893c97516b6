/**
 * The constructors of Keras 2 on TensorFlow, where they are not those of Keras 3: order, names and defaults.
 *
 *     LeakyReLU(0.3)                    alpha, which Keras 3 calls negative_slope
 *     GRU(8, return_sequences=True)     time_major and no seed
 *
 * Source of the facts: inspect.signature of tf_keras 2.21's classes.
 */
export const KERAS_2_SIGNATURES: Readonly<Record<string, string>> = {
  AdditiveAttention: "use_scale=True, **kwargs",
  Attention: 'use_scale=False, score_mode="dot", **kwargs',
  AveragePooling1D: 'pool_size=2, strides=None, padding="valid", data_format="channels_last", **kwargs',
  AveragePooling2D: 'pool_size=(2, 2), strides=None, padding="valid", data_format=None, **kwargs',
  AveragePooling3D: 'pool_size=(2, 2, 2), strides=None, padding="valid", data_format=None, **kwargs',
  BatchNormalization:
    'axis=-1, momentum=0.99, epsilon=0.001, center=True, scale=True, beta_initializer="zeros", gamma_initializer="ones", moving_mean_initializer="zeros", moving_variance_initializer="ones", beta_regularizer=None, gamma_regularizer=None, beta_constraint=None, gamma_constraint=None, synchronized=False, **kwargs',
  CenterCrop: "height, width, **kwargs",
  Conv1D:
    'filters, kernel_size, strides=1, padding="valid", data_format="channels_last", dilation_rate=1, groups=1, activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, **kwargs',
  Conv3DTranspose:
    'filters, kernel_size, strides=(1, 1, 1), padding="valid", output_padding=None, data_format=None, dilation_rate=(1, 1, 1), activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, **kwargs',
  ConvLSTM1D:
    'filters, kernel_size, strides=1, padding="valid", data_format=None, dilation_rate=1, activation="tanh", recurrent_activation="hard_sigmoid", use_bias=True, kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros", unit_forget_bias=True, kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, return_sequences=False, return_state=False, go_backwards=False, stateful=False, dropout=0.0, recurrent_dropout=0.0, **kwargs',
  ConvLSTM2D:
    'filters, kernel_size, strides=(1, 1), padding="valid", data_format=None, dilation_rate=(1, 1), activation="tanh", recurrent_activation="hard_sigmoid", use_bias=True, kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros", unit_forget_bias=True, kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, return_sequences=False, return_state=False, go_backwards=False, stateful=False, dropout=0.0, recurrent_dropout=0.0, **kwargs',
  ConvLSTM3D:
    'filters, kernel_size, strides=(1, 1, 1), padding="valid", data_format=None, dilation_rate=(1, 1, 1), activation="tanh", recurrent_activation="hard_sigmoid", use_bias=True, kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros", unit_forget_bias=True, kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, return_sequences=False, return_state=False, go_backwards=False, stateful=False, dropout=0.0, recurrent_dropout=0.0, **kwargs',
  CuDNNGRU:
    'units, kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros", kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, return_sequences=False, return_state=False, go_backwards=False, stateful=False, time_major=False, **kwargs',
  CuDNNLSTM:
    'units, kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros", unit_forget_bias=True, kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, return_sequences=False, return_state=False, go_backwards=False, stateful=False, time_major=False, **kwargs',
  Dense:
    'units, activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, **kwargs',
  Discretization: 'bin_boundaries=None, num_bins=None, epsilon=0.01, output_mode="int", sparse=False, **kwargs',
  EinsumDense:
    'equation, output_shape, activation=None, bias_axes=None, kernel_initializer="glorot_uniform", bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, **kwargs',
  Embedding:
    'input_dim, output_dim, embeddings_initializer="uniform", embeddings_regularizer=None, activity_regularizer=None, embeddings_constraint=None, mask_zero=False, input_length=None, sparse=False, **kwargs',
  GRU: 'units, activation="tanh", recurrent_activation="sigmoid", use_bias=True, kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros", kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, return_sequences=False, return_state=False, go_backwards=False, stateful=False, unroll=False, time_major=False, reset_after=True, **kwargs',
  GRUCell:
    'units, activation="tanh", recurrent_activation="sigmoid", use_bias=True, kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros", kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, reset_after=True, **kwargs',
  GlobalAveragePooling1D: 'data_format="channels_last", **kwargs',
  GlobalMaxPooling1D: 'data_format="channels_last", keepdims=False, **kwargs',
  HashedCrossing: 'num_bins, output_mode="int", sparse=False, **kwargs',
  InputLayer:
    "input_shape=None, batch_size=None, dtype=None, input_tensor=None, sparse=None, name=None, ragged=None, type_spec=None, optional=False, **kwargs",
  IntegerLookup:
    'max_tokens=None, num_oov_indices=1, mask_token=None, oov_token=-1, vocabulary=None, vocabulary_dtype="int64", idf_weights=None, invert=False, output_mode="int", sparse=False, pad_to_max_tokens=False, **kwargs',
  LSTM: 'units, activation="tanh", recurrent_activation="sigmoid", use_bias=True, kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros", unit_forget_bias=True, kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, return_sequences=False, return_state=False, go_backwards=False, stateful=False, time_major=False, unroll=False, **kwargs',
  LSTMCell:
    'units, activation="tanh", recurrent_activation="sigmoid", use_bias=True, kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros", unit_forget_bias=True, kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, **kwargs',
  LeakyReLU: "alpha=0.3, **kwargs",
  LocallyConnected1D:
    'filters, kernel_size, strides=1, padding="valid", data_format=None, activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, implementation=1, **kwargs',
  LocallyConnected2D:
    'filters, kernel_size, strides=(1, 1), padding="valid", data_format=None, activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, implementation=1, **kwargs',
  MaxPooling1D: 'pool_size=2, strides=None, padding="valid", data_format="channels_last", **kwargs',
  MaxPooling2D: 'pool_size=(2, 2), strides=None, padding="valid", data_format=None, **kwargs',
  MaxPooling3D: 'pool_size=(2, 2, 2), strides=None, padding="valid", data_format=None, **kwargs',
  MultiHeadAttention:
    'num_heads, key_dim, value_dim=None, dropout=0.0, use_bias=True, output_shape=None, attention_axes=None, kernel_initializer="glorot_uniform", bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, softmax_robust_masking=False, **kwargs',
  PReLU: 'alpha_initializer="zeros", alpha_regularizer=None, alpha_constraint=None, shared_axes=None, **kwargs',
  RNN: "cell, return_sequences=False, return_state=False, go_backwards=False, stateful=False, unroll=False, time_major=False, **kwargs",
  RandomContrast: "factor, seed=None, **kwargs",
  RandomCrop: "height, width, seed=None, **kwargs",
  RandomFlip: 'mode="horizontal_and_vertical", seed=None, **kwargs',
  RandomHeight: 'factor, interpolation="bilinear", seed=None, **kwargs',
  RandomRotation: 'factor, fill_mode="reflect", interpolation="bilinear", seed=None, fill_value=0.0, **kwargs',
  RandomTranslation:
    'height_factor, width_factor, fill_mode="reflect", interpolation="bilinear", seed=None, fill_value=0.0, **kwargs',
  RandomWidth: 'factor, interpolation="bilinear", seed=None, **kwargs',
  RandomZoom:
    'height_factor, width_factor=None, fill_mode="reflect", interpolation="bilinear", seed=None, fill_value=0.0, **kwargs',
  Resizing: 'height, width, interpolation="bilinear", crop_to_aspect_ratio=False, **kwargs',
  SimpleRNN:
    'units, activation="tanh", use_bias=True, kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros", kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, return_sequences=False, return_state=False, go_backwards=False, stateful=False, unroll=False, **kwargs',
  SimpleRNNCell:
    'units, activation="tanh", use_bias=True, kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros", kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, **kwargs',
  Softmax: "axis=-1, robust_masking=False, **kwargs",
  SpatialDropout1D: "rate, **kwargs",
  SpatialDropout2D: "rate, data_format=None, **kwargs",
  SpatialDropout3D: "rate, data_format=None, **kwargs",
  StringLookup:
    'max_tokens=None, num_oov_indices=1, mask_token=None, oov_token="[UNK]", vocabulary=None, idf_weights=None, encoding="utf-8", invert=False, output_mode="int", sparse=False, pad_to_max_tokens=False, **kwargs',
  SyncBatchNormalization:
    'axis=-1, momentum=0.99, epsilon=0.001, center=True, scale=True, beta_initializer="zeros", gamma_initializer="ones", moving_mean_initializer="zeros", moving_variance_initializer="ones", beta_regularizer=None, gamma_regularizer=None, beta_constraint=None, gamma_constraint=None, **kwargs',
  TextVectorization:
    'max_tokens=None, standardize="lower_and_strip_punctuation", split="whitespace", ngrams=None, output_mode="int", output_sequence_length=None, pad_to_max_tokens=False, vocabulary=None, idf_weights=None, sparse=False, ragged=False, encoding="utf-8", **kwargs',
  ThresholdedReLU: "theta=1.0, **kwargs",
  ZeroPadding1D: "padding=1, **kwargs",
  ZeroPadding3D: "padding=(1, 1, 1), data_format=None, **kwargs",
};

/** What every layer of Keras 2 takes through its **kwargs. */
export const KERAS_2_BASE = [
  "activity_regularizer",
  "autocast",
  "batch_input_shape",
  "batch_size",
  "dtype",
  "dynamic",
  "implementation",
  "input_dim",
  "input_shape",
  "name",
  "trainable",
  "weights",
];

/** What its recurrent layers take besides, whatever they do with it. */
export const KERAS_2_RECURRENT = ["input_length", "time_major", "unroll", "zero_output_for_mask"];

/** What layers that draw random numbers take besides. */
export const KERAS_2_RANDOM = ["force_generator", "rng_type", "seed"];

/** What Keras 3 calls otherwise. */
export const KERAS_2_NAMES: Readonly<Record<string, string>> = { alpha: "negative_slope" };

/** What Keras 2 up to 2.3 took otherwise where the text gives nothing. */
export const KERAS_2_BEFORE_TENSORFLOW: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  GRU: { reset_after: false },
  GRUCell: { reset_after: false },
};

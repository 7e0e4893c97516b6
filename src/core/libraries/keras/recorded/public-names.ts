/** The public names of Keras 3.15.1, by module. Written by `npm run oracle -- --names`. */

/** What Keras 3 has. */
export const publicNames: Readonly<Record<string, string>> = {
  keras:
    "DTypePolicy FloatDTypePolicy Function Initializer Input InputSpec KerasTensor Layer Loss Metric Model Operation Optimizer Quantizer Regularizer RematScope Sequential StatelessScope SymbolicScope Variable activations applications backend callbacks config constraints datasets device distillation distribution dtype_policies export initializers layers legacy losses metrics mixed_precision models name_scope ops optimizers preprocessing quantizers random regularizers remat saving tree utils version visualization wrappers",
  "keras.activations":
    "celu deserialize elu exponential gelu get glu hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh leaky_relu linear log_sigmoid log_softmax mish relu relu6 selu serialize sigmoid silu soft_shrink softmax softplus softsign sparse_plus sparse_sigmoid sparsemax squareplus swish tanh tanh_shrink threshold",
  "keras.applications":
    "ConvNeXtBase ConvNeXtLarge ConvNeXtSmall ConvNeXtTiny ConvNeXtXLarge DenseNet121 DenseNet169 DenseNet201 EfficientNetB0 EfficientNetB1 EfficientNetB2 EfficientNetB3 EfficientNetB4 EfficientNetB5 EfficientNetB6 EfficientNetB7 EfficientNetV2B0 EfficientNetV2B1 EfficientNetV2B2 EfficientNetV2B3 EfficientNetV2L EfficientNetV2M EfficientNetV2S InceptionResNetV2 InceptionV3 MobileNet MobileNetV2 MobileNetV3Large MobileNetV3Small NASNetLarge NASNetMobile ResNet101 ResNet101V2 ResNet152 ResNet152V2 ResNet50 ResNet50V2 VGG16 VGG19 Xception convnext densenet efficientnet efficientnet_v2 imagenet_utils inception_resnet_v2 inception_v3 mobilenet mobilenet_v2 mobilenet_v3 nasnet resnet resnet50 resnet_v2 vgg16 vgg19 xception",
  "keras.applications.convnext":
    "ConvNeXtBase ConvNeXtLarge ConvNeXtSmall ConvNeXtTiny ConvNeXtXLarge decode_predictions preprocess_input",
  "keras.applications.densenet": "DenseNet121 DenseNet169 DenseNet201 decode_predictions preprocess_input",
  "keras.applications.efficientnet":
    "EfficientNetB0 EfficientNetB1 EfficientNetB2 EfficientNetB3 EfficientNetB4 EfficientNetB5 EfficientNetB6 EfficientNetB7 decode_predictions preprocess_input",
  "keras.applications.efficientnet_v2":
    "EfficientNetV2B0 EfficientNetV2B1 EfficientNetV2B2 EfficientNetV2B3 EfficientNetV2L EfficientNetV2M EfficientNetV2S decode_predictions preprocess_input",
  "keras.applications.imagenet_utils": "decode_predictions preprocess_input",
  "keras.applications.inception_resnet_v2": "InceptionResNetV2 decode_predictions preprocess_input",
  "keras.applications.inception_v3": "InceptionV3 decode_predictions preprocess_input",
  "keras.applications.mobilenet": "MobileNet decode_predictions preprocess_input",
  "keras.applications.mobilenet_v2": "MobileNetV2 decode_predictions preprocess_input",
  "keras.applications.mobilenet_v3": "decode_predictions preprocess_input",
  "keras.applications.nasnet": "NASNetLarge NASNetMobile decode_predictions preprocess_input",
  "keras.applications.resnet": "ResNet101 ResNet152 ResNet50 decode_predictions preprocess_input",
  "keras.applications.resnet50": "ResNet50 decode_predictions preprocess_input",
  "keras.applications.resnet_v2": "ResNet101V2 ResNet152V2 ResNet50V2 decode_predictions preprocess_input",
  "keras.applications.vgg16": "VGG16 decode_predictions preprocess_input",
  "keras.applications.vgg19": "VGG19 decode_predictions preprocess_input",
  "keras.applications.xception": "Xception decode_predictions preprocess_input",
  "keras.backend":
    "backend clear_session epsilon floatx get_uid image_data_format is_float_dtype is_int_dtype is_keras_tensor result_type set_epsilon set_floatx set_image_data_format standardize_dtype",
  "keras.callbacks":
    "BackupAndRestore CSVLogger Callback CallbackList EarlyStopping History LambdaCallback LearningRateScheduler ModelCheckpoint OrbaxCheckpoint ProgbarLogger ReduceLROnPlateau RemoteMonitor SwapEMAWeights TensorBoard TerminateOnNaN",
  "keras.config":
    "backend disable_flash_attention disable_interactive_logging disable_traceback_filtering dtype_policy enable_flash_attention enable_interactive_logging enable_traceback_filtering enable_unsafe_deserialization epsilon floatx image_data_format is_flash_attention_enabled is_interactive_logging_enabled is_nnx_enabled is_traceback_filtering_enabled max_epochs max_steps_per_epoch set_backend set_dtype_policy set_epsilon set_floatx set_image_data_format set_max_epochs set_max_steps_per_epoch",
  "keras.constraints":
    "Constraint MaxNorm MinMaxNorm NonNeg UnitNorm deserialize get max_norm min_max_norm non_neg serialize unit_norm",
  "keras.datasets": "boston_housing california_housing cifar10 cifar100 fashion_mnist imdb mnist reuters",
  "keras.datasets.boston_housing": "load_data",
  "keras.datasets.california_housing": "load_data",
  "keras.datasets.cifar10": "load_data",
  "keras.datasets.cifar100": "load_data",
  "keras.datasets.fashion_mnist": "load_data",
  "keras.datasets.imdb": "get_word_index load_data",
  "keras.datasets.mnist": "load_data",
  "keras.datasets.reuters": "get_label_names get_word_index load_data",
  "keras.distillation": "DistillationLoss Distiller FeatureDistillation LogitsDistillation",
  "keras.distribution":
    "DataParallel DeviceMesh LayoutMap ModelParallel TensorLayout distribute_tensor distribution get_device_count initialize list_devices set_distribution",
  "keras.dtype_policies":
    "AWQDTypePolicy DTypePolicy DTypePolicyMap FloatDTypePolicy GPTQDTypePolicy Int4DTypePolicy QuantizedDTypePolicy QuantizedFloat8DTypePolicy deserialize get serialize",
  "keras.export": "ExportArchive",
  "keras.initializers":
    "Constant GlorotNormal GlorotUniform HeNormal HeUniform Identity IdentityInitializer Initializer LecunNormal LecunUniform Ones Orthogonal OrthogonalInitializer RandomNormal RandomUniform STFT STFTInitializer TruncatedNormal VarianceScaling Zeros constant deserialize get glorot_normal glorot_uniform he_normal he_uniform identity lecun_normal lecun_uniform ones orthogonal random_normal random_uniform serialize stft truncated_normal variance_scaling zeros",
  "keras.layers":
    "Activation ActivityRegularization AdaptiveAveragePooling1D AdaptiveAveragePooling2D AdaptiveAveragePooling3D AdaptiveMaxPooling1D AdaptiveMaxPooling2D AdaptiveMaxPooling3D Add AdditiveAttention AlphaDropout Attention AugMix AutoContrast Average AveragePooling1D AveragePooling2D AveragePooling3D AvgPool1D AvgPool2D AvgPool3D BatchNormalization Bidirectional CategoryEncoding CenterCrop Concatenate ContrastLimitedAdaptiveHistogramEqualization Conv1D Conv1DTranspose Conv2D Conv2DTranspose Conv3D Conv3DTranspose ConvLSTM1D ConvLSTM2D ConvLSTM3D Convolution1D Convolution1DTranspose Convolution2D Convolution2DTranspose Convolution3D Convolution3DTranspose Cropping1D Cropping2D Cropping3D CutMix Dense DepthwiseConv1D DepthwiseConv2D Discretization Dot Dropout ELU EinsumDense Embedding Equalization Flatten FlaxLayer GRU GRUCell GaussianDropout GaussianNoise GlobalAveragePooling1D GlobalAveragePooling2D GlobalAveragePooling3D GlobalAvgPool1D GlobalAvgPool2D GlobalAvgPool3D GlobalMaxPool1D GlobalMaxPool2D GlobalMaxPool3D GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D GroupNormalization GroupQueryAttention HashedCrossing Hashing Identity Input InputLayer InputSpec IntegerLookup JaxLayer LSTM LSTMCell Lambda Layer LayerNormalization LeakyReLU Masking MaxNumBoundingBoxes MaxPool1D MaxPool2D MaxPool3D MaxPooling1D MaxPooling2D MaxPooling3D Maximum MelSpectrogram Minimum MixUp MultiHeadAttention Multiply Normalization PReLU Permute Pipeline RMSNormalization RNN RandAugment RandomBrightness RandomColorDegeneration RandomColorJitter RandomContrast RandomCrop RandomElasticTransform RandomErasing RandomFlip RandomGaussianBlur RandomGrayscale RandomHue RandomInvert RandomPerspective RandomPosterization RandomRotation RandomSaturation RandomSharpness RandomShear RandomTranslation RandomZoom ReLU RepeatVector Rescaling Reshape Resizing ReversibleEmbedding STFTSpectrogram SeparableConv1D SeparableConv2D SeparableConvolution1D SeparableConvolution2D SimpleRNN SimpleRNNCell Softmax Solarization SpatialDropout1D SpatialDropout2D SpatialDropout3D SpectralNormalization StackedRNNCells StringLookup Subtract TFSMLayer TextVectorization TimeDistributed TorchModuleWrapper UnitNormalization UpSampling1D UpSampling2D UpSampling3D Wrapper ZeroPadding1D ZeroPadding2D ZeroPadding3D add average concatenate deserialize dot maximum minimum multiply serialize subtract",
  "keras.legacy": "saving",
  "keras.legacy.saving": "deserialize_keras_object serialize_keras_object",
  "keras.losses":
    "BinaryCrossentropy BinaryFocalCrossentropy CTC CategoricalCrossentropy CategoricalFocalCrossentropy CategoricalGeneralizedCrossEntropy CategoricalHinge Circle CosineSimilarity Dice Hinge Huber KLDivergence LogCosh Loss MeanAbsoluteError MeanAbsolutePercentageError MeanSquaredError MeanSquaredLogarithmicError Poisson SparseCategoricalCrossentropy SquaredHinge Tversky binary_crossentropy binary_focal_crossentropy categorical_crossentropy categorical_focal_crossentropy categorical_generalized_cross_entropy categorical_hinge circle cosine_similarity ctc deserialize dice get hinge huber kl_divergence log_cosh mean_absolute_error mean_absolute_percentage_error mean_squared_error mean_squared_logarithmic_error poisson serialize sparse_categorical_crossentropy squared_hinge tversky",
  "keras.metrics":
    "AUC Accuracy BinaryAccuracy BinaryCrossentropy BinaryIoU CategoricalAccuracy CategoricalCrossentropy CategoricalHinge ConcordanceCorrelation CosineSimilarity F1Score FBetaScore FalseNegatives FalsePositives Hinge IoU KLDivergence LogCoshError Mean MeanAbsoluteError MeanAbsolutePercentageError MeanIoU MeanMetricWrapper MeanSquaredError MeanSquaredLogarithmicError Metric OneHotIoU OneHotMeanIoU PearsonCorrelation Poisson Precision PrecisionAtRecall R2Score Recall RecallAtPrecision RootMeanSquaredError SensitivityAtSpecificity SparseCategoricalAccuracy SparseCategoricalCrossentropy SparseTopKCategoricalAccuracy SpecificityAtSensitivity SquaredHinge Sum TopKCategoricalAccuracy TrueNegatives TruePositives binary_accuracy binary_crossentropy binary_focal_crossentropy categorical_accuracy categorical_crossentropy categorical_focal_crossentropy categorical_hinge concordance_correlation deserialize get hinge huber kl_divergence log_cosh mean_absolute_error mean_absolute_percentage_error mean_squared_error mean_squared_logarithmic_error pearson_correlation poisson serialize sparse_categorical_accuracy sparse_categorical_crossentropy sparse_top_k_categorical_accuracy squared_hinge top_k_categorical_accuracy",
  "keras.mixed_precision":
    "DTypePolicy LossScaleOptimizer Policy dtype_policy global_policy set_dtype_policy set_global_policy",
  "keras.models": "Model Sequential clone_model load_model model_from_json save_model",
  "keras.ops":
    "abs absolute adaptive_average_pool adaptive_max_pool add all allclose amax amin angle any append arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin argpartition argsort array array_split associative_scan average average_pool bartlett batch_normalization binary_crossentropy bincount bitwise_and bitwise_invert bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor blackman broadcast_to cast categorical_crossentropy cbrt cdist ceil celu cholesky cholesky_inverse clip concatenate cond conj conjugate conv conv_transpose convert_to_numpy convert_to_tensor copy corrcoef correlate cos cosh count_nonzero cross ctc_decode ctc_loss cumprod cumsum custom_gradient deg2rad depth_to_space depthwise_conv det diag diagflat diagonal diff digitize divide divide_no_nan dot dot_product_attention dsplit dstack dtype eig eigh einsum elu empty empty_like equal erf erfc erfinv exp exp2 expand_dims expm1 extract_sequences eye fabs fft fft2 flip fliplr flipud floor floor_divide fmax fmin fmod fold fori_loop full full_like gcd gelu geomspace get_item glu greater greater_equal hamming hanning hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh heaviside histogram hsplit hstack hypot i0 identity ifft2 imag image in_top_k inner inv irfft is_tensor isclose isfinite isin isinf isnan isneginf isposinf isreal istft jvp kaiser kron layer_normalization lcm ldexp leaky_relu left_shift less less_equal linalg linspace log log10 log1p log2 log_sigmoid log_softmax logaddexp logaddexp2 logdet logical_and logical_not logical_or logical_xor logspace logsumexp lstsq lu_factor map matmul matrix_rank max max_pool maximum mean median meshgrid min minimum mod moments moveaxis multi_hot multiply nan_to_num nanargmax nanargmin nancumprod nancumsum nanmax nanmean nanmedian nanmin nanpercentile nanprod nanquantile nanstd nansum nanvar ndim negative nextafter nn nonzero norm normalize not_equal numpy one_hot ones ones_like outer pad percentile pinv polar power prod psnr ptp qr quantile rad2deg ravel real rearrange reciprocal relu relu6 repeat reshape rfft right_shift rms_normalization roll rot90 round rsqrt saturate_cast scan scatter scatter_update searchsorted segment_max segment_min segment_prod segment_sum select selu separable_conv shape sigmoid sign signbit silu sin sinc sinh size slice slice_update slogdet soft_shrink softmax softplus softsign solve solve_triangular sort space_to_depth sparse_categorical_crossentropy sparse_plus sparse_sigmoid sparsemax split sqrt square squareplus squeeze stack std stft stop_gradient subtract sum svd swapaxes swish switch take take_along_axis tan tanh tanh_shrink tensordot threshold tile top_k trace transpose trapezoid tri tril triu true_divide trunc unfold unique unravel_index unstack vander var vdot vectorize vectorized_map view view_as_complex view_as_real vsplit vstack where while_loop zeros zeros_like",
  "keras.ops.image":
    "affine_transform crop_images elastic_transform extract_patches extract_patches_3d gaussian_blur hsv_to_rgb map_coordinates pad_images perspective_transform resize rgb_to_grayscale rgb_to_hsv scale_and_translate sobel_edges ssim",
  "keras.ops.linalg":
    "cholesky cholesky_inverse det eig eigh inv jvp lstsq lu_factor matrix_rank norm pinv qr solve solve_triangular svd",
  "keras.ops.nn":
    "adaptive_average_pool adaptive_max_pool average_pool batch_normalization binary_crossentropy categorical_crossentropy celu conv conv_transpose ctc_decode ctc_loss depth_to_space depthwise_conv dot_product_attention elu fold gelu glu hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh layer_normalization leaky_relu log_sigmoid log_softmax max_pool moments multi_hot normalize one_hot polar psnr relu relu6 rms_normalization selu separable_conv sigmoid silu soft_shrink softmax softplus softsign space_to_depth sparse_categorical_crossentropy sparse_plus sparse_sigmoid sparsemax squareplus swish tanh_shrink threshold unfold",
  "keras.ops.numpy":
    "abs absolute add all allclose amax amin angle any append arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin argpartition argsort array array_split average bartlett bincount bitwise_and bitwise_invert bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor blackman broadcast_to cbrt ceil clip concatenate conj conjugate copy corrcoef correlate cos cosh count_nonzero cross cumprod cumsum deg2rad diag diagflat diagonal diff digitize divide divide_no_nan dot dsplit dstack einsum empty empty_like equal exp exp2 expand_dims expm1 eye fabs flip fliplr flipud floor floor_divide fmax fmin fmod full full_like gcd geomspace get_item greater greater_equal hamming hanning heaviside histogram hsplit hstack hypot i0 identity imag inner isclose isfinite isin isinf isnan isneginf isposinf isreal kaiser kron lcm ldexp left_shift less less_equal linspace log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or logical_xor logspace matmul max maximum mean median meshgrid min minimum mod moveaxis multiply nan_to_num nanargmax nanargmin nancumprod nancumsum nanmax nanmean nanmedian nanmin nanpercentile nanprod nanquantile nanstd nansum nanvar ndim negative nextafter nonzero not_equal ones ones_like outer pad percentile power prod ptp quantile rad2deg ravel real reciprocal repeat reshape right_shift roll rot90 round searchsorted select sign signbit sin sinc sinh size slogdet sort split sqrt square squeeze stack std subtract sum swapaxes take take_along_axis tan tanh tensordot tile trace transpose trapezoid tri tril triu true_divide trunc unique unravel_index vander var vdot vectorize view vsplit vstack where zeros zeros_like",
  "keras.optimizers":
    "Adadelta Adafactor Adagrad Adam AdamW Adamax Ftrl Lamb Lion LossScaleOptimizer MultiOptimizer Muon Nadam Optimizer OptimizerMap RMSprop SGD ScheduleFreeAdamW deserialize get legacy schedules serialize",
  "keras.optimizers.legacy": "Adagrad Adam Ftrl Optimizer RMSprop SGD",
  "keras.optimizers.schedules":
    "CosineDecay CosineDecayRestarts ExponentialDecay InverseTimeDecay LearningRateSchedule PiecewiseConstantDecay PolynomialDecay deserialize serialize",
  "keras.preprocessing":
    "image image_dataset_from_directory sequence text_dataset_from_directory timeseries_dataset_from_array",
  "keras.preprocessing.image": "array_to_img img_to_array load_img save_img smart_resize",
  "keras.preprocessing.sequence": "pad_sequences",
  "keras.quantizers":
    "AWQConfig AbsMaxQuantizer Float8QuantizationConfig GPTQConfig Int4QuantizationConfig Int8QuantizationConfig QuantizationConfig Quantizer abs_max_quantize abs_max_quantize_grouped_with_zero_point compute_float8_amax_history compute_float8_scale deserialize fake_quant_with_min_max_vars get pack_int4 quantize_and_dequantize serialize unpack_int4",
  "keras.random":
    "SeedGenerator beta binomial categorical dropout gamma normal randint shuffle truncated_normal uniform",
  "keras.regularizers":
    "L1 L1L2 L2 OrthogonalRegularizer Regularizer deserialize get l1 l1_l2 l2 orthogonal_regularizer serialize",
  "keras.saving":
    "CustomObjectScope KerasFileEditor custom_object_scope deserialize_keras_object get_custom_objects get_registered_name get_registered_object load_model load_weights register_keras_serializable save_model save_weights serialize_keras_object",
  "keras.tree":
    "MAP_TO_NONE assert_same_paths assert_same_structure flatten flatten_with_path is_nested lists_to_tuples map_shape_structure map_structure map_structure_up_to pack_sequence_as traverse",
  "keras.utils":
    "Config CustomObjectScope FeatureSpace Progbar PyDataset Sequence array_to_img audio_dataset_from_directory bounding_boxes clear_session custom_object_scope deserialize_keras_object disable_interactive_logging enable_interactive_logging get_custom_objects get_file get_registered_name get_registered_object get_source_inputs image_dataset_from_directory img_to_array is_interactive_logging_enabled is_keras_tensor legacy load_img model_to_dot normalize pack_x_y_sample_weight pad_sequences plot_model register_keras_serializable save_img serialize_keras_object set_random_seed split_dataset standardize_dtype text_dataset_from_directory timeseries_dataset_from_array to_categorical unpack_x_y_sample_weight",
  "keras.utils.bounding_boxes":
    "affine_transform clip_to_image_size compute_ciou compute_iou convert_format crop decode_deltas_to_boxes encode_box_to_deltas pad",
  "keras.utils.legacy": "deserialize_keras_object serialize_keras_object",
  "keras.visualization":
    "draw_bounding_boxes draw_segmentation_masks plot_bounding_box_gallery plot_image_gallery plot_segmentation_mask_gallery",
  "keras.wrappers": "SKLearnClassifier SKLearnRegressor SKLearnTransformer",
};

/** What `tensorflow.keras` has besides. */
export const compatibleNames: Readonly<Record<string, string>> = {
  "keras.backend":
    "abs all any arange argmax argmin batch_dot batch_flatten batch_get_value batch_normalization batch_set_value bias_add binary_crossentropy binary_focal_crossentropy cast cast_to_floatx categorical_crossentropy categorical_focal_crossentropy clip concatenate constant conv1d conv2d conv2d_transpose conv3d cos count_params ctc_batch_cost ctc_decode ctc_label_dense_to_sparse cumprod cumsum depthwise_conv2d dot dropout dtype elu equal eval exp expand_dims eye flatten foldl foldr gather get_value gradients greater greater_equal hard_sigmoid in_top_k int_shape is_sparse l2_normalize less less_equal log map_fn max maximum mean min minimum moving_average_update name_scope ndim not_equal one_hot ones ones_like permute_dimensions pool2d pool3d pow prod random_bernoulli random_normal random_normal_variable random_uniform random_uniform_variable relu repeat repeat_elements reshape resize_images resize_volumes reverse rnn round separable_conv2d set_value shape sigmoid sign sin softmax softplus softsign sparse_categorical_crossentropy spatial_2d_padding spatial_3d_padding sqrt square squeeze stack std stop_gradient sum switch tanh temporal_padding tile to_dense transpose truncated_normal update update_add update_sub var variable zeros zeros_like",
  "keras.layers": "RandomHeight RandomWidth ThresholdedReLU",
  "keras.losses": "KLD MAE MAPE MSE MSLE Reduction kld kullback_leibler_divergence logcosh mae mape mse msle",
  "keras.metrics": "KLD MAE MAPE MSE MSLE kld kullback_leibler_divergence logcosh mae mape mse msle",
  "keras.preprocessing": "text",
  "keras.preprocessing.image":
    "DirectoryIterator ImageDataGenerator Iterator NumpyArrayIterator apply_affine_transform apply_brightness_shift apply_channel_shift random_brightness random_channel_shift random_rotation random_shear random_shift random_zoom",
  "keras.preprocessing.sequence": "TimeseriesGenerator make_sampling_table skipgrams",
};

/** What only Keras 1 or 2 had. */
export const earlierNames: Readonly<Record<string, string>> = {
  keras: "dtensor engine estimator experimental initializations objectives protobuf",
  "keras.activations": "K Layer deserialize_keras_object get_from_module",
  "keras.applications":
    "Activation AveragePooling2D BatchNormalization CLASS_INDEX CLASS_INDEX_PATH Conv2D Convolution2D Dense Dropout ELU Flatten GRU GlobalAveragePooling2D Input K MaxPooling2D Model MusicTaggerCRNN Permute RegNetX002 RegNetX004 RegNetX006 RegNetX008 RegNetX016 RegNetX032 RegNetX040 RegNetX064 RegNetX080 RegNetX120 RegNetX160 RegNetX320 RegNetY002 RegNetY004 RegNetY006 RegNetY008 RegNetY016 RegNetY032 RegNetY040 RegNetY064 RegNetY080 RegNetY120 RegNetY160 RegNetY320 ResNetRS101 ResNetRS152 ResNetRS200 ResNetRS270 ResNetRS350 ResNetRS420 ResNetRS50 Reshape SeparableConv2D TAGS TF_WEIGHTS_PATH TF_WEIGHTS_PATH_NO_TOP TH_WEIGHTS_PATH TH_WEIGHTS_PATH_NO_TOP ZeroPadding2D audio_conv_utils backend conv2d_bn conv_block convert_all_kernels_in_model decode_predictions get_file get_source_inputs identity_block keras_modules_injection layers merge models music_tagger_crnn preprocess_input regnet resnet_rs utils",
  "keras.applications.densenet": "keras_modules_injection",
  "keras.applications.imagenet_utils": "CLASS_INDEX CLASS_INDEX_PATH K get_file keras_modules_injection",
  "keras.applications.inception_resnet_v2": "keras_modules_injection",
  "keras.applications.inception_v3":
    "AveragePooling2D BatchNormalization Convolution2D Dense Flatten Input K MaxPooling2D Model TF_WEIGHTS_PATH TF_WEIGHTS_PATH_NO_TOP TH_WEIGHTS_PATH TH_WEIGHTS_PATH_NO_TOP conv2d_bn convert_all_kernels_in_model get_file get_source_inputs keras_modules_injection merge",
  "keras.applications.mobilenet": "keras_modules_injection",
  "keras.applications.mobilenet_v2": "keras_modules_injection",
  "keras.applications.nasnet": "keras_modules_injection",
  "keras.applications.resnet": "keras_modules_injection",
  "keras.applications.resnet50":
    "Activation AveragePooling2D BatchNormalization Convolution2D Dense Flatten Input K MaxPooling2D Model TF_WEIGHTS_PATH TF_WEIGHTS_PATH_NO_TOP TH_WEIGHTS_PATH TH_WEIGHTS_PATH_NO_TOP ZeroPadding2D conv_block convert_all_kernels_in_model get_file get_source_inputs identity_block keras_modules_injection merge",
  "keras.applications.resnet_v2": "keras_modules_injection",
  "keras.applications.vgg16":
    "Convolution2D Dense Flatten Input K MaxPooling2D Model TF_WEIGHTS_PATH TF_WEIGHTS_PATH_NO_TOP TH_WEIGHTS_PATH TH_WEIGHTS_PATH_NO_TOP convert_all_kernels_in_model get_file get_source_inputs keras_modules_injection",
  "keras.applications.vgg19":
    "Convolution2D Dense Flatten Input K MaxPooling2D Model TF_WEIGHTS_PATH TF_WEIGHTS_PATH_NO_TOP TH_WEIGHTS_PATH TH_WEIGHTS_PATH_NO_TOP convert_all_kernels_in_model get_file get_source_inputs keras_modules_injection",
  "keras.applications.xception":
    "Activation BatchNormalization Conv2D Dense GlobalAveragePooling2D Input K MaxPooling2D Model SeparableConv2D TF_WEIGHTS_PATH TF_WEIGHTS_PATH_NO_TOP get_file get_source_inputs keras_modules_injection merge",
  "keras.backend":
    "ConvertToBatch ConvertToStatic Function LambdaFunc NAME_SCOPE_STACK ReshapeBatch asymmetric_spatial_2d_padding asymmetric_temporal_padding atrous_conv2d b_any classification_error cntk_backend common control_dependencies conv conv3d_transpose conv_transpose ctc_cost ctc_create_skip_idxs ctc_interleave_blanks ctc_path_probs ctc_update_log_p deconv2d depthwise_conv dev eager experimental function get_graph get_num_dynamic_axis get_session get_variable_shape grad_parameter_dict has_arg has_seq_axis identity image_dim_ordering in_test_phase in_train_phase is_explicit_shape is_placeholder is_symbolic is_tensor is_variable learning_phase learning_phase_scope legacy_weight_ordering lesser lesser_equal load_backend local_conv1d local_conv2d logsumexp manual_variable_initialization normalize_batch_in_training normalize_conv normalize_data_format numpy_backend pad pattern_broadcast placeholder pool print_tensor py_all py_any py_slice py_sum random_binomial reset_uids separable_conv separable_conv1d set_image_dim_ordering set_learning_phase set_legacy_weight_ordering set_session size slice symbolic tensorflow_backend tf_major_version tf_minor_version theano_backend transpose_shape v1_variable_initialization",
  "keras.callbacks":
    "BaseLogger K Progbar SidecarEvaluatorModelExport callbacks experimental standardize_input_data tensorboard_v1 tensorboard_v2",
  "keras.constraints":
    "K RadialConstraint deserialize_keras_object get_from_module maxnorm nonneg radial_constraint serialize_keras_object unitnorm",
  "keras.datasets": "K cifar get_file get_word_index load_batch load_data",
  "keras.datasets.boston_housing": "get_file",
  "keras.datasets.cifar10": "K get_file load_batch",
  "keras.datasets.cifar100": "K get_file load_batch",
  "keras.datasets.fashion_mnist": "get_file",
  "keras.datasets.imdb": "get_file",
  "keras.datasets.mnist": "get_file",
  "keras.datasets.reuters": "get_file",
  "keras.initializers": "K deserialize_keras_object normal one serialize_keras_object uniform zero",
  "keras.layers":
    "AbstractRNNCell AtrousConv1D AtrousConv2D AtrousConvolution1D AtrousConvolution2D ConvLSTM2DCell ConvRNN2D ConvRecurrent2D CuDNNGRU CuDNNLSTM Deconv2D Deconv3D Deconvolution2D Deconvolution3D DenseFeatures Highway K LocallyConnected1D LocallyConnected2D MaxoutDense Merge ParametricSoftplus Recurrent SReLU TimeDistributedDense activations advanced_activations constraints conv_input_length conv_output_length conv_utils convolutional convolutional_recurrent core cudnn_recurrent deserialize_keras_object disable_tracking embeddings experimental func_dump func_load get_from_module has_arg initializations initializers interfaces local merge noise normalization object_list_uid pooling recurrent regularizers time_distributed_dense to_list transpose_shape wrappers",
  "keras.legacy":
    "AtrousConvolution1D AtrousConvolution2D ConvRecurrent2D Highway InputSpec K Layer MaxoutDense Recurrent activations add_weight_args_preprocessing batchnorm_args_preprocessor constraints conv1d_args_preprocessor conv2d_args_preprocessor conv3d_args_preprocessor conv_utils convlstm2d_args_preprocessor deconv2d_args_preprocessor embedding_kwargs_preprocessor generate_legacy_interface generate_legacy_method_interface generator_methods_args_preprocessor get_updates_arg_preprocessing initializers interfaces layers legacy_add_weight_support legacy_batchnorm_support legacy_conv1d_support legacy_conv2d_support legacy_conv3d_support legacy_convlstm2d_support legacy_cropping2d_support legacy_cropping3d_support legacy_deconv2d_support legacy_dense_support legacy_dropout_support legacy_embedding_support legacy_gaussiandropout_support legacy_gaussiannoise_support legacy_generator_methods_support legacy_get_updates_support legacy_global_pooling_support legacy_input_support legacy_lambda_support legacy_model_constructor_support legacy_pooling1d_support legacy_pooling2d_support legacy_pooling3d_support legacy_prelu_support legacy_recurrent_support legacy_separable_conv2d_support legacy_spatialdropout1d_support legacy_spatialdropoutNd_support legacy_upsampling1d_support legacy_upsampling2d_support legacy_upsampling3d_support legacy_zeropadding2d_support legacy_zeropadding3d_support raise_duplicate_arg_error recurrent_args_preprocessor regularizers separable_conv2d_args_preprocessor to_list zeropadding2d_args_preprocessor",
  "keras.losses":
    "K LossFunctionWrapper cosine cosine_proximity deserialize_keras_object huber_loss is_categorical_crossentropy losses_utils serialize_keras_object",
  "keras.metrics":
    "BaseMeanIoU K Layer MeanRelativeError MeanTensor Reduce SensitivitySpecificityBase accuracy clone_metric clone_metrics cosine cosine_proximity cosine_similarity deserialize_keras_object experimental f1score fbeta_score fmeasure fscore get_from_module losses_utils matthews_correlation metrics_utils precision recall serialize_keras_object",
  "keras.models":
    "Input InputLayer K Layer Merge Node ask_to_proceed_with_overwrite experimental get_source_inputs has_arg model_from_config model_from_yaml optimizer_from_config optimizers to_list",
  "keras.optimizers":
    "K TFOptimizer adadelta adagrad adam adamax clip_norm deserialize_keras_object experimental get_custom_objects get_from_module interfaces nadam optimizer_from_config rmsprop serialize_keras_object sgd",
  "keras.optimizers.legacy": "Adadelta Adamax Nadam",
  "keras.preprocessing":
    "DataFrameIterator DirectoryIterator ImageDataGenerator Iterator K NumpyArrayIterator TimeseriesGenerator Tokenizer apply_affine_transform apply_brightness_shift apply_channel_shift apply_transform array_to_img backend flip_axis generic_utils hashing_trick img_to_array list_pictures load_img make_sampling_table one_hot pad_sequences random_brightness random_channel_shift random_rotation random_shear random_shift random_zoom save_img skipgrams text_to_word_sequence tokenizer_from_json transform_matrix_offset_center utils",
  "keras.preprocessing.image":
    "DataFrameIterator K apply_transform backend flip_axis generic_utils list_pictures transform_matrix_offset_center utils",
  "keras.preprocessing.sequence": "utils",
  "keras.regularizers":
    "ActivityRegularizer EigenvalueRegularizer K L1L2Regularizer WeightRegularizer activity_l1 activity_l1l2 activity_l2 deserialize_keras_object get_from_module l1l2 serialize_keras_object",
  "keras.utils":
    "AUCCurve AUCSummationMethod ConfusionMatrix GeneratorEnqueuer H5Dict HDF5Matrix Input K Lambda Model NEG_INF OrderedEnqueuer Reduction SequenceEnqueuer Sequential SidecarEvaluator StepsPerExecutionTuner TimedThread Wrapper accuracy add_edge ask_to_proceed_with_overwrite assert_thresholds_range binary_logloss broadcast_weights categorical_probas_to_classes check_for_unexpected_keys clone_model compute_weighted_loss concatenate conv_input_length conv_output_length conv_utils convert_all_kernels_in_model convert_dense_weights_data_format convert_kernel count_params count_total_params data_utils deconv_length experimental filter_top_k func_dump func_load generic_utils get_from_module get_index get_test_data getargspec h5dict has_arg init_pool init_pool_generator io_utils is_all_none is_model is_wrapped_model keras_test layer_from_config layer_test layer_utils load_array load_from_binary_h5py losses_utils make_tuple metrics_utils model_from_json multi_gpu_model multi_gpu_utils multiclass_logloss next_sample normalize_padding normalize_tuple np_utils object_list_uid parse_init_thresholds plot print_summary probas_to_classes reduce_weighted_loss result_wrapper save_array save_to_binary_h5py slice_arrays squeeze_or_expand_dimensions test_utils tf_file_io_proxy to_list to_ordinal transpose_shape unpack_singleton update_confusion_matrix_variables update_state_wrapper validate_file vis_utils visualize_util warmstart_embedding_matrix weighted_assign_add",
  "keras.wrappers":
    "BaseWrapper KerasClassifier KerasRegressor Sequential has_arg losses scikit_learn to_categorical to_list",
};

/** What TensorFlow 2 has. */
export const tensorFlowNames: Readonly<Record<string, string>> = {
  tensorflow:
    "AggregationMethod Assert CriticalSection DType DeviceSpec GradientTape Graph IndexedSlices IndexedSlicesSpec Module NoneTensorSpec Operation OptionalSpec RaggedTensor RaggedTensorSpec RegisterGradient SparseTensor SparseTensorSpec Tensor TensorArray TensorArraySpec TensorShape TensorSpec TypeSpec UnconnectedGradients Variable VariableAggregation VariableSynchronization abs acos acosh add add_n approx_top_k argmax argmin argsort as_dtype as_string asin asinh assert_equal assert_greater assert_less assert_rank atan atan2 atanh audio autodiff autograph batch_to_space bfloat16 bitcast bitwise bool boolean_mask broadcast_dynamic_shape broadcast_static_shape broadcast_to case cast check_pinned clip_by_global_norm clip_by_norm clip_by_value compat complex complex128 complex64 concat cond config constant constant_initializer control_dependencies conv conv2d_backprop_filter_v2 conv2d_backprop_input_v2 convert_to_tensor cos cosh cumsum custom_gradient data debugging device distribute divide double dtensor dtypes dynamic_partition dynamic_stitch edit_distance eig eigvals einsum ensure_shape equal errors executing_eagerly exp expand_dims experimental extract_volume_patches eye feature_column fftnd fill fingerprint float16 float32 float64 floor foldl foldr function gather gather_nd get_current_name_scope get_logger get_static_value grad_pass_through gradients graph_util greater greater_equal group guarantee_const half hessians histogram_fixed_width histogram_fixed_width_bins identity identity_n ifftnd image import_graph_def init_scope initializers inside_function int16 int32 int64 int8 io irfftnd is_symbolic_tensor is_tensor keras less less_equal linalg linspace lite load_library load_op_library logical_and logical_not logical_or lookup losses make_ndarray make_tensor_proto map_fn math matmul matrix_square_root maximum meshgrid metrics minimum mlir multiply name_scope negative nest newaxis nn no_gradient no_op nondifferentiable_batch_function norm not_equal numpy_function one_hot ones ones_initializer ones_like optimizers pad parallel_stack pow print profiler py_function qint16 qint32 qint8 quantization queue quint16 quint8 ragged ragged_fill_empty_rows ragged_fill_empty_rows_grad random random_index_shuffle random_normal_initializer random_uniform_initializer range rank raw_ops realdiv recompute_grad reduce_all reduce_any reduce_logsumexp reduce_max reduce_mean reduce_min reduce_prod reduce_sum register_tensor_conversion_function repeat required_space_to_batch_paddings reshape resource reverse reverse_sequence rfftnd roll round saturate_cast saved_model scalar_mul scan scatter_nd searchsorted security sequence_mask sets shape shape_n sigmoid sign signal sin sinh size slice sort space_to_batch space_to_batch_nd sparse split sqrt square squeeze stack stop_gradient strided_slice string strings subtract summary switch_case sysconfig tan tanh tensor_scatter_nd_add tensor_scatter_nd_max tensor_scatter_nd_min tensor_scatter_nd_sub tensor_scatter_nd_update tensordot test tile timestamp tools tpu train transpose truediv truncatediv truncatemod tuple type_spec_from_value types uint16 uint32 uint64 uint8 unique unique_with_counts unravel_index unstack variable_creator_scope variant vectorized_map version where while_loop xla zeros zeros_initializer zeros_like",
  "tensorflow.image":
    "ResizeMethod adjust_brightness adjust_contrast adjust_gamma adjust_hue adjust_jpeg_quality adjust_saturation central_crop combined_non_max_suppression convert_image_dtype crop_and_resize crop_to_bounding_box decode_and_crop_jpeg decode_bmp decode_gif decode_image decode_jpeg decode_jxl decode_png decode_webp draw_bounding_boxes encode_jpeg encode_png extract_glimpse extract_jpeg_shape extract_patches flip_left_right flip_up_down generate_bounding_box_proposals grayscale_to_rgb hsv_to_rgb image_gradients is_jpeg non_max_suppression non_max_suppression_overlaps non_max_suppression_padded non_max_suppression_with_scores pad_to_bounding_box per_image_standardization psnr random_brightness random_contrast random_crop random_flip_left_right random_flip_up_down random_hue random_jpeg_quality random_saturation resize resize_with_crop_or_pad resize_with_pad rgb_to_grayscale rgb_to_hsv rgb_to_yiq rgb_to_yuv rot90 sample_distorted_bounding_box sobel_edges ssim ssim_multiscale stateless_random_brightness stateless_random_contrast stateless_random_crop stateless_random_flip_left_right stateless_random_flip_up_down stateless_random_hue stateless_random_jpeg_quality stateless_random_saturation stateless_sample_distorted_bounding_box total_variation transpose yiq_to_rgb yuv_to_rgb",
  "tensorflow.linalg":
    "LinearOperator LinearOperatorAdjoint LinearOperatorBlockDiag LinearOperatorBlockLowerTriangular LinearOperatorCirculant LinearOperatorCirculant2D LinearOperatorCirculant3D LinearOperatorComposition LinearOperatorDiag LinearOperatorFullMatrix LinearOperatorHouseholder LinearOperatorIdentity LinearOperatorInversion LinearOperatorKronecker LinearOperatorLowRankUpdate LinearOperatorLowerTriangular LinearOperatorPermutation LinearOperatorScaledIdentity LinearOperatorToeplitz LinearOperatorTridiag LinearOperatorZeros adjoint band_part banded_triangular_solve cholesky cholesky_solve cross det diag diag_part eig eigh eigh_tridiagonal eigvals eigvalsh einsum experimental expm eye global_norm inv l2_normalize logdet logm lstsq lu lu_matrix_inverse lu_reconstruct lu_solve matmul matrix_rank matrix_transpose matvec norm normalize pinv qr set_diag slogdet solve sqrtm svd tensor_diag tensor_diag_part tensordot trace triangular_solve tridiagonal_matmul tridiagonal_solve",
  "tensorflow.math":
    "abs accumulate_n acos acosh add add_n angle approx_max_k approx_min_k argmax argmin asin asinh atan atan2 atanh bessel_i0 bessel_i0e bessel_i1 bessel_i1e betainc bincount ceil confusion_matrix conj cos cosh count_nonzero cumprod cumsum cumulative_logsumexp digamma divide divide_no_nan equal erf erfc erfcinv erfinv exp expm1 floor floordiv floormod greater greater_equal igamma igammac imag in_top_k invert_permutation is_finite is_inf is_nan is_non_decreasing is_strictly_increasing l2_normalize lbeta less less_equal lgamma log log1p log_sigmoid log_softmax logical_and logical_not logical_or logical_xor maximum minimum mod multiply multiply_no_nan ndtri negative nextafter not_equal polygamma polyval pow real reciprocal reciprocal_no_nan reduce_all reduce_any reduce_euclidean_norm reduce_logsumexp reduce_max reduce_mean reduce_min reduce_prod reduce_std reduce_sum reduce_variance rint round rsqrt scalar_mul segment_max segment_mean segment_min segment_prod segment_sum sigmoid sign sin sinh sobol_sample softmax softplus softsign special sqrt square squared_difference subtract tan tanh top_k truediv unsorted_segment_max unsorted_segment_mean unsorted_segment_min unsorted_segment_prod unsorted_segment_sqrt_n unsorted_segment_sum xdivy xlog1py xlogy zero_fraction zeta",
  "tensorflow.nn":
    "RNNCellDeviceWrapper RNNCellDropoutWrapper RNNCellResidualWrapper all_candidate_sampler approx_max_k approx_min_k atrous_conv2d atrous_conv2d_transpose avg_pool avg_pool1d avg_pool2d avg_pool3d batch_norm_with_global_normalization batch_normalization bias_add collapse_repeated compute_accidental_hits compute_average_loss conv1d conv1d_transpose conv2d conv2d_transpose conv3d conv3d_transpose conv_transpose convolution crelu ctc_beam_search_decoder ctc_greedy_decoder ctc_loss ctc_unique_labels depth_to_space depthwise_conv2d depthwise_conv2d_backprop_filter depthwise_conv2d_backprop_input dilation2d dropout elu embedding_lookup embedding_lookup_sparse erosion2d experimental fixed_unigram_candidate_sampler fractional_avg_pool fractional_max_pool gelu in_top_k isotonic_regression l2_loss l2_normalize leaky_relu learned_unigram_candidate_sampler local_response_normalization log_poisson_loss log_softmax lrn max_pool max_pool1d max_pool2d max_pool3d max_pool_with_argmax moments nce_loss normalize_moments pool relu relu6 safe_embedding_lookup_sparse sampled_softmax_loss scale_regularization_loss selu separable_conv2d sigmoid sigmoid_cross_entropy_with_logits silu softmax softmax_cross_entropy_with_logits softplus softsign space_to_batch space_to_depth sparse_softmax_cross_entropy_with_logits sufficient_statistics swish tanh top_k weighted_cross_entropy_with_logits weighted_moments with_space_to_batch zero_fraction",
  "tensorflow.random":
    "Algorithm Generator all_candidate_sampler categorical create_rng_state experimental fixed_unigram_candidate_sampler fold_in gamma get_global_generator learned_unigram_candidate_sampler log_uniform_candidate_sampler normal poisson set_global_generator set_seed shuffle split stateless_binomial stateless_categorical stateless_gamma stateless_normal stateless_parameterized_truncated_normal stateless_poisson stateless_truncated_normal stateless_uniform truncated_normal uniform uniform_candidate_sampler",
};

/** What TensorFlow 2 has no more. */
export const tensorFlow1Names: Readonly<Record<string, string>> = {
  tensorflow:
    "AUTO_REUSE AttrValue COMPILER_VERSION CXX11_ABI_FLAG CXX_VERSION ConditionalAccumulator ConditionalAccumulatorBase ConfigProto Dimension Event FIFOQueue FixedLenFeature FixedLenSequenceFeature FixedLengthRecordReader GIT_VERSION GPUOptions GRAPH_DEF_VERSION GRAPH_DEF_VERSION_MIN_CONSUMER GRAPH_DEF_VERSION_MIN_PRODUCER GraphDef GraphKeys GraphOptions HistogramProto IdentityReader InteractiveSession LMDBReader LogMessage MONOLITHIC_BUILD MetaGraphDef NameAttrList NoGradient NodeDef NotDifferentiable OpError OptimizerOptions PaddingFIFOQueue Print PriorityQueue QUANTIZED_DTYPES QueueBase RandomShuffleQueue ReaderBase RunMetadata RunOptions Session SessionLog SparseConditionalAccumulator SparseFeature SparseTensorValue Summary SummaryMetadata TFRecordReader TensorInfo TextLineReader VERSION VarLenFeature VariableScope WholeFileReader accumulate_n add_check_numerics_ops add_to_collection add_to_collections all_variables angle app arg_max arg_min assert_greater_equal assert_integer assert_less_equal assert_near assert_negative assert_non_negative assert_non_positive assert_none_equal assert_positive assert_proper_iterable assert_rank_at_least assert_rank_in assert_same_float_dtype assert_scalar assert_type assert_variables_initialized assign assign_add assign_sub batch_gather batch_scatter_update batch_to_space_nd betainc bincount ceil check_numerics cholesky cholesky_solve clip_by_average_norm colocate_with confusion_matrix conj container control_flow_v2_enabled convert_to_tensor_or_indexed_slices convert_to_tensor_or_sparse_tensor count_nonzero count_up_to create_partitioned_variables cross cumprod decode_base64 decode_compressed decode_csv decode_json_example decode_raw delete_session_tensor depth_to_space dequantize deserialize_many_sparse diag diag_part digamma dimension_at_index dimension_value disable_control_flow_v2 disable_eager_execution disable_resource_variables disable_tensor_equality disable_v2_behavior disable_v2_tensorshape distributions div div_no_nan enable_control_flow_v2 enable_eager_execution enable_resource_variables enable_tensor_equality enable_v2_behavior enable_v2_tensorshape encode_base64 erf erfc executing_eagerly_outside_functions expm1 extract_image_patches fake_quant_with_min_max_args fake_quant_with_min_max_args_gradient fake_quant_with_min_max_vars fake_quant_with_min_max_vars_gradient fake_quant_with_min_max_vars_per_channel fake_quant_with_min_max_vars_per_channel_gradient fft fft2d fft3d fixed_size_partitioner flags floor_div floordiv floormod get_collection get_collection_ref get_default_graph get_default_session get_local_variable get_seed get_session_handle get_session_tensor get_variable get_variable_scope gfile global_norm global_variables global_variables_initializer glorot_normal_initializer glorot_uniform_initializer ifft ifft2d ifft3d igamma igammac imag initialize_all_tables initialize_all_variables initialize_local_variables initialize_variables invert_permutation is_finite is_inf is_nan is_non_decreasing is_numeric_tensor is_strictly_increasing is_variable_initialized layers lbeta lgamma lin_space load_file_system_library local_variables local_variables_initializer log log1p log_sigmoid logging logical_xor make_template manip matching_files matrix_band_part matrix_determinant matrix_diag matrix_diag_part matrix_inverse matrix_set_diag matrix_solve matrix_solve_ls matrix_transpose matrix_triangular_solve min_max_variable_partitioner mixed_precision mod model_variables moving_average_variables multinomial no_regularizer op_scope orthogonal_initializer parse_example parse_single_example parse_single_sequence_example parse_tensor placeholder placeholder_with_default polygamma py_func python_io qr quantize quantize_v2 quantized_concat random_crop random_gamma random_normal random_poisson random_shuffle random_uniform read_file real reciprocal reduce_join regex_replace report_uninitialized_variables reset_default_graph resource_loader resource_variables_enabled reverse_v2 rint rsqrt scatter_add scatter_div scatter_max scatter_min scatter_mul scatter_nd_add scatter_nd_sub scatter_nd_update scatter_sub scatter_update segment_max segment_mean segment_min segment_prod segment_sum self_adjoint_eig self_adjoint_eigvals serialize_many_sparse serialize_sparse serialize_tensor set_random_seed setdiff1d space_to_depth sparse_add sparse_concat sparse_fill_empty_rows sparse_mask sparse_matmul sparse_maximum sparse_merge sparse_minimum sparse_placeholder sparse_reduce_max sparse_reduce_max_sparse sparse_reduce_sum sparse_reduce_sum_sparse sparse_reorder sparse_reset_shape sparse_reshape sparse_retain sparse_segment_mean sparse_segment_sqrt_n sparse_segment_sum sparse_slice sparse_softmax sparse_split sparse_tensor_dense_matmul sparse_tensor_to_dense sparse_to_dense sparse_to_indicator sparse_transpose spectral squared_difference string_join string_split string_strip string_to_hash_bucket string_to_hash_bucket_fast string_to_hash_bucket_strong string_to_number substr svd tables_initializer tensor_scatter_add tensor_scatter_sub tensor_scatter_update to_bfloat16 to_complex128 to_complex64 to_double to_float to_int32 to_int64 trace trainable_variables truncated_normal truncated_normal_initializer uniform_unit_scaling_initializer unsorted_segment_max unsorted_segment_mean unsorted_segment_min unsorted_segment_prod unsorted_segment_sqrt_n unsorted_segment_sum user_ops variable_axis_size_partitioner variable_op_scope variable_scope variables_initializer variance_scaling_initializer verify_tensor_all_finite where_v2 wrap_function write_file zeta",
  "tensorflow.image":
    "extract_image_patches resize_area resize_bicubic resize_bilinear resize_image_with_crop_or_pad resize_image_with_pad resize_images resize_nearest_neighbor transpose_image",
  "tensorflow.linalg": "transpose",
  "tensorflow.nn":
    "avg_pool_v2 bidirectional_dynamic_rnn conv2d_backprop_filter conv2d_backprop_input conv3d_backprop_filter conv3d_backprop_filter_v2 ctc_beam_search_decoder_v2 ctc_loss_v2 depthwise_conv2d_native depthwise_conv2d_native_backprop_filter depthwise_conv2d_native_backprop_input dynamic_rnn fused_batch_norm log_uniform_candidate_sampler max_pool_v2 quantized_avg_pool quantized_conv2d quantized_max_pool quantized_relu_x raw_rnn relu_layer rnn_cell softmax_cross_entropy_with_logits_v2 static_bidirectional_rnn static_rnn static_state_saving_rnn uniform_candidate_sampler xw_plus_b",
  "tensorflow.random": "get_seed multinomial set_random_seed stateless_multinomial",
};

/** Arguments that its functions don't take any more. */
export const tensorFlow1Arguments: Readonly<Record<string, string>> = {
  "tensorflow.argmax": "dimension",
  "tensorflow.argmin": "dimension",
  "tensorflow.assert_equal": "data",
  "tensorflow.assert_greater": "data",
  "tensorflow.assert_less": "data",
  "tensorflow.assert_rank": "data summarize",
  "tensorflow.batch_to_space": "block_size",
  "tensorflow.cond": "fn1 fn2 strict",
  "tensorflow.constant": "verify_shape",
  "tensorflow.convert_to_tensor": "preferred_dtype",
  "tensorflow.device": "device_name_or_function",
  "tensorflow.expand_dims": "dim",
  "tensorflow.gradients": "colocate_gradients_with_ops",
  "tensorflow.hessians": "colocate_gradients_with_ops",
  "tensorflow.image.crop_and_resize": "box_ind",
  "tensorflow.image.extract_glimpse": "uniform_noise",
  "tensorflow.image.resize": "align_corners",
  "tensorflow.image.sample_distorted_bounding_box": "seed2",
  "tensorflow.linalg.norm": "keep_dims",
  "tensorflow.math.argmax": "dimension",
  "tensorflow.math.argmin": "dimension",
  "tensorflow.math.count_nonzero": "input_tensor keep_dims reduction_indices",
  "tensorflow.math.log_softmax": "dim",
  "tensorflow.math.reduce_all": "keep_dims reduction_indices",
  "tensorflow.math.reduce_any": "keep_dims reduction_indices",
  "tensorflow.math.reduce_logsumexp": "keep_dims reduction_indices",
  "tensorflow.math.reduce_max": "keep_dims reduction_indices",
  "tensorflow.math.reduce_mean": "keep_dims reduction_indices",
  "tensorflow.math.reduce_min": "keep_dims reduction_indices",
  "tensorflow.math.reduce_prod": "keep_dims reduction_indices",
  "tensorflow.math.reduce_sum": "keep_dims reduction_indices",
  "tensorflow.math.softmax": "dim",
  "tensorflow.nn.avg_pool": "value",
  "tensorflow.nn.avg_pool2d": "value",
  "tensorflow.nn.batch_norm_with_global_normalization": "m t v",
  "tensorflow.nn.conv1d": "use_cudnn_on_gpu value",
  "tensorflow.nn.conv2d": "filter use_cudnn_on_gpu",
  "tensorflow.nn.conv2d_transpose": "filter value",
  "tensorflow.nn.conv3d": "filter",
  "tensorflow.nn.conv3d_transpose": "filter value",
  "tensorflow.nn.convolution": "dilation_rate filter",
  "tensorflow.nn.ctc_beam_search_decoder": "merge_repeated",
  "tensorflow.nn.ctc_loss":
    "ctc_merge_repeated ignore_longer_outputs_than_inputs inputs preprocess_collapse_repeated sequence_length time_major",
  "tensorflow.nn.depthwise_conv2d": "rate",
  "tensorflow.nn.dilation2d": "filter rates",
  "tensorflow.nn.dropout": "keep_prob",
  "tensorflow.nn.embedding_lookup": "partition_strategy validate_indices",
  "tensorflow.nn.embedding_lookup_sparse": "partition_strategy",
  "tensorflow.nn.erosion2d": "kernel rates",
  "tensorflow.nn.fractional_avg_pool": "deterministic seed2",
  "tensorflow.nn.fractional_max_pool": "deterministic seed2",
  "tensorflow.nn.log_softmax": "dim",
  "tensorflow.nn.max_pool": "value",
  "tensorflow.nn.max_pool_with_argmax": "Targmax",
  "tensorflow.nn.moments": "keep_dims",
  "tensorflow.nn.nce_loss": "partition_strategy",
  "tensorflow.nn.pool": "dilation_rate",
  "tensorflow.nn.safe_embedding_lookup_sparse": "partition_strategy",
  "tensorflow.nn.sampled_softmax_loss": "partition_strategy",
  "tensorflow.nn.separable_conv2d": "rate",
  "tensorflow.nn.softmax": "dim",
  "tensorflow.nn.softmax_cross_entropy_with_logits": "dim",
  "tensorflow.nn.space_to_batch": "block_size",
  "tensorflow.nn.sufficient_statistics": "keep_dims",
  "tensorflow.nn.weighted_cross_entropy_with_logits": "targets",
  "tensorflow.nn.weighted_moments": "keep_dims",
  "tensorflow.norm": "keep_dims",
  "tensorflow.ones_like": "optimize tensor",
  "tensorflow.reduce_all": "keep_dims reduction_indices",
  "tensorflow.reduce_any": "keep_dims reduction_indices",
  "tensorflow.reduce_logsumexp": "keep_dims reduction_indices",
  "tensorflow.reduce_max": "keep_dims reduction_indices",
  "tensorflow.reduce_mean": "keep_dims reduction_indices",
  "tensorflow.reduce_min": "keep_dims reduction_indices",
  "tensorflow.reduce_prod": "keep_dims reduction_indices",
  "tensorflow.reduce_sum": "keep_dims reduction_indices",
  "tensorflow.reverse_sequence": "batch_dim seq_dim",
  "tensorflow.space_to_batch": "block_size",
  "tensorflow.squeeze": "squeeze_dims",
  "tensorflow.while_loop": "return_same_structure",
  "tensorflow.zeros_like": "optimize tensor",
};

/** What optimizers (in small letters), losses and metrics are called by. */
export const identifierNames: Readonly<Record<string, string>> = {
  losses:
    "BCE BinaryCrossentropy BinaryFocalCrossentropy CTC CategoricalCrossentropy CategoricalFocalCrossentropy CategoricalHinge Circle CosineSimilarity Dice Hinge Huber KLD KLDivergence LogCosh Loss LossFunctionWrapper MAE MAPE MSE MSLE MeanAbsoluteError MeanAbsolutePercentageError MeanSquaredError MeanSquaredLogarithmicError Poisson SparseCategoricalCrossentropy SquaredHinge Tversky bce binary_crossentropy binary_focal_crossentropy categorical_crossentropy categorical_focal_crossentropy categorical_hinge circle cosine_similarity ctc dice hinge huber kl_divergence kld log_cosh mae mape mean_absolute_error mean_absolute_percentage_error mean_squared_error mean_squared_logarithmic_error mse msle poisson sparse_categorical_crossentropy squared_hinge tversky",
  metrics:
    "AUC Accuracy BCE BinaryAccuracy BinaryCrossentropy BinaryIoU CategoricalAccuracy CategoricalCrossentropy CategoricalHinge ConcordanceCorrelation CosineSimilarity F1Score FBetaScore FalseNegatives FalsePositives Hinge IoU KLDivergence LogCoshError MAE MAPE MSE MSLE Mean MeanAbsoluteError MeanAbsolutePercentageError MeanIoU MeanMetricWrapper MeanSquaredError MeanSquaredLogarithmicError Metric OneHotIoU OneHotMeanIoU PearsonCorrelation Poisson Precision PrecisionAtRecall R2Score Recall RecallAtPrecision RootMeanSquaredError SensitivityAtSpecificity SparseCategoricalAccuracy SparseCategoricalCrossentropy SparseTopKCategoricalAccuracy SpecificityAtSensitivity SquaredHinge Sum TopKCategoricalAccuracy TrueNegatives TruePositives accuracy auc bce binary_accuracy binary_crossentropy binary_io_u categorical_accuracy categorical_crossentropy categorical_hinge concordance_correlation cosine_similarity f1_score f_beta_score false_negatives false_positives hinge io_u kl_divergence log_cosh_error mae mape mean mean_absolute_error mean_absolute_percentage_error mean_io_u mean_metric_wrapper mean_squared_error mean_squared_logarithmic_error metric mse msle one_hot_io_u one_hot_mean_io_u pearson_correlation poisson precision precision_at_recall r2_score recall recall_at_precision root_mean_squared_error sensitivity_at_specificity sparse_categorical_accuracy sparse_categorical_crossentropy sparse_top_k_categorical_accuracy specificity_at_sensitivity squared_hinge sum top_k_categorical_accuracy true_negatives true_positives",
  optimizers:
    "adadelta adafactor adagrad adam adamax adamw ftrl lion lossscaleoptimizer multioptimizer muon nadam optimizer optimizermap rmsprop schedulefreeadamw sgd",
};

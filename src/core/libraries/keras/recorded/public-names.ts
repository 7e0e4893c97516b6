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

/** What `tensorflow.keras` lacks of them. */
export const nativeNames: Readonly<Record<string, string>> = {
  "keras.losses":
    "kl_divergence log_cosh mean_absolute_error mean_absolute_percentage_error mean_squared_error mean_squared_logarithmic_error",
  "keras.metrics":
    "kl_divergence log_cosh mean_absolute_error mean_absolute_percentage_error mean_squared_error mean_squared_logarithmic_error",
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

/** Modules that only Keras 1 or 2 had. */
export const earlierModules =
  "keras.applications.audio_conv_utils keras.applications.music_tagger_crnn keras.applications.regnet keras.applications.resnet_rs keras.backend.cntk_backend keras.backend.common keras.backend.experimental keras.backend.load_backend keras.backend.numpy_backend keras.backend.tensorflow_backend keras.backend.theano_backend keras.callbacks.callbacks keras.callbacks.experimental keras.callbacks.tensorboard_v1 keras.callbacks.tensorboard_v2 keras.datasets.cifar keras.dtensor keras.dtensor.experimental keras.dtensor.experimental.optimizers keras.engine keras.engine.base_layer keras.engine.input_layer keras.engine.network keras.engine.saving keras.engine.sequential keras.engine.topology keras.engine.training keras.engine.training_arrays keras.engine.training_generator keras.engine.training_utils keras.estimator keras.experimental keras.initializations keras.layers.advanced_activations keras.layers.convolutional keras.layers.convolutional_recurrent keras.layers.core keras.layers.cudnn_recurrent keras.layers.embeddings keras.layers.experimental keras.layers.experimental.preprocessing keras.layers.local keras.layers.merge keras.layers.noise keras.layers.normalization keras.layers.pooling keras.layers.recurrent keras.layers.wrappers keras.legacy.interfaces keras.legacy.layers keras.metrics.experimental keras.models.experimental keras.objectives keras.optimizers.experimental keras.preprocessing.text keras.protobuf keras.protobuf.saved_metadata_pb2 keras.utils.conv_utils keras.utils.data_utils keras.utils.experimental keras.utils.generic_utils keras.utils.io_utils keras.utils.layer_utils keras.utils.losses_utils keras.utils.metrics_utils keras.utils.multi_gpu_utils keras.utils.np_utils keras.utils.test_utils keras.utils.vis_utils keras.utils.visualize_util keras.wrappers.scikit_learn";

/** What optimizers (in small letters), losses and metrics are called by. */
export const identifierNames: Readonly<Record<string, string>> = {
  losses:
    "BCE BinaryCrossentropy BinaryFocalCrossentropy CTC CategoricalCrossentropy CategoricalFocalCrossentropy CategoricalHinge Circle CosineSimilarity Dice Hinge Huber KLD KLDivergence LogCosh Loss LossFunctionWrapper MAE MAPE MSE MSLE MeanAbsoluteError MeanAbsolutePercentageError MeanSquaredError MeanSquaredLogarithmicError Poisson SparseCategoricalCrossentropy SquaredHinge Tversky bce binary_crossentropy binary_focal_crossentropy categorical_crossentropy categorical_focal_crossentropy categorical_hinge circle cosine_similarity ctc dice hinge huber kl_divergence kld log_cosh mae mape mean_absolute_error mean_absolute_percentage_error mean_squared_error mean_squared_logarithmic_error mse msle poisson sparse_categorical_crossentropy squared_hinge tversky",
  metrics:
    "AUC Accuracy BCE BinaryAccuracy BinaryCrossentropy BinaryIoU CategoricalAccuracy CategoricalCrossentropy CategoricalHinge ConcordanceCorrelation CosineSimilarity F1Score FBetaScore FalseNegatives FalsePositives Hinge IoU KLDivergence LogCoshError MAE MAPE MSE MSLE Mean MeanAbsoluteError MeanAbsolutePercentageError MeanIoU MeanMetricWrapper MeanSquaredError MeanSquaredLogarithmicError Metric OneHotIoU OneHotMeanIoU PearsonCorrelation Poisson Precision PrecisionAtRecall R2Score Recall RecallAtPrecision RootMeanSquaredError SensitivityAtSpecificity SparseCategoricalAccuracy SparseCategoricalCrossentropy SparseTopKCategoricalAccuracy SpecificityAtSensitivity SquaredHinge Sum TopKCategoricalAccuracy TrueNegatives TruePositives accuracy auc bce binary_accuracy binary_crossentropy binary_io_u categorical_accuracy categorical_crossentropy categorical_hinge concordance_correlation cosine_similarity f1_score f_beta_score false_negatives false_positives hinge io_u kl_divergence log_cosh_error mae mape mean mean_absolute_error mean_absolute_percentage_error mean_io_u mean_metric_wrapper mean_squared_error mean_squared_logarithmic_error metric mse msle one_hot_io_u one_hot_mean_io_u pearson_correlation poisson precision precision_at_recall r2_score recall recall_at_precision root_mean_squared_error sensitivity_at_specificity sparse_categorical_accuracy sparse_categorical_crossentropy sparse_top_k_categorical_accuracy specificity_at_sensitivity squared_hinge sum top_k_categorical_accuracy true_negatives true_positives",
  optimizers:
    "adadelta adafactor adagrad adam adamax adamw ftrl lion lossscaleoptimizer multioptimizer muon nadam optimizer optimizermap rmsprop schedulefreeadamw sgd",
};

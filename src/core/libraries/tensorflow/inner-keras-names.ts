/** TensorFlow 2.21.0's own copy of Keras. Written by `npm run oracle -- --names`. */

/** What it defines, by module. */
export const innerKerasNames: Readonly<Record<string, string>> = {
  "tensorflow.python.keras":
    "Input Model Sequential activations backend backend_config callbacks callbacks_v1 combinations constraints distribute engine initializers keras_parameterized layers legacy_tf_layers losses metrics mixed_precision models optimizer_v1 optimizer_v2 optimizers protobuf regularizers saving testing_utils utils",
  "tensorflow.python.keras.activations":
    "advanced_activations backend deserialize deserialize_keras_object elu exponential gelu get hard_sigmoid linear relu selu serialize serialize_keras_object sigmoid softmax softplus softsign swish tanh",
  "tensorflow.python.keras.backend":
    "ContextValueCache GraphExecutionFunction abs all any arange argmax argmin backend backend_config batch_dot batch_flatten batch_get_value batch_normalization batch_set_value bias_add binary_crossentropy cast cast_to_floatx cast_variables_to_tensor categorical_crossentropy clear_session clip concatenate configure_and_create_distributed_session constant control_flow_util conv1d conv2d conv2d_transpose conv3d conv3d_transpose convert_inputs_if_ragged cos count_params ctc_batch_cost ctc_decode ctc_label_dense_to_sparse cumprod cumsum dc deprecated_internal_learning_phase_scope deprecated_internal_set_learning_phase depthwise_conv2d dot dropout dtype dtype_numpy eager_learning_phase_scope elu epsilon equal eval exp expand_dims eye flatten floatx foldl foldr function gather get_default_graph_uid_map get_default_session_config get_graph get_session get_uid get_value global_learning_phase_is_set gradients greater greater_equal hard_sigmoid identity image_data_format in_test_phase in_top_k in_train_phase int_shape is_keras_tensor is_placeholder is_sparse is_tpu_strategy keras_tensor l2_normalize learning_phase learning_phase_scope less less_equal local_conv local_conv1d local_conv2d log logsumexp manual_variable_initialization map_fn max maximum maybe_convert_to_ragged mean min minimum moving_average_update name_scope ndim normalize_batch_in_training not_equal object_identity observe_object_name one_hot ones ones_like permute_dimensions placeholder pool2d pool3d pow print_tensor prod random_bernoulli random_binomial random_normal random_normal_variable random_uniform random_uniform_variable relu repeat repeat_elements reset_uids reshape resize_images resize_volumes reverse rnn round separable_conv1d separable_conv2d set_epsilon set_floatx set_image_data_format set_learning_phase set_session set_value shape sigmoid sign sin softmax softplus softsign sparse_categorical_crossentropy spatial_2d_padding spatial_3d_padding sqrt square squeeze stack std stop_gradient sum switch symbolic_learning_phase tanh temporal_padding tf_contextlib tf_inspect tile to_dense track_tf_optimizer track_variable transpose truncated_normal unique_object_name update update_add update_sub var variable zeros zeros_like",
  "tensorflow.python.keras.backend_config":
    "epsilon floatx image_data_format set_epsilon set_floatx set_image_data_format",
  "tensorflow.python.keras.callbacks":
    "BackupAndRestore BaseLogger CSVLogger Callback CallbackList EarlyStopping History LambdaCallback LearningRateScheduler ModelCheckpoint Progbar ProgbarLogger ReduceLROnPlateau RemoteMonitor Sequence TensorBoard TerminateOnNaN backend configure_callbacks distributed_file_utils generic_utils keras_model_summary learning_rate_schedule make_logs path_to_string set_callback_parameters tf_utils version_utils worker_training_state",
  "tensorflow.python.keras.callbacks_v1": "K TensorBoard callbacks",
  "tensorflow.python.keras.combinations":
    "KerasModeCombination KerasModelTypeCombination keras_mode_combinations keras_model_type_combinations testing_utils",
  "tensorflow.python.keras.constraints":
    "Constraint MaxNorm MinMaxNorm NonNeg RadialConstraint UnitNorm backend deserialize deserialize_keras_object get max_norm maxnorm min_max_norm non_neg nonneg radial_constraint serialize serialize_keras_object unit_norm unitnorm",
  "tensorflow.python.keras.distribute":
    "distribute_coordinator_utils distributed_file_utils distributed_training_utils distributed_training_utils_v1 worker_training_state",
  "tensorflow.python.keras.distribute.distribute_coordinator_utils":
    "get_current_worker_context normalize_cluster_spec run_distribute_coordinator",
  "tensorflow.python.keras.distribute.distributed_file_utils":
    "remove_temp_dir_with_filepath remove_temp_dirpath write_dirpath write_filepath",
  "tensorflow.python.keras.distribute.distributed_training_utils":
    "backend call_replica_local_fn global_batch_size_supported is_distributed_variable",
  "tensorflow.python.keras.distribute.distributed_training_utils_v1":
    "backend callbacks clone_model_on_replicas concat_along_batch_dimension dc dist_utils distributed_scope filter_distributed_callbacks flatten_per_replica_values get_batch_dimension get_distributed_function get_distributed_model get_input_params get_iterator init_restore_or_wait_for_variables initialize_iterator is_current_worker_chief is_dataset_shape_fully_defined is_distributing_by_cloning metrics_module optimizer_v2 optimizers process_batch_and_step_size set_distributed_function set_distributed_model set_weights tf_contextlib training_utils_v1 unwrap_output_dict unwrap_outputs unwrap_values validate_all_tensor_shapes validate_all_tensor_types validate_callbacks validate_distributed_dataset_inputs validate_inputs validate_per_replica_inputs",
  "tensorflow.python.keras.distribute.worker_training_state":
    "WorkerTrainingState backend distributed_file_utils mode_keys",
  "tensorflow.python.keras.engine":
    "base_layer base_layer_utils base_layer_v1 base_preprocessing_layer compile_utils data_adapter functional input_layer input_spec keras_tensor node partial_batch_padding_handler saving sequential training training_arrays_v1 training_distributed_v1 training_eager_v1 training_generator_v1 training_utils training_utils_v1 training_v1",
  "tensorflow.python.keras.engine.base_layer":
    "AddLoss AddMetric InputSpec Layer TensorFlowOpLayer autocast_variable backend base_layer_utils constraints generic_utils initializers input_spec is_tensor_or_tensor_list keras_tensor layer_serialization layer_utils loss_scale_optimizer metrics_mod node_module object_identity policy regularizers tf_inspect tf_utils to_snake_case version_utils",
  "tensorflow.python.keras.engine.base_layer_utils":
    "CallContext CallContextManager StaticTableHandler TrackableWeightHandler backend call_context check_graph_consistency collect_previous_mask control_flow_util create_keras_history create_mean_metric disable_v2_dtype_behavior enable_v2_dtype_behavior from_saved_model generate_placeholders_from_shape has_weights have_all_keras_metadata is_in_eager_or_tf_function is_in_keras_graph is_in_tf_function is_split_variable is_subclassed make_variable mark_as_return mark_checked needs_keras_history no_ragged_support tf_inspect tf_utils training_arg_passed_to_call unnest_if_single_tensor uses_keras_history v2_dtype_behavior_enabled",
  "tensorflow.python.keras.engine.base_layer_v1":
    "InputSpec KerasHistory Layer autocast_variable backend base_layer base_layer_utils constraints generic_utils initializers input_spec is_tensor_or_tensor_list layer_serialization layer_utils loss_scale_optimizer object_identity policy regularizers tf_inspect tf_utils to_snake_case",
  "tensorflow.python.keras.engine.base_preprocessing_layer":
    "Combiner CombinerPreprocessingLayer Layer PreprocessingLayer backend convert_to_list data_adapter tf_utils version_utils",
  "tensorflow.python.keras.engine.compile_utils":
    "Container LossesContainer MetricsContainer apply_mask create_pseudo_input_names create_pseudo_output_names generic_utils get_custom_object_name get_mask losses_mod losses_utils map_missing_dict_keys map_to_output_names match_dtype_and_rank metrics_mod tf_utils",
  "tensorflow.python.keras.engine.data_adapter":
    "CompositeTensorDataAdapter DataAdapter DataHandler DatasetAdapter DatasetCreatorAdapter GeneratorDataAdapter GenericArrayLikeDataAdapter KerasSequenceAdapter ListsOfScalarsDataAdapter TensorLikeDataAdapter backend broadcast_sample_weight_modes data_utils dataset_creator expand_1d get_data_handler is_none_or_empty pack_x_y_sample_weight select_data_adapter single_batch_iterator tf_utils train_validation_split training_utils unpack_x_y_sample_weight",
  "tensorflow.python.keras.engine.functional":
    "Functional ModuleWrapper backend base_layer base_layer_utils connect_ancillary_layers generic_utils get_network_config input_layer_module input_spec network_serialization node_module reconstruct_from_config shape_with_no_batch_size tf_inspect tf_utils training_lib training_utils",
  "tensorflow.python.keras.engine.input_layer":
    "Input InputLayer backend base_layer distributed_training_utils keras_tensor layer_serialization node_module tf_utils",
  "tensorflow.python.keras.engine.input_spec":
    "InputSpec assert_input_compatibility backend display_shape to_tensor_shape to_tensor_spec",
  "tensorflow.python.keras.engine.keras_tensor":
    "KerasTensor RaggedKerasTensor SparseKerasTensor UserRegisteredSpec UserRegisteredTypeKerasTensor keras_tensor_from_tensor keras_tensor_from_type_spec keras_tensor_to_placeholder object_identity register_keras_tensor_specialization",
  "tensorflow.python.keras.engine.node":
    "KerasHistory Node backend base_layer_utils is_keras_tensor json_utils tf_utils",
  "tensorflow.python.keras.engine.partial_batch_padding_handler": "PartialBatchPaddingHandler backend",
  "tensorflow.python.keras.engine.saving": "hdf5_format model_config save saved_model saving_utils utils_v1",
  "tensorflow.python.keras.engine.sequential":
    "Sequential base_layer clear_previously_created_nodes functional generic_utils input_layer layer_module layer_utils model_serialization relax_input_shape tf_inspect tf_utils track_nodes_created_by_last_call training_utils",
  "tensorflow.python.keras.engine.training":
    "Model ask_to_proceed_with_overwrite backend base_layer base_layer_utils callbacks_module compile_utils concat data_adapter disable_multi_worker flatten_metrics_in_order generic_utils hdf5_format inject_functional_model_class is_functional_model_init_params json_utils layer_utils lso model_serialization optimizer_v1 optimizers path_to_string policy reduce_per_replica save saving_utils tf_utils training_utils version_utils write_scalar_summaries",
  "tensorflow.python.keras.engine.training_arrays_v1":
    "ArrayLikeTrainingLoop backend cbks distributed_training_utils_v1 make_batches model_iteration slice_arrays training_utils_v1",
  "tensorflow.python.keras.engine.training_distributed_v1":
    "DistributionMultiWorkerTrainingLoop DistributionSingleWorkerTrainingLoop Progbar backend cbks dc dist_utils experimental_tpu_fit_loop experimental_tpu_predict_loop experimental_tpu_test_loop padding_util training_arrays_v1 training_utils_v1",
  "tensorflow.python.keras.engine.training_eager_v1":
    "backend loss_scale_optimizer losses_utils test_on_batch train_on_batch training_utils training_utils_v1",
  "tensorflow.python.keras.engine.training_generator_v1":
    "EagerDatasetOrIteratorTrainingLoop GeneratorLikeTrainingLoop GeneratorOrSequenceTrainingLoop backend cbks convert_to_generator_like data_utils generic_utils model_iteration training_utils training_utils_v1",
  "tensorflow.python.keras.engine.training_utils":
    "RespectCompiledTrainableState generic_utils get_input_shape_and_dtype get_static_batch_size handle_partial_sample_weights list_to_tuple slice_arrays",
  "tensorflow.python.keras.engine.training_utils_v1":
    "Aggregator ConcatAggregator MetricsAggregator ModelInputs OutputsAggregator SliceAggregator TrainingLoop backend batch_shuffle call_metric_function cast_if_floating_dtype cast_if_floating_dtype_and_mismatch cast_single_tensor cast_to_model_input_dtypes cbks check_array_lengths check_generator_arguments check_loss_and_target_compatibility check_num_samples check_steps_argument collect_per_output_metric_info data_utils extract_tensors_from_dataset generic_output_names generic_utils get_composite_shape get_copy_pool get_dataset_graph_def get_iterator get_loss_function get_metric_function get_metric_name get_progbar has_symbolic_tensors has_tensors infer_steps_for_dataset initialize_iterator is_composite_or_composite_value is_dataset_or_iterator is_eager_dataset_or_iterator is_feature_layer losses losses_utils metrics_module prepare_loss_functions prepare_loss_weights prepare_sample_weight_modes should_run_validation split_training_and_validation_data standardize_class_weights standardize_input_data standardize_sample_or_class_weights standardize_sample_weights standardize_single_array standardize_weights tf_inspect unpack_iterator_input unpack_validation_data validate_dataset_input validate_input_types verify_dataset_shuffled",
  "tensorflow.python.keras.engine.training_v1":
    "DistributedCallbackModel Model backend base_layer data_utils distributed_training_utils distributed_training_utils_v1 layer_utils loss_scale_optimizer losses losses_utils metrics_module model_serialization optimizer_v1 optimizer_v2 optimizers policy saving_utils tf_inspect tf_utils training_arrays_v1 training_distributed_v1 training_eager_v1 training_generator_v1 training_lib training_utils training_utils_v1",
  "tensorflow.python.keras.initializers":
    "Constant ConstantV2 GlorotNormal GlorotNormalV2 GlorotUniform GlorotUniformV2 HeNormal HeNormalV2 HeUniform HeUniformV2 Identity IdentityV2 Initializer LecunNormal LecunNormalV2 LecunUniform LecunUniformV2 Ones OnesV2 Orthogonal OrthogonalV2 RandomNormal RandomNormalV2 RandomUniform RandomUniformV2 TruncatedNormal TruncatedNormalV2 VarianceScaling VarianceScalingV2 Zeros ZerosV2 constant deserialize generic_utils get glorot_normal glorot_normalV2 glorot_uniform glorot_uniformV2 he_normal he_normalV2 he_uniform he_uniformV2 identity initializer initializers_v1 initializers_v2 inspect lecun_normal lecun_normalV2 lecun_uniform lecun_uniformV2 normal one ones orthogonal populate_deserializable_objects random_normal random_uniform serialize truncated_normal uniform variance_scaling zero zeros",
  "tensorflow.python.keras.initializers.initializers_v1":
    "HeNormal HeUniform LecunNormal LecunUniform RandomNormal RandomUniform TruncatedNormal",
  "tensorflow.python.keras.initializers.initializers_v2":
    "Constant GlorotNormal GlorotUniform HeNormal HeUniform Identity Initializer LecunNormal LecunUniform Ones Orthogonal RandomNormal RandomUniform TruncatedNormal VarianceScaling Zeros backend",
  "tensorflow.python.keras.keras_parameterized":
    "TestCase keras run_all_keras_modes run_with_all_model_types run_with_all_saved_model_formats run_with_all_weight_formats testing_utils",
  "tensorflow.python.keras.layers":
    "AbstractRNNCell Activation ActivityRegularization Add AdditiveAttention Attention Average AveragePooling1D AveragePooling2D AveragePooling3D AvgPool1D AvgPool2D AvgPool3D Concatenate Conv1D Conv1DTranspose Conv2D Conv2DTranspose Conv3D Conv3DTranspose ConvLSTM2D Convolution1D Convolution2D Convolution2DTranspose Convolution3D Convolution3DTranspose Cropping1D Cropping2D Cropping3D Dense DepthwiseConv2D DeviceWrapper Dot Dropout DropoutWrapper ELU Embedding Flatten GRUCellV1 GRUV1 GlobalAveragePooling1D GlobalAveragePooling2D GlobalAveragePooling3D GlobalAvgPool1D GlobalAvgPool2D GlobalAvgPool3D GlobalMaxPool1D GlobalMaxPool2D GlobalMaxPool3D GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D Input InputLayer InputSpec LSTMCellV1 LSTMV1 Lambda Layer LeakyReLU Masking MaxPool1D MaxPool2D MaxPool3D MaxPooling1D MaxPooling2D MaxPooling3D Maximum Minimum Multiply PReLU PeepholeLSTMCell Permute PreprocessingLayer RNN ReLU RepeatVector Reshape ResidualWrapper SeparableConv1D SeparableConv2D SeparableConvolution1D SeparableConvolution2D SimpleRNN SimpleRNNCell Softmax SpatialDropout1D SpatialDropout2D SpatialDropout3D StackedRNNCells Subtract ThresholdedReLU UpSampling1D UpSampling2D UpSampling3D VersionAwareLayers ZeroPadding1D ZeroPadding2D ZeroPadding3D add advanced_activations average concatenate convolutional convolutional_recurrent core dense_attention deserialize dot embeddings legacy_rnn maximum merge minimum multiply pooling recurrent rnn_cell_wrapper_v2 serialization serialize subtract",
  "tensorflow.python.keras.layers.advanced_activations":
    "ELU InputSpec Layer LeakyReLU PReLU ReLU Softmax ThresholdedReLU backend constraints get_globals initializers regularizers tf_utils",
  "tensorflow.python.keras.layers.convolutional":
    "AveragePooling1D AveragePooling2D AveragePooling3D Conv Conv1D Conv1DTranspose Conv2D Conv2DTranspose Conv3D Conv3DTranspose Convolution1D Convolution2D Convolution2DTranspose Convolution3D Convolution3DTranspose Cropping1D Cropping2D Cropping3D Deconv2D Deconv3D Deconvolution2D Deconvolution3D DepthwiseConv2D InputSpec Layer MaxPooling1D MaxPooling2D MaxPooling3D SeparableConv SeparableConv1D SeparableConv2D SeparableConvolution1D SeparableConvolution2D UpSampling1D UpSampling2D UpSampling3D ZeroPadding1D ZeroPadding2D ZeroPadding3D activations backend constraints conv_utils initializers regularizers tf_utils",
  "tensorflow.python.keras.layers.convolutional_recurrent":
    "ConvLSTM2D ConvLSTM2DCell ConvRNN2D DropoutRNNCellMixin InputSpec Layer RNN activations backend constraints conv_utils generic_utils initializers regularizers tf_utils",
  "tensorflow.python.keras.layers.core":
    "Activation ActivityRegularization ClassMethod Dense Dropout Flatten InputSpec InstanceMethod InstanceProperty K KerasOpDispatcher Lambda Layer Masking Permute RepeatVector Reshape SlicingOpLambda SpatialDropout1D SpatialDropout2D SpatialDropout3D TFClassMethodDispatcher TFOpLambda TFSlicingOpDispatcher activations constraints control_flow_util conv_utils generic_utils initializers keras_tensor regularizers tf_inspect tf_utils",
  "tensorflow.python.keras.layers.dense_attention":
    "AdditiveAttention Attention BaseDenseAttention Layer backend control_flow_util",
  "tensorflow.python.keras.layers.embeddings":
    "Embedding Layer backend base_layer_utils constraints initializers regularizers tf_utils",
  "tensorflow.python.keras.layers.legacy_rnn": "rnn_cell_impl rnn_cell_wrapper_impl",
  "tensorflow.python.keras.layers.legacy_rnn.rnn_cell_impl":
    "BasicLSTMCell BasicRNNCell DeviceWrapper DropoutWrapper GRUCell LSTMCell LSTMStateTuple LayerRNNCell MultiRNNCell RNNCell ResidualWrapper activations assert_like_rnncell backend base_layer base_layer_utils initializers input_spec rnn_cell_wrapper_impl tf_utils",
  "tensorflow.python.keras.layers.legacy_rnn.rnn_cell_wrapper_impl":
    "DeviceWrapperBase DropoutWrapperBase ResidualWrapperBase generic_utils",
  "tensorflow.python.keras.layers.merge":
    "Add Average Concatenate Dot Layer Maximum Minimum Multiply Subtract add average backend base_layer_utils concatenate dot maximum minimum multiply subtract tf_utils",
  "tensorflow.python.keras.layers.pooling":
    "AveragePooling1D AveragePooling2D AveragePooling3D AvgPool1D AvgPool2D AvgPool3D GlobalAveragePooling1D GlobalAveragePooling2D GlobalAveragePooling3D GlobalAvgPool1D GlobalAvgPool2D GlobalAvgPool3D GlobalMaxPool1D GlobalMaxPool2D GlobalMaxPool3D GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D GlobalPooling1D GlobalPooling2D GlobalPooling3D InputSpec Layer MaxPool1D MaxPool2D MaxPool3D MaxPooling1D MaxPooling2D MaxPooling3D Pooling1D Pooling2D Pooling3D backend conv_utils",
  "tensorflow.python.keras.layers.recurrent":
    "AbstractRNNCell DropoutRNNCellMixin GRU GRUCell InputSpec LSTM LSTMCell Layer PeepholeLSTMCell RNN SimpleRNN SimpleRNNCell StackedRNNCells activations backend constraints control_flow_util generic_utils initializers layer_serialization regularizers tf_utils",
  "tensorflow.python.keras.layers.rnn_cell_wrapper_v2":
    "DeviceWrapper DropoutWrapper ResidualWrapper recurrent rnn_cell_wrapper_impl tf_inspect",
  "tensorflow.python.keras.layers.serialization":
    "advanced_activations base_layer convolutional convolutional_recurrent core dense_attention deserialize embeddings generic_utils input_layer input_spec inspect merge pooling populate_deserializable_objects recurrent rnn_cell_wrapper_v2 serialize",
  "tensorflow.python.keras.legacy_tf_layers": "base convolutional core pooling variable_scope_shim",
  "tensorflow.python.keras.legacy_tf_layers.base":
    "InputSpec Layer backend base_layer base_layer_utils keras_style_scope policy set_keras_style tf_contextlib variable_scope_shim",
  "tensorflow.python.keras.legacy_tf_layers.convolutional":
    "Conv1D Conv2D Conv2DTranspose Conv3D Conv3DTranspose Convolution1D Convolution2D Convolution2DTranspose Convolution3D Convolution3DTranspose Deconv2D Deconv3D Deconvolution2D Deconvolution3D SeparableConv1D SeparableConv2D SeparableConvolution2D base conv1d conv2d conv2d_transpose conv3d conv3d_transpose convolution1d convolution2d convolution2d_transpose convolution3d convolution3d_transpose deconv2d deconv3d deconvolution2d deconvolution3d keras_layers separable_conv1d separable_conv2d separable_convolution2d",
  "tensorflow.python.keras.legacy_tf_layers.core":
    "Dense Dropout Flatten FullyConnected base dense dropout flatten fully_connected keras_layers",
  "tensorflow.python.keras.legacy_tf_layers.pooling":
    "AveragePooling1D AveragePooling2D AveragePooling3D AvgPool2D MaxPool2D MaxPooling1D MaxPooling2D MaxPooling3D average_pooling1d average_pooling2d average_pooling3d avg_pool2d base keras_layers max_pool2d max_pooling1d max_pooling2d max_pooling3d",
  "tensorflow.python.keras.legacy_tf_layers.variable_scope_shim":
    "VariableAndLossTracker VariableScopeWrapperLayer as_shape base_layer fn_args tf_contextlib tf_inspect validate_synchronization_aggregation_trainable",
  "tensorflow.python.keras.losses":
    "BCE BinaryCrossentropy CategoricalCrossentropy CategoricalHinge CosineSimilarity Hinge Huber KLD KLDivergence LogCosh Loss LossFunctionWrapper MAE MAPE MSE MSLE MeanAbsoluteError MeanAbsolutePercentageError MeanSquaredError MeanSquaredLogarithmicError Poisson SparseCategoricalCrossentropy SquaredHinge backend bce binary_crossentropy categorical_crossentropy categorical_hinge cosine_similarity deserialize deserialize_keras_object get hinge huber huber_loss is_categorical_crossentropy kl_divergence kld kullback_leibler_divergence log_cosh logcosh losses_utils mae mape mean_absolute_error mean_absolute_percentage_error mean_squared_error mean_squared_logarithmic_error mse msle poisson serialize serialize_keras_object sparse_categorical_crossentropy squared_hinge tf_utils",
  "tensorflow.python.keras.metrics":
    "ACC AUC Accuracy BCE BinaryAccuracy BinaryCrossentropy CategoricalAccuracy CategoricalCrossentropy CategoricalHinge CosineSimilarity FalseNegatives FalsePositives Hinge KLDivergence LogCoshError MAE MAPE MSE MSLE Mean MeanAbsoluteError MeanAbsolutePercentageError MeanIoU MeanMetricWrapper MeanRelativeError MeanSquaredError MeanSquaredLogarithmicError MeanTensor Metric Poisson Precision PrecisionAtRecall Recall RecallAtPrecision Reduce RootMeanSquaredError SensitivityAtSpecificity SensitivitySpecificityBase SparseCategoricalAccuracy SparseCategoricalCrossentropy SparseTopKCategoricalAccuracy SpecificityAtSensitivity SquaredHinge Sum SumOverBatchSize SumOverBatchSizeMetricWrapper TopKCategoricalAccuracy TrueNegatives TruePositives acc accuracy activations backend base_layer base_layer_utils bce binary_accuracy binary_crossentropy categorical_accuracy categorical_crossentropy categorical_hinge clone_metric clone_metrics cosine_proximity cosine_similarity deserialize deserialize_keras_object generic_utils get hinge is_built_in is_tensor_or_variable keras_tensor kullback_leibler_divergence log_cosh logcosh losses_utils mae mape mean_absolute_error mean_absolute_percentage_error mean_squared_error mean_squared_logarithmic_error metric_serialization metrics_utils mse msle poisson serialize serialize_keras_object sparse_categorical_accuracy sparse_categorical_crossentropy sparse_top_k_categorical_accuracy squared_hinge to_list top_k_categorical_accuracy",
  "tensorflow.python.keras.mixed_precision":
    "autocast_variable device_compatibility_check get_layer_policy loss_scale loss_scale_optimizer policy test_util",
  "tensorflow.python.keras.mixed_precision.autocast_variable":
    "AutoCastVariable create_autocast_variable distributed_training_utils enable_auto_cast_variables numpy_text",
  "tensorflow.python.keras.mixed_precision.device_compatibility_check": "log_device_compatibility_check",
  "tensorflow.python.keras.mixed_precision.get_layer_policy": "base_layer get_layer_policy",
  "tensorflow.python.keras.mixed_precision.loss_scale": "deserialize generic_utils get serialize",
  "tensorflow.python.keras.mixed_precision.loss_scale_optimizer":
    "FakeOptimizerForRestoration LossScaleOptimizer LossScaleOptimizerV1 backend keras_loss_scale_module optimizer_utils optimizer_v2 optimizers strategy_supports_loss_scaling",
  "tensorflow.python.keras.mixed_precision.policy":
    "Policy PolicyV1 backend base_layer_utils deserialize device_compatibility_check generic_utils global_policy keras_loss_scale_module policy_scope serialize set_global_policy",
  "tensorflow.python.keras.mixed_precision.test_util":
    "AssertTypeLayer IdentityRegularizer MultiplyLayer MultiplyLayerWithoutAutoCast ReduceSumRegularizer base_layer create_identity_with_grad_check_fn create_identity_with_nan_gradients_fn regularizers",
  "tensorflow.python.keras.models":
    "AddMetric CustomObjectScope Functional Input InputLayer Layer Model Sequential backend clone_and_build_model clone_model functional generic_utils in_place_subclassed_model_state_restoration load_model metrics_module model_config model_from_config model_from_json model_from_yaml optimizer_v1 save save_model sequential share_weights training training_v1 version_utils",
  "tensorflow.python.keras.optimizer_v1":
    "Adadelta Adagrad Adam Adamax Nadam Optimizer RMSprop SGD TFOptimizer adadelta adagrad adam adamax backend nadam rmsprop sgd",
  "tensorflow.python.keras.optimizer_v2":
    "adadelta adagrad adam adamax ftrl gradient_descent learning_rate_schedule legacy_learning_rate_decay nadam optimizer_v2 rmsprop utils",
  "tensorflow.python.keras.optimizer_v2.adadelta": "Adadelta backend_config optimizer_v2",
  "tensorflow.python.keras.optimizer_v2.adagrad": "Adagrad backend_config optimizer_v2",
  "tensorflow.python.keras.optimizer_v2.adam": "Adam NonFusedAdam backend_config optimizer_v2",
  "tensorflow.python.keras.optimizer_v2.adamax": "Adamax backend_config optimizer_v2",
  "tensorflow.python.keras.optimizer_v2.ftrl": "Ftrl optimizer_v2",
  "tensorflow.python.keras.optimizer_v2.gradient_descent": "SGD optimizer_v2",
  "tensorflow.python.keras.optimizer_v2.learning_rate_schedule":
    "CosineDecay CosineDecayRestarts ExponentialDecay InverseTimeDecay LearningRateSchedule LinearCosineDecay NoisyLinearCosineDecay PiecewiseConstantDecay PolynomialDecay deserialize generic_utils serialize",
  "tensorflow.python.keras.optimizer_v2.legacy_learning_rate_decay":
    "cosine_decay cosine_decay_restarts exponential_decay inverse_time_decay learning_rate_schedule linear_cosine_decay natural_exp_decay noisy_linear_cosine_decay piecewise_constant polynomial_decay",
  "tensorflow.python.keras.optimizer_v2.nadam": "Nadam backend_config learning_rate_schedule optimizer_v2",
  "tensorflow.python.keras.optimizer_v2.optimizer_v2":
    "NullContextmanager OptimizerV2 RestoredOptimizer backend base_layer_utils generic_utils initializers layer_utils learning_rate_schedule name_scope_only_in_function_or_graph optimizer_utils tf_inspect tf_utils",
  "tensorflow.python.keras.optimizer_v2.rmsprop": "RMSProp RMSprop backend_config optimizer_v2",
  "tensorflow.python.keras.optimizer_v2.utils":
    "all_reduce_sum_gradients filter_empty_gradients make_global_gradient_clipnorm_fn make_gradient_clipnorm_fn make_gradient_clipvalue_fn strategy_supports_no_merge_call",
  "tensorflow.python.keras.optimizers":
    "Optimizer TFOptimizer adadelta_v2 adagrad_v2 adam_v2 adamax_v2 backend deserialize deserialize_keras_object ftrl get gradient_descent_v2 nadam_v2 optimizer_v2 rmsprop_v2 serialize serialize_keras_object",
  "tensorflow.python.keras.protobuf": "projector_config_pb2 saved_metadata_pb2 versions_pb2",
  "tensorflow.python.keras.protobuf.projector_config_pb2": "EmbeddingInfo ProjectorConfig SpriteMetadata",
  "tensorflow.python.keras.protobuf.saved_metadata_pb2":
    "SavedMetadata SavedObject tensorflow_dot_python_dot_keras_dot_protobuf_dot_versions__pb2",
  "tensorflow.python.keras.protobuf.versions_pb2": "VersionDef",
  "tensorflow.python.keras.regularizers":
    "L1 L1L2 L2 Regularizer backend deserialize deserialize_keras_object get l1 l1_l2 l2 serialize serialize_keras_object",
  "tensorflow.python.keras.saving":
    "hdf5_format model_config save saved_model saved_model_experimental saving_utils utils_v1",
  "tensorflow.python.keras.saving.hdf5_format":
    "LazyLoader ask_to_proceed_with_overwrite backend json_utils load_attributes_from_hdf5_group load_model_from_hdf5 load_optimizer_weights_from_hdf5_group load_weights_from_hdf5_group load_weights_from_hdf5_group_by_name model_config_lib optimizer_v1 preprocess_weights_for_loading save_attributes_to_hdf5_group save_model_to_hdf5 save_optimizer_weights_to_hdf5_group save_weights_to_hdf5_group saving_utils sequential_lib",
  "tensorflow.python.keras.saving.model_config": "json_utils model_from_config model_from_json model_from_yaml",
  "tensorflow.python.keras.saving.save":
    "generic_utils hdf5_format load_context load_model path_to_string save_model saved_model_load saved_model_save saving_utils",
  "tensorflow.python.keras.saving.saved_model":
    "base_serialization constants json_utils layer_serialization load load_context metric_serialization model_serialization network_serialization save save_impl serialized_attributes utils",
  "tensorflow.python.keras.saving.saved_model.base_serialization": "SavedModelSaver json_utils utils",
  "tensorflow.python.keras.saving.saved_model.json_utils": "Encoder decode get_json_type",
  "tensorflow.python.keras.saving.saved_model.layer_serialization":
    "IndexLookupLayerSavedModelSaver InputLayerSavedModelSaver LayerSavedModelSaver RNNSavedModelSaver base_serialization constants generic_utils get_serialized policy save_impl serialized_attributes",
  "tensorflow.python.keras.saving.saved_model.load":
    "CommonEndpoints KerasObjectLoader LazyLoader RevivedInputLayer RevivedLayer RevivedNetwork backend base_layer constants functional_lib generic_utils get_common_shape infer_inputs_from_restored_call_function input_layer input_spec json_utils layers_module load metrics metrics_utils models_lib optimizer_v2 recurrent recursively_deserialize_keras_object regularizers revive_custom_object saved_metadata_pb2 saving_utils training_lib training_lib_v1 utils versions_pb2",
  "tensorflow.python.keras.saving.saved_model.load_context":
    "LoadContext get_load_options in_load_context load_context",
  "tensorflow.python.keras.saving.saved_model.metric_serialization":
    "MetricSavedModelSaver constants generic_utils layer_serialization",
  "tensorflow.python.keras.saving.saved_model.model_serialization":
    "ModelSavedModelSaver SequentialSavedModelSaver constants layer_serialization save_impl saving_utils",
  "tensorflow.python.keras.saving.saved_model.network_serialization":
    "NetworkSavedModelSaver constants model_serialization",
  "tensorflow.python.keras.saving.saved_model.save":
    "K LazyLoader ask_to_proceed_with_overwrite base_layer constants generate_keras_metadata save save_impl saved_metadata_pb2 saving_utils training_lib utils versions_pb2",
  "tensorflow.python.keras.saving.saved_model.save_impl":
    "K LayerCall LayerCallCollection LayerTracingContext LazyLoader add_trace_to_queue autocast_variable base_layer base_layer_utils constants default_save_signature input_layer input_spec keras_load layer_call_wrapper metrics saving_utils sequential_lib serialized_attributes should_skip_serialization tf_contextlib tf_inspect tf_utils tracing_enabled tracing_scope training_lib utils version_utils wrap_layer_functions wrap_layer_objects",
  "tensorflow.python.keras.saving.saved_model.serialized_attributes":
    "CommonEndpoints LayerAttributes LazyLoader MetricAttributes ModelAttributes RNNAttributes SerializedAttributes base_layer constants metrics recurrent save_impl training_lib",
  "tensorflow.python.keras.saving.saved_model.utils":
    "K LazyLoader SaveOptionsContext base_layer_utils control_flow_util get_training_arg get_training_arg_index keras_option_scope layer_uses_training_bool list_all_layers list_all_layers_and_sublayers maybe_add_training_arg no_automatic_dependency_tracking_scope remove_training_arg set_training_arg should_save_traces tf_contextlib tf_inspect training_lib use_wrapped_call",
  "tensorflow.python.keras.saving.saved_model_experimental":
    "LazyLoader backend create_placeholder export_saved_model load_from_saved_model metrics_lib mode_keys model_config model_utils models_lib optimizer_v1 optimizer_v2 saving_utils sequential",
  "tensorflow.python.keras.saving.saving_utils":
    "K ask_to_proceed_with_overwrite base_layer_utils compile_args_from_training_config extract_model_metrics generic_utils is_hdf5_filepath losses model_input_signature model_metadata optimizer_v1 optimizers raise_model_input_error should_overwrite trace_model_call try_build_compiled_arguments version_utils",
  "tensorflow.python.keras.saving.utils_v1":
    "ClassificationOutput EXPORT_TAG_MAP EvalOutput ExportOutput PredictOutput RegressionOutput SIGNATURE_KEY_MAP TrainOutput build_all_signature_defs export_output export_outputs_for_mode export_utils get_export_outputs get_temp_export_dir get_timestamped_export_dir mode_keys unexported_constants unexported_signature_utils",
  "tensorflow.python.keras.saving.utils_v1.export_output":
    "ClassificationOutput EvalOutput ExportOutput PredictOutput RegressionOutput TrainOutput unexported_signature_utils",
  "tensorflow.python.keras.saving.utils_v1.export_utils":
    "EXPORT_TAG_MAP ModeKeys SIGNATURE_KEY_MAP build_all_signature_defs export_output_lib export_outputs_for_mode get_export_outputs get_temp_export_dir get_timestamped_export_dir mode_keys unexported_constants",
  "tensorflow.python.keras.saving.utils_v1.mode_keys": "KerasModeKeys ModeKeyMap is_eval is_predict is_train",
  "tensorflow.python.keras.saving.utils_v1.signature_def_utils":
    "supervised_eval_signature_def supervised_train_signature_def unexported_constants",
  "tensorflow.python.keras.testing_utils":
    "Bias SmallSubclassMLP adadelta_v2 adagrad_v2 adam_v2 adamax_v2 backend base_layer_utils device disable_v2_dtype_behavior enable_v2_dtype_behavior for_all_test_methods generate_combinations_with_testcase_name get_expected_metric_variable_names get_model_from_layers get_model_type get_multi_io_model get_save_format get_save_kwargs get_small_functional_mlp get_small_mlp get_small_sequential_mlp get_small_subclass_mlp get_small_subclass_mlp_with_custom_build get_test_data get_v2_optimizer gradient_descent_v2 layer_test layers model_type_scope models nadam_v2 numeric_test rmsprop_v2 run_all_without_tensor_float_32 run_eagerly_scope run_v2_only run_without_tensor_float_32 saved_model_format_scope should_run_eagerly string_test tf_contextlib tf_inspect use_gpu",
  "tensorflow.python.keras.utils":
    "all_utils control_flow_util conv_utils data_utils dataset_creator generic_utils io_utils kernelized_utils layer_utils losses_utils metrics_utils mode_keys np_utils object_identity tf_contextlib tf_inspect tf_utils version_utils vis_utils",
  "tensorflow.python.keras.utils.all_utils":
    "CustomObjectScope GeneratorEnqueuer OrderedEnqueuer Progbar Sequence SequenceEnqueuer custom_object_scope deserialize_keras_object get_custom_objects get_file get_source_inputs model_to_dot normalize plot_model serialize_keras_object to_categorical",
  "tensorflow.python.keras.utils.control_flow_util":
    "GetContainingWhileContext GetContainingXLAContext GraphOrParentsInXlaContext InXlaContext IsInWhileLoop constant_value smart_cond",
  "tensorflow.python.keras.utils.conv_utils":
    "backend conv_connected_inputs conv_input_length conv_kernel_idxs conv_kernel_mask conv_output_length conv_output_shape convert_data_format deconv_output_length normalize_data_format normalize_padding normalize_tuple squeeze_batch_dims",
  "tensorflow.python.keras.utils.data_utils":
    "GeneratorEnqueuer OrderedEnqueuer Progbar Sequence SequenceEnqueuer ThreadsafeIter dont_use_multiprocessing_pool get_file get_index get_pool_class get_worker_id_queue init_pool init_pool_generator is_generator_or_sequence iter_sequence_infinite next_sample path_to_string tf_inspect threadsafe_generator validate_file",
  "tensorflow.python.keras.utils.dataset_creator": "DatasetCreator",
  "tensorflow.python.keras.utils.generic_utils":
    "CustomMaskWarning CustomObjectScope DisableSharedObjectScope LazyLoader NoopLoadingScope Progbar SharedObjectConfig SharedObjectLoadingScope SharedObjectSavingScope check_for_unexpected_keys class_and_config_for_serialized_keras_object custom_object_scope default deserialize_keras_object func_dump func_load get_custom_objects get_custom_objects_by_name get_registered_name get_registered_object has_arg is_all_none is_default make_batches populate_dict_with_module_objects register_keras_serializable serialize_keras_class_and_config serialize_keras_object skip_failed_serialization slice_arrays tf_contextlib tf_inspect to_list to_snake_case validate_config validate_kwargs",
  "tensorflow.python.keras.utils.io_utils": "ask_to_proceed_with_overwrite path_to_string",
  "tensorflow.python.keras.utils.kernelized_utils": "exact_gaussian_kernel exact_laplacian_kernel inner_product",
  "tensorflow.python.keras.utils.layer_utils":
    "cached_per_instance convert_dense_weights_data_format count_params filter_empty_layer_containers get_source_inputs is_builtin_layer print_summary validate_string_arg",
  "tensorflow.python.keras.utils.losses_utils":
    "ReductionV2 backend cast_losses_to_common_dtype compute_weighted_loss keras_tensor reduce_weighted_loss remove_squeezable_dimensions scale_loss_for_distribution squeeze_or_expand_dimensions",
  "tensorflow.python.keras.utils.metrics_utils":
    "AUCCurve AUCSummationMethod ConfusionMatrix Reduction assert_thresholds_range backend is_evenly_distributed_thresholds losses_utils parse_init_thresholds ragged_assert_compatible_and_get_flat_values result_wrapper tf_utils to_list update_confusion_matrix_variables update_state_wrapper weakmethod",
  "tensorflow.python.keras.utils.np_utils": "normalize to_categorical",
  "tensorflow.python.keras.utils.object_identity":
    "ObjectIdentityDictionary ObjectIdentitySet ObjectIdentityWeakKeyDictionary ObjectIdentityWeakSet Reference",
  "tensorflow.python.keras.utils.tf_contextlib": "contextmanager",
  "tensorflow.python.keras.utils.tf_inspect":
    "currentframe getargspec getcallargs getdoc getfile getframeinfo getfullargspec getmembers getmodule getmro getsource getsourcefile getsourcelines isbuiltin isclass isframe isfunction isgenerator isgeneratorfunction ismethod ismodule isroutine stack",
  "tensorflow.python.keras.utils.tf_utils":
    "K ListWrapper are_all_symbolic_tensors assert_no_legacy_layers convert_inner_node_data convert_shapes dataset_is_infinite get_reachable_from_inputs get_shapes get_tensor_spec graph_context_for_symbolic_tensors is_extension_type is_ragged is_sparse is_symbolic_tensor is_tensor_or_tensor_list is_tensor_or_variable keras_tensor map_structure_with_atomic maybe_init_scope object_identity register_symbolic_tensor_type shape_type_conversion sync_to_numpy_or_python_type tf_contextlib type_spec_from_value",
  "tensorflow.python.keras.utils.version_utils":
    "LayerVersionSelector LazyLoader ModelVersionSelector TensorBoardVersionSelector base_layer base_layer_v1 callbacks callbacks_v1 disallow_legacy_graph is_v1_layer_or_model should_use_v2 swap_class training training_v1",
  "tensorflow.python.keras.utils.vis_utils":
    "add_edge check_pydot is_wrapped_model model_to_dot path_to_string plot_model",
};

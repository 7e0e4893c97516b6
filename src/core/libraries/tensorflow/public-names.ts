/** The public names of TensorFlow 2.21.0, by module. Written by `npm run oracle -- --names`. */

/** What TensorFlow 2 has. */
export const tensorFlowNames: Readonly<Record<string, string>> = {
  tensorflow:
    "AggregationMethod Assert CriticalSection DType DeviceSpec GradientTape Graph IndexedSlices IndexedSlicesSpec Module NoneTensorSpec Operation OptionalSpec RaggedTensor RaggedTensorSpec RegisterGradient SparseTensor SparseTensorSpec Tensor TensorArray TensorArraySpec TensorShape TensorSpec TypeSpec UnconnectedGradients Variable VariableAggregation VariableSynchronization abs acos acosh add add_n approx_top_k argmax argmin argsort as_dtype as_string asin asinh assert_equal assert_greater assert_less assert_rank atan atan2 atanh audio autodiff autograph batch_to_space bfloat16 bitcast bitwise bool boolean_mask broadcast_dynamic_shape broadcast_static_shape broadcast_to case cast check_pinned clip_by_global_norm clip_by_norm clip_by_value compat complex complex128 complex64 concat cond config constant constant_initializer control_dependencies conv conv2d_backprop_filter_v2 conv2d_backprop_input_v2 convert_to_tensor cos cosh cumsum custom_gradient data debugging device distribute divide double dtensor dtypes dynamic_partition dynamic_stitch edit_distance eig eigvals einsum ensure_shape equal errors executing_eagerly exp expand_dims experimental extract_volume_patches eye feature_column fftnd fill fingerprint float16 float32 float64 floor foldl foldr function gather gather_nd get_current_name_scope get_logger get_static_value grad_pass_through gradients graph_util greater greater_equal group guarantee_const half hessians histogram_fixed_width histogram_fixed_width_bins identity identity_n ifftnd image import_graph_def init_scope initializers inside_function int16 int32 int64 int8 io irfftnd is_symbolic_tensor is_tensor keras less less_equal linalg linspace lite load_library load_op_library logical_and logical_not logical_or lookup losses make_ndarray make_tensor_proto map_fn math matmul matrix_square_root maximum meshgrid metrics minimum mlir multiply name_scope negative nest newaxis nn no_gradient no_op nondifferentiable_batch_function norm not_equal numpy_function one_hot ones ones_initializer ones_like optimizers pad parallel_stack pow print profiler py_function qint16 qint32 qint8 quantization queue quint16 quint8 ragged ragged_fill_empty_rows ragged_fill_empty_rows_grad random random_index_shuffle random_normal_initializer random_uniform_initializer range rank raw_ops realdiv recompute_grad reduce_all reduce_any reduce_logsumexp reduce_max reduce_mean reduce_min reduce_prod reduce_sum register_tensor_conversion_function repeat required_space_to_batch_paddings reshape resource reverse reverse_sequence rfftnd roll round saturate_cast saved_model scalar_mul scan scatter_nd searchsorted security sequence_mask sets shape shape_n sigmoid sign signal sin sinh size slice sort space_to_batch space_to_batch_nd sparse split sqrt square squeeze stack stop_gradient strided_slice string strings subtract summary switch_case sysconfig tan tanh tensor_scatter_nd_add tensor_scatter_nd_max tensor_scatter_nd_min tensor_scatter_nd_sub tensor_scatter_nd_update tensordot test tile timestamp tools tpu train transpose truediv truncatediv truncatemod tuple type_spec_from_value types uint16 uint32 uint64 uint8 unique unique_with_counts unravel_index unstack variable_creator_scope variant vectorized_map version where while_loop xla zeros zeros_initializer zeros_like",
  "tensorflow._API_MODULE": "bitwise_and bitwise_or bitwise_xor invert left_shift right_shift",
  "tensorflow.__internal__":
    "CompositeTensor EagerTensor FuncGraph SymbolicTensor autograph create_c_op decorator dispatch distribute eager_context execute_fn_for_device feature_column function get_enclosing_xla_context get_name_scope graph_util is_tfrt_enabled lift_to_graph load_context mixed_precision monitoring nest ops record_gradient register_call_context_function register_clear_session_function register_get_session_function register_load_model_function saved_model smart_cond test tf2 tracking train types",
  "tensorflow.__internal__.autograph": "control_status_ctx tf_convert",
  "tensorflow.__internal__.decorator": "make_decorator unwrap",
  "tensorflow.__internal__.dispatch": "GlobalOpDispatcher OpDispatcher add_dispatch_support",
  "tensorflow.__internal__.distribute":
    "ShardedVariable combinations interim multi_process_runner strategy_supports_no_merge_call variable_sync_on_read_context",
  "tensorflow.__internal__.distribute.combinations":
    "central_storage_strategy_with_gpu_and_cpu central_storage_strategy_with_two_gpus cloud_tpu_strategy default_strategy env generate in_main_process mirrored_strategy_with_cpu_1_and_2 mirrored_strategy_with_gpu_and_cpu mirrored_strategy_with_one_cpu mirrored_strategy_with_one_gpu mirrored_strategy_with_two_cpus mirrored_strategy_with_two_gpus mirrored_strategy_with_two_gpus_no_merge_call multi_worker_mirrored_2x1_cpu multi_worker_mirrored_2x1_gpu multi_worker_mirrored_2x1_gpu_noshare multi_worker_mirrored_2x2_gpu multi_worker_mirrored_2x2_gpu_no_merge_call one_device_strategy one_device_strategy_gpu parameter_server_strategy_1worker_2ps_1gpu parameter_server_strategy_1worker_2ps_cpu parameter_server_strategy_3worker_2ps_1gpu parameter_server_strategy_3worker_2ps_cpu tpu_strategy tpu_strategy_one_core tpu_strategy_packed_var",
  "tensorflow.__internal__.distribute.interim": "maybe_merge_call",
  "tensorflow.__internal__.distribute.multi_process_runner":
    "NotInitializedError SubprocessTimeoutError UnexpectedSubprocessExitError create_cluster_spec get_barrier run test_main",
  "tensorflow.__internal__.eager_context":
    "eager_mode get_config get_device_name get_executor set_soft_device_placement",
  "tensorflow.__internal__.feature_column":
    "DenseColumn FeatureColumn FeatureTransformationCache SequenceDenseColumn StateManager deserialize_feature_column serialize_feature_column",
  "tensorflow.__internal__.function": "Function",
  "tensorflow.__internal__.graph_util": "graph_defs_equal",
  "tensorflow.__internal__.mixed_precision": "register_loss_scale_wrapper",
  "tensorflow.__internal__.monitoring": "BoolGauge",
  "tensorflow.__internal__.nest":
    "flatten_up_to get_traverse_shallow_structure is_attrs is_mapping list_to_tuple map_structure_up_to sequence_like yield_flat_paths",
  "tensorflow.__internal__.ops": "broadcast_weights get_resource_handle_data is_resource_variable",
  "tensorflow.__internal__.saved_model":
    "SavedModelBuilder decode_proto encode_structure load load_partial parse_saved_model",
  "tensorflow.__internal__.saved_model.load":
    "VersionedTypeRegistration get_setter register_revived_type registered_identifiers",
  "tensorflow.__internal__.smart_cond": "smart_cond",
  "tensorflow.__internal__.test": "ParameterizedBenchmark combinations",
  "tensorflow.__internal__.test.combinations":
    "NamedObject OptionalParameter ParameterModifier TestCombination combine generate times",
  "tensorflow.__internal__.tf2": "enabled",
  "tensorflow.__internal__.tracking":
    "AutoTrackable CheckpointInitialValue CheckpointInitialValueCallable DelegatingTrackableMixin ObjectGraphView Trackable TrackableDataStructure TrackableReference no_automatic_dependency_tracking register_session_provider saveable_objects_from_trackable sticky_attribute_assignment streaming_restore wrap",
  "tensorflow.__internal__.train":
    "assign_moving_average is_mixed_precision_graph_rewrite_enabled set_using_mixed_precision_policy update_checkpoint_state",
  "tensorflow.__internal__.types": "Tensor data",
  "tensorflow.__internal__.types.data": "Dataset",
  "tensorflow.__operators__": "add eq getitem ne ragged_getitem",
  "tensorflow.audio": "decode_wav encode_wav",
  "tensorflow.autodiff": "ForwardAccumulator GradientTape",
  "tensorflow.autograph": "experimental set_verbosity to_code to_graph trace",
  "tensorflow.autograph.experimental": "Feature do_not_convert set_loop_options",
  "tensorflow.bitwise": "bitwise_and bitwise_or bitwise_xor invert left_shift right_shift",
  "tensorflow.config":
    "LogicalDevice LogicalDeviceConfiguration PhysicalDevice experimental experimental_connect_to_cluster experimental_connect_to_host experimental_functions_run_eagerly experimental_run_functions_eagerly functions_run_eagerly get_logical_device_configuration get_soft_device_placement get_visible_devices list_logical_devices list_physical_devices optimizer run_functions_eagerly set_logical_device_configuration set_soft_device_placement set_visible_devices threading",
  "tensorflow.config.experimental":
    "ClusterDeviceFilters VirtualDeviceConfiguration disable_mlir_bridge enable_mlir_bridge enable_op_determinism enable_tensor_float_32_execution get_device_details get_device_policy get_memory_growth get_memory_info get_memory_usage get_synchronous_execution get_virtual_device_configuration get_visible_devices list_logical_devices list_physical_devices reset_memory_stats set_device_policy set_memory_growth set_synchronous_execution set_virtual_device_configuration set_visible_devices tensor_float_32_execution_enabled",
  "tensorflow.config.optimizer": "get_experimental_options get_jit set_experimental_options set_jit",
  "tensorflow.config.threading":
    "get_inter_op_parallelism_threads get_intra_op_parallelism_threads set_inter_op_parallelism_threads set_intra_op_parallelism_threads",
  "tensorflow.data":
    "AUTOTUNE Dataset DatasetSpec FixedLengthRecordDataset INFINITE_CARDINALITY Iterator IteratorSpec NumpyIterator Options TFRecordDataset TextLineDataset ThreadingOptions UNKNOWN_CARDINALITY experimental",
  "tensorflow.data.experimental":
    "AUTOTUNE AutoShardPolicy AutotuneAlgorithm AutotuneOptions Counter CsvDataset DatasetInitializer DistributeOptions ExternalStatePolicy INFINITE_CARDINALITY OptimizationOptions Optional RandomDataset Reducer SHARD_HINT ServiceOptions SqlDataset TFRecordWriter ThreadingOptions UNKNOWN_CARDINALITY assert_cardinality at bucket_by_sequence_length cardinality choose_from_datasets copy_to_device dense_to_ragged_batch dense_to_sparse_batch distributed_save enable_debug_mode enumerate_dataset from_list from_variant get_model_proto get_next_as_optional get_single_element get_structure group_by_reducer group_by_window ignore_errors index_table_from_dataset load make_batched_features_dataset make_csv_dataset make_saveable_from_iterator map_and_batch pad_to_cardinality parallel_interleave parse_example_dataset prefetch_to_device rejection_resample sample_from_datasets save scan service shuffle_and_repeat snapshot table_from_dataset take_while to_variant unbatch unique",
  "tensorflow.data.experimental.service":
    "CrossTrainerCache DispatchServer DispatcherConfig ShardingPolicy WorkerConfig WorkerServer distribute from_dataset_id register_dataset",
  "tensorflow.debugging":
    "Assert assert_all_finite assert_equal assert_greater assert_greater_equal assert_integer assert_less assert_less_equal assert_near assert_negative assert_non_negative assert_non_positive assert_none_equal assert_positive assert_proper_iterable assert_rank assert_rank_at_least assert_rank_in assert_same_float_dtype assert_scalar assert_shapes assert_type check_numerics disable_check_numerics disable_traceback_filtering enable_check_numerics enable_traceback_filtering experimental get_log_device_placement is_numeric_tensor is_traceback_filtering_enabled set_log_device_placement",
  "tensorflow.debugging.experimental": "disable_dump_debug_info enable_dump_debug_info",
  "tensorflow.distribute":
    "CrossDeviceOps DistributedDataset DistributedIterator DistributedValues HierarchicalCopyAllReduce InputContext InputOptions InputReplicationMode MirroredStrategy MultiWorkerMirroredStrategy NcclAllReduce OneDeviceStrategy ParameterServerStrategy ReduceOp ReductionToOneDevice ReplicaContext RunOptions Server Strategy StrategyExtended TPUStrategy cluster_resolver coordinator experimental experimental_set_strategy get_replica_context get_strategy has_strategy in_cross_replica_context",
  "tensorflow.distribute.cluster_resolver":
    "ClusterResolver GCEClusterResolver KubernetesClusterResolver KubernetesExecutableLocation SimpleClusterResolver SlurmClusterResolver TFConfigClusterResolver TPUClusterResolver UnionResolver",
  "tensorflow.distribute.coordinator":
    "ClusterCoordinator PerWorkerValue RemoteValue experimental_get_current_worker_index",
  "tensorflow.distribute.experimental":
    "CentralStorageStrategy CollectiveCommunication CollectiveHints CommunicationImplementation CommunicationOptions MultiWorkerMirroredStrategy ParameterServerStrategy PreemptionCheckpointHandler PreemptionWatcher TPUStrategy TerminationConfig ValueContext coordinator partitioners rpc",
  "tensorflow.distribute.experimental.coordinator": "ClusterCoordinator PerWorkerValues RemoteValue",
  "tensorflow.distribute.experimental.partitioners":
    "FixedShardsPartitioner MaxSizePartitioner MinSizePartitioner Partitioner",
  "tensorflow.distribute.experimental.rpc": "Client Server",
  "tensorflow.dtypes":
    "DType QUANTIZED_DTYPES as_dtype bfloat16 bool cast complex complex128 complex64 double experimental float16 float32 float64 half int16 int32 int64 int8 qint16 qint32 qint8 quint16 quint8 resource saturate_cast string uint16 uint32 uint64 uint8 variant",
  "tensorflow.dtypes.experimental":
    "float4_e2m1fn float8_e4m3b11fnuz float8_e4m3fn float8_e4m3fnuz float8_e5m2 float8_e5m2fnuz int2 int4 uint2 uint4",
  "tensorflow.errors":
    "ABORTED ALREADY_EXISTS AbortedError AlreadyExistsError CANCELLED CancelledError DATA_LOSS DEADLINE_EXCEEDED DataLossError DeadlineExceededError FAILED_PRECONDITION FailedPreconditionError INTERNAL INVALID_ARGUMENT InternalError InvalidArgumentError NOT_FOUND NotFoundError OK OUT_OF_RANGE OpError OperatorNotAllowedInGraphError OutOfRangeError PERMISSION_DENIED PermissionDeniedError RESOURCE_EXHAUSTED ResourceExhaustedError UNAUTHENTICATED UNAVAILABLE UNIMPLEMENTED UNKNOWN UnauthenticatedError UnavailableError UnimplementedError UnknownError",
  "tensorflow.feature_column":
    "bucketized_column categorical_column_with_hash_bucket categorical_column_with_identity categorical_column_with_vocabulary_file categorical_column_with_vocabulary_list crossed_column embedding_column indicator_column make_parse_example_spec numeric_column sequence_categorical_column_with_hash_bucket sequence_categorical_column_with_identity sequence_categorical_column_with_vocabulary_file sequence_categorical_column_with_vocabulary_list sequence_numeric_column shared_embeddings weighted_categorical_column",
  "tensorflow.graph_util": "import_graph_def",
  "tensorflow.image":
    "ResizeMethod adjust_brightness adjust_contrast adjust_gamma adjust_hue adjust_jpeg_quality adjust_saturation central_crop combined_non_max_suppression convert_image_dtype crop_and_resize crop_to_bounding_box decode_and_crop_jpeg decode_bmp decode_gif decode_image decode_jpeg decode_jxl decode_png decode_webp draw_bounding_boxes encode_jpeg encode_png extract_glimpse extract_jpeg_shape extract_patches flip_left_right flip_up_down generate_bounding_box_proposals grayscale_to_rgb hsv_to_rgb image_gradients is_jpeg non_max_suppression non_max_suppression_overlaps non_max_suppression_padded non_max_suppression_with_scores pad_to_bounding_box per_image_standardization psnr random_brightness random_contrast random_crop random_flip_left_right random_flip_up_down random_hue random_jpeg_quality random_saturation resize resize_with_crop_or_pad resize_with_pad rgb_to_grayscale rgb_to_hsv rgb_to_yiq rgb_to_yuv rot90 sample_distorted_bounding_box sobel_edges ssim ssim_multiscale stateless_random_brightness stateless_random_contrast stateless_random_crop stateless_random_flip_left_right stateless_random_flip_up_down stateless_random_hue stateless_random_jpeg_quality stateless_random_saturation stateless_sample_distorted_bounding_box total_variation transpose yiq_to_rgb yuv_to_rgb",
  "tensorflow.io":
    "FixedLenFeature FixedLenSequenceFeature RaggedFeature SparseFeature TFRecordOptions TFRecordWriter VarLenFeature decode_and_crop_jpeg decode_base64 decode_bmp decode_compressed decode_csv decode_gif decode_image decode_jpeg decode_json_example decode_jxl decode_png decode_proto decode_raw decode_webp deserialize_many_sparse encode_base64 encode_jpeg encode_png encode_proto extract_jpeg_shape gfile is_jpeg match_filenames_once matching_files parse_example parse_sequence_example parse_single_example parse_single_sequence_example parse_tensor read_file serialize_many_sparse serialize_sparse serialize_tensor write_file write_graph",
  "tensorflow.io.gfile":
    "GFile copy exists get_registered_schemes glob isdir join listdir makedirs mkdir remove rename rmtree stat walk",
  "tensorflow.linalg":
    "LinearOperator LinearOperatorAdjoint LinearOperatorBlockDiag LinearOperatorBlockLowerTriangular LinearOperatorCirculant LinearOperatorCirculant2D LinearOperatorCirculant3D LinearOperatorComposition LinearOperatorDiag LinearOperatorFullMatrix LinearOperatorHouseholder LinearOperatorIdentity LinearOperatorInversion LinearOperatorKronecker LinearOperatorLowRankUpdate LinearOperatorLowerTriangular LinearOperatorPermutation LinearOperatorScaledIdentity LinearOperatorToeplitz LinearOperatorTridiag LinearOperatorZeros adjoint band_part banded_triangular_solve cholesky cholesky_solve cross det diag diag_part eig eigh eigh_tridiagonal eigvals eigvalsh einsum experimental expm eye global_norm inv l2_normalize logdet logm lstsq lu lu_matrix_inverse lu_reconstruct lu_solve matmul matrix_rank matrix_transpose matvec norm normalize pinv qr set_diag slogdet solve sqrtm svd tensor_diag tensor_diag_part tensordot trace triangular_solve tridiagonal_matmul tridiagonal_solve",
  "tensorflow.linalg.experimental": "conjugate_gradient",
  "tensorflow.lite": "Interpreter OpsSet Optimize RepresentativeDataset TFLiteConverter TargetSpec experimental",
  "tensorflow.lite.experimental":
    "Analyzer OpResolverType QuantizationDebugOptions QuantizationDebugger authoring load_delegate",
  "tensorflow.lite.experimental.authoring": "compatible",
  "tensorflow.lookup":
    "KeyValueTensorInitializer StaticHashTable StaticVocabularyTable TextFileIndex TextFileInitializer experimental",
  "tensorflow.lookup.experimental": "DenseHashTable MutableHashTable",
  "tensorflow.math":
    "abs accumulate_n acos acosh add add_n angle approx_max_k approx_min_k argmax argmin asin asinh atan atan2 atanh bessel_i0 bessel_i0e bessel_i1 bessel_i1e betainc bincount ceil confusion_matrix conj cos cosh count_nonzero cumprod cumsum cumulative_logsumexp digamma divide divide_no_nan equal erf erfc erfcinv erfinv exp expm1 floor floordiv floormod greater greater_equal igamma igammac imag in_top_k invert_permutation is_finite is_inf is_nan is_non_decreasing is_strictly_increasing l2_normalize lbeta less less_equal lgamma log log1p log_sigmoid log_softmax logical_and logical_not logical_or logical_xor maximum minimum mod multiply multiply_no_nan ndtri negative nextafter not_equal polygamma polyval pow real reciprocal reciprocal_no_nan reduce_all reduce_any reduce_euclidean_norm reduce_logsumexp reduce_max reduce_mean reduce_min reduce_prod reduce_std reduce_sum reduce_variance rint round rsqrt scalar_mul segment_max segment_mean segment_min segment_prod segment_sum sigmoid sign sin sinh sobol_sample softmax softplus softsign special sqrt square squared_difference subtract tan tanh top_k truediv unsorted_segment_max unsorted_segment_mean unsorted_segment_min unsorted_segment_prod unsorted_segment_sqrt_n unsorted_segment_sum xdivy xlog1py xlogy zero_fraction zeta",
  "tensorflow.math.special":
    "bessel_i0 bessel_i0e bessel_i1 bessel_i1e bessel_j0 bessel_j1 bessel_k0 bessel_k0e bessel_k1 bessel_k1e bessel_y0 bessel_y1 dawsn expint fresnel_cos fresnel_sin spence",
  "tensorflow.mlir": "experimental",
  "tensorflow.mlir.experimental":
    "convert_function convert_graph_def convert_saved_model convert_saved_model_v1 run_pass_pipeline tflite_to_tosa_bytecode write_bytecode",
  "tensorflow.nest": "assert_same_structure flatten is_nested map_structure pack_sequence_as",
  "tensorflow.nn":
    "RNNCellDeviceWrapper RNNCellDropoutWrapper RNNCellResidualWrapper all_candidate_sampler approx_max_k approx_min_k atrous_conv2d atrous_conv2d_transpose avg_pool avg_pool1d avg_pool2d avg_pool3d batch_norm_with_global_normalization batch_normalization bias_add collapse_repeated compute_accidental_hits compute_average_loss conv1d conv1d_transpose conv2d conv2d_transpose conv3d conv3d_transpose conv_transpose convolution crelu ctc_beam_search_decoder ctc_greedy_decoder ctc_loss ctc_unique_labels depth_to_space depthwise_conv2d depthwise_conv2d_backprop_filter depthwise_conv2d_backprop_input dilation2d dropout elu embedding_lookup embedding_lookup_sparse erosion2d experimental fixed_unigram_candidate_sampler fractional_avg_pool fractional_max_pool gelu in_top_k isotonic_regression l2_loss l2_normalize leaky_relu learned_unigram_candidate_sampler local_response_normalization log_poisson_loss log_softmax lrn max_pool max_pool1d max_pool2d max_pool3d max_pool_with_argmax moments nce_loss normalize_moments pool relu relu6 safe_embedding_lookup_sparse sampled_softmax_loss scale_regularization_loss selu separable_conv2d sigmoid sigmoid_cross_entropy_with_logits silu softmax softmax_cross_entropy_with_logits softplus softsign space_to_batch space_to_depth sparse_softmax_cross_entropy_with_logits sufficient_statistics swish tanh top_k weighted_cross_entropy_with_logits weighted_moments with_space_to_batch zero_fraction",
  "tensorflow.nn.experimental": "general_dropout stateless_dropout",
  "tensorflow.profiler": "experimental",
  "tensorflow.profiler.experimental": "Profile ProfilerOptions Trace client server start stop",
  "tensorflow.profiler.experimental.client": "monitor trace",
  "tensorflow.profiler.experimental.server": "start",
  "tensorflow.quantization":
    "dequantize experimental fake_quant_with_min_max_args fake_quant_with_min_max_args_gradient fake_quant_with_min_max_vars fake_quant_with_min_max_vars_gradient fake_quant_with_min_max_vars_per_channel fake_quant_with_min_max_vars_per_channel_gradient quantize quantize_and_dequantize quantize_and_dequantize_v2 quantized_concat",
  "tensorflow.quantization.experimental":
    "QuantizationComponentSpec QuantizationMethod QuantizationOptions TfRecordRepresentativeDatasetSaver UnitWiseQuantizationSpec quantize_saved_model",
  "tensorflow.queue": "FIFOQueue PaddingFIFOQueue PriorityQueue QueueBase RandomShuffleQueue",
  "tensorflow.ragged":
    "boolean_mask constant cross cross_hashed map_flat_values range row_splits_to_segment_ids segment_ids_to_row_splits stack stack_dynamic_partitions",
  "tensorflow.random":
    "Algorithm Generator all_candidate_sampler categorical create_rng_state experimental fixed_unigram_candidate_sampler fold_in gamma get_global_generator learned_unigram_candidate_sampler log_uniform_candidate_sampler normal poisson set_global_generator set_seed shuffle split stateless_binomial stateless_categorical stateless_gamma stateless_normal stateless_parameterized_truncated_normal stateless_poisson stateless_truncated_normal stateless_uniform truncated_normal uniform uniform_candidate_sampler",
  "tensorflow.random.experimental":
    "Algorithm Generator create_rng_state get_global_generator index_shuffle set_global_generator stateless_fold_in stateless_shuffle stateless_split",
  "tensorflow.saved_model":
    "ASSETS_DIRECTORY ASSETS_KEY Asset CLASSIFY_INPUTS CLASSIFY_METHOD_NAME CLASSIFY_OUTPUT_CLASSES CLASSIFY_OUTPUT_SCORES DEBUG_DIRECTORY DEBUG_INFO_FILENAME_PB DEFAULT_SERVING_SIGNATURE_DEF_KEY GPU LoadOptions PREDICT_INPUTS PREDICT_METHOD_NAME PREDICT_OUTPUTS REGRESS_INPUTS REGRESS_METHOD_NAME REGRESS_OUTPUTS SAVED_MODEL_FILENAME_PB SAVED_MODEL_FILENAME_PBTXT SAVED_MODEL_SCHEMA_VERSION SERVING SaveOptions TPU TRAINING VARIABLES_DIRECTORY VARIABLES_FILENAME contains_saved_model experimental load save",
  "tensorflow.saved_model.experimental": "Fingerprint TrackableResource VariablePolicy read_fingerprint",
  "tensorflow.sets": "difference intersection size union",
  "tensorflow.signal":
    "dct fft fft2d fft3d fftnd fftshift frame hamming_window hann_window idct ifft ifft2d ifft3d ifftnd ifftshift inverse_mdct inverse_stft inverse_stft_window_fn irfft irfft2d irfft3d irfftnd kaiser_bessel_derived_window kaiser_window linear_to_mel_weight_matrix mdct mfccs_from_log_mel_spectrograms overlap_and_add rfft rfft2d rfft3d rfftnd stft vorbis_window",
  "tensorflow.sparse":
    "SparseTensor add bincount concat cross cross_hashed expand_dims eye fill_empty_rows from_dense map_values mask maximum minimum reduce_max reduce_sum reorder reset_shape reshape retain sampled_addmm segment_mean segment_sqrt_n segment_sum slice softmax sparse_dense_matmul split to_dense to_indicator transpose",
  "tensorflow.strings":
    "as_string bytes_split format join length lower ngrams reduce_join regex_full_match regex_replace split strip substr to_hash_bucket to_hash_bucket_fast to_hash_bucket_strong to_number unicode_decode unicode_decode_with_offsets unicode_encode unicode_script unicode_split unicode_split_with_offsets unicode_transcode unsorted_segment_join upper",
  "tensorflow.summary":
    "SummaryWriter audio create_file_writer create_noop_writer experimental flush graph histogram image record_if scalar should_record_summaries text trace_export trace_off trace_on write",
  "tensorflow.summary.experimental": "get_step set_step summary_scope write_raw_pb",
  "tensorflow.sysconfig":
    "CXX11_ABI_FLAG CXX_VERSION MONOLITHIC_BUILD get_build_info get_compile_flags get_include get_lib get_link_flags",
  "tensorflow.test":
    "Benchmark TestCase assert_equal_graph_def benchmark_config compute_gradient create_local_cluster disable_with_predicate experimental gpu_device_name is_built_with_cuda is_built_with_gpu_support is_built_with_rocm is_built_with_xla is_cpu_target_available is_gpu_available main with_eager_op_as_function",
  "tensorflow.test.experimental": "sync_devices",
  "tensorflow.tpu": "XLAOptions experimental",
  "tensorflow.tpu.experimental":
    "DeviceAssignment DeviceOrderMode HardwareFeature TPUSystemMetadata Topology embedding initialize_tpu_system shutdown_tpu_system",
  "tensorflow.tpu.experimental.embedding":
    "Adagrad AdagradMomentum Adam CustomCombiner CustomOptimizer FTRL FeatureConfig QuantizationConfig RowIdInitializer SGD SparseCoreEmbeddingConfig TPUEmbedding TPUEmbeddingForServing TPUEmbeddingV0 TPUEmbeddingV2 TableConfig serving_embedding_lookup",
  "tensorflow.train":
    "BytesList Checkpoint CheckpointManager CheckpointOptions CheckpointView ClusterDef ClusterSpec Coordinator Example ExponentialMovingAverage Feature FeatureList FeatureLists Features FloatList Int64List JobDef SequenceExample ServerDef TrackableView checkpoints_iterator experimental get_checkpoint_state latest_checkpoint list_variables load_checkpoint load_variable",
  "tensorflow.train.experimental": "MaxShardSizePolicy PythonState ShardByTaskPolicy ShardableTensor ShardingCallback",
  "tensorflow.types": "experimental",
  "tensorflow.types.experimental":
    "AtomicFunction Callable ConcreteFunction FunctionType GenericFunction PolymorphicFunction SupportsTracingProtocol TensorLike TraceType distributed",
  "tensorflow.types.experimental.distributed": "Mirrored PerReplica",
  "tensorflow.version":
    "COMPILER_VERSION GIT_VERSION GRAPH_DEF_VERSION GRAPH_DEF_VERSION_MIN_CONSUMER GRAPH_DEF_VERSION_MIN_PRODUCER VERSION",
  "tensorflow.xla": "experimental",
  "tensorflow.xla.experimental": "compile jit_scope",
};

/** What TensorFlow 2 has no more. */
export const tensorFlow1Names: Readonly<Record<string, string>> = {
  tensorflow:
    "AUTO_REUSE AttrValue COMPILER_VERSION CXX11_ABI_FLAG CXX_VERSION ConditionalAccumulator ConditionalAccumulatorBase ConfigProto Dimension Event FIFOQueue FixedLenFeature FixedLenSequenceFeature FixedLengthRecordReader GIT_VERSION GPUOptions GRAPH_DEF_VERSION GRAPH_DEF_VERSION_MIN_CONSUMER GRAPH_DEF_VERSION_MIN_PRODUCER GraphDef GraphKeys GraphOptions HistogramProto IdentityReader InteractiveSession LMDBReader LogMessage MONOLITHIC_BUILD MetaGraphDef NameAttrList NoGradient NodeDef NotDifferentiable OpError OptimizerOptions PaddingFIFOQueue Print PriorityQueue QUANTIZED_DTYPES QueueBase RandomShuffleQueue ReaderBase RunMetadata RunOptions Session SessionLog SparseConditionalAccumulator SparseFeature SparseTensorValue Summary SummaryMetadata TFRecordReader TensorInfo TextLineReader VERSION VarLenFeature VariableScope WholeFileReader accumulate_n add_check_numerics_ops add_to_collection add_to_collections all_variables angle app arg_max arg_min assert_greater_equal assert_integer assert_less_equal assert_near assert_negative assert_non_negative assert_non_positive assert_none_equal assert_positive assert_proper_iterable assert_rank_at_least assert_rank_in assert_same_float_dtype assert_scalar assert_type assert_variables_initialized assign assign_add assign_sub batch_gather batch_matmul batch_scatter_update batch_to_space_nd betainc bincount ceil check_numerics cholesky cholesky_solve clip_by_average_norm colocate_with confusion_matrix conj container contrib control_flow_v2_enabled convert_to_tensor_or_indexed_slices convert_to_tensor_or_sparse_tensor count_nonzero count_up_to create_partitioned_variables cross cumprod decode_base64 decode_compressed decode_csv decode_json_example decode_raw delete_session_tensor depth_to_space dequantize deserialize_many_sparse diag diag_part digamma dimension_at_index dimension_value disable_control_flow_v2 disable_eager_execution disable_resource_variables disable_tensor_equality disable_v2_behavior disable_v2_tensorshape distributions div div_no_nan enable_control_flow_v2 enable_eager_execution enable_resource_variables enable_tensor_equality enable_v2_behavior enable_v2_tensorshape encode_base64 erf erfc estimator examples executing_eagerly_outside_functions expm1 extract_image_patches fake_quant_with_min_max_args fake_quant_with_min_max_args_gradient fake_quant_with_min_max_vars fake_quant_with_min_max_vars_gradient fake_quant_with_min_max_vars_per_channel fake_quant_with_min_max_vars_per_channel_gradient fft fft2d fft3d fixed_size_partitioner flags floor_div floordiv floormod get_collection get_collection_ref get_default_graph get_default_session get_local_variable get_seed get_session_handle get_session_tensor get_variable get_variable_scope gfile global_norm global_variables global_variables_initializer glorot_normal_initializer glorot_uniform_initializer ifft ifft2d ifft3d igamma igammac imag initialize_all_tables initialize_all_variables initialize_local_variables initialize_variables invert_permutation is_finite is_inf is_nan is_non_decreasing is_numeric_tensor is_strictly_increasing is_variable_initialized layers lbeta lgamma lin_space load_file_system_library local_variables local_variables_initializer log log1p log_sigmoid logging logical_xor make_template manip matching_files matrix_band_part matrix_determinant matrix_diag matrix_diag_part matrix_inverse matrix_set_diag matrix_solve matrix_solve_ls matrix_transpose matrix_triangular_solve min_max_variable_partitioner mixed_precision mod model_variables moving_average_variables mul multinomial neg no_regularizer op_scope orthogonal_initializer pack parse_example parse_single_example parse_single_sequence_example parse_tensor placeholder placeholder_with_default polygamma py_func python_io qr quantize quantize_v2 quantized_concat random_crop random_gamma random_normal random_poisson random_shuffle random_uniform read_file real reciprocal reduce_join regex_replace report_uninitialized_variables reset_default_graph resource_loader resource_variables_enabled reverse_v2 rint rsqrt scatter_add scatter_div scatter_max scatter_min scatter_mul scatter_nd_add scatter_nd_sub scatter_nd_update scatter_sub scatter_update segment_max segment_mean segment_min segment_prod segment_sum self_adjoint_eig self_adjoint_eigvals serialize_many_sparse serialize_sparse serialize_tensor set_random_seed setdiff1d space_to_depth sparse_add sparse_concat sparse_fill_empty_rows sparse_mask sparse_matmul sparse_maximum sparse_merge sparse_minimum sparse_placeholder sparse_reduce_max sparse_reduce_max_sparse sparse_reduce_sum sparse_reduce_sum_sparse sparse_reorder sparse_reset_shape sparse_reshape sparse_retain sparse_segment_mean sparse_segment_sqrt_n sparse_segment_sum sparse_slice sparse_softmax sparse_split sparse_tensor_dense_matmul sparse_tensor_to_dense sparse_to_dense sparse_to_indicator sparse_transpose spectral squared_difference string_join string_split string_strip string_to_hash_bucket string_to_hash_bucket_fast string_to_hash_bucket_strong string_to_number sub substr svd tables_initializer tensor_scatter_add tensor_scatter_sub tensor_scatter_update to_bfloat16 to_complex128 to_complex64 to_double to_float to_int32 to_int64 trace trainable_variables truncated_normal truncated_normal_initializer uniform_unit_scaling_initializer unpack unsorted_segment_max unsorted_segment_mean unsorted_segment_min unsorted_segment_prod unsorted_segment_sqrt_n unsorted_segment_sum user_ops variable_axis_size_partitioner variable_op_scope variable_scope variables_initializer variance_scaling_initializer verify_tensor_all_finite where_v2 wrap_function write_file zeta",
  "tensorflow.data":
    "get_output_classes get_output_shapes get_output_types make_initializable_iterator make_one_shot_iterator",
  "tensorflow.data.experimental":
    "AUTO DatasetStructure OptionalStructure RaggedTensorStructure SparseTensorStructure Structure TensorArrayStructure TensorStructure map_and_batch_with_legacy_function",
  "tensorflow.debugging": "is_finite is_inf is_nan is_non_decreasing is_strictly_increasing",
  "tensorflow.distribute": "get_loss_reduction",
  "tensorflow.dtypes": "as_string",
  "tensorflow.errors": "error_code_from_exception_type exception_type_from_error_code raise_exception_on_not_ok_status",
  "tensorflow.feature_column": "input_layer linear_model shared_embedding_columns",
  "tensorflow.graph_util":
    "convert_variables_to_constants extract_sub_graph must_run_on_cpu remove_training_nodes tensor_shape_from_node_def_name",
  "tensorflow.image":
    "extract_image_patches resize_area resize_bicubic resize_bilinear resize_image_with_crop_or_pad resize_image_with_pad resize_images resize_nearest_neighbor transpose_image",
  "tensorflow.initializers": "global_variables local_variables tables_initializer uniform_unit_scaling variables",
  "tensorflow.io":
    "PaddingFIFOQueue PriorityQueue QueueBase RandomShuffleQueue TFRecordCompressionType tf_record_iterator",
  "tensorflow.linalg": "transpose",
  "tensorflow.lite": "OpHint TocoConverter constants toco_convert",
  "tensorflow.lite.experimental": "convert_op_hints_to_stubs",
  "tensorflow.losses":
    "absolute_difference add_loss compute_weighted_loss cosine_distance get_losses get_regularization_loss get_regularization_losses get_total_loss hinge_loss huber_loss log_loss mean_pairwise_squared_error sigmoid_cross_entropy softmax_cross_entropy sparse_softmax_cross_entropy",
  "tensorflow.metrics":
    "accuracy auc average_precision_at_k false_negatives false_negatives_at_thresholds false_positives false_positives_at_thresholds mean mean_cosine_distance mean_iou mean_per_class_accuracy mean_relative_error mean_tensor percentage_below precision precision_at_k precision_at_thresholds precision_at_top_k recall recall_at_k recall_at_thresholds recall_at_top_k root_mean_squared_error sensitivity_at_specificity sparse_average_precision_at_k sparse_precision_at_k specificity_at_sensitivity true_negatives true_negatives_at_thresholds true_positives true_positives_at_thresholds",
  "tensorflow.nn":
    "avg_pool_v2 bidirectional_dynamic_rnn conv2d_backprop_filter conv2d_backprop_input conv3d_backprop_filter conv3d_backprop_filter_v2 ctc_beam_search_decoder_v2 ctc_loss_v2 depthwise_conv2d_native depthwise_conv2d_native_backprop_filter depthwise_conv2d_native_backprop_input dynamic_rnn fused_batch_norm log_uniform_candidate_sampler max_pool_v2 quantized_avg_pool quantized_conv2d quantized_max_pool quantized_relu_x raw_rnn relu_layer rnn_cell softmax_cross_entropy_with_logits_v2 static_bidirectional_rnn static_rnn static_state_saving_rnn uniform_candidate_sampler xw_plus_b",
  "tensorflow.profiler":
    "AdviceProto GraphNodeProto MultiGraphNodeProto OpLogProto ProfileOptionBuilder Profiler advise profile write_op_log",
  "tensorflow.ragged": "RaggedTensorValue constant_value placeholder",
  "tensorflow.random": "get_seed multinomial set_random_seed stateless_multinomial",
  "tensorflow.saved_model":
    "Builder LEGACY_INIT_OP_KEY MAIN_OP_KEY build_signature_def build_tensor_info builder classification_signature_def constants get_tensor_from_tensor_info is_valid_signature load_v2 loader main_op main_op_with_restore maybe_saved_model_directory predict_signature_def regression_signature_def signature_constants signature_def_utils simple_save tag_constants utils",
  "tensorflow.saved_model.experimental": "save",
  "tensorflow.sets": "set_difference set_intersection set_size set_union",
  "tensorflow.sparse": "SparseConditionalAccumulator matmul merge placeholder reduce_max_sparse reduce_sum_sparse",
  "tensorflow.summary":
    "Event FileWriter FileWriterCache SessionLog Summary SummaryDescription TaggedRunMetadata all_v2_summary_ops get_summary_description initialize merge merge_all tensor_summary",
  "tensorflow.test": "StubOutForTesting compute_gradient_error get_temp_dir mock test_src_dir_path",
  "tensorflow.tpu":
    "CrossShardOptimizer PaddingSpec batch_parallel bfloat16_scope core cross_replica_sum initialize_system outside_compilation replicate rewrite shard shutdown_system",
  "tensorflow.tpu.experimental": "embedding_column shared_embedding_columns",
  "tensorflow.train":
    "AdadeltaOptimizer AdagradDAOptimizer AdagradOptimizer AdamOptimizer CheckpointSaverHook CheckpointSaverListener ChiefSessionCreator FeedFnHook FinalOpsHook FtrlOptimizer GlobalStepWaiterHook GradientDescentOptimizer LoggingTensorHook LooperThread MomentumOptimizer MonitoredSession MonitoredTrainingSession NanLossDuringTrainingError NanTensorHook NewCheckpointReader Optimizer ProfilerHook ProximalAdagradOptimizer ProximalGradientDescentOptimizer QueueRunner RMSPropOptimizer Saver SaverDef Scaffold SecondOrStepTimer Server SessionCreator SessionManager SessionRunArgs SessionRunContext SessionRunHook SessionRunValues SingularMonitoredSession StepCounterHook StopAtStepHook SummarySaverHook Supervisor SyncReplicasOptimizer VocabInfo WorkerSessionCreator add_queue_runner assert_global_step basic_train_loop batch batch_join checkpoint_exists cosine_decay cosine_decay_restarts create_global_step do_quantize_training_on_graphdef exponential_decay export_meta_graph generate_checkpoint_state_proto get_checkpoint_mtimes get_global_step get_or_create_global_step global_step import_meta_graph init_from_checkpoint input_producer inverse_time_decay limit_epochs linear_cosine_decay match_filenames_once maybe_batch maybe_batch_join maybe_shuffle_batch maybe_shuffle_batch_join natural_exp_decay noisy_linear_cosine_decay piecewise_constant piecewise_constant_decay polynomial_decay queue_runner range_input_producer remove_checkpoint replica_device_setter sdca_fprint sdca_optimizer sdca_shrink_l1 shuffle_batch shuffle_batch_join slice_input_producer start_queue_runners string_input_producer summary_iterator update_checkpoint_state warm_start write_graph",
  "tensorflow.train.experimental":
    "DynamicLossScale FixedLossScale LossScale MixedPrecisionLossScaleOptimizer disable_mixed_precision_graph_rewrite enable_mixed_precision_graph_rewrite",
};

/** Arguments that its functions don't take any more. */
export const tensorFlow1Arguments: Readonly<Record<string, string>> = {
  "tensorflow.argmax": "dimension",
  "tensorflow.argmin": "dimension",
  "tensorflow.assert_equal": "data",
  "tensorflow.assert_greater": "data",
  "tensorflow.assert_less": "data",
  "tensorflow.assert_rank": "data summarize",
  "tensorflow.autograph.to_code": "arg_types arg_values indentation",
  "tensorflow.autograph.to_graph": "arg_types arg_values",
  "tensorflow.batch_to_space": "block_size",
  "tensorflow.cond": "fn1 fn2 strict",
  "tensorflow.constant": "verify_shape",
  "tensorflow.convert_to_tensor": "preferred_dtype",
  "tensorflow.debugging.assert_all_finite": "msg t",
  "tensorflow.debugging.assert_equal": "data",
  "tensorflow.debugging.assert_greater": "data",
  "tensorflow.debugging.assert_greater_equal": "data",
  "tensorflow.debugging.assert_less": "data",
  "tensorflow.debugging.assert_less_equal": "data",
  "tensorflow.debugging.assert_near": "data",
  "tensorflow.debugging.assert_negative": "data",
  "tensorflow.debugging.assert_non_negative": "data",
  "tensorflow.debugging.assert_non_positive": "data",
  "tensorflow.debugging.assert_none_equal": "data",
  "tensorflow.debugging.assert_positive": "data",
  "tensorflow.debugging.assert_rank": "data summarize",
  "tensorflow.debugging.assert_rank_at_least": "data summarize",
  "tensorflow.debugging.assert_rank_in": "data summarize",
  "tensorflow.device": "device_name_or_function",
  "tensorflow.expand_dims": "dim",
  "tensorflow.gradients": "colocate_gradients_with_ops",
  "tensorflow.hessians": "colocate_gradients_with_ops",
  "tensorflow.image.crop_and_resize": "box_ind",
  "tensorflow.image.extract_glimpse": "uniform_noise",
  "tensorflow.image.resize": "align_corners",
  "tensorflow.image.sample_distorted_bounding_box": "seed2",
  "tensorflow.io.decode_raw": "bytes",
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
  "tensorflow.saved_model.load": "import_scope saver_kwargs sess",
  "tensorflow.space_to_batch": "block_size",
  "tensorflow.sparse.add": "thresh",
  "tensorflow.sparse.concat": "concat_dim expand_nonconcat_dim",
  "tensorflow.sparse.reduce_max": "keep_dims reduction_axes",
  "tensorflow.sparse.reduce_sum": "keep_dims reduction_axes",
  "tensorflow.sparse.split": "keyword_required split_dim",
  "tensorflow.squeeze": "squeeze_dims",
  "tensorflow.strings.reduce_join": "keep_dims reduction_indices",
  "tensorflow.strings.split": "result_type source",
  "tensorflow.strings.to_hash_bucket": "string_tensor",
  "tensorflow.strings.to_number": "string_tensor",
  "tensorflow.summary.audio": "collections family tensor",
  "tensorflow.summary.histogram": "collections family values",
  "tensorflow.summary.image": "collections family tensor",
  "tensorflow.summary.scalar": "collections family tensor",
  "tensorflow.summary.text": "collections tensor",
  "tensorflow.test.assert_equal_graph_def": "checkpoint_v2 hash_table_shared_name",
  "tensorflow.test.compute_gradient": "extra_feed_dict init_targets x_init_value x_shape y y_shape",
  "tensorflow.while_loop": "return_same_structure",
  "tensorflow.zeros_like": "optimize tensor",
};

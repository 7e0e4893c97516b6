/** What objects of Keras 3.15.1 have. Written by `npm run oracle -- --names`. */

/** What models have. */
export const attributeNames: Readonly<Record<string, string>> = {
  "keras.Functional":
    "activity_regularizer add_loss add_metric add_variable add_weight autocast build build_from_config built call call_signature_parameters compile compile_from_config compiled compiled_loss compiled_metrics compute_dtype compute_loss compute_mask compute_metrics compute_output_shape compute_output_spec count_params distribute_reduction_method distribute_strategy dtype dtype_policy evaluate export fit from_config get_build_config get_compile_config get_config get_layer get_metrics_result get_quantization_layer_structure get_state_tree get_weights history input input_dtype input_shape input_spec inputs jit_compile layers load_own_variables load_weights loss losses make_predict_function make_test_function make_train_function metrics metrics_names metrics_variables name non_trainable_variables non_trainable_weights operations optimizer output output_names output_shape outputs path predict predict_function predict_on_batch predict_step quantization_mode quantize quantized_build quantized_call rematerialized_call reset_metrics run_eagerly save save_own_variables save_weights set_state_tree set_weights stateless_call stateless_compute_loss steps_per_execution stop_training summary supports_jit supports_masking symbolic_call test_function test_on_batch test_step to_json train_function train_on_batch train_step trainable trainable_variables trainable_weights unrolled_steps_per_execution variable_dtype variables weights",
  "keras.Sequential":
    "activity_regularizer add add_loss add_metric add_variable add_weight autocast build build_from_config built call call_signature_parameters compile compile_from_config compiled compiled_loss compiled_metrics compute_dtype compute_loss compute_mask compute_metrics compute_output_shape compute_output_spec count_params distribute_reduction_method distribute_strategy dtype dtype_policy evaluate export fit from_config get_build_config get_compile_config get_config get_layer get_metrics_result get_quantization_layer_structure get_state_tree get_weights history input input_dtype input_shape input_spec inputs jit_compile layers load_own_variables load_weights loss losses make_predict_function make_test_function make_train_function metrics metrics_names metrics_variables name non_trainable_variables non_trainable_weights optimizer output output_shape outputs path pop predict predict_function predict_on_batch predict_step quantization_mode quantize quantized_build quantized_call rematerialized_call reset_metrics run_eagerly save save_own_variables save_weights set_state_tree set_weights stateless_call stateless_compute_loss steps_per_execution stop_training summary supports_jit supports_masking symbolic_call test_function test_on_batch test_step to_json train_function train_on_batch train_step trainable trainable_variables trainable_weights unrolled_steps_per_execution variable_dtype variables weights",
};

/** What only those of Keras 2 had. */
export const earlierAttributeNames: Readonly<Record<string, string>> = {
  "keras.Functional":
    "add_update autotune_steps_per_execution compute_output_signature dynamic evaluate_generator finalize_state fit_generator get_input_at get_input_mask_at get_input_shape_at get_output_at get_output_mask_at get_output_shape_at get_weight_paths inbound_nodes input_mask input_names name_scope outbound_nodes output_mask predict_generator reset_states save_spec state_updates stateful submodules to_yaml train_tf_function updates with_name_scope",
  "keras.Sequential":
    "add_update autotune_steps_per_execution compute_output_signature dynamic evaluate_generator finalize_state fit_generator get_input_at get_input_mask_at get_input_shape_at get_output_at get_output_mask_at get_output_shape_at get_weight_paths inbound_nodes input_mask input_names name_scope outbound_nodes output_mask output_names predict_generator reset_states save_spec state_updates stateful submodules to_yaml train_tf_function updates with_name_scope",
};

/** What layers have: all, and those of a class besides. */
export const layerAttributeNames: Readonly<Record<string, string>> = {
  "keras.layers.ActivityRegularization": "l1 l2",
  "keras.layers.AdaptiveAveragePooling1D": "data_format output_size",
  "keras.layers.AdaptiveAveragePooling2D": "data_format output_size",
  "keras.layers.AdaptiveAveragePooling3D": "data_format output_size",
  "keras.layers.AdaptiveMaxPooling1D": "data_format output_size",
  "keras.layers.AdaptiveMaxPooling2D": "data_format output_size",
  "keras.layers.AdaptiveMaxPooling3D": "data_format output_size",
  "keras.layers.AdditiveAttention": "concat_score_weight dropout scale score_mode seed seed_generator use_scale",
  "keras.layers.AlphaDropout": "noise_shape rate seed seed_generator",
  "keras.layers.Attention": "concat_score_weight dropout scale score_mode seed seed_generator use_scale",
  "keras.layers.AugMix":
    "all_ops alpha auto_contrast backend bounding_box_format chain_depth convert_weight data_format equalization factor generator get_random_transformation interpolation num_chains random_brightness random_color_degeneration random_contrast random_posterization random_rotation random_sharpness random_shear random_translation seed solarization transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask value_range",
  "keras.layers.AutoContrast":
    "backend bounding_box_format convert_weight data_format factor get_random_transformation transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask value_range",
  "keras.layers.AveragePooling1D": "data_format padding pool_mode pool_size strides",
  "keras.layers.AveragePooling2D": "data_format padding pool_mode pool_size strides",
  "keras.layers.AveragePooling3D": "data_format padding pool_mode pool_size strides",
  "keras.layers.BatchNormalization":
    "axis beta beta_constraint beta_initializer beta_regularizer center epsilon gamma gamma_constraint gamma_initializer gamma_regularizer momentum moving_mean moving_mean_initializer moving_stddev moving_variance moving_variance_initializer renorm renorm_clipping renorm_mean renorm_momentum renorm_stddev scale synchronized",
  "keras.layers.Bidirectional":
    "backward_layer forward_layer merge_mode reset_state reset_states return_sequences return_state stateful states",
  "keras.layers.CategoryEncoding": "backend convert_weight num_tokens output_mode sparse",
  "keras.layers.CenterCrop":
    "backend bounding_box_format convert_weight data_format factor get_random_transformation height transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask width",
  "keras.layers.Concatenate": "axis",
  "keras.layers.ContrastLimitedAdaptiveHistogramEqualization":
    "backend bounding_box_format clip_limit convert_weight data_format factor get_random_transformation tile_grid_size transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask value_range",
  "keras.layers.Conv1D":
    "bias bias_constraint bias_initializer bias_regularizer convolution_op data_format dilation_rate enable_lora filters groups kernel kernel_constraint kernel_initializer kernel_regularizer kernel_size lora_alpha lora_enabled lora_kernel_a lora_kernel_b lora_rank padding rank strides use_bias",
  "keras.layers.Conv1DTranspose":
    "bias bias_constraint bias_initializer bias_regularizer data_format dilation_rate filters kernel kernel_constraint kernel_initializer kernel_regularizer kernel_size output_padding padding rank strides use_bias",
  "keras.layers.Conv2D":
    "bias bias_constraint bias_initializer bias_regularizer convolution_op data_format dilation_rate enable_lora filters groups kernel kernel_constraint kernel_initializer kernel_regularizer kernel_size lora_alpha lora_enabled lora_kernel_a lora_kernel_b lora_rank padding rank strides use_bias",
  "keras.layers.Conv2DTranspose":
    "bias bias_constraint bias_initializer bias_regularizer data_format dilation_rate filters kernel kernel_constraint kernel_initializer kernel_regularizer kernel_size output_padding padding rank strides use_bias",
  "keras.layers.Conv3D":
    "bias bias_constraint bias_initializer bias_regularizer convolution_op data_format dilation_rate enable_lora filters groups kernel kernel_constraint kernel_initializer kernel_regularizer kernel_size lora_alpha lora_enabled lora_kernel_a lora_kernel_b lora_rank padding rank strides use_bias",
  "keras.layers.Conv3DTranspose":
    "bias bias_constraint bias_initializer bias_regularizer data_format dilation_rate filters kernel kernel_constraint kernel_initializer kernel_regularizer kernel_size output_padding padding rank strides use_bias",
  "keras.layers.ConvLSTM1D":
    "bias_constraint bias_initializer bias_regularizer cell data_format dilation_rate dropout filters get_initial_state go_backwards inner_loop kernel_constraint kernel_initializer kernel_regularizer kernel_size padding recurrent_activation recurrent_constraint recurrent_dropout recurrent_initializer recurrent_regularizer reset_state reset_states return_sequences return_state single_state state_size stateful states strides unit_forget_bias unroll use_bias zero_output_for_mask",
  "keras.layers.ConvLSTM2D":
    "bias_constraint bias_initializer bias_regularizer cell data_format dilation_rate dropout filters get_initial_state go_backwards inner_loop kernel_constraint kernel_initializer kernel_regularizer kernel_size padding recurrent_activation recurrent_constraint recurrent_dropout recurrent_initializer recurrent_regularizer reset_state reset_states return_sequences return_state single_state state_size stateful states strides unit_forget_bias unroll use_bias zero_output_for_mask",
  "keras.layers.ConvLSTM3D":
    "bias_constraint bias_initializer bias_regularizer cell data_format dilation_rate dropout filters get_initial_state go_backwards inner_loop kernel_constraint kernel_initializer kernel_regularizer kernel_size padding recurrent_activation recurrent_constraint recurrent_dropout recurrent_initializer recurrent_regularizer reset_state reset_states return_sequences return_state single_state state_size stateful states strides unit_forget_bias unroll use_bias zero_output_for_mask",
  "keras.layers.Cropping1D": "cropping",
  "keras.layers.Cropping2D": "cropping data_format",
  "keras.layers.Cropping3D": "cropping data_format",
  "keras.layers.CutMix":
    "backend bounding_box_format channel_axis convert_weight data_format factor generator get_random_transformation height_axis seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask width_axis",
  "keras.layers.Dense":
    "awq_scales bias bias_constraint bias_initializer bias_regularizer enable_lora g_idx inputs_amax_history inputs_quantizer inputs_scale is_awq_calibrated is_gptq_calibrated kernel kernel_amax_history kernel_constraint kernel_initializer kernel_regularizer kernel_scale kernel_shape kernel_zero lora_alpha lora_enabled lora_kernel_a lora_kernel_b lora_rank outputs_grad_amax_history outputs_grad_scale quantization_config quantized_kernel units use_bias variable_serialization_spec",
  "keras.layers.DepthwiseConv1D":
    "bias bias_constraint bias_initializer bias_regularizer data_format depth_multiplier depthwise_constraint depthwise_initializer depthwise_regularizer dilation_rate kernel kernel_size padding rank strides use_bias",
  "keras.layers.DepthwiseConv2D":
    "bias bias_constraint bias_initializer bias_regularizer data_format depth_multiplier depthwise_constraint depthwise_initializer depthwise_regularizer dilation_rate kernel kernel_size padding rank strides use_bias",
  "keras.layers.Discretization":
    "adapt backend bin_boundaries convert_weight epsilon finalize_state num_bins output_dtype output_mode reset_state sparse summary update_state",
  "keras.layers.Dot": "axes normalize",
  "keras.layers.Dropout": "noise_shape rate seed seed_generator",
  "keras.layers.ELU": "alpha",
  "keras.layers.EinsumDense":
    "awq_scales awq_unpacked_column_size bias bias_axes bias_constraint bias_initializer bias_regularizer enable_lora equation g_idx gptq_unpacked_column_size inputs_amax_history inputs_quantizer inputs_scale is_awq_calibrated is_gptq_calibrated kernel kernel_amax_history kernel_constraint kernel_initializer kernel_regularizer kernel_scale kernel_zero lora_alpha lora_enabled lora_kernel_a lora_kernel_b lora_rank original_kernel_shape outputs_grad_amax_history outputs_grad_scale partial_output_shape quantization_axis quantization_config quantized_kernel variable_serialization_spec",
  "keras.layers.Embedding":
    "embeddings embeddings_constraint embeddings_initializer embeddings_regularizer embeddings_scale embeddings_zero enable_lora g_idx input_dim lora_alpha lora_embeddings_a lora_embeddings_b lora_enabled lora_rank mask_zero output_dim quantization_config variable_serialization_spec",
  "keras.layers.Equalization":
    "backend bins bounding_box_format convert_weight data_format factor get_random_transformation transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask value_range",
  "keras.layers.Flatten": "data_format",
  "keras.layers.FlaxLayer":
    "call_fn call_fn_arguments call_fn_has_params call_fn_has_state init_fn init_fn_arguments jax2tf_native_serialization_platforms jax2tf_training_false_fn jax2tf_training_true_fn method module params seed_generator state tracked_params tracked_state",
  "keras.layers.GRU":
    "bias_constraint bias_initializer bias_regularizer cell dropout get_initial_state go_backwards inner_loop kernel_constraint kernel_initializer kernel_regularizer recurrent_activation recurrent_constraint recurrent_dropout recurrent_initializer recurrent_regularizer reset_after reset_state reset_states return_sequences return_state single_state state_size stateful states units unroll use_bias use_cudnn zero_output_for_mask",
  "keras.layers.GRUCell":
    "bias bias_constraint bias_initializer bias_regularizer dropout dropout_mask_count get_dropout_mask get_initial_state get_recurrent_dropout_mask implementation kernel kernel_constraint kernel_initializer kernel_regularizer output_size recurrent_activation recurrent_constraint recurrent_dropout recurrent_initializer recurrent_kernel recurrent_regularizer reset_after reset_dropout_mask reset_recurrent_dropout_mask seed seed_generator state_size units use_bias",
  "keras.layers.GaussianDropout": "rate seed seed_generator",
  "keras.layers.GaussianNoise": "seed seed_generator stddev",
  "keras.layers.GlobalAveragePooling1D": "data_format keepdims",
  "keras.layers.GlobalAveragePooling2D": "data_format keepdims",
  "keras.layers.GlobalAveragePooling3D": "data_format keepdims",
  "keras.layers.GlobalMaxPooling1D": "data_format keepdims",
  "keras.layers.GlobalMaxPooling2D": "data_format keepdims",
  "keras.layers.GlobalMaxPooling3D": "data_format keepdims",
  "keras.layers.GroupNormalization":
    "axis beta beta_constraint beta_initializer beta_regularizer center epsilon gamma gamma_constraint gamma_initializer gamma_regularizer groups scale",
  "keras.layers.HashedCrossing": "num_bins output_mode sparse",
  "keras.layers.Hashing": "mask_value num_bins output_mode salt sparse strong_hash",
  "keras.layers.InputLayer": "batch_shape optional ragged sparse",
  "keras.layers.IntegerLookup":
    "adapt finalize_state get_vocabulary idf_weights idf_weights_const input_idf_weights input_vocabulary invert load_assets lookup_table mask_token max_tokens num_documents num_oov_indices oov_method oov_token output_mode pad_to_max_tokens reset_state salt save_assets set_vocabulary sparse token_counts token_document_counts update_state vocabulary_dtype vocabulary_size",
  "keras.layers.JaxLayer":
    "call_fn call_fn_arguments call_fn_has_params call_fn_has_state init_fn init_fn_arguments jax2tf_native_serialization_platforms jax2tf_training_false_fn jax2tf_training_true_fn params seed_generator state tracked_params tracked_state",
  "keras.layers.LSTM":
    "bias_constraint bias_initializer bias_regularizer cell dropout get_initial_state go_backwards inner_loop kernel_constraint kernel_initializer kernel_regularizer recurrent_activation recurrent_constraint recurrent_dropout recurrent_initializer recurrent_regularizer reset_state reset_states return_sequences return_state single_state state_size stateful states unit_forget_bias units unroll use_bias use_cudnn zero_output_for_mask",
  "keras.layers.LSTMCell":
    "bias bias_constraint bias_initializer bias_regularizer dropout dropout_mask_count get_dropout_mask get_initial_state get_recurrent_dropout_mask implementation kernel kernel_constraint kernel_initializer kernel_regularizer output_size recurrent_activation recurrent_constraint recurrent_dropout recurrent_initializer recurrent_kernel recurrent_regularizer reset_dropout_mask reset_recurrent_dropout_mask seed seed_generator state_size unit_forget_bias units use_bias",
  "keras.layers.Lambda": "arguments function mask",
  "keras.layers.Layer":
    "activation activity_regularizer add_loss add_metric add_variable add_weight autocast build build_from_config built call call_signature_parameters compute_dtype compute_mask compute_output_shape compute_output_spec count_params dtype dtype_policy from_config get_build_config get_config get_weights input input_dtype input_spec load_own_variables losses metrics metrics_variables name non_trainable_variables non_trainable_weights output path predict_function quantization_mode quantize quantized_build quantized_call rematerialized_call save_own_variables set_weights stateless_call supports_jit supports_masking symbolic_call test_function train_function trainable trainable_variables trainable_weights variable_dtype variables weights",
  "keras.layers.LayerNormalization":
    "axis beta beta_constraint beta_initializer beta_regularizer center epsilon gamma gamma_constraint gamma_initializer gamma_regularizer rms_scaling scale",
  "keras.layers.LeakyReLU": "negative_slope",
  "keras.layers.Masking": "mask_value",
  "keras.layers.MaxNumBoundingBoxes":
    "backend bounding_box_format convert_weight data_format factor fill_value get_random_transformation max_number transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask",
  "keras.layers.MaxPooling1D": "data_format padding pool_mode pool_size strides",
  "keras.layers.MaxPooling2D": "data_format padding pool_mode pool_size strides",
  "keras.layers.MaxPooling3D": "data_format padding pool_mode pool_size strides",
  "keras.layers.MelSpectrogram":
    "backend convert_weight fft_length linear_to_mel_weight_matrix mag_exp max_freq min_freq min_power num_mel_bins power_to_db ref_power sampling_rate sequence_length sequence_stride top_db window",
  "keras.layers.MixUp":
    "alpha backend bounding_box_format convert_weight data_format factor generator get_random_transformation seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask",
  "keras.layers.MultiHeadAttention":
    "attention_axes dropout key_dense key_dim num_heads output_dense query_dense seed use_bias value_dense value_dim",
  "keras.layers.Normalization":
    "adapt adapt_mean adapt_variance axis backend convert_weight count finalize_state input_mean input_variance invert mean variance",
  "keras.layers.PReLU": "alpha alpha_constraint alpha_initializer alpha_regularizer shared_axes",
  "keras.layers.Permute": "dims",
  "keras.layers.Pipeline": "layers",
  "keras.layers.RMSNormalization": "axis epsilon scale",
  "keras.layers.RNN":
    "cell get_initial_state go_backwards inner_loop reset_state reset_states return_sequences return_state single_state state_size stateful states unroll zero_output_for_mask",
  "keras.layers.RandAugment":
    "auto_contrast backend bounding_box_format convert_weight data_format equalization factor generator get_random_transformation interpolation num_ops random_brightness random_color_degeneration random_contrast random_posterization random_rotation random_sharpness random_shear random_translation seed solarization transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask value_range",
  "keras.layers.RandomBrightness":
    "backend bounding_box_format convert_weight data_format factor generator get_random_transformation seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask value_range",
  "keras.layers.RandomColorDegeneration":
    "backend bounding_box_format convert_weight data_format factor generator get_random_transformation seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask value_range",
  "keras.layers.RandomColorJitter":
    "backend bounding_box_format brightness_factor contrast_factor convert_weight data_format factor generator get_random_transformation hue_factor random_brightness random_contrast random_hue random_saturation saturation_factor seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask value_range",
  "keras.layers.RandomContrast":
    "backend bounding_box_format convert_weight data_format factor generator get_random_transformation seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask value_range",
  "keras.layers.RandomCrop":
    "backend bounding_box_format convert_weight data_format factor generator get_random_transformation height height_axis seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask width width_axis",
  "keras.layers.RandomElasticTransform":
    "backend bounding_box_format channel_axis convert_weight data_format factor fill_mode fill_value generator get_elastic_transform_params get_random_transformation height_axis interpolation scale seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask value_range width_axis",
  "keras.layers.RandomErasing":
    "backend bounding_box_format channel_axis convert_weight data_format factor fill_value generator get_random_transformation height_axis scale seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask value_range width_axis",
  "keras.layers.RandomFlip":
    "backend bounding_box_format convert_weight data_format factor generator get_random_transformation mode seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask",
  "keras.layers.RandomGaussianBlur":
    "backend bounding_box_format convert_weight data_format factor generator get_random_transformation kernel_size seed sigma transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask value_range",
  "keras.layers.RandomGrayscale":
    "backend bounding_box_format convert_weight data_format factor generator get_random_transformation seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask",
  "keras.layers.RandomHue":
    "backend bounding_box_format convert_weight data_format factor generator get_random_transformation seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask value_range",
  "keras.layers.RandomInvert":
    "backend bounding_box_format convert_weight data_format factor generator get_random_transformation seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask value_range",
  "keras.layers.RandomPerspective":
    "backend bounding_box_format channel_axis convert_weight data_format factor fill_value generator get_random_transformation height_axis interpolation scale seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask width_axis",
  "keras.layers.RandomPosterization":
    "backend bounding_box_format convert_weight data_format factor generator get_random_transformation seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask value_range",
  "keras.layers.RandomRotation":
    "backend bounding_box_format convert_weight data_format factor fill_mode fill_value generator get_random_transformation interpolation seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask",
  "keras.layers.RandomSaturation":
    "backend bounding_box_format convert_weight data_format factor generator get_random_transformation seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask value_range",
  "keras.layers.RandomSharpness":
    "backend bounding_box_format convert_weight data_format factor generator get_random_transformation seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask value_range",
  "keras.layers.RandomShear":
    "backend bounding_box_format convert_weight data_format factor fill_mode fill_value generator get_random_transformation get_shifted_bbox get_transformed_x_y interpolation seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask x_factor y_factor",
  "keras.layers.RandomTranslation":
    "backend bounding_box_format convert_weight data_format factor fill_mode fill_value generator get_random_transformation get_shifted_bbox get_transformed_x_y height_factor height_lower height_upper interpolation seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask width_factor width_lower width_upper",
  "keras.layers.RandomZoom":
    "backend bounding_box_format convert_weight data_format factor fill_mode fill_value generator get_clipped_bbox get_random_transformation get_transformed_x_y height_factor height_lower height_upper interpolation seed transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask width_factor width_lower width_upper",
  "keras.layers.ReLU": "max_value negative_slope threshold",
  "keras.layers.RepeatVector": "n",
  "keras.layers.Rescaling": "backend convert_weight offset scale",
  "keras.layers.Reshape": "target_shape",
  "keras.layers.Resizing":
    "antialias backend bounding_box_format convert_weight crop_to_aspect_ratio data_format factor fill_mode fill_value get_random_transformation height height_axis interpolation pad_to_aspect_ratio transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask width width_axis",
  "keras.layers.ReversibleEmbedding":
    "embeddings embeddings_constraint embeddings_initializer embeddings_regularizer embeddings_scale embeddings_zero enable_lora g_idx input_dim inputs_quantizer logit_soft_cap lora_alpha lora_embeddings_a lora_embeddings_b lora_enabled lora_rank mask_zero output_dim quantization_config reverse_dtype reverse_embeddings reverse_embeddings_scale reverse_embeddings_zero tie_weights variable_serialization_spec",
  "keras.layers.STFTSpectrogram":
    "data_format expand_dims fft_length frame_length frame_step imag_kernel mode padding periodic real_kernel scaling window",
  "keras.layers.SeparableConv1D":
    "bias bias_constraint bias_initializer bias_regularizer data_format depth_multiplier depthwise_constraint depthwise_initializer depthwise_kernel depthwise_regularizer dilation_rate filters kernel_size padding pointwise_constraint pointwise_initializer pointwise_kernel pointwise_regularizer rank strides use_bias",
  "keras.layers.SeparableConv2D":
    "bias bias_constraint bias_initializer bias_regularizer data_format depth_multiplier depthwise_constraint depthwise_initializer depthwise_kernel depthwise_regularizer dilation_rate filters kernel_size padding pointwise_constraint pointwise_initializer pointwise_kernel pointwise_regularizer rank strides use_bias",
  "keras.layers.SimpleRNN":
    "bias_constraint bias_initializer bias_regularizer cell dropout get_initial_state go_backwards inner_loop kernel_constraint kernel_initializer kernel_regularizer recurrent_constraint recurrent_dropout recurrent_initializer recurrent_regularizer reset_state reset_states return_sequences return_state single_state state_size stateful states units unroll use_bias zero_output_for_mask",
  "keras.layers.SimpleRNNCell":
    "bias bias_constraint bias_initializer bias_regularizer dropout get_dropout_mask get_initial_state get_recurrent_dropout_mask kernel kernel_constraint kernel_initializer kernel_regularizer output_size recurrent_constraint recurrent_dropout recurrent_initializer recurrent_kernel recurrent_regularizer reset_dropout_mask reset_recurrent_dropout_mask seed seed_generator state_size units use_bias",
  "keras.layers.Softmax": "axis",
  "keras.layers.Solarization":
    "addition_factor backend bounding_box_format convert_weight data_format factor generator get_random_transformation seed threshold_factor transform_bounding_boxes transform_images transform_labels transform_segmentation_masks transform_single_bounding_box transform_single_image transform_single_label transform_single_segmentation_mask value_range",
  "keras.layers.SpatialDropout1D": "noise_shape rate seed seed_generator",
  "keras.layers.SpatialDropout2D": "data_format noise_shape rate seed seed_generator",
  "keras.layers.SpatialDropout3D": "data_format noise_shape rate seed seed_generator",
  "keras.layers.SpectralNormalization": "kernel kernel_shape layer normalized_weights power_iterations vector_u",
  "keras.layers.StackedRNNCells": "cells get_initial_state output_size state_size",
  "keras.layers.StringLookup":
    "adapt encoding finalize_state get_vocabulary idf_weights idf_weights_const input_idf_weights input_vocabulary invert load_assets lookup_table mask_token max_tokens num_documents num_oov_indices oov_method oov_token output_mode pad_to_max_tokens reset_state salt save_assets set_vocabulary sparse token_counts token_document_counts update_state vocabulary_dtype vocabulary_size",
  "keras.layers.TFSMLayer": "call_endpoint call_endpoint_fn call_training_endpoint call_training_endpoint_fn filepath",
  "keras.layers.TextVectorization":
    "adapt finalize_state get_vocabulary load_assets reset_state save_assets set_vocabulary update_state vocabulary_size",
  "keras.layers.TimeDistributed": "layer",
  "keras.layers.TorchModuleWrapper": "module output_shape parameters",
  "keras.layers.UnitNormalization": "axis",
  "keras.layers.UpSampling1D": "size",
  "keras.layers.UpSampling2D": "data_format interpolation size",
  "keras.layers.UpSampling3D": "data_format size",
  "keras.layers.Wrapper": "layer",
  "keras.layers.ZeroPadding1D": "data_format padding",
  "keras.layers.ZeroPadding2D": "data_format padding",
  "keras.layers.ZeroPadding3D": "data_format padding",
};

/** What they have only once they are built. */
export const builtAttributeNames: Readonly<Record<string, string>> = {
  "keras.layers.AdditiveAttention": "concat_score_weight scale seed_generator",
  "keras.layers.Attention": "concat_score_weight scale seed_generator",
  "keras.layers.AutoContrast": "factor",
  "keras.layers.BatchNormalization": "moving_stddev renorm_mean renorm_stddev",
  "keras.layers.CenterCrop": "factor",
  "keras.layers.Conv1D": "bias kernel lora_kernel_a lora_kernel_b",
  "keras.layers.Conv1DTranspose": "bias kernel",
  "keras.layers.Conv2D": "bias kernel lora_kernel_a lora_kernel_b",
  "keras.layers.Conv2DTranspose": "bias kernel",
  "keras.layers.Conv3D": "bias kernel lora_kernel_a lora_kernel_b",
  "keras.layers.Conv3DTranspose": "bias kernel",
  "keras.layers.Dense":
    "awq_scales bias g_idx inputs_amax_history inputs_quantizer inputs_scale is_awq_calibrated is_gptq_calibrated kernel kernel_amax_history kernel_scale kernel_shape kernel_zero lora_kernel_a lora_kernel_b outputs_grad_amax_history outputs_grad_scale quantized_kernel",
  "keras.layers.DepthwiseConv1D": "bias kernel",
  "keras.layers.DepthwiseConv2D": "bias kernel",
  "keras.layers.Embedding": "embeddings embeddings_scale embeddings_zero g_idx lora_embeddings_a lora_embeddings_b",
  "keras.layers.GRUCell": "bias dropout_mask_count kernel recurrent_kernel",
  "keras.layers.GroupNormalization": "beta gamma",
  "keras.layers.IntegerLookup": "idf_weights idf_weights_const num_documents token_document_counts",
  "keras.layers.LSTMCell": "bias dropout_mask_count kernel recurrent_kernel",
  "keras.layers.Layer": "activation input output predict_function test_function train_function",
  "keras.layers.LayerNormalization": "beta gamma",
  "keras.layers.MultiHeadAttention": "key_dense output_dense query_dense value_dense",
  "keras.layers.Normalization": "adapt_mean adapt_variance count variance",
  "keras.layers.PReLU": "alpha",
  "keras.layers.RMSNormalization": "scale",
  "keras.layers.RandomFlip": "factor",
  "keras.layers.RandomShear": "factor",
  "keras.layers.Resizing": "factor",
  "keras.layers.ReversibleEmbedding":
    "embeddings embeddings_scale embeddings_zero g_idx inputs_quantizer lora_embeddings_a lora_embeddings_b reverse_embeddings reverse_embeddings_scale reverse_embeddings_zero",
  "keras.layers.STFTSpectrogram": "imag_kernel real_kernel",
  "keras.layers.SeparableConv1D": "bias depthwise_kernel pointwise_kernel",
  "keras.layers.SeparableConv2D": "bias depthwise_kernel pointwise_kernel",
  "keras.layers.SimpleRNNCell": "bias kernel recurrent_kernel",
  "keras.layers.Solarization": "factor",
  "keras.layers.StringLookup": "idf_weights idf_weights_const num_documents token_document_counts",
};

/** What only those of Keras 2 had. */
export const earlierLayerAttributeNames: Readonly<Record<string, string>> = {
  "keras.layers.AdditiveAttention": "causal",
  "keras.layers.Attention": "causal",
  "keras.layers.AveragePooling1D": "pool_function",
  "keras.layers.AveragePooling2D": "pool_function",
  "keras.layers.AveragePooling3D": "pool_function",
  "keras.layers.BatchNormalization": "adjustment fused virtual_batch_size",
  "keras.layers.Bidirectional": "constraints layer",
  "keras.layers.Conv1DTranspose": "convolution_op groups",
  "keras.layers.Conv2DTranspose": "convolution_op groups",
  "keras.layers.Conv3DTranspose": "convolution_op groups",
  "keras.layers.ConvLSTM1D": "constants_spec rank state_spec time_major",
  "keras.layers.ConvLSTM2D": "constants_spec rank state_spec time_major",
  "keras.layers.ConvLSTM3D": "constants_spec rank state_spec time_major",
  "keras.layers.DepthwiseConv1D":
    "convolution_op depthwise_kernel filters groups kernel_constraint kernel_initializer kernel_regularizer",
  "keras.layers.DepthwiseConv2D":
    "convolution_op depthwise_kernel filters groups kernel_constraint kernel_initializer kernel_regularizer",
  "keras.layers.Discretization": "compile input_bin_boundaries is_adapted make_adapt_function",
  "keras.layers.EinsumDense": "full_output_shape",
  "keras.layers.Embedding": "input_length sparse",
  "keras.layers.GRU":
    "constants_spec get_dropout_mask_for_cell get_recurrent_dropout_mask_for_cell implementation reset_dropout_mask reset_recurrent_dropout_mask state_spec time_major",
  "keras.layers.GRUCell": "get_dropout_mask_for_cell get_recurrent_dropout_mask_for_cell",
  "keras.layers.InputLayer": "batch_size is_placeholder",
  "keras.layers.IntegerLookup": "compile is_adapted make_adapt_function vocab_size",
  "keras.layers.LSTM":
    "constants_spec get_dropout_mask_for_cell get_recurrent_dropout_mask_for_cell implementation reset_dropout_mask reset_recurrent_dropout_mask return_runtime state_spec time_major",
  "keras.layers.LSTMCell": "get_dropout_mask_for_cell get_recurrent_dropout_mask_for_cell",
  "keras.layers.Layer":
    "add_update compute_output_signature dynamic finalize_state get_input_at get_input_mask_at get_input_shape_at get_output_at get_output_mask_at get_output_shape_at inbound_nodes input_mask input_shape name_scope outbound_nodes output_mask output_shape stateful submodules updates with_name_scope",
  "keras.layers.LeakyReLU": "alpha",
  "keras.layers.MaxPooling1D": "pool_function",
  "keras.layers.MaxPooling2D": "pool_function",
  "keras.layers.MaxPooling3D": "pool_function",
  "keras.layers.Normalization": "compile is_adapted make_adapt_function reset_state update_state",
  "keras.layers.RNN": "constants_spec state_spec time_major",
  "keras.layers.RandomContrast": "lower upper",
  "keras.layers.RandomFlip": "horizontal vertical",
  "keras.layers.RandomRotation": "lower upper",
  "keras.layers.SeparableConv1D":
    "convolution_op groups kernel kernel_constraint kernel_initializer kernel_regularizer",
  "keras.layers.SeparableConv2D":
    "convolution_op groups kernel kernel_constraint kernel_initializer kernel_regularizer",
  "keras.layers.SimpleRNN": "constants_spec state_spec time_major",
  "keras.layers.SimpleRNNCell": "get_dropout_mask_for_cell get_recurrent_dropout_mask_for_cell",
  "keras.layers.Softmax": "robust_masking",
  "keras.layers.SpectralNormalization": "normalize_weights",
  "keras.layers.StackedRNNCells": "reverse_state_order",
  "keras.layers.StringLookup": "compile is_adapted make_adapt_function vocab_size",
  "keras.layers.TextVectorization": "compile is_adapted make_adapt_function",
};

/** What layers of any class have for themselves. */
export const privateLayerAttributeNames =
  "_AUGMENT_LAYERS _FACTOR_BOUNDS _FACTOR_VALIDATION_ERROR _MAX_FACTOR _SUPPORTED_FILL_MODE _SUPPORTED_FILL_MODES _SUPPORTED_INTERPOLATION _USE_BASE_FACTOR _VALUE_RANGE_VALIDATION_ERROR _activity_regularizer _add_existing_weight _add_trackable_child _add_variable_with_custom_getter _adjust_contrast _adjust_scale_for_dequant _adjust_scale_for_quant _adjust_shapes _allow_non_tensor_positional_args _already_warned _api_export_path _api_export_symbol_id _apply_conv _apply_equalization _apply_merge_op_and_or_mask _apply_normalization _apply_scores _apply_standardize_with_np_arrays _assert_input_compatibility _attention_axes _augment_layers _awq_build _awq_call _backend_generators _batch_shape _bias_constraint _bias_initializer _bias_regularizer _broadcast_shape _build_at_init _build_attention _build_by_run_for_kwargs _build_by_run_for_single_pos_arg _build_input_shape _build_shapes_dict _calculate_score_mask _calculate_scores _call_context_args _call_fused_gru _call_fused_lstm _call_has_context_arg _call_has_mask_arg _call_has_training_arg _call_signature _called _can_attempt_fused_gru _can_attempt_fused_lstm _channels_first _check_at_least_two_inputs _check_factor_range _check_input_shape_and_type _check_load_own_variables _check_quantize_args _check_super_called _checkpoint_adapter _checkpoint_dependencies _clahe _clear_losses _combine_equation _compose_transforms _compute_affine_matrix _compute_attention _compute_attention_mask _compute_carry_and_output _compute_carry_and_output_fused _compute_causal_mask _compute_causal_padding _compute_crop_bounds _compute_elemwise_op_output_shape _compute_sliding_window_mask _convert_input_args _convert_to_ndarray _convert_tracked_collections _copy_trackable_to_cpu _create_broadcast_shape _create_dropout_mask _create_state_variables _create_variables _custom_gradient_equation _custom_histogram_fixed_width _dbscale _default_save_signature _default_value _deferred_dependencies _delete_tracking _deserialization_dependencies _deserialize_from_proto _dot_product_equation _dropout _dropout_layer _dropout_mask _dtype _dtype_policy _embeddings _encode _encoding _ensure_known_vocab_size _ensure_vocab_size_unchanged _equalize_channel _expand_dims _expected_batch_size _export_to_saved_model_graph _fft_length _find_repeated_tokens _flash_attention _flatten_layers _flip_inputs _float8_build _float8_call _fn_expects_mask_arg _fn_expects_training_arg _format_single_input_bounding_box _format_single_output_bounding_box _frame_step _frozen_vocab_size _gate_dense _gather_saveables_for_checkpoint _generate_batch_mask _generate_mix_weight _get_call_context _get_call_rng _get_call_seed _get_child_input_shape _get_common_kwargs_for_sublayer _get_concrete_noise_shape _get_embeddings_with_merged_lora _get_fill_value _get_init_rng _get_init_seed _get_input_channel _get_jax2tf_input_shape _get_kernel_scale_shape _get_kernel_with_merged_lora _get_node_attribute_at_index _get_noise_shape _get_own_losses _get_regularization_losses _get_save_spec _get_seed_generator _get_shear_matrix _get_transformed_coordinates _get_translation_matrix _get_zoom_matrix _gptq_build _gptq_call _handle_deferred_dependencies _has_input_vocabulary _hash_values_to_bins _hertz_to_mel _inbound_nodes _initialize_tracker _initialize_weights _input_expand_axes _input_reduced_axes _input_shape_arg _input_spec _input_squeeze_axes _input_tensor _input_transpose_axes _int4_block_size _int4_build _int4_call _int4_rows _int4_unpacked_column_size _int8_build _int8_call _inverse_document_frequency _inverse_sqrt_head_dim _inverse_sqrt_key_dim _is_batched _is_quantized _jax2tf_convert _keep_axis _kernel _kernel_constraint _kernel_expand_axes _kernel_initializer _kernel_reduced_axes _kernel_regularizer _kernel_reverse_transpose_axes _kernel_squeeze_axes _kernel_transpose_axes _key_dense _key_dim _key_dtype _layers _lock _lock_state _lookup_dense _lookup_dependency _lookup_layer _lookup_table_from_file _lookup_table_from_tokens _loss_ids _losses _losses_override _make_output_dense _mask_key _mask_value _masked_softmax _max_tokens _maybe_build _maybe_config_dropout_masks _maybe_initialize_trackable _maybe_reset_call_context _maybe_reset_dropout_masks _mean_and_var_shape _melscale _merge_function _metrics _moments _name_based_attribute_restore _name_based_restores _ngrams _ngrams_arg _no_dependency _non_trainable_variables _not_implemented_error _num_heads _num_tokens _obj_type _object_identifier _oov_start_index _open_name_scope _orig_input_dim _orig_output_dim _outbound_nodes _output_dense _output_mode _output_sequence_length _output_shape _params_and_state_to_variables _parent_path _partial_with_positional _path _pipeline_layers _post_build _post_track_variable _post_untrack_variable _preload_simple_restoration _preprocess _quantization_mode_error _query_dense _ragged _raise_for_lambda_deserialization _record_vocabulary_size _recurrent_dropout_mask _reduce_axis _reduce_axis_mask _reduction_axes _register_call_context_args _reloaded_obj _remat_mode _renorm_correction_and_moments _reshape_into_groups _reshape_required _resize_images _resize_volumes _resolve_and_populate_arg _restore_from_tensors _return_attention_scores _sample_from_dirichlet _saved_model_arg_spec _saved_model_inputs_spec _scale_values _seed_generators _self_setattr_tracking _serialize_function_to_config _serialize_to_proto _serialize_to_tensors _set_factor _set_factor_by_name _set_factor_with_name _set_kernel_size _set_mask_metadata _set_quantization_info _set_save_spec _set_value_range _setattr_hook _setattr_tracking _shear_bboxes _sliding_window _softmax _spectrogram _split _standardize _supports_masking _tensor_vocab_to_numpy _tf_api_names _tf_api_names_v1 _token_start_index _track_module_parameters _track_trackable _track_variable _trackable_children _tracked _tracker _trainable _trainable_variables _transform_boxes_crop_to_aspect_ratio _transform_boxes_pad_to_aspect_ratio _transform_boxes_stretch _transform_images _transform_value_range _transform_xyxy _translate_inputs _unconditional_checkpoint_dependencies _unconditional_dependency_names _uninitialized_lookup_table _unpickle_model _untrack_variable _unwrap_value_range _update_kernel_initializer _update_renorm_statistics _update_uid _use_bias _use_gate _validate_inputs _validate_noise_shape _validate_signature _value_dense _value_dim _value_dtype _variables_to_params_and_state _verify_layer_config _zoom_inputs";

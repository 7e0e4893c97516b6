/**
 * Which values of layers' arguments Keras 2 (tf_keras 2.21.0) takes and Keras 3.15.1 refuses. After the tilde: what is
 * refused only when the layer is called. Written by `npm run oracle -- --values`.
 */
export const takenByKeras2: Readonly<Record<string, string>> = {
  "*": "initializer 'constant'; regularizer numeral str; dtype int>-1<100 float>-0.5<0.25 float>0.5<1.5 float>1.5<2.5 float>2.5<100 True False empty ''; activity_regularizer '' ~ numeral str",
  ActivityRegularization: "l1 int float; l2 int float",
  AlphaDropout:
    "rate int float ~ sequence None function numeral str; seed float sequence True False function numeral str",
  AveragePooling1D: "padding 'SAME' 'VALID'",
  AveragePooling2D: "padding 'SAME' 'VALID'",
  AveragePooling3D: "padding 'SAME' 'VALID'",
  BatchNormalization:
    "axis ~ None*1 None*2 None*3 None*4 bool*2 bool*3 bool*4 int*2 int*3 int*4 float*1 float*2 float*3 float*4 positive*1 positive*2 positive*3 positive*4 str*1 str*2 str*3 str*4 pair*1 pair*2 pair*3 pair*4; momentum sequence None function str; epsilon bool*1 bool*4 int*1 int*4 float*1 float*4 positive*1 positive*4 ~ None None*1 None*2 None*3 None*4 bool*2 bool*3 int*2 int*3 float*2 float*3 positive*2 positive*3 str*1 str*2 str*3 str*4 pair*1 pair*2 pair*3 pair*4 empty function str",
  Conv1D: "filters float>0.5; groups int>-1<3 float>-0.5<0.25 None False empty '' ~ int>-3<0 float>-100<0",
  Conv1DTranspose: "filters float>0.5; padding ~ 'causal'",
  Conv2D: "filters float>0.5; groups int>-1<3 float>-0.5<0.25 None False empty '' ~ int>-3<0 float>-100<0",
  Conv2DTranspose: "filters float>0.5",
  Conv3D: "filters float>0.5; groups int>-1<3 float>-0.5<0.25 None False empty '' ~ int>-3<0 float>-100<0",
  Conv3DTranspose: "filters float>0.5; dilation_rate positive*3",
  ConvLSTM1D: "padding ~ 'causal'",
  ConvLSTM2D: "padding ~ 'causal'",
  ConvLSTM3D: "padding ~ 'causal'",
  Cropping2D: "cropping int<10",
  Cropping3D: "cropping int",
  Dense: "units int>-1 float>-1 numeral ~ False",
  DepthwiseConv1D: "depth_multiplier int>-1 ~ int<0 float sequence False function numeral str",
  DepthwiseConv2D: "depth_multiplier int>-1 ~ int<0 float sequence False function numeral str",
  Discretization: "bin_boundaries None",
  Dropout:
    "rate sequence None function numeral str; noise_shape int float sequence True False function numeral str; seed float sequence True False function numeral str",
  Embedding:
    "input_dim ~ float>0 True; output_dim ~ float>0 True; input_length int float sequence None True False function numeral str",
  GRU: "units ~ float>0",
  GaussianDropout:
    "rate int float ~ sequence None function numeral str; seed float sequence True False function numeral str",
  GaussianNoise:
    "stddev int float sequence None function numeral str; seed float sequence True False function numeral str",
  GroupNormalization:
    "groups int>-3<0 float>-2<-0.5 ~ int<-2 int>-1<1 float<-1 float>-1 sequence None False function numeral str",
  IntegerLookup: "mask_token float<1 float>2.5",
  Lambda: "output_shape int float sequence True False function numeral str",
  LeakyReLU:
    "alpha int float True False None*1 bool*1 int*1 float*1 positive*1 numeral ~ None*2 None*3 None*4 bool*2 bool*3 bool*4 int*2 int*3 int*4 float*2 float*3 float*4 positive*2 positive*3 positive*4 pair*1 pair*2 pair*3 pair*4 empty",
  LocallyConnected1D:
    "filters int>-1 ~ int<0 float sequence None True False function numeral str; kernel_size int>0<100 True ~ int>10 positive*1; strides int>0 True ~ int>-1<1 False positive*1; padding 'valid' 'VALID'; data_format None 'channels_first' 'channels_last' 'CHANNELS_LAST'; implementation int>0<5 float>0.5<1.5 float>1.5<2.5 float>2.5<100 True ~ int<1 int>3 float<1 float>1<2 float>2<3 float>3 sequence None False function numeral str",
  LocallyConnected2D:
    "filters int>-1 ~ int<0 float sequence None True False function numeral str; kernel_size int>0<100 True ~ int>10 positive*2; strides int>0 True ~ int>-1<1 False positive*2; padding 'valid' 'VALID'; data_format None 'channels_first' 'channels_last' 'CHANNELS_LAST'; implementation int>0<5 float>0.5<1.5 float>1.5<2.5 float>2.5<100 True ~ int<1 int>3 float<1 float>1<2 float>2<3 float>3 sequence None False function numeral str",
  MaxPooling1D: "padding 'SAME' 'VALID'",
  MaxPooling2D: "padding 'SAME' 'VALID'",
  MaxPooling3D: "padding 'SAME' 'VALID'",
  MultiHeadAttention:
    "num_heads int>-1 ~ int<0 float sequence None False function numeral str; key_dim ~ int<1 float sequence None False function numeral str; value_dim int>-1 float>-0.5<0.25 False empty '' ~ int<0 float<0 float>0 None*1 None*2 None*3 None*4 bool*1 bool*2 bool*3 bool*4 int*1 int*2 int*3 int*4 float*1 float*2 float*3 float*4 positive*1 positive*2 positive*3 positive*4 str*1 str*2 str*3 str*4 pair*1 pair*2 pair*3 pair*4 function numeral str; dropout sequence None function numeral str; output_shape ~ float<0 float>0 function; attention_axes ~ float function numeral str",
  RandomBrightness:
    "seed float True False bool*1 bool*2 bool*3 bool*4 int*1 int*2 int*3 int*4 float*1 float*2 float*3 float*4 positive*1 positive*2 positive*3 positive*4 pair*1 pair*2 pair*3 pair*4 empty ~ None*1 None*2 None*3 None*4 str*1 str*2 str*3 str*4 function numeral str",
  RandomContrast:
    "seed float True False bool*1 bool*2 bool*3 bool*4 int*1 int*2 int*3 int*4 float*1 float*2 float*3 float*4 positive*1 positive*2 positive*3 positive*4 pair*1 pair*2 pair*3 pair*4 empty ~ None*1 None*2 None*3 None*4 str*1 str*2 str*3 str*4 function numeral str",
  RandomCrop:
    "seed float True False bool*1 bool*2 bool*3 bool*4 int*1 int*2 int*3 int*4 float*1 float*2 float*3 float*4 positive*1 positive*2 positive*3 positive*4 pair*1 pair*2 pair*3 pair*4 empty ~ None*1 None*2 None*3 None*4 str*1 str*2 str*3 str*4 function numeral str",
  RandomFlip:
    "seed float True False bool*1 bool*2 bool*3 bool*4 int*1 int*2 int*3 int*4 float*1 float*2 float*3 float*4 positive*1 positive*2 positive*3 positive*4 pair*1 pair*2 pair*3 pair*4 empty ~ None*1 None*2 None*3 None*4 str*1 str*2 str*3 str*4 function numeral str",
  RandomHeight:
    "factor int>-1<2 float>-0.5<1.5 True False bool*2 bool*3 bool*4 int*2 int*3 int*4 float*2 float*3 float*4 positive*2 positive*3 positive*4; interpolation 'nearest' 'bilinear' 'BILINEAR'; seed int float None True False bool*1 bool*2 bool*3 bool*4 int*1 int*2 int*3 int*4 float*1 float*2 float*3 float*4 positive*1 positive*2 positive*3 positive*4 pair*1 pair*2 pair*3 pair*4 empty ~ None*1 None*2 None*3 None*4 str*1 str*2 str*3 str*4 function numeral str",
  RandomRotation:
    "factor int>-1 float>-0.5 bool*3 bool*4 int*2 int*3 int*4 float*2 float*3 float*4 positive*2 positive*3 positive*4 ~ str*2 str*3 str*4 pair*2 pair*3 pair*4; seed float True False bool*1 bool*2 bool*3 bool*4 int*1 int*2 int*3 int*4 float*1 float*2 float*3 float*4 positive*1 positive*2 positive*3 positive*4 pair*1 pair*2 pair*3 pair*4 empty ~ None*1 None*2 None*3 None*4 str*1 str*2 str*3 str*4 function numeral str",
  RandomTranslation:
    "height_factor bool*3 bool*4; width_factor bool*3 bool*4; seed float True False bool*1 bool*2 bool*3 bool*4 int*1 int*2 int*3 int*4 float*1 float*2 float*3 float*4 positive*1 positive*2 positive*3 positive*4 pair*1 pair*2 pair*3 pair*4 empty ~ None*1 None*2 None*3 None*4 str*1 str*2 str*3 str*4 function numeral str",
  RandomWidth:
    "factor int>-1<2 float>-0.5<1.5 True False bool*2 bool*3 bool*4 int*2 int*3 int*4 float*2 float*3 float*4 positive*2 positive*3 positive*4; interpolation 'nearest' 'bilinear' 'BILINEAR'; seed int float None True False bool*1 bool*2 bool*3 bool*4 int*1 int*2 int*3 int*4 float*1 float*2 float*3 float*4 positive*1 positive*2 positive*3 positive*4 pair*1 pair*2 pair*3 pair*4 empty ~ None*1 None*2 None*3 None*4 str*1 str*2 str*3 str*4 function numeral str",
  RandomZoom:
    "height_factor int>-2<2 float>-2<1.5 bool*3 bool*4; width_factor int>-2<2 float>-2<1.5 bool*3 bool*4 int*2 int*3 int*4 float*2 float*3 float*4 positive*2 positive*3 positive*4; seed float True False bool*1 bool*2 bool*3 bool*4 int*1 int*2 int*3 int*4 float*1 float*2 float*3 float*4 positive*1 positive*2 positive*3 positive*4 pair*1 pair*2 pair*3 pair*4 empty ~ None*1 None*2 None*3 None*4 str*1 str*2 str*3 str*4 function numeral str",
  RepeatVector: "n int>-2 True False ~ int<-1",
  Reshape: "target_shape ~ int*2 int*3 int*4",
  Resizing: "height int>-2; width int>-2",
  SeparableConv1D:
    "filters float>0.5; padding 'causal'; depth_multiplier ~ int<1 float sequence False function numeral str",
  SeparableConv2D: "filters float>0.5; depth_multiplier ~ int<1 float sequence False function numeral str",
  SimpleRNN: "units ~ float>0",
  SpatialDropout1D: "rate sequence None function numeral str",
  SpatialDropout2D: "rate sequence None function numeral str",
  SpatialDropout3D: "rate sequence None function numeral str",
  TextVectorization: "output_mode None",
  ThresholdedReLU: "theta int>-1 float>-0.5 True False",
  UpSampling1D: "size float>0.5 True numeral ~ int<1 float<1 False",
  UpSampling2D: "size positive*2",
};

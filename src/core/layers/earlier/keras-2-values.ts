/**
 * Which values of layers' arguments Keras 2 (tf_keras 2.21.0) takes and Keras 3.15.1 refuses. After the tilde: what is
 * refused only when the layer is called. Written by `npm run oracle -- --values`.
 */
export const takenByKeras2: Readonly<Record<string, string>> = {
  "*": "initializer 'constant'; regularizer numeral str; dtype int>-1<100 float>-0.5<0.25 float>0.5<1.5 float>1.5<2.5 float>2.5<100 True False empty ''; activity_regularizer '' ~ numeral str",
  ActivityRegularization: "l1 int float; l2 int float",
  AlphaDropout:
    "rate int float ~ sequence None dict function numeral str; seed float sequence True False dict function numeral str",
  AveragePooling1D:
    "strides int>0 None True ~ int>-1<1 False; padding 'same' 'valid' 'SAME' 'VALID' ~ sequence 'causal'; data_format None 'channels_first' 'channels_last' 'CHANNELS_LAST'",
  AveragePooling2D:
    "strides int>0 None True ~ int>-1<1 False; padding 'same' 'valid' 'SAME' 'VALID' ~ sequence 'causal'; data_format None 'channels_first' 'channels_last' 'CHANNELS_LAST'",
  AveragePooling3D:
    "strides int>0 None True ~ int>-1<1 False; padding 'same' 'valid' 'SAME' 'VALID' ~ sequence 'causal'; data_format None 'channels_first' 'channels_last' 'CHANNELS_LAST'",
  BatchNormalization:
    "axis ~ None*1 None*2 None*3 None*4 bool*2 bool*3 bool*4 int*2 int*3 int*4 float*1 float*2 float*3 float*4 positive*1 positive*2 positive*3 positive*4 str*1 str*2 str*3 str*4 pair*1 pair*2 pair*3 pair*4; momentum sequence None dict function str; epsilon bool*1 bool*4 int*1 int*4 float*1 float*4 positive*1 positive*4 ~ None None*1 None*2 None*3 None*4 bool*2 bool*3 int*2 int*3 float*2 float*3 positive*2 positive*3 str*1 str*2 str*3 str*4 pair*1 pair*2 pair*3 pair*4 empty dict function str",
  Conv1D: "filters float>0.5; groups int>-1<3 float>-0.5<0.25 None False empty '' ~ int>-3<0 float>-100<0",
  Conv1DTranspose: "filters float>0.5; padding ~ 'causal'",
  Conv2D: "filters float>0.5; groups int>-1<3 float>-0.5<0.25 None False empty '' ~ int>-3<0 float>-100<0",
  Conv2DTranspose: "filters float>0.5",
  Conv3D: "filters float>0.5; groups int>-1<3 float>-0.5<0.25 None False empty '' ~ int>-3<0 float>-100<0",
  Conv3DTranspose: "filters float>0.5; dilation_rate positive*3",
  Cropping2D: "cropping int<10",
  Cropping3D: "cropping int",
  Dense: "units int>-1 float>-1 numeral ~ False",
  DepthwiseConv1D: "depth_multiplier int>-1 ~ int<0 float sequence False dict function numeral str",
  DepthwiseConv2D: "depth_multiplier int>-1 ~ int<0 float sequence False dict function numeral str",
  Discretization: "bin_boundaries None",
  Dropout:
    "rate sequence None dict function numeral str; noise_shape int float sequence True False dict function numeral str; seed float sequence True False dict function numeral str",
  Embedding:
    "input_dim ~ float>0 True; output_dim ~ float>0 True; input_length int float sequence None True False dict function numeral str",
  GaussianDropout:
    "rate int float ~ sequence None dict function numeral str; seed float sequence True False dict function numeral str",
  GaussianNoise:
    "stddev int float sequence None dict function numeral str; seed float sequence True False dict function numeral str",
  LeakyReLU:
    "alpha int float True False None*1 bool*1 int*1 float*1 positive*1 numeral ~ None*2 None*3 None*4 bool*2 bool*3 bool*4 int*2 int*3 int*4 float*2 float*3 float*4 positive*2 positive*3 positive*4 pair*1 pair*2 pair*3 pair*4 empty",
  MaxPooling3D: "padding 'SAME' 'VALID'",
};

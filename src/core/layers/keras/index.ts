/** Every entry of the layer catalogue. Written by scripts/barrels.mjs: add a file, then run it. */
export { activation } from "./activations/activation.js";
export { eLU } from "./activations/elu.js";
export { leakyReLU } from "./activations/leaky-relu.js";
export { pReLU } from "./activations/prelu.js";
export { reLU } from "./activations/relu.js";
export { softmax } from "./activations/softmax.js";
export { additiveAttention, attention } from "./attention/attention.js";
export { groupQueryAttention } from "./attention/group-query-attention.js";
export { multiHeadAttention } from "./attention/multi-head-attention.js";
export { conv1DTranspose, conv2DTranspose, conv3DTranspose } from "./convolutional/conv-transpose.js";
export { conv1D, conv2D, conv3D } from "./convolutional/conv.js";
export { depthwiseConv1D, depthwiseConv2D } from "./convolutional/depthwise-conv.js";
export { separableConv1D, separableConv2D } from "./convolutional/separable-conv.js";
export { dense } from "./core/dense.js";
export { einsumDense } from "./core/einsum-dense.js";
export { embedding } from "./core/embedding.js";
export { identity } from "./core/identity.js";
export { input, inputLayer } from "./core/input-layer.js";
export { lambda } from "./core/lambda.js";
export { masking } from "./core/masking.js";
export { reversibleEmbedding } from "./core/reversible-embedding.js";
export { wrapper } from "./core/wrapper.js";
export { flaxLayer, jaxLayer, tFSMLayer, torchModuleWrapper } from "./foreign-layers.js";
export { concatenate } from "./merging/concatenate.js";
export { dot } from "./merging/dot.js";
export { add, average, maximum, minimum, multiply, subtract } from "./merging/elementwise-merge.js";
export { batchNormalization } from "./normalization/batch-normalization.js";
export { groupNormalization } from "./normalization/group-normalization.js";
export { layerNormalization } from "./normalization/layer-normalization.js";
export { rMSNormalization } from "./normalization/rms-normalization.js";
export { spectralNormalization } from "./normalization/spectral-normalization.js";
export { unitNormalization } from "./normalization/unit-normalization.js";
export {
  adaptiveAveragePooling1D,
  adaptiveAveragePooling2D,
  adaptiveAveragePooling3D,
  adaptiveMaxPooling1D,
  adaptiveMaxPooling2D,
  adaptiveMaxPooling3D,
} from "./pooling/adaptive-pooling.js";
export {
  globalAveragePooling1D,
  globalAveragePooling2D,
  globalAveragePooling3D,
  globalMaxPooling1D,
  globalMaxPooling2D,
  globalMaxPooling3D,
} from "./pooling/global-pooling.js";
export {
  averagePooling1D,
  averagePooling2D,
  averagePooling3D,
  maxPooling1D,
  maxPooling2D,
  maxPooling3D,
} from "./pooling/pooling.js";
export { categoryEncoding } from "./preprocessing/category-encoding.js";
export { discretization } from "./preprocessing/discretization.js";
export { hashedCrossing } from "./preprocessing/hashed-crossing.js";
export { hashing } from "./preprocessing/hashing.js";
export { augMix, randAugment, randomColorJitter } from "./preprocessing/image/composed-augmentation.js";
export {
  autoContrast,
  contrastLimitedAdaptiveHistogramEqualization,
  cutMix,
  equalization,
  mixUp,
  randomBrightness,
  randomContrast,
  randomElasticTransform,
  randomErasing,
  randomFlip,
  randomGaussianBlur,
  randomGrayscale,
  randomHue,
  randomInvert,
  randomPerspective,
  randomPosterization,
  randomRotation,
  randomSaturation,
  randomSharpness,
  randomShear,
  randomTranslation,
  randomZoom,
  solarization,
} from "./preprocessing/image/image-augmentation.js";
export { maxNumBoundingBoxes } from "./preprocessing/image/max-num-bounding-boxes.js";
export { randomColorDegeneration } from "./preprocessing/image/random-color-degeneration.js";
export { centerCrop, randomCrop, resizing } from "./preprocessing/image/resized-image.js";
export { integerLookup, stringLookup } from "./preprocessing/lookup.js";
export { melSpectrogram } from "./preprocessing/mel-spectrogram.js";
export { normalization } from "./preprocessing/normalization.js";
export { pipeline } from "./preprocessing/pipeline.js";
export { rescaling } from "./preprocessing/rescaling.js";
export { sTFTSpectrogram } from "./preprocessing/stft-spectrogram.js";
export { textVectorization } from "./preprocessing/text-vectorization.js";
export { activityRegularization } from "./regularization/activity-regularization.js";
export { alphaDropout } from "./regularization/alpha-dropout.js";
export { dropout } from "./regularization/dropout.js";
export { gaussianDropout } from "./regularization/gaussian-dropout.js";
export { gaussianNoise } from "./regularization/gaussian-noise.js";
export { spatialDropout1D, spatialDropout2D, spatialDropout3D } from "./regularization/spatial-dropout.js";
export { cropping1D, cropping2D, cropping3D } from "./reshaping/cropping.js";
export { flatten } from "./reshaping/flatten.js";
export { permute } from "./reshaping/permute.js";
export { repeatVector } from "./reshaping/repeat-vector.js";
export { reshape } from "./reshaping/reshape.js";
export { upSampling1D, upSampling2D, upSampling3D } from "./reshaping/up-sampling.js";
export { zeroPadding1D, zeroPadding2D, zeroPadding3D } from "./reshaping/zero-padding.js";
export { bidirectional } from "./rnn/bidirectional.js";
export { convLSTM1D, convLSTM2D, convLSTM3D } from "./rnn/conv-lstm.js";
export { gRUCell, lSTMCell, simpleRNNCell } from "./rnn/gated-cells.js";
export { gRU, lSTM, rNN, simpleRNN } from "./rnn/rnn.js";
export { stackedRNNCells } from "./rnn/stacked-rnn-cells.js";
export { timeDistributed } from "./rnn/time-distributed.js";

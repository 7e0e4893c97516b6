/** Every entry of the layer catalogue. Written by scripts/barrels.mjs: add a file, then run it. */
export { activation } from "./activation.js";
export { activityRegularization } from "./activity-regularization.js";
export {
  adaptiveAveragePooling1D,
  adaptiveAveragePooling2D,
  adaptiveAveragePooling3D,
  adaptiveMaxPooling1D,
  adaptiveMaxPooling2D,
  adaptiveMaxPooling3D,
} from "./adaptive-pooling.js";
export { alphaDropout } from "./alpha-dropout.js";
export { additiveAttention, attention } from "./attention.js";
export { batchNormalization } from "./batch-normalization.js";
export { bidirectional } from "./bidirectional.js";
export { categoryEncoding } from "./category-encoding.js";
export { augMix, randAugment, randomColorJitter } from "./composed-augmentation.js";
export { concatenate } from "./concatenate.js";
export { convLSTM1D, convLSTM2D, convLSTM3D } from "./conv-lstm.js";
export { conv1DTranspose, conv2DTranspose, conv3DTranspose } from "./conv-transpose.js";
export { conv1D, conv2D, conv3D } from "./conv.js";
export { cropping1D, cropping2D, cropping3D } from "./cropping.js";
export { dense } from "./dense.js";
export { depthwiseConv1D, depthwiseConv2D } from "./depthwise-conv.js";
export { discretization } from "./discretization.js";
export { dot } from "./dot.js";
export { dropout } from "./dropout.js";
export { einsumDense } from "./einsum-dense.js";
export { add, average, maximum, minimum, multiply, subtract } from "./elementwise-merge.js";
export { eLU } from "./elu.js";
export { embedding } from "./embedding.js";
export { flatten } from "./flatten.js";
export { flaxLayer, jaxLayer, tFSMLayer, torchModuleWrapper } from "./foreign-layers.js";
export { gRUCell, lSTMCell, simpleRNNCell } from "./gated-cells.js";
export { gaussianDropout } from "./gaussian-dropout.js";
export { gaussianNoise } from "./gaussian-noise.js";
export {
  globalAveragePooling1D,
  globalAveragePooling2D,
  globalAveragePooling3D,
  globalMaxPooling1D,
  globalMaxPooling2D,
  globalMaxPooling3D,
} from "./global-pooling.js";
export { groupNormalization } from "./group-normalization.js";
export { groupQueryAttention } from "./group-query-attention.js";
export { hashedCrossing } from "./hashed-crossing.js";
export { hashing } from "./hashing.js";
export { identity } from "./identity.js";
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
} from "./image-augmentation.js";
export { input, inputLayer } from "./input-layer.js";
export { lambda } from "./lambda.js";
export { layerNormalization } from "./layer-normalization.js";
export { leakyReLU } from "./leaky-relu.js";
export { integerLookup, stringLookup } from "./lookup.js";
export { masking } from "./masking.js";
export { maxNumBoundingBoxes } from "./max-num-bounding-boxes.js";
export { melSpectrogram } from "./mel-spectrogram.js";
export { multiHeadAttention } from "./multi-head-attention.js";
export { normalization } from "./normalization.js";
export { permute } from "./permute.js";
export { pipeline } from "./pipeline.js";
export {
  averagePooling1D,
  averagePooling2D,
  averagePooling3D,
  maxPooling1D,
  maxPooling2D,
  maxPooling3D,
} from "./pooling.js";
export { pReLU } from "./prelu.js";
export { randomColorDegeneration } from "./random-color-degeneration.js";
export { reLU } from "./relu.js";
export { repeatVector } from "./repeat-vector.js";
export { rescaling } from "./rescaling.js";
export { reshape } from "./reshape.js";
export { centerCrop, randomCrop, resizing } from "./resized-image.js";
export { reversibleEmbedding } from "./reversible-embedding.js";
export { rMSNormalization } from "./rms-normalization.js";
export { gRU, lSTM, rNN, simpleRNN } from "./rnn.js";
export { separableConv1D, separableConv2D } from "./separable-conv.js";
export { softmax } from "./softmax.js";
export { spatialDropout1D, spatialDropout2D, spatialDropout3D } from "./spatial-dropout.js";
export { spectralNormalization } from "./spectral-normalization.js";
export { stackedRNNCells } from "./stacked-rnn-cells.js";
export { sTFTSpectrogram } from "./stft-spectrogram.js";
export { textVectorization } from "./text-vectorization.js";
export { timeDistributed } from "./time-distributed.js";
export { unitNormalization } from "./unit-normalization.js";
export { upSampling1D, upSampling2D, upSampling3D } from "./up-sampling.js";
export { wrapper } from "./wrapper.js";
export { zeroPadding1D, zeroPadding2D, zeroPadding3D } from "./zero-padding.js";

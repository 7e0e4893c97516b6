/** Layers that Keras 3 has no more. Written by scripts/barrels.mjs: add a file, then run it. */
export { cuDNNGRU, cuDNNLSTM } from "./cudnn.js";
export { deconvolution2D } from "./deconvolution.js";
export { highway } from "./highway.js";
export { locallyConnected1D, locallyConnected2D } from "./locally-connected.js";
export { maxoutDense } from "./maxout-dense.js";
export { merge } from "./merge.js";
export { randomHeight, randomWidth } from "./random-size.js";
export { parametricSoftplus, sReLU } from "./shaped-activations.js";
export { syncBatchNormalization } from "./sync-batch-normalization.js";
export { thresholdedReLU } from "./thresholded-relu.js";

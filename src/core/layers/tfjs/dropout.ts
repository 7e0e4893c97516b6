/** `tf.layers.dropout({rate: 0.5})` and the other layers that do something while a model trains only: [null, 128] -> [null, 128]. */
import { alphaDropout } from "../keras/regularization/alpha-dropout.js";
import { dropout } from "../keras/regularization/dropout.js";
import { gaussianDropout } from "../keras/regularization/gaussian-dropout.js";
import { gaussianNoise } from "../keras/regularization/gaussian-noise.js";
import { masking } from "../keras/core/masking.js";
import { spatialDropout1D } from "../keras/regularization/spatial-dropout.js";
import { tfjsLayer, type TfjsEntry } from "./define.js";

// Any rate is taken, also none: it is cut to what makes sense where it is used.
const configure = (): unknown => ({});

export const tfjsDropout: TfjsEntry = tfjsLayer(dropout, {
  signature: "rate=None, noise_shape=None, seed=None",
  configure,
});
export const tfjsAlphaDropout: TfjsEntry = tfjsLayer(alphaDropout, {
  signature: "rate=None, noise_shape=None",
  configure,
});
export const tfjsGaussianDropout: TfjsEntry = tfjsLayer(gaussianDropout, { signature: "rate=None", configure });
export const tfjsGaussianNoise: TfjsEntry = tfjsLayer(gaussianNoise, { signature: "stddev=None", configure });
export const tfjsSpatialDropout1D: TfjsEntry = tfjsLayer(spatialDropout1D, {
  signature: "rate=None, seed=None",
  rank: 3,
  configure,
});
export const tfjsMasking: TfjsEntry = tfjsLayer(masking, { signature: "mask_value=0", isConfigOptional: true });

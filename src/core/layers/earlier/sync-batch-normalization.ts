/** `experimental.SyncBatchNormalization()` of Keras 2: a BatchNormalization over all devices, with the same weights. */
import { batchNormalization } from "../keras/normalization/batch-normalization.js";
import type { LayerEntry } from "../entry.js";

export const syncBatchNormalization: LayerEntry = {
  ...batchNormalization,
  name: "SyncBatchNormalization",
  className: "SyncBatchNormalization",
};

/** `RandomColorDegeneration(0.5)`: (None, 224, 224, 3) -> (None, 224, 224, 3), for colour images only. */
import { isRanked, sameDim, showDim, showShape } from "../../../../dims/dim.js";
import type { TensorSpec } from "../../../../dims/tensor.js";
import { incompatibleShape } from "../../../../problems/incompatible-shape.js";
import { LayerError, type LayerEntry } from "../../../entry.js";
import { factor, seed, SIGNED, valueRange } from "./image-arguments.js";
import { augmentation, channelsOf } from "./image-augmentation.js";
import type { DataFormat } from "../../../window.js";

const NAME = "RandomColorDegeneration";

export const randomColorDegeneration: LayerEntry = augmentation(
  NAME,
  "factor, value_range=(0, 255), data_format=None, seed=None, **kwargs",
  [factor("factor", SIGNED), valueRange, seed],
  { checkImage },
);

/** Where it computes, an image without colours has none to lose. */
function checkImage(image: TensorSpec, format: DataFormat, isExecuted: boolean): void {
  const { shape } = image;
  if (isRanked(shape) && shape.length !== 3 && shape.length !== 4)
    throw new LayerError(incompatibleShape, `${NAME} takes images of 3 or 4 axes, not ${showShape(shape)}.`);
  const channels = channelsOf(image, format) ?? null;
  if (channels !== null && !(isExecuted && channels === 1) && sameDim(channels, 3) === false)
    throw new LayerError(incompatibleShape, `${NAME} takes images of 3 channels, and these have ${showDim(channels)}.`);
}

/**
 * Image augmentation: layers that change pixels, at random while the model trains, and never a shape.
 *
 *     RandomRotation(0.1)   (None, 224, 224, 3) -> (None, 224, 224, 3)
 */
import { isRanked, showShape, Unknown, type Amount, type Dim } from "../../../../dims/dim.js";
import { lastDim, type TensorSpec } from "../../../../dims/tensor.js";
import { incompatibleShape } from "../../../../problems/incompatible-shape.js";
import { undefinedDimension } from "../../../../problems/undefined-dimension.js";
import type { LayerArguments } from "../../../arguments.js";
import { cost, defineLayer, LayerError, type LayerCall, type LayerEntry } from "../../../entry.js";
import {
  BASE_IMAGE_KEYWORDS,
  checkBaseArguments,
  factor,
  fillMode,
  interpolation,
  movedFillMode,
  oddKernel,
  optionalFactor,
  seed,
  share,
  SIGNED,
  UNIT,
  unlessNone,
  valueRange,
  type BaseFactor,
  type Check,
} from "./image-arguments.js";
import { castDtype, isTensorSpec, mapTensors, sameShapes, single } from "../../../inputs.js";
import type { DataFormat } from "../../../window.js";

interface Options {
  /** Absent for a layer that has a `factor` of its own. */
  readonly baseFactor?: BaseFactor;
  /** The output has the dtype that came in, where that is no float. */
  readonly keepsDtype?: boolean;
  /** Operations of the layer where it works also while the model infers. */
  readonly operations?: Amount;
  /** Class names of the layers that it makes. */
  readonly hiddenLayers?: (args: LayerArguments) => readonly string[];
  /** They are given its name, where it is given one. */
  readonly sharesName?: boolean;
  /** It takes one tensor, and no list or dict of them. */
  readonly takesOne?: boolean;
  /** Throws for an image that the layer refuses, where it only tells its output's shape or where it computes. */
  readonly checkImage?: (image: TensorSpec, format: DataFormat, isExecuted: boolean) => void;
  /** Throws for images that it refuses where it computes alone. */
  readonly checkComputed?: (layer: string, image: TensorSpec, format: DataFormat, call: LayerCall) => void;
}

interface Config {
  readonly format: DataFormat;
  readonly hiddenLayers: readonly string[];
}

/** An entry whose shapes stay what they are. */
export function augmentation(
  name: string,
  signature: string,
  checks: readonly Check[],
  options: Options = {},
): LayerEntry {
  return defineLayer<Config>({
    name,
    signature,
    call: "data, training=True",
    positionalValues: true,
    isDataLayer: true,
    stacksLists: true,
    plainInputs: "whole",
    extraKeywords: BASE_IMAGE_KEYWORDS,
    configure: (args) => {
      checkBaseArguments(args, options.baseFactor);
      for (const check of checks) check(args);
      const isNamed = options.sharesName === true && args.value("name") !== null;
      return { format: args.dataFormat(), hiddenLayers: isNamed ? [] : (options.hiddenLayers?.(args) ?? []) };
    },
    output: ({ format }, call) => {
      if (options.takesOne) single(call, name);
      if (options.checkImage) options.checkImage(single(call, name), format, call.executed === true);
      checkExecutable(name, call);
      if (call.executed && isTensorSpec(call.inputs)) options.checkComputed?.(name, call.inputs, format, call);
      if (!options.keepsDtype) return sameShapes(call);
      return mapTensors(call.inputs, (tensor) => ({ shape: tensor.shape, dtype: castDtype(tensor, call) }));
    },
    cost: () => cost(0, options.operations ?? 0),
    hiddenLayers: ({ hiddenLayers }, isCopy) => (options.sharesName && isCopy ? [] : hiddenLayers),
  });
}

/** Announced for any shape, the work itself is done on one image or a batch of them. */
export function checkExecutable(layer: string, { inputs, executed }: LayerCall): void {
  if (!executed || !isTensorSpec(inputs) || !isRanked(inputs.shape)) return;
  const { length } = inputs.shape;
  if (length !== 3 && length !== 4)
    throw new LayerError(
      incompatibleShape,
      `${layer} takes an image or a batch of images, not ${showShape(inputs.shape)}.`,
    );
}

/** Colours are turned into hue and saturation at random, and never while the model infers. */
function checkColours(layer: string, image: TensorSpec, format: DataFormat, { others }: LayerCall): void {
  const isTraining = !others.has("training") || others.get("training") === true;
  const channels = channelsOf(image, format);
  if (isTraining && typeof channels === "number" && channels !== 3)
    throw new LayerError(incompatibleShape, `${layer} takes images of 3 channels, and these have ${channels}.`);
}

/** Undefined where the format or the axes aren't known. */
export function channelsOf({ shape }: TensorSpec, format: DataFormat): Dim | undefined {
  if (format === "channels_last") return lastDim(shape);
  return format === "channels_first" && isRanked(shape) ? shape.at(-3) : undefined;
}

/** An image is cut into so many tiles. */
function checkTiles(layer: string, { shape }: TensorSpec, format: DataFormat): void {
  if (!isRanked(shape) || format instanceof Unknown) return;
  const sizes = format === "channels_last" ? shape.slice(-3, -1) : shape.slice(-2);
  if (sizes.includes(null))
    throw new LayerError(
      undefinedDimension,
      `${layer} cuts images of known sizes into tiles, and ${showShape(shape)} has an axis of None.`,
    );
}

const NOT_COUNTED = new Unknown("what equalizing a picture costs depends on its values");

/** Of the layers that move pixels. */
const moving = [interpolation, movedFillMode, seed];

export const autoContrast: LayerEntry = augmentation("AutoContrast", "value_range=(0, 255), **kwargs", [valueRange], {
  baseFactor: "refused",
  operations: NOT_COUNTED,
});

export const contrastLimitedAdaptiveHistogramEqualization: LayerEntry = augmentation(
  "ContrastLimitedAdaptiveHistogramEqualization",
  "value_range=(0, 255), clip_limit=4.0, tile_grid_size=(8, 8), data_format=None, **kwargs",
  [],
  { baseFactor: "taken", operations: NOT_COUNTED, checkComputed: checkTiles },
);

export const cutMix: LayerEntry = augmentation("CutMix", "factor=1.0, seed=None, data_format=None, **kwargs", [
  factor("factor"),
  seed,
]);

export const equalization: LayerEntry = augmentation(
  "Equalization",
  "value_range=(0, 255), bins=256, data_format=None, **kwargs",
  [valueRange],
  { baseFactor: "taken", keepsDtype: true },
);

export const mixUp: LayerEntry = augmentation("MixUp", "alpha=0.2, data_format=None, seed=None, **kwargs", [seed], {
  baseFactor: "taken",
});

export const randomBrightness: LayerEntry = augmentation(
  "RandomBrightness",
  "factor, value_range=(0, 255), seed=None, **kwargs",
  [optionalFactor("factor", SIGNED), valueRange, seed],
);

export const randomContrast: LayerEntry = augmentation(
  "RandomContrast",
  "factor, value_range=(0, 255), seed=None, **kwargs",
  [factor("factor"), seed],
);

export const randomElasticTransform: LayerEntry = augmentation(
  "RandomElasticTransform",
  'factor=1.0, scale=1.0, interpolation="bilinear", fill_mode="reflect", fill_value=0.0, value_range=(0, 255), seed=None, data_format=None, **kwargs',
  [
    factor("factor"),
    factor("scale"),
    interpolation,
    fillMode("constant", "nearest", "wrap", "mirror", "reflect"),
    seed,
  ],
);

export const randomErasing: LayerEntry = augmentation(
  "RandomErasing",
  "factor=1.0, scale=(0.02, 0.33), fill_value=None, value_range=(0, 255), seed=None, data_format=None, **kwargs",
  [factor("factor"), factor("scale"), seed],
);

export const randomFlip: LayerEntry = augmentation(
  "RandomFlip",
  'mode="horizontal_and_vertical", seed=None, data_format=None, **kwargs',
  [seed],
  { baseFactor: "refused" },
);

export const randomGaussianBlur: LayerEntry = augmentation(
  "RandomGaussianBlur",
  "factor=1.0, kernel_size=3, sigma=1.0, value_range=(0, 255), data_format=None, seed=None, **kwargs",
  [factor("factor"), oddKernel, factor("sigma"), seed],
);

export const randomGrayscale: LayerEntry = augmentation(
  "RandomGrayscale",
  "factor=0.5, data_format=None, seed=None, **kwargs",
  [share("factor"), seed],
  { keepsDtype: true, takesOne: true },
);

export const randomHue: LayerEntry = augmentation(
  "RandomHue",
  "factor, value_range=(0, 255), data_format=None, seed=None, **kwargs",
  [factor("factor"), seed],
  { checkComputed: checkColours },
);

export const randomInvert: LayerEntry = augmentation(
  "RandomInvert",
  "factor=1.0, value_range=(0, 255), seed=None, data_format=None, **kwargs",
  [factor("factor"), seed],
);

export const randomPerspective: LayerEntry = augmentation(
  "RandomPerspective",
  'factor=1.0, scale=1.0, interpolation="bilinear", fill_value=0.0, seed=None, data_format=None, **kwargs',
  [factor("factor"), share("scale"), interpolation, seed],
);

export const randomPosterization: LayerEntry = augmentation(
  "RandomPosterization",
  "factor, value_range=(0, 255), data_format=None, seed=None, **kwargs",
  [factor("factor", { low: 1, high: 8 }), valueRange, seed],
);

export const randomRotation: LayerEntry = augmentation(
  "RandomRotation",
  'factor, fill_mode="reflect", interpolation="bilinear", seed=None, fill_value=0.0, data_format=None, **kwargs',
  [optionalFactor("factor", SIGNED), ...moving],
);

export const randomSaturation: LayerEntry = augmentation(
  "RandomSaturation",
  "factor, value_range=(0, 255), data_format=None, seed=None, **kwargs",
  [factor("factor", SIGNED), valueRange, seed],
  { checkComputed: checkColours },
);

export const randomSharpness: LayerEntry = augmentation(
  "RandomSharpness",
  "factor, value_range=(0, 255), data_format=None, seed=None, **kwargs",
  [factor("factor"), valueRange, seed],
);

export const randomShear: LayerEntry = augmentation(
  "RandomShear",
  'x_factor=0.0, y_factor=0.0, interpolation="bilinear", fill_mode="reflect", fill_value=0.0, data_format=None, seed=None, **kwargs',
  [factor("x_factor", UNIT, "each"), factor("y_factor", UNIT, "each"), ...moving],
  { baseFactor: "refused" },
);

export const randomTranslation: LayerEntry = augmentation(
  "RandomTranslation",
  'height_factor, width_factor, fill_mode="reflect", interpolation="bilinear", seed=None, fill_value=0.0, data_format=None, **kwargs',
  [factor("height_factor", SIGNED, "each"), factor("width_factor", SIGNED, "each"), ...moving],
  { baseFactor: "refused" },
);

const ZOOM = { low: -1, high: 1, open: true };

export const randomZoom: LayerEntry = augmentation(
  "RandomZoom",
  'height_factor, width_factor=None, fill_mode="reflect", interpolation="bilinear", seed=None, fill_value=0.0, data_format=None, **kwargs',
  [factor("height_factor", ZOOM, "each"), unlessNone("width_factor", factor("width_factor", ZOOM, "each")), ...moving],
  { baseFactor: "refused" },
);

export const solarization: LayerEntry = augmentation(
  "Solarization",
  "addition_factor=0.0, threshold_factor=0.0, value_range=(0, 255), seed=None, **kwargs",
  [factor("addition_factor", UNIT, "each"), factor("threshold_factor", UNIT, "each"), valueRange, seed],
  { baseFactor: "refused" },
);

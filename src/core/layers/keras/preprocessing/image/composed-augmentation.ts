/**
 * Image augmentation layers that are made of others: those are made too, and take automatic names.
 *
 *     RandAugment()   makes a RandomShear, a RandomTranslation, …: the program's next RandomShear is random_shear_1
 */
import type { LayerEntry } from "../../../entry.js";
import { augmentation } from "./image-augmentation.js";
import {
  factor,
  interpolation,
  optionalFactor,
  seed,
  SIGNED,
  UNIT,
  unlessNone,
  valueRange,
  type Check,
} from "./image-arguments.js";

const GEOMETRY_AND_VALUES = [
  ...["RandomShear", "RandomTranslation", "RandomRotation", "Solarization", "RandomPosterization"],
  ...["AutoContrast", "Equalization"],
];
const COLOR = ["RandomBrightness", "RandomColorDegeneration", "RandomContrast", "RandomSharpness"];

/** What the parts ask of the arguments that the whole hands on to them. */
const ofTheParts = [factor("factor", UNIT, "each"), valueRange, interpolation, seed];

export const augMix: LayerEntry = augmentation(
  "AugMix",
  'value_range=(0, 255), num_chains=3, chain_depth=3, factor=0.3, alpha=1.0, all_ops=True, interpolation="bilinear", seed=None, data_format=None, **kwargs',
  ofTheParts,
  {
    hiddenLayers: (args) =>
      args.truth("all_ops") === false ? GEOMETRY_AND_VALUES : [...GEOMETRY_AND_VALUES, ...COLOR],
    sharesName: true,
  },
);

export const randAugment: LayerEntry = augmentation(
  "RandAugment",
  'value_range=(0, 255), num_ops=2, factor=0.5, interpolation="bilinear", seed=None, data_format=None, **kwargs',
  ofTheParts,
  { hiddenLayers: () => [...GEOMETRY_AND_VALUES, ...COLOR], sharesName: true },
);

/** Each part of a RandomColorJitter, made where its factor is given. */
const JITTER: readonly { readonly makes: string; readonly argument: string; readonly check: Check }[] = [
  { makes: "RandomBrightness", argument: "brightness_factor", check: optionalFactor("brightness_factor", SIGNED) },
  { makes: "RandomContrast", argument: "contrast_factor", check: factor("contrast_factor") },
  { makes: "RandomSaturation", argument: "saturation_factor", check: factor("saturation_factor", SIGNED) },
  { makes: "RandomHue", argument: "hue_factor", check: factor("hue_factor") },
];

export const randomColorJitter: LayerEntry = augmentation(
  "RandomColorJitter",
  "value_range=(0, 255), brightness_factor=None, contrast_factor=None, saturation_factor=None, hue_factor=None, seed=None, data_format=None, **kwargs",
  [
    ...JITTER.map(({ argument, check }) => unlessNone(argument, check)),
    unlessNone("brightness_factor", valueRange),
    unlessNone("saturation_factor", valueRange),
    seed,
  ],
  {
    baseFactor: "taken",
    hiddenLayers: (args) => JITTER.filter(({ argument }) => args.value(argument) !== null).map(({ makes }) => makes),
  },
);

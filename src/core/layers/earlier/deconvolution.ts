/** `Deconvolution2D(8, 3, 3, (None, 28, 28, 8))` of Keras 1: a transposed convolution that is told the shape of what it gives. */
import { Unknown, type Amount, type Dim } from "../../dims/dim.js";
import { integerValue, isSequence, type ArgumentValue } from "../argument.js";
import type { LayerArguments } from "../arguments.js";
import { transposedCost } from "../keras/convolutional/conv-transpose.js";
import { defineLayer, weightIf, type LayerCall } from "../entry.js";
import { single } from "../inputs.js";
import { joinSpatial, splitSpatial, type DataFormat, type SpatialShape } from "../window.js";
import { KERAS_1_SIGNATURES } from "./keras-1.js";

interface Config {
  readonly filters: Amount;
  readonly size: readonly Amount[];
  readonly strides: readonly Amount[];
  readonly format: DataFormat;
  readonly spatial: readonly Dim[];
  readonly useBias: boolean | Unknown;
  readonly activation: ArgumentValue;
}

export const deconvolution2D = defineLayer<Config>({
  name: "Deconvolution2D",
  signature: KERAS_1_SIGNATURES["Deconvolution2D"]!,
  call: "x, mask=None",
  configure: (args) => {
    const format = formatOf(args);
    args.choice("border_mode", ["valid", "same", "full"]);
    return {
      filters: args.positive("nb_filter"),
      size: [args.positive("nb_row"), args.positive("nb_col")],
      strides: args.tuple("subsample", 2),
      format,
      spatial: spatialOf(args, format),
      useBias: args.truth("bias"),
      activation: args.value("activation"),
    };
  },
  weights: (config, call) => [
    { name: "W", shape: [...config.size, config.filters, inputOf(config, call).channels], trainable: true },
    ...weightIf(config.useBias, { name: "b", shape: [config.filters], trainable: true }),
  ],
  output: (config, call) => ({ shape: joinSpatial(outputOf(config, call), config.format), dtype: call.dtype }),
  cost: (config, call) => {
    const output = joinSpatial(outputOf(config, call), config.format);
    return transposedCost(config, inputOf(config, call).channels, output);
  },
});

function formatOf(args: LayerArguments): DataFormat {
  const ordering = args.choice("dim_ordering", ["default", "tf", "th"]);
  if (ordering instanceof Unknown) return ordering;
  if (ordering === "default") return args.settings.imageDataFormat;
  return ordering === "th" ? "channels_first" : "channels_last";
}

/** Rows and columns of the shape that is given, batch axis included. */
function spatialOf(args: LayerArguments, format: DataFormat): readonly Dim[] {
  const shape = args.value("output_shape");
  if (shape instanceof Unknown) return [shape, shape];
  if (format instanceof Unknown) return [format, format];
  if (!isSequence(shape) || shape.length !== 4) return args.refuse("output_shape", "a tuple of 4 sizes");
  const first = format === "channels_first" ? 2 : 1;
  return shape.slice(first, first + 2).map((size) => {
    if (size === null) return null;
    return integerValue(size) ?? args.refuse("output_shape", "a tuple of sizes");
  });
}

const inputOf = (config: Config, call: LayerCall): SpatialShape =>
  splitSpatial(single(call, "Deconvolution2D"), 2, config.format, "Deconvolution2D");

const outputOf = (config: Config, call: LayerCall): SpatialShape => ({
  batch: inputOf(config, call).batch,
  spatial: config.spatial,
  channels: config.filters,
});

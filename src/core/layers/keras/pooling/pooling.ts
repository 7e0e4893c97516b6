/** `MaxPooling2D(2)`: (None, 26, 26, 32) -> (None, 13, 13, 32), 2×2 operations for each output. */
import { mul, product, type Amount } from "../../../dims/dim.js";
import { elements } from "../../../dims/tensor.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import type { LayerArguments } from "../../arguments.js";
import { cost, defineLayer, LayerError, type LayerCall, type LayerEntry } from "../../entry.js";
import { single } from "../../inputs.js";
import {
  type DataFormat,
  joinSpatial,
  slide,
  SPATIAL_NAMES,
  type SpatialRank,
  type SpatialShape,
  splitSpatial,
  type Window,
} from "../../window.js";

export const maxPooling1D: LayerEntry = pooling("Max", 1, "pool_size=2");
export const maxPooling2D: LayerEntry = pooling("Max", 2, "pool_size=(2, 2)");
export const maxPooling3D: LayerEntry = pooling("Max", 3, "pool_size=(2, 2, 2)");
export const averagePooling1D: LayerEntry = pooling("Average", 1, "pool_size");
export const averagePooling2D: LayerEntry = pooling("Average", 2, "pool_size");
export const averagePooling3D: LayerEntry = pooling("Average", 3, "pool_size");

export type PoolingKind = "Max" | "Average";

/** MaxPool2D, AvgPool2D: each pooling has a short name too. */
export function shortPoolName(kind: PoolingKind): string {
  return kind === "Max" ? "MaxPool" : "AvgPool";
}

interface Pooling extends Window {
  /** The library refuses to announce an output for the padding, or to compute with it as well. */
  readonly refusal?: { readonly error: LayerError; readonly isComputed: boolean };
  readonly layer: string;
  readonly rank: SpatialRank;
  readonly format: DataFormat;
}

function pooling(kind: PoolingKind, rank: SpatialRank, poolSize: string): LayerEntry {
  const dimension = SPATIAL_NAMES[rank];
  return defineLayer<Pooling>({
    name: `${kind}Pooling${dimension}`,
    aliases: [`${shortPoolName(kind)}${dimension}`],
    signature: `${poolSize}, strides=None, padding="valid", data_format=None, name=None, **kwargs`,
    call: "inputs",
    configure: (args) => {
      const size = args.tuple("pool_size", rank, { floats: true });
      return {
        layer: args.layer,
        rank,
        size,
        strides: stridesArgument(args, size),
        ...paddingArgument(args),
        isUnchecked: args.settings.library === "tfjs",
        format: args.dataFormat(),
      };
    },
    output: (config, call) => ({ shape: joinSpatial(outputOf(config, call), config.format), dtype: call.dtype }),
    cost: (config, call) => {
      const output = joinSpatial(outputOf(config, call), config.format);
      return cost(0, mul(elements(output), product(config.size)));
    },
  });
}

/**
 * Whatever is no padding passes the constructor of Keras 3 and fails at the first call. Capitals do only on a symbolic tensor:
 * what computes takes them, as Keras 2 does.
 */
function paddingArgument(args: LayerArguments): Pick<Pooling, "padding" | "refusal"> {
  const choice = (anyCase: boolean) => args.choice<"valid" | "same">("padding", ["valid", "same"], anyCase);
  try {
    return { padding: choice(args.settings.dialect === "tf_keras") };
  } catch (error) {
    if (args.settings.dialect !== undefined || !(error instanceof LayerError)) throw error;
    const text = args.value("padding");
    const isComputed =
      args.settings.library === undefined && typeof text === "string" && ["valid", "same"].includes(text.toLowerCase());
    return { padding: isComputed ? choice(true) : "valid", refusal: { error, isComputed } };
  }
}

/** None takes steps as long as the window. A step of zero passes the constructor and fails at the first call. */
function stridesArgument(args: LayerArguments, size: readonly Amount[]): readonly Amount[] {
  return args.value("strides") === null ? size : args.tuple("strides", size.length, { floats: true, zero: true });
}

function outputOf(config: Pooling, call: LayerCall): SpatialShape {
  const input = single(call, config.layer);
  const { batch, spatial, channels } = splitSpatial(input, config.rank, config.format, config.layer);
  if (config.strides.includes(0))
    throw new LayerError(invalidArgument, `${config.layer}: \`strides\` must be above 0.`, "strides");
  const { refusal } = config;
  if (refusal && !(refusal.isComputed && call.executed)) throw refusal.error;
  return { batch, spatial: slide(config, input, spatial, config.layer), channels };
}

/** `tf.layers.maxPooling2d({poolSize: 2})`: [null, 26, 26, 32] -> [null, 13, 13, 32]; and the poolings over all that there is. */
import type { Amount } from "../../dims/dim.js";
import { isSequence, type ArgumentValue } from "../argument.js";
import type { LayerEntry } from "../entry.js";
import {
  globalAveragePooling1D,
  globalAveragePooling2D,
  globalMaxPooling1D,
  globalMaxPooling2D,
} from "../keras/pooling/global-pooling.js";
import {
  averagePooling1D,
  averagePooling2D,
  averagePooling3D,
  maxPooling1D,
  maxPooling2D,
  maxPooling3D,
} from "../keras/pooling/pooling.js";
import { sizeOf, type ConfigArguments } from "./arguments.js";
import { tfjsLayer, type TfjsEntry } from "./define.js";
import { NonsenseError } from "./nonsense.js";

export const tfjsMaxPooling1D: TfjsEntry = pooling(maxPooling1D, 1);
export const tfjsMaxPooling2D: TfjsEntry = pooling(maxPooling2D, 2);
export const tfjsMaxPooling3D: TfjsEntry = pooling(maxPooling3D, 3);
export const tfjsAveragePooling1D: TfjsEntry = pooling(averagePooling1D, 1);
export const tfjsAveragePooling2D: TfjsEntry = pooling(averagePooling2D, 2);
export const tfjsAveragePooling3D: TfjsEntry = pooling(averagePooling3D, 3);

function pooling(like: LayerEntry, rank: number): TfjsEntry {
  const format = rank === 1 ? "" : ', data_format="channelsLast"';
  return tfjsLayer(like, {
    signature: `pool_size=2, strides=None, padding="valid"${format}`,
    rank: rank + 2,
    configure: (args) => {
      const size = amounts(args, "pool_size", rank);
      const strides = args.value("strides") === null ? size : amounts(args, "strides", rank);
      args.dataFormat();
      args.choice("padding", ["valid", "same"]);
      return like.configure(args.with({ pool_size: fitting(args, size, rank), strides: fitting(args, strides, rank) }));
    },
  });
}

/** A number, or an array of positive integers. The length of a pool size isn't checked beyond one axis. */
function amounts(args: ConfigArguments, name: string, rank: number): readonly Amount[] {
  const value = args.value(name);
  const wanted = rank === 1 ? "a positive integer, or an array of one" : `a positive integer or an array of ${rank}`;
  const items = isSequence(value) ? value : Array<ArgumentValue>(rank).fill(value);
  const isChecked = rank === 1 || name === "strides";
  if (items.length === 0 || (isChecked && items.length !== rank)) return args.refuse(name, wanted);
  return items.map((item) => {
    const size = sizeOf(item);
    return size === undefined || (typeof size === "number" && size < 1) ? args.refuse(name, wanted) : size;
  });
}

/** What is too much is forgotten, as the library does. */
function fitting(args: ConfigArguments, sizes: readonly Amount[], rank: number): readonly ArgumentValue[] {
  if (sizes.length >= rank) return sizes.slice(0, rank);
  const message = `${args.layer}: \`poolSize\` has ${sizes.length} of the ${rank} sizes that it needs, which TensorFlow.js doesn't check.`;
  throw new NonsenseError(message, "pool_size");
}

export const tfjsGlobalAveragePooling1D: TfjsEntry = globalPooling(globalAveragePooling1D, 1);
export const tfjsGlobalAveragePooling2D: TfjsEntry = globalPooling(globalAveragePooling2D, 2);
export const tfjsGlobalMaxPooling1D: TfjsEntry = globalPooling(globalMaxPooling1D, 1);
export const tfjsGlobalMaxPooling2D: TfjsEntry = globalPooling(globalMaxPooling2D, 2);

function globalPooling(like: LayerEntry, rank: number): TfjsEntry {
  return tfjsLayer(like, {
    signature: rank === 1 ? "" : 'data_format="channelsLast"',
    isConfigOptional: rank === 1,
    rank: rank + 2,
  });
}

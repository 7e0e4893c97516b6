/**
 * The layers that only rearrange: flatten, reshape, permute, repeatVector, zeroPadding2d, cropping2D, upSampling2d.
 *
 *     tf.layers.reshape({targetShape: [7, -1]})   [null, 49, 64] -> [null, 7, null]
 */
import {
  add,
  Float,
  isRanked,
  product,
  sub,
  sum,
  sameDim,
  Sym,
  Unknown,
  type Amount,
  type Dim,
  type Shape,
} from "../../dims/dim.js";
import { reshapeSize } from "../../problems/reshape-size.js";
import { undefinedDimension } from "../../problems/undefined-dimension.js";
import { isSequence, type ArgumentValue } from "../argument.js";
import { cropping2D } from "../keras/reshaping/cropping.js";
import { defineLayer, LayerError, type LayerEntry } from "../entry.js";
import { flatten } from "../keras/reshaping/flatten.js";
import { dimsOfRank, isTensorSpec, single } from "../inputs.js";
import { permute } from "../keras/reshaping/permute.js";
import { repeatVector } from "../keras/reshaping/repeat-vector.js";
import { reshape } from "../keras/reshaping/reshape.js";
import { upSampling2D } from "../keras/reshaping/up-sampling.js";
import { joinSpatial, splitSpatial, type DataFormat } from "../window.js";
import { zeroPadding2D } from "../keras/reshaping/zero-padding.js";
import { sizeOf, type ConfigArguments } from "./arguments.js";
import { tfjsLayer, type TfjsEntry } from "./define.js";
import { NonsenseError } from "./nonsense.js";
import { showSizes } from "./words.js";

export const tfjsFlatten: TfjsEntry = tfjsLayer(flatten, {
  signature: "data_format=None",
  isConfigOptional: true,
  minRank: 3,
  configure: (args) => flatten.configure(args.with({ data_format: null })),
  prepare: (call) => {
    const { inputs } = call;
    if (!isTensorSpec(inputs)) return call;
    const { shape } = inputs;
    if (!isRanked(shape) || !shape.slice(1).includes(null)) return call;
    const message = `Flatten needs every size of its input, and this is ${showSizes(shape)}: give the first layer a whole \`inputShape\`.`;
    throw new LayerError(undefinedDimension, message);
  },
});

// ---------------------------------------------------------------- reshape

const laxReshape: LayerEntry = defineLayer<{ readonly target: readonly Dim[] | Unknown }>({
  name: reshape.name,
  signature: reshape.signature,
  configure: (args) => ({ target: targetShape(args as ConfigArguments) }),
  output: ({ target }, call) => {
    const tensor = single(call, "Reshape");
    if (target instanceof Unknown) return { shape: target, dtype: call.dtype };
    if (!isRanked(tensor.shape)) return { shape: [tensor.shape, ...target], dtype: call.dtype };
    const [batch, ...example] = tensor.shape;
    return { shape: [batch!, ...resolved(target, batch!, example)], dtype: call.dtype };
  },
  warnings: ({ target }, call) => {
    const { shape } = single(call, "Reshape");
    return target instanceof Unknown || !isRanked(shape) ? [] : misfits(target, shape.slice(1));
  },
});

/** With an open batch axis nothing is checked before the model runs. */
function misfits(target: readonly Dim[], example: readonly Dim[]): readonly LayerError[] {
  try {
    resolved(target, 1, example);
    return [];
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    return [new NonsenseError(`${error.message} TensorFlow.js finds that only when the model runs.`, error.argument)];
  }
}

export const tfjsReshape: TfjsEntry = tfjsLayer(laxReshape, { signature: "target_shape" });

/** Null and what is below zero stand for the size that is left to compute. */
function targetShape(args: ConfigArguments): readonly Dim[] | Unknown {
  const value = args.value("target_shape");
  if (value instanceof Unknown) return value;
  if (value instanceof Sym) return new Unknown(`\`${value}\` is known only when the program runs`);
  if (!isSequence(value)) {
    if (value === null) return args.refuse("target_shape", "an array of sizes, such as [7, 7]");
    throw args.nonsense("target_shape", "an array of sizes, such as [7, 7]");
  }
  return value.map((item) => {
    if (item === null) return null;
    const size = sizeOf(item);
    if (size === undefined) throw args.nonsense("target_shape", "an array of integers");
    return typeof size === "number" && size < 0 ? null : size;
  });
}

/** Sizes are looked at where all of the input's are known, the batch's too; else the target stands as it is. */
function resolved(target: readonly Dim[], batch: Dim, example: readonly Dim[]): readonly Dim[] {
  if (batch === null || example.includes(null)) return target;
  const open = target.filter((dim) => dim === null).length;
  const size = product(example);
  if (open > 1) refuseSize(target, example, "only one size can be left to compute");
  const known = product(target.filter((dim) => dim !== null));
  if (open === 0) {
    if (sameDim(known, size) === false) refuseSize(target, example, "the numbers of values differ");
    return target;
  }
  if (typeof size !== "number" || typeof known !== "number")
    return target.map((dim) => dim ?? new Unknown("the size is left to compute"));
  if (known === 0 || size % known !== 0) refuseSize(target, example, `${size} values don't divide by ${known}`);
  return target.map((dim) => dim ?? size / known);
}

function refuseSize(target: readonly Dim[], example: Shape, why: string): never {
  const message = `Reshape can't put ${showSizes(example)} into ${showSizes(target)}: ${why}.`;
  throw new LayerError(reshapeSize, message, "target_shape");
}

// ---------------------------------------------------------------- permute, repeatVector

export const tfjsPermute: TfjsEntry = tfjsLayer(permute, { signature: "dims" });

const laxRepeat: LayerEntry = defineLayer<{ readonly n: Dim }>({
  name: repeatVector.name,
  signature: repeatVector.signature,
  configure: (args) => {
    const value = args.value("n");
    const n = value === null ? null : sizeOf(value);
    if (n === undefined) throw (args as ConfigArguments).nonsense("n", "an integer");
    return { n };
  },
  output: ({ n }, call) => {
    const [batch, features] = dimsOfRank(single(call, "RepeatVector"), 2, "RepeatVector");
    return { shape: [batch!, n, features!], dtype: call.dtype };
  },
});

export const tfjsRepeatVector: TfjsEntry = tfjsLayer(laxRepeat, { signature: "n=None", rank: 2 });

// ---------------------------------------------------------------- edges

type Pair = readonly [Amount, Amount];
type Edges = readonly [Pair, Pair];

/** `1`, `[1, 2]` or `[[1, 1], [2, 2]]`. */
function edges(args: ConfigArguments, name: string): Edges | Unknown {
  const value = args.value(name);
  if (value instanceof Unknown) return value;
  const wanted = "an integer, an array of two or an array of two pairs";
  const one = sizeOf(value);
  if (one !== undefined) return [pairOf(one), pairOf(one)];
  // Without a length nothing is found wrong.
  const isText = typeof value === "string" && value.length > 1;
  if (!isSequence(value) && value !== null && (isText || typeof value !== "string")) throw args.nonsense(name, wanted);
  if (name === "cropping" && isSequence(value) && value.length === 1) throw args.nonsense(name, wanted);
  if (!isSequence(value) || value.length < 2 || (name === "padding" && value.length !== 2))
    return args.refuse(name, wanted);
  const arePairs = !isNumber(value[0]!);
  const [first, second] = value.slice(0, 2).map((item): Pair => {
    if (item instanceof Unknown || !arePairs) return pairOf(sizeOf(item) ?? notCounted(args, name));
    if (!isSequence(item) || item.length < 2 || (name === "padding" && item.length !== 2))
      return args.refuse(name, wanted);
    return [sizeOf(item[0]!) ?? notCounted(args, name), sizeOf(item[1]!) ?? notCounted(args, name)];
  });
  return [first!, second!];
}

const pairOf = (amount: Amount): Pair => [amount, amount];

const isNumber = (value: ArgumentValue): boolean => sizeOf(value) !== undefined || value instanceof Float;

function notCounted(args: ConfigArguments, name: string): never {
  throw args.nonsense(name, "made of integers");
}

/** Whatever isn't "channelsFirst" is the other; it isn't checked. */
function laxFormat(args: ConfigArguments): DataFormat {
  const value = args.value("data_format");
  if (value instanceof Unknown) return value;
  if (value instanceof Sym) return new Unknown(`${value} is known only when the program runs`);
  return value === "channelsFirst" ? "channels_first" : "channels_last";
}

interface EdgeConfig {
  readonly edges: Edges | Unknown;
  readonly format: DataFormat;
}

function edged(like: LayerEntry, name: "padding" | "cropping", change: (length: Dim, amount: Dim) => Dim): LayerEntry {
  return defineLayer<EdgeConfig>({
    name: like.name,
    signature: like.signature,
    configure: (args) => ({
      edges: edges(args as ConfigArguments, name),
      format: laxFormat(args as ConfigArguments),
    }),
    output: ({ edges: given, format }, call) => {
      const { batch, spatial, channels } = splitSpatial(single(call, like.name), 2, format, like.name);
      const changed = spatial.map((length, axis) =>
        given instanceof Unknown ? given : change(length, sum(given[axis]!)),
      );
      return { shape: joinSpatial({ batch, spatial: changed, channels }, format), dtype: call.dtype };
    },
  });
}

export const tfjsZeroPadding2D: TfjsEntry = tfjsLayer(edged(zeroPadding2D, "padding", add), {
  signature: 'padding=1, data_format="channelsLast"',
  isConfigOptional: true,
  rank: 4,
});

// A size that isn't known counts as none.
export const tfjsCropping2D: TfjsEntry = tfjsLayer(
  edged(cropping2D, "cropping", (length, amount) => sub(length ?? 0, amount)),
  { signature: 'cropping, data_format="channelsLast"', nullable: ["data_format"], rank: 4 },
);

export const tfjsUpSampling2D: TfjsEntry = tfjsLayer(upSampling2D, {
  signature: 'size=(2, 2), data_format="channelsLast", interpolation="nearest"',
  rank: 4,
  configure: (args) => {
    args.dataFormat();
    args.choice("interpolation", ["nearest", "bilinear"]);
    const size = args.value("size");
    const isPair = isSequence(size) && size.length === 2 && size.every((item) => sizeOf(item) !== undefined);
    if (!isPair && !(size instanceof Unknown)) throw args.nonsense("size", "an array of two integers");
    return upSampling2D.configure(args);
  },
});

/**
 * The layers that prepare images and categories.
 *
 *     tf.layers.centerCrop({height: 20, width: 20})   [null, 28, 28, 3] -> [null, 20, 20, 3]
 *     tf.layers.resizing({height: 20, width: 20})     [null, 28, 28, 3] -> [20, 20, 28], as the library announces it
 */
import { isRanked, Float, Sym, Unknown, type Dim, type Shape } from "../../dims/dim.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { isSequence, type ArgumentValue } from "../argument.js";
import { countingOperations } from "../keras/preprocessing/categorical-encoding.js";
import { categoryEncoding } from "../keras/preprocessing/category-encoding.js";
import { randomWidth } from "../earlier/random-size.js";
import { cost, defineLayer, LayerError, type LayerEntry } from "../entry.js";
import { single } from "../inputs.js";
import { rescaling } from "../keras/preprocessing/rescaling.js";
import { centerCrop, resizing } from "../keras/preprocessing/image/resized-image.js";
import { sizeOf, type ConfigArguments } from "./arguments.js";
import { tfjsLayer, type TfjsEntry } from "./define.js";
import { NonsenseError } from "./nonsense.js";
import { showSizes } from "./words.js";

export const tfjsRescaling: TfjsEntry = tfjsLayer(rescaling, { signature: "scale=None, offset=0" });

interface ImageSize {
  readonly height: Dim;
  readonly width: Dim;
}

type Resize = (shape: readonly Dim[], size: ImageSize, executed: boolean) => Shape;

function sizedImage(like: LayerEntry, change: Resize): LayerEntry {
  return defineLayer<ImageSize>({
    name: like.name,
    signature: like.signature,
    configure: (args) => ({
      height: imageSize(args as ConfigArguments, "height"),
      width: imageSize(args as ConfigArguments, "width"),
    }),
    output: (size, call) => {
      const { shape } = single(call, like.name);
      return { shape: isRanked(shape) ? change(shape, size, call.executed ?? false) : shape, dtype: call.dtype };
    },
  });
}

function imageSize(args: ConfigArguments, name: string): Dim {
  const value = args.value(name);
  const size = value === null ? null : sizeOf(value);
  if (size === undefined) throw args.nonsense(name, "an integer");
  return size;
}

export const tfjsCenterCrop: TfjsEntry = tfjsLayer(
  sizedImage(centerCrop, (shape, { height, width }) => {
    if (shape.length < 3)
      throw new NonsenseError(
        `CenterCrop takes an image or a batch of images, and TensorFlow.js takes ${showSizes(shape)} without a check.`,
      );
    return [...shape.slice(0, -3), height, width, shape.at(-1)!];
  }),
  { signature: "height=None, width=None" },
);

/** What it announces forgets the batch axis, and takes the third axis for the channels; what it gives is what one expects. */
export const tfjsResizing: TfjsEntry = tfjsLayer(
  sizedImage(resizing, (shape, { height, width }, executed) =>
    executed && shape.length >= 3
      ? [...shape.slice(0, -3), height, width, shape.at(-1)!]
      : [height, width, shape[2] ?? null],
  ),
  {
    signature: 'height=None, width=None, interpolation="bilinear", crop_to_aspect_ratio=False',
    configure: (args) => {
      checkInterpolation(args);
      return {
        height: imageSize(args, "height"),
        width: imageSize(args, "width"),
      };
    },
  },
);

function checkInterpolation(args: ConfigArguments): void {
  if (args.truth("interpolation") !== false) args.choice("interpolation", ["bilinear", "nearest"]);
}

/** What it announces has a width of -1 and no batch axis; what it gives is drawn while it runs. */
const announcesNothing: LayerEntry = {
  ...randomWidth,
  apply: (config, call) => {
    if (call.executed) return randomWidth.apply(config, call);
    throw new NonsenseError(
      "RandomWidth: TensorFlow.js announces a width of -1 and no batch axis here; layers after it can't be built on that.",
    );
  },
};

export const tfjsRandomWidth: TfjsEntry = tfjsLayer(announcesNothing, {
  signature: 'factor=None, interpolation="bilinear", seed=None',
  configure: (args) => {
    checkFactor(args);
    checkInterpolation(args);
    return {};
  },
});

function checkFactor(args: ConfigArguments): void {
  const value = args.value("factor");
  if (value instanceof Unknown || value instanceof Sym) return;
  const wanted = "a positive number or an array of two numbers above -1, the smaller one first";
  const items = isSequence(value) ? value : [value];
  if (isSequence(value) && items.length !== 2) args.refuse("factor", wanted);
  const numbers = items.map(realValue);
  const [low, high] = isSequence(value) ? numbers : [numbers[0] === undefined ? undefined : -numbers[0], numbers[0]];
  if (!isSequence(value) && !(high !== undefined && high > 0)) args.refuse("factor", wanted);
  if (low !== undefined && high !== undefined && (low < -1 || high < -1 || high < low)) args.refuse("factor", wanted);
}

const realValue = (value: ArgumentValue): number | undefined =>
  value instanceof Float ? value.value : typeof value === "number" ? value : undefined;

// ---------------------------------------------------------------- categories

interface Encoding {
  readonly tokens: Dim;
  readonly mode: ArgumentValue;
}

const lastAxisCounted: LayerEntry = defineLayer<Encoding>({
  name: categoryEncoding.name,
  signature: categoryEncoding.signature,
  configure: (args) => {
    const value = args.value("num_tokens");
    const tokens = value === null ? null : sizeOf(value);
    if (tokens === undefined) throw (args as ConfigArguments).nonsense("num_tokens", "an integer");
    return { tokens, mode: args.truth("output_mode") === false ? "multiHot" : args.value("output_mode") };
  },
  output: ({ tokens, mode }, call) => {
    const { shape } = single(call, "CategoryEncoding");
    return { shape: isRanked(shape) ? encoded(shape, tokens, mode) : shape, dtype: call.dtype };
  },
  cost: ({ tokens, mode }, call) => {
    if (mode instanceof Unknown || mode instanceof Sym) return cost(new Unknown("the output mode is not known"));
    const { shape } = single(call, "CategoryEncoding");
    return cost(0, countingOperations(shape, mode === "count" ? "count" : "multi_hot", tokens));
  },
});

export const tfjsCategoryEncoding: TfjsEntry = tfjsLayer(lastAxisCounted, {
  signature: 'num_tokens=None, output_mode="multiHot"',
});

/** One axis more, or another last one. */
function encoded(shape: readonly Dim[], tokens: Dim, mode: ArgumentValue): Shape {
  if (shape.length === 0)
    throw new LayerError(incompatibleShape, "CategoryEncoding takes a tensor of at least 1 axis.");
  const last = shape.at(-1)!;
  if (mode instanceof Unknown || mode instanceof Sym) return new Unknown("the output mode is not known");
  if (mode !== "oneHot" || last === 1) return [...shape.slice(0, -1), tokens];
  if (last instanceof Unknown || last instanceof Sym) return new Unknown("whether the last axis is 1 is not known");
  return [...shape, tokens];
}

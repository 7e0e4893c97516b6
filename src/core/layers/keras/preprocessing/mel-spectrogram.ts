/** `MelSpectrogram(sequence_stride=512, num_mel_bins=128)`: (None, 16000) -> (None, 128, 32), a column for each stride. */
import { add, floorDiv, isRanked, Unknown, type Amount, type Dim, type Shape } from "../../../dims/dim.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { integerValue, isBytes, isSequence } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { cost, defineLayer, LayerError } from "../../entry.js";
import { imageSize } from "./image/image-arguments.js";
import { single } from "../../inputs.js";

const NAME = "MelSpectrogram";

interface Config {
  readonly bins: Dim;
  /** The samples that one column is computed from; undefined where it is no whole number. */
  readonly fft: Amount | undefined;
  /** Undefined where it is no whole number. */
  readonly stride: Amount | undefined;
}

export const melSpectrogram = defineLayer<Config>({
  name: NAME,
  signature:
    'fft_length=2048, sequence_stride=512, sequence_length=None, window="hann", sampling_rate=16000, num_mel_bins=128, min_freq=20.0, max_freq=None, power_to_db=True, top_db=80.0, mag_exp=2.0, min_power=1e-10, ref_power=1.0, **kwargs',
  call: "inputs",
  positionalValues: true,
  configure: (args) => {
    checkLengths(args);
    if (args.truth("max_freq") === false) args.number("sampling_rate");
    return {
      bins: imageSize(args, "num_mel_bins"),
      fft: integerValue(args.value("fft_length")),
      stride: strideOf(args),
    };
  },
  output: (config, call) => {
    const { shape } = single(call, NAME);
    return { shape: call.executed ? computed(shape, config) : spectrogram(shape, config), dtype: call.dtype };
  },
  cost: () => cost(new Unknown("what a Fourier transform costs is not counted")),
});

function checkLengths(args: LayerArguments): void {
  // It is compared with itself where there is no other, and sequences and texts can be compared.
  const value = args.value("fft_length");
  const isOrdered = isSequence(value) || typeof value === "string" || isBytes(value);
  if (isOrdered && args.truth("sequence_length") === false) return;
  const fft = args.number("fft_length");
  const length = args.truth("sequence_length") === false ? fft : args.number("sequence_length");
  if (typeof fft === "number" && typeof length === "number" && fft < length)
    args.refuse("fft_length", `at least the sequence_length, ${length}`);
}

function strideOf(args: LayerArguments): Amount | undefined {
  args.number("sequence_stride");
  return integerValue(args.value("sequence_stride"));
}

/** A signal, or a batch of them. */
function spectrogram(shape: Shape, { bins, stride }: Config): Shape {
  if (!isRanked(shape)) return shape;
  if (shape.length === 0)
    throw new LayerError(incompatibleShape, `${NAME} takes a signal, and this is a single value.`);
  const batch = shape.length > 1 ? [shape[0]!] : [];
  return [...batch, bins, columns(shape[batch.length]!, stride)];
}

/**
 * Signals in any number of axes, each mirrored at its ends by half of a column's samples.
 *
 * Source: keras/src/layers/preprocessing/mel_spectrogram.py, _spectrogram; keras/src/backend/tensorflow/math.py, stft.
 */
function computed(shape: Shape, { bins, fft, stride }: Config): Shape {
  const time = isRanked(shape) ? shape.at(-1) : undefined;
  if (!isRanked(shape) || time === undefined || typeof time !== "number" || typeof fft !== "number")
    return spectrogram(shape, { bins, fft, stride });
  const mirrored = Math.floor(fft / 2);
  // Inside of a graph nobody looks.
  const isData = shape.every((size) => typeof size === "number");
  if (isData && mirrored >= time)
    throw new LayerError(
      incompatibleShape,
      `${NAME} mirrors ${mirrored} samples at each end of a signal, and this one has only ${time}. Use a smaller fft_length.`,
    );
  const count = columns(time, stride);
  const isPlain = typeof count === "number" && typeof stride === "number";
  return [...shape.slice(0, -1), bins, isPlain ? Math.floor((time - (fft % 2)) / stride) + 1 : count];
}

/** The stride is looked at where there is a length to divide by it. */
function columns(time: Dim, stride: Amount | undefined): Dim {
  if (time === null) return null;
  const isZero = stride === 0 && typeof time === "number";
  const count = stride === undefined || isZero ? -1 : floorDiv(add(add(time, stride), 1), stride);
  if (typeof count !== "number" || count >= 0) return count;
  throw new LayerError(invalidArgument, `${NAME}: \`sequence_stride\` must be a positive integer.`, "sequence_stride");
}

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
    return { bins: imageSize(args, "num_mel_bins"), stride: strideOf(args) };
  },
  output: (config, call) => ({ shape: spectrogram(single(call, NAME).shape, config), dtype: call.dtype }),
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

/** The stride is looked at where there is a length to divide by it. */
function columns(time: Dim, stride: Amount | undefined): Dim {
  if (time === null) return null;
  const isZero = stride === 0 && typeof time === "number";
  const count = stride === undefined || isZero ? -1 : floorDiv(add(add(time, stride), 1), stride);
  if (typeof count !== "number" || count >= 0) return count;
  throw new LayerError(invalidArgument, `${NAME}: \`sequence_stride\` must be a positive integer.`, "sequence_stride");
}

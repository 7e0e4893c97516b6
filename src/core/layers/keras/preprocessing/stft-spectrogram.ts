/**
 * `STFTSpectrogram(frame_length=256)`: (None, 16000, 1) -> (None, 124, 129), by convolutions with waves of 129 frequencies.
 *
 *     frame_length=256, fft_length=256   real_kernel 256×1×129, imag_kernel 256×1×129
 */
import {
  add,
  Float,
  floorDiv,
  mul,
  sameDim,
  showDim,
  sum,
  Sym,
  Unknown,
  type Amount,
  type Dim,
  type Shape,
} from "../../../dims/dim.js";
import { amountOf } from "../../../dims/tensor.js";
import { undefinedDimension } from "../../../problems/undefined-dimension.js";
import { integerValue, isSequence, type ArgumentValue } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { cost, defineLayer, LayerError, weightIf, type Cost, type LayerCall } from "../../entry.js";
import { single } from "../../inputs.js";
import { slide, splitSpatial, type DataFormat, type SpatialShape, type WindowPadding } from "../../window.js";

const NAME = "STFTSpectrogram";

const MODES = ["log", "magnitude", "psd", "real", "imag", "angle", "stft"] as const;

type Mode = (typeof MODES)[number];

/** Operations for each element of one part, beside the convolutions: squares and their sum, roots and bounds, a logarithm. */
const OPERATIONS: Readonly<Record<Mode, number>> = {
  log: 5,
  magnitude: 4,
  psd: 4,
  real: 0,
  imag: 0,
  angle: 0,
  stft: 0,
};

interface Config {
  readonly mode: Mode | Unknown;
  readonly frameLength: Amount;
  readonly frameStep: Amount;
  readonly frequencies: Amount;
  readonly padding: WindowPadding;
  readonly expandDims: boolean | Unknown;
  readonly format: DataFormat;
}

export const sTFTSpectrogram = defineLayer<Config>({
  name: NAME,
  signature:
    'mode="log", frame_length=256, frame_step=None, fft_length=None, window="hann", periodic=False, scaling="density", padding="valid", expand_dims=False, data_format=None, **kwargs',
  call: "inputs",
  configure: (args) => {
    const frameLength = args.positive("frame_length");
    const frameStep = stepOf(args, frameLength);
    const fftLength = fftLengthOf(args, frameLength);
    if (args.value("scaling") !== null) args.choice("scaling", ["density", "spectrum"]);
    checkWindow(args, frameLength);
    return {
      mode: args.choice("mode", MODES),
      frameLength,
      frameStep,
      frequencies: add(floorDiv(fftLength, 2), 1),
      padding: args.choice("padding", ["valid", "same"]),
      expandDims: args.truth("expand_dims"),
      format: args.dataFormat(),
    };
  },
  weights: ({ mode, frameLength, frequencies }) => {
    const shape = [frameLength, 1, frequencies];
    return [
      ...weightIf(mode instanceof Unknown ? mode : mode !== "imag", { name: "real_kernel", shape, trainable: true }),
      ...weightIf(mode instanceof Unknown ? mode : mode !== "real", { name: "imag_kernel", shape, trainable: true }),
    ];
  },
  output: (config, call) => ({ shape: spectrogram(config, call), dtype: call.dtype }),
  cost: costOf,
});

/** The kernels hold it: its values, as many as a frame has, or those that SciPy has for its name. */
function checkWindow(args: LayerArguments, frameLength: Amount): void {
  const window = args.value("window");
  if (typeof window === "string") {
    const periodic = args.value("periodic");
    const mayBeFlag = typeof periodic === "boolean" || periodic instanceof Unknown || periodic instanceof Sym;
    if (!mayBeFlag) throw args.refusal("periodic", "True or False").whenCalled();
    return;
  }
  const values = isSequence(window) ? window.length : isNumber(window) ? 0 : undefined;
  if (values === undefined || sameDim(values, frameLength) !== false) return;
  throw args.refusal("window", `the name of a window, or ${showDim(frameLength)} values`).whenCalled();
}

const isNumber = (value: ArgumentValue): boolean =>
  typeof value === "number" || typeof value === "boolean" || value instanceof Float;

function stepOf(args: LayerArguments, frameLength: Amount): Amount {
  if (args.value("frame_step") === null) {
    if (frameLength === 1) args.refuse("frame_length", "at least 2 where `frame_step` is half of it");
    return floorDiv(frameLength, 2);
  }
  const step = args.number("frame_step");
  if (typeof step === "number" && (step < 1 || (typeof frameLength === "number" && step > frameLength)))
    args.refuse("frame_step", "from 1 to the frame_length");
  return integerValue(args.value("frame_step")) ?? new Unknown("a step that is no whole number");
}

/** The next power of two, unless it is given. */
function fftLengthOf(args: LayerArguments, frameLength: Amount): Amount {
  if (args.value("fft_length") === null) {
    if (typeof frameLength !== "number") return new Unknown("the next power of two is not known");
    let power = 1;
    while (power < frameLength) power *= 2;
    return power;
  }
  const length = args.integer("fft_length");
  if (typeof length === "number" && typeof frameLength === "number" && length < frameLength)
    args.refuse("fft_length", `at least the frame_length, ${frameLength}`);
  return length;
}

/** The input, and the frames that its time axis becomes. */
function framesOf(config: Config, call: LayerCall): SpatialShape & { readonly frames: Dim } {
  const { frameLength, frameStep, padding, format } = config;
  const tensor = single(call, NAME);
  const split = splitSpatial(tensor, 1, format, NAME);
  if (split.channels === null)
    throw new LayerError(undefinedDimension, `${NAME} needs the number of channels of its input, which is None.`);
  const [frames] = slide({ size: [frameLength], strides: [frameStep], padding }, tensor, split.spatial, NAME);
  return { ...split, frames: frames! };
}

function spectrogram(config: Config, call: LayerCall): Shape {
  const { mode, format, expandDims } = config;
  const { batch, channels, frames } = framesOf(config, call);
  const frequencies = mode instanceof Unknown ? mode : mul(mode === "stft" ? 2 : 1, config.frequencies);
  if (expandDims instanceof Unknown) return expandDims;
  if (format instanceof Unknown) return [batch, ...Array<Dim>(expandDims ? 3 : 2).fill(format)];
  const isLast = format === "channels_last";
  if (expandDims) return isLast ? [batch, frames, frequencies, channels] : [batch, channels, frames, frequencies];
  const flat = mul(frequencies, channels);
  return isLast ? [batch, frames, flat] : [batch, flat, frames];
}

function costOf(config: Config, call: LayerCall): Cost {
  const { mode, frameLength, frequencies } = config;
  if (mode instanceof Unknown) return cost(mode);
  const { channels, frames } = framesOf(config, call);
  const part = mul(amountOf([channels, frames]), frequencies);
  const kernels = mode === "real" || mode === "imag" ? 1 : 2;
  return cost(mul(kernels, mul(part, frameLength)), sum([mul(OPERATIONS[mode], part)]));
}

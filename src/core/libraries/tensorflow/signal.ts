/**
 * tf.signal, tf.audio and tf.strings.
 *
 *     tf.signal.stft(audio, 256, 128)   (None, 16000) -> (None, 124, 129)
 */
import { add, floorDiv, isRanked, sub, Unknown, type Dim } from "../../dims/dim.js";
import type { Natives } from "../native-helpers.js";
import { axisIn, flagOf } from "../tensors/axes.js";
import { dtypeOf } from "../tensors/dtypes.js";
import { unary } from "../tensors/elementwise.js";
import type { CostRule, OperationCall, Rule } from "../tensors/operation.js";
import { reducedShape } from "../tensors/reduce.js";
import { asDim, sizeOfData } from "../tensors/sizes.js";
import { onAxes } from "../tensors/spec.js";
import { named, tensorFlow, under } from "./function.js";

const uncounted: CostRule = () => undefined;

// ---------------------------------------------------------------- signals

/** How many frames there are; with padding the last ones may reach beyond the end. */
function frameCount(call: OperationCall, length: Dim): Dim {
  const [size, step] = [asDim(call.value("frame_length")), asDim(call.value("frame_step"))];
  const isPadded = flagOf(call.value("pad_end"));
  if (isPadded instanceof Unknown) return isPadded;
  if (length === null || step === null || size === null) return null;
  if (isPadded) return sub(0, floorDiv(sub(0, length), step));
  return add(floorDiv(sub(length, size), step), 1);
}

/** The next power of two, unless it is given. */
function fftLength(call: OperationCall): Dim {
  const given = call.value("fft_length");
  if (given !== null) return asDim(given);
  const size = asDim(call.value("frame_length"));
  if (typeof size !== "number") return size === null ? null : new Unknown("the next power of two isn't known");
  let power = 1;
  while (power < size) power *= 2;
  return power;
}

const bins = (length: Dim): Dim => add(floorDiv(length, 2), 1);

const onLast =
  (rule: (call: OperationCall, last: Dim) => readonly Dim[], parameter: string, dtype?: string): Rule =>
  (call) => {
    const x = call.tensor(parameter);
    return {
      shape: onAxes(x.shape, (dims) => [...dims.slice(0, -1), ...rule(call, dims.at(-1) ?? null)]),
      dtype: dtype ?? x.dtype,
    };
  };

const framed: Rule = (call) => {
  const { shape, dtype } = call.tensor("signal");
  return {
    shape: onAxes(shape, (dims) => {
      const axis = axisIn(call.name, call.value("axis"), dims.length, dims);
      if (axis instanceof Unknown) return [...dims, 1].map((): Dim => axis);
      return [
        ...dims.slice(0, axis),
        frameCount(call, dims[axis]!),
        asDim(call.value("frame_length")),
        ...dims.slice(axis + 1),
      ];
    }),
    dtype,
  };
};

const windowOf: Rule = (call) => ({
  shape: [asDim(call.value("window_length"))],
  dtype: dtypeOf(call.value("dtype"), "float32"),
});

const given = (call: OperationCall, name: string, otherwise: Dim): Dim => {
  const value = call.value(name);
  return value === null ? otherwise : asDim(value);
};

const signals: Natives = {
  stft: tensorFlow(
    "signals, frame_length, frame_step, fft_length=None, window_fn=None, pad_end=False",
    onLast((call, last) => [frameCount(call, last), bins(fftLength(call))], "signals", "complex64"),
    { cost: uncounted },
  ),
  frame: tensorFlow("signal, frame_length, frame_step, pad_end=False, pad_value=0, axis=-1", framed),
  rfft: tensorFlow(
    "input_tensor, fft_length=None",
    onLast(
      (call, last) => [bins(call.value("fft_length") === null ? last : lastOf(call))],
      "input_tensor",
      "complex64",
    ),
    { cost: uncounted },
  ),
  ...named("fft ifft fft2d ifft2d fft3d ifft3d", tensorFlow("input", unary(undefined, "input"), { cost: uncounted })),
  ...named("hann_window hamming_window", tensorFlow("window_length, periodic=True, dtype=None", windowOf)),
  linear_to_mel_weight_matrix: tensorFlow(
    "num_mel_bins=20, num_spectrogram_bins=129, sample_rate=8000, lower_edge_hertz=125.0, upper_edge_hertz=3800.0, dtype=None",
    (call) => ({
      shape: [given(call, "num_spectrogram_bins", 129), given(call, "num_mel_bins", 20)],
      dtype: dtypeOf(call.value("dtype"), "float32"),
    }),
  ),
  mfccs_from_log_mel_spectrograms: tensorFlow("log_mel_spectrograms", unary(undefined, "log_mel_spectrograms"), {
    cost: uncounted,
  }),
};

/** The length of a transform may be given as a list of one. */
const lastOf = (call: OperationCall): Dim => {
  const { shape } = call.tensor("fft_length");
  return isRanked(shape) && shape.length === 0
    ? asDim(call.value("fft_length"))
    : new Unknown("the length of the transform isn't known");
};

/** A channel or several, of as many samples as the file has. */
const decodedAudio: Rule = (call) => {
  const size = (name: string): Dim => {
    const asked = call.value(name);
    return asked === -1 ? sizeOfData(call, "how long the recording is isn't known") : asDim(asked);
  };
  return [
    { shape: [size("desired_samples"), size("desired_channels")], dtype: "float32" },
    { shape: [], dtype: "int32" },
  ];
};

// ---------------------------------------------------------------- text

const text = (names: string, parameters: string, dtype = "string"): Natives =>
  named(
    names,
    tensorFlow(
      parameters,
      unary(() => dtype, parameters.split(",", 1)[0]!),
    ),
  );

const joinedText: Rule = (call) => {
  const x = call.tensor("inputs");
  return { shape: reducedShape(call.name, x.shape, call.value("axis"), call.value("keepdims")), dtype: "string" };
};

const texts: Natives = {
  ...text("lower upper", 'input, encoding=""'),
  ...text("strip as_string", "input"),
  regex_replace: tensorFlow(
    "input, pattern, rewrite, replace_global=True",
    unary(() => "string", "input"),
  ),
  substr: tensorFlow(
    'input, pos, len, unit="BYTE"',
    unary(() => "string", "input"),
  ),
  to_number: tensorFlow("input, out_type=None", (call) => ({
    shape: call.tensor("input").shape,
    dtype: dtypeOf(call.value("out_type"), "float32"),
  })),
  length: tensorFlow(
    'input, unit="BYTE"',
    unary(() => "int32", "input"),
  ),
  to_hash_bucket_fast: tensorFlow(
    "input, num_buckets",
    unary(() => "int64", "input"),
  ),
  reduce_join: tensorFlow('inputs, axis=None, keepdims=False, separator=""', joinedText),
};

export const signalNatives: Natives = {
  ...under(["tensorflow.signal"], signals),
  ...under(["tensorflow.strings"], texts),
  "tensorflow.as_string": texts["as_string"]!,
  "tensorflow.audio.decode_wav": tensorFlow("contents, desired_channels=-1, desired_samples=-1", decodedAudio, {
    fields: ["audio", "sample_rate"],
  }),
};

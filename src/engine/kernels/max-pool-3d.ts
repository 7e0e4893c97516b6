/**
 * Maxima over windows in three dimensions, and their gradient, which goes to the first place that has the maximum. The backend's own
 * kernels give other numbers where the input is padded.
 */
import * as tf from "@tensorflow/tfjs";
import type { MaxPool3DAttrs, MaxPool3DGradAttrs, TensorInfo } from "@tensorflow/tfjs";
import { floatsOf, makeOutput } from "../heap.js";
import { wasmKernel } from "../wasm-kernel.js";
import { forEachWindow } from "../windows.js";

type Shape = [number, number, number, number, number];
type Attributes = Pick<MaxPool3DAttrs, "filterSize" | "strides" | "pad" | "dimRoundingMode">;

export const maxPool3D = wasmKernel<"x", MaxPool3DAttrs>(tf.MaxPool3D, ({ x }, attributes, backend) => {
  const info = infoOf(x, attributes);
  const result = makeOutput(backend, info.outShape);
  const [values, found] = [floatsOf(backend, x), floatsOf(backend, result)];
  forEachMaximum(info, values, (out, where) => {
    found[out] = values[where] ?? -Infinity;
  });
  return result;
});

export const maxPool3DGrad = wasmKernel<"dy" | "input", MaxPool3DGradAttrs>(
  tf.MaxPool3DGrad,
  ({ dy, input }, attributes, backend) => {
    const result = makeOutput(backend, input.shape);
    const [values, gradient] = [floatsOf(backend, input), floatsOf(backend, dy)];
    const given = floatsOf(backend, result);
    given.fill(0);
    forEachMaximum(infoOf(input, attributes), values, (out, where) => {
      if (where >= 0) given[where]! += gradient[out]!;
    });
    return result;
  },
);

function infoOf({ shape }: TensorInfo, { filterSize, strides, pad, dimRoundingMode }: Attributes) {
  return tf.backend_util.computePool3DInfo(shape as Shape, filterSize, strides, 1, pad, dimRoundingMode);
}

/** @param visit hears where the maximum of each output lies, −1 where there is none */
function forEachMaximum(
  info: tf.backend_util.Conv3DInfo,
  values: Float32Array,
  visit: (out: number, where: number) => void,
): void {
  const channels = info.inChannels;
  forEachWindow(info, (place, images, _, count) => {
    for (let c = 0; c < channels; c += 1) {
      let most = -Infinity;
      let where = -1;
      for (let i = 0; i < count; i += 1) {
        const at = images[i]! * channels + c;
        if (values[at]! > most) {
          most = values[at]!;
          where = at;
        }
      }
      visit(place * channels + c, where);
    }
  });
}

/**
 * The gradient of means over windows. At a padded edge fewer numbers make the mean, and each has a larger part of it; TensorFlow.js' own
 * kernels, on WebAssembly and in JavaScript, take the parts for equal everywhere.
 *
 *     2×2 at a corner, "same"   ──▶   one number: all of the gradient, not a fourth
 */
import * as tf from "@tensorflow/tfjs";
import type { AvgPool3DGradAttrs, AvgPoolGradAttrs, TensorInfo } from "@tensorflow/tfjs";
import { floatsOf, makeOutput } from "../heap.js";
import { wasmKernel } from "../wasm-kernel.js";
import { forEachFlatWindow, forEachWindow } from "../windows.js";

type Windows = (visit: (place: number, images: Int32Array, positions: Int32Array, count: number) => void) => void;

export const avgPoolGrad = wasmKernel<"dy" | "input", AvgPoolGradAttrs>(
  tf.AvgPoolGrad,
  ({ dy, input }, { filterSize, strides, pad }, backend) => {
    const info = tf.backend_util.computePool2DInfo(input.shape, filterSize, strides, 1, pad);
    return handedBack(backend, input, dy, (visit) => forEachFlatWindow(info, visit));
  },
);

export const avgPool3DGrad = wasmKernel<"dy" | "input", AvgPool3DGradAttrs>(
  tf.AvgPool3DGrad,
  ({ dy, input }, { filterSize, strides, pad, dimRoundingMode }, backend) => {
    const shape = input.shape as number[] as [number, number, number, number, number];
    const info = tf.backend_util.computePool3DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
    return handedBack(backend, input, dy, (visit) => forEachWindow(info, visit));
  },
);

function handedBack(backend: object, input: TensorInfo, dy: TensorInfo, forEach: Windows): TensorInfo {
  const result = makeOutput(backend, input.shape);
  const [gradient, given] = [floatsOf(backend, dy), floatsOf(backend, result)];
  const channels = input.shape.at(-1) ?? 1;
  given.fill(0);
  forEach((place, images, _, count) => {
    for (let i = 0; i < count; i += 1)
      for (let c = 0; c < channels; c += 1)
        given[images[i]! * channels + c]! += gradient[place * channels + c]! / count;
  });
  return result;
}

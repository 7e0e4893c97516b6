/**
 * The gradient of the filter of a convolution in three dimensions. The backend's own kernel gives other numbers where there is a stride.
 *
 *     dW[position, c, k] = Σ places  X[place of the window, c] · dY[place, k]
 */
import * as tf from "@tensorflow/tfjs";
import type { Conv3DBackpropFilterV2Attrs } from "@tensorflow/tfjs";
import { floatsOf, makeOutput } from "../heap.js";
import { wasmKernel } from "../wasm-kernel.js";
import { forEachWindow } from "../windows.js";

export const conv3DBackpropFilter = wasmKernel<"x" | "dy", Conv3DBackpropFilterV2Attrs>(
  tf.Conv3DBackpropFilterV2,
  ({ x, dy }, { strides, pad, filterShape }, backend) => {
    const shape = x.shape as number[] as [number, number, number, number, number];
    const info = tf.backend_util.computeConv3DInfo(shape, filterShape, strides, 1, pad);
    const result = makeOutput(backend, filterShape);
    const [values, gradient] = [floatsOf(backend, x), floatsOf(backend, dy)];
    const { inChannels, outChannels } = info;
    const sums = new Float64Array(tf.util.sizeFromShape(filterShape));
    forEachWindow(info, (place, images, positions, count) => {
      for (let i = 0; i < count; i += 1)
        for (let c = 0; c < inChannels; c += 1) {
          const value = values[images[i]! * inChannels + c]!;
          const weight = (positions[i]! * inChannels + c) * outChannels;
          for (let k = 0; k < outChannels; k += 1) sums[weight + k]! += value * gradient[place * outChannels + k]!;
        }
    });
    floatsOf(backend, result).set(sums);
    return result;
  },
);

/**
 * The gradient of the input of a convolution in three dimensions. The backend's own kernel gives other numbers.
 *
 *     dX[place of the window, c] += Σ k  W[position, c, k] · dY[place, k]
 */
import * as tf from "@tensorflow/tfjs";
import type { Conv3DBackpropInputV2Attrs } from "@tensorflow/tfjs";
import { floatsOf, makeOutput } from "../heap.js";
import { wasmKernel } from "../wasm-kernel.js";
import { forEachWindow } from "../windows.js";

export const conv3DBackpropInput = wasmKernel<"dy" | "filter", Conv3DBackpropInputV2Attrs>(
  tf.Conv3DBackpropInputV2,
  ({ dy, filter }, { strides, pad, inputShape }, backend) => {
    const shape = filter.shape as number[] as [number, number, number, number, number];
    const info = tf.backend_util.computeConv3DInfo(inputShape, shape, strides, 1, pad);
    const result = makeOutput(backend, inputShape);
    const [gradient, weights] = [floatsOf(backend, dy), floatsOf(backend, filter)];
    const given = floatsOf(backend, result);
    const { inChannels, outChannels } = info;
    given.fill(0);
    forEachWindow(info, (place, images, positions, count) => {
      for (let i = 0; i < count; i += 1)
        for (let c = 0; c < inChannels; c += 1) {
          const weight = (positions[i]! * inChannels + c) * outChannels;
          let sum = 0;
          for (let k = 0; k < outChannels; k += 1) sum += weights[weight + k]! * gradient[place * outChannels + k]!;
          given[images[i]! * inChannels + c]! += sum;
        }
    });
    return result;
  },
);

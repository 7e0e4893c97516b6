/**
 * The gradient of a depthwise convolution's filter. Each weight meets few numbers, so plain loops are faster than kernels put together.
 *
 *     dW[h, w, c, m] = Σ n, i, j  X[n, i·s + h·d, j·s + w·d, c] · dY[n, i, j, c·M + m]
 */
import * as tf from "@tensorflow/tfjs";
import type { DepthwiseConv2dNativeBackpropFilterAttrs } from "@tensorflow/tfjs";
import { floatsOf, makeOutput } from "../heap.js";
import { forEachMeeting } from "../depthwise.js";
import { wasmKernel } from "../wasm-kernel.js";

export const depthwiseConv2DBackpropFilter = wasmKernel<"x" | "dy", DepthwiseConv2dNativeBackpropFilterAttrs>(
  tf.DepthwiseConv2dNativeBackpropFilter,
  ({ x, dy }, { strides, dilations, pad, dimRoundingMode, filterShape }, backend) => {
    const info = tf.backend_util.computeConv2DInfo(
      x.shape,
      filterShape,
      strides,
      dilations,
      pad,
      dimRoundingMode,
      true,
    );
    const result = makeOutput(backend, filterShape);
    const [images, gradient] = [floatsOf(backend, x), floatsOf(backend, dy)];
    const channels = info.inChannels;
    const multiplier = info.outChannels / channels;
    // In double precision: a sum over all places of all samples is a long one.
    const sums = new Float64Array(tf.util.sizeFromShape(filterShape));
    forEachMeeting(info, (image, place, weight) => {
      if (multiplier === 1)
        for (let c = 0; c < channels; c += 1) sums[weight + c]! += images[image + c]! * gradient[place + c]!;
      else
        for (let c = 0, k = 0; c < channels; c += 1) {
          const value = images[image + c]!;
          for (let m = 0; m < multiplier; m += 1, k += 1) sums[weight + k]! += value * gradient[place + k]!;
        }
    });
    floatsOf(backend, result).set(sums);
    return result;
  },
);

/**
 * The gradient of a depthwise convolution's input: each place of the output gives back to what it was made of.
 *
 *     dX[n, i·s + h·d, j·s + w·d, c] += W[h, w, c, m] · dY[n, i, j, c·M + m]
 */
import * as tf from "@tensorflow/tfjs";
import type { DepthwiseConv2dNativeBackpropInputAttrs } from "@tensorflow/tfjs";
import { floatsOf, makeOutput } from "../heap.js";
import { forEachMeeting } from "../depthwise.js";
import { wasmKernel } from "../wasm-kernel.js";

export const depthwiseConv2DBackpropInput = wasmKernel<"dy" | "filter", DepthwiseConv2dNativeBackpropInputAttrs>(
  tf.DepthwiseConv2dNativeBackpropInput,
  ({ dy, filter }, { strides, dilations, pad, dimRoundingMode, inputShape }, backend) => {
    const { shape } = filter;
    const info = tf.backend_util.computeConv2DInfo(inputShape, shape, strides, dilations, pad, dimRoundingMode, true);
    const result = makeOutput(backend, inputShape);
    const [gradient, weights] = [floatsOf(backend, dy), floatsOf(backend, filter)];
    const images = floatsOf(backend, result);
    const channels = info.inChannels;
    const multiplier = info.outChannels / channels;
    images.fill(0);
    forEachMeeting(info, (image, place, weight) => {
      if (multiplier === 1)
        for (let c = 0; c < channels; c += 1) images[image + c]! += weights[weight + c]! * gradient[place + c]!;
      else
        for (let c = 0, k = 0; c < channels; c += 1) {
          let sum = images[image + c]!;
          for (let m = 0; m < multiplier; m += 1, k += 1) sum += weights[weight + k]! * gradient[place + k]!;
          images[image + c] = sum;
        }
    });
    return result;
  },
);

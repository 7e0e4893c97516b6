/**
 * The gradient of a depthwise convolution's input: a depthwise convolution by the filter turned around, then the sum of what each channel was
 * multiplied into.
 *
 *     dX[n, y, x, c] = Σ m  (spread dY ∗ turned W)[n, y, x, c·M + m]
 */
import * as tf from "@tensorflow/tfjs";
import type { DepthwiseConv2dNativeBackpropInputAttrs, Tensor4D } from "@tensorflow/tfjs";
import { spread } from "../spread.js";
import { wasmKernel } from "../wasm-kernel.js";

export const depthwiseConv2DBackpropInput = wasmKernel<"dy" | "filter", DepthwiseConv2dNativeBackpropInputAttrs>(
  tf.DepthwiseConv2dNativeBackpropInput,
  ({ dy, filter }, { strides, dilations, pad, dimRoundingMode, inputShape }, backend) => {
    const { shape } = filter;
    const info = tf.backend_util.computeConv2DInfo(inputShape, shape, strides, dilations, pad, dimRoundingMode, true);
    const { filterHeight, filterWidth, inChannels, outChannels, dilationHeight, dilationWidth } = info;
    return tf.tidy(() => {
      const apart = tf.engine().makeTensorFromTensorInfo(spread(backend, dy, info)) as Tensor4D;
      const turned = tf.reshape(tf.reverse(filter, [0, 1]), [filterHeight, filterWidth, outChannels, 1] as const);
      const found = tf.depthwiseConv2d(apart, turned as Tensor4D, 1, "valid", "NHWC", [dilationHeight, dilationWidth]);
      if (inChannels === outChannels) return found;
      return tf.reshape(tf.sum(tf.reshape(found, [-1, inChannels, outChannels / inChannels]), -1), inputShape);
    });
  },
);

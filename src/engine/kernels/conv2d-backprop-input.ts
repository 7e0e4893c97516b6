/**
 * The gradient of a convolution's input, which is also what a transposed convolution gives: a convolution by the filter turned around.
 *
 *     dY  ──spread──▶  conv2d by the filter  a b   turned  d c   ──▶  dX
 *                                            c d           b a
 */
import * as tf from "@tensorflow/tfjs";
import type { Conv2DBackpropInputAttrs, Tensor4D } from "@tensorflow/tfjs";
import { spread } from "../spread.js";
import { wasmKernel } from "../wasm-kernel.js";

export const conv2DBackpropInput = wasmKernel<"dy" | "filter", Conv2DBackpropInputAttrs>(
  tf.Conv2DBackpropInput,
  ({ dy, filter }, { strides, pad, dataFormat, dimRoundingMode, inputShape }, backend) => {
    const info = tf.backend_util.computeConv2DInfo(
      inputShape,
      filter.shape,
      strides,
      1,
      pad,
      dimRoundingMode,
      false,
      tf.backend_util.convertConv2DDataFormat(dataFormat),
    );
    if (info.dataFormat !== "channelsLast") throw new Error("convolutions of channels_first aren't trained here");
    return tf.tidy(() => {
      const turned = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]);
      return tf.conv2d(tf.engine().makeTensorFromTensorInfo(spread(backend, dy, info)) as Tensor4D, turned, 1, "valid");
    });
  },
);

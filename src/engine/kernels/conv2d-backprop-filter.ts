/**
 * The gradient of a convolution's filter, which is a convolution itself: of the images by the gradient, with channels, places and samples
 * changing roles. The stride of the forward pass is how far apart the gradient's places lie: the dilation.
 *
 *     dW[h, w, c, k] = Σ n, i, j  X[n, i·s + h, j·s + w, c] · dY[n, i, j, k]
 *
 *     X  (n, H, W, c)  ──▶  (c, H, W, n)    n is what is summed, as channels are
 *     dY (n, i, j, k)  ──▶  (i, j, n, k)    a filter as large as the output
 *
 * A filter of one place is a product of matrices, Xᵀ · dY, over all places of all samples.
 */
import * as tf from "@tensorflow/tfjs";
import type { backend_util, Conv2DBackpropFilterAttrs } from "@tensorflow/tfjs";
import { padOf } from "../padding.js";
import { wasmKernel } from "../wasm-kernel.js";

export const conv2DBackpropFilter = wasmKernel<"x" | "dy", Conv2DBackpropFilterAttrs>(
  tf.Conv2DBackpropFilter,
  ({ x, dy }, { strides, pad, dataFormat, dimRoundingMode, filterShape }) => {
    const info = tf.backend_util.computeConv2DInfo(
      x.shape,
      filterShape,
      strides,
      1,
      pad,
      dimRoundingMode,
      false,
      tf.backend_util.convertConv2DDataFormat(dataFormat),
    );
    if (info.dataFormat !== "channelsLast") throw new Error("convolutions of channels_first aren't trained here");
    return tf.tidy(() => {
      if (isPointwise(info)) {
        const [places, gradients] = [tf.reshape(x, [-1, info.inChannels]), tf.reshape(dy, [-1, info.outChannels])];
        return tf.reshape(tf.matMul(places, gradients, true), filterShape);
      }
      const images = tf.transpose(padOf(x, info.padInfo), [3, 1, 2, 0]);
      const gradient = tf.transpose(dy, [1, 2, 0, 3]);
      const found = tf.conv2d(images, gradient, 1, "valid", "NHWC", [info.strideHeight, info.strideWidth]);
      // Where strides leave out the last rows or columns of the input, the sum goes further than the filter does.
      const { inChannels, filterHeight, filterWidth, outChannels } = info;
      const part = tf.slice(found, [0, 0, 0, 0], [inChannels, filterHeight, filterWidth, outChannels]);
      return tf.transpose(part, [1, 2, 0, 3]);
    });
  },
);

function isPointwise(info: backend_util.Conv2DInfo): boolean {
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = info;
  const isPadded = padInfo.top + padInfo.bottom + padInfo.left + padInfo.right > 0;
  return filterHeight === 1 && filterWidth === 1 && strideHeight === 1 && strideWidth === 1 && !isPadded;
}

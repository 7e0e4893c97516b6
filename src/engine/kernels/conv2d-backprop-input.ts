/**
 * The gradient of a convolution's input, which is also what a transposed convolution gives: a convolution by the filter turned around.
 * What lies between the places that a stride jumps over is zero.
 *
 *     dY  1 2      ──▶   0 0 0 0 0 0      filter  a b   ──▶   d c
 *         3 4            0 1 0 2 0 0              c d         b a
 *     stride 2           0 0 0 0 0 0
 *                        0 3 0 4 0 0   …
 */
import * as tf from "@tensorflow/tfjs";
import type { backend_util, Conv2DBackpropInputAttrs, Tensor4D, TensorInfo } from "@tensorflow/tfjs";
import { floatsOf, makeOutput } from "../heap.js";
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
      return tf.conv2d(tf.engine().makeTensorFromTensorInfo(apart(backend, dy, info)) as Tensor4D, turned, 1, "valid");
    });
  },
);

/** The gradient with each place where the turned filter looks for it, and zeros elsewhere. */
function apart(backend: object, dy: TensorInfo, info: backend_util.Conv2DInfo): TensorInfo {
  const { batchSize, inHeight, inWidth, outHeight, outWidth, outChannels, strideHeight, strideWidth } = info;
  const { filterHeight, filterWidth, padInfo } = info;
  const [height, width] = [inHeight + filterHeight - 1, inWidth + filterWidth - 1];
  const [top, left] = [filterHeight - 1 - padInfo.top, filterWidth - 1 - padInfo.left];
  const result = makeOutput(backend, [batchSize, height, width, outChannels]);
  const [from, to] = [floatsOf(backend, dy), floatsOf(backend, result)];
  to.fill(0);
  for (let sample = 0; sample < batchSize; sample += 1)
    for (let i = 0; i < outHeight; i += 1) {
      const row = top + i * strideHeight;
      // With more padding than filter, some of the output saw nothing of the input.
      if (row < 0 || row >= height) continue;
      for (let j = 0; j < outWidth; j += 1) {
        const column = left + j * strideWidth;
        if (column < 0 || column >= width) continue;
        let source = ((sample * outHeight + i) * outWidth + j) * outChannels;
        let target = ((sample * height + row) * width + column) * outChannels;
        for (const end = source + outChannels; source < end; source += 1, target += 1) to[target] = from[source]!;
      }
    }
  return result;
}

/**
 * The gradient of a convolution's output, laid out so that the filter turned around, moved over it step by step, gives the gradient of the
 * input. What lies between the places that a stride jumps over is zero, and so is the margin.
 *
 *     dY  1 2      ──▶   0 0 0 0 0 0      filter  a b   ──▶   d c
 *         3 4            0 1 0 2 0 0              c d         b a
 *     stride 2           0 0 0 0 0 0
 *                        0 3 0 4 0 0   …
 */
import type { backend_util, TensorInfo } from "@tensorflow/tfjs";
import { floatsOf, makeOutput } from "./heap.js";

export function spread(backend: object, dy: TensorInfo, info: backend_util.Conv2DInfo): TensorInfo {
  const { batchSize, inHeight, inWidth, outHeight, outWidth, outChannels, strideHeight, strideWidth } = info;
  const { effectiveFilterHeight, effectiveFilterWidth, padInfo } = info;
  const [height, width] = [inHeight + effectiveFilterHeight - 1, inWidth + effectiveFilterWidth - 1];
  const [top, left] = [effectiveFilterHeight - 1 - padInfo.top, effectiveFilterWidth - 1 - padInfo.left];
  const result = makeOutput(backend, [batchSize, height, width, outChannels]);
  const [from, to] = [floatsOf(backend, dy), floatsOf(backend, result)];
  to.fill(0);
  // Where padding is more than filter, some of the output saw nothing of the input.
  const isInside = left >= 0 && left + (outWidth - 1) * strideWidth < width;
  for (let sample = 0; sample < batchSize; sample += 1)
    for (let i = 0; i < outHeight; i += 1) {
      const row = top + i * strideHeight;
      if (row < 0 || row >= height) continue;
      let source = (sample * outHeight + i) * outWidth * outChannels;
      let target = ((sample * height + row) * width + left) * outChannels;
      if (isInside && strideWidth === 1) {
        to.set(from.subarray(source, source + outWidth * outChannels), target);
        continue;
      }
      for (let j = 0; j < outWidth; j += 1, source += outChannels, target += strideWidth * outChannels) {
        const column = left + j * strideWidth;
        if (column < 0 || column >= width) continue;
        for (let k = 0; k < outChannels; k += 1) to[target + k] = from[source + k]!;
      }
    }
  return result;
}

/**
 * The gradient of a depthwise convolution's filter. Each weight meets few numbers, so plain loops are faster than kernels put together:
 * row by row, in which the columns of one channel are near enough in memory to be walked one after the other, with the sums of three weights at
 * a time at hand.
 *
 *     dW[h, w, c, m] = Σ n, i, j  X[n, i·s + h·d, j·s + w·d, c] · dY[n, i, j, c·M + m]
 */
import * as tf from "@tensorflow/tfjs";
import type { backend_util, DepthwiseConv2dNativeBackpropFilterAttrs } from "@tensorflow/tfjs";
import { floatsOf, makeOutput } from "../heap.js";
import { padOf } from "../padding.js";
import { wasmKernel } from "../wasm-kernel.js";

/** How many weights of a filter's row are summed at a time. */
const AT_A_TIME = 3;

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
    return tf.tidy(() => {
      const padded = padOf(x, info.padInfo);
      const result = makeOutput(backend, filterShape);
      const [, height, width] = padded.shape;
      const sums = sumsOf(floatsOf(backend, padded), floatsOf(backend, dy), {
        ...info,
        inHeight: height,
        inWidth: width,
      });
      floatsOf(backend, result).set(sums);
      return tf.engine().makeTensorFromTensorInfo(result);
    });
  },
);

/** In double precision: a sum over all places of all samples is a long one. The images are padded. */
function sumsOf(images: Float32Array, gradient: Float32Array, info: backend_util.Conv2DInfo): Float64Array {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = info;
  const { filterHeight, filterWidth, strideHeight, strideWidth, dilationHeight, dilationWidth } = info;
  const sums = new Float64Array(filterHeight * filterWidth * outChannels);
  const multiplier = outChannels / inChannels;
  const [step, apart] = [strideWidth * inChannels, dilationWidth * inChannels];
  for (let sample = 0; sample < batchSize; sample += 1)
    for (let i = 0; i < outHeight; i += 1) {
      const place = (sample * outHeight + i) * outWidth * outChannels;
      const end = place + outWidth * outChannels;
      for (let h = 0; h < filterHeight; h += 1) {
        const row = (sample * inHeight + i * strideHeight + h * dilationHeight) * inWidth * inChannels;
        for (let w = 0; w < filterWidth; w += AT_A_TIME) {
          const first = row + w * apart;
          const count = Math.min(AT_A_TIME, filterWidth - w);
          // A weight that the filter hasn't is summed over another's numbers, and left.
          const [second, third] = [count > 1 ? apart : 0, count > 2 ? 2 * apart : 0];
          for (let k = 0, c = 0, m = 0; k < outChannels; k += 1) {
            let [a, b, d] = [0, 0, 0];
            for (let from = first + c, to = place + k; to < end; from += step, to += outChannels) {
              const value = gradient[to]!;
              a += value * images[from]!;
              b += value * images[from + second]!;
              d += value * images[from + third]!;
            }
            const weight = (h * filterWidth + w) * outChannels + k;
            sums[weight]! += a;
            if (count > 1) sums[weight + outChannels]! += b;
            if (count > 2) sums[weight + 2 * outChannels]! += d;
            m += 1;
            if (m === multiplier) {
              m = 0;
              c += 1;
            }
          }
        }
      }
    }
  return sums;
}

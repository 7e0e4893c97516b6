/**
 * The gradient of a maximum over windows goes to the first place of each window that has the maximum.
 *
 *     x  1 5   dy  g   ──▶   0 g
 *        5 2                 0 0
 *
 * The backend's own kernel looks at every window for every place of the input.
 */
import * as tf from "@tensorflow/tfjs";
import type { MaxPoolGradAttrs } from "@tensorflow/tfjs";
import { floatsOf, makeOutput } from "../heap.js";
import { wasmKernel } from "../wasm-kernel.js";

export const maxPoolGrad = wasmKernel<"dy" | "input", MaxPoolGradAttrs>(
  tf.MaxPoolGrad,
  ({ dy, input }, { filterSize, strides, pad, dimRoundingMode }, backend) => {
    const { shape } = input;
    const info = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
    const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, padInfo } = info;
    const result = makeOutput(backend, shape);
    const [images, gradient, given] = [floatsOf(backend, input), floatsOf(backend, dy), floatsOf(backend, result)];
    given.fill(0);
    for (let sample = 0; sample < batchSize; sample += 1)
      for (let i = 0; i < outHeight; i += 1) {
        const [firstRow, endRow] = within(i * info.strideHeight - padInfo.top, info.filterHeight, inHeight);
        for (let j = 0; j < outWidth; j += 1) {
          const [firstColumn, endColumn] = within(j * info.strideWidth - padInfo.left, info.filterWidth, inWidth);
          const place = ((sample * outHeight + i) * outWidth + j) * inChannels;
          for (let c = 0; c < inChannels; c += 1) {
            let most = -Infinity;
            let where = -1;
            for (let row = firstRow; row < endRow; row += 1) {
              let at = ((sample * inHeight + row) * inWidth + firstColumn) * inChannels + c;
              for (let column = firstColumn; column < endColumn; column += 1, at += inChannels) {
                const value = images[at]!;
                if (value > most) {
                  most = value;
                  where = at;
                }
              }
            }
            if (where >= 0) given[where]! += gradient[place + c]!;
          }
        }
      }
    return result;
  },
);

/** The part of a window that lies in the input: its first index and the one after its last. */
function within(start: number, size: number, length: number): readonly [number, number] {
  return [Math.max(start, 0), Math.min(start + size, length)];
}

/**
 * Images with the zeros around them that a convolution adds.
 *
 *     (n, 28, 28, 1), one on each side   ──▶   (n, 30, 30, 1)
 */
import * as tf from "@tensorflow/tfjs";
import type { backend_util, Tensor4D } from "@tensorflow/tfjs";

export function padOf(images: Tensor4D, { top, bottom, left, right }: backend_util.Conv2DInfo["padInfo"]): Tensor4D {
  if (top === 0 && bottom === 0 && left === 0 && right === 0) return images;
  return tf.pad(images, [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ]);
}

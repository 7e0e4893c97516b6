/**
 * Convolutions and means in three dimensions that pad their input to keep its size and jump further than their window is long. TensorFlow.js
 * begins them at another place than TensorFlow and Keras do, so they are refused rather than computed otherwise.
 *
 *     1×1×1 on (6, 6, 6), stride 2, "same"   ──▶   an error
 */
import * as tf from "@tensorflow/tfjs";
import type { KernelConfig } from "@tensorflow/tfjs";
import { wasmKernelAround } from "../wasm-kernel.js";

interface Attributes {
  readonly strides: number | [number, number, number];
  readonly pad: "same" | "valid" | number;
  readonly filterSize?: number | [number, number, number];
}

type Shape = [number, number, number, number, number];

/** Instead of the backend's own kernel, which does all others. */
export function withoutJumps(plain: KernelConfig): KernelConfig {
  return wasmKernelAround<"x" | "filter", Attributes>(plain, (inputs, { strides, pad, filterSize }) => {
    const shape = inputs.x.shape as Shape;
    const { padInfo } =
      filterSize === undefined
        ? tf.backend_util.computeConv3DInfo(shape, inputs.filter.shape as Shape, strides, 1, pad as "same" | "valid")
        : tf.backend_util.computePool3DInfo(shape, filterSize, strides, 1, pad);
    if (Math.min(padInfo.front, padInfo.top, padInfo.left, padInfo.back, padInfo.bottom, padInfo.right) >= 0)
      return undefined;
    throw new Error('a 3D window with padding "same" and strides larger than itself isn\'t computed here as in Keras');
  });
}

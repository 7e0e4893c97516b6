/**
 * What TensorFlow.js' WebAssembly backend lacks for training, and what it does slowly or wrongly.
 *
 *     tf.grad of a convolution   ──▶   Conv2DBackpropFilter, which the backend hasn't
 *                                └─▶   Conv2DBackpropInput, which it has by plain loops
 *
 * Each file of `kernels/` has one, made of kernels that the backend has or of loops over its memory.
 */
import * as tf from "@tensorflow/tfjs";
import type { KernelConfig } from "@tensorflow/tfjs";
import { batchMatMul } from "./kernels/batch-mat-mul.js";
import { conv2DBackpropFilter } from "./kernels/conv2d-backprop-filter.js";
import { conv2DBackpropInput } from "./kernels/conv2d-backprop-input.js";
import { depthwiseConv2DBackpropFilter } from "./kernels/depthwise-conv2d-backprop-filter.js";
import { depthwiseConv2DBackpropInput } from "./kernels/depthwise-conv2d-backprop-input.js";
import { maxPoolGrad } from "./kernels/max-pool-grad.js";
import { withSamePadding } from "./kernels/same-padding.js";
import { sum } from "./kernels/sum.js";
import { unsortedSegmentSum } from "./kernels/unsorted-segment-sum.js";

/** Kernels that are ours alone. */
const WHOLE: readonly KernelConfig[] = [
  conv2DBackpropFilter,
  conv2DBackpropInput,
  depthwiseConv2DBackpropFilter,
  depthwiseConv2DBackpropInput,
  maxPoolGrad,
  unsortedSegmentSum,
];

/** Those that do some calls another way and leave the others to the backend's own. */
const AROUND = [
  { name: tf.BatchMatMul, make: batchMatMul },
  { name: tf.Sum, make: sum },
  { name: tf.Conv2D, make: (plain: KernelConfig) => withSamePadding(plain, false) },
  { name: tf.FusedConv2D, make: (plain: KernelConfig) => withSamePadding(plain, false) },
  { name: tf.DepthwiseConv2dNative, make: (plain: KernelConfig) => withSamePadding(plain, true) },
  { name: tf.FusedDepthwiseConv2D, make: (plain: KernelConfig) => withSamePadding(plain, true) },
];

/** Once, before the backend is started: that is when kernels are set up. */
export function registerKernels(): void {
  const around = AROUND.map(({ name, make }) => make(tf.getKernel(name, "wasm")));
  for (const kernel of [...WHOLE, ...around]) {
    if (tf.getKernel(kernel.kernelName, kernel.backendName) !== undefined)
      tf.unregisterKernel(kernel.kernelName, kernel.backendName);
    tf.registerKernel(kernel);
  }
}

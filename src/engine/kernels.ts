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
import { avgPool3DGrad, avgPoolGrad } from "./kernels/avg-pool-grad.js";
import { batchMatMul } from "./kernels/batch-mat-mul.js";
import { conv2DBackpropFilter } from "./kernels/conv2d-backprop-filter.js";
import { conv2DBackpropInput } from "./kernels/conv2d-backprop-input.js";
import { conv3DBackpropFilter } from "./kernels/conv3d-backprop-filter.js";
import { conv3DBackpropInput } from "./kernels/conv3d-backprop-input.js";
import { depthwiseConv2DBackpropFilter } from "./kernels/depthwise-conv2d-backprop-filter.js";
import { depthwiseConv2DBackpropInput } from "./kernels/depthwise-conv2d-backprop-input.js";
import { withoutJumps } from "./kernels/jumping-volumes.js";
import { maxPool3D, maxPool3DGrad } from "./kernels/max-pool-3d.js";
import { maxPoolGrad } from "./kernels/max-pool-grad.js";
import { withSamePadding } from "./kernels/same-padding.js";
import { sum } from "./kernels/sum.js";
import { unsortedSegmentSum } from "./kernels/unsorted-segment-sum.js";

/** Kernels that are ours alone. */
const WHOLE: readonly KernelConfig[] = [
  avgPool3DGrad,
  avgPoolGrad,
  conv2DBackpropFilter,
  conv2DBackpropInput,
  conv3DBackpropFilter,
  conv3DBackpropInput,
  depthwiseConv2DBackpropFilter,
  depthwiseConv2DBackpropInput,
  maxPool3D,
  maxPool3DGrad,
  maxPoolGrad,
  unsortedSegmentSum,
];

/** Those that do some calls another way and leave the others to the backend's own. */
const AROUND = [
  { name: tf.BatchMatMul, make: batchMatMul },
  { name: tf.Sum, make: sum },
  { name: tf.Conv3D, make: withoutJumps },
  { name: tf.AvgPool3D, make: withoutJumps },
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

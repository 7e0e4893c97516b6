/**
 * Sums over the first axes, which leave the channels: the gradient of every bias. The backend's own kernel turns the tensor around first.
 *
 *     (64, 24, 24, 32) over axes 0, 1, 2   ──▶   (32)
 */
import * as tf from "@tensorflow/tfjs";
import type { KernelConfig, SumAttrs } from "@tensorflow/tfjs";
import { floatsOf, makeOutput } from "../heap.js";
import { wasmKernelAround } from "../wasm-kernel.js";

/** Instead of the backend's own kernel, which does all other sums. */
export function sum(plain: KernelConfig): KernelConfig {
  return wasmKernelAround<"x", SumAttrs & { readonly keepDims?: boolean }>(
    plain,
    ({ x }, { axis, keepDims }, backend) => {
      const axes = tf.util.parseAxisParam(axis, x.shape);
      const areFirst = axes.every((number) => number < axes.length) && new Set(axes).size === axes.length;
      if (x.dtype !== "float32" || !areFirst || axes.length === 0 || axes.length === x.shape.length) return undefined;
      const rest = x.shape.slice(axes.length);
      const width = tf.util.sizeFromShape(rest);
      const result = makeOutput(backend, keepDims === true ? [...axes.map(() => 1), ...rest] : rest);
      const values = floatsOf(backend, x);
      const sums = new Float64Array(width);
      for (let row = 0; row < values.length; row += width)
        for (let i = 0; i < width; i += 1) sums[i]! += values[row + i]!;
      floatsOf(backend, result).set(sums);
      return result;
    },
  );
}

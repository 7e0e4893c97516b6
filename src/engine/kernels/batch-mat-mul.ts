/**
 * Products of matrices of which one is to be transposed first. The backend's own kernel walks such a matrix against the order of its
 * memory; turning it before costs less.
 *
 *     aᵀ · b   ──▶   turned(a) · b
 *     a · bᵀ   ──▶   turned(b · turned(a))      where b is by far the largest, as weights are
 */
import * as tf from "@tensorflow/tfjs";
import type { BatchMatMulAttrs, KernelConfig, Tensor } from "@tensorflow/tfjs";
import { wasmKernelAround } from "../wasm-kernel.js";

/** Instead of the backend's own kernel, which is still what multiplies. */
export function batchMatMul(plain: KernelConfig): KernelConfig {
  return wasmKernelAround<"a" | "b", BatchMatMulAttrs>(plain, ({ a, b }, { transposeA, transposeB }) => {
    if (!transposeA && !transposeB) return undefined;
    const asWritten = (transposeA ? a.size : 0) + (transposeB ? b.size : 0);
    const asTurned = outputSize(a, b, transposeA, transposeB) + (transposeA ? 0 : a.size) + (transposeB ? 0 : b.size);
    return tf.tidy(() => {
      if (asTurned < asWritten) return turned(tf.matMul(transposeB ? b : turned(b), transposeA ? a : turned(a)));
      return tf.matMul(transposeA ? turned(a) : a, transposeB ? turned(b) : b);
    });
  });
}

function outputSize(a: Tensor, b: Tensor, transposeA: boolean, transposeB: boolean): number {
  const rows = a.shape.at(transposeA ? -1 : -2) ?? 1;
  const inner = a.shape.at(transposeA ? -2 : -1) ?? 1;
  const columns = b.shape.at(transposeB ? -2 : -1) ?? 1;
  const matrices = Math.max(a.size / (rows * inner), b.size / (inner * columns));
  return matrices * rows * columns;
}

function turned(matrices: Tensor): Tensor {
  const { rank } = matrices;
  const others = matrices.shape.slice(0, -2).map((_, axis) => axis);
  return tf.transpose(matrices, [...others, rank - 1, rank - 2]);
}

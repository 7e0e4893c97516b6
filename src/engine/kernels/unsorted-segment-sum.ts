/**
 * Rows added up by the number that stands beside each: the gradient of looking rows up, as embeddings do.
 *
 *     rows a b c, numbers 2 0 2, of 3   ──▶   b, 0, a + c
 *
 * A number that is negative adds to nothing, as in TensorFlow.
 */
import * as tf from "@tensorflow/tfjs";
import type { UnsortedSegmentSumAttrs } from "@tensorflow/tfjs";
import { floatsOf, integersOf, makeOutput } from "../heap.js";
import { wasmKernel } from "../wasm-kernel.js";

export const unsortedSegmentSum = wasmKernel<"x" | "segmentIds", UnsortedSegmentSumAttrs>(
  tf.UnsortedSegmentSum,
  ({ x, segmentIds }, { numSegments }, backend) => {
    const rowShape = x.shape.slice(segmentIds.shape.length);
    const size = tf.util.sizeFromShape(rowShape);
    const dtype = x.dtype === "int32" ? "int32" : "float32";
    const result = makeOutput(backend, [numSegments, ...rowShape], dtype);
    const view = dtype === "int32" ? integersOf : floatsOf;
    const [rows, sums] = [view(backend, x), view(backend, result)];
    sums.fill(0);
    integersOf(backend, segmentIds).forEach((segment, row) => {
      if (segment < 0 || segment >= numSegments) return;
      for (let i = 0; i < size; i += 1) sums[segment * size + i]! += rows[row * size + i]!;
    });
    return result;
  },
);

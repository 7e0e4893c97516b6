/**
 * Holds back some of the samples where the data has no part for that: drawn at random, the same ones for the same seed.
 *
 *     100 rows, 0.2    ──▶    80 to train with, 20 held back
 */
import { seeded, shuffled } from "../seeded.js";
import type { DataSet, Part } from "./dataset.js";

export function withPartHeldBack(data: DataSet, share: number, seed: number): DataSet {
  const { count } = data.train;
  if (data.test !== undefined || share === 0 || count < 2) return data;
  const held = Math.min(count - 1, Math.max(1, Math.round(count * share)));
  const order = shuffled(count, seeded(seed));
  // In the order that they are in, so that a seed decides which samples are held back and nothing else.
  return {
    ...data,
    train: pick(data.train, order.subarray(held).toSorted()),
    test: pick(data.train, order.subarray(0, held).toSorted()),
  };
}

function pick({ inputs, y, count }: Part, indexes: Uint32Array): Part {
  return {
    count: indexes.length,
    inputs: inputs.map((values) => rows(values, values.length / count, indexes)),
    y: rows(y, y.length / count, indexes),
  };
}

function rows(values: Float32Array, size: number, indexes: Uint32Array): Float32Array {
  const picked = new Float32Array(indexes.length * size);
  indexes.forEach((index, row) => picked.set(values.subarray(index * size, (index + 1) * size), row * size));
  return picked;
}

/**
 * The same computation by TensorFlow.js' plain JavaScript backend and by the embedded engine, and how far they are apart.
 *
 *     onBoth(() => gradients)   ──▶   { plain: [Float32Array, …], embedded: [Float32Array, …] }
 *
 * What they may differ by is a hundred-thousandth of the largest number, or of one where that is larger: sums of the same numbers
 * in another order.
 */
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs";
import { expect } from "vitest";
import { startEmbedded } from "../../src/engine/start.js";

const TOLERANCE = 1e-5;

const PACKAGE = createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm/package.json");

export async function startBoth(): Promise<void> {
  await startEmbedded(join(dirname(PACKAGE), "dist"));
}

interface Computed {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

type Compute = () => readonly tf.Tensor[];

/**
 * `compute` makes its tensors anew for each backend.
 *
 * @param truth what the plain backend computes instead, where its own kernel is wrong
 */
export async function expectSame(compute: Compute, truth = compute, tolerance = TOLERANCE): Promise<void> {
  const plain = await computed("cpu", truth);
  const embedded = await computed("wasm", compute);
  expect(embedded.map(({ shape }) => shape)).toEqual(plain.map(({ shape }) => shape));
  plain.forEach(({ values }, index) => {
    const found = embedded[index]?.values ?? [];
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    const difference = values.reduce((most, value, at) => Math.max(most, Math.abs(value - (found[at] ?? NaN))), 0);
    expect(difference / largest).toBeLessThanOrEqual(tolerance);
  });
}

async function computed(backend: string, compute: Compute): Promise<readonly Computed[]> {
  await tf.setBackend(backend);
  const results = tf.tidy(
    () => compute().map((tensor) => ({ shape: tensor.shape, values: [...tensor.dataSync()] })) as never,
  );
  return results;
}

/** Numbers between −1 and 1 that depend on the seed alone; some of them are equal, as after an activation. */
export function numbers(shape: readonly number[], seed: number): tf.Tensor {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  const values = Float32Array.from({ length: shape.reduce((product, size) => product * size, 1) }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % 4 === 0 ? 0 : state / 2 ** 31 - 1;
  });
  return tf.tensor(values, [...shape]);
}

/**
 * The exponential moving average of a curve, with its bias at the beginning corrected.
 *
 *     smoothed([1, 2, 3], 0.5)   [1, 1.667, 2.429]
 *
 * Values that aren't finite stay what they are and leave the average alone.
 */
export function smoothed(values: Float64Array, weight: number): Float64Array {
  const result = new Float64Array(values.length);
  let average = 0;
  let left = 1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (!Number.isFinite(value)) {
      result[i] = value;
      continue;
    }
    average = average * weight + value * (1 - weight);
    left *= weight;
    result[i] = left === 1 ? value : average / (1 - left);
  }
  return result;
}

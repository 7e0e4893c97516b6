/**
 * Samples in words.
 *
 *     [61, 58, 60, 90]   ──▶   60 ms (58 to 90)
 */

export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

export function spread(values) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return `${milliseconds(median(values))} ms (${milliseconds(least)} to ${milliseconds(most)})`;
}

/** With a decimal where that says something. */
export function milliseconds(value) {
  return value < 100 ? value.toFixed(1) : String(Math.round(value));
}

/** What was wanted, and whether it is so. */
export function against(goal, value) {
  return `goal: under ${goal} ms, ${value < goal ? "met" : "MISSED"}`;
}

export function printRow(title, text) {
  console.log(`  ${title.padEnd(44)}${text}`);
}

/** @template T @param {number} times @param {(round: number) => Promise<T>} sample @returns {Promise<T[]>} */
export async function repeat(times, sample) {
  const samples = [];
  for (let round = 0; round < times; round += 1) samples.push(await sample(round));
  return samples;
}

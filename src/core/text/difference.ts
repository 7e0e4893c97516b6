/**
 * Where two texts begin to differ.
 *
 *     firstDifference("Dense(10)", "Dense(16)")   7
 */

/** The length of what both begin with. */
export function firstDifference(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  // The engine compares strings many times faster than a loop over their characters does.
  while (at + CHUNK <= length && a.slice(at, at + CHUNK) === b.slice(at, at + CHUNK)) at += CHUNK;
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

const CHUNK = 256;

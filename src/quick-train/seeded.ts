/**
 * Random numbers that a seed repeats, alike on every engine and machine.
 *
 *     const random = seeded(1);  random()    ──▶   0.627…, 0.002…, 0.527…
 *     shuffled(5, seeded(1))                 ──▶   0 … 4 in an order that the seed decides
 */

/** Numbers from 0 to below 1, by mulberry32: one 32-bit state, no short cycles. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The numbers from 0 to below `count`, each once. */
export function shuffled(count: number, random: () => number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last]!;
    order[last] = order[other]!;
    order[other] = kept;
  }
  return order;
}

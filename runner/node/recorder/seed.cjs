/**
 * What makes a run repeatable: TensorFlow.js has no seed of its own for everything, and draws from these.
 *
 *     Math.random                  initial weights, dropout, the order of `fit`'s batches, the script's own draws
 *     dataset.shuffle(n)           draws from the clock where the call gives no seed: it is given one from Math.random
 *
 * The generator is sfc32 (Chris Doty-Humphrey's PractRand), seeded as splitmix32 does.
 */
"use strict";

function seedEverything(seed) {
  const random = generator(seed);
  const { value: _, ...kept } = Object.getOwnPropertyDescriptor(Math, "random");
  Object.defineProperty(Math, "random", { ...kept, value: { random: () => random() }.random });
}

function generator(seed) {
  let state = seed >>> 0;
  const split = () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let [a, b, c, counter] = [split(), split(), split(), 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  // 53 bits, as `Math.random` gives.
  return () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
}

/** `Dataset` of tfjs-data. */
function seedShuffles({ prototype }) {
  const original = prototype.shuffle;
  prototype.shuffle = function shuffle(bufferSize, seed, ...rest) {
    return original.call(this, bufferSize, seed || String(Math.random()), ...rest);
  };
}

module.exports = { seedEverything, seedShuffles };

/**
 * What a program leaves open makes no answer wrong. In each random call that Keras accepts each literal is opened once as a symbol
 * and once as a value that nobody knows; what the catalogue still says must be what Keras answered for the literal itself.
 *
 *     x = keras.Input(shape=(34, 38, 1))
 *     y = layers.Conv2D(32, n)(x)        (None, 35 - n, 39 - n, 32) and 32·n^2 + 32 parameters, which for n = 3 is Keras' answer
 */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parsePython } from "../../src/core/frontends/python/parse.js";
import { answer } from "../support/catalogue-program.js";
import { contradiction, literal, openings } from "../support/open-literals.js";
import { difference, readRandomCalls } from "../support/random-calls.js";

const FOLDER = fileURLToPath(new URL("../oracle/random", import.meta.url));
const only = process.env.LAYER;

/** So many calls of each class are enough: each has about ten literals. */
const CALLS = 12;

describe("calls with an open value", () => {
  for (const [cls, calls] of readRandomCalls(FOLDER)) {
    if (only !== undefined && cls !== only) continue;
    it(cls, () => {
      const wrong: string[] = [];
      for (const { id, source, expect: expected } of calls
        .filter((call) => call.expect.error === undefined)
        .slice(0, CALLS)) {
        const program = parsePython(source);
        const whole = answer(program);
        if (difference(whole, expected) !== undefined) continue;
        for (const [place, value] of openings(program)) {
          const found = contradiction(answer(program, new Map([[place, value]])), whole, literal(place));
          if (found) wrong.push(`${id}: ${found}, with ${source.slice(place.start, place.end)} open\n${source}`);
        }
      }
      expect(wrong).toEqual([]);
    });
  }
});

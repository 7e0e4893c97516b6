/**
 * What a program leaves open makes no answer wrong. In each random call that TensorFlow.js accepts each literal is opened once as a symbol
 * and once as a value that nobody knows; what the catalogue still says must be what TensorFlow.js answered for the literal itself.
 *
 *     const x = tf.input({shape: [34, 38, 1]});
 *     const y = tf.layers.conv2d({filters: 32, kernelSize: n}).apply(x);   [null, 35 - n, 39 - n, 32], for n = 3 the library's answer
 */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseTypeScript } from "../../src/core/frontends/typescript/parse.js";
import { contradiction, literal, openings } from "../support/open-literals.js";
import { readRandomCalls } from "../support/random-calls.js";
import { tfjsDifference } from "../support/tfjs-calls.js";
import { answerTfjs } from "../support/tfjs-program.js";

const FOLDER = fileURLToPath(new URL("../oracle/tfjs-random", import.meta.url));
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
        const program = parseTypeScript(source, "call.js");
        const whole = answerTfjs(program);
        if (!("applied" in whole) || tfjsDifference(whole, expected) !== undefined) continue;
        for (const [place, value] of openings(program)) {
          const open = answerTfjs(program, new Map([[place, value]]));
          // A warning says nothing of the result.
          const found = "nonsense" in open ? undefined : contradiction(open, whole, literal(place));
          if (found) wrong.push(`${id}: ${found}, with ${source.slice(place.start, place.end)} open\n${source}`);
        }
      }
      expect(wrong).toEqual([]);
    });
  }
});

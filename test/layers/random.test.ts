/**
 * Every random call of test/oracle/random, answered by the catalogue alone and compared with what Keras answered.
 *
 *     LAYER=Conv2D npx vitest run test/layers/random.test.ts   one class only
 */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parsePython } from "../../src/core/frontends/python/parse.js";
import { answer } from "../support/catalogue-program.js";
import { difference, readRandomCalls } from "../support/random-calls.js";

const FOLDER = fileURLToPath(new URL("../oracle/random", import.meta.url));
const only = process.env.LAYER;

describe("random calls", () => {
  for (const [cls, calls] of readRandomCalls(FOLDER)) {
    if (only !== undefined && cls !== only) continue;
    it(cls, () => {
      const wrong = calls.flatMap(({ id, source, expect: expected }) => {
        const found = difference(answer(parsePython(source)), expected);
        return found === undefined ? [] : [`${id}: ${found}\n${source}`];
      });
      expect(wrong).toEqual([]);
    });
  }
});

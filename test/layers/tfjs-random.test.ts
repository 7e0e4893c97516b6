/**
 * Every random call of test/oracle/tfjs-random, answered by the catalogue alone and compared with what TensorFlow.js answered.
 *
 *     LAYER=conv2d npx vitest run test/layers/tfjs-random.test.ts   one factory only
 */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseTypeScript } from "../../src/core/frontends/typescript/parse.js";
import { readRandomCalls } from "../support/random-calls.js";
import { tfjsDifference } from "../support/tfjs-calls.js";
import { answerTfjs } from "../support/tfjs-program.js";

const FOLDER = fileURLToPath(new URL("../oracle/tfjs-random", import.meta.url));
const only = process.env.LAYER;

describe("random calls of TensorFlow.js", () => {
  for (const [cls, calls] of readRandomCalls(FOLDER)) {
    if (only !== undefined && cls !== only) continue;
    it(cls, () => {
      const wrong = calls.flatMap(({ id, source, expect: expected }) => {
        const found = tfjsDifference(answerTfjs(parseTypeScript(source, "call.js")), expected);
        return found === undefined ? [] : [`${id}: ${found}\n${source}`];
      });
      expect(wrong).toEqual([]);
    });
  }
});

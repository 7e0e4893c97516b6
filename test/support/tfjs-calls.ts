/**
 * How an answer of the catalogue differs from what TensorFlow.js answered to a random call.
 *
 *     {"id": "tr/conv2d/000", "source": "…", "expect": {"shape": [null, 32, 36, 32], "trainable": 320, "nontrainable": 0, "class": "Conv2D"}}
 */
import { listed, plainDim, plainShapes, plainWeight, single, type Expected } from "./random-calls.js";
import type { TfjsAnswer } from "./tfjs-program.js";

/** What is wrong with an answer, in a line; undefined where nothing is. */
export function tfjsDifference(answer: TfjsAnswer, expect: Expected): string | undefined {
  if ("nonsense" in answer)
    return expect.odd || expect.error !== undefined
      ? undefined
      : `nonsense: ${answer.nonsense}, TensorFlow.js: ${JSON.stringify(expect.shape)}`;
  if ("refused" in answer) return expect.error === undefined ? `refused: ${answer.refused}` : undefined;
  if (expect.odd) return `accepted ${JSON.stringify(plainShapes(answer.applied.output))} without a warning`;
  if (expect.error !== undefined)
    return `accepted ${JSON.stringify(plainShapes(answer.applied.output))}, TensorFlow.js: ${expect.error.slice(0, 150)}`;
  const wrong: readonly (readonly [what: string, ours: unknown, theirs: unknown])[] = [
    ["params", [answer.trainable, answer.nonTrainable].map(plainDim), [expect.trainable, expect.nontrainable]],
    ["weights", answer.applied.weights.map(plainWeight), expect.weights ?? []],
    ["class", answer.className, expect.class],
    ["shape", single(plainShapes(answer.applied.output)), single(listed(expect.shape))],
  ];
  const found = wrong.find(([, ours, theirs]) => JSON.stringify(ours) !== JSON.stringify(theirs));
  return found && `${found[0]} ${JSON.stringify(found[1])}, TensorFlow.js: ${JSON.stringify(found[2])}`;
}

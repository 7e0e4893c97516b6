/**
 * tf.* held against what TensorFlow.js gives for the same calls: `npm run oracle -- --tfjs-calls`.
 *
 *     ["tf.mean(m, -1, true)", "float32 [3,1]"]
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { agrees, isError } from "../support/call-answers.js";
import { callOnOurs } from "../support/tfjs-operations.js";

const { tensors, families } = JSON.parse(readFileSync("test/oracle/tfjs.json", "utf8")) as {
  readonly tensors: Parameters<typeof callOnOurs>[1];
  readonly families: Readonly<Record<string, readonly (readonly [call: string, answer: string])[]>>;
};

/** What isn't told, and why. */
const OPEN: Readonly<Record<string, string>> = {
  "tf.add(m, undefined)": "an argument is missing",
  "m.argMax(1).dataSync": "it is a function",
  "m.isDisposed": "nobody asks for it",
  "tf.pad(m, [[1, 1]])": "TensorFlow.js gives a tensor of fewer axes",
  "tf.unique(vi)": "it depends on the data",
  "tf.booleanMaskAsync(m, vf)": "it depends on the data",
  "tf.whereAsync(f)": "it depends on the data",
  "tf.conv2d(img, tf.zeros([9, 9, 3, 4]), 1, 'valid')": "TensorFlow.js gives an axis of 0",
  "tf.conv2d(img, tf.zeros([10, 10, 3, 4]), 1, 'valid')": "TensorFlow.js gives an axis below 0",
  "tf.maxPool(img, 10, 1, 'valid')": "it is refused, and convolutions of the kind aren't",
  "tf.dilation2d(img, tf.zeros([3, 3, 3]), 1, 'same')": "it is rare",
  "tf.tensor([v, v])": "TensorFlow.js gives a tensor of NaN",
  "tf.zeros([1.5])": "it is refused when the program runs",
  "tf.variable([1, 2])": "it is refused in the depth",
  "tf.signal.stft(w, 3, 1)": "it is rare",
  "tf.linalg.gramSchmidt(q)": "it is rare",
  "tf.linalg.gramSchmidt([v, v])": "it is rare",
};

for (const [family, rows] of Object.entries(families))
  describe(family, () => {
    it("is what TensorFlow.js gives", () => {
      const wrong = rows.flatMap(([call, wanted]) => {
        const got = callOnOurs(call, tensors);
        if (isError(wanted))
          return isError(got.value) || got.value.includes("?") ? [] : [`${call}: ${got.value}, not ${wanted}`];
        return agrees(got.value, wanted) && got.problems.length === 0 ? [] : [`${call}: ${got.value}, not ${wanted}`];
      });
      expect(wrong).toEqual([]);
    });

    it("is told", () => {
      const open = rows.flatMap(([call]) => (callOnOurs(call, tensors).value.includes("?") ? [call] : []));
      expect(open.filter((call) => !(call in OPEN))).toEqual([]);
    });
  });

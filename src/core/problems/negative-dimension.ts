/** `Conv2D(8, 5)` on 3x3 pixels: the output would have no element. */
import type { ProblemKind } from "./problem.js";

export const negativeDimension: ProblemKind = {
  code: "negative-dimension",
  severity: "error",
  explanation: "A window is larger than what it slides over, so that an axis of the output would have no element.",
  example: `import keras
x = keras.Input((3, 3, 1))
keras.layers.Conv2D(8, 5)(x)
`,
};

/** `Reshape((7, 7))` of 48 elements. */
import type { ProblemKind } from "./problem.js";

export const reshapeSize: ProblemKind = {
  code: "reshape-size",
  severity: "error",
  explanation: "The new shape must have as many elements as the old one.",
  example: `import keras
x = keras.Input((48,))
keras.layers.Reshape((7, 7))(x)
`,
};

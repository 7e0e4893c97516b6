/** `Model(x, y)` where y does not come from x. */
import type { ProblemKind } from "./problem.js";

export const invalidModel: ProblemKind = {
  code: "invalid-model",
  severity: "error",
  explanation: "The library refuses to build this model.",
  example: `import keras
x = keras.Input((4,))
z = keras.Input((4,))
keras.Model(x, keras.layers.Dense(1)(z))
`,
};

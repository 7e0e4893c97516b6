/** `model.layer`: a model has no such attribute. */
import type { ProblemKind } from "./problem.js";

export const unknownAttribute: ProblemKind = {
  code: "unknown-attribute",
  severity: "error",
  explanation: "A model has no attribute or method of this name.",
  example: `import keras
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])
model.layer
`,
};

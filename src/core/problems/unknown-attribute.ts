/** `model.layer`, `dense.kernal`: a model or a layer has no such attribute. */
import type { ProblemKind } from "./problem.js";

export const unknownAttribute: ProblemKind = {
  code: "unknown-attribute",
  severity: "error",
  explanation: "A model or a layer has no attribute or method of this name.",
  example: `import keras
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])
model.layer
`,
};

/** `Dense(10, actvation="relu")`: no such argument. */
import type { ProblemKind } from "./problem.js";

export const unknownArgument: ProblemKind = {
  code: "unknown-argument",
  severity: "error",
  explanation: "The layer has no argument of this name; the library refuses it when the layer is made.",
  example: `from keras import layers
layers.Dense(10, actvation="relu")
`,
};

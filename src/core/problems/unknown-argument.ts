/** `Dense(10, actvation="relu")`: no such argument. */
import type { ProblemKind } from "./problem.js";

export const unknownArgument: ProblemKind = {
  code: "unknown-argument",
  severity: "error",
  explanation: "There is no argument of this name; the library refuses the call.",
  example: `from keras import layers
layers.Dense(10, actvation="relu")
`,
};

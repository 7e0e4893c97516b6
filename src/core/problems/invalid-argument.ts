/** `Conv2D(-1, 3)`: a value that the layer refuses. */
import type { ProblemKind } from "./problem.js";

export const invalidArgument: ProblemKind = {
  code: "invalid-argument",
  severity: "error",
  explanation: "The library refuses this value when the layer is made.",
  example: `from keras import layers
layers.Conv2D(-1, 3)
`,
};

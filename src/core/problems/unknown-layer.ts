/** `layers.Cov2D(32, 3)`: no such name in the library. */
import type { ProblemKind } from "./problem.js";

export const unknownLayer: ProblemKind = {
  code: "unknown-layer",
  severity: "error",
  explanation: "The library has no layer or function of this name.",
  example: `from keras import layers
layers.Cov2D(32, 3)
`,
};

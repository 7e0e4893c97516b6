/** `Conv2D(32)`: kernel_size is missing. */
import type { ProblemKind } from "./problem.js";

export const missingArgument: ProblemKind = {
  code: "missing-argument",
  severity: "error",
  explanation: "The library can't do without this argument.",
  example: `from keras import layers
layers.Conv2D(32)
`,
};

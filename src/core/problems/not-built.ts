/** `layer.output` before the first call: it isn't there yet. */
import type { ProblemKind } from "./problem.js";

export const notBuilt: ProblemKind = {
  code: "not-built",
  severity: "error",
  explanation:
    "What is asked for comes with the layer's first call, or when the model gets its input; neither has happened yet.",
  example: `import keras
layer = keras.layers.Dense(3)
layer.output
`,
};

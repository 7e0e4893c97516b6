/** `Dense(8)` on `(None, None)`: the weights need a size. */
import type { ProblemKind } from "./problem.js";

export const undefinedDimension: ProblemKind = {
  code: "undefined-dimension",
  severity: "error",
  explanation: "The layer's weights, or Python's `range`, need the size of an axis that is None.",
  example: `import keras
x = keras.Input((None,))
keras.layers.Dense(8)(x)
`,
};

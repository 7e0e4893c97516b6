/** `Convolution2D(8, 3, 3, border_mode=...)`: Keras 1 and 2 spelling. */
import type { ProblemKind } from "./problem.js";

export const removedInKeras3: ProblemKind = {
  code: "removed-in-keras-3",
  severity: "warning",
  explanation:
    "This spelling is that of an earlier Keras; Keras 3 refuses it. Its meaning is computed by the earlier rules.",
  example: `from keras.layers import Convolution2D
Convolution2D(8, 3, 3, border_mode="same")
`,
};

/** `Conv2D(8, 3)` on a tensor of two axes: the shape doesn't fit the layer. */
import type { ProblemKind } from "./problem.js";

export const incompatibleShape: ProblemKind = {
  code: "incompatible-shape",
  severity: "error",
  explanation: "The tensor that arrives doesn't fit what the layer takes.",
  example: `import keras
x = keras.Input((10,))
keras.layers.Conv2D(8, 3)(x)
`,
};

/** `self.metrics = []` in a layer: the library keeps this name for itself. */
import type { ProblemKind } from "./problem.js";

export const reservedName: ProblemKind = {
  code: "reserved-name",
  severity: "error",
  explanation: "The library computes this attribute itself, and refuses to have it set; another name is needed.",
  example: `import keras
class Block(keras.Layer):
    def __init__(self):
        super().__init__()
        self.metrics = []
Block()
`,
};

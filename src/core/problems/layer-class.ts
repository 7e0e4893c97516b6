/** A class of the program's that can't work as a layer: it has no `call`, or never runs the library's `__init__`. */
import type { ProblemKind } from "./problem.js";

export const layerClass: ProblemKind = {
  code: "layer-class",
  severity: "error",
  explanation:
    "A class derived from the library's breaks a rule of the library: it needs a `call` and `super().__init__()`, and makes its layers and weights before its first call.",
  example: `import keras
class Block(keras.Layer):
    pass
Block()(keras.Input((4,)))
`,
};

/** What Python refuses of the program's own values, in a `call` that the library runs. */
import type { ProblemKind } from "./problem.js";

export const raisedInCall: ProblemKind = {
  code: "raised-in-call",
  severity: "error",
  explanation:
    "Python raises here, while the library runs the layer's `call`: a key or an item that isn't there, an attribute of None, operands that don't go together. The library raises it on.",
  example: `import keras
class Block(keras.Layer):
    widths = {"narrow": 2.0}
    def call(self, x):
        return x * self.widths["wide"]
Block()(keras.Input((4,)))
`,
};

/** `if x:` with a symbolic tensor: it has no value while the model is built. */
import type { ProblemKind } from "./problem.js";

export const symbolicValue: ProblemKind = {
  code: "symbolic-value",
  severity: "error",
  explanation:
    "A symbolic tensor is a shape and a dtype: it has no value while the model is built, and nothing can be computed from one.",
  example: `import keras
x = keras.Input((4,))
if x:
    print("never")
`,
};

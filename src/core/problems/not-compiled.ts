/** `model.fit(x, y)` before `model.compile(…)`: nobody has said what to train it with. */
import type { ProblemKind } from "./problem.js";

export const notCompiled: ProblemKind = {
  code: "not-compiled",
  severity: "error",
  explanation: "A model is trained and evaluated with what `compile` was given, and it wasn't called.",
  example: `import keras
import numpy as np
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])
model.fit(np.zeros((8, 4)), np.zeros((8, 2)))
`,
};

/** `model.get_layer("conv9")`: the model has no layer of this name. */
import type { ProblemKind } from "./problem.js";

export const noSuchLayer: ProblemKind = {
  code: "no-such-layer",
  severity: "error",
  explanation: "The model has no layer of this name, or none at this place.",
  example: `import keras
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, name="top")])
model.get_layer("tap")
`,
};

/**
 * scikit-learn: the data that programs train on, and what its splits and scalers make of their shapes.
 *
 *     X, y = load_iris(return_X_y=True)                               (150, 4), (150,)
 *     X_train, X_test, y_train, y_test = train_test_split(X, y)       (112, 4), (38, 4), (112,), (38,)
 */
import type { Natives } from "../native-helpers.js";
import { exampleNatives } from "./examples.js";
import { generatorNatives } from "./generators.js";
import { preprocessingNatives } from "./preprocessing.js";
import { splittingNatives } from "./splitting.js";

export const scikitLearnNatives: Natives = {
  ...exampleNatives,
  ...generatorNatives,
  ...preprocessingNatives,
  ...splittingNatives,
};

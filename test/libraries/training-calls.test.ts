/**
 * Values that training calls of Keras 3 refuse, and odd ones that it takes. Each was tried with Keras 3.15: the judge of the fixtures
 * doesn't train, so that they can't tell.
 */
import { expect, it } from "vitest";
import { analyze } from "../../src/core/analyze.js";

const HEAD = `import keras
import numpy as np
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mse")
x, y = np.zeros((8, 4)), np.zeros((8, 1))
`;

it.each([
  ["fit(x, y, batch_size=2.0)", "fit: `batch_size` can't be 2.0."],
  ["fit(x, y, batch_size=-1)", "fit: `batch_size` can't be -1. It must be 0 or more."],
  ['fit(x, y, epochs="3")', "fit: `epochs` can't be '3'. It takes a whole number."],
  ["fit(x, y, epochs=2.0)", "fit: `epochs` can't be 2.0. It takes a whole number."],
  ["fit(x, y, validation_split=True)", "fit: `validation_split` can't be True."],
  ['fit(x, y, class_weight="balanced")', "fit: `class_weight` can't be 'balanced'. It takes a dict."],
  ["fit(x, y, callbacks=3)", "fit: `callbacks` can't be 3."],
  ["evaluate(x, y, batch_size=2.5)", "evaluate: `batch_size` can't be 2.5."],
  ['predict(x, batch_size="4")', "predict: `batch_size` can't be '4'."],
  ["predict(x, steps=-1)", "predict: `steps` can't be -1. It must be 0 or more."],
  ["fit(x, y, validation_split=1.5)", undefined],
  ["fit(x, y, epochs=0)", undefined],
  ["fit(x, y, None, 1, 0)", undefined],
  ["fit(x, y, epochs=1, batch_size=4, callbacks=[], class_weight={0: 1.0}, verbose=0)", undefined],
  ["fit(x, y, steps_per_epoch=None, batch_size=None, validation_steps=None, shuffle=True)", undefined],
])("%s", (call, message) => {
  const { facts } = analyze({ file: "train.py", language: "python", text: `${HEAD}model.${call}\n` });
  expect(facts.problems.map((problem) => problem.message)).toEqual(message === undefined ? [] : [message]);
});

/**
 * A decorator that isn't installed where Keras is asked: `@interact` of Jupyter's widgets reads defaults as ranges.
 *
 *     @interact
 *     def show(z=(-5, 5, 0.1)): …      z is a number from -5 to 5
 */
import { expect, test } from "vitest";
import { analyze } from "../../src/core/analyze.js";

const problems = (decorator: string): readonly unknown[] => {
  const text = [
    "import keras",
    "import numpy as np",
    "from ipywidgets import interact, interact_manual",
    "decoder = keras.Sequential([keras.Input((2,)), keras.layers.Dense(4)])",
    decorator,
    "def show(a=(-5, 5, 0.1), b=[1, 2, 3]):",
    "    return decoder(np.array([[a, b]]))",
    "",
  ].join("\n");
  return analyze({ file: "/program/model.py", language: "python", text }).facts.problems.map(({ message }) => message);
};

test.each(["@interact", "@interact_manual"])("%s", (decorator) => {
  expect(problems(decorator)).toEqual([]);
});

test("Without it the defaults are what they are", () => {
  expect(problems("")).toEqual([expect.stringContaining("This model takes (None, 2)")]);
});

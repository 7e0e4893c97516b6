/**
 * What goes wrong in the library's own source, where that is read from an environment, is told at the program's call.
 */
import { describe, expect, it } from "vitest";
import { analyze, type SourceHost } from "../../src/core/analyze.js";

const PACKAGES = "/env/lib/python3.11/site-packages";
const FILES: Readonly<Record<string, string>> = {
  [`${PACKAGES}/keras/__init__.py`]: "from keras import applications\n",
  [`${PACKAGES}/keras/applications/__init__.py`]: "from keras.src.applications.vgg16 import VGG16\n",
  [`${PACKAGES}/keras/src/applications/vgg16.py`]: [
    "from keras import layers, Model",
    "class Scale(layers.Layer):",
    "    def call(self, x):",
    "        return x * 2",
    "def VGG16(depth=3):",
    "    inputs = layers.Input((32, 32, 3))",
    "    x = layers.Flatten()(inputs)",
    "    return Model(inputs, layers.Dense(depth)(Scale()(x)))",
    "",
  ].join("\n"),
};

const host: SourceHost = {
  read: (path) => FILES[path],
  isDirectory: (path) => Object.keys(FILES).some((file) => file.startsWith(`${path}/`)),
  searchPaths: () => [PACKAGES],
};

const problemsOf = (text: string): readonly string[] =>
  analyze({ file: "/program/model.py", language: "python", text, host }).facts.problems.map(
    ({ span, message }) => `${text.slice(span.start, span.end)} | ${message}`,
  );

describe("A call of an application whose source is read", () => {
  it("is where what the source can't build is told", () => {
    const text = 'import keras\nkeras.applications.VGG16(depth="10")\n';
    expect(problemsOf(text)).toEqual([
      "keras.applications.VGG16(depth=\"10\") | Dense: `units` must be an integer, not '10'.",
    ]);
  });

  it("has nothing to tell where it builds", () => {
    expect(problemsOf("import keras\nkeras.applications.VGG16(depth=10)\n")).toEqual([]);
  });

  it("gives a model whose layers are found by their names where it is copied", () => {
    const text = [
      "import keras",
      "class Mine(keras.layers.Layer):",
      "    def call(self, x):",
      "        return x * 2",
      "x = keras.Input((32, 32, 3))",
      "base = keras.applications.VGG16()",
      "mine = keras.Sequential([keras.Input((3,)), Mine()])",
      "keras.models.clone_model(keras.Model(x, base(x)))",
      "keras.models.clone_model(keras.Model(x, mine(base(x))))",
      "",
    ].join("\n");
    expect(problemsOf(text)).toEqual([
      "keras.models.clone_model(keras.Model(x, mine(base(x)))) | A copy of Mine can't be made: the library looks the class Mine up by its name, and it isn't registered. Decorate it with `@keras.saving.register_keras_serializable()`.",
    ]);
  });
});

/** Which Keras a program is for: the installed one decides, and without one the text's spelling. */
import { describe, expect, it } from "vitest";
import { analyze, type SourceHost } from "../src/core/analyze.js";

const installed = (files: Readonly<Record<string, string>>): SourceHost => ({
  read: (path) => files[path],
  isDirectory: () => false,
  searchPaths: () => ["/env"],
});

const KERAS_1_2 = installed({ "/env/keras/__init__.py": "__version__ = '1.2.2'\n" });
const KERAS_2_2 = installed({ "/env/keras/__init__.py": "from . import utils\n__version__ = '2.2.4'\n" });
const KERAS_2_11 = installed({ "/env/keras/__init__.py": '__version__ = "2.11.0"\n' });
const KERAS_3 = installed({ "/env/keras/src/version.py": '__version__ = "3.15.1"\n' });

function told(
  text: string,
  host?: SourceHost,
): { readonly names: string; readonly codes: string; readonly params: unknown } {
  const { facts } = analyze({ file: "model.py", language: "python", text, ...(host && { host }) });
  const uses = facts.sites.flatMap(({ uses }) => uses);
  return {
    names: uses.map(({ name }) => name).join(" "),
    codes: facts.problems.map(({ code }) => code).join(" "),
    params: uses.at(-1)?.params?.trainable,
  };
}

const GRU = "from keras.layers import GRU, Input\nGRU(8)(Input((5, 4)))\n";
const SIDES =
  'from keras.layers import Convolution2D, Input\nConvolution2D(8, 3, 3, border_mode="same")(Input((9, 9, 1)))\n';

describe("the installed Keras", () => {
  it.each([
    ["1.2", KERAS_1_2, "gru_1 input_1", 312],
    ["2.2", KERAS_2_2, "gru_1 input_1", 312],
    ["2.11", KERAS_2_11, "gru input_1", 336],
    ["3", KERAS_3, "gru input_layer", 336],
  ] as const)("%s gives names and defaults", (_, host, names, params) => {
    const { facts } = analyze({ file: "model.py", language: "python", text: GRU, host });
    const [gru, input] = facts.sites.flatMap(({ uses }) => uses);
    expect(`${gru?.name} ${input?.name}`).toBe(names);
    expect(gru?.params?.trainable).toBe(params);
  });

  it("takes its own words without a warning", () => {
    expect(told(SIDES, KERAS_1_2).codes).toBe("");
    expect(told(SIDES, KERAS_2_2).codes).toBe("");
    expect(told(SIDES, KERAS_2_11).codes).toBe("removed-in-keras-3");
    expect(told(SIDES, KERAS_3).codes).toBe("removed-in-keras-3");
  });

  it("decides against the spelling", () => {
    expect(told(SIDES, KERAS_3).names).toBe("conv2d input_layer");
    expect(told(SIDES).names).toBe("convolution2d_1 input_1");
  });

  it("is Keras 2 where the program asks TensorFlow for it", () => {
    const text = `import os\nos.environ["TF_USE_LEGACY_KERAS"] = "1"\nimport tensorflow as tf\ntf.keras.Input((3,))\n`;
    expect(told(text, KERAS_3).names).toBe("input_1");
  });
});

describe("the spelling", () => {
  it.each([
    ["Keras 3 where nothing is of an earlier one", "from keras.layers import Dense\nDense(3)\n", "dense"],
    ["Keras 1 by an argument", "from keras.layers import Dense\nDense(output_dim=3)\nDense(4)\n", "dense_1 dense_2"],
    [
      "Keras 1 by training",
      "from keras.layers import Conv2D\nConv2D(4, 3, 3)\nm.fit(x, y, nb_epoch=2)\n",
      "convolution2d_1",
    ],
    ["Keras 2 by a module", "from keras.layers.convolutional import Conv2D\nConv2D(4, 3)\n", "conv2d_1"],
    ["Keras 2 by words of both", 'from keras.layers import Dense\nDense(units=3, init="uniform")\n', "dense_1"],
    [
      "none where an import is only tried",
      "try:\n    from keras.layers.core import Dense\nexcept ImportError:\n    from keras.layers import Dense\nDense(3)\n",
      "dense",
    ],
    [
      "not what a function of the program's own is given",
      "from keras.layers import Dense\ndef f(nb_epoch): return 1\nf(nb_epoch=3)\nDense(2)\n",
      "dense",
    ],
  ] as const)("%s", (_, text, names) => expect(told(text).names).toBe(names));
});

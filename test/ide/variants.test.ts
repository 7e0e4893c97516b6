/**
 * The three forms that a comparison trains, as counts of separable convolutions and the parameters that real Keras counts for
 * the same text (test/training compares those).
 */
import { describe, expect, it } from "vitest";
import { analyze } from "../../src/core/analyze.js";
import { modelVariants } from "../../src/core/ide/variants/variants.js";
import { applyEdits } from "../../src/core/text/span.js";

const HEAD = "import keras\nfrom keras import layers\n";

function variants(body: string) {
  const read = (text: string) => analyze({ file: "/net.py", language: "python", text, host: NO_FILES });
  const analysis = read(HEAD + body);
  const found = modelVariants(analysis, read);
  if ("problem" in found) return found;
  const shown = found.variants.map(({ name, separable, edits, model }) => {
    const text = applyEdits(analysis.text, edits);
    return [name, separable, text.match(/layers\.SeparableConv2D/g)?.length ?? 0, model?.params.total];
  });
  return { shown, notes: found.notes };
}

const NO_FILES = { read: () => undefined, isDirectory: () => false, searchPaths: () => [] };

const conv = (filters: number, kernel = 3): string => `    layers.Conv2D(${filters}, ${kernel}),\n`;
const stack = (...convolutions: readonly string[]): string =>
  `model = keras.Sequential([\n    keras.Input((32, 32, 3)),\n${convolutions.join("")}    layers.Flatten(),\n])\n`;

describe("The variants of a model", () => {
  it("leave the stem, and the first half of the others", () => {
    expect(variants(stack(conv(8), conv(8), conv(8), conv(8), conv(8)))).toEqual({
      // 224, then four of 584; a separable one is 72 + 64 + 8 = 144.
      shown: [
        ["RegularConv", 0, 0, 224 + 4 * 584],
        ["BothConv", 2, 2, 224 + 2 * 584 + 2 * 144],
        ["SeparableConv", 4, 4, 224 + 4 * 144],
      ],
      notes: [],
    });
  });

  it("leave the smaller half of an odd number", () => {
    const { shown } = variants(stack(conv(8), conv(8), conv(8), conv(8))) as { shown: readonly unknown[] };
    expect(shown[1]).toEqual(["BothConv", 2, 2, 224 + 584 + 2 * 144]);
  });

  it("leave 1×1 convolutions out of the count, and say so", () => {
    expect(variants(stack(conv(8), conv(8, 1), conv(8), conv(8)))).toMatchObject({
      shown: [
        ["RegularConv", 0, 0, 224 + 72 + 2 * 584],
        ["BothConv", 1, 1, 224 + 72 + 584 + 144],
        ["SeparableConv", 2, 2, 224 + 72 + 2 * 144],
      ],
      notes: ["1 call of Conv2D stays as it is: a 1×1 convolution would only get larger."],
    });
  });

  it("are two where one call makes all convolutions after the stem", () => {
    const body =
      "x = inputs = keras.Input((32, 32, 3))\nx = layers.Conv2D(8, 3)(x)\nfor _ in range(2):\n    x = layers.Conv2D(8, 3)(x)\nmodel = keras.Model(inputs, x)\n";
    expect(variants(body)).toMatchObject({
      shown: [
        ["RegularConv", 0, 0, 224 + 2 * 584],
        ["SeparableConv", 2, 1, 224 + 2 * 144],
      ],
      notes: ["BothConv is left out: one call makes all the convolutions after the stem."],
    });
  });

  it("say that the script's own seed holds", () => {
    const { notes } = variants(`keras.utils.set_random_seed(1)\n${stack(conv(8), conv(8), conv(8))}`) as {
      notes: readonly string[];
    };
    expect(notes).toEqual(["The script sets its own seed, which holds in place of the comparison's."]);
  });

  it("are of the model that is trained", () => {
    const other = stack(conv(4), conv(4), conv(4), conv(4)).replace("model", "other");
    const body = `${other}${stack(conv(8), conv(8), conv(8))}model.compile("adam", "mse")\nmodel.fit(x, y)\n`;
    const { shown } = variants(body) as { shown: readonly (readonly unknown[])[] };
    expect(shown[0]).toEqual(["RegularConv", 0, 0, 224 + 2 * 584]);
  });

  it.each([
    ["model = keras.Sequential([layers.Dense(2)])\n", "No model with a Conv2D was found in this file."],
    [stack(conv(8)), "Nothing in the model can become separable: it has no other convolution than the first."],
    [stack(conv(8), conv(8, 1)), "Nothing in the model can become separable: a 1×1 convolution would only get larger."],
  ])("are none of %j", (body, problem) => {
    expect(variants(body)).toEqual({ problem });
  });
});

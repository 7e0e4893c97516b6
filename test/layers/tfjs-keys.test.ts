/**
 * Each factory of tf.layers has an entry, with the class that the library gives it and the keys that its types declare.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { signature } from "../../src/core/layers/signature.js";
import { BASE_KEYS, readConfig } from "../../src/core/layers/tfjs/construct.js";
import { tfjsLayers } from "../../src/core/layers/tfjs/index.js";
import { camelCase, snakeCase } from "../../src/core/text/case.js";

interface Recorded {
  readonly class: string;
  readonly config: "required" | "optional";
  readonly keys: readonly string[];
}

const file = new URL("../oracle/tfjs-layers.json", import.meta.url);
const { factories, others } = JSON.parse(readFileSync(file, "utf8")) as {
  readonly factories: Readonly<Record<string, Recorded>>;
  readonly others: readonly string[];
};

/** Declared, and read by nobody. */
const NEVER_READ: Readonly<Record<string, readonly string[]>> = {
  convLstm2d: ["cell", "inputDim", "inputLength"],
  depthwiseConv2d: ["kernelConstraint", "kernelInitializer", "kernelRegularizer"],
  gru: ["cell", "inputDim", "inputLength"],
  lstm: ["cell", "inputDim", "inputLength"],
  randomWidth: ["autoVectorize"],
  rnn: ["inputDim", "inputLength"],
  simpleRNN: ["cell", "inputDim", "inputLength"],
  spatialDropout1d: ["batch_input_shape", "batch_size", "input_dtype", "input_shape"],
};

/** Read, and not declared. */
const NOT_DECLARED: Readonly<Record<string, readonly string[]>> = { gru: ["resetAfter"] };

/** Declared as optional, and an error where it is left out. */
const NOT_OPTIONAL = new Set(["centerCrop", "rescaling", "resizing"]);

const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort();

describe("keys of TensorFlow.js", () => {
  it("has an entry for every factory and for nothing else", () => {
    expect(sorted(tfjsLayers.keys())).toEqual(sorted(Object.keys(factories)));
    expect(others).toEqual(["Layer", "RNN", "RNNCell"]);
  });

  it.each(Object.entries(factories))("%s", (name, recorded) => {
    const entry = tfjsLayers.get(name)!;
    expect(entry.className).toBe(recorded.class);
    const own = [...signature(entry.signature).byName.keys()].map(camelCase);
    const base = name === "input" ? [] : BASE_KEYS.map(camelCase);
    const declared = recorded.keys.filter((key) => !NEVER_READ[name]?.includes(key));
    expect(sorted([...own, ...base])).toEqual(sorted([...declared, ...base, ...(NOT_DECLARED[name] ?? [])]));
    if (!NOT_OPTIONAL.has(name)) expect(entry.isConfigOptional).toBe(recorded.config === "optional");
  });

  it("spells each key in both ways", () => {
    for (const { keys } of Object.values(factories))
      for (const key of keys) if (!key.includes("_")) expect(camelCase(snakeCase(key))).toBe(key);
  });

  it("tells what is ignored, and what was probably meant", () => {
    const conv = tfjsLayers.get("conv2d")!;
    const config = new Map([
      ["filters", 8],
      ["kernel_size", 3],
      ["kernelSise", 3],
      ["foo", null],
    ]);
    expect(readConfig(conv, config)).toEqual({
      keywords: new Map([["filters", 8]]),
      ignored: [
        { key: "kernel_size", meant: "kernelSize" },
        { key: "kernelSise", meant: "kernelSize" },
        { key: "foo" },
      ],
    });
  });
});

/**
 * What an entry says of its objects beside shapes, weights and cost: the layers that they make, what adapt() leaves, what differs
 * when they run inside another's call, and the cells that users write.
 */
import { describe, expect, it } from "vitest";
import { showShape, Unknown, type Shape } from "../../src/core/dims/dim.js";
import type { Nest, TensorSpec } from "../../src/core/dims/tensor.js";
import type { ArgumentValue } from "../../src/core/layers/argument.js";
import { findLayer } from "../../src/core/layers/catalogue.js";
import { constructLayer } from "../../src/core/layers/construct.js";
import { cost, LayerHandle, type Applied, type LayerCall, type LayerEntry } from "../../src/core/layers/entry.js";
import { flatten } from "../../src/core/layers/inputs.js";

type Arguments = Readonly<Record<string, ArgumentValue>>;

function construct(name: string, given: Arguments): { readonly entry: LayerEntry; readonly config: unknown } {
  const entry = findLayer(name)!;
  const settings = { imageDataFormat: "channels_last", dtype: "float32" } as const;
  return { entry, config: constructLayer(entry, [], new Map(Object.entries(given)), settings).config };
}

const tensor = (...shape: readonly (number | null)[]): TensorSpec => ({ shape, dtype: "float32" });

const call = (inputs: Nest<TensorSpec>, more: Partial<LayerCall> = {}): LayerCall => ({
  inputs,
  dtype: "float32",
  others: new Map(),
  ...more,
});

const shapes = (output: Nest<TensorSpec>): string =>
  flatten(output)
    .map(({ shape }) => showShape(shape as Shape))
    .join(", ");

/** A cell of the program's own: what it returns is told, its attributes are those given. */
class Cell extends LayerHandle {
  readonly className = "MyCell";
  readonly name = undefined;
  readonly entry = undefined;
  readonly config = undefined;
  calls = 0;

  constructor(readonly attributes: Arguments) {
    super();
  }

  apply(given: LayerCall): Applied {
    this.calls++;
    const states = given.others.get("states") as Nest<TensorSpec>;
    return {
      output: [given.inputs, states],
      weights: [{ name: "kernel", shape: [2, 3], trainable: true }],
      cost: cost(5),
    };
  }

  override attribute(name: string): ArgumentValue | undefined {
    return this.attributes[name];
  }
}

describe("layers that a layer makes", () => {
  const cell = new Cell({ state_size: 4 });
  const rows: readonly (readonly [name: string, given: Arguments, atConstruction: number, atBuild: string[]])[] = [
    ["LSTM", { units: 8 }, 0, []],
    ["RNN", { cell }, 0, []],
    ["RNN", { cell: [cell, cell] }, 1, []],
    ["TextVectorization", {}, 1, []],
    ["MultiHeadAttention", { num_heads: 2, key_dim: 4 }, 0, ["Softmax", "Dropout"]],
    ["RandAugment", {}, 11, []],
    ["RandAugment", { name: "augment" }, 0, []],
    ["AugMix", { all_ops: false }, 7, []],
    ["RandomColorJitter", { hue_factor: 0, contrast_factor: 1 }, 2, []],
  ];

  it.each(rows)("%s %o", (name, given, atConstruction, atBuild) => {
    const { entry, config } = construct(name, given);
    expect(entry.hiddenLayers(config)).toHaveLength(atConstruction);
    expect(entry.hiddenLayersAtBuild(config)).toEqual(atBuild);
  });
});

describe("after adapt()", () => {
  const rows: readonly (readonly [name: string, given: Arguments, before: string, after: string])[] = [
    ["StringLookup", { output_mode: "count" }, "(None, None)", "(None, ?)"],
    ["StringLookup", { output_mode: "count", vocabulary: ["a"] }, "(None, 2)", "(None, ?)"],
    ["StringLookup", { output_mode: "count", max_tokens: 9, pad_to_max_tokens: true }, "(None, 9)", "(None, 9)"],
    ["StringLookup", {}, "(None, 3)", "(None, 3)"],
    ["TextVectorization", { output_mode: "multi_hot" }, "(None, 3, None)", "(None, 3, ?)"],
    ["Normalization", {}, "(None, 3)", "(None, 3)"],
  ];

  it.each(rows)("%s %o", (name, given, before, after) => {
    const { entry, config } = construct(name, given);
    const shapeOf = (of: unknown): string => shapes(entry.apply(of, call(tensor(null, 3))).output);
    expect([shapeOf(config), shapeOf(entry.adapted(config))]).toEqual([before, after]);
  });
});

describe("inside another layer's call", () => {
  it("scores of attention are as long as the key", () => {
    const { entry, config } = construct("MultiHeadAttention", { num_heads: 2, key_dim: 4 });
    const others: LayerCall["others"] = new Map<string, ArgumentValue | Nest<TensorSpec>>([
      ["value", tensor(null, 12, 16)],
      ["return_attention_scores", true],
    ]);
    const scores = (executed: boolean): string =>
      shapes(entry.apply(config, call(tensor(null, 8, 16), { others, executed })).output);
    expect(scores(false)).toBe("(None, 8, 16), (None, 2, 8, 8)");
    expect(scores(true)).toBe("(None, 8, 16), (None, 2, 8, 12)");
  });

  it("an image has a rank", () => {
    const { entry, config } = construct("RandomFlip", {});
    const flip = (executed: boolean) => () => entry.apply(config, call(tensor(null, 8), { executed }));
    expect(flip(false)).not.toThrow();
    expect(flip(true)).toThrow("RandomFlip takes an image or a batch of images, not (None, 8).");
  });
});

describe("a cell of the program's", () => {
  const rows: readonly (readonly [attributes: Arguments, output: string])[] = [
    [{ state_size: 4 }, "(None, 4), (None, 4)"],
    [{ state_size: [4, 5] }, "(None, 4), (None, 4), (None, 5)"],
    [{ state_size: 4, output_size: 7 }, "(None, 7), (None, 4)"],
    [{ state_size: new Unknown("nobody knows") }, "(None, ?), (None, ?)"],
  ];

  it.each(rows)("with %o is asked once", (attributes, output) => {
    const cell = new Cell(attributes);
    const { entry, config } = construct("RNN", { cell, return_state: true });
    const applied = entry.apply(config, call(tensor(null, 20, 16)));
    expect(shapes(applied.output)).toBe(output);
    expect(applied.weights.map(({ shape }) => shape)).toEqual([[2, 3]]);
    // It is built and not called: what one of its steps computes isn't known.
    expect(Object.values(applied.cost!).every((amount) => amount instanceof Unknown)).toBe(true);
    expect(cell.calls).toBe(1);
    expect(entry.wrapped(config)).toEqual([cell]);
  });

  it("needs a state_size", () => {
    expect(() => construct("RNN", { cell: new Cell({}) })).toThrow(/^RNN: `cell` must be a cell/);
  });
});

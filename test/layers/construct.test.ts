/** What every layer's constructor and call accept and refuse, whichever layer it is. */
import { describe, expect, it } from "vitest";
import { Float, Unknown } from "../../src/core/dims/dim.js";
import { Opaque, type ArgumentValue } from "../../src/core/layers/argument.js";
import { bindCall, type CallValue } from "../../src/core/layers/call.js";
import { findLayer } from "../../src/core/layers/catalogue.js";
import { constructLayer, type Construction } from "../../src/core/layers/construct.js";
import { LayerError, type LayerSettings } from "../../src/core/layers/entry.js";

const SETTINGS: LayerSettings = { imageDataFormat: "channels_last", dtype: "float32" };

function construct(
  name: string,
  positional: readonly ArgumentValue[],
  keywords: Readonly<Record<string, ArgumentValue>> = {},
  spread?: Unknown,
): Construction {
  return constructLayer(findLayer(name)!, positional, new Map(Object.entries(keywords)), SETTINGS, spread);
}

/** "code argument: message", or "" where nothing is refused. */
function refusal(act: () => unknown): string {
  try {
    act();
    return "";
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    return `${error.problem.code} ${error.argument ?? "-"}: ${error.message}`;
  }
}

const NOBODY_KNOWS = new Unknown("nobody knows");

describe("arguments of every layer", () => {
  const refused: readonly (readonly [Readonly<Record<string, ArgumentValue>>, string])[] = [
    [{ actvation: "relu" }, "unknown-argument actvation: Dense has no argument `actvation`. Did you mean activation?"],
    [{ nme: "a" }, "unknown-argument nme: Dense has no argument `nme`. Did you mean name?"],
    [{ batch_input_shape: [1, 2] }, "unknown-argument batch_input_shape: Dense has no argument `batch_input_shape`."],
    [{ units: 3 }, "invalid-argument units: Dense was given `units` twice."],
    [
      { input_dim: 3, input_shape: [3] },
      "unknown-argument input_shape: Dense takes `input_dim` or `input_shape`, not both.",
    ],
    [{ name: "a/b" }, "invalid-argument name: Dense: `name` must be a string without \"/\", not 'a/b'."],
    [{ trainable: 1 }, "invalid-argument trainable: Dense: `trainable` must be True or False, not 1."],
    [
      { activation: "rleu" },
      "invalid-argument activation: Dense: there is no activation called 'rleu'. Did you mean relu?",
    ],
    [{ kernel_initializer: "he" }, "invalid-argument kernel_initializer: Dense: there is no initializer called 'he'."],
    [
      { kernel_initializer: "constant" },
      "invalid-argument kernel_initializer: Dense: the initializer 'constant' can't be made from its name alone; give the object, with its value.",
    ],
    [
      { kernel_regularizer: new Float(0.01) },
      "invalid-argument kernel_regularizer: Dense: `kernel_regularizer` must be a regularizer (its name, or a callable), not 0.01.",
    ],
    [
      { bias_constraint: "maxnorm" },
      "invalid-argument bias_constraint: Dense: there is no constraint called 'maxnorm'. Did you mean MaxNorm?",
    ],
  ];

  it.each(refused)("refuses %o", (keywords, message) => {
    expect(refusal(() => construct("Dense", [10], keywords))).toBe(message);
  });

  const open = ["name", "trainable", "dtype", "activation", "kernel_initializer", "bias_constraint", "use_bias"];
  it.each(open)("accepts a %s that nobody knows", (name) => {
    expect(refusal(() => construct("Dense", [10], { [name]: NOBODY_KNOWS }))).toBe("");
  });

  const accepted: readonly Readonly<Record<string, ArgumentValue>>[] = [
    { name: "" },
    { activation: new Opaque("callable", "my_activation") },
    { kernel_initializer: "GlorotUniform", bias_initializer: "my_package>MyInitializer" },
    { kernel_regularizer: new Opaque("object", "L2"), activity_regularizer: "l1l2" },
    { input_dim: null, input_shape: [3] },
    { autocast: false, dtype: "mixed_bfloat16" },
  ];

  it.each(accepted)("accepts %o", (keywords) => {
    expect(refusal(() => construct("Dense", [10], keywords))).toBe("");
  });

  it("doesn't look at what a layer ignores", () => {
    expect(refusal(() => construct("SimpleRNN", [8], { activity_regularizer: "?" }))).toBe("");
    expect(refusal(() => construct("LSTM", [8], { activity_regularizer: "?" }))).toMatch(/^invalid-argument/);
    expect(refusal(() => construct("InputLayer", [[8]], { trainable: "?", kernel_initializer: "?" }))).toBe("");
  });

  it("needs what has no default", () => {
    expect(refusal(() => construct("Conv2D", [32]))).toBe(
      "missing-argument kernel_size: Conv2D needs the argument `kernel_size`.",
    );
    expect(refusal(() => construct("Add", [1]))).toBe("invalid-argument -: Add takes at most 0 positional arguments.");
  });

  it("leaves open what an unknown spread may give", () => {
    const { config, base } = construct("Conv2D", [32], {}, NOBODY_KNOWS);
    expect(base.name).toBe(NOBODY_KNOWS);
    expect(base.trainable).toBe(NOBODY_KNOWS);
    expect(config).toMatchObject({ filters: 32, size: [NOBODY_KNOWS, NOBODY_KNOWS], padding: NOBODY_KNOWS });
  });
});

describe("dtype policies", () => {
  const policies: readonly (readonly [ArgumentValue, compute: unknown, variable: unknown])[] = [
    [null, "float32", "float32"],
    ["float16", "float16", "float16"],
    ["mixed_float16", "float16", "float32"],
    ["mixed_bfloat16", "bfloat16", "float32"],
    ["int", "int64", "int64"],
    [new Opaque("object", "tf.float64"), "float64", "float64"],
    [new Opaque("class", "float"), "float32", "float32"],
    [NOBODY_KNOWS, NOBODY_KNOWS, NOBODY_KNOWS],
  ];

  it.each(policies)("%s", (dtype, compute, variable) => {
    expect(construct("Flatten", [], { dtype }).base.dtype).toEqual({ compute, variable });
  });

  it.each(["half", "int8", "", 3, false, [["float32"]]])("refuses %s", (dtype) => {
    expect(refusal(() => construct("Dense", [10], { dtype: dtype as ArgumentValue }))).toMatch(
      /^invalid-argument dtype/,
    );
  });

  it("refuses integer weights that are drawn", () => {
    const drawn = { dtype: "int32", kernel_initializer: "he_normal" };
    expect(refusal(() => construct("Dense", [10], drawn))).toBe(
      "invalid-argument dtype: Dense: `kernel_initializer` draws real numbers, and the layer's weights would be int32; take a float dtype.",
    );
    expect(refusal(() => construct("Dense", [10], { ...drawn, kernel_initializer: "zeros" }))).toBe("");
  });

  it("is none for an Input, which takes a plain dtype", () => {
    expect(construct("Input", [[3]], { dtype: "int8" }).config).toMatchObject({ dtype: "int8" });
    expect(refusal(() => construct("Input", [[3]], { dtype: "mixed_float16" }))).toMatch(/^invalid-argument dtype/);
  });
});

describe("calls", () => {
  const x = { shape: [null, 8], dtype: "float32" };
  const calls: readonly (readonly [layer: string, CallValue[], Record<string, CallValue>, string])[] = [
    ["Dense", [x], { training: true }, ""],
    ["Conv1D", [x], { training: true }, ""],
    ["Conv1D", [x], { mask: null }, "unknown-argument mask: Conv1D has no call argument `mask`."],
    ["Dense", [], {}, "missing-argument inputs: Dense is called without `inputs`."],
    ["Dense", [x, x, x], {}, "invalid-argument -: Dense is called with more than 2 arguments."],
    ["Dense", [3], {}, "invalid-argument inputs: Dense is called on 3, which is no tensor."],
    [
      "Dropout",
      [x, true],
      {},
      "invalid-argument -: Dropout takes tensors by position, and True is none; pass it by name.",
    ],
    ["Add", [[x, NOBODY_KNOWS] as CallValue], {}, ""],
    ["Dense", [new Opaque("array", "x_train", [60000, 784])], {}, ""],
    ["InputLayer", [x], {}, "invalid-argument -: InputLayer is called with more than 0 arguments."],
  ];

  it.each(calls)("%s %o %o", (layer, positional, keywords, message) => {
    expect(refusal(() => bindCall(findLayer(layer)!, positional, new Map(Object.entries(keywords)), "float32"))).toBe(
      message,
    );
  });
});

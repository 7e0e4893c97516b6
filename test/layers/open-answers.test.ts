/**
 * What the core, activation, normalization, merging, reshaping and regularization layers say where a program leaves something open:
 * names are symbols, `unknown` is a value that nobody knows, and Keras' own refusals are in words.
 *
 *     layers.Dense(n)(x) of (4,)   (None, n)  params 5·n  macs 4·n  flops 9·n
 */
import { describe, expect, it } from "vitest";
import { ask, showAnswer } from "../support/open-program.js";

type Row = readonly [call: string, inputs: readonly string[], answer: string];

const FAMILIES: Readonly<Record<string, readonly Row[]>> = {
  core: [
    ["layers.Dense(n)(x)", ["(4,)"], "(None, n)  params 5·n  macs 4·n  flops 9·n"],
    ["layers.Dense(unknown)(x)", ["(4,)"], "(None, ?)  params ?  macs ?  flops ?"],
    ["layers.Dense(10)(x)", ["(n,)"], "(None, 10)  params 10·n + 10  macs 10·n  flops 20·n + 10"],
    ["layers.Dense(10)(x)", ["unknown"], "(…, 10)  params ?  macs ?  flops ?"],
    ["layers.Dense(10, use_bias=unknown)(x)", ["(4,)"], "(None, 10)  params ?  macs 40  flops ?"],
    ["layers.Dense(10, activation=softmax)(x)", ["(4,)"], "(None, 10)  params 50  macs 40  flops 140"],
    ["layers.Dense(10, activation=function)(x)", ["(4,)"], "(None, 10)  params 50  macs 40  flops ?"],
    ["layers.Dense(10, activation=layers.ReLU(max_value=1))(x)", ["(4,)"], "(None, 10)  params 50  macs 40  flops 110"],
    [
      "layers.Dense(10)(x)",
      ["(None,)"],
      "Dense: its kernel would have the shape (None, 10), and a weight needs every size. Give the input a fixed size where that one is None.",
    ],
    ["layers.Dense(10)(x)", ["(None, 4)"], "(None, None, 10)  params 50  macs ?  flops ?"],
    [
      "layers.Dense(10, lora_rank=n)(x)",
      ["(4,)"],
      "(None, 10)  params 14·n + 10 + 40 frozen  macs 40·n + 40  flops 80·n + 170",
    ],
    ["layers.Dense(10, lora_rank=unknown)(x)", ["(4,)"], "(None, 10)  params ? + ? frozen  macs ?  flops ?"],
    [
      'layers.EinsumDense("abc,cd->abd", (None, n), bias_axes="d")(x)',
      ["(m, 6)"],
      "(None, None, n)  params 7·n  macs 6·m·n  flops 13·m·n",
    ],
    ['layers.EinsumDense("abc,cd->abd", (None, 5))(x)', ["unknown"], "(…, 5)  params ?  macs ?  flops ?"],
    ["layers.EinsumDense(unknown, (None, 5))(x)", ["(4, 6)"], "?  params ?  macs ?  flops ?"],
    ['layers.EinsumDense("abc,cd->abd", unknown)(x)', ["(4, 6)"], "?  params ?  macs ?  flops ?"],
    [
      'layers.EinsumDense("ab...,bc->ac...", 5, bias_axes="c")(x)',
      ["(4, 6)"],
      "(None, 5, 6)  params 25  macs 120  flops 270",
    ],
    ['layers.EinsumDense("...x,xy->...y", 5)(x)', ["(4, 6, 2)"], "(None, 6, 4, 5)  params 10  macs 240  flops 480"],
    ["layers.Embedding(n, m)(x)", ["(20,)"], "(None, 20, m)  params m·n  flops 40"],
    ["layers.Embedding(100, 64)(x)", ["unknown"], "(…, 64)  params 6400  flops ?"],
    ["layers.Embedding(100, 64, mask_zero=unknown)(x)", ["(20,)"], "(None, 20, 64)  params 6400  flops ?"],
    ["layers.Embedding(10, 4, weights=[array])(x)", ["(20,)"], "(None, 20, 4)  params 40  flops 40"],
    [
      "layers.Embedding(10, 5, weights=array)(x)",
      ["(20,)"],
      "Embedding: `weights` has the shape (10, 4), and the embeddings are (10, 5).",
    ],
    [
      "layers.ReversibleEmbedding(100, 8)(x, reverse=True)",
      ["(20, 8)"],
      "(None, 20, 100)  params 800  macs 16000  flops 32000",
    ],
    ["layers.ReversibleEmbedding(100, 8)(x, reverse=unknown)", ["(20, 8)"], "?  params 800  macs ?  flops ?"],
    ["layers.ReversibleEmbedding(100, 8, tie_weights=unknown)(x)", ["(20,)"], "(None, 20, 8)  params ?  flops 40"],
    ["layers.Identity()(x)", ['(4,), dtype="int32"'], "int32 (None, 4)"],
    ["layers.Masking()(x)", ["(n, 8)"], "(None, n, 8)  flops 8·n"],
    ["layers.Lambda(function)(x)", ["(4,)"], "?  macs ?  flops ?"],
    ["layers.Lambda(function, output_shape=(n, 3))(x)", ["(4,), batch_size=2"], "(2, n, 3)  macs ?  flops ?"],
    [
      "layers.Lambda(function, output_shape=[(3,), (None, 5)])(x)",
      ["(4,)"],
      "(None, 3), (None, None, 5)  macs ?  flops ?",
    ],
    ["layers.Lambda(function, output_shape=function)(x)", ["(4,)"], "?  macs ?  flops ?"],
    ['layers.Lambda("relu")(x)', ["(4,)"], "Lambda: `function` must be a function, not 'relu'."],
    [
      "layers.Lambda(function, output_shape=5)(x)",
      ["(4,)"],
      "Lambda: `output_shape` must be a tuple of sizes without the batch axis, not 5.",
    ],
  ],
  activations: [
    ['layers.Activation("gelu")(x)', ["(n, 4)"], "(None, n, 4)  flops 16·n"],
    ["layers.Activation(unknown)(x)", ["(4,)"], "(None, 4)  flops ?"],
    ['layers.Activation("softmax")(x)', ["unknown"], "?  flops ?"],
    ["layers.Activation(layers.Softmax())(x)", ["(4,)"], "(None, 4)  flops 20"],
    ["layers.ReLU(unknown)(x)", ["(4,)"], "(None, 4)  flops ?"],
    ["layers.ReLU(6, 0.1)(x)", ["(4,)"], "(None, 4)  flops 12"],
    ["layers.ELU(alpha=n)(x)", ["(4,)"], "(None, 4)  flops ?"],
    ["layers.LeakyReLU(alpha=n)(x)", ["(4,)"], "(None, 4)"],
    ["layers.PReLU()(x)", ["(n, 4)"], "(None, n, 4)  params 4·n  flops 16·n"],
    ["layers.PReLU()(x)", ["unknown"], "?  params ?  flops ?"],
    ["layers.PReLU(shared_axes=unknown)(x)", ["(3, 4)"], "(None, 3, 4)  params ?  flops ?"],
    ["layers.PReLU(shared_axes=[1])(x)", ["(None, 4)"], "(None, None, 4)  params 4  flops ?"],
    [
      "layers.PReLU(shared_axes=[3])(x)",
      ["(3, 4)"],
      "PReLU: the shared axis 3 is not there: an example has 2 axes, counted from 1.",
    ],
    ["layers.Softmax(axis=[1, 2])(x)", ["(3, 4)"], "(None, 3, 4)  flops 37"],
    ["layers.Softmax(axis=unknown)(x)", ["(3, 4)"], "(None, 3, 4)  flops ?"],
  ],
  normalization: [
    ["layers.BatchNormalization()(x)", ["(None, n)"], "(None, None, n)  params 2·n + 2·n frozen  flops ?"],
    ["layers.BatchNormalization()(x)", ["unknown"], "?  params ? + ? frozen  flops ?"],
    ["layers.BatchNormalization(axis=unknown)(x)", ["(3, 4)"], "(None, 3, 4)  params ? + ? frozen  flops ?"],
    ["layers.BatchNormalization(scale=unknown)(x)", ["(4,)"], "(None, 4)  params ? + 8 frozen  flops ?"],
    ["layers.BatchNormalization(renorm=unknown)(x)", ["(4,)"], "(None, 4)  params 8 + ? frozen  flops 32"],
    ["layers.BatchNormalization(axis=1)(x)", ["unknown"], "?  params ? + ? frozen  flops ?"],
    [
      "layers.BatchNormalization(axis=3)(x)",
      ["(3, 4)"],
      "BatchNormalization: there is no axis 3 in (None, 3, 4), which has 3 axes.",
    ],
    [
      "layers.BatchNormalization()(x)",
      ["(3, None)"],
      "BatchNormalization: its gamma would have the shape (None,), and a weight needs every size. Give the input a fixed size where that one is None.",
    ],
    ["layers.LayerNormalization()(layers.Dense(8)(x))", ["unknown"], "(…, 8)  params 16  flops ?"],
    ["layers.LayerNormalization(axis=[1, -1])(x)", ["(n, 4)"], "(None, n, 4)  params 8·n  flops 36·n + 4"],
    ["layers.LayerNormalization(axis=[1, unknown])(x)", ["(3, 4)"], "(None, 3, 4)  params ?  flops ?"],
    ["layers.LayerNormalization(center=unknown)(x)", ["(4,)"], "(None, 4)  params ?  flops ?"],
    ["layers.LayerNormalization(rms_scaling=unknown)(x)", ["(4,)"], "(None, 4)  params ?  flops ?"],
    ["layers.GroupNormalization(groups=n)(x)", ["(3, 8)"], "(None, 3, 8)  params 16  flops 4·n + 168"],
    ["layers.GroupNormalization(groups=-1)(x)", ["(3, n)"], "(None, 3, n)  params 2·n  flops 25·n"],
    [
      "layers.GroupNormalization(groups=3)(x)",
      ["(3, 8)"],
      "GroupNormalization can't part 8 channels into 3 groups of equal size; take a number of groups that divides 8.",
    ],
    [
      "layers.GroupNormalization()(x)",
      ["(3, 8)"],
      "GroupNormalization can't part 8 channels into 32 groups of equal size; take a number of groups that divides 8.",
    ],
    ["layers.RMSNormalization()(x)", ["(None, n)"], "(None, None, n)  params n  flops ?"],
    ["layers.UnitNormalization(axis=1)(x)", ["(3, n)"], "(None, 3, n)  flops 11·n"],
    ["layers.UnitNormalization(axis=unknown)(x)", ["(3, 4)"], "(None, 3, 4)  flops ?"],
    [
      "layers.SpectralNormalization(layers.Dense(n))(x)",
      ["(4,)"],
      "(None, n)  params 5·n + n frozen  macs 4·n  flops 9·n",
    ],
    ["layers.SpectralNormalization(unknown)(x)", ["(4,)"], "?  params ?  macs ?  flops ?"],
    ["layers.SpectralNormalization(my_layer)(x)", ["(4,)"], "(None, 4)  params 15 + ? frozen  macs 7  flops 14"],
    [
      "layers.SpectralNormalization(layers.Flatten())(x)",
      ["(4,)"],
      "SpectralNormalization normalizes the kernel of a layer, and Flatten has none; wrap a Dense, a convolution or an Embedding.",
    ],
  ],
  merging: [
    ["layers.Add()([x0, x1])", ["(4, 8)", "(n, 8)"], "(None, 4, 8)  flops 32"],
    ["layers.Add()([x0, x1])", ["(4, 8)", "(1, unknown)"], "(None, 4, ?)  flops ?"],
    ["layers.Add()([x0, x1])", ["(4, 8)", "(n, 1)"], "(None, 4, 8)  flops 32"],
    ["layers.Add()([x0, x1])", ["(n, 8)", "(m, 8)"], "(None, max(n, m), 8)  flops 8·max(n, m)"],
    ["layers.Add()([x0, x1])", ["(4, 8)", "(None, 8)"], "(None, None, 8)  flops ?"],
    ["layers.Add()([x0, x1])", ["(4, 8)", "unknown"], "?  flops ?"],
    ["layers.Add()([x0, x1])", ["(4, 8)", "(8,)"], "(None, 4, 8)  flops 32"],
    [
      "layers.Add()([x0, x1])",
      ["(4, 8)", "(3, 8)"],
      "Add can't combine (4, 8) with (3, 8) (without the batch axis): 4 and 3 differ, and neither is 1.",
    ],
    ["layers.Add()([layers.Dense(8)(x0), x1])", ["unknown", "(4, 8)"], "(…, 8)  flops ?"],
    ["layers.Add()(unknown)", ["(4,)"], "?  flops ?"],
    ["layers.Add()(x)", ["(4,)"], "Add takes a list of tensors, as in Add(…)([a, b])."],
    ["layers.Average()([x0, x1, x2])", ["(4,)", "(4,)", "(1,)"], "(None, 4)  flops 12"],
    [
      "layers.Subtract()([x0, x1, x2])",
      ["(4,)", "(4,)", "(4,)"],
      "Subtract takes exactly 2 tensors, and it was given 3.",
    ],
    [
      "layers.Multiply()([x0, x1])",
      ["(4,), batch_size=2", "(4,), batch_size=3"],
      "Multiply takes tensors of one batch size, and these have 2 and 3.",
    ],
    ["layers.Concatenate()([x0, x1])", ["(4, n)", "(4, 8)"], "(None, 4, n + 8)"],
    ["layers.Concatenate()([x0, x1])", ["(4, unknown)", "(4, 8)"], "(None, 4, ?)"],
    ["layers.Concatenate()([x0, x1])", ["(4, None)", "(4, unknown)"], "(None, 4, None)"],
    ["layers.Concatenate()([x0, x1])", ["(4, 8)", "unknown"], "(None, 4, ?)"],
    ["layers.Concatenate()([layers.Dense(8)(x0), layers.Dense(4)(x1)])", ["unknown", "unknown"], "(…, 12)"],
    ["layers.Concatenate(axis=unknown)([x0, x1])", ["(4, 8)", "(4, 8)"], "(None, ?, ?)"],
    [
      "layers.Concatenate(axis=1)([x0, x1])",
      ["(4, 8)", "(4, 9)"],
      "Concatenate takes tensors that are equal but for axis 1, and these are (None, 4, 8), (None, 4, 9).",
    ],
    ["layers.Dot(axes=1)([x0, x1])", ["(4, n)", "(4, m)"], "(None, n, m)  macs 4·m·n  flops 8·m·n"],
    ["layers.Dot(axes=unknown)([x0, x1])", ["(4, 8)", "(4, 8)"], "?  macs ?  flops ?"],
    [
      "layers.Dot(axes=1)([x0, x1])",
      ["(4, 8)", "(5, 8)"],
      "Dot sums over axis 1 of (None, 4, 8) and axis 1 of (None, 5, 8), whose sizes 4 and 5 must be equal.",
    ],
    ["layers.Dot(axes=1)([x0, x1])", ["(4, 8)", "unknown"], "?  macs ?  flops ?"],
    ['layers.add([x0, x1], name="sum")', ["(4,)", "(4,)"], "(None, 4)  flops 4"],
  ],
  reshaping: [
    ["layers.Flatten()(x)", ["(n, 4)"], "(None, 4·n)"],
    ["layers.Flatten()(x)", ["(None, 4)"], "(None, None)"],
    ["layers.Flatten()(x)", ["unknown"], "(?, ?)"],
    ["layers.Flatten()(x)", ['(7, 7, 64), dtype="int32"'], "int32 (None, 3136)"],
    ["layers.Reshape((7, -1))(x)", ["(7, n)"], "(None, 7, n)"],
    ["layers.Reshape((n, -1))(x)", ["(28,)"], "(None, n, floor(28 / n))"],
    ["layers.Reshape((unknown, -1))(x)", ["(28,)"], "(None, ?, ?)"],
    ["layers.Reshape((7, -1))(x)", ["(None, 4)"], "(None, 7, None)"],
    ["layers.Reshape((7, -1))(x)", ["unknown"], "(?, 7, ?)"],
    ["layers.Reshape(unknown)(x)", ["(28,)"], "?"],
    ["layers.Reshape((7, 7))(x)", ["(48,)"], "Reshape can't put the 48 values of (48,) into (7, 7), which takes 49."],
    [
      "layers.Reshape((7, -1))(x)",
      ["(48,)"],
      "Reshape can't put the 48 values of (48,) into (7, -1): they don't divide by 7.",
    ],
    ["layers.Reshape((7, n))(x)", ["(48,)"], "(None, 7, n)"],
    ["layers.Permute((2, 1))(x)", ["(n, 4)"], "(None, 4, n)"],
    ["layers.Permute((2, 1))(x)", ["unknown"], "(?, ?, ?)"],
    ["layers.Permute((unknown, 1))(x)", ["(3, 4)"], "(None, ?, ?)"],
    ["layers.Permute((2, 1))(x)", ["(3, 4, 5)"], "Permute takes a tensor of 3 axes, and (None, 3, 4, 5) has 4."],
    ["layers.RepeatVector(n)(x)", ["(4,)"], "(None, n, 4)"],
    ["layers.RepeatVector(3)(x)", ["unknown"], "(?, 3, ?)"],
  ],
  regularization: [
    ["layers.Dropout(unknown)(x)", ["(n,)"], "(None, n)"],
    ["layers.Dropout(1.5)(x)", ["(4,)"], "Dropout: `rate` must be between 0 and 1, not 1.5."],
    ['layers.Dropout(0.5, seed="a")(x)', ["(4,)"], "Dropout: `seed` must be an integer or None, not 'a'."],
    ["layers.SpatialDropout2D(0.5)(x)", ["unknown"], "(?, ?, ?, ?)"],
    [
      "layers.SpatialDropout2D(0.5)(x)",
      ["(3, 4)"],
      "SpatialDropout2D takes a tensor of 4 axes, and (None, 3, 4) has 3.",
    ],
    ["layers.ActivityRegularization(l1=unknown)(x)", ["(4,)"], "(None, 4)  flops ?"],
    ["layers.ActivityRegularization(l2=0.1)(x)", ["(n,)"], "(None, n)  flops 2·n + 1"],
  ],
};

for (const [family, rows] of Object.entries(FAMILIES)) {
  describe(family, () => {
    it.each(rows)("%s of %s", (call, inputs, expected) => {
      const shapes = inputs.map((input) => `shape=${input}`);
      expect(showAnswer(ask(call, ...shapes))).toBe(expected);
    });
  });
}

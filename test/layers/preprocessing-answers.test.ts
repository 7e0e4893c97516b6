/**
 * What preprocessing layers say where a program leaves something open: names are symbols, `unknown` is a value
 * that nobody knows, and Keras' own refusals are in words.
 *
 *     layers.Resizing(h, w)(x) of (200, 200, 3)   (None, h, w, 3)
 */
import { describe, expect, it } from "vitest";
import { ask, showAnswer } from "../support/open-program.js";

type Row = readonly [call: string, inputs: readonly string[], answer: string];

const FAMILIES: Readonly<Record<string, readonly Row[]>> = {
  images: [
    ["layers.Resizing(h, w)(x)", ["(200, 200, 3)"], "(None, h, w, 3)"],
    ["layers.Resizing(unknown, 64)(x)", ["(200, 200, 3)"], "(None, ?, 64, 3)"],
    ["layers.Resizing(32, 64)(x)", ["unknown"], "(…, ?)"],
    ["layers.Resizing(32, 64)(x)", ["(200, 3)"], "(32, 64, 3)"],
    ["layers.Resizing(32, 64, data_format=unknown)(x)", ["(200, 200, 3)"], "(None, ?, ?, ?)"],
    ["layers.Resizing(-1, 64)(x)", ["(200, 200, 3)"], "Resizing: `height` must be a positive integer, not -1."],
    ["layers.CenterCrop(32, n)(x)", ["(None, None, 3)"], "(None, 32, n, 3)"],
    [
      "layers.CenterCrop(32, 32)(x)",
      ["(2, 200, 200, 3)"],
      "CenterCrop takes an image or a batch of images, not (None, 2, 200, 200, 3).",
    ],
    ['layers.RandomCrop(32, 64, data_format="channels_first")(x)', ["(3, 200, 200)"], "(None, 3, 32, 64)"],
    ["layers.RandomCrop(None, 64)(x)", ["(200, 200, 3)"], "(None, None, 64, 3)"],
    ["layers.Rescaling(1 / 255)(x)", ['(n, 3), dtype="int32"'], "(None, n, 3)  flops 6·n"],
    ["layers.Rescaling(unknown)(x)", ["unknown"], "?  flops ?"],
    ['layers.RandomFlip("horizontal")(x)', ["(None, n, 3)"], "(None, None, n, 3)"],
    ["layers.RandomRotation(unknown)(x)", ["unknown"], "?"],
    [
      "layers.RandomRotation(1.5)(x)",
      ["(200, 200, 3)"],
      "RandomRotation: `factor` must be a number in [-1, 1] or a pair of such numbers, not 1.5.",
    ],
    [
      'layers.RandomRotation(0.1, fill_mode="mirror")(x)',
      ["(200, 200, 3)"],
      'RandomRotation: `fill_mode` must be one of "reflect", "wrap", "constant", "nearest", not \'mirror\'.',
    ],
    ["layers.RandomZoom(0.1, factor=0.5)(x)", ["(200, 200, 3)"], "RandomZoom: `factor` must be left out, not 0.5."],
    ["layers.RandomBrightness(0.2, value_range=unknown)(x)", ["(200, 200, 3)"], "(None, 200, 200, 3)"],
    [
      "layers.RandomBrightness(0.2, value_range=255)(x)",
      ["(200, 200, 3)"],
      "RandomBrightness: `value_range` must be a pair of numbers, such as (0, 255), not 255.",
    ],
    ["layers.RandomTranslation((-0.2, unknown), 0.1)(x)", ["(200, 200, 3)"], "(None, 200, 200, 3)"],
    [
      "layers.RandomGaussianBlur(kernel_size=4)(x)",
      ["(200, 200, 3)"],
      "RandomGaussianBlur: `kernel_size` must be an odd number or a pair of odd numbers, not 4.",
    ],
    ["layers.RandomGrayscale(0.5)(x)", ['(200, 200, 3), dtype="uint8"'], "uint8 (None, 200, 200, 3)"],
    ["layers.RandomColorDegeneration(0.5)(x)", ["(200, 200, n)"], "(None, 200, 200, n)"],
    [
      "layers.RandomColorDegeneration(0.5)(x)",
      ["(200, 200, 4)"],
      "RandomColorDegeneration takes images of 3 channels, and these have 4.",
    ],
    ["layers.AutoContrast()(x)", ["(200, 200, 3)"], "(None, 200, 200, 3)  flops ?"],
    [
      "layers.RandAugment(factor=(0.5, 2))(x)",
      ["(200, 200, 3)"],
      "RandAugment: `factor` must be a number in [0, 1] or a pair of such numbers, not (0.5, 2).",
    ],
    [
      "layers.RandomColorJitter(brightness_factor=unknown, hue_factor=0.1)(x)",
      ["(200, 200, 3)"],
      "(None, 200, 200, 3)",
    ],
    ["layers.MaxNumBoundingBoxes(n)(x)", ["(200, 200, 3)"], "(None, 200, 200, 3)"],
    [
      "layers.Pipeline([layers.Rescaling(2), layers.Resizing(n, 4)])(x)",
      ["(200, 200, 3)"],
      "(None, n, 4, 3)  flops 240000",
    ],
    [
      "layers.Pipeline([layers.Flatten(), layers.RandomFlip()])(x)",
      ["(200, 200, 3)"],
      "RandomFlip takes an image or a batch of images, not (None, 120000).",
    ],
    ["layers.Pipeline(unknown)(x)", ["(200, 200, 3)"], "?  params ?  macs ?  flops ?"],
    ["layers.Pipeline([layers.Dense(2), unknown])(x)", ["(200, 200, 3)"], "?  params ?  macs ?  flops ?"],
    [
      "layers.Pipeline([layers.Dense(2), my_layer])(x)",
      ["(200, 200, 3)"],
      "(None, 200, 200, 2)  params 23  macs 240007  flops 560014",
    ],
    ["layers.Pipeline([])(x)", ["(200, 200, 3)"], "Pipeline needs a list of layers, not ()."],
  ],
  "numbers and categories": [
    ["layers.Normalization()(x)", ["(20, n)"], "(None, 20, n)  params 0 + 2·n + 1 frozen  flops 41·n"],
    ["layers.Normalization()(x)", ["unknown"], "?  params 0 + ? frozen  flops ?"],
    ["layers.Normalization(axis=unknown)(x)", ["(20, 3)"], "(None, 20, 3)  params 0 + ? frozen  flops ?"],
    ["layers.Normalization(axis=None)(x)", ["(None, 3)"], "(None, None, 3)  params 0 + 3 frozen  flops ?"],
    [
      "layers.Normalization(mean=array, variance=array)(x)",
      ["(10, 4)"],
      "Normalization: `mean` has 2 axes, and `axis` names only 1.",
    ],
    ["layers.Normalization(axis=(1, 2), mean=array, variance=array)(x)", ["(10, 4)"], "(None, 10, 4)  flops 120"],
    ["layers.Normalization(mean=unknown, variance=1.0)(x)", ["(10, 4)"], "(None, 10, 4)  flops 84"],
    [
      "layers.Normalization(mean=[0.0, 1.0], variance=[1.0, 1.0])(x)",
      ["(10, 4)"],
      "Normalization: `mean` has 2 values where the input has 4.",
    ],
    [
      "layers.Normalization(mean=0.0)(x)",
      ["(10, 4)"],
      "Normalization: `mean` and `variance` are given together, and `variance` is missing.",
    ],
    [
      "layers.Normalization(axis=3)(x)",
      ["(10, 4)"],
      "Normalization: there is no axis 3 in (None, 10, 4), which has 3 axes.",
    ],
    [
      "layers.Normalization()(x)",
      ["(10, None)"],
      "Normalization needs the size of axis 2 of (None, 10, None), which is None.",
    ],
    ["layers.Discretization(bin_boundaries=[0.0, 1.0])(x)", ["(n,)"], "int32 (None, n)"],
    ['layers.Discretization(num_bins=n, output_mode="one_hot")(x)', ["(3,)"], "(None, 3, n)"],
    ['layers.Discretization(bin_boundaries=unknown, output_mode="count")(x)', ["(3,)"], "(None, ?)"],
    ['layers.Discretization(bin_boundaries=array, output_mode="one_hot")(x)', ["(n,)"], "(…, ?)"],
    ["layers.Discretization(num_bins=4, output_mode=unknown)(x)", ["(3,)"], "? ?  flops ?"],
    ["layers.Discretization()(x)", ["(3,)"], "Discretization needs one of `bin_boundaries` and `num_bins`."],
    ["layers.CategoryEncoding(n)(x)", ['(3,), dtype="int32"'], "(None, n)"],
    ['layers.CategoryEncoding(4, output_mode="one_hot")(x)', ["(n,)"], "(…, 4)"],
    ['layers.CategoryEncoding(4, output_mode="one_hot")(x)', ["(None, 1)"], "(None, None, 4)"],
    ["layers.CategoryEncoding(4, output_mode=unknown)(x)", ["(3,)"], "?  flops ?"],
    ["layers.CategoryEncoding()(x)", ["(3,)"], "CategoryEncoding: `num_tokens` must be an integer, not None."],
    ["layers.Hashing(unknown)(x)", ['(3,), dtype="string"'], "int64 (None, 3)"],
    ['layers.Hashing(n, output_mode="multi_hot")(x)', ['(3,), dtype="string"'], "(None, n)"],
    ["layers.Hashing(8, output_mode=unknown)(x)", ['(3,), dtype="string"'], "? ?  flops ?"],
    [
      'layers.Hashing(8, dtype="float32")(x)',
      ['(3,), dtype="string"'],
      'Hashing: `dtype` must be "int32" or "int64" where output_mode is "int", not \'float32\'.',
    ],
    [
      'layers.HashedCrossing(n, output_mode="one_hot")([x0, x1])',
      ['(1,), dtype="string"', '(1,), dtype="string"'],
      "(None, n)",
    ],
    ["layers.HashedCrossing(8)([x0, unknown])", ['(1,), dtype="string"', '(1,), dtype="string"'], "int64 (None, 1)"],
    [
      "layers.HashedCrossing(8)([x0, x1])",
      ['(1,), dtype="string"', '(2,), dtype="string"'],
      "HashedCrossing crosses two tensors of one shape, and these are (None, 1) and (None, 2).",
    ],
    [
      "layers.Normalization(mean=unknown, variance=unknown)(x)",
      ["(10, 4)"],
      "(None, 10, 4)  params 0 + ? frozen  flops 84",
    ],
    ["layers.Normalization(mean=unknown)(x)", ["(10, 4)"], "(None, 10, 4)  params 0 + 9 frozen  flops 84"],
  ],
  vocabularies: [
    ['layers.StringLookup(vocabulary=["a", "b"], output_mode="multi_hot")(x)', ['(n,), dtype="string"'], "(None, 3)"],
    ['layers.StringLookup(vocabulary=unknown, output_mode="multi_hot")(x)', ['(3,), dtype="string"'], "(None, ?)"],
    ['layers.StringLookup(vocabulary=array, output_mode="count")(x)', ['(3,), dtype="string"'], "(None, ?)"],
    ['layers.StringLookup(vocabulary=["a", unknown], output_mode="count")(x)', ['(3,), dtype="string"'], "(None, 3)"],
    ['layers.StringLookup(vocabulary=[unknown, "a"], output_mode="count")(x)', ['(3,), dtype="string"'], "(None, ?)"],
    ['layers.StringLookup(vocabulary="words.txt", output_mode="count")(x)', ['(3,), dtype="string"'], "(None, ?)"],
    ['layers.StringLookup(output_mode="count")(x)', ['(3,), dtype="string"'], "(None, None)"],
    [
      'layers.StringLookup(max_tokens=n, pad_to_max_tokens=True, output_mode="count")(x)',
      ['(3,), dtype="string"'],
      "(None, n)",
    ],
    [
      'layers.StringLookup(vocabulary=["a", "a"])(x)',
      ['(3,), dtype="string"'],
      'StringLookup: the vocabulary has the token "a" twice.',
    ],
    [
      'layers.StringLookup(vocabulary=["a", "b", "c"], max_tokens=3)(x)',
      ['(3,), dtype="string"'],
      "StringLookup: the vocabulary has 4 indices, and `max_tokens` allows 3.",
    ],
    [
      'layers.StringLookup(vocabulary=["a", "b"], output_mode="tf_idf")(x)',
      ['(3,), dtype="string"'],
      "StringLookup: `idf_weights` must be a weight for each token of the vocabulary, not None.",
    ],
    [
      "layers.StringLookup(pad_to_max_tokens=True)(x)",
      ['(3,), dtype="string"'],
      "StringLookup: pad_to_max_tokens=True needs `max_tokens`.",
    ],
    ["layers.IntegerLookup(vocabulary=[1, 2], mask_token=0)(x)", ['(3,), dtype="int64"'], "int64 (None, 3)"],
    [
      'layers.IntegerLookup(vocabulary=[1, 2], num_oov_indices=n, output_mode="count")(x)',
      ['(3,), dtype="int64"'],
      "(None, ?)",
    ],
    [
      'layers.IntegerLookup(vocabulary=["a"])(x)',
      ['(3,), dtype="int64"'],
      "IntegerLookup: `vocabulary` must be a list of integers, not ('a',).",
    ],
    ["layers.TextVectorization(output_sequence_length=n)(x)", ['(1,), dtype="string"'], "int64 (None, n)"],
    ["layers.TextVectorization()(x)", ["unknown"], "int64 (?, None)"],
    [
      'layers.TextVectorization(output_mode="multi_hot", vocabulary=["a", "b"])(x)',
      ['(), dtype="string"'],
      "(None, 3)",
    ],
    [
      'layers.TextVectorization(output_mode="multi_hot", vocabulary=["a", "b"], split=unknown)(x)',
      ['(1,), dtype="string"'],
      "(…, 3)",
    ],
    ["layers.TextVectorization(output_mode=unknown)(x)", ['(1,), dtype="string"'], "? ?"],
    ["layers.TextVectorization(standardize=function)(x)", ['(1,), dtype="string"'], "int64 (None, None)"],
    [
      'layers.TextVectorization(output_mode="count", output_sequence_length=5)(x)',
      ['(1,), dtype="string"'],
      'TextVectorization: `output_sequence_length` must be left out where output_mode isn\'t "int", not 5.',
    ],
  ],
  sound: [
    [
      "layers.MelSpectrogram(sequence_stride=n)(x)",
      ["(16000,)"],
      "(None, 128, floor((n + 16001) / n))  macs ?  flops ?",
    ],
    ["layers.MelSpectrogram(num_mel_bins=unknown)(x)", ["(None,)"], "(None, ?, None)  macs ?  flops ?"],
    ["layers.MelSpectrogram()(x)", ["unknown"], "?  macs ?  flops ?"],
    [
      "layers.MelSpectrogram(sequence_stride=0)(x)",
      ["(16000,)"],
      "MelSpectrogram: `sequence_stride` must be a positive integer.",
    ],
    [
      "layers.STFTSpectrogram(frame_length=256, frame_step=n)(x)",
      ["(16000, 1)"],
      "(None, floor(15744 / n) + 1, 129)  params 66048  macs 66048·floor(15744 / n) + 66048  flops 132741·floor(15744 / n) + 132741",
    ],
    ["layers.STFTSpectrogram(frame_length=unknown)(x)", ["(16000, 1)"], "(None, ?, ?)  params ?  macs ?  flops ?"],
    ["layers.STFTSpectrogram(mode=unknown)(x)", ["(16000, 1)"], "(None, 124, ?)  params ?  macs ?  flops ?"],
    ["layers.STFTSpectrogram(expand_dims=unknown)(x)", ["(16000, 1)"], "?  params 66048  macs 8189952  flops 16459884"],
    [
      "layers.STFTSpectrogram()(x)",
      ["(100, 1)"],
      'STFTSpectrogram: its window spans 256, and an axis of its input (None, 100, 1) has only 100. Use a smaller window, padding="same" or a larger input.',
    ],
    [
      "layers.STFTSpectrogram(frame_step=512)(x)",
      ["(16000, 1)"],
      "STFTSpectrogram: `frame_step` must be from 1 to the frame_length, not 512.",
    ],
  ],
  "what is not Keras": [
    ['layers.TFSMLayer("model")(x)', ["(3,)"], "?  params ? + ? frozen  macs ?  flops ?"],
    [
      "layers.TorchModuleWrapper(unknown, output_shape=(None, n))(x)",
      ["(3,)"],
      "(None, n)  params ? + ? frozen  macs ?  flops ?",
    ],
    ["layers.JaxLayer(function)(x)", ["(3,)"], "?  params ? + ? frozen  macs ?  flops ?"],
    ["layers.FlaxLayer(unknown)(x)", ["(3,)"], "?  params ? + ? frozen  macs ?  flops ?"],
  ],
};

for (const [family, rows] of Object.entries(FAMILIES))
  describe(family, () => {
    it.each(rows)("%s of %s", (call, inputs, wanted) => {
      expect(showAnswer(ask(call, ...inputs))).toBe(wanted);
    });
  });

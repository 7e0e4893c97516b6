/** Convolutions, poolings, padding, cropping and upsampling on sizes that are open, and where they refuse. */
import { describe, expect, it } from "vitest";
import { layerCase } from "../support/layer-case.js";

const open: readonly (readonly [input: string, layer: string, output: string, params: string, flops: string])[] = [
  ["(h, w, 3)", "Conv2D(32, 3)", "(None, h - 2, w - 2, 32)", "896", "1760·h·w - 3520·h - 3520·w + 7040"],
  [
    "(h, w, 3)",
    "Conv2D(8, 3, strides=2)",
    "(None, floor((h - 3) / 2) + 1, floor((w - 3) / 2) + 1, 8)",
    "224",
    "440·floor((h - 3) / 2)·floor((w - 3) / 2) + 440·floor((h - 3) / 2) + 440·floor((w - 3) / 2) + 440",
  ],
  ["(h, 28, c)", 'Conv2D(n, k, padding="same", use_bias=False)', "(None, h, 28, n)", "c·k^2·n", "56·c·h·k^2·n"],
  ["(28, 28, 3)", "Conv2D(32, 3, padding=_)", "(None, ?, ?, 32)", "896", "?"],
  ["(28, 28, 3)", "Conv2D(32, _)", "(None, ?, ?, 32)", "?", "?"],
  ["(28, 28, 3)", "Conv2D(_, 3)", "(None, 26, 26, ?)", "?", "?"],
  ["(28, 28, 3)", "Conv2D(32, 3, strides=_)", "(None, ?, ?, 32)", "896", "?"],
  ["(28, 28, 3)", "Conv2D(32, 3, data_format=_)", "(None, ?, ?, ?)", "?", "?"],
  ["(28, 28, 3)", "Conv2D(32, 3, use_bias=_)", "(None, 26, 26, 32)", "?", "?"],
  ["(None, 28, 3)", "Conv2D(32, 3)", "(None, None, 26, 32)", "896", "?"],
  ["_", "Conv2D(32, 3)", "(?, ?, ?, 32)", "?", "?"],
  [
    "(28, 28, c)",
    "Conv2D(32, 3, groups=g)",
    "(None, 26, 26, 32)",
    "288·floor(c / g) + 32",
    "389376·floor(c / g) + 21632",
  ],
  ["(t, 3)", 'Conv1D(8, 3, padding="causal")', "(None, t, 8)", "80", "152·t"],
  ["(t, 3)", "Conv1D(8, 3, dilation_rate=d)", "(None, -2·d + t, 8)", "80", "-304·d + 152·t"],
  ["(h, h, 8)", 'Conv2DTranspose(4, 3, strides=2, padding="same")', "(None, 2·h, 2·h, 4)", "292", "592·h^2"],
  ["(h, h, c)", "DepthwiseConv2D(3)", "(None, h - 2, h - 2, c)", "10·c", "19·c·h^2 - 76·c·h + 76·c"],
  ["(h, h, c)", 'SeparableConv2D(8, 3, padding="same")', "(None, h, h, 8)", "17·c + 8", "34·c·h^2 + 8·h^2"],
  ["(h, h, c)", "MaxPooling2D(2)", "(None, floor(h / 2), floor(h / 2), c)", "0", "4·c·floor(h / 2)^2"],
  [
    "(28, 28, c)",
    "MaxPooling2D(p)",
    "(None, floor((-p + 28) / p) + 1, floor((-p + 28) / p) + 1, c)",
    "0",
    "c·floor((-p + 28) / p)^2·p^2 + 2·c·floor((-p + 28) / p)·p^2 + c·p^2",
  ],
  ["(28, 28, c)", "AveragePooling2D(2, strides=_)", "(None, ?, ?, c)", "0", "?"],
  ["(h, w, c)", "GlobalAveragePooling2D()", "(None, c)", "0", "c·h·w"],
  ["(7, 7, 512)", "GlobalAveragePooling2D(keepdims=_)", "?", "0", "25088"],
  ["(7, 7, 512)", "GlobalAveragePooling2D(data_format=_)", "(None, ?)", "0", "25088"],
  ["_", "GlobalAveragePooling2D()", "(?, ?)", "0", "?"],
  ["(10, 10, 8)", "AdaptiveAveragePooling2D(3)", "(None, 3, 3, 8)", "0", "1152"],
  ["(h, 10, 8)", "AdaptiveAveragePooling2D(n)", "(None, n, n, 8)", "0", "?"],
  ["(h, w, 3)", "ZeroPadding2D(((0, 1), (p, p)))", "(None, h + 1, 2·p + w, 3)", "0", "0"],
  ["(h, 28, 3)", "Cropping2D(((0, 1), (14, _)))", "(None, h - 1, ?, 3)", "0", "0"],
  ["(h, 28, 3)", "UpSampling2D(n)", "(None, h·n, 28·n, 3)", "0", "0"],
  ["_", "UpSampling2D(2)", "(?, ?, ?, ?)", "0", "0"],
];

describe("open sizes", () => {
  it.each(open)("%s %s", (input, layer, output, params, flops) => {
    expect(layerCase(input, layer)).toEqual({ output, params, flops });
  });
});

const refused: readonly (readonly [input: string, layer: string, message: string])[] = [
  [
    "(2, 2, 3)",
    "Conv2D(32, 3)",
    'Conv2D: its window spans 3, and an axis of its input (None, 2, 2, 3) has only 2. Use a smaller window, padding="same" or a larger input.',
  ],
  [
    "(2, _, 3)",
    "Conv2D(32, 3, strides=_)",
    'Conv2D: its window spans 3, and an axis of its input (None, 2, ?, 3) has only 2. Use a smaller window, padding="same" or a larger input.',
  ],
  [
    "(28, 28, None)",
    "Conv2D(32, 3)",
    "Conv2D: its kernel would have the shape (3, 3, None, 32), and a weight needs every size. Give the input a fixed size where that one is None.",
  ],
  ["(28, 3)", "Conv2D(32, 3)", "Conv2D takes a tensor of 4 axes, and (None, 28, 3) has 3."],
  [
    "(28, 28, 3)",
    "Conv2D(32, 3, groups=2)",
    "Conv2D: the 3 channels of its input can't be divided evenly among 2 groups.",
  ],
  ["(28, 28, 4)", "Conv2D(32, 3, groups=3)", "Conv2D: 32 filters can't be divided evenly among 3 groups."],
  ["(28, 28, 3)", "Conv2D(None, 3)", "Conv2D needs a number of `filters`, not None."],
  [
    "(28, 28, 3)",
    "Conv2D(32, 3, strides=2, dilation_rate=2)",
    "Conv2D: `dilation_rate` above 1 can't be combined with `strides` above 1; set one of them to 1.",
  ],
  [
    "(7, 7, 8)",
    "Conv2DTranspose(4, 3, strides=2, output_padding=2)",
    "Conv2DTranspose: `output_padding` must be smaller than `strides`, and 2 is not smaller than 2.",
  ],
  [
    "(1, 28, 3)",
    "MaxPooling2D(2)",
    'MaxPooling2D: its window spans 2, and an axis of its input (None, 1, 28, 3) has only 1. Use a smaller window, padding="same" or a larger input.',
  ],
  ["(28, 28, 3)", "MaxPooling2D(2, strides=0)", "MaxPooling2D: `strides` must be above 0."],
  [
    "(h, 28, 3)",
    "Cropping2D(((0, 1), (14, 14)))",
    "Cropping2D: cropping 28 leaves nothing of the 28 in (None, h, 28, 3).",
  ],
];

describe("what doesn't fit", () => {
  it.each(refused)("%s %s", (input, layer, message) => {
    expect(layerCase(input, layer)).toBe(message);
  });
});

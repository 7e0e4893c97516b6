/**
 * What recurrent layers, cells, wrappers and attention say where a program leaves something open: names are symbols, `unknown` is a value
 * that nobody knows, and Keras' own refusals are in words.
 *
 *     layers.LSTM(n)(x) of (20, 16)   (None, n)  params 4·n^2 + 68·n
 */
import { describe, expect, it } from "vitest";
import { ask, showAnswer } from "../support/open-program.js";

type Row = readonly [call: string, inputs: readonly string[], answer: string];

const FAMILIES: Readonly<Record<string, readonly Row[]>> = {
  "recurrent layers": [
    ["layers.LSTM(n)(x)", ["(20, 16)"], "(None, n)  params 4·n^2 + 68·n  macs 80·n^2 + 1280·n  flops 160·n^2 + 2800·n"],
    ["layers.LSTM(8)(x)", ["(20, n)"], "(None, 8)  params 32·n + 288  macs 640·n + 5120  flops 1280·n + 12160"],
    ["layers.LSTM(8)(x)", ["(n, 16)"], "(None, 8)  params 800  macs 768·n  flops 1632·n"],
    ["layers.LSTM(unknown)(x)", ["(20, 16)"], "(None, ?)  params ?  macs ?  flops ?"],
    ["layers.LSTM(8)(x)", ["unknown"], "(?, 8)  params ?  macs ?  flops ?"],
    ["layers.LSTM(8, return_sequences=unknown)(x)", ["(20, 16)"], "(…, 8)  params 800  macs 15360  flops 32640"],
    ["layers.LSTM(8, return_state=unknown)(x)", ["(20, 16)"], "?  params 800  macs 15360  flops 32640"],
    [
      "layers.LSTM(8, return_sequences=True, return_state=True)(x)",
      ["unknown"],
      "(?, ?, 8), (?, 8), (?, 8)  params ?  macs ?  flops ?",
    ],
    ["layers.LSTM(8, use_bias=unknown)(x)", ["(20, 16)"], "(None, 8)  params ?  macs 15360  flops ?"],
    ["layers.LSTM(8, activation=softmax)(x)", ["(20, 16)"], "(None, 8)  params 800  macs 15360  flops 34240"],
    ["layers.LSTM(8, activation=function)(x)", ["(20, 16)"], "(None, 8)  params 800  macs 15360  flops ?"],
    [
      "layers.LSTM(8, stateful=True)(x)",
      ["(20, 16)"],
      "LSTM: stateful=True needs a fixed batch size. Give the input one: Input(batch_shape=(32, …)).",
    ],
    ["layers.LSTM(8)(x)", ["(16,)"], "LSTM takes a tensor of 3 axes, and (None, 16) has 2."],
    [
      "layers.LSTM(8)(x)",
      ["(20, None)"],
      "LSTM: its kernel would have the shape (None, 32), and a weight needs every size. Give the input a fixed size where that one is None.",
    ],
    ['layers.LSTM(8, dropout="a")(x)', ["(20, 16)"], "LSTM: `dropout` must be a number, not 'a'."],
    [
      'layers.LSTM(8, use_cudnn="never")(x)',
      ["(20, 16)"],
      "LSTM: `use_cudnn` must be \"auto\", True or False, not 'never'.",
    ],
    [
      "layers.GRU(n, reset_after=False)(x)",
      ["(20, 16)"],
      "(None, n)  params 3·n^2 + 51·n  macs 60·n^2 + 960·n  flops 120·n^2 + 2140·n",
    ],
    ["layers.GRU(8, reset_after=unknown)(x)", ["(20, 16)"], "(None, 8)  params ?  macs 11520  flops ?"],
    ["layers.SimpleRNN(8)(x)", ["(None, 16)"], "(None, 8)  params 200  macs ?  flops ?"],
    [
      "layers.RNN(layers.LSTMCell(n), return_state=True)(x)",
      ["(20, 16)"],
      "(None, n), (None, n), (None, n)  params 4·n^2 + 68·n  macs 80·n^2 + 1280·n  flops 160·n^2 + 2800·n",
    ],
    [
      "layers.RNN([layers.LSTMCell(n), layers.GRUCell(4)], return_state=True)(x)",
      ["(20, 16)"],
      "(None, 4), (None, n), (None, n), (None, 4)  params 4·n^2 + 80·n + 72  macs 80·n^2 + 1520·n + 960  flops 160·n^2 + 3280·n + 3040",
    ],
    ["layers.RNN(unknown)(x)", ["(20, 16)"], "(None, ?)  params ?  macs ?  flops ?"],
    ["layers.RNN([layers.LSTMCell(8), unknown])(x)", ["(20, 16)"], "(None, ?)  params ?  macs ?  flops ?"],
    ["layers.RNN(layers.LSTMCell(8))(x)", ["unknown"], "(?, 8)  params ?  macs ?  flops ?"],
    ["layers.RNN(my_layer, return_sequences=True)(x)", ["(20, 16)"], "(None, 20, ?)  params 15  macs ?  flops ?"],
    [
      "layers.RNN(layers.Dense(8))(x)",
      ["(20, 16)"],
      "RNN: `cell` must be a cell such as LSTMCell(8), which has a `state_size`, not Dense.",
    ],
    ["layers.RNN(layers.LSTMCell(8))(x)", ["(20,)"], "RNN takes a sequence: a tensor of 3 axes, not (None, 20)."],
  ],
  cells: [
    [
      "layers.LSTMCell(n)(x0, [x1, x2])",
      ["(16,)", "(n,)", "(n,)"],
      "(None, n), (None, n), (None, n)  params 4·n^2 + 68·n  macs 4·n^2 + 64·n  flops 8·n^2 + 140·n",
    ],
    ["layers.GRUCell(4)(x0, x1)", ["(16,)", "(unknown,)"], "(None, 4), (None, 4)  params 264  macs 240  flops 536"],
    ["layers.GRUCell(4)(x0, unknown)", ["(16,)", "(4,)"], "(…, 4), ?  params 264  macs 240  flops 536"],
    [
      "layers.SimpleRNNCell(4)(x0, [x1])",
      ["(3, 16)", "(4,)"],
      "(None, 3, 4), (None, 3, 4)  params 84  macs 240  flops 504",
    ],
    [
      "layers.SimpleRNNCell(4)(x0, [x1])",
      ["(16,)", "(5,)"],
      "SimpleRNNCell: the last axis of (None, 5) must have 4 elements.",
    ],
    ["layers.LSTMCell(4)(x0, [x1])", ["(16,)", "(4,)"], "LSTMCell takes at least 2 states."],
    [
      "layers.StackedRNNCells([layers.LSTMCell(n), layers.GRUCell(4)])(x0, [[x1, x1], [x2]])",
      ["(16,)", "(n,)", "(4,)"],
      "(None, 4), (None, n), (None, n), (None, 4)  params 4·n^2 + 80·n + 72  macs 4·n^2 + 76·n + 48  flops 8·n^2 + 164·n + 152",
    ],
    ["layers.StackedRNNCells(unknown)(x0, [[x1, x1], [x1]])", ["(16,)", "(8,)"], "?, ?  params ?  macs ?  flops ?"],
    [
      "layers.StackedRNNCells([layers.LSTMCell(8)])(x0, x1)",
      ["(16,)", "(8,)"],
      "StackedRNNCells takes a list of states, one item for each of its cells.",
    ],
  ],
  wrappers: [
    [
      "layers.Bidirectional(layers.LSTM(n))(x)",
      ["(20, 16)"],
      "(None, 2·n)  params 8·n^2 + 136·n  macs 160·n^2 + 2560·n  flops 320·n^2 + 5600·n",
    ],
    [
      "layers.Bidirectional(layers.LSTM(8, return_sequences=True, return_state=True))(x)",
      ["unknown"],
      "(?, ?, 16), (?, 8), (?, 8), (?, 8), (?, 8)  params ?  macs ?  flops ?",
    ],
    ["layers.Bidirectional(layers.LSTM(8), merge_mode=unknown)(x)", ["(20, 16)"], "?  params 1600  macs ?  flops ?"],
    [
      'layers.Bidirectional(layers.LSTM(8), merge_mode="ave")(x)',
      ["(20, 16)"],
      "(None, 8)  params 1600  macs 30720  flops 65296",
    ],
    ["layers.Bidirectional(unknown)(x)", ["(20, 16)"], "(…, ?)  params ?  macs ?  flops ?"],
    ["layers.Bidirectional(my_layer)(x)", ["(20, 16)"], "(None, 20, 32)  params 30  macs 14  flops 28"],
    [
      "layers.Bidirectional(layers.LSTM(8), backward_layer=unknown)(x)",
      ["(20, 16)"],
      "(None, 16)  params ?  macs ?  flops ?",
    ],
    [
      "layers.Bidirectional(layers.Dense(8))(x)",
      ["(20, 16)"],
      "Bidirectional wraps a recurrent layer such as LSTM, and Dense can't read a sequence backwards.",
    ],
    [
      "layers.Bidirectional(layers.LSTM(8, go_backwards=True))(x)",
      ["(20, 16)"],
      "Bidirectional: its two layers must read in different directions; both have go_backwards=True.",
    ],
    [
      "layers.Bidirectional(layers.LSTM(8), backward_layer=layers.GRU(8, go_backwards=True, return_state=True))(x)",
      ["(20, 16)"],
      "Bidirectional: its two layers must have the same `return_state`.",
    ],
    ["layers.TimeDistributed(layers.Dense(n))(x)", ["(20, 16)"], "(None, 20, n)  params 17·n  macs 320·n  flops 660·n"],
    ["layers.TimeDistributed(layers.Dense(8))(x)", ["(None, 16)"], "(None, None, 8)  params 136  macs ?  flops ?"],
    ["layers.TimeDistributed(layers.Dense(8))(x)", ["unknown"], "(…, 8)  params ?  macs ?  flops ?"],
    ["layers.TimeDistributed(layers.LSTM(8))(x)", ["unknown"], "(?, ?, 8)  params ?  macs ?  flops ?"],
    ["layers.TimeDistributed(unknown)(x)", ["(20, 16)"], "(…, ?)  params ?  macs ?  flops ?"],
    ["layers.TimeDistributed(my_layer)(x)", ["(20, 16)"], "(None, 20, 16)  params 15  macs 140  flops 280"],
    ["layers.TimeDistributed(layers.GlobalAveragePooling2D())(x)", ["(2, 10, 6, 10, 1)"], "(None, 2, 1)  flops 1200"],
    [
      "layers.TimeDistributed(layers.Dense(8))(x)",
      ["(16,)"],
      "TimeDistributed takes a tensor of at least 3 axes, the second of them time, and (None, 16) has 2.",
    ],
    [
      "layers.TimeDistributed(layers.LSTM(8, return_state=True))(x)",
      ["(20, 6, 16)"],
      "TimeDistributed wraps a layer with one output, and this one has several.",
    ],
  ],
  "convolutional LSTM": [
    [
      "layers.ConvLSTM2D(n, 3)(x)",
      ["(10, 28, 28, 1)"],
      "(None, 26, 26, n)  params 36·n^2 + 40·n  macs 243360·n^2 + 243360·n  flops 486720·n^2 + 567840·n",
    ],
    ["layers.ConvLSTM2D(8, unknown)(x)", ["(10, 28, 28, 1)"], "(None, ?, ?, 8)  params ?  macs ?  flops ?"],
    [
      "layers.ConvLSTM2D(8, 3, padding=unknown)(x)",
      ["(10, 28, 28, 1)"],
      "(None, ?, ?, 8)  params 2624  macs ?  flops ?",
    ],
    [
      "layers.ConvLSTM2D(8, 3, data_format=unknown, return_sequences=True)(x)",
      ["(10, 28, 28, 1)"],
      "(None, 10, ?, ?, ?)  params ?  macs ?  flops ?",
    ],
    [
      "layers.ConvLSTM2D(8, 3, return_state=True)(x)",
      ["unknown"],
      "(?, ?, ?, 8), (?, ?, ?, 8), (?, ?, ?, 8)  params ?  macs ?  flops ?",
    ],
    [
      "layers.ConvLSTM2D(8, 3)(x)",
      ["(10, h, w, 1)"],
      "(None, h - 2, w - 2, 8)  params 2624  macs 25920·h·w - 51840·h - 51840·w + 103680  flops 52800·h·w - 105600·h - 105600·w + 211200",
    ],
    [
      "layers.ConvLSTM2D(8, 3)(x)",
      ["(10, None, 28, 1)"],
      "ConvLSTM2D needs fixed spatial sizes, and its input is (None, 10, None, 28, 1): give Input the height and width.",
    ],
    [
      "layers.ConvLSTM2D(8, 3, strides=2, dilation_rate=2)(x)",
      ["(10, 28, 28, 1)"],
      "ConvLSTM2D: `dilation_rate` above 1 can't be combined with `strides` above 1; set one of them to 1.",
    ],
    [
      "layers.ConvLSTM2D(8, 30)(x)",
      ["(10, 28, 28, 1)"],
      'ConvLSTM2D: its window spans 30, and an axis of its input (None, 28, 28, 1) has only 28. Use a smaller window, padding="same" or a larger input.',
    ],
  ],
  attention: [
    ["layers.Attention()([x0, x1])", ["(n, 16)", "(m, 16)"], "(None, n, 16)  macs 32·m·n  flops 69·m·n"],
    [
      "layers.Attention(use_scale=unknown, score_mode=unknown)([x0, x1])",
      ["(8, 16)", "(12, 16)"],
      "(None, 8, 16)  params ?  macs ?  flops ?",
    ],
    [
      'layers.Attention(score_mode="concat")([x0, x1])',
      ["(8, 16)", "(12, 16)"],
      "(None, 8, 16)  params 1  macs 1536  flops 6624",
    ],
    [
      "layers.Attention()([x0, x1], return_attention_scores=unknown)",
      ["(8, 16)", "(12, 16)"],
      "?  macs 3072  flops 6624",
    ],
    ["layers.Attention()([x0, unknown])", ["(8, 16)", "(12, 16)"], "(None, 8, ?)  macs ?  flops ?"],
    ["layers.Attention()(unknown)", ["(8, 16)"], "?  macs ?  flops ?"],
    [
      "layers.Attention()([x0])",
      ["(8, 16)", "(12, 16)"],
      "Attention takes a list of 2 or 3 tensors, [query, value] or [query, value, key], and it was given 1.",
    ],
    [
      "layers.Attention()([x0, x1], mask=[None])",
      ["(8, 16)", "(12, 16)"],
      "Attention: `mask` must be a list [query_mask, value_mask].",
    ],
    [
      "layers.AdditiveAttention()([x0, x1], return_attention_scores=True)",
      ["(8, n)", "(12, n)"],
      "(None, 8, n), (None, 8, 12)  params n  macs 96·n  flops 480·n + 384",
    ],
    [
      "layers.MultiHeadAttention(n, 4)(x0, x1)",
      ["(8, 16)", "(12, 16)"],
      "(None, 8, 16)  params 268·n + 16  macs 3328·n  flops 7360·n + 128",
    ],
    ["layers.MultiHeadAttention(2, 4)(x, x)", ["unknown"], "?  params ?  macs ?  flops ?"],
    ["layers.MultiHeadAttention(2, unknown)(x, x)", ["(8, 16)"], "(None, 8, 16)  params ?  macs ?  flops ?"],
    [
      "layers.MultiHeadAttention(2, 4, use_gate=unknown, use_bias=unknown)(x, x)",
      ["(8, 16)"],
      "(None, 8, 16)  params ?  macs ?  flops ?",
    ],
    [
      "layers.MultiHeadAttention(2, 4, output_shape=(3, n))(x, x)",
      ["(8, 16)"],
      "(None, 8, 3, n)  params 27·n + 408  macs 192·n + 4096  flops 408·n + 9152",
    ],
    ["layers.MultiHeadAttention(2, 4, output_shape=unknown)(x, x)", ["(8, 16)"], "?  params ?  macs ?  flops ?"],
    [
      "layers.MultiHeadAttention(2, 4, attention_axes=unknown)(x, x)",
      ["(8, 16)"],
      "(None, 8, 16)  params 552  macs ?  flops ?",
    ],
    [
      "layers.MultiHeadAttention(2, 4)(x, x, return_attention_scores=True)",
      ["(n, 16)"],
      "(None, n, 16), (None, 2, n, n)  params 552  macs 16·n^2 + 512·n  flops 42·n^2 + 1072·n",
    ],
    [
      "layers.MultiHeadAttention(2, 4)(x, x, return_attention_scores=unknown)",
      ["(8, 16)"],
      "?  params 552  macs 5120  flops ?",
    ],
    [
      "layers.MultiHeadAttention(2, 4)(x, x, use_causal_mask=unknown)",
      ["(8, 16)"],
      "(None, 8, 16)  params 552  macs 5120  flops ?",
    ],
    [
      "layers.MultiHeadAttention(2, 4, dropout=unknown)(x, x)",
      ["(8, 16)"],
      "(None, 8, 16)  params 552  macs 5120  flops ?",
    ],
    ["layers.MultiHeadAttention(2, 4)(x)", ["(8, 16)"], "MultiHeadAttention is called without `value`."],
    [
      "layers.MultiHeadAttention(2, 4)(x0, x1, x2)",
      ["(8, 16)", "(12, 16)", "(13, 16)"],
      "MultiHeadAttention: key and value must have the same length, and they are (None, 13, 16) and (None, 12, 16).",
    ],
    [
      "layers.MultiHeadAttention(2, 4, dropout=2)(x, x)",
      ["(8, 16)"],
      "MultiHeadAttention: `dropout` must be between 0 and 1, not 2.",
    ],
    [
      "layers.MultiHeadAttention(2, 4, attention_axes=5)(x, x)",
      ["(8, 16)"],
      "MultiHeadAttention: `attention_axes` has the axis 5, and its value has only 3 axes.",
    ],
    [
      "layers.GroupQueryAttention(4, n, 2)(x, x)",
      ["(8, 16)"],
      "(None, 8, 16)  params 132·n + 288  macs 1536·n + 2048  flops 3488·n + 4352",
    ],
    [
      "layers.GroupQueryAttention(4, 8, 2)(x0, x1, return_attention_scores=True)",
      ["(n, 16)", "(12, 16)"],
      "(None, n, 16), (None, 8, n, 12)  params 1344  macs 1792·n + 3072  flops 4144·n + 6336",
    ],
    ["layers.GroupQueryAttention(4, 8, unknown)(x, x)", ["(8, 16)"], "(None, 8, 16)  params ?  macs ?  flops ?"],
    [
      "layers.GroupQueryAttention(4, 8, 3)(x, x)",
      ["(8, 16)"],
      "GroupQueryAttention: `num_query_heads` (8) must be a multiple of `num_key_value_heads` (3).",
    ],
    [
      "layers.GroupQueryAttention(4, 8, 2)(x0, x1)",
      ["(8, 16)", "(12, 8)"],
      "GroupQueryAttention: query and value must have the same last axis, and they are (None, 8, 16) and (None, 12, 8).",
    ],
    [
      'layers.Attention(dropout="a")([x0, x1])',
      ["(8, 16)", "(12, 16)"],
      "Attention: `dropout` must be a number, not 'a'.",
    ],
  ],
};

for (const [family, rows] of Object.entries(FAMILIES))
  describe(family, () => {
    it.each(rows)("%s of %s", (call, inputs, wanted) => {
      expect(showAnswer(ask(call, ...inputs))).toBe(wanted);
    });
  });

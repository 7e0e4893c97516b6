/**
 * `tf.layers.lstm({units: 8})`, the cells, and `tf.layers.rnn({cell})`.
 *
 *     [null, 20, 16] -> [null, 8], kernel 16×32, recurrent_kernel 8×32 and bias 32
 *
 * A stack of cells has its states in the opposite order of its cells, all in one row.
 */
import { isRanked, sameDim, showDim, Unknown, type Amount, type Dim } from "../../dims/dim.js";
import { lastDim, type Nest, type TensorSpec } from "../../dims/tensor.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { isSequence, Opaque, type ArgumentValue } from "../argument.js";
import { asTensors } from "../call.js";
import { convLSTM2D, type ConvRecurrence } from "../keras/rnn/conv-lstm.js";
import { defineLayer, LayerError, LayerHandle, type LayerCall, type LayerEntry } from "../entry.js";
import { gRUCell, lSTMCell, simpleRNNCell } from "../keras/rnn/gated-cells.js";
import { flatten, sameShapes, single } from "../inputs.js";
import { cellOf, handlesIn, RecurrentCell, StackedCells, type StateSize } from "../keras/rnn/recurrent-cell.js";
import { type Sequence } from "../keras/rnn/sequence.js";
import { gRU, lSTM, Recurrence, rNN, simpleRNN } from "../keras/rnn/rnn.js";
import { stackedRNNCells } from "../keras/rnn/stacked-rnn-cells.js";
import type { ConfigArguments } from "./arguments.js";
import { refuseStridedDilation } from "./convolutions.js";
import { tfjsLayer, type TfjsEntry } from "./define.js";
import { showSizes, showValue } from "./words.js";

const CALL = "inputs, initial_state=None, mask=None, training=None, **kwargs";

const SEQUENCE = "return_sequences=False, return_state=False, go_backwards=False, stateful=False, unroll=False";

const CELL =
  'units, activation="tanh", use_bias=True, kernel_initializer="glorotNormal", recurrent_initializer="orthogonal", bias_initializer="zeros", kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0, recurrent_dropout=0, dropout_func=None';

const GATED = `${CELL}, recurrent_activation="hardSigmoid", implementation=None`;
const GRU = `${GATED}, reset_after=False`;
const LSTM = `${GATED}, unit_forget_bias=None`;

const CONV_CELL = `filters, kernel_size, strides=1, padding="valid", data_format="channelsLast", dilation_rate=1, ${LSTM.replace("units, ", "")}`;

/** For the gates null is no activation; a SimpleRNN's default stands for it. */
const GATES = ["activation", "recurrent_activation"];

export const tfjsSimpleRNN: TfjsEntry = sequenceLayer(simpleRNN, CELL, []);
export const tfjsGRU: TfjsEntry = sequenceLayer(gRU, GRU, GATES);
export const tfjsLSTM: TfjsEntry = sequenceLayer(lSTM, LSTM, GATES);

/** The states that a call begins with are as many and as large as those of the cell. */
function withCheckedStates(like: LayerEntry): LayerEntry {
  return {
    ...like,
    apply: (config, call) => {
      if (config instanceof Recurrence) checkStates(like.name, config.cell, call);
      return like.apply(config, call);
    },
  };
}

function checkStates(layer: string, cell: RecurrentCell, { others }: LayerCall): void {
  const given = asTensors(others.get("initial_state") ?? null);
  if (given === undefined) return;
  const states = flatten(given).map(({ shape }) => shape);
  const wanted = stateSizes(cell);
  if (states.some((shape) => shape instanceof Unknown) || wanted.some((size) => size instanceof Unknown)) return;
  const fits = states.length === wanted.length && states.every((shape, i) => fitsState(lastDim(shape), wanted[i]!));
  if (fits) return;
  const message = `${layer}: its cell has states of the sizes ${wanted.map(showDim).join(", ")}, and those given are ${states.map(showSizes).join(", ")}.`;
  throw new LayerError(incompatibleShape, message);
}

const fitsState = (given: Dim, size: Amount): boolean => given !== null && sameDim(given, size) !== false;

function sequenceLayer(like: LayerEntry, signature: string, nullable: readonly string[]): TfjsEntry {
  return tfjsLayer(withCheckedStates(like), {
    signature: `${signature}, ${SEQUENCE}`,
    call: CALL,
    nullable,
    rank: 3,
    configure: (args) => {
      refuseResetAfter(args);
      return like.configure(args.with({ use_cudnn: "auto" }));
    },
    prepare: (call) => withStates(call, like.name),
  });
}

function refuseResetAfter(args: ConfigArguments): void {
  if (args.truth("reset_after") !== true) return;
  args.refuse("reset_after", "left out: TensorFlow.js has no such GRU");
}

/** `apply([x, h, c])` is `apply(x, {initialState: [h, c]})`. */
function withStates(call: LayerCall, layer: string): LayerCall {
  if (!Array.isArray(call.inputs)) return call;
  const [sequence, ...states] = call.inputs as readonly Nest<TensorSpec>[];
  if (sequence === undefined) throw new LayerError(incompatibleShape, `${layer} is applied to no tensor.`);
  return { ...call, inputs: sequence, others: new Map([...call.others, ["initial_state", states]]) };
}

// ---------------------------------------------------------------- cells

export const tfjsSimpleRNNCell: TfjsEntry = cell(simpleRNNCell, CELL, []);
export const tfjsGRUCell: TfjsEntry = cell(gRUCell, GRU, GATES);
export const tfjsLSTMCell: TfjsEntry = cell(lSTMCell, LSTM, GATES);

/** By itself a cell is only made: what it announces of a call is its input. */
function alone(like: LayerEntry): LayerEntry {
  const own = defineLayer<RecurrentCell>({
    name: like.name,
    signature: like.signature,
    configure: like.configure.bind(like) as never,
    weights: (config, call) => config.weights(lastDim(single(call, like.name).shape)),
    output: (_config, call) => sameShapes(call),
  });
  return { ...own, wrapped: like.wrapped.bind(like) };
}

function cell(like: LayerEntry, signature: string, nullable: readonly string[]): TfjsEntry {
  return tfjsLayer(alone(like), {
    signature,
    nullable,
    configure: (args) => {
      refuseResetAfter(args);
      return like.configure(args);
    },
  });
}

export const tfjsStackedRNNCells: TfjsEntry = tfjsLayer(alone(stackedRNNCells), {
  signature: "cells=None",
  configure: (args) => cellArgument(args, "cells"),
});

/** A cell, or an array of them. */
function cellArgument(args: ConfigArguments, name: string): RecurrentCell {
  const value = args.value(name);
  if (isSequence(value) && value.length === 0) throw args.nonsense(name, "one cell at least");
  const wrong = (isSequence(value) ? value : [value]).find((item) => !mayBeCell(item));
  if (wrong !== undefined) {
    const message = `${args.layer}: \`${name}\` must be a cell such as tf.layers.lstmCell({units: 8}), not ${showValue(wrong)}.`;
    throw new LayerError(invalidArgument, message, name);
  }
  return cellOf(args.layer, name, opened(value));
}

function mayBeCell(value: ArgumentValue): boolean {
  if (value instanceof Unknown || (value instanceof Opaque && value.kind === "object")) return true;
  return value instanceof LayerHandle && (value.entry === undefined || value.config instanceof RecurrentCell);
}

/** The cells of classes of the program's are not followed. */
function opened(value: ArgumentValue): ArgumentValue {
  if (isSequence(value)) return value.map(opened);
  const isKnown = value instanceof LayerHandle && value.config instanceof RecurrentCell;
  return isKnown ? value : new Unknown("the cell is none of the library's own");
}

/** The states of a stack come in a row, those of the last cell first. */
class CellRecurrence extends Recurrence {
  protected override states({ batch, dtype }: Sequence): readonly Nest<TensorSpec>[] {
    return stateSizes(this.cell).map((size) => ({ shape: [batch, size], dtype }));
  }
}

function stateSizes(of: RecurrentCell): readonly Amount[] {
  if (of instanceof StackedCells) return [...of.cells].reverse().flatMap(stateSizes);
  const flat = (size: StateSize): readonly Amount[] =>
    Array.isArray(size) ? (size as readonly StateSize[]).flatMap(flat) : [size as Amount];
  return flat(of.stateSize);
}

export const tfjsRNN: TfjsEntry = tfjsLayer(withCheckedStates(rNN), {
  signature: `cell, ${SEQUENCE}`,
  call: CALL,
  rank: 3,
  configure: (args) => {
    const value = args.value("cell");
    return new CellRecurrence(args, cellArgument(args, "cell"), handlesIn(value), 3, isSequence(value));
  },
  prepare: (call) => withStates(call, "RNN"),
});

export const tfjsConvLSTM2D: TfjsEntry = tfjsLayer(convLSTM2D, {
  signature: `${CONV_CELL}, ${SEQUENCE}`,
  call: CALL,
  nullable: GATES,
  rank: 5,
  configure: (args) => {
    if (args.truth("unroll") === true) args.refuse("unroll", "left out: a convolutional layer can't be unrolled");
    return convLSTM2D.configure(checkedConvolution(args));
  },
  prepare: (call) => withStates(call, "ConvLSTM2D"),
});

/** Whatever counts as false stands for the default. */
const OR_DEFAULT = ["strides", "padding", "data_format", "dilation_rate"];

const convLSTM2DCell: LayerEntry = defineLayer<ConvRecurrence>({
  name: "ConvLSTM2DCell",
  signature: convLSTM2D.signature,
  configure: (args) => convLSTM2D.configure(args) as ConvRecurrence,
  weights: (config, call) => {
    const tensor = single(call, "ConvLSTM2DCell");
    const { shape } = tensor;
    const steps = isRanked(shape) ? [shape[0]!, 1, ...shape.slice(1)] : shape;
    return config.weights({ ...call, inputs: { ...tensor, shape: steps } });
  },
  output: (_config, call) => sameShapes(call),
});

export const tfjsConvLSTM2DCell: TfjsEntry = tfjsLayer(convLSTM2DCell, {
  signature: CONV_CELL,
  nullable: GATES,
  rank: 4,
  configure: (args) => convLSTM2D.configure(checkedConvolution(args)),
});

function checkedConvolution(given: ConfigArguments): ConfigArguments {
  const args = given.with(
    Object.fromEntries(
      OR_DEFAULT.filter((name) => given.truth(name) === false).map((name) => [name, given.defaults.get(name)!]),
    ),
  );
  args.positive("filters");
  for (const name of ["kernel_size", "strides", "dilation_rate"])
    if (args.tuple(name, 2).some((size) => typeof size === "number" && size < 1))
      args.refuse(name, "a positive integer or an array of two");
  args.choice("padding", ["valid", "same"]);
  args.dataFormat();
  refuseStridedDilation(args, 2);
  return args;
}

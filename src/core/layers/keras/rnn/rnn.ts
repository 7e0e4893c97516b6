/**
 * Layers that run a cell along the time axis.
 *
 *     LSTM(8)                                              (None, 20, 16) -> (None, 8)
 *     RNN([LSTMCell(8), GRUCell(4)], return_state=True)    -> (None, 4), [(None, 8), (None, 8)], (None, 4)
 */
import { either, ofNumPy, positiveFloat, type LateRefusals } from "../../late-refusal.js";
import { Float, isRanked, mul, showShape, Sym, Unknown, type Dim } from "../../../dims/dim.js";
import { maskIf } from "../../mask-rule.js";
import { amountOf, lastDim, type Nest, type TensorSpec } from "../../../dims/tensor.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { isNoNumber, isSequence, Opaque } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import {
  defineLayer,
  LayerError,
  type Cost,
  type LayerCall,
  type LayerEntry,
  type LayerHandle,
  type Weight,
} from "../../entry.js";
import { dimsOfRank, mapTensors, single } from "../../inputs.js";
import {
  cellOf,
  GatedCell,
  handlesIn,
  weightsOf,
  type CellKind,
  type RecurrentCell,
  type StateSize,
} from "./recurrent-cell.js";
import { SequenceOptions, type Sequence } from "./sequence.js";

/** The configuration of a layer whose cell takes one vector a step. */
export class Recurrence extends SequenceOptions {
  constructor(
    args: LayerArguments,
    readonly cell: RecurrentCell,
    readonly handles: readonly LayerHandle[],
    /** RNN itself takes a tensor of any rank and hands the last axis to its cell. */
    readonly rank: 3 | undefined,
    /** The cell is a stack that RNN makes of a list of cells. */
    readonly isOwnStack = false,
  ) {
    super(args);
  }

  weights(call: LayerCall): readonly Weight[] {
    const { batch, features } = this.read(call);
    const weights = weightsOf(this.cell, this.handles[0], features);
    this.checkBatch(batch);
    return weights;
  }

  output(call: LayerCall): Nest<TensorSpec> {
    const sequence = this.read(call);
    const announced = this.results(sequence, [this.cell.outputSize], () => this.states(sequence));
    if (!call.executed || !this.cell.isOpaque) return announced;
    const reason = new Unknown("what the cell's own `call` gives isn't followed");
    return mapTensors(announced, ({ dtype }) => ({ shape: reason, dtype }));
  }

  /** Every step in full. */
  cost(call: LayerCall): Cost {
    const { steps, features } = this.read(call);
    const step = this.cell.stepCost(features);
    const times = amountOf([steps]);
    return { macs: mul(times, step.macs), flops: mul(times, step.flops) };
  }

  private read(call: LayerCall): Sequence & { readonly features: Dim } {
    const { layer } = this;
    const tensor = single(call, layer);
    const { dtype } = call;
    const anyRank = this.rank === undefined || (call.isRankUnchecked === true && isRanked(tensor.shape));
    if (anyRank && !isRanked(tensor.shape))
      return { batch: tensor.shape, steps: tensor.shape, features: lastDim(tensor.shape), dtype };
    const dims = anyRank && isRanked(tensor.shape) ? tensor.shape : dimsOfRank(tensor, 3, layer);
    if (dims.length < 2 || (dims.length === 2 && dims[0] === null))
      throw new LayerError(incompatibleShape, `${layer} takes a sequence: a tensor of 3 axes, not ${showShape(dims)}.`);
    // The cell is built on the shape without the time axis, of which it takes the last: for 2 axes that is the batch.
    const features = dims.length === 2 ? dims[0]! : dims.at(-1)!;
    return { batch: dims[0]!, steps: dims[1]!, features, dtype };
  }

  protected states({ batch, dtype }: Sequence): readonly Nest<TensorSpec>[] {
    const tensor = (size: Dim): TensorSpec => ({ shape: [batch, size], dtype });
    const sizes = this.cell.stateSize;
    return isList(sizes) ? sizes.map((size) => (isList(size) ? size.map(inner) : tensor(size))) : [tensor(sizes)];

    function inner(size: StateSize): TensorSpec {
      if (!isList(size)) return tensor(size);
      throw new LayerError(invalidArgument, "RNN can't return the states of a stack of cells inside another stack.");
    }
  }
}

const isList = (size: StateSize): size is readonly StateSize[] => Array.isArray(size);

export function recurrentLayer(
  name: string,
  signature: string,
  extraKeywords: readonly string[],
  configure: (args: LayerArguments) => Recurrence,
  late?: LateRefusals,
): LayerEntry {
  return defineLayer<Recurrence>({
    name,
    signature,
    call: "sequences, initial_state=None, mask=None, training=False",
    masking: ({ returnSequences }) => maskIf(returnSequences, "kept"),
    extraKeywords,
    // It takes an activity_regularizer and does nothing with it.
    ...(name === "SimpleRNN" && {
      baseKeywords: ["name", "dtype", "trainable", "autocast", "input_shape", "input_dim"],
    }),
    onlyAnnounces: true,
    configure,
    ...(late && { late }),
    weights: (config, call) => config.weights(call),
    output: (config, call) => config.output(call),
    cost: (config, call) => config.cost(call),
    // A list of cells becomes a stack, which is a layer of its own, and stands in the configuration.
    hiddenLayers: ({ isOwnStack }, isCopy) => (isOwnStack && !isCopy ? ["StackedRNNCells"] : []),
    wrapped: ({ handles }) => handles,
  });
}

/** A layer that makes its own cell from its own arguments. */
function gatedLayer(kind: CellKind, signature: string, extraKeywords: readonly string[]): LayerEntry {
  return recurrentLayer(
    kind,
    signature,
    extraKeywords,
    (args) => {
      if (kind !== "SimpleRNN") checkCudnn(args);
      return new Recurrence(args, GatedCell.from(kind, args.notNumPy("units")), [], 3);
    },
    kind === "LSTM" ? { units: either(positiveFloat, ofNumPy("units")) } : undefined,
  );
}

function checkCudnn(args: LayerArguments): void {
  const value = args.value("use_cudnn");
  if (value instanceof Unknown || value instanceof Sym || value === "auto") return;
  if (value instanceof Opaque && !isNoNumber(value)) return;
  const isFlag =
    typeof value === "boolean" ||
    value === 0 ||
    value === 1 ||
    (value instanceof Float && [0, 1].includes(value.value));
  if (!isFlag) args.refuse("use_cudnn", '"auto", True or False');
}

export const rNN: LayerEntry = recurrentLayer(
  "RNN",
  "cell, return_sequences=False, return_state=False, go_backwards=False, stateful=False, unroll=False, zero_output_for_mask=False, **kwargs",
  [],
  (args) => {
    const cell = args.value("cell");
    return new Recurrence(args, cellOf("RNN", "cell", cell), handlesIn(cell), undefined, isSequence(cell));
  },
);

export const simpleRNN: LayerEntry = gatedLayer(
  "SimpleRNN",
  'units, activation="tanh", use_bias=True, kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros", kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, return_sequences=False, return_state=False, go_backwards=False, stateful=False, unroll=False, seed=None, **kwargs',
  ["zero_output_for_mask"],
);

export const lSTM: LayerEntry = gatedLayer(
  "LSTM",
  'units, activation="tanh", recurrent_activation="sigmoid", use_bias=True, kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros", unit_forget_bias=True, kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, seed=None, return_sequences=False, return_state=False, go_backwards=False, stateful=False, unroll=False, use_cudnn="auto", **kwargs',
  ["implementation", "zero_output_for_mask"],
);

export const gRU: LayerEntry = gatedLayer(
  "GRU",
  'units, activation="tanh", recurrent_activation="sigmoid", use_bias=True, kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros", kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, seed=None, return_sequences=False, return_state=False, go_backwards=False, stateful=False, unroll=False, reset_after=True, use_cudnn="auto", **kwargs',
  ["implementation", "zero_output_for_mask"],
);

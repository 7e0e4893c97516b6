/**
 * SimpleRNNCell, LSTMCell and GRUCell, called on the input of one step and the states before it.
 *
 *     LSTMCell(8)(x, [h, c])   (None, 16), [(None, 8), (None, 8)] -> (None, 8), [(None, 8), (None, 8)]
 */
import {
  floorDiv,
  isRanked,
  max,
  min,
  mod,
  mul,
  showDim,
  sub,
  Unknown,
  type Amount,
  type Dim,
  type Shape,
} from "../../../dims/dim.js";
import { amountOf, lastDim, type Nest, type TensorSpec } from "../../../dims/tensor.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { broadcast, timesMatrix } from "../../broadcast.js";
import { asTensors } from "../../call.js";
import { defineLayer, LayerError, type LayerCall, type LayerEntry } from "../../entry.js";
import { isTensorSpec, single } from "../../inputs.js";
import { GatedCell, type CellKind } from "./recurrent-cell.js";

/** What a call gives: the new output, the new carry state where there is one. */
interface Step {
  readonly output: Shape;
  readonly states: readonly Shape[];
}

function gatedCell(kind: CellKind, signature: string, call: string, step: (cell: GatedCell, call: StepCall) => Step) {
  const name = `${kind}Cell`;
  return defineLayer<GatedCell>({
    name,
    signature,
    call,
    extraKeywords: kind === "SimpleRNN" ? [] : ["implementation"],
    configure: (args) => GatedCell.from(kind, args),
    weights: (cell, call) => cell.weights(lastDim(single(call, name).shape)),
    output: (cell, call) => {
      const { output, states } = step(cell, new StepCall(name, call));
      const tensor = (shape: Shape): TensorSpec => ({ shape, dtype: call.dtype });
      const given = call.others.get("states");
      if (given instanceof Unknown) return [tensor(output), tensor(given)];
      // A state that was given as a tensor, not in a list, comes back as one; an LSTM's two always come in a list.
      const unpacked = kind !== "LSTM" && !Array.isArray(given);
      return [tensor(output), unpacked ? tensor(states[0]!) : states.map(tensor)];
    },
    cost: (cell, call) => {
      const { shape } = single(call, name);
      const step = cell.stepCost(lastDim(shape));
      const times = isRanked(shape) ? amountOf(shape.slice(1, -1)) : shape;
      return { macs: mul(times, step.macs), flops: mul(times, step.flops) };
    },
  });
}

/** The tensors of one call of a cell. */
class StepCall {
  readonly input: Shape;

  constructor(
    readonly layer: string,
    readonly call: LayerCall,
  ) {
    this.input = single(call, layer).shape;
  }

  /** `states[index]`: of a list its item, of a tensor a part of its first axis. */
  state(index: number): Shape {
    const { states } = this;
    if (isTensorSpec(states)) return isRanked(states.shape) ? states.shape.slice(1) : states.shape;
    const state = Object.values(states)[index] as Nest<TensorSpec> | undefined;
    if (state !== undefined && isTensorSpec(state)) return state.shape;
    return this.refuse(state ? "takes a list of tensors as its states" : `takes at least ${index + 1} states`);
  }

  /** The state of a cell that has one, in a list or not. */
  onlyState(): Shape {
    return isTensorSpec(this.states) ? this.states.shape : this.state(0);
  }

  private get states(): Nest<TensorSpec> {
    const states = asTensors(this.call.others.get("states") ?? null);
    return states ?? this.refuse("takes tensors as its states");
  }

  /** The input times a kernel of so many columns. */
  project(columns: Amount): Shape {
    return timesMatrix(this.layer, this.input, lastDim(this.input), columns);
  }

  join(a: Shape, b: Shape): Shape {
    return broadcast(this.layer, a, b);
  }

  /** The size of one of four equal parts. */
  quarter(size: Dim): Dim {
    const rest = mod(size, 4);
    if (typeof rest === "number" && rest !== 0)
      this.refuse(`splits its second axis in four, and it has ${showDim(size)} elements`);
    return floorDiv(size, 4);
  }

  refuse(what: string): never {
    throw new LayerError(incompatibleShape, `${this.layer} ${what}.`);
  }
}

/** A tensor's axis 1, which every split and slice of the gates is taken from. */
function withSecondAxis(shape: Shape, change: (size: Dim) => Dim): Shape {
  return isRanked(shape) ? shape.map((dim, axis) => (axis === 1 ? change(dim) : dim)) : shape;
}

function simpleStep({ units }: GatedCell, call: StepCall): Step {
  const output = call.join(call.project(units), timesMatrix(call.layer, call.onlyState(), units, units));
  return { output, states: [output] };
}

function lstmStep({ units, fused }: GatedCell, call: StepCall): Step {
  const width = fused ? mul(4, units) : units;
  const gates = call.join(call.project(width), timesMatrix(call.layer, call.state(0), units, width));
  const gate = fused ? withSecondAxis(gates, (size) => call.quarter(size)) : gates;
  const carry = call.join(gate, call.state(1));
  const output = call.join(gate, carry);
  return { output, states: [output, carry] };
}

function gruStep(cell: GatedCell, call: StepCall): Step {
  const { units } = cell;
  const state = call.onlyState();
  const input = call.project(units);
  const recurrent = (gate: number): Shape => recurrentGate(cell, call, state, gate);
  const update = call.join(input, recurrent(0));
  const reset = call.join(input, recurrent(1));
  const candidate = cell.resetAfter
    ? call.join(reset, recurrent(2))
    : timesMatrix(call.layer, call.join(reset, state), units, units);
  const output = call.join(call.join(update, state), call.join(input, candidate));
  return { output, states: [output] };
}

/** The state times one gate's part of the kernel: a product of its own, or a slice of axis 1 of the product for all gates. */
function recurrentGate({ units, fused, resetAfter }: GatedCell, call: StepCall, state: Shape, gate: number): Shape {
  const product = (columns: Amount): Shape => timesMatrix(call.layer, state, units, columns);
  if (!fused || (isRanked(state) && state.length === 2)) return product(units);
  if (!isRanked(state)) return state;
  const start = mul(gate, units);
  const left = (size: Dim): Dim => max(0, sub(size, start));
  return withSecondAxis(product(mul(resetAfter ? 3 : 2, units)), (size) =>
    gate === 2 ? left(size) : min(units, left(size)),
  );
}

export const simpleRNNCell: LayerEntry = gatedCell(
  "SimpleRNN",
  'units, activation="tanh", use_bias=True, kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros", kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, seed=None, **kwargs',
  "sequence, states, training=False",
  simpleStep,
);

export const lSTMCell: LayerEntry = gatedCell(
  "LSTM",
  'units, activation="tanh", recurrent_activation="sigmoid", use_bias=True, kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros", unit_forget_bias=True, kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, seed=None, **kwargs',
  "inputs, states, training=False",
  lstmStep,
);

export const gRUCell: LayerEntry = gatedCell(
  "GRU",
  'units, activation="tanh", recurrent_activation="sigmoid", use_bias=True, kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros", kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, reset_after=True, seed=None, **kwargs',
  "inputs, states, training=False",
  gruStep,
);

/**
 * What a recurrent layer asks of its cell: the sizes of its states, its weights, and what one time step costs.
 *
 *     LSTMCell(8) on 16 features   output 8, states 8 and 8, kernel 16×32, recurrent_kernel 8×32, bias 32
 */
import { add, mul, sum, Unknown, type Amount, type Dim } from "../../../dims/dim.js";
import { amountOf, type Nest, type TensorSpec } from "../../../dims/tensor.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { activationOperations } from "../../activation-function.js";
import { isSequence, showArgument, type ArgumentValue } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { cost, LayerError, LayerHandle, weightIf, type Applied, type Cost, type Weight } from "../../entry.js";

/** One size for each state; a stack of cells has one such list for each of its cells. */
export type StateSize = Amount | readonly StateSize[];

export abstract class RecurrentCell {
  abstract readonly stateSize: StateSize;
  abstract readonly outputSize: Amount;
  /** Only the cell's own `call` tells what it gives: a class of the program's that doesn't announce its sizes. */
  readonly isOpaque: boolean = false;
  abstract weights(features: Dim): readonly Weight[];
  /** Of one time step of one example. */
  abstract stepCost(features: Dim): Cost;
}

export type CellKind = "SimpleRNN" | "LSTM" | "GRU";

/** How many gates each kind computes at once: the kernels are that many times as wide as the state. */
const GATES: Readonly<Record<CellKind, number>> = { SimpleRNN: 1, LSTM: 4, GRU: 3 };

/** The cell that SimpleRNNCell, LSTMCell, GRUCell and the layers that run them describe by the same arguments. */
export class GatedCell extends RecurrentCell {
  constructor(
    readonly kind: CellKind,
    readonly units: Amount,
    readonly useBias: boolean | Unknown,
    /** Of a GRU: the reset gate is applied after the matrix product, and the bias is two. */
    readonly resetAfter: boolean | Unknown,
    readonly activation: ArgumentValue,
    readonly recurrentActivation: ArgumentValue,
    /** All gates in one matrix product; gate by gate where the library must drop out each differently. */
    readonly fused: boolean | Unknown,
  ) {
    super();
  }

  static from(kind: CellKind, args: LayerArguments): GatedCell {
    args.comparable("dropout");
    const recurrentDropout = args.comparable("recurrent_dropout");
    const gateByGate = args.value("implementation") === 1;
    args.checkSeed();
    return new GatedCell(
      kind,
      args.positive("units"),
      args.truth("use_bias"),
      kind === "GRU" && args.truth("reset_after"),
      args.value("activation"),
      args.value("recurrent_activation"),
      recurrentDropout instanceof Unknown ? recurrentDropout : recurrentDropout <= 0 && !gateByGate,
    );
  }

  get stateSize(): StateSize {
    return this.kind === "LSTM" ? [this.units, this.units] : this.units;
  }

  get outputSize(): Amount {
    return this.units;
  }

  get gates(): number {
    return GATES[this.kind];
  }

  weights(features: Dim): readonly Weight[] {
    const width = mul(this.gates, this.units);
    return [
      { name: "kernel", shape: [features, width], trainable: true },
      { name: "recurrent_kernel", shape: [this.units, width], trainable: true },
      ...this.bias(),
    ];
  }

  private bias(): readonly Weight[] {
    const width = mul(this.gates, this.units);
    const rows = this.resetAfter instanceof Unknown ? [this.resetAfter] : this.resetAfter ? [2] : [];
    return weightIf(this.useBias, { name: "bias", shape: [...rows, width], trainable: true });
  }

  stepCost(features: Dim): Cost {
    const width = mul(this.gates, this.units);
    const inputs = features ?? new Unknown("the number of features is None");
    const biases = sum(this.bias().map(({ shape }) => amountOf(shape)));
    const activations = add(
      this.activated(this.activation, this.kind === "LSTM" ? 2 : 1),
      this.activated(this.recurrentActivation, this.gates - 1),
    );
    return cost(mul(add(inputs, this.units), width), sum([biases, this.elementwise(), activations]));
  }

  /** Additions and products beside the matrix products: joining inputs and state, and the gates' work on the state. */
  private elementwise(): Amount {
    const perUnit = { SimpleRNN: 1, LSTM: 4 + 4, GRU: 4 + 4 }[this.kind];
    return mul(perUnit, this.units);
  }

  private activated(activation: ArgumentValue, times: number): Amount {
    return times === 0 ? 0 : activationOperations(activation, [null, mul(times, this.units)]);
  }
}

/** Several cells, each fed by the one before. */
export class StackedCells extends RecurrentCell {
  constructor(
    readonly cells: readonly RecurrentCell[],
    /** The layers that these cells are. */
    readonly handles: readonly LayerHandle[],
  ) {
    super();
  }

  /** From `cells=`, which must be a list. */
  static from(layer: string, argument: string, value: ArgumentValue): RecurrentCell {
    if (value instanceof Unknown) return new UnknownCell(value);
    if (isSequence(value)) {
      const cells = value.map((cell) => cellOf(layer, argument, cell));
      return new StackedCells(cells, handlesIn(value));
    }
    const message = `${layer}: \`${argument}\` must be a list of cells, not ${showArgument(value)}.`;
    throw new LayerError(invalidArgument, message, argument);
  }

  get stateSize(): StateSize {
    return this.cells.map(({ stateSize }) => stateSize);
  }

  get outputSize(): Amount {
    const last = this.cells.at(-1);
    if (last) return last.outputSize;
    throw new LayerError(invalidArgument, "RNN needs at least one cell, and its list of cells is empty.", "cell");
  }

  weights(features: Dim): readonly Weight[] {
    return this.cells.flatMap((cell, i) => weightsOf(cell, this.handles[i], this.featuresOf(i, features)));
  }

  stepCost(features: Dim): Cost {
    const costs = this.cells.map((cell, i) => cell.stepCost(this.featuresOf(i, features)));
    return { macs: sum(costs.map(({ macs }) => macs)), flops: sum(costs.map(({ flops }) => flops)) };
  }

  private featuresOf(index: number, features: Dim): Dim {
    return index === 0 ? features : this.cells[index - 1]!.outputSize;
  }
}

/** A cell of a class of the user's: its sizes are attributes, the rest is what a call of it gives. */
class GivenCell extends RecurrentCell {
  private last: { readonly features: Dim; readonly applied: Applied } | undefined;
  readonly stateSize: StateSize;
  readonly outputSize: Amount;
  override readonly isOpaque: boolean;

  constructor(
    readonly handle: LayerHandle,
    stateSize: ArgumentValue,
  ) {
    super();
    this.stateSize = sizesOf(stateSize);
    const output = handle.attribute("output_size");
    this.outputSize = output === undefined || output === null ? firstSize(this.stateSize) : amountOfArgument(output);
    this.isOpaque = this.outputSize instanceof Unknown;
  }

  weights(features: Dim): readonly Weight[] {
    if (this.handle.entry === undefined) return this.handle.build({ shape: [null, features], dtype: UNTOLD_DTYPE });
    return this.step(features).weights;
  }

  stepCost(features: Dim): Cost {
    const untold = cost(new Unknown(`what one call of ${this.handle.className} costs is not known`));
    return this.handle.entry === undefined ? untold : (this.step(features).cost ?? untold);
  }

  /** One call answers for weights and cost: each leaves its traces in the program. */
  private step(features: Dim): Applied {
    if (this.last?.features !== features) this.last = { features, applied: this.call(features) };
    return this.last.applied;
  }

  private call(features: Dim): Applied {
    const dtype = UNTOLD_DTYPE;
    const tensor = (size: Dim): TensorSpec => ({ shape: [null, size], dtype });
    const states = (size: StateSize): Nest<TensorSpec> => (isList(size) ? size.map(states) : tensor(size));
    const given = isList(this.stateSize) ? this.stateSize.map(states) : [tensor(this.stateSize)];
    return this.handle.apply({ inputs: tensor(features), dtype, others: new Map([["states", given]]) });
  }
}

const UNTOLD_DTYPE = new Unknown("the dtype of the step is not known here");

/** A cell that the text doesn't tell. */
class UnknownCell extends RecurrentCell {
  readonly stateSize: StateSize;
  readonly outputSize: Amount;

  constructor(readonly reason: Unknown) {
    super();
    this.stateSize = reason;
    this.outputSize = reason;
  }

  weights(): readonly Weight[] {
    return [{ name: "cell", shape: [this.reason], trainable: true }];
  }

  stepCost(): Cost {
    return cost(this.reason);
  }
}

/** A layer that runs a cell: RNN takes it, and can't build it, since it takes a sequence itself. */
class LayerForCell extends UnknownCell {
  constructor(readonly layer: string) {
    super(new Unknown(`${layer} is a layer and no cell`));
  }

  override weights(): never {
    const message = `RNN: ${this.layer} is a layer that runs a cell, and no cell itself. The cell is ${this.layer}Cell.`;
    throw new LayerError(invalidArgument, message, "cell");
  }
}

const isList = (size: StateSize): size is readonly StateSize[] => Array.isArray(size);

const firstSize = (size: StateSize): Amount => (isList(size) ? firstSize(size[0] ?? notASize) : size);

const notASize = new Unknown("the size is no integer");

const amountOfArgument = (value: ArgumentValue): Amount =>
  typeof value === "number" || value instanceof Unknown ? value : notASize;

const sizesOf = (value: ArgumentValue): StateSize => (isSequence(value) ? value.map(sizesOf) : amountOfArgument(value));

/** The cell that an argument is: a layer that is one, or a list of such as a stack. Throws LayerError for anything else. */
export function cellOf(layer: string, argument: string, value: ArgumentValue): RecurrentCell {
  if (value instanceof Unknown || isSequence(value)) return StackedCells.from(layer, argument, value);
  if (value instanceof LayerHandle) {
    if (value.config instanceof RecurrentCell) return value.config;
    // A layer that runs a cell has a state_size too, and passes for one until it is called.
    if (value.entry && HAVE_STATES.has(value.entry.name)) return new LayerForCell(value.entry.name);
    const stateSize = value.entry ? undefined : value.attribute("state_size");
    if (stateSize !== undefined) return new GivenCell(value, stateSize);
  }
  const message = `${layer}: \`${argument}\` must be a cell such as LSTMCell(8), which has a \`state_size\`, not ${showArgument(value)}.`;
  throw new LayerError(invalidArgument, message, argument);
}

const HAVE_STATES = new Set(["LSTM", "GRU", "SimpleRNN"]);

/** The weights of a cell: those of the layer that it is, where it is one. */
export const weightsOf = (cell: RecurrentCell, handle: LayerHandle | undefined, features: Dim): readonly Weight[] => {
  const weights = cell.weights(features);
  return handle?.config === cell ? handle.owned(weights) : weights;
};

/** The layers in an argument that is one, or a list of them. */
export function handlesIn(value: ArgumentValue): readonly LayerHandle[] {
  if (value instanceof LayerHandle) return [value];
  return isSequence(value) ? value.flatMap(handlesIn) : [];
}

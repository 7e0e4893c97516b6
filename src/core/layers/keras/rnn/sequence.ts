/**
 * What every recurrent layer is told of the sequence it reads, and how its results are put together.
 *
 *     return_sequences=True, return_state=True   [(None, 20, 8), (None, 8), (None, 8)]
 */
import { Unknown, type Dim, type Shape } from "../../../dims/dim.js";
import { Unranked, type DType, type Nest, type TensorSpec } from "../../../dims/tensor.js";
import { undefinedDimension } from "../../../problems/undefined-dimension.js";
import type { LayerArguments } from "../../arguments.js";
import { LayerError } from "../../entry.js";

/** What a recurrent layer reads, and the dtype that it computes in. */
export interface Sequence {
  readonly batch: Dim;
  readonly steps: Dim;
  readonly dtype: DType;
}

/** The configuration of a recurrent layer, as far as a layer that wraps it must know it. */
export class SequenceOptions {
  readonly layer: string;
  readonly returnSequences: boolean | Unknown;
  readonly returnState: boolean | Unknown;
  readonly goBackwards: boolean | Unknown;
  readonly stateful: boolean | Unknown;

  constructor(args: LayerArguments) {
    this.layer = args.layer;
    this.returnSequences = args.truth("return_sequences");
    this.returnState = args.truth("return_state");
    this.goBackwards = args.truthInUse("go_backwards");
    this.stateful = args.truth("stateful");
  }

  /** A stateful layer keeps its states between batches, as variables of the batch's size. */
  checkBatch(batch: Dim): void {
    if (this.stateful !== true || batch !== null) return;
    const message = `${this.layer}: stateful=True needs a fixed batch size. Give the input one: Input(batch_shape=(32, …)).`;
    throw new LayerError(undefinedDimension, message);
  }

  /** The tensors that come out, for a cell whose output has these axes. */
  results(sequence: Sequence, output: readonly Dim[], states: () => readonly Nest<TensorSpec>[]): Nest<TensorSpec> {
    const { returnState } = this;
    if (returnState instanceof Unknown) return { shape: returnState, dtype: sequence.dtype };
    const tensor = { shape: this.outputShape(sequence, output), dtype: sequence.dtype };
    return returnState ? [tensor, ...states()] : tensor;
  }

  private outputShape({ batch, steps }: Sequence, output: readonly Dim[]): Shape {
    const { returnSequences } = this;
    if (returnSequences instanceof Unknown)
      return new Unranked(returnSequences.because, returnSequences.place, output.at(-1)!);
    return returnSequences ? [batch, steps, ...output] : [batch, ...output];
  }
}

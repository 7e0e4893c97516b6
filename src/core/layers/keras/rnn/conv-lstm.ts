/**
 * `ConvLSTM2D(8, 3)`: an LSTM whose matrix products are convolutions.
 *
 *     (None, 10, 28, 28, 1) -> (None, 26, 26, 8), kernel 3×3×1×32, recurrent_kernel 3×3×8×32 and bias 32
 */
import { anything, positiveFloats } from "../../late-refusal.js";
import { add, mul, showShape, sum, Unknown, type Amount, type Dim } from "../../../dims/dim.js";
import { amountOf, elements, type Nest, type TensorSpec } from "../../../dims/tensor.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { undefinedDimension } from "../../../problems/undefined-dimension.js";
import { activationOperations } from "../../activation-function.js";
import type { ArgumentValue } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { refuseStridedDilation, type Convolution } from "../convolutional/convolution.js";
import {
  cost,
  defineLayer,
  LayerError,
  weightIf,
  type Cost,
  type LayerCall,
  type LayerEntry,
  type Weight,
} from "../../entry.js";
import { dimsOfRank, single } from "../../inputs.js";
import { maskIf } from "../../mask-rule.js";
import { SequenceOptions } from "./sequence.js";
import { joinSpatial, slide, SPATIAL_NAMES, type SpatialRank, type SpatialShape, splitSpatial } from "../../window.js";

export const convLSTM1D: LayerEntry = convLSTM(1);
export const convLSTM2D: LayerEntry = convLSTM(2);
export const convLSTM3D: LayerEntry = convLSTM(3);

/** The input, output, forget and cell gates. */
const GATES = 4;

function convLSTM(rank: SpatialRank): LayerEntry {
  return defineLayer<ConvRecurrence>({
    name: `ConvLSTM${SPATIAL_NAMES[rank]}`,
    signature:
      'filters, kernel_size, strides=1, padding="valid", data_format=None, dilation_rate=1, activation="tanh", recurrent_activation="sigmoid", use_bias=True, kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros", unit_forget_bias=True, kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, seed=None, return_sequences=False, return_state=False, go_backwards=False, stateful=False, **kwargs',
    call: "sequences, initial_state=None, mask=None, training=False",
    masking: ({ returnSequences }) => maskIf(returnSequences, "kept"),
    extraKeywords: ["unroll", "zero_output_for_mask"],
    late: { filters: anything, kernel_size: positiveFloats(rank) },
    onlyAnnounces: true,
    configure: (args) => new ConvRecurrence(args, rank),
    weights: (config, call) => config.weights(call),
    output: (config, call) => config.output(call),
    cost: (config, call) => config.cost(call),
  });
}

export class ConvRecurrence extends SequenceOptions {
  readonly filters: Amount;
  readonly window: Convolution;
  readonly recurrentActivation: ArgumentValue;

  constructor(args: LayerArguments, rank: SpatialRank) {
    super(args);
    for (const rate of ["dropout", "recurrent_dropout"]) args.comparable(rate);
    args.checkSeed();
    this.filters = args.integer("filters");
    if (typeof this.filters === "number" && this.filters < 0) args.refuse("filters", "a positive integer");
    this.window = {
      layer: args.layer,
      rank,
      size: args.tuple("kernel_size", rank),
      strides: args.tuple("strides", rank, { zero: true, floats: true }),
      dilation: args.tuple("dilation_rate", rank, { floats: true }),
      padding: args.choice("padding", ["valid", "same"], true),
      isUnchecked: args.settings.library === "tfjs",
      format: args.dataFormat(),
      useBias: args.truth("use_bias"),
      activation: args.value("activation"),
    };
    refuseStridedDilation(this.window);
    this.recurrentActivation = args.value("recurrent_activation");
  }

  weights(call: LayerCall): readonly Weight[] {
    const { batch, spatial, channels } = this.step(call);
    if (spatial.includes(null) && !this.window.isUnchecked) {
      const message = `${this.layer} needs fixed spatial sizes, and its input is ${showShape(single(call, this.layer).shape)}: give Input the height and width.`;
      throw new LayerError(undefinedDimension, message);
    }
    this.checkBatch(batch);
    const { size, useBias } = this.window;
    const width = mul(GATES, this.filters);
    return [
      { name: "kernel", shape: [...size, channels, width], trainable: true },
      { name: "recurrent_kernel", shape: [...size, this.filters, width], trainable: true },
      ...weightIf(useBias, { name: "bias", shape: [width], trainable: true }),
    ];
  }

  output(call: LayerCall): Nest<TensorSpec> {
    const state = this.stateShape(call);
    const [, steps] = dimsOfRank(single(call, this.layer), this.window.rank + 3, this.layer);
    const sequence = { batch: state[0]!, steps: steps!, dtype: call.dtype };
    const tensor = { shape: state, dtype: call.dtype };
    return this.results(sequence, state.slice(1), () => [tensor, tensor]);
  }

  /** Every step in full: the input's convolution and, at the output's resolution, the state's. */
  cost(call: LayerCall): Cost {
    const { layer, window, filters } = this;
    const [, steps] = dimsOfRank(single(call, layer), window.rank + 3, layer);
    const state = this.stateShape(call);
    const inputs = add(amountOf([this.step(call).channels]), filters);
    const gates = mul(GATES, elements(state));
    const { useBias } = window;
    const operations = sum([
      useBias instanceof Unknown ? useBias : useBias ? gates : 0,
      // Joining the two convolutions, then the gates' work on the carry state and the output.
      mul(GATES + 4, elements(state)),
      activationOperations(window.activation, [null, mul(2, elements(state))]),
      activationOperations(this.recurrentActivation, [null, mul(GATES - 1, elements(state))]),
    ]);
    const step = cost(mul(mul(gates, amountOf(window.size)), inputs), operations);
    const times = amountOf([steps!]);
    return { macs: mul(times, step.macs), flops: mul(times, step.flops) };
  }

  /** The input of one step. */
  private step(call: LayerCall): SpatialShape {
    const { layer, window } = this;
    return splitSpatial(this.stepTensor(call), window.rank, window.format, layer);
  }

  private stepTensor(call: LayerCall): TensorSpec {
    const tensor = single(call, this.layer);
    const dims = dimsOfRank(tensor, this.window.rank + 3, this.layer);
    return { ...tensor, shape: [dims[0]!, ...dims.slice(2)] };
  }

  /** What one step gives, and the shape of both states. */
  private stateShape(call: LayerCall): readonly Dim[] {
    const { layer, window } = this;
    if (window.strides.includes(0))
      throw new LayerError(invalidArgument, `${layer}: \`strides\` must be above zero.`, "strides");
    const { batch, spatial } = this.step(call);
    const slid = slide(window, this.stepTensor(call), spatial, layer);
    return joinSpatial({ batch, spatial: slid, channels: this.filters }, window.format) as readonly Dim[];
  }
}

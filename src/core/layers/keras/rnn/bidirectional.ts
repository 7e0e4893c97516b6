/**
 * `Bidirectional(LSTM(8))`: a copy of the layer, another that reads backwards, and their outputs merged.
 *
 *     (None, 20, 16) -> (None, 16), the weights of both
 */
import { mul, Unknown } from "../../../dims/dim.js";
import { elements, lastDim, withLastDim, type Nest, type TensorSpec } from "../../../dims/tensor.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { showArgument } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import {
  cost,
  defineWrapper,
  LayerError,
  LayerHandle,
  type Applied,
  type Cost,
  type LayerCall,
  type LayerEntry,
  type Weight,
} from "../../entry.js";
import { isTensorSpec, mapTensors } from "../../inputs.js";
import { maskIf } from "../../mask-rule.js";
import { addCosts } from "../../low-rank-adaptation.js";
import { Refused } from "../../late-refusal.js";
import { SequenceOptions } from "./sequence.js";

const NAME = "Bidirectional";

const NO_SEQUENCE = new Unknown("the wrapped layer gives no sequence that could be merged");

/** Operations for each element of the merged output. */
const MERGE_OPERATIONS = { concat: 0, sum: 1, mul: 1, ave: 2 } as const;

type MergeMode = keyof typeof MERGE_OPERATIONS | null | Unknown;

export interface BidirectionalConfig {
  readonly forward: LayerHandle | Unknown;
  readonly backward: LayerHandle | Unknown;
  /** The layer's `trainable` when it was copied. */
  readonly isTrained: boolean | Unknown;
  /** None keeps both outputs. */
  readonly mergeMode: MergeMode;
}

export const bidirectional: LayerEntry = defineWrapper<BidirectionalConfig>({
  name: NAME,
  signature: 'layer, merge_mode="concat", weights=None, backward_layer=None, **kwargs',
  call: "sequences, initial_state=None, mask=None, training=None",
  masking: ({ forward, mergeMode }) => {
    const { config } = forward instanceof LayerHandle ? forward : { config: forward };
    if (mergeMode instanceof Unknown || config instanceof Unknown) return unknownMask;
    return config instanceof SequenceOptions
      ? maskIf(config.returnSequences, mergeMode === null ? "for both" : "kept")
      : unknownMask;
  },
  onlyAnnounces: true,
  copiesLayer: true,
  configure: (args) => {
    const forward = recurrentLayer(args, "layer");
    const ownBackward = args.value("backward_layer") === null;
    const backward = ownBackward ? forward : recurrentLayer(args, "backward_layer");
    const mergeMode = mergeModeOf(args);
    if (forward instanceof LayerHandle && backward instanceof LayerHandle) checkPair(forward, backward, ownBackward);
    return { forward, backward, isTrained: forward instanceof Unknown || forward.isTrained, mergeMode };
  },
  apply: ({ forward, backward, mergeMode }, call) => {
    const [one, other] = [run(forward, call), run(backward, call)];
    const isCopied = forward === backward;
    const output = mapTensors(one.output, ({ shape }) => ({ shape, dtype: call.dtype }));
    return {
      output: mergedOutput(output, mergeMode, call),
      weights: [...one.weights.map(ofCopy), ...(isCopied ? other.weights.map(ofCopy) : other.weights)],
      cost: one.cost && other.cost && addCosts(addCosts(one.cost, other.cost), mergeCost(output, mergeMode)),
      warnings: one.warnings ?? [],
    };
  },
  wrapped: ({ forward, backward }) => [...new Set([forward, backward])].filter((layer) => layer instanceof LayerHandle),
});

/** The layer that is given is copied, and has no part in the weights of the copy. */
const ofCopy = ({ of: _of, ...weight }: Weight): Weight => weight;

const unknownMask = new Unknown("what the wrapped layer makes of a mask isn't known");

function recurrentLayer(args: LayerArguments, name: string): LayerHandle | Unknown {
  const value = args.value(name);
  if (value instanceof Unknown) return value;
  if (!(value instanceof LayerHandle)) return args.refuse(name, "a recurrent layer such as LSTM(8)");
  // Of a class of the user's it is not known whether it can read backwards.
  if (!value.entry || value.config instanceof SequenceOptions || value.config instanceof Refused) return value;
  const message = `${NAME} wraps a recurrent layer such as LSTM, and ${showArgument(value)} can't read a sequence backwards.`;
  throw new LayerError(invalidArgument, message, name);
}

function mergeModeOf(args: LayerArguments): MergeMode {
  if (args.value("merge_mode") === null) return null;
  return args.choice("merge_mode", Object.keys(MERGE_OPERATIONS) as (keyof typeof MERGE_OPERATIONS)[]);
}

/** The two must read in different directions and return the same things. */
function checkPair(forward: LayerHandle, backward: LayerHandle, ownBackward: boolean): void {
  const { config: a } = forward;
  const { config: b } = backward;
  if (!(a instanceof SequenceOptions && b instanceof SequenceOptions)) return;
  if (ownBackward ? a.goBackwards === true : a.goBackwards === b.goBackwards && typeof a.goBackwards === "boolean")
    throw new LayerError(
      invalidArgument,
      `${NAME}: its two layers must read in different directions; both have go_backwards=${a.goBackwards === true ? "True" : "False"}.`,
    );
  for (const [name, one, other] of [
    ["stateful", a.stateful, b.stateful],
    ["return_sequences", a.returnSequences, b.returnSequences],
    ["return_state", a.returnState, b.returnState],
  ] as const)
    if (typeof one === "boolean" && typeof other === "boolean" && one !== other)
      throw new LayerError(
        invalidArgument,
        `${NAME}: its two layers must have the same \`${name}\`.`,
        "backward_layer",
      );
}

function run(layer: LayerHandle | Unknown, call: LayerCall): Applied {
  if (layer instanceof LayerHandle) {
    const others = new Map([...call.others].filter(([name]) => name !== "initial_state"));
    return layer.apply({ ...call, others });
  }
  return {
    output: { shape: layer, dtype: call.dtype },
    weights: [{ name: "layer", shape: [layer], trainable: true }],
    cost: cost(layer),
  };
}

/** The output or outputs, with the states of both layers after them. */
function mergedOutput(output: Nest<TensorSpec>, mode: MergeMode, { dtype }: LayerCall): Nest<TensorSpec> {
  if (mode instanceof Unknown) return { shape: mode, dtype };
  if (isTensorSpec(output)) return merge(output, mode);
  const [sequence, ...states] = Object.values(output) as Nest<TensorSpec>[];
  if (sequence === undefined || !isTensorSpec(sequence)) return { shape: NO_SEQUENCE, dtype };
  const merged = merge(sequence, mode);
  return [...(isTensorSpec(merged) ? [merged] : Object.values(merged)), ...states, ...states];
}

function merge(output: TensorSpec, mode: Exclude<MergeMode, Unknown>): Nest<TensorSpec> {
  if (mode === null) return [output, output];
  return mode === "concat" ? { ...output, shape: withLastDim(output.shape, mul(2, lastDim(output.shape))) } : output;
}

function mergeCost(output: Nest<TensorSpec>, mode: MergeMode): Cost {
  if (mode === null || mode === "concat") return cost(0);
  if (mode instanceof Unknown) return cost(mode);
  const sequence = isTensorSpec(output) ? output : (Object.values(output)[0] as Nest<TensorSpec> | undefined);
  if (sequence === undefined || !isTensorSpec(sequence)) return cost(NO_SEQUENCE);
  return cost(0, mul(MERGE_OPERATIONS[mode], elements(sequence.shape)));
}

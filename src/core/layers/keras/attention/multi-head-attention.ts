/**
 * `MultiHeadAttention(2, 4)`: attention of 2 heads, each of which maps queries and keys to 4 numbers.
 *
 *     query (None, 12, 16), value (None, 20, 16) -> (None, 12, 16), kernels 16×2×4 (three) and 2×4×16
 */
import { anySequence, anyText, either, isZero } from "../../late-refusal.js";
import { isRanked, mul, showShape, Unknown, type Amount, type Dim, type Shape } from "../../../dims/dim.js";
import { amountOf, lastDim, Unranked } from "../../../dims/tensor.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { integerValue, isSequence } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { cost, defineLayer, LayerError, type Cost, type LayerCall } from "../../entry.js";
import { addCosts } from "../../low-rank-adaptation.js";
import {
  ATTENTION_CALL,
  attentionInputs,
  attentionWork,
  configureAttention,
  gate,
  isFused,
  projectionCost,
  projectionWeights,
  withScores,
  type AttentionInputs,
  type ProjectedAttention,
  type Projection,
} from "./projected-attention.js";

const NAME = "MultiHeadAttention";

interface Config extends ProjectedAttention {
  readonly heads: Amount;
  readonly keyDim: Amount;
  readonly valueDim: Amount;
  /** The axes that the last axis of the query becomes; undefined where it stays what it is. */
  readonly outputShape: readonly Dim[] | Unknown | undefined;
  /** Undefined for all between the batch and the last. */
  readonly axes: readonly Amount[] | Unknown | undefined;
}

export const multiHeadAttention = defineLayer<Config>({
  name: NAME,
  signature:
    'num_heads, key_dim, value_dim=None, dropout=0.0, use_bias=True, output_shape=None, attention_axes=None, sliding_window=None, flash_attention=None, kernel_initializer="glorot_uniform", bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, use_gate=False, seed=None, **kwargs',
  call: ATTENTION_CALL,
  masking: "kept",
  late: {
    output_shape: either((value) => typeof value === "number", anyText, anySequence),
    attention_axes: either(anySequence, isZero),
  },
  onlyAnnounces: true,
  configure: (args) => ({
    ...configureAttention(args),
    heads: args.notNumPy("num_heads").positive("num_heads"),
    keyDim: args.notNumPy("key_dim").positive("key_dim"),
    valueDim: args.notNumPy("value_dim").positive(args.value("value_dim") === null ? "key_dim" : "value_dim"),
    outputShape: outputShapeArgument(args.notNumPy("output_shape")),
    axes: axesArgument(args.notNumPy("attention_axes")),
  }),
  weights: (config, call) => {
    checkAxes(config, attentionInputs(NAME, call).value);
    config.checkAtBuild();
    return projections(config, call).flatMap((one) => projectionWeights(one, config.useBias));
  },
  output: (config, call) => {
    const inputs = attentionInputs(NAME, call);
    const { query } = inputs;
    return withScores(call, projected(query, config.outputShape), () =>
      scoresShape(config, inputs, call.executed ?? false),
    );
  },
  cost: attentionCost,
  hiddenLayersAtBuild: () => ["Softmax", "Dropout"],
});

/** The scores are announced as long as the query on both sides; what comes out is as long as the key on one of them. */
function scoresShape({ heads, axes }: Config, { query, value }: AttentionInputs, executed: boolean): Shape {
  if (!isRanked(query)) return [query, heads, query, query];
  const [batch, length] = query;
  if (batch === undefined || length === undefined)
    throw new LayerError(incompatibleShape, `${NAME} takes a query of at least 2 axes, not ${showShape(query)}.`);
  if (!executed) return [batch, heads, length, length];
  if (isRanked(value) && query.length === 3 && value.length === 3 && axes === undefined)
    return [batch, heads, length, value[1]!];
  return new Unknown("the scores of attention over several axes are not known");
}

function outputShapeArgument(args: LayerArguments): readonly Dim[] | Unknown | undefined {
  const value = args.value("output_shape");
  if (value instanceof Unknown) return value;
  if (args.truth("output_shape") === false) return undefined;
  const dims = isSequence(value) ? value : [value];
  return dims.map((dim) => {
    const size = dim === null ? null : integerValue(dim);
    if (size === undefined || (typeof size === "number" && size < 0))
      args.refuse("output_shape", "a positive integer or a tuple of them");
    return size;
  });
}

function axesArgument(args: LayerArguments): readonly Amount[] | Unknown | undefined {
  const value = args.value("attention_axes");
  if (value === null || value instanceof Unknown) return value ?? undefined;
  const isEmpty = typeof value !== "boolean" && typeof value !== "number" && args.truth("attention_axes") === false;
  const axes = isEmpty ? [] : isSequence(value) ? value : [value];
  return axes.map((axis) => integerValue(axis) ?? args.refuse("attention_axes", "an integer or a tuple of integers"));
}

/** Counted on the projected value, which has the heads as one axis more. */
function checkAxes({ axes }: Config, value: Shape): void {
  if (axes === undefined || axes instanceof Unknown || !isRanked(value)) return;
  const rank = value.length + 1;
  const outside = axes.find((axis) => typeof axis === "number" && (axis >= rank || axis < 1 - 2 * rank));
  if (outside === undefined) return;
  const message = `${NAME}: \`attention_axes\` has the axis ${String(outside)}, and its value has only ${value.length} axes.`;
  throw new LayerError(invalidArgument, message, "attention_axes");
}

/** The query's shape with the last axis replaced. */
function projected(query: Shape, outputShape: Config["outputShape"]): Shape {
  if (outputShape === undefined) return query;
  if (outputShape instanceof Unknown) return outputShape;
  if (isRanked(query)) return [...query.slice(0, -1), ...outputShape];
  return new Unranked(query.because, query.place, outputShape.at(-1)!);
}

/** Query, key, the gate where there is one, value and output: in this order the weights are made. */
function projections(config: Config, call: LayerCall): readonly Projection[] {
  const { heads, keyDim, valueDim, outputShape, useGate } = config;
  const { query, value, key } = attentionInputs(NAME, call);
  const of = (shape: Shape, size: Amount): Projection => ({
    vectors: vectorsOf(shape),
    from: [lastDim(shape)],
    to: [heads, size],
  });
  const output: Projection = {
    vectors: vectorsOf(query),
    from: [heads, valueDim],
    to: outputShape instanceof Unknown ? [outputShape] : (outputShape ?? [lastDim(query)]),
  };
  return [of(query, keyDim), of(key, keyDim), ...gate(useGate, of(query, valueDim)), of(value, valueDim), output];
}

/** How many vectors of one example there are: the axes between the batch and the last. */
const vectorsOf = (shape: Shape): Amount => (isRanked(shape) ? amountOf(shape.slice(1, -1)) : shape);

function attentionCost(config: Config, call: LayerCall): Cost {
  const { heads, keyDim, valueDim, useGate, useBias } = config;
  const { query, value } = attentionInputs(NAME, call);
  const perHead = mul(vectorsOf(query), attendedTo(config, query, value));
  const work = attentionWork(
    {
      scores: mul(heads, perHead),
      heads,
      queryElements: mul(vectorsOf(query), mul(heads, keyDim)),
      keySize: keyDim,
      valueSize: valueDim,
      fused: isFused(config, call, query),
    },
    call,
  );
  const gated = mul(vectorsOf(query), mul(heads, valueDim));
  const gating = cost(0, useGate === false ? 0 : useGate === true ? gated : useGate);
  const mapped = projections(config, call).map((one) => projectionCost(one, useBias));
  return [work, gating, ...mapped].reduce(addCosts);
}

/** How many vectors of the value each query is compared with: those along the attention axes. */
function attendedTo({ axes }: Config, query: Shape, value: Shape): Amount {
  if (!isRanked(value)) return value;
  if (axes === undefined) return vectorsOf(value);
  if (axes instanceof Unknown) return axes;
  const unknown = new Unknown("the attention axes are none of those between the batch and the last");
  if (!isRanked(query) || query.length !== value.length) return unknown;
  let total: Amount = 1;
  for (const axis of axes) {
    if (typeof axis !== "number") return new Unknown("the attention axes are not known");
    const index = axis < 0 ? value.length + axis : axis;
    if (index < 1 || index > value.length - 2) return unknown;
    total = mul(total, amountOf([value[index]!]));
  }
  return total;
}

/**
 * `GroupQueryAttention(4, 8, 2)`: 8 heads of queries that share 2 heads of keys and values.
 *
 *     query (None, 12, 16), value (None, 20, 16) -> (None, 12, 16), kernels 16×8×4, 16×2×4, 16×2×4 and 8×4×16
 */
import { plainArgument } from "../../argument.js";
import { either, numeral, positiveFloat, type TakesAtFirst } from "../../late-refusal.js";
import { isRanked, mod, mul, sameDim, showShape, type Amount, type Dim, type Shape } from "../../../dims/dim.js";
import { amountOf, lastDim } from "../../../dims/tensor.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
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
  type ProjectedAttention,
  type Projection,
} from "./projected-attention.js";

const NAME = "GroupQueryAttention";

interface Config extends ProjectedAttention {
  readonly headDim: Amount;
  readonly queryHeads: Amount;
  readonly keyHeads: Amount;
}

/** The one is a multiple of the other, whatever numbers they are. */
const areGrouped: TakesAtFirst = (_, args) => {
  const [heads, groups] = ["num_query_heads", "num_key_value_heads"].map((name) => plainArgument(args.value(name)));
  return typeof heads === "number" && typeof groups === "number" && heads % groups === 0;
};

export const groupQueryAttention = defineLayer<Config>({
  name: NAME,
  className: "GroupedQueryAttention",
  signature:
    'head_dim, num_query_heads, num_key_value_heads, dropout=0.0, use_bias=True, sliding_window=None, flash_attention=None, kernel_initializer="glorot_uniform", bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, use_gate=False, seed=None, **kwargs',
  call: ATTENTION_CALL,
  masking: "kept",
  late: { head_dim: either(positiveFloat, numeral), num_query_heads: areGrouped, num_key_value_heads: areGrouped },
  onlyAnnounces: true,
  configure,
  weights: (config, call) => {
    config.checkAtBuild();
    return projections(config, call).flatMap((one) => projectionWeights(one, config.useBias));
  },
  output: ({ queryHeads }, call) => {
    const { query, value, key } = attentionInputs(NAME, call);
    // Only what announces its output's shape looks at it.
    if (!call.executed && sameDim(lastDim(query), lastDim(value)) === false) {
      const message = `${NAME}: query and value must have the same last axis, and they are ${showShape(query)} and ${showShape(value)}.`;
      throw new LayerError(incompatibleShape, message, "value");
    }
    return withScores(call, query, () => [axis(query, 0), queryHeads, axis(query, 1), axis(key, 1)]);
  },
  cost: attentionCost,
  hiddenLayersAtBuild: () => ["Softmax", "Dropout"],
});

function configure(args: LayerArguments): Config {
  const shared = configureAttention(args);
  const queryHeads = args.integer("num_query_heads");
  if (typeof queryHeads === "number" && queryHeads < 0) args.refuse("num_query_heads", "a positive integer");
  const keyHeads = args.positive("num_key_value_heads");
  const rest = mod(queryHeads, keyHeads);
  if (typeof rest === "number" && rest !== 0) {
    const message = `${NAME}: \`num_query_heads\` (${queryHeads}) must be a multiple of \`num_key_value_heads\` (${keyHeads}).`;
    throw new LayerError(invalidArgument, message, "num_key_value_heads");
  }
  return { ...shared, headDim: args.positive("head_dim"), queryHeads, keyHeads };
}

/** The library names the axes batch, length and features, and takes the third for the features. */
function axis(shape: Shape, index: number): Dim {
  if (!isRanked(shape)) return shape;
  if (shape.length > 2) return shape[index]!;
  throw new LayerError(
    incompatibleShape,
    `${NAME} takes tensors of 3 axes, and ${showShape(shape)} has ${shape.length}.`,
  );
}

/** Query, key, the gate where there is one, value and output: in this order the weights are made. */
function projections({ headDim, queryHeads, keyHeads, useGate }: Config, call: LayerCall): readonly Projection[] {
  const { query, value, key } = attentionInputs(NAME, call);
  const of = (shape: Shape, heads: Amount): Projection => ({
    vectors: amountOf([axis(shape, 1)]),
    from: [axis(shape, 2)],
    to: [heads, headDim],
    // Further axes, which the equation doesn't name, leave their trace in the bias.
    bias: [heads, headDim, ...Array<Dim>(isRanked(shape) ? shape.length - 3 : 0).fill(1)],
  });
  const [toQuery, toKey, toValue] = [of(query, queryHeads), of(key, keyHeads), of(value, keyHeads)];
  const output = { vectors: toQuery.vectors, from: toQuery.to, to: [lastDim(query)] };
  return [toQuery, toKey, ...gate(useGate, toQuery), toValue, output];
}

function attentionCost(config: Config, call: LayerCall): Cost {
  const { query, key } = attentionInputs(NAME, call);
  const { headDim, queryHeads, useGate, useBias } = config;
  const queries = amountOf([axis(query, 1)]);
  const queryElements = mul(queries, mul(queryHeads, headDim));
  const work = attentionWork(
    {
      scores: mul(mul(queries, amountOf([axis(key, 1)])), queryHeads),
      heads: queryHeads,
      queryElements,
      keySize: headDim,
      valueSize: headDim,
      fused: isFused(config, call, query),
    },
    call,
  );
  const gating = cost(0, useGate === false ? 0 : useGate === true ? queryElements : useGate);
  const mapped = projections(config, call).map((one) => projectionCost(one, useBias));
  return [work, gating, ...mapped].reduce(addCosts);
}

/**
 * Attention and AdditiveAttention on a list of query, value and, where it isn't the value, key.
 *
 *     Attention()([q, v])   (None, 8, 16), (None, 12, 32) -> (None, 8, 32), the scores (None, 8, 12)
 */
import {
  add,
  isRanked,
  mul,
  sameDim,
  showDim,
  sub,
  sum,
  Unknown,
  type Amount,
  type Dim,
  type Shape,
} from "../../../dims/dim.js";
import { amountOf, lastDim, withLastDim, type Nest, type TensorSpec } from "../../../dims/tensor.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { isSequence, type ArgumentValue } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { cost, defineLayer, LayerError, weightIf, type Cost, type LayerCall } from "../../entry.js";
import { flag, several } from "../../inputs.js";
import { addCosts } from "../../low-rank-adaptation.js";

const CALL = "inputs, mask=None, training=False, return_attention_scores=False, use_causal_mask=False";

interface Config {
  readonly layer: string;
  readonly useScale: boolean | Unknown;
  readonly scoreMode: "dot" | "concat" | Unknown;
}

export const attention = defineLayer<Config>({
  name: "Attention",
  signature: 'use_scale=False, score_mode="dot", dropout=0.0, seed=None, **kwargs',
  call: CALL,
  masking: "the query's",
  configure,
  weights: ({ useScale, scoreMode }, call) => {
    queryValueKey("Attention", call);
    const isConcat = scoreMode instanceof Unknown ? scoreMode : scoreMode === "concat";
    return [
      ...weightIf(useScale, { name: "scale", shape: [], trainable: true }),
      ...weightIf(isConcat, { name: "concat_score_weight", shape: [], trainable: true }),
    ];
  },
  output,
  cost: (config, call) => attentionCost(config, call, scoring),
});

export const additiveAttention = defineLayer<Config>({
  name: "AdditiveAttention",
  signature: "use_scale=True, dropout=0.0, **kwargs",
  extraKeywords: ["score_mode", "seed"],
  call: CALL,
  masking: "the query's",
  onlyAnnounces: true,
  configure,
  weights: ({ useScale }, call) => {
    const inputs = queryValueKey("AdditiveAttention", call);
    const features = inputs instanceof Unknown ? inputs : lastDim(inputs.query);
    return weightIf(useScale, { name: "scale", shape: [features], trainable: true });
  },
  output,
  // The scale is multiplied in also where it is 1.
  cost: (config, call) => attentionCost(config, call, (_, scores, features) => additiveScoring(scores, features, 1)),
});

function configure(args: LayerArguments): Config {
  const rate = args.number("dropout");
  if (typeof rate === "number" && rate > 0) args.checkSeed();
  const given = args.layer === "Attention" || args.has("score_mode");
  return {
    layer: args.layer,
    useScale: args.truth("use_scale"),
    scoreMode: given ? args.choice("score_mode", ["dot", "concat"]) : "dot",
  };
}

interface Shapes {
  readonly query: Shape;
  readonly value: Shape;
  readonly key: Shape;
}

function queryValueKey(layer: string, call: LayerCall): Shapes | Unknown {
  const tensors = several(call, layer);
  if (tensors instanceof Unknown) return tensors;
  const [query, value, key] = tensors;
  if (!query || !value || tensors.length > 3)
    throw new LayerError(
      incompatibleShape,
      `${layer} takes a list of 2 or 3 tensors, [query, value] or [query, value, key], and it was given ${tensors.length}.`,
    );
  checkMask(layer, call);
  return { query: query.shape, value: value.shape, key: (key ?? value).shape };
}

function checkMask(layer: string, call: LayerCall): void {
  const mask = (call.others.get("mask") ?? null) as ArgumentValue;
  if (mask === null || mask instanceof Unknown) return;
  if (!isSequence(mask) || mask.length < 2 || mask.length > 3)
    throw new LayerError(incompatibleShape, `${layer}: \`mask\` must be a list [query_mask, value_mask].`, "mask");
}

function output({ layer }: Config, call: LayerCall): Nest<TensorSpec> {
  const { dtype } = call;
  const inputs = queryValueKey(layer, call);
  const withScores = flag(call, "return_attention_scores");
  const unknown = [inputs, withScores].find((part) => part instanceof Unknown);
  if (inputs instanceof Unknown || unknown instanceof Unknown) return { shape: unknown as Unknown, dtype };
  if (call.executed) {
    checkFeatures(layer, inputs);
    if (!haveEqualRanks(inputs))
      return { shape: new Unknown("what attention makes of tensors of different ranks isn't known"), dtype };
  }
  const result = { shape: withLastDim(inputs.query, lastDim(inputs.value)), dtype };
  return withScores ? [result, { shape: withLastDim(inputs.query, keyLength(layer, inputs.key)), dtype }] : result;
}

/** Where it computes, each feature of the query meets one of the key; a sum takes one that all of the others meet. */
function checkFeatures(layer: string, { query, key }: Shapes): void {
  const [of, and] = [lastDim(query), lastDim(key)];
  const isSum = layer === "AdditiveAttention" && (of === 1 || and === 1);
  if (isSum || of === null || and === null || sameDim(of, and) !== false) return;
  throw new LayerError(
    incompatibleShape,
    `${layer}: query and key must have as many features, and they have ${showDim(of)} and ${showDim(and)}.`,
  );
}

const haveEqualRanks = ({ query, value, key }: Shapes): boolean =>
  !isRanked(query) || [value, key].every((other) => !isRanked(other) || other.length === query.length);

/** The axis before the last. */
function keyLength(layer: string, key: Shape): Dim {
  if (!isRanked(key)) return key;
  if (key.length > 1) return key.at(-2)!;
  throw new LayerError(incompatibleShape, `${layer} needs a key of at least 2 axes to return its scores.`);
}

/** Of the scores: how many there are, of how many features each is made. */
type Scoring = (config: Config, scores: Amount, features: Amount) => Cost;

const scoring: Scoring = ({ useScale, scoreMode }, scores, features) => {
  const scale = useScale instanceof Unknown ? useScale : useScale ? 1 : 0;
  if (scoreMode instanceof Unknown) return cost(scoreMode);
  if (scoreMode === "concat") return cost(0, add(additiveScoring(scores, features, scale).flops, scores));
  return cost(mul(scores, features), mul(scale, scores));
};

/** query + key, times the scale where there is one, summed over the features. */
function additiveScoring(scores: Amount, features: Amount, scale: Amount): Cost {
  return cost(0, mul(scores, sum([features, mul(scale, features), sub(features, 1)])));
}

function attentionCost(config: Config, call: LayerCall, scoring: Scoring): Cost {
  const inputs = queryValueKey(config.layer, call);
  if (inputs instanceof Unknown) return cost(inputs);
  const { query, value, key } = inputs;
  const queries = isRanked(query) ? amountOf(query.slice(1, -1)) : query;
  const scores = mul(queries, isRanked(key) ? amountOf(key.slice(-2, -1)) : key);
  const own = scoring(config, scores, amountOf([lastDim(query)]));
  // A causal mask is a comparison and a subtraction for each score; the softmax costs five operations.
  const causal = flag(call, "use_causal_mask");
  const perScore = causal instanceof Unknown ? causal : causal ? 5 + 2 : 5;
  const weighting = cost(mul(scores, amountOf([lastDim(value)])), mul(perScore, scores));
  return addCosts(own, weighting);
}

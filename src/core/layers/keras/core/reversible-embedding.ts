/** `ReversibleEmbedding(1000, 64)`: an Embedding whose call with `reverse=True` maps (None, 20, 64) -> (None, 20, 1000). */
import { mul, Sym, Unknown, type Shape } from "../../../dims/dim.js";
import { elements, withLastDim } from "../../../dims/tensor.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { embeddingConfig, embeddingWeights, lookedUp, lookUpCost, type EmbeddingConfig } from "./embedding.js";
import { cost, defineLayer, LayerError, weightIf, type LayerCall } from "../../entry.js";
import { single } from "../../inputs.js";
import { addCosts, adaptationCost } from "../../low-rank-adaptation.js";

interface Config extends EmbeddingConfig {
  /** Whether the way back has a matrix of its own. */
  readonly untied: boolean | Unknown;
  readonly caps: boolean | Unknown;
}

export const reversibleEmbedding = defineLayer<Config>({
  name: "ReversibleEmbedding",
  signature:
    'input_dim, output_dim, tie_weights=True, embeddings_initializer="uniform", embeddings_regularizer=None, embeddings_constraint=None, mask_zero=False, reverse_dtype=None, logit_soft_cap=None, **kwargs',
  extraKeywords: ["input_length", "weights", "lora_rank", "lora_alpha", "quantization_config"],
  call: "inputs, reverse=False",
  masking: "none",
  configure: (args) => {
    const tied = args.truth("tie_weights");
    const cap = args.value("logit_soft_cap");
    const config = embeddingConfig(args);
    if (tied === false && config.rank !== null && !(config.rank instanceof Unknown)) refuseUntiedAdaptation();
    const untied = tied instanceof Unknown ? tied : !tied;
    return { ...config, untied, caps: cap instanceof Unknown ? cap : cap !== null };
  },
  weights: (config) => {
    const reverse = { name: "reverse_embeddings", shape: [config.outputDim, config.inputDim], trainable: true };
    return [...embeddingWeights(config), ...weightIf(config.untied, reverse)];
  },
  output: ({ inputDim, outputDim }, call) => {
    const { shape } = single(call, "ReversibleEmbedding");
    const reverse = isReverse(call);
    const output: Shape =
      reverse instanceof Unknown ? reverse : reverse ? withLastDim(shape, inputDim) : lookedUp(shape, outputDim);
    return { shape: output, dtype: call.dtype };
  },
  cost: (config, call) => {
    const { shape } = single(call, "ReversibleEmbedding");
    const reverse = isReverse(call);
    if (reverse instanceof Unknown) return cost(reverse);
    if (!reverse) return lookUpCost(config, shape);
    const { inputDim, outputDim, rank, caps } = config;
    const logits = elements(withLastDim(shape, inputDim));
    // A cap divides each logit and multiplies its tanh.
    const capping = caps instanceof Unknown ? caps : caps ? mul(2, logits) : 0;
    return addCosts(cost(mul(logits, outputDim), capping), adaptationCost([inputDim, outputDim], rank));
  },
});

function isReverse({ others }: LayerCall): boolean | Unknown {
  const value = others.get("reverse");
  if (value instanceof Unknown) return value;
  if (value instanceof Sym) return new Unknown(`${value} is known only when the program runs`);
  return Boolean(value);
}

function refuseUntiedAdaptation(): never {
  const message =
    "ReversibleEmbedding: `lora_rank` can't be used together with `tie_weights=False`; leave one of them out.";
  throw new LayerError(invalidArgument, message, "lora_rank");
}

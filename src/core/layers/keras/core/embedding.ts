/** `Embedding(1000, 64)`: (None, 20) of indices -> (None, 20, 64), embeddings 1000×64. */
import { isRanked, mul, sameDim, showShape, Sym, Unknown, type Amount, type Shape } from "../../../dims/dim.js";
import { elements, Unranked } from "../../../dims/tensor.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { isNoNumber, isSequence, isSeveral, Opaque, type ArgumentValue } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { cost, defineLayer, LayerError, type Cost, type Weight } from "../../entry.js";
import { single } from "../../inputs.js";
import { maskIf } from "../../mask-rule.js";
import { adaptationCost, adaptedKernel, addCosts, loraRank, type LoraRank } from "../../low-rank-adaptation.js";

export interface EmbeddingConfig {
  readonly inputDim: Amount;
  readonly outputDim: Amount;
  readonly rank: LoraRank;
  readonly maskZero: boolean | Unknown;
}

export const embedding = defineLayer({
  name: "Embedding",
  signature:
    'input_dim, output_dim, embeddings_initializer="uniform", embeddings_regularizer=None, embeddings_constraint=None, mask_zero=False, weights=None, lora_rank=None, lora_alpha=None, quantization_config=None, **kwargs',
  extraKeywords: ["input_length"],
  call: "inputs",
  masking: ({ maskZero }) => maskIf(maskZero, "not zero"),
  configure: embeddingConfig,
  weights: embeddingWeights,
  output: ({ outputDim }, call) => ({
    shape: lookedUp(single(call, "Embedding").shape, outputDim),
    dtype: call.dtype,
  }),
  cost: (config, call) => lookUpCost(config, single(call, "Embedding").shape),
});

export function embeddingConfig(args: LayerArguments): EmbeddingConfig {
  const inputDim = args.notBool("input_dim").notNumPy("input_dim").positive("input_dim");
  const outputDim = args.notBool("output_dim").notNumPy("output_dim").positive("output_dim");
  checkGivenWeights(args, [inputDim, outputDim]);
  const rank = loraRank(args, "embeddings_constraint");
  return { inputDim, outputDim, rank, maskZero: args.truth("mask_zero") };
}

export function embeddingWeights({ inputDim, outputDim, rank }: EmbeddingConfig): readonly Weight[] {
  const { kernel, matrices } = adaptedKernel("embeddings", [inputDim, outputDim], rank);
  return [kernel, ...matrices];
}

/** Every index of the input becomes a vector. */
export function lookedUp(shape: Shape, outputDim: Amount): Shape {
  return isRanked(shape) ? [...shape, outputDim] : new Unranked(shape.because, shape.place, outputDim);
}

/** An index is compared with zero and, were it negative, counted from the end; a mask compares it once more. */
export function lookUpCost({ inputDim, outputDim, rank, maskZero }: EmbeddingConfig, shape: Shape): Cost {
  const each = maskZero instanceof Unknown ? maskZero : maskZero ? 3 : 2;
  return addCosts(cost(0, mul(each, elements(shape))), adaptationCost([inputDim, outputDim], rank));
}

/** `weights=` must have the shape of the embeddings, where it is told. */
function checkGivenWeights(args: LayerArguments, wanted: readonly Amount[]): void {
  const value = args.value("weights");
  if (value === null) return;
  const array = isSequence(value) && value.length === 1 ? value[0]! : value;
  if (!mayBeArray(array)) throw args.refusal("weights", "a matrix, or a list of one").whenCalled();
  const shape = array instanceof Opaque ? array.shape : undefined;
  if (shape === undefined || !isRanked(shape)) return;
  const fits = shape.length === wanted.length && shape.every((dim, i) => sameDim(dim, wanted[i]!) !== false);
  if (fits) return;
  const message = `${args.layer}: \`weights\` has the shape ${showShape(shape)}, and the embeddings are ${showShape(wanted)}.`;
  throw new LayerError(incompatibleShape, message, "weights");
}

const mayBeArray = (value: ArgumentValue): boolean =>
  value instanceof Unknown ||
  value instanceof Sym ||
  (value instanceof Opaque && !isNoNumber(value)) ||
  isSeveral(value);

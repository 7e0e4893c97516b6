/**
 * Arguments that set how wide a layer is, and what stands beside its kernel.
 *
 *     Dense(10)   after 64 features: 64 → 10, each unit costs 65 params (64 weights + 1 bias)
 */
import type { LayerUse, WeightFact } from "../../../model/facts.js";
import { allParams } from "../../amount.js";
import { count, params, product } from "../../text.js";
import { argumentValue, channels, channelsFirst, firstInput, firstOutput, integers } from "../use-values.js";
import type { Explainer, Explainers } from "./explain.js";

export const widthExplainers: Explainers = {
  filters: (use) => {
    const out = channels(firstOutput(use), channelsFirst(use));
    const into = channels(firstInput(use), channelsFirst(use));
    if (out === undefined || out === null || out === "?") return undefined;
    const from = into === undefined || into === null || into === "?" ? "" : `${channelText(into)} → `;
    return `${from}${channelText(out)}${each(use, "filter")}.`;
  },
  units: (use) => {
    const [into, out] = [firstInput(use), firstOutput(use)];
    if (!into || into === "?" || !out || out === "?") return undefined;
    const [from, to] = [into[into.length - 1], out[out.length - 1]];
    if (from === undefined || to === undefined) return undefined;
    return `the last axis goes from ${String(from)} to ${String(to)}${each(use, "unit")}.`;
  },
  use_bias: (use, value) => {
    const bias = use.weights.filter(({ name }) => /bias$/.test(name));
    if (value === "False") return `no bias is added${savedBias(use)}.`;
    const known = bias.map((weight) => weight.count).filter((n) => typeof n === "number");
    if (known.length === 0 || known.length < bias.length) return "a bias is added to each output channel.";
    const total = known.reduce((sum, n) => sum + n, 0);
    return `a bias is added: ${params(total)} of the layer's ${use.params ? count(allParams(use.params)) : "?"}.`;
  },
  activation: (use, value) => activationSentence(use, bare(value)),
  recurrent_activation: (_use, value) => `the gates go through ${bare(value)}; no params.`,
  kernel_initializer: starts("kernel"),
  depthwise_initializer: starts("depthwise_kernel"),
  pointwise_initializer: starts("pointwise_kernel"),
  bias_initializer: starts("bias"),
  recurrent_initializer: starts("recurrent_kernel"),
  embeddings_initializer: starts("embeddings"),
  beta_initializer: starts("beta"),
  gamma_initializer: starts("gamma"),
  moving_mean_initializer: starts("moving_mean"),
  moving_variance_initializer: starts("moving_variance"),
  kernel_regularizer: punished("kernel"),
  depthwise_regularizer: punished("depthwise_kernel"),
  pointwise_regularizer: punished("pointwise_kernel"),
  bias_regularizer: punished("bias"),
  recurrent_regularizer: punished("recurrent_kernel"),
  embeddings_regularizer: punished("embeddings"),
  activity_regularizer: (_use, value) =>
    value === "None" ? "no penalty on the output." : "a penalty on the output is added to the loss; no params.",
  kernel_constraint: constrained("kernel"),
  depthwise_constraint: constrained("depthwise_kernel"),
  pointwise_constraint: constrained("pointwise_kernel"),
  bias_constraint: constrained("bias"),
  recurrent_constraint: constrained("recurrent_kernel"),
  embeddings_constraint: constrained("embeddings"),
};

/** One number for each channel that comes out, in layers that have one bias. */
function savedBias(use: LayerUse): string {
  const out = channels(firstOutput(use), channelsFirst(use));
  const hasOne = /^(Dense|(Separable|Depthwise)?Conv\dD(Transpose)?)$/.test(use.layer);
  return hasOne && typeof out === "number" ? `: ${params(out)} fewer` : "";
}

const channelText = (n: number | string): string =>
  `${typeof n === "number" ? count(n) : n} ${n === 1 ? "channel" : "channels"}`;

/** `'relu'` and `<function relu>` are relu. */
const bare = (value: string): string => value.replace(/^['"]|['"]$/g, "");

/** What one more filter or unit would cost, where every weight ends in the axis that grows. */
function each(use: LayerUse, noun: string): string {
  const width = integers(use, noun === "unit" ? "units" : "filters")?.[0];
  const grows = ["Dense", "Conv1D", "Conv2D", "Conv3D"].includes(use.layer);
  if (width === undefined || !grows || argumentValue(use, "groups")?.match(/^[^1]|\d\d/)) return "";
  const kernel = use.weights.find(({ name }) => /kernel$/.test(name));
  if (!kernel || kernel.shape[kernel.shape.length - 1] !== width || typeof kernel.count !== "number") return "";
  const weights = kernel.count / width;
  const bias = use.weights.some(({ name }) => /bias$/.test(name));
  const sizes = kernel.shape.slice(0, -1);
  const written = sizes.length > 1 ? `${product(sizes)} = ${count(weights)}` : count(weights);
  return `; each ${noun} costs ${written} weights${bias ? ` and a bias, ${params(weights + 1)}` : ""}`;
}

function activationSentence(use: LayerUse, name: string): string | undefined {
  if (name === "None" || name === "linear") return "none: the output stays as it is.";
  if (/softmax$/i.test(name)) {
    const output = firstOutput(use);
    const last = output && output !== "?" ? output[output.length - 1] : undefined;
    const among = typeof last === "number" ? ` of ${count(last)}` : "";
    return `softmax makes the last axis${among} add up to 1; shape and params stay.`;
  }
  return `${name} is applied to each number of the output; shape and params stay.`;
}

function weightNamed(use: LayerUse, name: string): WeightFact | undefined {
  return use.weights.find((weight) => weight.name === name || weight.name.endsWith(`/${name}`));
}

function weightText(use: LayerUse, name: string): string {
  const weight = weightNamed(use, name);
  if (!weight) return `the ${name.replaceAll("_", " ")}`;
  const size =
    typeof weight.count === "number" ? `${count(weight.count)} weights (${product(weight.shape)})` : "weights";
  return `the ${name.replaceAll("_", " ")}'s ${size}`;
}

function starts(weight: string): Explainer {
  return (use, value) => `${weightText(use, weight)} start as ${bare(value)} says; shape and count stay.`;
}

function punished(weight: string): Explainer {
  return (use, value) =>
    value === "None"
      ? `no penalty on ${weightText(use, weight)}.`
      : `a penalty on ${weightText(use, weight)} is added to the loss.`;
}

function constrained(weight: string): Explainer {
  return (use, value) =>
    value === "None"
      ? `${weightText(use, weight)} may take any value.`
      : `after each update ${weightText(use, weight)} are put back to what ${bare(value)} allows.`;
}

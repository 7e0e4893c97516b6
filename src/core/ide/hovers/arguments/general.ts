/**
 * Arguments that any layer may have, and those of layers that only act while training.
 *
 *     Dropout(0.25)   while training 25% of the inputs are set to zero
 */
import type { LayerUse } from "../../../model/facts.js";
import { allParams } from "../../amount.js";
import { params, shape } from "../../text.js";
import { valueText } from "../../words.js";
import { firstOutput } from "../use-values.js";
import type { Explainers } from "./explain.js";
import { percent } from "./sequence.js";

export const generalExplainers: Explainers = {
  name: (_use, value) =>
    `the layer is called ${value.replace(/['"]/g, "")} in summaries, plots and saved weights; nothing else changes.`,
  dtype: (_use, value) =>
    value === "None" ? "the library's setting holds." : `it computes in ${value.replace(/['"]/g, "")}.`,
  trainable: (use, value) => {
    const all = use.params ? params(allParams(use.params)) : "its params";
    return value === "False" ? `training leaves ${all} as they are.` : `training changes ${all}.`;
  },
  rate: (use, value) => rateSentence(use, Number(value)),
  stddev: (use, value) =>
    `while training noise with a standard deviation of ${valueText(value, use.language)} is added; nothing when predicting.`,
  momentum: (_use, value) =>
    `the moving mean and variance keep ${percentOr(value)} of what they were at each step of training.`,
  epsilon: (use, value) =>
    `${valueText(value, use.language)} is added before dividing, so that nothing is divided by zero.`,
  center: (use, value) => offsetSentence(use, value, "beta", "an offset"),
  scale: (use, value) => offsetSentence(use, value, "gamma", "a factor"),
  negative_slope: (_use, value) => `negative inputs are multiplied by ${value}.`,
  alpha: (use, value) => (use.layer === "LeakyReLU" ? `negative inputs are multiplied by ${value}.` : undefined),
  max_value: (_use, value) => (value === "None" ? "no upper limit." : `the output is at most ${value}.`),
  seed: () => "the random numbers can be repeated; shape and params stay.",
  input_shape: (use) => inputSentence(use, "without the batch axis"),
  shape: (use) => inputSentence(use, "without the batch axis"),
  batch_input_shape: (use) => inputSentence(use, "with the batch axis"),
  batch_shape: (use) => inputSentence(use, "with the batch axis"),
  batch_size: (_use, value) =>
    value === "None" ? "any number of examples at once." : `always ${value} examples at once.`,
};

function inputSentence(use: LayerUse, how: string): string | undefined {
  const tensor = use.layer === "InputLayer" ? firstOutput(use) : firstGiven(use);
  return tensor === undefined
    ? undefined
    : `one example's shape, ${how}: the model takes ${shape(tensor, use.language)}.`;
}

function firstGiven(use: LayerUse) {
  const inputs = use.applications[0]?.inputs;
  return inputs === undefined || !(inputs === "?" || Array.isArray(inputs)) ? undefined : inputs;
}

function rateSentence(use: LayerUse, rate: number): string | undefined {
  if (!Number.isFinite(rate)) return undefined;
  if (use.layer.startsWith("SpatialDropout"))
    return `while training ${percent(rate)} of the channels are set to zero as a whole; nothing when predicting.`;
  if (use.layer === "GaussianDropout")
    return `while training the inputs are multiplied by noise as strong as dropping ${percent(rate)}; nothing when predicting.`;
  return `while training ${percent(rate)} of the inputs are set to zero; nothing when predicting, no params.`;
}

const percentOr = (value: string): string => (Number.isFinite(Number(value)) ? percent(Number(value)) : value);

function offsetSentence(use: LayerUse, value: string, weight: string, what: string): string | undefined {
  const found = use.weights.find(({ name }) => name === weight || name.endsWith(`/${weight}`));
  if (value === "False") return `no ${weight}: ${what} isn't learnt.`;
  const size = typeof found?.count === "number" ? `, ${params(found.count)}` : "";
  return `${weight}, ${what} for each channel, is learnt${size}.`;
}

/**
 * Arguments of layers over sequences: recurrent ones, embeddings, attention.
 *
 *     LSTM(64, return_sequences=True)   one output for each of the 28 steps: (None, 28, 64)
 */
import { count, params, shape, shapes } from "../../text.js";
import type { LayerUse } from "../../../model/facts.js";
import { firstInput, firstOutput, integers } from "../use-values.js";
import type { Explainers } from "./explain.js";

export const sequenceExplainers: Explainers = {
  return_sequences: (use, value) => {
    const output = firstOutput(use);
    const after = output === undefined ? "" : `: ${shape(output, use.language)}`;
    if (value === "True") return `one output for each of the ${stepsText(use)}${after}.`;
    return value === "False" ? `only the output after the last of the ${stepsText(use)}${after}.` : undefined;
  },
  return_state: (use, value) => {
    const output = use.applications[0]?.output;
    if (value === "False") return "the state after the last step stays inside.";
    return value === "True" && output
      ? `the state after the last step comes out too: ${shapes(output, use.language)}.`
      : undefined;
  },
  go_backwards: (use, value) =>
    value === "True" ? `it reads the ${stepsText(use)} from the last to the first.` : "it reads the steps in order.",
  stateful: (_use, value) =>
    value === "True"
      ? "the state after a batch is the next batch's start: the batch size must be fixed."
      : "each batch starts with a state of zeros.",
  unroll: (use, value) =>
    value === "True"
      ? `the ${stepsText(use)} become separate operations: faster for few steps, more memory.`
      : "the steps are a loop.",
  dropout: (_use, value) => dropSentence(value, "of the input"),
  recurrent_dropout: (_use, value) => dropSentence(value, "of the state between steps"),
  reset_after: (_use, value) =>
    value === "True"
      ? "the reset gate comes after the product, which takes a second bias."
      : "the reset gate comes before the product.",
  unit_forget_bias: (_use, value) => (value === "True" ? "the forget gate's bias starts at 1." : undefined),
  merge_mode: (use, value) => {
    const output = use.applications[0]?.output;
    const after = output ? `: ${shapes(output, use.language)}` : "";
    if (value === "None") return `both directions' outputs come out side by side${after}.`;
    const how: Readonly<Record<string, string>> = {
      concat: "are joined along the last axis",
      sum: "are added",
      mul: "are multiplied",
      ave: "are averaged",
    };
    const way = how[value.replace(/['"]/g, "")];
    return way && `the outputs of both directions ${way}${after}.`;
  },
  input_dim: (use) => {
    const [rows, width] = [integers(use, "input_dim")?.[0], integers(use, "output_dim")?.[0]];
    if (rows === undefined) return undefined;
    if (width === undefined) return `an example has ${count(rows)} numbers.`;
    return `indices from 0 to ${count(rows - 1)}, one vector of ${count(width)} for each: ${params(rows * width)}.`;
  },
  output_dim: (use) => {
    const [rows, width] = [integers(use, "input_dim")?.[0], integers(use, "output_dim")?.[0]];
    if (rows === undefined || width === undefined) return undefined;
    return `each index becomes a vector of ${count(width)}; one number more costs ${params(rows)}.`;
  },
  mask_zero: (_use, value) =>
    value === "True" ? "index 0 stands for padding, and later layers skip it." : "index 0 is an index like any other.",
  input_length: (use) => {
    const steps = integers(use, "input_length")?.[0];
    return steps === undefined ? undefined : `every sequence has ${count(steps)} steps.`;
  },
  num_heads: (use) => {
    const [heads, width] = [integers(use, "num_heads")?.[0], integers(use, "key_dim")?.[0]];
    if (heads === undefined) return undefined;
    const each = width === undefined ? "" : `, each with keys of ${count(width)}: ${count(heads * width)} in all`;
    return `${count(heads)} heads attend side by side${each}.`;
  },
  key_dim: (use) => {
    const [heads, width] = [integers(use, "num_heads")?.[0], integers(use, "key_dim")?.[0]];
    if (heads === undefined || width === undefined) return undefined;
    return `queries and keys of ${count(width)} numbers a head, ${count(heads * width)} in all heads.`;
  },
  value_dim: (_use, value) => (value === "None" ? "values are as wide as keys." : `values of ${value} numbers a head.`),
  n: (use) => {
    const [times, output] = [integers(use, "n")?.[0], firstOutput(use)];
    return times === undefined || !output
      ? undefined
      : `the vector is repeated ${count(times)} times: ${shape(output, use.language)}.`;
  },
};

function stepsText(use: LayerUse): string {
  const input = firstInput(use);
  const steps = input && input !== "?" ? input[1] : undefined;
  return typeof steps === "number" ? `${count(steps)} steps` : "steps";
}

function dropSentence(value: string, what: string): string | undefined {
  const rate = Number(value);
  if (!Number.isFinite(rate)) return undefined;
  if (rate === 0) return `nothing ${what} is dropped.`;
  return `while training ${percent(rate)} ${what} is set to zero; no params.`;
}

export const percent = (rate: number): string => `${Math.round(rate * 1000) / 10}%`;

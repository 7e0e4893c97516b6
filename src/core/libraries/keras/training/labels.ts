/**
 * The labels that a model is trained with, held against its outputs by the rules of its loss.
 *
 *     "categorical_crossentropy"           (None, 1) for an output (None, 10): refused
 *     "sparse_categorical_crossentropy"    (None, 10) for an output (None, 10): refused
 *
 * Source of the rules: keras/src/backend/tensorflow/nn.py and keras/src/losses/losses.py.
 */
import { isRanked, showShape, Unknown, type Dim } from "../../../dims/dim.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { snakeCase } from "../../../text/case.js";
import { itemsOf, tensorsIn } from "../../../values/convert.js";
import type { LayerObject } from "../../../values/layer-object.js";
import { External, StreamValue, TensorValue, TupleValue, type Value } from "../../../values/value.js";
import type { Bound } from "../../native-helpers.js";
import { isValidated } from "./feed.js";
import { byOutput, checkOutputs } from "./trained-outputs.js";

type Dims = readonly Dim[];

/** Reports labels that the model's loss refuses for its outputs. */
export function checkLabels({ runtime, get, extra, place }: TrainingCall, model: LayerObject): void {
  const validation = isValidated(extra) ? validationLabels(extra.get("validation_data")) : null;
  const refused =
    checkOutputs(runtime, model, labelsOf(get("x"), get("y")), place) ??
    (validation === null ? undefined : checkOutputs(runtime, model, validation, place, "validation_data"));
  if (refused) return;
  const { compiled } = model.state;
  const { dialect } = runtime.settings;
  if (!compiled || compiled instanceof Unknown || model.cls || (dialect !== undefined && dialect !== "tf_keras"))
    return;
  const outputs = outputsOf(model);
  const losses = byOutput(model, compiled.loss) ?? outputs.map(() => compiled.loss);
  if (losses.length !== outputs.length) return;
  for (const labels of [labelsOf(get("x"), get("y")), validation]) {
    const given = outputs.length === 1 ? [labels] : [...(byOutput(model, labels) ?? [])];
    const refused = outputs.flatMap((output, i) => misfit(losses[i]!, given[i] ?? null, output, dialect !== undefined));
    if (refused.length === 0) continue;
    runtime.fail({ kind: incompatibleShape, place, message: refused[0]! }, "ValueError", place);
    return;
  }
}

export type TrainingCall = Pick<Bound, "runtime" | "get" | "has" | "extra" | "args" | "place">;

/** Those of a dataset stand beside the inputs. */
const labelsOf = (x: Value, y: Value): Value =>
  x instanceof StreamValue ? (x.item instanceof TupleValue ? (x.item.items[1] ?? null) : null) : y;

const validationLabels = (data: Value = null): Value => {
  const parts = data instanceof TensorValue ? undefined : itemsOf(data);
  return parts ? (parts[1] ?? null) : labelsOf(data, null);
};

function misfit(loss: Value, label: Value, output: TensorValue, isKeras2: boolean): readonly string[] {
  const name = lossName(loss);
  const rule = name === undefined ? undefined : RULES[name];
  if (!rule || !(label instanceof TensorValue) || !isRanked(label.shape) || !isRanked(output.shape)) return [];
  if (mayLoseAxis(label.shape, output.shape) || mayLoseAxis(output.shape, label.shape)) return [];
  const wanted = rule(...sameRank(label.shape, output.shape), isKeras2);
  if (wanted === undefined) return [];
  const shapes = [label.shape, output.shape].map(([, ...rest]) => showShape([null, ...rest]));
  return [`${name!}: the labels are ${shapes[0]!}, and the model gives ${shapes[1]!}. ${wanted}`];
}

/** One axis more than the other has, of a size that isn't known: where it is one, it is dropped. */
const mayLoseAxis = (dims: Dims, other: Dims): boolean =>
  dims.length === other.length + 1 && typeof dims.at(-1) !== "number";

/** The outputs of a model that are known all. */
function outputsOf({ state: { sequential, functional } }: LayerObject): readonly TensorValue[] {
  if (sequential) return !sequential.open && sequential.output instanceof TensorValue ? [sequential.output] : [];
  return functional && !functional.open ? tensorsIn(functional.outputs) : [];
}

/** `"CategoricalCrossentropy"`, `losses.CategoricalCrossentropy()` and `losses.categorical_crossentropy` alike. */
function lossName(loss: Value): string | undefined {
  const path = loss instanceof External ? /^keras\.losses\.(\w+)$/.exec(loss.path)?.[1] : undefined;
  const name = typeof loss === "string" ? loss : path;
  return name === undefined ? undefined : snakeCase(name).replace(/^_/, "");
}

/** What is to be changed; undefined where nothing is wrong. The first axis is the batch's. */
type Rule = (labels: Dims, output: Dims, isKeras2: boolean) => string | undefined;

const areDifferent = (a: Dim | undefined, b: Dim | undefined): boolean =>
  typeof a === "number" && typeof b === "number" && a !== b;

const differ = (labels: Dims, output: Dims): boolean =>
  labels.length !== output.length || labels.slice(1).some((dim, i) => areDifferent(dim, output[i + 1]));

const categorical: Rule = (labels, output) =>
  differ(labels, output)
    ? "It takes one-hot labels of the same shape: use to_categorical, or sparse_categorical_crossentropy for whole numbers."
    : undefined;

const binary: Rule = (labels, output, isKeras2) => {
  if (isKeras2) return broadcast(labels, output, isKeras2);
  return differ(labels, output) ? "It takes labels of the same shape." : undefined;
};

const sparse: Rule = (labels, output, isKeras2) => {
  // One number for each stands in a column of its own as well.
  if (labels.length === output.length && typeof labels.at(-1) !== "number") return undefined;
  const classes = labels.length === output.length && labels.at(-1) === 1 ? labels.slice(0, -1) : labels;
  const isWrong = isKeras2
    ? labels.length === 2 && output.length === 2 && typeof labels[1] === "number" && labels[1] !== 1
    : differ(classes, output.slice(0, -1));
  return isWrong ? "It takes one whole number for each; one-hot labels are for categorical_crossentropy." : undefined;
};

/** Axes are stretched from one; how many samples a batch has isn't told. */
const broadcast: Rule = (labels, output) => {
  const axes = Math.min(labels.length, output.length) - (labels.length === output.length ? 1 : 0);
  const isWrong = Array.from({ length: axes }, (_, i) => [labels.at(-1 - i), output.at(-1 - i)] as const).some(
    ([a, b], i) => a !== 1 && b !== 1 && i < labels.length - 1 && i < output.length - 1 && areDifferent(a, b),
  );
  return isWrong ? "It takes labels of the same shape." : undefined;
};

const ELEMENTWISE =
  "mse mae mape msle mean_squared_error mean_absolute_error mean_absolute_percentage_error mean_squared_logarithmic_error huber log_cosh hinge squared_hinge categorical_hinge kl_divergence poisson cosine_similarity";

const RULES: Readonly<Record<string, Rule>> = {
  categorical_crossentropy: categorical,
  binary_crossentropy: binary,
  sparse_categorical_crossentropy: sparse,
  ...Object.fromEntries(ELEMENTWISE.split(" ").map((name) => [name, broadcast])),
};

/** What losses do first: a last axis of one is added or dropped where only one of the two has it. */
function sameRank(labels: Dims, output: Dims): readonly [Dims, Dims] {
  if (labels.length === output.length + 1 && labels.at(-1) === 1)
    return output.length === 1 ? [labels, [...output, 1]] : [labels.slice(0, -1), output];
  if (output.length === labels.length + 1 && output.at(-1) === 1)
    return labels.length === 1 ? [[...labels, 1], output] : [labels, output.slice(0, -1)];
  return [labels, output];
}

/** The model's loss compares what it gives with labels. */
export function holdsLabels({ state: { compiled } }: LayerObject): boolean {
  return compiled !== undefined && !(compiled instanceof Unknown) && RULES[lossName(compiled.loss) ?? ""] !== undefined;
}

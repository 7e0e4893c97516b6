/**
 * Losses, their weights, metrics and labels, held against the outputs that a model has when it is trained.
 *
 *     compile(loss={"a": "mse", "c": "mse"})    refused where the outputs are named a and b
 *     fit(x, y) of a model with two outputs     refused: each has labels of its own
 *
 * Source of the rules: keras/src/trainers/compile_utils.py. Nested outputs are left to it.
 */
import { Unknown } from "../../../dims/dim.js";
import { bind } from "../../../layers/signature.js";
import { askFor, suggest } from "../../../layers/suggest.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import type { Place } from "../../../text/span.js";
import { itemsOf } from "../../../values/convert.js";
import { LayerObject, type Compilation } from "../../../values/layer-object.js";
import type { Runtime } from "../../../values/native.js";
import { DictObject, FunctionObject, ListObject } from "../../../values/objects.js";
import { TensorValue, TupleValue, type Value } from "../../../values/value.js";
import { plainSignature } from "../../../values/argument-nature.js";

/** What a model gives, side by side. A stack's output has no name for what it is compiled with. */
interface Outputs {
  readonly kind: "one" | "list" | "tuple" | "dict";
  readonly count: number;
  readonly names: readonly string[];
  readonly isNamed: boolean;
}

interface Misfit {
  /** Of `compile`; a misfit of the labels has none. */
  readonly argument?: string;
  readonly message: string;
  readonly exception: string;
}

/** Reports what doesn't fit the outputs that the model has; the labels are those that the method is given, in the argument `labelled`. */
export function checkOutputs(
  runtime: Runtime,
  model: LayerObject,
  labels: Value | undefined,
  place: Place,
  labelled = "y",
): Unknown | undefined {
  const { compiled } = model.state;
  if (
    !compiled ||
    compiled instanceof Unknown ||
    !compiled.given ||
    model.cls ||
    runtime.settings.dialect !== undefined
  )
    return undefined;
  if ((compiled.given.get("run_eagerly") ?? false) !== false) return undefined;
  const outputs = outputsOf(model);
  const misfit = outputs && misfitOf(outputs, compiled, labels);
  if (!misfit) return undefined;
  const { argument, message, exception } = misfit;
  const problem =
    argument === undefined
      ? { kind: incompatibleShape, place: runtime.argumentPlace(place, labelled), message }
      : {
          kind: invalidArgument,
          place: compiled.at!(argument),
          message: `compile: ${message}`,
          related: [{ place, message: "It is looked up here." }],
        };
  return runtime.fail(problem, exception, place);
}

function misfitOf(outputs: Outputs, compiled: Compilation, labels: Value | undefined): Misfit | undefined {
  const given = compiled.given!;
  const loss = given.get("loss") ?? null;
  return (
    misfitOfFunctions(given) ??
    misfitOfLoss(outputs, loss) ??
    (loss === null ? undefined : misfitOfLabels(outputs, loss, labels)) ??
    (loss === null ? undefined : misfitOfWeights(outputs, loss, given.get("loss_weights") ?? null)) ??
    misfitOfMetrics(outputs, "metrics", given.get("metrics") ?? null) ??
    misfitOfMetrics(outputs, "weighted_metrics", given.get("weighted_metrics") ?? null)
  );
}

/** What is given for each of the outputs, in their order: by name, or one after the other. */
export function byOutput(model: LayerObject, value: Value): readonly Value[] | undefined {
  if (!(value instanceof DictObject)) return itemsOf(value);
  const outputs = value.open ? undefined : outputsOf(model);
  return outputs?.isNamed === true ? outputs.names.map((name) => value.get(name) ?? null) : undefined;
}

/** The program's own functions are called with the labels and with what the model gives. */
function misfitOfFunctions(given: ReadonlyMap<string, Value>): Misfit | undefined {
  for (const argument of ["loss", "metrics", "weighted_metrics"]) {
    const value = given.get(argument) ?? null;
    const odd = (heldIn(value)?.items ?? [value]).find((item) => item instanceof FunctionObject && !takesTwo(item));
    if (!(odd instanceof FunctionObject)) continue;
    const message = `${odd.name || "a lambda"} is called with two arguments, the labels and what the model gives, and isn't made for that.`;
    return { argument, message, exception: "TypeError" };
  }
  return undefined;
}

function takesTwo({ definition, owner }: FunctionObject): boolean {
  const own = owner === undefined ? plainSignature(definition.parameters) : undefined;
  return own === undefined || bind(own, [null, null], []).errors.length === 0;
}

// ---------------------------------------------------------------- outputs

function outputsOf({ state: { sequential, functional } }: LayerObject): Outputs | undefined {
  if (sequential) return sequential.open ? undefined : { kind: "one", count: 1, names: [], isNamed: false };
  if (!functional || functional.open) return undefined;
  const { outputs } = functional;
  if (outputs instanceof TensorValue) return named("one", [outputs]);
  if (outputs instanceof DictObject) return outputs.open ? undefined : ofDict(outputs);
  const items = outputs instanceof TupleValue || outputs instanceof ListObject ? itemsOf(outputs) : undefined;
  if (!items || items.length === 0 || !items.every((item) => item instanceof TensorValue)) return undefined;
  // A list of one is as good as what is in it.
  if (items.length === 1) return named("one", items);
  return named(outputs instanceof TupleValue ? "tuple" : "list", items);
}

function ofDict(outputs: DictObject): Outputs | undefined {
  const entries = [...outputs.entries.values()];
  const names = entries.map(([key]) => key).filter((key) => typeof key === "string");
  const isFlat = names.length === entries.length && entries.every(([, item]) => item instanceof TensorValue);
  // By their names, as the library flattens them.
  names.sort((a, b) => (a < b ? -1 : 1));
  return isFlat && names.length > 1 ? { kind: "dict", count: names.length, names, isNamed: true } : undefined;
}

/** They are called after the layers that give them. */
function named(kind: Outputs["kind"], tensors: readonly TensorValue[]): Outputs | undefined {
  const names = tensors.map(({ origin }) => {
    const operation = origin?.node.operation;
    return operation instanceof LayerObject ? operation.state.name : operation?.name;
  });
  if (!names.every((name) => name !== undefined)) return undefined;
  return { kind, count: tensors.length, names: names as readonly string[], isNamed: true };
}

const listed = (names: readonly string[]): string => {
  const texts = names.map((name) => `"${name}"`);
  return texts.length === 1 ? texts[0]! : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)!}`;
};

const outputsNamed = ({ count, names }: Outputs): string =>
  count === 1 ? `the output is named ${listed(names)}` : `the outputs are named ${listed(names)}`;

// ---------------------------------------------------------------- losses

/** A container with all that it holds: keys by which, and how many that aren't None. */
interface Held {
  readonly kind: "list" | "tuple" | "dict";
  readonly keys: readonly string[];
  readonly items: readonly Value[];
  readonly told: number;
}

function heldIn(value: Value): Held | undefined {
  if (value instanceof DictObject) {
    const entries = [...value.entries.values()];
    const keys = entries.map(([key]) => key).filter((key) => typeof key === "string");
    if (value.open || keys.length !== entries.length) return undefined;
    return held(
      "dict",
      keys,
      entries.map(([, item]) => item),
    );
  }
  const kind = value instanceof TupleValue ? "tuple" : value instanceof ListObject ? "list" : undefined;
  const items = kind && itemsOf(value);
  return kind && items ? held(kind, [], items) : undefined;
}

function held(kind: Held["kind"], keys: readonly string[], items: readonly Value[]): Held | undefined {
  if (items.some((item) => !(item instanceof TensorValue) && mayBeContainer(item))) return undefined;
  return { kind, keys, items, told: items.filter((item) => item !== null).length };
}

const mayBeContainer = (value: Value): boolean =>
  value instanceof Unknown ||
  value instanceof DictObject ||
  (typeof value !== "string" && itemsOf(value) !== undefined);

function misfitOfLoss(outputs: Outputs, loss: Value): Misfit | undefined {
  const losses = heldIn(loss);
  if (!losses) return undefined;
  if (losses.kind === "dict") return misfitOfNames(outputs, losses);
  const { length } = losses.items;
  const isTooLong = outputs.kind === "list" && losses.kind === "list" && losses.items.slice(outputs.count).some(isTold);
  if (!isTooLong && !(outputs.kind === "dict" && length !== outputs.count)) return undefined;
  const message = `there ${length === 1 ? "is one loss" : `are ${length} losses`}, and the model has ${outputs.count} outputs.`;
  return { argument: "loss", message, exception: "KeyError" };
}

const isTold = (value: Value): boolean => value !== null;

function misfitOfNames(outputs: Outputs, losses: Held): Misfit | undefined {
  const { names, isNamed } = outputs;
  if (!isNamed) {
    const message = "losses by name are for a functional model: a Sequential has one output, and takes one loss.";
    return { argument: "loss", message, exception: "TypeError" };
  }
  const keys = losses.keys.filter((_, i) => outputs.kind !== "dict" || losses.items[i] !== null);
  const odd = keys.find((key) => !names.includes(key));
  if (odd !== undefined)
    return {
      argument: "loss",
      message: `no output is named "${odd}": ${outputsNamed(outputs)}.${askFor(suggest(odd, names))}`,
      exception: outputs.kind === "dict" ? "KeyError" : "ValueError",
    };
  const missing = outputs.kind === "dict" ? undefined : names.find((name) => !losses.keys.includes(name));
  if (missing === undefined) return undefined;
  const message = `there is no loss for the output "${missing}". Where one isn't to have any, say None.`;
  return { argument: "loss", message, exception: "ValueError" };
}

// ---------------------------------------------------------------- labels

function misfitOfLabels(outputs: Outputs, loss: Value, labels: Value = null): Misfit | undefined {
  const given = labels instanceof TensorValue ? undefined : heldIn(labels);
  if (!(labels instanceof TensorValue) && !given) return undefined;
  const items = given ? given.items : [labels];
  if (items.length === 0 || !items.every((item) => item instanceof TensorValue)) return undefined;
  if (items.length !== outputs.count) return misfitOfCount(outputs, loss, items.length);
  if (given?.kind !== "dict") return undefined;
  // By name they are for a model with more than one output.
  if (outputs.kind === "one")
    return { message: "This model has one output: its labels are one array, and no dict.", exception: "TypeError" };
  const odd = given.keys.find((key) => !outputs.names.includes(key));
  return odd === undefined
    ? undefined
    : {
        message: `No output is named "${odd}": ${outputsNamed(outputs)}.${askFor(suggest(odd, outputs.names))}`,
        exception: "TypeError",
      };
}

function misfitOfCount({ kind, count }: Outputs, loss: Value, labels: number): Misfit | undefined {
  const losses = heldIn(loss);
  // Labels for those alone that have a loss.
  if (count > 1 && ((losses && losses.told === labels) || (!losses && mayBeContainer(loss)))) return undefined;
  const outputs = kind === "one" ? "one output" : `${count} outputs`;
  const arrays = labels === 1 ? "one array" : `${labels} arrays`;
  const exception = labels < count && !losses ? "KeyError" : "ValueError";
  return { message: `This model has ${outputs}, and it is given ${arrays} of labels.`, exception };
}

// ---------------------------------------------------------------- weights and metrics

function misfitOfWeights(outputs: Outputs, loss: Value, weights: Value): Misfit | undefined {
  const given = heldIn(weights);
  const losses = heldIn(loss);
  if (!given || (!losses && mayBeContainer(loss))) return undefined;
  const text = given.items.find((item) => typeof item === "string");
  if (typeof text === "string") {
    const hint = given.kind === "list" ? ` In Keras 3 metrics are given by name: metrics=["${text}"].` : "";
    return { argument: "loss_weights", message: `"${text}" is no weight of a loss.${hint}`, exception: "ValueError" };
  }
  if (losses?.kind === "dict" && given.kind === "dict" && outputs.kind !== "dict") {
    const missing = outputs.names.find((name) => !given.keys.includes(name));
    const message = `there is a loss for the output "${missing}", and no weight of it.`;
    return missing === undefined ? undefined : { argument: "loss_weights", message, exception: "KeyError" };
  }
  const count = losses ? losses.items.length : 1;
  if (given.items.length === count) return undefined;
  const told = count === 1 ? "is one loss" : `are ${count} losses`;
  const hint = losses || outputs.count === 1 ? "" : " Give each output a loss of its own.";
  const message = `there ${told}, and \`loss_weights\` has ${given.items.length === 1 ? "one" : given.items.length}.${hint}`;
  return { argument: "loss_weights", message, exception: "ValueError" };
}

function misfitOfMetrics(outputs: Outputs, argument: string, metrics: Value): Misfit | undefined {
  const { count, names } = outputs;
  if (count === 1) return undefined;
  const keys = metrics instanceof DictObject ? [...metrics.entries.values()].map(([key]) => key) : undefined;
  if (metrics instanceof DictObject && keys && !metrics.open) {
    const odd = keys.find((key) => typeof key === "string" && !names.includes(key));
    if (typeof odd !== "string") return undefined;
    const message = `no output is named "${odd}": ${outputsNamed(outputs)}.${askFor(suggest(odd, names))}`;
    return { argument, message, exception: "ValueError" };
  }
  const items = metrics instanceof TupleValue || metrics instanceof ListObject ? itemsOf(metrics) : undefined;
  if (!items || items.length === 0 || items.length === count) return undefined;
  const message = `\`${argument}\` has ${items.length === 1 ? "one item" : `${items.length} items`}, and the model has ${count} outputs. Give it one list for each.`;
  return { argument, message, exception: "ValueError" };
}

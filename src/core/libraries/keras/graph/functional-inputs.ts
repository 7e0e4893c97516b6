/**
 * What a functional model is called on, held against its inputs: how many there are, their names, their shapes.
 *
 *     Model([a, b], y)([p])                       refused: it has two inputs
 *     Model({"a": a, "b": b}, y)({"a": p})        refused: b is missing
 *     Model(x, y) of (None, 4) on (None, 4, 1)    taken: arrays lose or get a last axis of one
 *
 * Source of the rules: keras/src/layers/input_spec.py, and _adjust_input_rank in keras/src/models/functional.py.
 */
import { isRanked, showShape, Unknown, type Shape } from "../../../dims/dim.js";
import type { TensorSpec } from "../../../dims/tensor.js";
import { tensorsIn, toSpecs } from "../../../values/convert.js";
import { flatten } from "../../../layers/inputs.js";
import { LayerObject, type FunctionalState } from "../../../values/layer-object.js";
import { DictObject, ListObject } from "../../../values/objects.js";
import { TensorValue, TupleValue, type Value } from "../../../values/value.js";
import { mayFit } from "./fitting-shapes.js";
import { nonTensor } from "../own/own-classes.js";

/** The tensors in the order of the model's own, or why the library refuses them. */
export type Fitting = { readonly specs: readonly TensorSpec[] } | { readonly refused: string };

export function fitInputs(functional: Pick<FunctionalState, "inputs">, given: Value, isSymbolic: boolean): Fitting {
  const own = tensorsIn(functional.inputs);
  const names = inputNames(functional);
  const parts = given instanceof DictObject && !given.open ? byName(given, names) : partsIn(given);
  if (typeof parts === "string") return { refused: parts };
  const wrong = parts?.map(nonTensor).find((found) => found !== undefined);
  if (wrong !== undefined) return { refused: `A model is called on tensors, and ${wrong} among its inputs is none.` };
  const specs = parts === undefined ? flatten(toSpecs(given)) : parts.flatMap((part) => flatten(toSpecs(part)));
  if (parts !== undefined && specs.length !== own.length)
    return { refused: `This model has ${countOf(own.length)}, and it is called on ${specs.length}.` };
  const misfit = own.findIndex(
    (tensor, i) => specs[i] !== undefined && !mayFit(tensor.shape, specs[i].shape, isSymbolic),
  );
  if (misfit >= 0) {
    const [wanted, found] = [own[misfit]!.shape, specs[misfit]!.shape].map(showShape);
    return { refused: `This model takes ${wanted}, and it is called on ${found}.` };
  }
  if (isSymbolic) return { specs };
  return { specs: specs.map((spec, i) => (own[i] ? { ...spec, shape: adjusted(own[i].shape, spec.shape) } : spec)) };
}

const countOf = (count: number): string => (count === 1 ? "one input" : `${count} inputs`);

/** What the entries of a dict are taken by; undefined where a name isn't known. */
function inputNames({ inputs }: Pick<FunctionalState, "inputs">): readonly string[] | undefined {
  const names =
    inputs instanceof DictObject
      ? [...inputs.entries.values()].map(([key]) => (typeof key === "string" ? key : undefined)).sort()
      : tensorsIn(inputs).map(({ origin }) =>
          origin?.node.operation instanceof LayerObject ? origin.node.operation.state.name : undefined,
        );
  return names.every((name) => name !== undefined) ? (names as readonly string[]) : undefined;
}

function byName(given: DictObject, names: readonly string[] | undefined): readonly Value[] | string | undefined {
  if (!names) return undefined;
  const missing = names.find((name) => given.get(name) === undefined);
  if (missing === undefined) return names.map((name) => given.get(name)!);
  const keys = [...given.entries.values()].map(([key]) => `"${String(key)}"`).join(", ");
  return `This model's input is named "${missing}", and the dict that it is called on has only ${keys}.`;
}

/** Every tensor, and whatever stands where one should; undefined where it can't be told how many there are. */
function partsIn(value: Value): readonly Value[] | undefined {
  if (value instanceof Unknown) return undefined;
  if (value instanceof TensorValue || nonTensor(value) !== undefined) return [value];
  if (!(value instanceof TupleValue || (value instanceof ListObject && !value.open))) return undefined;
  const parts = value.items.map(partsIn);
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

/** The shape of an array with as many axes as the input has; undefined where a last axis of one is not all that differs. */
export function fittingRank(own: Shape, given: Shape): Shape | undefined {
  const shape = adjusted(own, given);
  return !isRanked(own) || !isRanked(shape) || own.length === shape.length ? shape : undefined;
}

/** Arrays lose, or get, a last axis of one. */
function adjusted(own: Shape, given: Shape): Shape {
  if (!isRanked(own) || !isRanked(given)) return given;
  if (given.length === own.length + 1 && given.at(-1) === 1) return given.slice(0, -1);
  return given.length === own.length - 1 && own.at(-1) === 1 ? [...given, 1] : given;
}

/**
 * A call of a layer object: its arguments bound by the entry's `call` signature.
 *
 *     lstm(x, initial_state=[h, c])   inputs x, others {initial_state: [h, c]}
 */
import { Float, isRanked, Sym, Unknown } from "../dims/dim.js";
import type { DType, Nest, TensorSpec } from "../dims/tensor.js";
import { invalidArgument } from "../problems/invalid-argument.js";
import { missingArgument } from "../problems/missing-argument.js";
import { unknownArgument } from "../problems/unknown-argument.js";
import { Opaque, showArgument, type ArgumentValue } from "./argument.js";
import { LayerError, type LayerCall, type LayerEntry } from "./entry.js";
import { isTensorSpec } from "./inputs.js";
import { bind, signature } from "./signature.js";
import { didYouMean } from "./suggest.js";

/** What a caller can give: a tensor or a nest of them, or any other value. */
export type CallValue = ArgumentValue | Nest<TensorSpec>;

/** Throws LayerError where the layer can't be called so. `dtype` is what the layer computes in. */
export function bindCall(
  entry: LayerEntry,
  positional: readonly CallValue[],
  keywords: ReadonlyMap<string, CallValue>,
  dtype: DType,
): LayerCall {
  const plain = entry.positionalValues ? undefined : positional.slice(1).find((value) => !mayBeTensors(value));
  if (plain !== undefined) {
    const message = `${entry.name} takes tensors by position, and ${showArgument(plain as ArgumentValue)} is none; pass it by name.`;
    throw new LayerError(invalidArgument, message);
  }
  // What the program calls is `__call__`, which names the data itself.
  const own = signature(entry.isDataLayer ? entry.call.replace(/^data\b/, "inputs") : entry.call);
  const first = own.parameters[0];
  // `training` is told to every layer, and is lost on those that don't ask for it.
  const isUnheard = keywords.has("training") && !own.byName.has("training");
  const heard = isUnheard ? [...keywords].filter(([name]) => name !== "training") : keywords;
  const { given, rest, errors } = bind<CallValue>(own, positional, heard);
  for (const error of errors) {
    if (error.kind === "missing")
      throw new LayerError(missingArgument, `${entry.name} is called without \`${error.name}\`.`, error.name);
    if (error.kind === "too-many")
      throw new LayerError(invalidArgument, `${entry.name} is called with more than ${error.limit} arguments.`);
    if (error.kind === "duplicate")
      throw new LayerError(invalidArgument, `${entry.name} is called with \`${error.name}\` twice.`, error.name);
    const hint = didYouMean(error.name, own.byName.keys());
    throw new LayerError(unknownArgument, `${entry.name} has no call argument \`${error.name}\`.${hint}`, error.name);
  }
  if (first === undefined) return { inputs: [], dtype, others: given };
  // With `*args` there may be several tensors, or none.
  const inputs = first.kind === "rest" ? (rest.length === 1 ? rest[0]! : rest) : given.get(first.name)!;
  const others = given.size === 1 && given.has(first.name) ? NO_OTHERS : withoutFirst(given, first.name);
  return { inputs: tensorsOf(entry, first.name, inputs as CallValue), dtype, others };
}

/** Most calls are given nothing else. */
const NO_OTHERS: LayerCall["others"] = new Map();

function withoutFirst(given: ReadonlyMap<string, CallValue>, first: string): LayerCall["others"] {
  const others = new Map(given);
  others.delete(first);
  return others;
}

function tensorsOf(entry: LayerEntry, parameter: string, value: CallValue): Nest<TensorSpec> {
  const tensors = entry.plainInputs ? withPlainValues(entry.plainInputs, value) : asTensors(value);
  if (tensors !== undefined) return checkPlain(entry, parameter, value, tensors);
  const shown = Array.isArray(value) ? "a list" : showArgument(value as ArgumentValue);
  throw new LayerError(invalidArgument, `${entry.name} is called on ${shown}, which is no tensor.`, parameter);
}

/** Values as they are written are computed with at once: texts are no numbers, and numbers no texts. */
function checkPlain(entry: LayerEntry, parameter: string, value: CallValue, made: Nest<TensorSpec>): Nest<TensorSpec> {
  if (entry.computesWith === undefined || !isTensorSpec(made) || asTensors(value) !== undefined) return made;
  const isText = made.dtype === "string";
  if (typeof made.dtype !== "string" || isText === (entry.computesWith === "texts")) return made;
  const message = `${entry.name} computes with ${entry.computesWith}, and this is ${isText ? "a text" : "a number"}.`;
  throw new LayerError(invalidArgument, message, parameter);
}

/** Tensors, or the plain values that a layer takes for such. */
function withPlainValues(form: "whole" | "each", value: CallValue): Nest<TensorSpec> | undefined {
  const tensors = asTensors(value);
  const isUntold = Array.isArray(tensors) && (tensors as readonly Nest<TensorSpec>[]).every(isUntoldTensor);
  if (tensors !== undefined && !(isUntold && form === "whole")) return tensors;
  if (form === "whole" || !Array.isArray(value)) return plainTensor(value);
  const parts = (value as readonly CallValue[]).map(plainTensor);
  return parts.every((part) => part !== undefined) ? (parts as readonly TensorSpec[]) : undefined;
}

const isUntoldTensor = (nest: Nest<TensorSpec>): boolean => isTensorSpec(nest) && nest.dtype instanceof Unknown;

/** A number or text, or nested lists of them, as the tensor that they become. */
function plainTensor(value: CallValue): TensorSpec | undefined {
  if (typeof value === "string") return { shape: [], dtype: "string" };
  if (typeof value === "boolean") return { shape: [], dtype: "bool" };
  if (typeof value === "number" || typeof value === "bigint") return { shape: [], dtype: "int32" };
  if (value instanceof Float) return { shape: [], dtype: "float32" };
  if (!Array.isArray(value)) return value instanceof Unknown ? { shape: value, dtype: value } : undefined;
  const [first] = (value as readonly CallValue[]).map(plainTensor);
  if (!first) return undefined;
  return { shape: isRanked(first.shape) ? [value.length, ...first.shape] : first.shape, dtype: first.dtype };
}

/** None stands for a tensor that is left out. */
const mayBeTensors = (value: CallValue): boolean =>
  value === null || (Array.isArray(value) ? value.every(mayBeTensors) : asTensors(value) !== undefined);

/** The tensors that a value consists of; one that isn't told may be any. Undefined where there is anything else in it. */
export function asTensors(value: CallValue): Nest<TensorSpec> | undefined {
  if (value instanceof Unknown) return { shape: value, dtype: value };
  if (value instanceof Sym) return asTensors(new Unknown(`\`${value}\` is known only when the program runs`));
  if (value instanceof Opaque) return value.kind === "array" || value.kind === "tensor" ? tensorOf(value) : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return undefined;
  const nest = value as Nest<TensorSpec>;
  if (isTensorSpec(nest)) return nest;
  const parts = Object.entries(nest).map(([key, part]) => [key, asTensors(part as CallValue)] as const);
  if (parts.some(([, part]) => part === undefined)) return undefined;
  const known = parts as readonly (readonly [string, Nest<TensorSpec>])[];
  return Array.isArray(value) ? known.map(([, part]) => part) : Object.fromEntries(known);
}

function tensorOf({ description, shape }: Opaque): TensorSpec {
  const unknown = new Unknown(`the shape of ${description} is not known`);
  return { shape: shape ?? unknown, dtype: new Unknown(`the dtype of ${description} is not known`) };
}

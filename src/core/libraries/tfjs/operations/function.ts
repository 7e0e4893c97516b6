/**
 * How TensorFlow.js' functions on tensors are written: their parameters, those that are tensors with what they must hold, and the
 * rule for what comes out.
 *
 *     sum: tensorFunction("x: numeric, axis, keepDims", reduction(…))      concat: tensorFunction("tensors: list, axis", joining(…))
 *
 * A symbolic tensor of the layer graph is none that they take: tf.relu(input) throws.
 */
import { Unknown } from "../../../dims/dim.js";
import type { DType } from "../../../dims/tensor.js";
import { LayerError } from "../../../layers/entry.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { negativeDimension } from "../../../problems/negative-dimension.js";
import { symbolicValue } from "../../../problems/symbolic-value.js";
import type { Place } from "../../../text/span.js";
import { itemsOf } from "../../../values/convert.js";
import { runTime } from "../../../values/javascript.js";
import { NativeFunction, type NativeCall, type Runtime } from "../../../values/native.js";
import { DictObject, ListObject } from "../../../values/objects.js";
import { Sym, TensorValue, TupleValue, Undefined, type CallArguments, type Value } from "../../../values/value.js";
import { isSymbolic } from "../../keras/ops/symbolic-value.js";
import type { Natives } from "../../native-helpers.js";
import {
  changedCall,
  operation,
  type CostRule,
  type OperationCall,
  type OperationKind,
  type Rule,
} from "../../tensors/operation.js";
import { unknownSpec } from "../../tensors/spec.js";
import { inferredTensor } from "./infer.js";

/** What a parameter takes: a tensor of numbers, of one dtype, of anything, a list of tensors; or no tensor. */
type Takes = "numeric" | "float32" | "int32" | "bool" | "any" | "list" | undefined;

interface Parameter {
  readonly name: string;
  readonly takes: Takes;
}

const parametersOf = (text: string): readonly Parameter[] =>
  text.split(",").map((part) => {
    const [name, takes] = part.split(":").map((word) => word.trim());
    return { name: name!, takes: takes as Takes };
  });

export interface More extends Partial<Omit<OperationKind, "signature" | "rule">> {
  /** The outputs are properties of an object, by these names. */
  readonly properties?: readonly string[];
}

export function tensorFunction(text: string, rule: Rule, { properties, ...more }: More = {}): Natives[string] {
  const parameters = parametersOf(text);
  const make = operation({
    className: "",
    signature: parameters.map(({ name }) => `${name}=None`).join(", "),
    rule: unannounced(rule),
    onSymbolic: () => undefined,
    ...more,
  });
  return (path) => {
    const own = make(path);
    const invoke = (call: NativeCall): Value => {
      const refused = refusal(call, own.name, parameters);
      if (refused) return refused;
      const result = own.invoke({ ...call, args: byName(call, parameters) });
      return given(call.runtime, result, properties);
    };
    return new NativeFunction(own.name, invoke, undefined, path);
  };
}

/** Where the library computes sizes below zero and goes on, there is no shape to be told. */
const unannounced =
  (rule: Rule): Rule =>
  (call) => {
    try {
      return rule(call);
    } catch (error) {
      if (!(error instanceof LayerError) || error.problem !== negativeDimension) throw error;
      return unknownSpec(new Unknown(error.message, call.place));
    }
  };

/** What is left out, or is undefined, has its default. */
function byName({ args }: NativeCall, parameters: readonly Parameter[]): CallArguments {
  const keywords = new Map<string, Value>();
  parameters.forEach(({ name, takes }, i) => {
    const value = args.positional[i];
    if (value !== undefined && value !== Undefined.value) keywords.set(name, takes ? asTensor(value, takes) : value);
  });
  return { positional: [], keywords, ...(args.unknownRest && { unknownRest: args.unknownRest }) };
}

/** What is no tensor yet becomes one. */
function asTensor(value: Value, takes: NonNullable<Takes>): Value {
  if (takes === "list") {
    const items = value instanceof TensorValue ? undefined : itemsOf(value);
    return items ? new TupleValue(items.map((item) => asTensor(item, "any"))) : value;
  }
  // A name stands for a number where a size is wanted, and here for any tensor.
  if (value instanceof Sym) return runTime(value);
  const dtype = takes === "float32" || takes === "int32" || takes === "bool" ? takes : undefined;
  return inferredTensor(value, dtype) ?? value;
}

/** Several outputs as JavaScript has them. */
function given(runtime: Runtime, result: Value, properties: readonly string[] | undefined): Value {
  if (!(result instanceof TupleValue) && !(result instanceof ListObject)) return result;
  if (!properties) return result instanceof ListObject ? result : runtime.list([...result.items]);
  return runtime.heap.adopt(new DictObject(properties.map((name, i) => [name, result.items[i] ?? Undefined.value])));
}

// ---------------------------------------------------------------- refused arguments

function refusal(
  { runtime, args, place }: NativeCall,
  name: string,
  parameters: readonly Parameter[],
): Unknown | undefined {
  for (const [i, { name: parameter, takes }] of parameters.entries()) {
    const value = args.positional[i];
    if (!takes || value === undefined) continue;
    const parts = takes === "list" && value instanceof ListObject ? value.items : [value];
    for (const [j, part] of parts.entries()) {
      const shown = takes === "list" ? `${parameter}[${j}]` : parameter;
      const refused = refusedTensor(
        runtime,
        part,
        takes,
        `Argument '${shown}' passed to '${name}'`,
        argumentAt(runtime, args, place, i),
      );
      if (refused) return refused;
    }
  }
  return undefined;
}

/** A method's own tensor stands before the call's arguments. */
function argumentAt(runtime: Runtime, args: CallArguments, place: Place, index: number): Place {
  const written = runtime.writtenArguments(place);
  const found = written?.[index - Math.max(0, args.positional.length - written.length)];
  return found && found.kind === "positional" ? { file: place.file, start: found.start, end: found.end } : place;
}

function refusedTensor(
  runtime: Runtime,
  value: Value,
  takes: NonNullable<Takes>,
  subject: string,
  place: Place,
): Unknown | undefined {
  if (isSymbolic(value)) {
    const message = `${subject} must be a Tensor, and this is a SymbolicTensor: it has no values yet. Apply a layer to it instead.`;
    return runtime.fail({ kind: symbolicValue, place, message }, "Error", place);
  }
  if (!(value instanceof TensorValue) || value.facts.kind === "array" || typeof value.dtype !== "string")
    return undefined;
  if (takes === "list" || takes === "any" || takes === value.dtype) return undefined;
  if (takes === "numeric" && value.dtype !== "string") return undefined;
  const message = `${subject} must be a ${takes} tensor, and this is one of ${value.dtype}.`;
  return runtime.fail({ kind: invalidArgument, place, message }, "Error", place);
}

// ---------------------------------------------------------------- for the rules

/** The call as a rule reads it that knows the parameters under other names. */
export const renamed =
  (rule: Rule, names: Readonly<Record<string, string>>, defaults: Readonly<Record<string, Value>> = {}): Rule =>
  (call) =>
    rule(renamedCall(call, names, defaults));

export const renamedCost =
  (rule: CostRule, names: Readonly<Record<string, string>>, defaults: Readonly<Record<string, Value>> = {}): CostRule =>
  (call, output) =>
    rule(renamedCall(call, names, defaults), output);

function renamedCall(
  call: OperationCall,
  names: Readonly<Record<string, string>>,
  defaults: Readonly<Record<string, Value>>,
): OperationCall {
  const own = (name: string): string => names[name] ?? name;
  const value = (name: string): Value => {
    const found = call.value(own(name));
    return found === null && Object.hasOwn(defaults, name) ? defaults[name]! : found;
  };
  return changedCall(call, {
    has: (name) => call.has(own(name)),
    value,
    tensor: (name) => call.tensor(own(name)),
    tensors: (name) => call.tensors(own(name)),
  });
}

/** An argument, or what stands for one that isn't given. */
export const orElse = (call: OperationCall, name: string, otherwise: Value): Value => {
  const value = call.value(name);
  return value === null ? otherwise : value;
};

/** What is computed with the numbers of JavaScript's and with tensors has this dtype. */
export const dtypeArgument = (value: Value, otherwise: DType): DType => {
  if (value === null || value === Undefined.value) return otherwise;
  return typeof value === "string" ? value : value instanceof Unknown ? value : new Unknown("the dtype isn't known");
};

/**
 * Functions of a library on tensors, each by its signature and the rule for what comes out.
 *
 *     operation({ className: "Mean", signature: "x, axis=None, keepdims=False", rule: reduction(…) })
 *
 * On symbolic tensors a call leaves an Operation in the layer graph, and the rule runs again when the graph is called on
 * other inputs; on others it gives what executing the function would. What the library refuses, a rule throws as LayerError.
 */
import { isRanked, showShape, Unknown } from "../../dims/dim.js";
import type { DType, Nest, TensorSpec } from "../../dims/tensor.js";
import { cost, LayerError, type Cost } from "../../layers/entry.js";
import { flatten, isTensorSpec, mapTensors } from "../../layers/inputs.js";
import { signature } from "../../layers/signature.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { negativeDimension } from "../../problems/negative-dimension.js";
import type { Place } from "../../text/span.js";
import { itemsOf, reasonFor, tensorsIn } from "../../values/convert.js";
import type { ArrayMemory } from "../../values/array-memory.js";
import { LayerObject, Operation } from "../../values/layer-object.js";
import type { NativeFunction, Runtime } from "../../values/native.js";
import { External, Sym, TensorValue, TupleValue, type Value } from "../../values/value.js";
import { ListObject } from "../../values/objects.js";
import { failLayer } from "../keras/construct-layer.js";
import { newNode, plainOutput } from "../keras/graph/graph-nodes.js";
import { refusingLists, refusingTexts } from "../keras/recorded/refused-operands.js";
import { isSymbolic, isTraced, refuseValue } from "../keras/ops/symbolic-value.js";
import { fn, type Bound, type Natives } from "../native-helpers.js";
import { constantOf, heldElement, numpyScalar } from "./constants.js";
import { numpyStrong, strong, type Settling } from "./dtypes.js";
import { refuseOddAxis } from "./odd-axes.js";
import { recordedAs } from "./operation-names.js";
import { frozen, specOf, unknownSpec } from "./spec.js";
import { holdsWrittenNone, isWrittenNone } from "./written-none.js";

/** One call of an operation, as its rule sees it. */
export interface OperationCall {
  readonly runtime: Runtime;
  readonly place: Place;
  /** The function's name, for messages. */
  readonly name: string;
  /** The tensors are only announced: the library's own shape rules hold, and not what executing would give. */
  readonly isSymbolic: boolean;
  /** NumPy computes. */
  readonly isArray: boolean;
  has(name: string): boolean;
  /** The argument is certainly None, as it is given or where it isn't. */
  isNone(name: string): boolean;
  /** An argument, its default, or None. */
  value(name: string): Value;
  readonly rest: readonly Value[];
  /** Keywords beyond the named ones. */
  readonly extra: ReadonlyMap<string, Value>;
  /** An argument as a tensor. */
  tensor(name: string): TensorSpec;
  /** A part of an argument as a tensor. */
  tensorOf(value: Value): TensorSpec;
  /** An argument that is a list of tensors; Unknown where what is in it can't be told. */
  tensors(name: string): readonly TensorSpec[] | Unknown;
}

/** The call with some of its parts replaced, for a rule that reads it under other names. */
export const changedCall = (call: OperationCall, changes: Partial<OperationCall>): OperationCall => ({
  runtime: call.runtime,
  place: call.place,
  name: call.name,
  isSymbolic: call.isSymbolic,
  isArray: call.isArray,
  rest: call.rest,
  extra: call.extra,
  has: (name) => call.has(name),
  isNone: (name) => call.isNone(name),
  value: (name) => call.value(name),
  tensor: (name) => call.tensor(name),
  tensorOf: (value) => call.tensorOf(value),
  tensors: (name) => call.tensors(name),
  ...changes,
});

export type Rule = (call: OperationCall) => Nest<TensorSpec>;
export type CostRule = (call: OperationCall, output: TensorSpec) => Cost | undefined;

export interface OperationKind {
  /** What the library calls it in the layer graph. */
  readonly className: string;
  readonly signature: string;
  readonly rule: Rule;
  /** Nothing where absent: moving values around isn't counted. */
  readonly cost?: CostRule;
  /** The values of a small constant result, where the arguments' are known. */
  readonly fold?: (call: OperationCall) => readonly Value[] | undefined;
  /** How many labels NumPy's result holds, where the arguments hold some. */
  readonly classes?: (call: OperationCall) => number | undefined;
  /** The outputs are the first argument's values in pieces, one after the other. */
  readonly isSplit?: boolean;
  /** The operations that announcing this one makes besides, which take names. */
  readonly hidden?: readonly string[];
  /** What several outputs are called, where they are a named tuple. */
  readonly fields?: readonly string[];
  /** Several outputs are a tuple, without names. */
  readonly isTuple?: boolean;
  /** NumPy asks its argument for a method of this name first, and symbolic tensors have it. */
  readonly isMethod?: boolean;
  /** The result is NumPy's. */
  readonly isArray?: boolean;
  /** NumPy's result shares the memory of its first argument. */
  readonly isView?: boolean;
  /** Symbolic tensors are none of this function's business: what to say of a call on one, and give. */
  readonly onSymbolic?: (runtime: Runtime, place: Place, name: string) => void;
}

/** A function of the library. */
export const operation = (kind: OperationKind): ((path: string) => NativeFunction) => {
  return (path) => {
    const name = path.slice(path.lastIndexOf(".") + 1);
    return fn(kind.signature, (bound) => named(kind, applyKind(kind, name, path, argumentsOf(kind, bound), bound)))(
      path,
    );
  };
};

/** Several outputs as the tuple that the function gives. */
function named({ fields, isTuple, className: typeName }: OperationKind, result: Value): Value {
  if (isTuple && result instanceof ListObject) return new TupleValue(result.items);
  const items = fields && itemsOf(result);
  return items?.length === fields?.length && items && fields ? new TupleValue(items, { typeName, fields }) : result;
}

/** "log_sigmoid" is the class LogSigmoid. */
export const className = (name: string): string =>
  name.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());

/** Functions by their names, from which their classes' follow where they aren't said. */
export type NamedKinds = Readonly<Record<string, Omit<OperationKind, "className"> & { readonly className?: string }>>;

export const operations = (kinds: NamedKinds): Natives =>
  Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, operation({ className: className(name), ...kind })]),
  );

/** The arguments by parameter, in the order of the signature. */
interface Arguments {
  readonly values: ReadonlyMap<string, Value>;
  readonly rest: readonly Value[];
  readonly extra: ReadonlyMap<string, Value>;
  readonly given: ReadonlySet<string>;
}

function argumentsOf(kind: OperationKind, bound: Bound): Arguments {
  const names = signature(kind.signature)
    .parameters.filter(({ kind: form }) => form !== "rest" && form !== "keyword-rest")
    .map(({ name }) => name);
  return {
    values: new Map(names.map((name) => [name, frozen(bound.get(name))] as const)),
    rest: bound.rest.map(frozen),
    extra: bound.extra,
    given: new Set(names.filter((name) => bound.has(name))),
  };
}

/** A method on arguments that a native has bound by the same signature. */
export const applyBound = (kind: OperationKind, name: string, bound: Bound): Value =>
  named(kind, applyKind(kind, name, name, argumentsOf(kind, bound), bound));

/** An operation on arguments that are bound by hand: the Add of `x + y`. */
export function applyOperator(runtime: Runtime, kind: OperationKind, values: readonly Value[], place: Place): Value {
  const names = signature(kind.signature).parameters.map(({ name }) => name);
  const bound = new Map(names.flatMap((name, i) => (i < values.length ? [[name, frozen(values[i]!)] as const] : [])));
  const args = { values: bound, rest: [], extra: new Map<string, Value>(), given: new Set(bound.keys()) };
  return applyKind(kind, kind.className, kind.className, args, { runtime, place });
}

function applyKind(
  kind: OperationKind,
  name: string,
  path: string,
  args: Arguments,
  { runtime, place }: { readonly runtime: Runtime; readonly place: Place },
): Value {
  const tensors = tensorsOf(args);
  const symbolic = tensors.filter((tensor) => tensor.origin);
  const traced = kind.isArray && !kind.isMethod ? tensors.find((tensor) => isTraced(runtime, tensor)) : undefined;
  if (kind.isArray && (symbolic.length > 0 || traced))
    return (
      refuseValue(runtime, (!kind.isMethod && symbolic.find(isSymbolic)) || (traced ?? null), "array", place) ??
      runtime.unknown(`NumPy's \`${name}\` can't compute with a symbolic tensor`, place)
    );
  const call = new BoundCall(
    runtime,
    place,
    name,
    symbolic.length > 0 && !kind.onSymbolic,
    kind.isArray === true,
    args,
    new Map(),
    kind.signature,
    runtime.settings.dialect === undefined ? libraryOf(path) : undefined,
  );
  let output: Nest<TensorSpec>;
  let spent: Cost | undefined;
  try {
    refuseOddAxis(call, path);
    if (OF_ONE_TENSOR.test(path) && runtime.settings.dialect === undefined)
      refuseOperand(name, args.values, runtime.insideCall);
    output = settled(kind, kind.rule(call));
    if (call.isSymbolic && runtime.settings.dialect === undefined) checkSizes(name, output);
    spent = kind.cost ? kind.cost(call, isTensorSpec(output) ? output : unknownSpec(severalOutputs)) : cost(0);
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    return failLayer(runtime, error, place);
  }
  runtime.spend(spent);
  if (symbolic.length === 0 && (kind.isArray || kind.onSymbolic || runtime.insideCall || !call.open))
    return plain(kind, call, output);
  if (symbolic.some(isSymbolic)) kind.onSymbolic?.(runtime, place, name);
  const values = runtime.settings.dialect === undefined ? undefined : sizesIn(output, name, kind.fold?.(call));
  const infer = (inputs: readonly TensorSpec[]): Nest<TensorSpec> => {
    // What other inputs make of the sizes that this call was given isn't known.
    const forAny = symbolic.some(({ facts }) => facts.values) ? withOtherSizes(args) : args;
    const stood = tensorsOf(forAny).filter((tensor) => tensor.origin);
    const substitutes = new Map(stood.map((tensor, i) => [tensor, inputs[i] ?? tensor] as const));
    return inferred(
      kind,
      new BoundCall(runtime, place, name, call.isSymbolic, call.isArray, forAny, substitutes, kind.signature),
    );
  };
  const recorded = recordedAs(runtime, kind.className, path, args.given);
  const node = new Operation(recorded.className, recorded.name, infer, spent);
  for (const hidden of kind.hidden ?? []) runtime.automaticName(hidden);
  const ambiguous = symbolic.find((tensor) => tensor.facts.ambiguous)?.facts.ambiguous;
  return newNode(runtime, node, symbolic, output, { open: call.open ?? ambiguous ?? recorded.open, values }).value;
}

/** Whose functions refuse what no tensor can be made of. */
const libraryOf = (path: string): "keras" | "tensorflow" | undefined =>
  path.startsWith("keras.ops.") ? "keras" : /^tensorflow\.(?!keras\.|compat\.)/.test(path) ? "tensorflow" : undefined;
const OF_ONE_TENSOR = /^keras\.(ops|activations)\.\w+$/;
const [OF_ONE, OF_NUMBERS] = [new Set(refusingLists.split(" ")), new Set(refusingTexts.split(" "))];

/** What stands in the place of the one tensor that a function is of. */
function refuseOperand(name: string, values: ReadonlyMap<string, Value>, isInCall: boolean): void {
  const [[argument, value] = [undefined, null]] = values;
  const items = value instanceof TupleValue ? value.items : undefined;
  if (OF_ONE.has(name) && !isInCall && items?.some(isSymbolic))
    throw new LayerError(invalidArgument, `${name} takes one tensor, and here is a list of them.`, argument);
  const isText =
    typeof value === "string" || (items && items.length > 0 && items.every((item) => typeof item === "string"));
  if (OF_NUMBERS.has(name) && isText)
    throw new LayerError(invalidArgument, `${name} computes with numbers, and this is text.`, argument);
}

/** Keras 3 makes no symbolic tensor with a negative size. */
function checkSizes(name: string, output: Nest<TensorSpec>): void {
  for (const { shape } of flatten(output)) {
    if (!isRanked(shape) || !shape.some((size) => typeof size === "number" && size < 0)) continue;
    throw new LayerError(negativeDimension, `${name} would give ${showShape(shape)}, and no axis has a negative size.`);
  }
}

const tensorsOf = ({ values, rest }: Arguments): readonly TensorValue[] =>
  [...values.values(), ...rest].flatMap(tensorsIn);

/** Functions that take a shape apart and put it together; others compute nothing of one with a size of None. */
const KEEPING_SIZES = new Set(["shape", "GetItem", "stack", "concat"]);

/** The values of a symbolic tensor that may be a shape, as Keras 2 keeps them; None stands for what only run time knows. */
function sizesIn(
  output: Nest<TensorSpec>,
  name: string,
  values: readonly Value[] | undefined,
): readonly Value[] | undefined {
  if (!isTensorSpec(output) || output.dtype !== "int32" || !keepsValues(output)) return undefined;
  const sizes = values?.map((value) => (typeof value === "number" && value < 0 ? null : value));
  return sizes?.includes(null) && !KEEPING_SIZES.has(name) ? sizes.map(() => null) : sizes;
}

const otherSize = new Unknown("which sizes are computed for other inputs isn't followed");

/** The arguments with symbolic tensors whose values aren't known. */
function withOtherSizes({ values, rest, ...others }: Arguments): Arguments {
  const bare = (value: Value): Value => {
    if (value instanceof TensorValue) {
      if (!value.origin || !value.values) return value;
      const values = value.values.map((size) => (size === null ? null : otherSize));
      return new TensorValue(value.shape, value.dtype, value.origin, { ...value.facts, values });
    }
    const items = value instanceof TupleValue || value instanceof ListObject ? itemsOf(value) : undefined;
    return items ? new TupleValue(items.map(bare)) : value;
  };
  return { ...others, values: new Map([...values].map(([name, value]) => [name, bare(value)])), rest: rest.map(bare) };
}

const severalOutputs = new Unknown("the operation has several outputs");

/** Weak dtypes are settled in what an operation gives. */
const settled = (kind: OperationKind, output: Nest<TensorSpec>): Nest<TensorSpec> =>
  mapTensors(output, ({ shape, dtype }) => ({ shape, dtype: settlingOf(kind.isArray)(dtype) }));

const settlingOf = (isArray: boolean | undefined): Settling => (isArray ? numpyStrong : strong);

/** What an operation gives for other inputs; Unknown where it would refuse them. */
function inferred(kind: OperationKind, call: OperationCall): Nest<TensorSpec> {
  try {
    return settled(kind, kind.rule(call));
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    return unknownSpec(new Unknown(error.message, call.place));
  }
}

function plain(kind: OperationKind, call: BoundCall, output: Nest<TensorSpec>): Value {
  if (!isTensorSpec(output)) {
    const outputs = Object.values(output) as readonly Nest<TensorSpec>[];
    const pieces = kind.isSplit ? piecesOf(call, outputs) : undefined;
    if (!kind.isArray && !pieces) return plainOutput(call.runtime, output);
    return call.runtime.list(outputs.map((item, i) => plain({ ...kind, fold: () => pieces?.[i] }, call, item)));
  }
  const values = kind.fold?.(call);
  if (kind.isArray && values?.length === 1 && isRanked(output.shape) && output.shape.length === 0)
    return numpyScalar(values[0]!, output.dtype);
  const held = kind.isArray && values === undefined ? heldElement(output.shape, output.dtype) : undefined;
  if (held) return held;
  const isKept = values !== undefined && keepsValues(output);
  const classes = kind.isArray && holdsNumbers(output.dtype) ? kind.classes?.(call) : undefined;
  const holds = isKept || classes !== undefined;
  const memory = kind.isArray ? (sharedMemory(kind, call) ?? (holds && call.runtime.arrayMemory())) : undefined;
  return new TensorValue(output.shape, output.dtype, undefined, {
    kind: kind.isArray ? "array" : "tensor",
    ...(isKept && { values }),
    ...(classes !== undefined && { classes }),
    ...(memory && { memory }),
  });
}

/** Labels as truths or texts are others. */
const holdsNumbers = (dtype: DType): boolean => typeof dtype === "string" && /^(u?int|b?float)\d/.test(dtype);

function sharedMemory(kind: OperationKind, call: BoundCall): ArrayMemory | undefined {
  const [first] = kind.isView ? call.args.values.values() : [];
  return first instanceof TensorValue ? first.facts.memory : undefined;
}

/** The values of a vector in pieces as long as the outputs. */
function piecesOf(call: BoundCall, outputs: readonly Nest<TensorSpec>[]): readonly (readonly Value[])[] | undefined {
  const [first] = call.args.values.values();
  const values = first === undefined ? undefined : constantOf(first);
  const sizes = outputs.map((output) =>
    isTensorSpec(output) && isRanked(output.shape) && output.shape.length === 1 ? output.shape[0] : undefined,
  );
  if (!values || !sizes.every((size) => typeof size === "number")) return undefined;
  const ends = sizes.map((_, i) => sizes.slice(0, i + 1).reduce((sum, size) => sum + size, 0));
  return ends.at(-1) === values.length ? ends.map((end, i) => values.slice(end - sizes[i]!, end)) : undefined;
}

/** Values are kept of what has at most one axis. */
const keepsValues = ({ shape }: TensorSpec): boolean => isRanked(shape) && shape.length <= 1;

class BoundCall implements OperationCall {
  /** Why a tensor among the arguments can't be told. */
  open: Unknown | undefined;

  constructor(
    readonly runtime: Runtime,
    readonly place: Place,
    readonly name: string,
    readonly isSymbolic: boolean,
    readonly isArray: boolean,
    readonly args: Arguments,
    /** What stands for the symbolic tensors when the graph runs on other inputs. */
    readonly substitutes: ReadonlyMap<TensorValue, TensorSpec>,
    readonly signature: string,
    readonly library?: "keras" | "tensorflow",
  ) {}

  get rest(): readonly Value[] {
    return this.args.rest;
  }

  get extra(): ReadonlyMap<string, Value> {
    return this.args.extra;
  }

  has(name: string): boolean {
    return this.args.given.has(name);
  }

  get refusesOthers(): boolean {
    return this.library === "keras";
  }

  /**
   * The argument is given, and certainly None: in what nobody calls, a parameter is None by its default alone; in a `call` a size that
   * only run time knows is a tensor.
   */
  isNone(name: string): boolean {
    if (this.value(name) !== null || !this.runtime.isCalled) return false;
    return !this.runtime.insideCall || !this.has(name) || isWrittenNone(this.runtime, this.place, this.signature, name);
  }

  /** TensorFlow's functions have tensors that needn't be given. */
  #needs(name: string): boolean {
    if (this.library === undefined || !this.has(name)) return false;
    const parameter = this.library === "keras" ? undefined : signature(this.signature).byName.get(name);
    return parameter === undefined || parameter.default === undefined;
  }

  value(name: string): Value {
    return this.args.values.get(name) ?? null;
  }

  tensor(name: string): TensorSpec {
    const value = this.value(name);
    if (value === null && this.#needs(name) && this.isNone(name))
      throw new LayerError(invalidArgument, `${this.name} takes a tensor, and not None.`, name);
    return this.tensorOf(value);
  }

  tensorOf(value: Value): TensorSpec {
    if (value instanceof TensorValue) return this.substitutes.get(value) ?? value;
    if (value instanceof LayerObject && this.refusesOthers) {
      const message = `${this.name} takes tensors, and the layer ${value.className} is none. Call it on a tensor first.`;
      throw new LayerError(invalidArgument, message);
    }
    if (value instanceof TupleValue && this.substitutes.size > 0 && tensorsIn(value).length > 0)
      return specOf(new TupleValue(value.items.map((item) => this.#substituted(item))), settlingOf(this.isArray));
    const spec = specOf(value, settlingOf(this.isArray));
    if (mayBeTensor(value) && spec.shape instanceof Unknown) this.open ??= spec.shape;
    return spec;
  }

  tensors(name: string): readonly TensorSpec[] | Unknown {
    const value = this.value(name);
    const items = itemsOf(value);
    if (items?.includes(null) && this.#needs(name) && this.#holdsNone(name))
      throw new LayerError(invalidArgument, `${this.name} takes tensors, and None is among them.`, name);
    if (items) return items.map((item) => this.tensorOf(item));
    const reason = value instanceof ListObject && value.open ? value.open : reasonFor(value);
    this.open ??= reason;
    return reason;
  }

  #holdsNone(name: string): boolean {
    const { runtime, place } = this;
    return runtime.isCalled && (!runtime.insideCall || holdsWrittenNone(runtime, place, this.signature, name));
  }

  #substituted(value: Value): Value {
    const spec = this.tensorOf(value);
    return value instanceof TensorValue ? new TensorValue(spec.shape, spec.dtype) : value;
  }
}

/** What the text doesn't tell may be a symbolic tensor. */
const mayBeTensor = (value: Value): boolean =>
  value instanceof Unknown || (value instanceof External && value.instance !== undefined) || value instanceof Sym;

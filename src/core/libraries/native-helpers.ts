/**
 * How natives are written: a signature as Python writes it, and what the function gives.
 *
 *     functions({ "math.prod": fn("iterable, *, start=1", ({ get, runtime }) => …) })
 */
import { Unknown } from "../dims/dim.js";
import { NumPyInteger, withoutNumPy } from "../dims/numpy-integer.js";
import { Opaque, type ArgumentValue } from "../layers/argument.js";
import { bind, signature, type BindingError } from "../layers/signature.js";
import { invalidArgument } from "../problems/invalid-argument.js";
import { missingArgument } from "../problems/missing-argument.js";
import { unknownArgument } from "../problems/unknown-argument.js";
import { refuseArgument } from "./tensorflow/first-release.js";
import type { Place } from "../text/span.js";
import { membersOf, reasonFor } from "../values/convert.js";
import { NativeFunction, type NativeCall, type Runtime } from "../values/native.js";
import { ListObject } from "../values/objects.js";
import { TupleValue, type CallArguments, type Value } from "../values/value.js";

/** The bound arguments of one call of a native. */
export interface Bound {
  readonly runtime: Runtime;
  readonly place: Place;
  readonly args: CallArguments;
  /** The argument, its default, or None. An integer of NumPy's is told as the number that it is; `args` has it as it came. */
  get(name: string): Value;
  has(name: string): boolean;
  /** Positional arguments beyond the named ones. */
  readonly rest: readonly Value[];
  readonly extra: ReadonlyMap<string, Value>;
}

export type Native = (bound: Bound) => Value;

/** A native by its signature. Arguments that don't bind give an Unknown: the program would raise a TypeError. */
export function fn(text: string, body: Native): (path: string) => NativeFunction {
  return (path) => {
    const name = path.slice(path.lastIndexOf(".") + 1);
    const invoke = (call: NativeCall): Value => {
      // Read at its first call: there are thousands of natives, and a program calls a few.
      const own = signature(text);
      const binding = bind(own, call.args.positional, call.args.keywords);
      const fatal = binding.errors.find((error) => error.kind !== "missing" || !call.args.unknownRest);
      if (fatal) return misbound(call, path, name, fatal);
      if (call.args.unknownPositional && own.acceptsAnyPositional) return call.args.unknownPositional;
      return body(boundCall(call, binding.given, binding.rest, binding.extra, own.byName));
    };
    return new NativeFunction(name, invoke, undefined, path);
  };
}

/** Functions that model code calls, and of which the whole signature is known. */
const BUILDING = /^keras\.(ops|random|activations)\./;

/** The program raises a TypeError here; where the function is one that builds a model, that is a problem of the program. */
function misbound({ runtime, args, place }: NativeCall, path: string, name: string, error: BindingError): Unknown {
  const earlier = refuseArgument(runtime, path, args, place);
  if (earlier) return earlier;
  if (!BUILDING.test(path) || runtime.settings.dialect !== undefined)
    return runtime.unknown(`\`${name}\` isn't called so`, place);
  const [kind, message] =
    error.kind === "missing"
      ? ([missingArgument, `${name} needs the argument \`${error.name}\`.`] as const)
      : error.kind === "unknown"
        ? ([unknownArgument, `${name} has no argument \`${error.name}\`.`] as const)
        : ([invalidArgument, `${name} isn't called with so many arguments.`] as const);
  return runtime.fail({ kind, place, message }, "TypeError", place);
}

export function boundCall(
  { runtime, args, place }: NativeCall,
  given: ReadonlyMap<string, Value>,
  rest: readonly Value[],
  extra: ReadonlyMap<string, Value>,
  parameters: ReadonlyMap<string, { readonly default?: ArgumentValue }>,
): Bound {
  const get = (name: string): Value => {
    const value = given.get(name);
    if (value !== undefined) return withoutNumPy(value);
    if (args.unknownRest) return args.unknownRest;
    const otherwise = parameters.get(name)?.default;
    return otherwise === undefined ? null : literalValue(otherwise);
  };
  return { runtime, place, args, get, has: (name) => given.has(name), rest: plainItems(rest), extra };
}

const plainItems = (items: readonly Value[]): readonly Value[] =>
  items.some((item) => item instanceof NumPyInteger) ? items.map(withoutNumPy) : items;

/** A value of a signature as a value of the program. */
export function literalValue(value: ArgumentValue): Value {
  if (Array.isArray(value)) return new TupleValue((value as readonly ArgumentValue[]).map(literalValue));
  if (value instanceof Opaque) return new Unknown("the default value isn't known");
  return value as Value;
}

/** Natives by their full path. */
export type Natives = Readonly<Record<string, (name: string) => NativeFunction>>;

/** A class outside whose instances are values of our own: `list`, `dict`. */
export function cls(className: string, text: string, body: Native): (name: string) => NativeFunction {
  const make = fn(text, body);
  return (name) => new NativeFunction(name, make(name).invoke, className, name);
}

/** Gives what a reader needs of an iterable: the items, or the reason why they can't be told. */
export const itemsOrReason = (bound: Bound, name: string): readonly Value[] | Unknown =>
  bound.runtime.iterate(bound.get(name), bound.place);

/** The same for a reader to whom their order makes no difference: of a set too. */
export const membersOrReason = (bound: Bound, name: string): readonly Value[] | Unknown =>
  membersOf(bound.get(name)) ?? itemsOrReason(bound, name);

export const unknownList = (runtime: Runtime, because: Unknown): ListObject => runtime.list([], because);

export { reasonFor };

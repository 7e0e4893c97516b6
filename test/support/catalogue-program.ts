/**
 * Runs the programs of the random calls with the catalogue alone: a reader of literals, of constructions and of calls.
 *
 *     x = keras.Input(shape=(34, 38, 1))
 *     y = layers.Conv2D(32, 3)(x)           applied: output (None, 32, 36, 32), kernel and bias, the cost
 */
import { add, Float, sub, Sym, Unknown, type Amount } from "../../src/core/dims/dim.js";
import { amountOf } from "../../src/core/dims/tensor.js";
import type { ArgumentValue } from "../../src/core/layers/argument.js";
import { bindCall, type CallValue } from "../../src/core/layers/call.js";
import { findLayer } from "../../src/core/layers/catalogue.js";
import { constructLayer, type Construction } from "../../src/core/layers/construct.js";
import {
  LayerError,
  LayerHandle,
  type Applied,
  type LayerCall,
  type LayerEntry,
  type LayerSettings,
  type Weight,
} from "../../src/core/layers/entry.js";
import { constructorArguments, functionalForms, type FunctionalForm } from "../../src/core/layers/functional-forms.js";
import type { CallExpr, Expr, Program } from "../../src/core/program/program.js";

/** What the catalogue says of the value that the program binds to `y`. */
export type Answer =
  | { readonly refused: string }
  | { readonly applied: Applied; readonly trainable: Amount; readonly nonTrainable: Amount };

const SETTINGS: LayerSettings = { imageDataFormat: "channels_last", dtype: "float32" };

/** Literals of the program with what stands for them instead: a symbol, or nothing that is known. */
export type Opened = ReadonlyMap<Expr, ArgumentValue>;

const NOBODY_KNOWS = new Unknown("nobody knows");

/**
 * Runs a program of the records' form; a name that it doesn't bind is a symbol, `_` a value that nobody knows. With `executed` its
 * layers compute, as they do inside of a `call`, and don't only announce what they would give.
 */
export function answer(program: Program, opened: Opened = new Map(), executed = false): Answer {
  const names = new Map<string, Value>();
  const scope: Scope = { names, opened, executed };
  try {
    for (const statement of program.body) {
      if (statement.kind === "import" || statement.kind === "import-from") continue;
      const target = statement.kind === "assign" ? statement.targets[0] : undefined;
      if (statement.kind !== "assign" || target?.kind !== "name" || !statement.value)
        throw new Error(`no statement of a random call: ${statement.kind}`);
      names.set(target.name, evaluate(statement.value, scope));
    }
  } catch (error) {
    if (error instanceof LayerError) return { refused: error.message };
    throw error;
  }
  const y = names.get("y");
  if (!(y instanceof Result)) throw new Error("the program binds no tensor to y");
  const sizes = (trainable: boolean): Amount =>
    y.applied.weights.filter((weight) => weight.trainable === trainable).reduce<Amount>(plusSize, 0);
  return { applied: y.applied, trainable: sizes(true), nonTrainable: sizes(false) };
}

const plusSize = (total: Amount, weight: Weight): Amount => add(total, amountOf(weight.shape));

// ---------------------------------------------------------------- running

/** A layer object of the program. */
class Layer extends LayerHandle {
  readonly className: string;
  readonly name: string | undefined;
  readonly config: unknown;

  constructor(
    override readonly entry: LayerEntry,
    readonly construction: Construction,
  ) {
    super();
    this.className = entry.className;
    this.name = typeof construction.base.name === "string" ? construction.base.name : undefined;
    this.config = construction.config;
  }

  apply(call: LayerCall): Applied {
    const applied = this.entry.apply(this.config, call);
    if (this.construction.base.trainable !== false) return applied;
    return { ...applied, weights: applied.weights.map((weight) => ({ ...weight, trainable: false })) };
  }

  call(positional: readonly CallValue[], keywords: ReadonlyMap<string, CallValue>, executed: boolean): Result {
    const bound = bindCall(this.entry, positional, keywords, this.construction.base.dtype.compute);
    // What was traced ran as a model that infers.
    const others = executed ? new Map([["training", false] as const, ...bound.others]) : bound.others;
    return new Result(this.apply({ ...bound, others, executed }));
  }
}

/** What a call of a layer gave. */
class Result {
  constructor(readonly applied: Applied) {}
}

type Value = CallValue | Result;

interface Scope {
  readonly names: ReadonlyMap<string, Value>;
  readonly opened: Opened;
  readonly executed: boolean;
}

function evaluate(expr: Expr, scope: Scope): Value {
  const opened = scope.opened.get(expr);
  if (opened !== undefined) return opened;
  switch (expr.kind) {
    case "int":
    case "string":
      return expr.value;
    case "float":
      return new Float(expr.value);
    case "constant":
      return expr.value === "none" ? null : expr.value === true;
    case "name":
      return scope.names.get(expr.name) ?? (expr.name === "_" ? NOBODY_KNOWS : Sym.name(expr.name));
    case "list":
    case "tuple":
      return expr.elements.map((element) => plain(evaluate(element.value, scope))) as CallValue;
    case "unary":
      return negative(evaluate(expr.operand, scope));
    case "binary":
      return new Float(numberOf(evaluate(expr.left, scope)) / numberOf(evaluate(expr.right, scope)));
    case "attribute":
      return expr.name === "output" ? evaluate(expr.object, scope) : fail(expr);
    case "call":
      return call(expr, scope);
    default:
      return fail(expr);
  }
}

function fail(expr: Expr): never {
  throw new Error(`no expression of a random call: ${expr.kind}`);
}

/** The tensors of a result; any other value as it is. */
const plain = (value: Value): CallValue => (value instanceof Result ? value.applied.output : value);

const numberOf = (value: Value): number => (value instanceof Float ? value.value : (value as number));

function negative(value: Value): Value {
  return value instanceof Float ? new Float(-value.value) : sub(0, value as Amount);
}

function call(expr: CallExpr, scope: Scope): Value {
  const positional: CallValue[] = [];
  const keywords = new Map<string, CallValue>();
  for (const argument of expr.args) {
    const value = plain(evaluate(argument.value, scope));
    if (argument.name === undefined) positional.push(value);
    else keywords.set(argument.name, value);
  }
  if (expr.callee.kind !== "attribute") {
    const layer = evaluate(expr.callee, scope);
    return layer instanceof Layer ? layer.call(positional, keywords, scope.executed) : fail(expr);
  }
  const { name } = expr.callee;
  const form = functionalForms.find((one) => one.name === name);
  if (form) return functionForm(form, positional, keywords, scope.executed);
  const layer = construct(name, positional as ArgumentValue[], keywords as ReadonlyMap<string, ArgumentValue>);
  return layer.className === "InputLayer" ? layer.call([], new Map(), scope.executed) : layer;
}

function construct(
  name: string,
  positional: readonly ArgumentValue[],
  keywords: ReadonlyMap<string, ArgumentValue>,
): Layer {
  const entry = findLayer(name);
  if (!entry) throw new Error(`the catalogue has no ${name}`);
  return new Layer(entry, constructLayer(entry, positional, keywords, SETTINGS));
}

/** The function forms of the merging layers: `layers.dot([a, b], axes=1)`. */
function functionForm(
  form: FunctionalForm,
  [inputs, ...after]: readonly CallValue[],
  keywords: ReadonlyMap<string, CallValue>,
  executed: boolean,
): Result {
  const given = constructorArguments(form, after as ArgumentValue[], keywords as ReadonlyMap<string, ArgumentValue>);
  return construct(form.makes.name, given.positional, given.keywords).call(
    inputs === undefined ? [] : [inputs],
    new Map(),
    executed,
  );
}

/**
 * Runs the programs of TensorFlow.js' random calls with the catalogue alone: a reader of literals, of factories and of `apply`.
 *
 *     const x = tf.input({shape: [34, 38, 1]});
 *     const y = tf.layers.conv2d({filters: 32, kernelSize: 3}).apply(x);   applied: output [null, 32, 36, 32], kernel and bias
 */
import { add, Float, sub, Sym, Unknown, type Amount } from "../../src/core/dims/dim.js";
import { amountOf, type Nest, type TensorSpec } from "../../src/core/dims/tensor.js";
import { DictArgument, type ArgumentValue } from "../../src/core/layers/argument.js";
import { bindCall, type CallValue } from "../../src/core/layers/call.js";
import {
  LayerError,
  LayerHandle,
  type Applied,
  type LayerCall,
  type LayerEntry,
  type LayerSettings,
  type Weight,
} from "../../src/core/layers/entry.js";
import { constructTfjsLayer, type TfjsConstruction } from "../../src/core/layers/tfjs/construct.js";
import { tfjsLayers } from "../../src/core/layers/tfjs/index.js";
import { snakeCase } from "../../src/core/text/case.js";
import { NonsenseError } from "../../src/core/layers/tfjs/nonsense.js";
import type { CallExpr, DictExpr, Expr, Program } from "../../src/core/program/program.js";
import type { Opened } from "./catalogue-program.js";

export type TfjsAnswer =
  | { readonly nonsense: string }
  | { readonly refused: string }
  | {
      readonly applied: Applied;
      readonly className: string;
      readonly trainable: Amount;
      readonly nonTrainable: Amount;
    };

const SETTINGS: LayerSettings = { imageDataFormat: "channels_last", dtype: "float32", library: "tfjs" };

/** Runs a program of the records' form; what `opened` has for a literal stands in its place. */
export function answerTfjs(program: Program, opened: Opened = new Map()): TfjsAnswer {
  const names = new Map<string, Value>();
  try {
    for (const statement of program.body) {
      if (statement.kind === "import") continue;
      const target = statement.kind === "assign" ? statement.targets[0] : undefined;
      if (statement.kind !== "assign" || target?.kind !== "name" || !statement.value)
        throw new Error(`no statement of a random call: ${statement.kind}`);
      names.set(target.name, evaluate(statement.value, { names, opened }));
    }
  } catch (error) {
    if (error instanceof NonsenseError) return { nonsense: error.message };
    if (error instanceof LayerError) return { refused: error.message };
    throw error;
  }
  const y = names.get("y");
  if (!(y instanceof Result)) throw new Error("the program binds no tensor to y");
  const { applied, className } = y;
  const sizes = (trainable: boolean): Amount =>
    applied.weights.filter((weight) => weight.trainable === trainable).reduce<Amount>(plusSize, 0);
  return { applied, className, trainable: sizes(true), nonTrainable: sizes(false) };
}

const plusSize = (total: Amount, weight: Weight): Amount => add(total, amountOf(weight.shape));

// ---------------------------------------------------------------- running

/** What an application of a layer gave. */
class Result {
  constructor(
    readonly className: string,
    readonly applied: Applied,
  ) {}
}

type Value = ArgumentValue | Result | readonly Value[];

class Layer extends LayerHandle {
  readonly className: string;
  readonly name: string | undefined;
  readonly config: unknown;

  constructor(
    override readonly entry: LayerEntry,
    readonly construction: TfjsConstruction,
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

  call(positional: readonly Nest<TensorSpec>[], keywords: ReadonlyMap<string, CallValue>): Result {
    return new Result(this.className, this.apply(bindCall(this.entry, positional, keywords, "float32")));
  }
}

interface Scope {
  readonly names: ReadonlyMap<string, Value>;
  readonly opened: Opened;
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
      return scope.names.get(expr.name) ?? Sym.name(expr.name);
    case "list":
      return expr.elements.map((element) => evaluate(element.value, scope));
    case "dict":
      return new DictArgument([...config(expr, scope)]);
    case "unary":
      return negative(evaluate(expr.operand, scope));
    case "attribute":
      return output(evaluate(expr.object, scope), expr);
    case "call":
      return call(expr, scope);
    default:
      return fail(expr);
  }
}

function fail(expr: Expr): never {
  throw new Error(`no expression of a random call: ${expr.kind}`);
}

const negative = (value: Value): ArgumentValue =>
  value instanceof Float ? new Float(-value.value) : sub(0, value as Amount);

const output = (layer: Value, expr: Expr): Result => (layer instanceof Layer ? layer.call([], new Map()) : fail(expr));

/** A key whose value is undefined is none. */
function config({ entries }: DictExpr, scope: Scope): ReadonlyMap<string, ArgumentValue> {
  const given = entries.filter(({ value }) => !(value.kind === "constant" && value.value === "undefined"));
  return new Map(
    given.map(({ key, value }) => {
      if (key?.kind !== "string") throw new Error("no key of a random call");
      return [key.value, plain(evaluate(value, scope))] as const;
    }),
  );
}

function plain(value: Value): ArgumentValue {
  if (value instanceof Result) return new Unknown("a tensor");
  return isList(value) ? value.map(plain) : value;
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** `{initialState: [h, c]}`, the second argument of `apply`. */
const keywords = ({ entries }: DictExpr, scope: Scope): ReadonlyMap<string, CallValue> =>
  new Map(
    entries.map(({ key, value }) => {
      const given = evaluate(value, scope);
      if (key?.kind !== "string") throw new Error("no key of a random call");
      return [snakeCase(key.value), isList(given) || given instanceof Result ? tensors(given) : given] as const;
    }),
  );

/** The tensors that a layer is applied to. */
function tensors(value: Value): Nest<TensorSpec> {
  if (isList(value)) return value.map(tensors);
  if (value instanceof Result) return value.applied.output;
  if (value instanceof Unknown) return { shape: value, dtype: value };
  throw new Error("no tensor of a random call");
}

function call({ callee, args }: CallExpr, scope: Scope): Value {
  if (callee.kind !== "attribute") return fail(callee);
  const [first, second] = args.map(({ value }) => value);
  const options = (expr: Expr | undefined): ReadonlyMap<string, ArgumentValue> | undefined =>
    expr?.kind === "dict" ? config(expr, scope) : undefined;
  if (callee.name === "apply") {
    const layer = evaluate(callee.object, scope);
    if (!(layer instanceof Layer) || !first) return fail(callee);
    return layer.call([tensors(evaluate(first, scope))], second?.kind === "dict" ? keywords(second, scope) : new Map());
  }
  const entry = tfjsLayers.get(callee.name);
  if (!entry) throw new Error(`the catalogue has no ${callee.name}`);
  const layer = new Layer(entry, constructTfjsLayer(entry, options(first), SETTINGS));
  return callee.name === "input" ? layer.call([], new Map()) : layer;
}

/**
 * Runs the programs of TensorFlow.js' random calls with the catalogue alone: `tf` is a stand-in that constructs and applies.
 *
 *     const x = tf.input({shape: [34, 38, 1]});
 *     const y = tf.layers.conv2d({filters: 32, kernelSize: 3}).apply(x);   applied: output [null, 32, 36, 32], kernel and bias
 */
import { add, Float, type Amount } from "../../src/core/dims/dim.js";
import { amountOf, type Nest, type TensorSpec } from "../../src/core/dims/tensor.js";
import { DictArgument, type ArgumentValue } from "../../src/core/layers/argument.js";
import { bindCall } from "../../src/core/layers/call.js";
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
import { snakeCase } from "../../src/core/layers/tfjs/names.js";
import { NonsenseError } from "../../src/core/layers/tfjs/nonsense.js";

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

/** Runs a program of the records' form. */
export function answerTfjs(source: string): TfjsAnswer {
  const body = source.replace(/^import .*$/m, "");
  try {
    // The program is one of the records that the tests keep.
    const y = (new Function("tf", `${body}\nreturn y;`) as (tf: unknown) => unknown)(STAND_IN);
    if (!(y instanceof Tensor)) throw new Error("the program binds no tensor to y");
    const { applied, className } = y;
    const sizes = (trainable: boolean): Amount =>
      applied.weights.filter((weight) => weight.trainable === trainable).reduce<Amount>(plusSize, 0);
    return { applied, className, trainable: sizes(true), nonTrainable: sizes(false) };
  } catch (error) {
    if (error instanceof NonsenseError) return { nonsense: error.message };
    if (error instanceof LayerError) return { refused: error.message };
    throw error;
  }
}

const plusSize = (total: Amount, weight: Weight): Amount => add(total, amountOf(weight.shape));

/** What a layer was applied to, and what it gave. */
class Tensor {
  constructor(
    readonly className: string,
    readonly applied: Applied,
  ) {}
}

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

  /** Both JavaScript's `layer.apply(x, {…})` and the catalogue's. */
  apply(given: LayerCall): Applied;
  apply(given: unknown, options?: object): Tensor;
  apply(given: unknown, options: object = {}): Applied | Tensor {
    if (typeof given === "object" && given !== null && "others" in given) return this.answer(given as LayerCall);
    const keywords = new Map(Object.entries(options).map(([key, value]) => [snakeCase(key), argument(value)] as const));
    const positional = this.className === "InputLayer" ? [] : [tensors(given)];
    return new Tensor(this.className, this.answer(bindCall(this.entry, positional, keywords, "float32")));
  }

  get output(): Tensor {
    return this.apply(undefined);
  }

  private answer(call: LayerCall): Applied {
    const applied = this.entry.apply(this.config, call);
    if (this.construction.base.trainable !== false) return applied;
    return { ...applied, weights: applied.weights.map((weight) => ({ ...weight, trainable: false })) };
  }
}

const tensors = (value: unknown): Nest<TensorSpec> =>
  Array.isArray(value) ? value.map(tensors) : (value as Tensor).applied.output;

/** A value of JavaScript as the catalogue knows it. */
function argument(value: unknown): ArgumentValue {
  if (typeof value === "number") return Number.isSafeInteger(value) ? value : new Float(value);
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(argument);
  if (value instanceof Layer || typeof value !== "object" || value === null) return value as ArgumentValue;
  if (value instanceof Tensor) return value.applied.output as unknown as ArgumentValue;
  return new DictArgument(Object.entries(value).map(([key, item]) => [key, argument(item)] as const));
}

const factory =
  (entry: LayerEntry) =>
  (config?: object): Layer | Tensor => {
    const given =
      config === undefined
        ? undefined
        : new Map(
            Object.entries(config)
              .filter(([, value]) => value !== undefined)
              .map(([key, value]) => [key, argument(value)] as const),
          );
    const layer = new Layer(entry, constructTfjsLayer(entry, given, SETTINGS));
    return entry === tfjsLayers.get("input") ? layer.output : layer;
  };

const layers = Object.fromEntries([...tfjsLayers].map(([name, entry]) => [name, factory(entry)]));

const STAND_IN = { input: layers["input"], layers };

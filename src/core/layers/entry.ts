/**
 * One layer of the catalogue: everything that is known of it, said once.
 *
 *     export const dense = defineLayer({
 *       name: "Dense",
 *       signature: "units, activation=None, use_bias=True, …, **kwargs",
 *       configure: (args) => ({ units: args.positive("units"), … }),     what __init__ computes and refuses
 *       weights: (config, call) => [kernel, bias],                       what build makes, in order
 *       output: (config, call) => …,                                     shapes, or the error that the layer raises
 *       cost: (config, call, output) => …,                               multiply-adds and operations, a batch of one
 *     });
 *
 * Rules are arithmetic over Dims: an Unknown that goes in comes out as Unknown, a symbol as an expression, with no second
 * rule. What the real layer refuses is thrown as a LayerError; whatever it accepts must never be refused here.
 */
import { Refused, withoutRefused, type LateRefusals } from "./late-refusal.js";
import { add, mul, sameDim, showShape, Unknown, type Amount, type Dim } from "../dims/dim.js";
import type { DType, Nest, TensorSpec } from "../dims/tensor.js";
import type { ProblemKind } from "../problems/problem.js";
import { undefinedDimension } from "../problems/undefined-dimension.js";
import type { ArgumentValue } from "./argument.js";
import type { LayerArguments } from "./arguments.js";
import type { Dialect } from "./dialect.js";
import type { MaskRule } from "./mask-rule.js";
import { callKey, Remembered } from "./remembered.js";

/** What the real layer would raise. `argument` names the argument to blame, where it is one. */
export class LayerError extends Error {
  constructor(
    readonly problem: ProblemKind,
    message: string,
    readonly argument?: string,
    /** The argument's name as it was probably meant. */
    readonly meant?: string,
    /** The layer can be made, and is refused when it is called. */
    readonly isLate = false,
  ) {
    super(message);
  }

  whenCalled(): LayerError {
    return new LayerError(this.problem, this.message, this.argument, this.meant, true);
  }
}

/** A variable of a layer: `kernel`, (3, 3, 3, 32). Its size is the product of its dims. */
export interface Weight {
  readonly name: string;
  readonly shape: readonly Dim[];
  readonly trainable: boolean;
  /** "float32" where absent. */
  readonly dtype?: string;
  /** Another layer has it too, as its own: a layer inside, or the one that its variable was taken from. */
  readonly of?: WeightPlace;
}

/** Which weight of which layer object. */
export interface WeightPlace {
  readonly layer: object;
  readonly at: number;
  /** The program's variable, by which it is found where it has come to stand elsewhere. */
  readonly variable?: object;
}

/** A weight that is there or not; where that is unknown, so is its size. */
export function weightIf(present: boolean | Unknown, weight: Weight): readonly Weight[] {
  if (present instanceof Unknown) return [{ ...weight, shape: [present] }];
  return present ? [weight] : [];
}

/** A variable can't be made without its whole shape. */
function checkShape(layer: string, { name, shape }: Weight): void {
  if (!shape.includes(null)) return;
  const message = `${layer}: its ${name} would have the shape ${showShape(shape)}, and a weight needs every size. Give the input a fixed size where that one is None.`;
  throw new LayerError(undefinedDimension, message);
}

/** For a batch of one. `macs` counts multiply-adds; `flops` two per multiply-add and the other operations. */
export interface Cost {
  readonly macs: Amount;
  readonly flops: Amount;
}

/** The cost of multiply-adds and of other operations (a bias, an addition, a normalisation's steps), one each. */
export const cost = (macs: Amount, otherOperations: Amount = 0): Cost => ({
  macs,
  flops: add(mul(2, macs), otherOperations),
});

/** One call of a layer: `layer(inputs, training=True)`. */
export interface LayerCall {
  /** The first argument of call(): a tensor, or a list or dict of them. */
  readonly inputs: Nest<TensorSpec>;
  /** The dtype that the layer computes in: its `dtype` argument, else the library's setting. Most outputs have it. */
  readonly dtype: DType;
  /** The others that the caller gave, bound by the entry's `call` signature. Tensors are TensorSpecs. */
  readonly others: ReadonlyMap<string, ArgumentValue | Nest<TensorSpec>>;
  /**
   * The layer runs inside another's call(), which the library follows step by step: what it does counts then, where it differs
   * from what it announces.
   */
  readonly executed?: boolean;
  /** The layer has its weights. */
  readonly isBuilt?: boolean;
  /** A wrapper asks for the output's shape alone, and a rank that the layer would refuse passes where its rule has an answer for it. */
  readonly isRankUnchecked?: boolean;
}

/** The library's settings that rules depend on. */
export interface LayerSettings {
  readonly imageDataFormat: "channels_last" | "channels_first" | Unknown;
  /** "float32", or what set_dtype_policy says. */
  readonly dtype: string | Unknown;
  /** What set_floatx says; "float32" where it isn't called. */
  readonly floatx?: string | Unknown | undefined;
  /** Absent for Keras. */
  readonly library?: "tfjs";
  /** Absent for Keras 3. */
  readonly dialect?: Dialect | undefined;
  /** Only the text's spelling tells the dialect: what is installed isn't known, and may be Keras 3. */
  readonly isDialectSpelled?: boolean;
  /** The program imports Keras 2 by its own name, and Keras 3 is there too. */
  readonly isBesideKeras3?: boolean;
  /** It is for a TensorFlow whose own copy of Keras is the one that it hands out. */
  readonly isInnerKerasPublic?: boolean;
  /** It is in the words of TensorFlow 1, and builds no model of Keras'. */
  readonly isForTensorFlow1?: boolean;
  /** Tensors may take indices, and have methods, as NumPy's arrays do: it says so to TensorFlow, or it uses JAX. */
  readonly isNumPyLike?: boolean;
  /** It uses PyTorch, whose tensors have methods of other arguments under the same names. */
  readonly usesTorch?: boolean;
  /** It trains by a strategy that spreads variables over servers. */
  readonly spreadsVariables?: boolean;
  /** The program registers classes or functions of its own, to be found by their names; which ones isn't followed. */
  readonly registersObjects?: boolean;
  /** It has said that what configurations hold may be run: lambdas. */
  readonly trustsConfigurations?: boolean;
}

export interface Applied {
  readonly output: Nest<TensorSpec>;
  readonly weights: readonly Weight[];
  /** Absent where it can't be told. */
  readonly cost: Cost | undefined;
  /** What the library takes, and what can't be meant: the answer is its own all the same. */
  readonly warnings?: readonly LayerError[];
}

/** A layer object given to another layer: the LSTM in Bidirectional(LSTM(8)). Made by evaluation, also for users' classes. */
export abstract class LayerHandle {
  abstract readonly className: string;
  /** Absent where the program's text doesn't tell. */
  abstract readonly name: string | undefined;
  /** The catalogue's entry; absent for a class of the user's. */
  abstract readonly entry: LayerEntry | undefined;
  /** What the entry's `configure` gave. */
  abstract readonly config: unknown;
  /** What a call on such inputs would give. Throws LayerError. */
  abstract apply(call: LayerCall): Applied;

  /** The weights that it has once it is built for such an input, without a call. */
  build(input: TensorSpec): readonly Weight[] {
    return this.apply({ inputs: input, dtype: input.dtype, others: new Map() }).weights;
  }

  /** Its `trainable` as it is now. */
  get isTrained(): boolean | Unknown {
    return true;
  }

  /** Weights that are the layer's own, noted as such: a wrapper shares them with it. */
  owned(weights: readonly Weight[]): readonly Weight[] {
    return weights;
  }

  /** It has no `compute_output_shape`, which is what it is asked for where it isn't run. */
  get tellsNoShape(): boolean {
    return false;
  }

  /** An attribute of an object of a user's class (the state_size of a cell); undefined where it has none. */
  attribute(name: string): ArgumentValue | undefined {
    return new Unknown(`the attribute ${name} of ${this.className} is not known`);
  }
}

/** An entry whose configuration type is known only to itself. */
export interface LayerEntry {
  /** The canonical class name. */
  readonly name: string;
  /** The class of what it makes: its name, but for the function Input, which makes an InputLayer. */
  readonly className: string;
  readonly aliases: readonly string[];
  /** The module besides `keras.layers` where it also stands, if any. */
  readonly signature: string;
  /** The signature of call(), without self. */
  readonly call: string;
  /** What comes out has of the inputs' masks; undefined where the layer loses them. */
  masking(config: unknown): MaskRule | Unknown | undefined;
  /** A call takes plain values by position too; most layers take tensors only there, and the others by name. */
  readonly positionalValues: boolean;
  /** A `DataLayer` of Keras 3, whose `__call__` takes the data by position, and nothing else (keras/src/layers/preprocessing/data_layer.py). */
  readonly isDataLayer: boolean;
  /** A symbolic tensor only asks it for a shape: what it is called on again isn't held against its weights. */
  readonly onlyAnnounces: boolean;
  /** The layer that it is given is made again from its configuration, and the copy is what it holds. */
  readonly copiesLayer: boolean;
  /** It takes numbers and texts, and lists of them, for tensors: a list as the tensor of its items, or as one tensor for each. */
  readonly plainInputs: "whole" | "each" | undefined;
  /** Of these it takes one kind, whatever it is made with. */
  readonly computesWith: "numbers" | "texts" | undefined;
  /** Keyword arguments that the layer's **kwargs takes beyond those of every layer; "any" where it ignores what it doesn't know. */
  readonly extraKeywords: readonly string[] | "any";
  /** Which arguments of every layer (see construct.ts) it hands on to the base class, there to be checked: all but for a few. */
  readonly baseKeywords: readonly string[] | "all";
  configure(args: LayerArguments): unknown;
  /** The configuration is made of plain values alone: whatever it gives is given again for a call that is alike. */
  rememberCalls(config: unknown): void;
  apply(config: unknown, call: LayerCall): Applied;
  /**
   * Class names of the layers that its constructor makes inside: they advance the counters of automatic names. `isCopy`: it is made of a
   * configuration, which has a name for it.
   */
  hiddenLayers(config: unknown, isCopy?: boolean): readonly string[];
  /** The same for those that it makes when it is built, at its first call. */
  hiddenLayersAtBuild(config: unknown): readonly string[];
  /** The layers given to it that are its own from now on (the GRU of a Bidirectional). */
  wrapped(config: unknown): readonly LayerHandle[];
  /** The configuration after `adapt(data)` or a method that sets a vocabulary: what comes from data is unknown then. */
  adapted(config: unknown): unknown;
}

export interface LayerDefinition<Config> {
  readonly name: string;
  readonly className?: string;
  readonly aliases?: readonly string[];
  /** As inspect.signature of the class says it. */
  readonly signature: string;
  readonly call?: string;
  readonly masking?: MaskRule | ((config: Config) => MaskRule | Unknown);
  readonly positionalValues?: boolean;
  /** It turns what it is called on into one tensor: of a list of arrays of one shape it computes with the stack. */
  readonly stacksLists?: boolean;
  readonly isDataLayer?: boolean;
  readonly onlyAnnounces?: boolean;
  readonly copiesLayer?: boolean;
  readonly plainInputs?: "whole" | "each";
  readonly computesWith?: "numbers" | "texts";
  readonly extraKeywords?: readonly string[] | "any";
  readonly baseKeywords?: readonly string[];
  readonly configure: (args: LayerArguments) => Config;
  /** Arguments of which the constructor takes more than the layer can be called with. */
  readonly late?: LateRefusals;
  readonly weights?: (config: Config, call: LayerCall) => readonly Weight[];
  readonly output: (config: Config, call: LayerCall) => Nest<TensorSpec>;
  /** Absent for a layer that does nothing that counts (a Flatten, a ReLU): zero then. */
  readonly cost?: (config: Config, call: LayerCall, output: Nest<TensorSpec>) => Cost;
  readonly warnings?: (config: Config, call: LayerCall) => readonly LayerError[];
  readonly hiddenLayers?: (config: Config, isCopy: boolean) => readonly string[];
  readonly hiddenLayersAtBuild?: (config: Config) => readonly string[];
  readonly wrapped?: (config: Config) => readonly LayerHandle[];
  readonly adapted?: (config: Config) => Config;
}

export function defineLayer<Config>(definition: LayerDefinition<Config>): LayerEntry {
  const calls = new WeakMap<object, Remembered<Applied>>();
  return {
    name: definition.name,
    className: definition.className ?? definition.name,
    aliases: definition.aliases ?? [],
    signature: definition.signature,
    call: definition.call ?? "inputs, training=None, mask=None",
    masking: (config) => {
      const { masking } = definition;
      if (typeof masking !== "function") return masking;
      return config instanceof Refused ? undefined : masking(config as Config);
    },
    positionalValues: definition.positionalValues ?? false,
    isDataLayer: definition.isDataLayer ?? false,
    onlyAnnounces: definition.onlyAnnounces ?? false,
    copiesLayer: definition.copiesLayer ?? false,
    plainInputs: definition.plainInputs,
    computesWith: definition.computesWith,
    extraKeywords: definition.extraKeywords ?? [],
    baseKeywords: definition.baseKeywords ?? "all",
    configure: (args) => configured(definition, args),
    rememberCalls(config) {
      if (typeof config === "object" && config !== null && !calls.has(config)) calls.set(config, new Remembered());
    },
    apply(config, call) {
      const known = typeof config === "object" && config !== null ? calls.get(config) : undefined;
      if (config instanceof Refused) throw config.error;
      const work = () => applied(definition, config as Config, call);
      return known ? known.of(callKey(call), work) : work();
    },
    hiddenLayers: (config, isCopy = false) =>
      config instanceof Refused ? [] : (definition.hiddenLayers?.(config as Config, isCopy) ?? []),
    hiddenLayersAtBuild: (config) =>
      config instanceof Refused ? [] : (definition.hiddenLayersAtBuild?.(config as Config) ?? []),
    wrapped: (config) => (config instanceof Refused ? [] : (definition.wrapped?.(config as Config) ?? [])),
    adapted: (config) => (config instanceof Refused ? config : (definition.adapted?.(config as Config) ?? config)),
  };
}

function configured<Config>(definition: LayerDefinition<Config>, args: LayerArguments): Config | Refused {
  try {
    return definition.configure(args);
  } catch (error) {
    const rest = error instanceof LayerError ? withoutRefused(definition.late, args, error) : undefined;
    if (!rest) throw error;
    configured(definition, rest);
    return new Refused(error as LayerError);
  }
}

function applied<Config>(definition: LayerDefinition<Config>, config: Config, given: LayerCall): Applied {
  const call = definition.stacksLists && given.executed ? { ...given, inputs: stacked(given.inputs) } : given;
  // Build comes before call in the library, so its refusal is the one that a user sees.
  const weights = definition.weights?.(config, call) ?? [];
  if (!call.isBuilt) weights.forEach((weight) => checkShape(definition.name, weight));
  const output = definition.output(config, call);
  const warnings = definition.warnings?.(config, call) ?? [];
  const counted = definition.cost ? definition.cost(config, call, output) : cost(0);
  return { output, weights, cost: counted, ...(warnings.length > 0 && { warnings }) };
}

/** A list of arrays of one shape as the array that holds them. */
function stacked(inputs: Nest<TensorSpec>): Nest<TensorSpec> {
  if (!Array.isArray(inputs) || inputs.length === 0) return inputs;
  const [first, ...others] = inputs as readonly TensorSpec[];
  if (!Array.isArray(first!.shape)) return inputs;
  const shape = first!.shape as readonly Dim[];
  const isAlike = ({ shape: other }: TensorSpec): boolean =>
    Array.isArray(other) && other.length === shape.length && shape.every((dim, i) => sameDim(dim, other[i] as Dim));
  return others.every(isAlike) ? { shape: [inputs.length, ...shape], dtype: first!.dtype } : inputs;
}

export interface WrapperDefinition<Config> extends Omit<LayerDefinition<Config>, "weights" | "output" | "cost"> {
  /** All at once: a call of the wrapped layer leaves its traces in the program, so there is one for each call of the wrapper. */
  readonly apply: (config: Config, call: LayerCall) => Applied;
}

/** A layer that calls the layers it was given. */
export function defineWrapper<Config>(definition: WrapperDefinition<Config>): LayerEntry {
  const { apply, ...others } = definition;
  return {
    ...defineLayer<Config>({ ...others, output: (config, call) => apply(config, call).output }),
    apply(config, call) {
      if (config instanceof Refused) throw config.error;
      const applied = apply(config as Config, call);
      for (const weight of applied.weights) checkShape(definition.name, weight);
      return applied;
    },
  };
}

/**
 * Layers and models as objects of the program, and the graph that symbolic calls of them make.
 *
 *     y = Dense(10)(x)   a LayerObject with one GraphNode: inputs [x], outputs [y]
 */
import { Unknown } from "../dims/dim.js";
import type { Nest, TensorSpec } from "../dims/tensor.js";
import type { Edition } from "../layers/dialect.js";
import type { DTypePolicy } from "../layers/dtype-policy.js";
import type { Cost, LayerEntry, Weight } from "../layers/entry.js";
import type { AssumptionFact } from "../model/facts.js";
import type { Problem } from "../problems/problem.js";
import type { Place } from "../text/span.js";
import type { Joiner } from "./heap.js";
import { InstanceObject, type ClassObject } from "./objects.js";
import type { CallArguments, External, TensorValue, Value } from "./value.js";

/** A function of the library in the graph: the Add of `x + y`, the GetItem of `x[:, 0]`. */
export class Operation {
  constructor(
    readonly className: string,
    readonly name: string | undefined,
    /** What it gives for other inputs than those it was made with, in the same order. */
    readonly infer: (inputs: readonly TensorSpec[]) => Nest<TensorSpec>,
    readonly cost: Cost | undefined,
  ) {}

  /** A layer has made it, to tell the mask of what it gives. */
  isOfMask = false;
}

/** One call of a layer or operation on symbolic tensors. */
export interface GraphNode {
  /** Unique within one analysis. */
  readonly id: number;
  readonly operation: LayerObject | Operation;
  /** The symbolic tensors among its arguments, in order. */
  readonly inputs: readonly TensorValue[];
  readonly outputs: readonly TensorValue[];
  /** The outputs' own names in Keras 3, undefined where they can't be told. */
  readonly tensorNames: readonly (string | undefined)[];
  /** An argument isn't known: other nodes may lie before this one. */
  readonly open?: Unknown;
  /** For a layer: its call, for other inputs. */
  readonly args?: CallArguments;
}

/** The layers of a Sequential, and the tensors at its ends once it has an input. */
export interface SequentialState {
  /** The input layer, where there is one, is not among them. */
  readonly layers: readonly LayerObject[];
  readonly inputLayer?: LayerObject;
  readonly input?: TensorValue;
  /** After the last layer; absent where the model isn't built. */
  readonly output?: Value;
  /** Layers that nobody knows may be among them. */
  readonly open?: Unknown;
  /** A layer of another edition of Keras was to be added, which is told of the first. */
  readonly foreign?: Unknown;
  /** How many layers lie below the first that isn't known. */
  readonly gap?: number;
  /** Those that are among them on one of two paths that met. */
  readonly perhaps?: readonly LayerObject[];
}

export interface FunctionalState {
  /** As the program gave them: a tensor, or lists or dicts of them. */
  readonly inputs: Value;
  readonly outputs: Value;
  /** The layers and operations in the order of `summary()`. */
  readonly operations: readonly (LayerObject | Operation)[];
  readonly nodes: ReadonlySet<GraphNode>;
  /** In the order of computation. */
  readonly ordered: readonly GraphNode[];
  /** A part of the graph can't be told. */
  readonly open?: Unknown;
}

/** A weight, and the variable that the program has of it. */
export interface HeldWeight extends Weight {
  readonly variable?: TensorValue;
  /** What the variable's own `trainable` has been set to, after the layer's. */
  readonly set?: boolean | Unknown;
}

export interface LayerState {
  readonly name: string | undefined;
  readonly built: boolean;
  /**
   * It is as a call has built it on one of two paths that met; on the other there was no call. The reason, where that one
   * is as likely: a loop whose rounds can't be counted is taken to have one.
   */
  readonly perhapsUnbuilt?: boolean | Unknown | undefined;
  /** The layer's own, in order, without those of the layers that it tracks. */
  readonly weights: readonly HeldWeight[];
  /** Variables assigned to its attributes: each is among the weights once. */
  readonly variables: readonly TensorValue[];
  /** There are weights that can't be told. */
  readonly unknownWeights?: Unknown | undefined;
  /** The layers that it tracks: attributes of the program's classes, wrapped layers. */
  readonly children: readonly LayerObject[];
  /** Attributes that the program has deleted, and where: they may have been set again. */
  readonly deleted?: ReadonlyMap<string, Place> | undefined;
  /** `children` are all that its attributes hold for the library, in its order. */
  readonly tracks?: boolean | undefined;
  /** It has been built, and takes no new layer or variable from then on. */
  readonly locked?: boolean | undefined;
  /** A call on symbolic tensors that told its output's shape only: what it is run with once there are data. */
  readonly waiting?: CallArguments | undefined;
  readonly trainable: boolean | Unknown;
  /** Whether its own variables are, as they were made or as `trainable` was set last. */
  readonly variablesFrozen: boolean | Unknown;
  readonly nodes: readonly GraphNode[];
  /** `input_shape=`, `input_dim=`, `batch_input_shape=`: a shape with its batch axis. */
  readonly inputShapeArgument?: TensorSpec | undefined;
  /** What such an argument is, where it is no shape: a Sequential that begins with the layer is refused. */
  readonly misshapenInput?: string | undefined;
  /** What its last call was given and what it gave. */
  readonly lastInput?: Nest<TensorSpec> | undefined;
  readonly lastOutput?: Nest<TensorSpec> | undefined;
  /** What it gives for the input that it was built with. */
  readonly builtOutput?: Nest<TensorSpec> | undefined;
  /** Why the shape of what it gives isn't what was told when it was applied: it stands elsewhere in a stack, or is changed later. */
  readonly unplaced?: Unknown | undefined;
  readonly sequential?: SequentialState | undefined;
  readonly functional?: FunctionalState | undefined;
  /** What it was compiled with last; unknown where somebody unknown may have done it, or one path of two that met. */
  readonly compiled?: Compilation | Unknown | undefined;
  /** It may have been trained by its `fit`. */
  readonly fitted?: boolean | undefined;
  /** The program has added a loss of its own. */
  readonly hasLoss?: boolean | undefined;
}

export interface Compilation {
  readonly loss: Value;
  /** What is wrong with it, which shows when the model is trained. */
  readonly refused: Problem | undefined;
  /** What only some methods come upon. */
  readonly unfit?: readonly Unfit[];
  /** All that Keras 3 was given, and where each stands: it is held against the outputs that the model has when it is trained. */
  readonly given?: ReadonlyMap<string, Value>;
  readonly at?: (argument: string) => Place;
}

export interface Unfit {
  readonly methods: readonly string[];
  readonly problem: Problem;
  readonly exception: string;
  /** Where nothing is to be trained, it isn't asked for. */
  readonly isOfWeights: boolean;
}

/**
 * The state with a part replaced. Every state has all properties, in one order: a program makes thousands, and what an
 * engine knows the form of costs a fifth.
 */
export function changedState(state: LayerState, change: Partial<LayerState>): LayerState {
  const copy: LayerState = {
    name: state.name,
    built: state.built,
    perhapsUnbuilt: state.perhapsUnbuilt,
    weights: state.weights,
    variables: state.variables,
    unknownWeights: state.unknownWeights,
    children: state.children,
    deleted: state.deleted,
    tracks: state.tracks,
    locked: state.locked,
    waiting: state.waiting,
    trainable: state.trainable,
    variablesFrozen: state.variablesFrozen,
    nodes: state.nodes,
    inputShapeArgument: state.inputShapeArgument,
    misshapenInput: state.misshapenInput,
    lastInput: state.lastInput,
    lastOutput: state.lastOutput,
    builtOutput: state.builtOutput,
    unplaced: state.unplaced,
    sequential: state.sequential,
    functional: state.functional,
    compiled: state.compiled,
    fitted: state.fitted,
    hasLoss: state.hasLoss,
  };
  return Object.assign(copy, change);
}

const newState: LayerState = {
  name: undefined,
  built: false,
  weights: [],
  variables: [],
  children: [],
  trainable: true,
  variablesFrozen: false,
  nodes: [],
};

export type LayerKind = "layer" | "model" | "sequential" | "functional";

/** The configuration of a layer whose constructor has failed, or was never called by the class that inherits it. */
export const unconfigured = Symbol("unconfigured");

export class LayerObject extends InstanceObject {
  /** Identifies the object within one analysis. */
  readonly id: number;
  state: LayerState;
  /** The entry's configuration, once its constructor has run. */
  config: unknown = unconfigured;
  /** What it computes in and what its weights are. */
  dtype: DTypePolicy = { compute: "float32", variable: "float32" };
  /** What `image_data_format()` was when it was made, for a layer whose arguments don't say. */
  imageDataFormat: "channels_last" | "channels_first" | Unknown = "channels_last";
  /** Its name is decided: by its constructor, or when that of its base ran. */
  named = false;
  /** The library has made it inside that layer, whose weights it has, or a part of them. */
  partOf: LayerObject | undefined;
  /** It is of Keras 2 where that stands beside Keras 3. */
  edition: Edition | undefined;
  /** All bases of its class are the program's own or the library's. */
  isWhollyKnown = false;
  /** What an object of the program's class, or a layer around others, was made with. */
  madeWith: CallArguments | undefined;
  /** Its class' `__init__` has run to its end without that of the library's class. */
  isNeverInitialized = false;
  /** How many runs of its own `call` are going on. */
  runningCalls = 0;
  /** Another layer wraps it (the GRU in Bidirectional(GRU(8))): that one's weights include its own. */
  inside = false;
  /** A layer as its activation, or an object that isn't read and may be one. */
  activation: LayerObject | External | undefined;
  /** The arguments as given, for people. */
  argumentsGiven: readonly { readonly name: string; readonly value: Value; readonly given: boolean }[] = [];

  constructor(
    id: number,
    readonly kind: LayerKind,
    /** The canonical class name, or that of the program's class. */
    readonly className: string,
    /** The catalogue's entry; absent for models and for the program's own layers. */
    readonly entry: LayerEntry | undefined,
    cls: ClassObject | undefined,
    /** Where it is made. */
    readonly place: Place,
    readonly assuming: readonly AssumptionFact[],
  ) {
    super(cls);
    this.id = id;
    this.state = changedState(newState, {});
  }

  override save(): SavedLayer {
    const { state, config, dtype, named, inside, argumentsGiven } = this;
    return { own: super.save(), state, config, dtype, named, inside, argumentsGiven };
  }

  override restore(saved: SavedLayer): void {
    super.restore(saved.own);
    this.state = saved.state;
    this.config = saved.config;
    this.dtype = saved.dtype;
    this.named = saved.named;
    this.inside = saved.inside;
    this.argumentsGiven = saved.argumentsGiven;
  }

  override joinStates(a: SavedLayer, b: SavedLayer, join: Joiner): SavedLayer {
    // What a constructor sets is there once it has run on either path.
    const made = a.config === unconfigured ? b : a;
    const adapted = a.config === b.config || b.config === unconfigured || made === b;
    return {
      own: super.joinStates(a.own, b.own, join),
      state: joinLayerStates(a.state, b.state, join),
      config: adapted ? made.config : this.entry?.adapted(made.config),
      dtype: made.dtype,
      argumentsGiven: made.argumentsGiven,
      named: a.named || b.named,
      inside: a.inside || b.inside,
    };
  }
}

interface SavedLayer {
  readonly own: unknown;
  readonly state: LayerState;
  readonly config: unknown;
  readonly dtype: DTypePolicy;
  readonly named: boolean;
  readonly inside: boolean;
  readonly argumentsGiven: LayerObject["argumentsGiven"];
}

function joinLayerStates(a: LayerState, b: LayerState, join: Joiner): LayerState {
  if (a === b) return a;
  if (a.built !== b.built) return a.built ? joinUnbuilt(a, b, join) : joinUnbuilt(b, a, join);
  const sameWeights = a.weights === b.weights || sizes(a) === sizes(b);
  const sameChildren =
    a.children.length === b.children.length && a.children.every((child, i) => child === b.children[i]);
  const unknownWeights =
    a.unknownWeights ??
    b.unknownWeights ??
    (sameWeights
      ? sameChildren
        ? undefined
        : join.differs("what the layer holds")
      : join.differs("the layer's input"));
  const sequential = joinSequential(a.sequential, b.sequential, join);
  return changedState(a, {
    compiled:
      a.compiled === b.compiled ? a.compiled : new Unknown("how the model is compiled differs between two paths"),
    fitted: a.fitted === true || b.fitted === true,
    hasLoss: a.hasLoss === true || b.hasLoss === true,
    name: a.name === b.name ? a.name : undefined,
    built: a.built,
    unplaced: a.unplaced ?? b.unplaced,
    perhapsUnbuilt: a.perhapsUnbuilt || b.perhapsUnbuilt,
    weights: sameWeights ? a.weights : [],
    unknownWeights,
    children: a.children.filter((child) => b.children.includes(child)),
    tracks: a.tracks === true || b.tracks === true,
    locked: a.locked === true && b.locked === true,
    trainable: a.trainable === b.trainable ? a.trainable : join.differs("`trainable`"),
    variablesFrozen: a.variablesFrozen === b.variablesFrozen ? a.variablesFrozen : join.differs("`trainable`"),
    nodes: a.nodes.length >= b.nodes.length ? a.nodes : b.nodes,
    sequential,
  });
}

/** What the layer is once it is built; a program that goes on to ask has come that way. */
function joinUnbuilt(built: LayerState, waiting: LayerState, join: Joiner): LayerState {
  const because = join.differs("whether the layer is built");
  const { weights, variables, variablesFrozen } = built;
  const grown = waiting.children.every((child) => built.children.includes(child));
  const children = grown ? built.children : waiting.children;
  const then = changedState(waiting, { built: true, weights, variables, variablesFrozen, children });
  return changedState(joinLayerStates(built, then, join), { perhapsUnbuilt: join.isLoop() ? true : because });
}

const sizes = (state: LayerState): string =>
  state.weights.map((weight) => `${weight.trainable}${weight.shape.map(String).join("x")}`).join(" ");

function joinSequential(
  a: SequentialState | undefined,
  b: SequentialState | undefined,
  join: Joiner,
): SequentialState | undefined {
  if (a === b || !a || !b) return a ?? b;
  const isEven = a.layers.length === b.layers.length && a.layers.every((layer, i) => layer === b.layers[i]);
  // A stack to which a branch may have added is no other's equal, whatever both have for certain.
  const same = isEven && !a.open && !b.open;
  if (same && (a.output === undefined || b.output === undefined)) return a.output === undefined ? b : a;
  if (same) return { ...a, output: join.value(a.output!, b.output!) };
  const differs = isEven && a.open && b.open ? a.open : join.differs("the stack of layers");
  let common = 0;
  while (common < a.layers.length && a.layers[common] === b.layers[common]) common++;
  // What the stack gives is one or the other: what comes on top of it is applied to what both have in common.
  const output = a.output !== undefined && b.output !== undefined ? join.value(a.output, b.output) : undefined;
  const { output: _output, ...rest } = a;
  const apart = [a, b].flatMap(({ layers, perhaps = [] }) => [...layers.slice(common), ...perhaps]);
  return {
    ...rest,
    layers: a.layers.slice(0, common),
    perhaps: [...new Set(apart)],
    open: a.open ?? b.open ?? differs,
    ...(output !== undefined && { output }),
  };
}

/**
 * Functions of the outside that evaluation knows, and what they may ask of it.
 *
 *     native("zeros", "shape, dtype=float", ({ args, runtime }) => …)
 */
import type { Unknown } from "../dims/dim.js";
import type { Nest, TensorSpec } from "../dims/tensor.js";
import type { Edition } from "../layers/dialect.js";
import type { Cost, LayerSettings } from "../layers/entry.js";
import { signature, type Signature } from "../layers/signature.js";
import type { AssumptionFact } from "../model/facts.js";
import type { Problem } from "../problems/problem.js";
import type { Argument, BinaryOp, CompareOp } from "../program/program.js";
import type { Place } from "../text/span.js";
import type { ArrayMemory } from "./array-memory.js";
import type { Heap } from "./heap.js";
import type { FunctionalState, LayerObject } from "./layer-object.js";
import type { ClassObject, DictObject, ListObject } from "./objects.js";
import type { CallArguments, Value } from "./value.js";

export interface NativeCall {
  readonly runtime: Runtime;
  readonly args: CallArguments;
  /** The call expression. */
  readonly place: Place;
}

export class NativeFunction {
  constructor(
    readonly name: string,
    readonly invoke: (call: NativeCall) => Value,
    /** The class it makes instances of (`list`, `keras.layers.Dense`), where it is a class. */
    readonly className?: string,
    /** Where it stands in its library, `keras.ops.relu`, where that is known. */
    readonly path?: string,
    /** It is that of Keras 2 where that stands beside Keras 3. */
    readonly edition?: Edition,
    /** Of a class of layers: the arguments that make one of them, as a signature writes them. */
    readonly parameters?: string,
  ) {}

  /** The same, read when it is asked for. */
  get takes(): Signature | undefined {
    return this.parameters === undefined ? undefined : signature(this.parameters);
  }
}

/** What a model's graph gave once more, on other inputs. */
export interface Rerun {
  readonly output: Nest<TensorSpec>;
  readonly cost: Cost | undefined;
}

/** Before the class that a model's automatic name is made of in TensorFlow.js, which makes those of layers in another way. */
export const OWN_MODEL = "model: ";

/** Which functions set an attribute, by their texts. */
export interface AttributeSetters {
  /** The class' own `__init__`, or one that it inherits. */
  readonly init: boolean;
  readonly build: boolean;
  /** Others, which somebody may run who isn't seen. */
  readonly elsewhere: boolean;
}

/** One run of a method of a layer of the program's own. */
export interface RunningCall {
  /** Something that isn't known was called with a tensor: it may be a layer, whose weights are then the layer's. */
  unread?: Unknown;
  /** An error was told in it, or in a call inside: the program comes to nothing after that. */
  ended?: boolean;
  /** Where it isn't its `call`: what counts is what stands in the layer's attributes, since the library's own methods are called too. */
  readonly holder?: LayerObject;
}

/** What stays of what is recorded while something is done quietly. */
export type Kept = "problems" | "uses" | "nothing";

/** What natives may ask of evaluation. */
export interface Runtime {
  readonly heap: Heap;
  readonly settings: LayerSettings;
  /** What the program has set in `os.environ`. */
  readonly environment: DictObject;
  changeSettings(change: Partial<LayerSettings>): void;
  /** The flags that the program defines for its command line, with their values. */
  readonly flags: DictObject;
  call(callee: Value, args: CallArguments, place: Place): Value;
  attribute(object: Value, name: string, place: Place): Value;
  setAttribute(object: Value, name: string, value: Value, place: Place): void;
  index(object: Value, index: Value, place: Place): Value;
  /** The items in order, or Unknown. Consumes generators. */
  iterate(value: Value, place: Place): readonly Value[] | Unknown;
  /** Python's `bool()`; a symbolic tensor has none, which is reported at the place. */
  truth(value: Value, place?: Place): boolean | Unknown;
  /** Python's `==`. */
  equal(a: Value, b: Value): boolean | Unknown;
  binary(op: BinaryOp, a: Value, b: Value, place: Place): Value;
  compare(op: CompareOp, a: Value, b: Value): Value;
  /** Text as `str()` gives it; undefined where unknown. */
  text(value: Value): string | undefined;
  unknown(because: string, place?: Place): Unknown;
  /**
   * The library raises here. Thrown where a handler of the program may catch it; else reported as a problem, and the
   * call goes on with an unknown result.
   */
  fail(problem: Problem, exception: string, place: Place): Unknown;
  /** Python certainly raises here: thrown where one of the program's handlers takes it, else the unknown result. */
  raised(exception: string, because: string, place: Place): Unknown;
  /** The program ends itself here. */
  exit(place: Place): never;
  /** Whether a function of the program's has no `return` with a value. */
  givesNothing(fn: Value | undefined): boolean;
  /** Whether a handler that the program is inside of takes such an exception. */
  mayBeCaught(exception: string): boolean;
  /** The program certainly comes here, or the function that it is in does where somebody calls it: no condition stands before it that can't be told. */
  readonly isDecided: boolean;
  /** Which of the program's functions set such an attribute, of an object of the class. */
  attributeSetters(cls: ClassObject | undefined, name: string): AttributeSetters;
  /** Names of modules outside that the program has set, on whatever path. */
  readonly replaced: ReadonlySet<string>;
  /** What it has set such names to, where that is told. */
  readonly replacements: DictObject;
  /** Reports a problem that stops nothing. */
  report(problem: Problem): void;
  /** States what was taken to be so; it is said beside every result from here on that depends on it. */
  assume(what: string, value: string, place: Place): void;
  /** Everything that the values can reach may have been changed by someone unknown. */
  escape(values: readonly Value[], because: Unknown): void;
  /** The library's next automatic name for a class: conv2d, conv2d_1; undefined once the count isn't known. In Keras 3 also for a prefix as it stands. */
  automaticName(className: string, isPrefix?: boolean): string | undefined;
  /** Does something with names counted anew, and not in the program's count. */
  countingNamesApart<T>(work: () => T): T;
  /** How many automatic names have been asked for. */
  readonly namesTaken: number;
  /** Code that isn't read may have made layers: automatic names aren't known from here on. */
  loseNames(className?: string): void;
  /** A layer, or something that may be one, is about to be added to a model: in JavaScript others may be so meanwhile. */
  adds(model: LayerObject, layer: LayerObject | undefined, place: Place): void;
  /** JavaScript calls it when the program has come to its end. */
  readonly timers: (() => void)[];
  /** The value of a module's name, read from its source where the program's environment has it. */
  importFromSource(module: string, name: string): Value | undefined;
  /** The module of a full dotted name, as `import` would find it. */
  importModule(name: string, place: Place): Value;
  /** keras.backend.clear_session(). */
  clearNames(): void;
  /** A number for a new object. */
  nextId(): number;
  /** What has been taken to be so up to now. */
  assumptions(): readonly AssumptionFact[];
  /** Where an argument of the call at a place stands; the place itself where it isn't there. */
  argumentPlace(call: Place, argument: string | undefined): Place;
  /** The arguments of the call at a place, as the analysed text has them. */
  writtenArguments(call: Place): readonly Argument[] | undefined;
  /** What runs is called by the program, and isn't one of the functions that nobody calls. */
  readonly isCalled: boolean;
  layerConstructed(layer: LayerObject, place: Place): void;
  layerApplied(application: LayerApplication): void;
  /** A model is complete, or has got its input. */
  modelBuilt(model: LayerObject, place: Place): void;
  /** A call that trains a model: `fit`, `train_on_batch`. */
  modelTrained(model: LayerObject, place: Place): void;
  /**
   * Does something without recording it: a look at what a layer would give, not a call of the program's. Problems are kept
   * where the library would run into them too, uses of layers where it never comes so far, and a reader wants to see their shapes.
   */
  quietly<T>(work: () => T, keeps?: Kept): T;
  /** Does something whose changes don't last; what it records stays, and what it costs. */
  apart<T>(work: () => T): T;
  /** Does something as often as nobody knows: what is known afterwards holds after any number of times. */
  anyRounds(work: () => unknown, place: Place): void;
  /** Runs a layer's own `call`: what is called inside leaves nothing in the layer graph. Of none, it is as outside of all. */
  inCall<T>(call: RunningCall | undefined, work: () => T): T;
  /** Runs another method of a layer, and notes what may be a layer there. */
  watching<T>(call: RunningCall, work: () => T): T;
  readonly insideCall: boolean;
  /** Whose function of the library runs, where it isn't Keras 3's. */
  edition: Edition | undefined;
  /** The `call` that runs is traced: it is run on symbolic tensors, to tell the shape of what it gives. */
  traces: boolean;
  /** What runs of models' graphs have come to, by the inputs: see rerun.ts. */
  readonly reruns: Map<FunctionalState, ReadonlyMap<string, Rerun>>;
  /** What one run of a complete model computes. */
  costOf(model: LayerObject): Cost | undefined;
  /** Adds to what has been computed so far, for the cost of calls that consist of others. */
  spend(cost: Cost | undefined): void;
  /** What was computed while `work` ran; undefined where a part can't be told. */
  metered<T>(work: () => T): { readonly result: T; readonly cost: Cost | undefined };
  /** Does something that computes nothing: the call that runs meanwhile doesn't cost more for it. */
  unmetered<T>(work: () => T): T;
  /** Joins two values that came about on two paths. */
  join(a: Value, b: Value): Value;
  list(items: Value[], open?: Unknown): ListObject;
  /** Memory of a new array. */
  arrayMemory(): ArrayMemory;
  /** The array's values, and those of its views, aren't known any more. */
  changeArray(array: Value, place: Place): void;
  /** A built-in function by name. */
  builtin(name: string): Value;
}

export interface LayerApplication {
  readonly layer: LayerObject;
  readonly place: Place;
  readonly inputs: Nest<TensorSpec>;
  readonly output: Nest<TensorSpec>;
  readonly cost: Cost | undefined;
}

/**
 * The state of one evaluation, and what libraries may ask of it.
 *
 *     const run = new Interpreter(ports, settings);  run.runModule(program, "")
 *
 * Expressions, statements, functions and modules are evaluated in files of their own, all on this state.
 */
import { Failure, ERROR_HERE, Unknown } from "../dims/dim.js";
import type { Edition } from "../layers/dialect.js";
import type { Cost, LayerSettings } from "../layers/entry.js";
import type { Argument, BinaryOp, CompareOp, Program } from "../program/program.js";
import { missingArgument } from "../problems/missing-argument.js";
import type { Problem } from "../problems/problem.js";
import type { Place, Span } from "../text/span.js";
import { ArrayMemory } from "../values/array-memory.js";
import { atCallOfLibrary } from "./library-calls.js";
import { during } from "../values/during.js";
import { Heap, type Joiner, type Side } from "../values/heap.js";
import { LayerObject } from "../values/layer-object.js";
import type { Kept, LayerApplication, RunningCall, Runtime } from "../values/native.js";
import type { AssumptionFact } from "../model/facts.js";
import {
  DictObject,
  ListObject,
  ModuleObject,
  Scope,
  type ClassObject,
  type FunctionObject,
} from "../values/objects.js";
import { TensorValue, type CallArguments, type Value } from "../values/value.js";
import { refuseTruth } from "../libraries/keras/refused-in-call.js";
import { exceptionLine, exceptionValue } from "../libraries/python/exceptions.js";
import { settersOf } from "./attribute-setters.js";
import { joinValues } from "./join.js";
import { anyRounds } from "./loops.js";
import type { Language } from "./language.js";
import { argumentNamed } from "./written-arguments.js";
import { importFromSource, importNamed } from "./modules.js";
import { escape } from "./escape.js";
import { Meter } from "./meter.js";
import { NameCounters } from "./name-counters.js";
import { isTaken, raised } from "./exceptions.js";
import { exitAt, givesNothing, OutOfBudget, takesAny, Raised, type Frame } from "./frame.js";
import { Recorder } from "./recorder.js";
import { SettingsObject } from "./settings-object.js";
import { added, forgetNames, loseOrder, Turns } from "./turns.js";

/** What evaluation needs from its caller. */
export interface Ports {
  /** The host's name for the file under analysis, which is "" in every place. */
  readonly mainFile: string;
  /** `file`: for which the language and its forms are told, the analysed one where absent. */
  parse(text: string, file?: string): Program;
  /** The text of a file, or undefined where there is none. */
  read(path: string): string | undefined;
  isDirectory(path: string): boolean;
  searchPaths(file: string): readonly string[];
}

/** One step is one expression or statement. The largest network known takes a tenth of this. */
const MAX_STEPS = 3_000_000;
/** Calls within calls: deeper than any model's code, shallower than what JavaScript's own stack bears. */
const MAX_DEPTH = 120;
/** What a layer costs that is made or called, in steps. */
const LAYER_STEPS = 50;
/** What it costs to run a side on a state of its own and to join it with the other, in steps. */
const FORK_STEPS = 25;

/** Files of installed packages; the library itself may refuse what a program asks of it. */
const INSTALLED = /[\\/](site|dist)-packages[\\/](?!(tf_)?keras[\\/])/;

export class Interpreter implements Runtime {
  readonly heap = new Heap();
  readonly recorder = new Recorder();
  readonly turns = new Turns();
  readonly counters = this.heap.adopt(new NameCounters());
  readonly flags = this.heap.adopt(new DictObject());
  /** What the program has set on modules outside, by path. */
  readonly replacements = this.heap.adopt(new DictObject());
  /** What the program has set in `os.environ`. */
  readonly environment = this.heap.adopt(new DictObject());
  modules = new Map<string, ModuleObject | undefined>();
  /** Modules that wait until one of their names is asked for, with their files. */
  awaited = new Map<() => void, string>();
  /** What such names were found to be, by the function that asks for one. */
  imported = new Map<object, Value | undefined>();
  /** Functions of the analysed file by definition, and which of them have run. */
  defined = new Map<object, FunctionObject>();
  called = new Set<object>();
  /** Classes of the analysed file, in order; those never instantiated are looked into after the module. */
  classes: ClassObject[] = [];
  instantiated = new Set<object>();
  replaced = new Set<string>();
  /** What is called when the program has come to its end. */
  timers: (() => void)[] = [];
  /** Values that comments supply for names that the text leaves open. */
  givenValues = new Map<string, Value>();
  steps = 0;
  /** How many choices the program is inside of that the text doesn't decide. */
  choices = 0;
  /** How many loops the program is inside of that bring nothing new round after round. */
  idleLoops = 0;
  depth = 0;
  /** What the handlers of the `try` statements that the program is inside of take. */
  handlers: readonly (readonly string[])[] = [];
  /** An exception that a path may have raised, and that a handler around it may take: see runTry. */
  mayHaveRaised: Raised | undefined;
  /** The exception whose handler runs. */
  handling: Raised | undefined;
  /** The frames that run, innermost last. */
  readonly frames: Frame[] = [];
  /** The innermost call expression of the analysed file that is being evaluated. */
  userPlace: Place = { file: "", start: 0, end: 0 };
  #ids = 0;
  readonly #settings: SettingsObject;

  constructor(
    readonly ports: Ports,
    readonly language: Language,
    settings: LayerSettings,
  ) {
    this.#settings = this.heap.adopt(new SettingsObject(settings));
  }

  get settings(): LayerSettings {
    return this.edition === undefined ? this.#settings.values : this.#settings.ofKeras2;
  }

  changeSettings(change: Partial<LayerSettings>): void {
    this.heap.touch(this.#settings);
    this.#settings.values = { ...this.#settings.values, ...change };
  }

  readonly nextId = (): number => ++this.#ids;

  /** How far `steps` may go in the statement that runs. */
  #limit = MAX_STEPS;
  step(): void {
    if (++this.steps > this.#limit) throw new OutOfBudget();
  }

  /** Half of what is left: a statement that takes too much leaves as much to those that follow. */
  grant(): void {
    this.#limit = this.steps + Math.ceil(Math.max(0, MAX_STEPS - this.steps) / 2);
  }

  /**
   * What takes the evaluation back to where it is now, between two statements of the analysed file. Undefined where a fork
   * runs: then there is no such place.
   */
  checkpoint(): (() => void) | undefined {
    const { frame, frames, heap } = this;
    if (heap.depth > 0 || frames.length > 1 || frame.pendings.length > 0) return undefined;
    const number = this.#checkpoints++;
    heap.checkpoint();
    const [takeBack, takeTurnsBack] = [this.recorder.checkpoint(), this.turns.checkpoint()];
    const { modules, awaited, imported, defined, called, classes, instantiated, reruns, replaced, timers } = this;
    const collections = (): Partial<Interpreter> => ({
      modules: new Map(modules),
      awaited: new Map(awaited),
      imported: new Map(imported),
      defined: new Map(defined),
      called: new Set(called),
      classes: [...classes],
      instantiated: new Set(instantiated),
      reruns: new Map(reruns),
      replaced: new Set(replaced),
      timers: [...timers],
    });
    const { steps, idleLoops, depth, handlers, mayHaveRaised, userPlace, meeting, differences, insideCall } = this;
    const plain = { steps, idleLoops, depth, handlers, mayHaveRaised, userPlace, meeting, differences, insideCall };
    const [ids, tangled, hasExited] = [this.#ids, frame.tangled, this.hasExited];
    // What is kept here stays as it is: the evaluation goes on with copies.
    Object.assign(this, collections());
    return () => {
      this.#checkpoints = number + 1;
      heap.unwindTo(0);
      heap.backTo(number);
      takeBack();
      takeTurnsBack();
      Object.assign(this, collections(), plain);
      this.frames.length = 1;
      this.frame.pendings.length = 0;
      this.frame.tangled = tangled;
      [this.#ids, this.hasExited] = [ids, hasExited];
    };
  }

  #checkpoints = 0;

  /** Begins a side of its own. */
  fork(): Side {
    this.work(FORK_STEPS);
    return this.heap.begin();
  }

  /** As much work as so many steps. */
  work(steps: number): void {
    this.steps += steps;
    this.step();
  }

  enter(): void {
    if (++this.depth <= MAX_DEPTH) return;
    this.depth = 0;
    throw new OutOfBudget();
  }

  get frame(): Frame {
    return this.frames[this.frames.length - 1]!;
  }

  placeOf(span: Span): Place {
    return { file: this.frame.file, start: span.start, end: span.end };
  }

  // ---------------------------------------------------------------- what libraries ask

  call(callee: Value, args: CallArguments, place: Place): Value {
    return this.language.call(this, callee, args, place);
  }

  attribute(object: Value, name: string, place: Place): Value {
    return this.language.attribute(this, object, name, place);
  }

  setAttribute(object: Value, name: string, value: Value, place: Place): void {
    this.language.setAttribute(this, object, name, value, place);
  }

  index(object: Value, index: Value, place: Place): Value {
    return this.language.index(this, object, index, place);
  }

  iterate(value: Value, place: Place): readonly Value[] | Unknown {
    return this.language.iterate(this, value, place);
  }

  truth(value: Value, place = this.userPlace): boolean | Unknown {
    return refuseTruth(this, value, place) ?? this.language.truth(this, value);
  }

  equal(a: Value, b: Value): boolean | Unknown {
    return this.language.equal(a, b);
  }

  binary(op: BinaryOp, a: Value, b: Value, place: Place): Value {
    return this.language.binary(this, op, a, b, place);
  }

  compare(op: CompareOp, a: Value, b: Value): Value {
    return this.language.compare(this, op, a, b, this.userPlace);
  }

  text(value: Value): string | undefined {
    return this.language.text(value);
  }

  readonly unknown = (because: string, place?: Place): Unknown => new Unknown(because, place);

  fail(problem: Problem, exception: string, place: Place): Unknown {
    if (problem.kind === missingArgument && this.recorder.uncalled && takesAny(this.frames[1]))
      return new Unknown("what is missing here may come from a caller, and nobody calls it", place);
    if (this.mayBeCaught(exception))
      throw new Raised(exceptionLine(exception), exceptionValue(exception, place), problem);
    this.report(problem);
    if (this.running && problem.kind.severity === "error") this.running.ended = true;
    return problem.kind.severity === "error" ? new Failure(place, problem.message) : new Unknown(ERROR_HERE, place);
  }

  readonly raised: Runtime["raised"] = (exception, because, place) => raised(this, exception, because, place);

  readonly attributeSetters: Runtime["attributeSetters"] = (cls, name) => settersOf(this, cls, name);
  readonly exit = exitAt;
  readonly givesNothing = givesNothing;
  hasExited = false;
  readonly mayBeCaught: Runtime["mayBeCaught"] = (exception) => isTaken(this.handlers, exception);

  get isDecided(): boolean {
    return this.choices === 0 && this.frames.every(({ pendings }) => pendings.length === 0);
  }

  report(problem: Problem): void {
    // A package that is installed works: what seems wrong in it is more likely to be misread.
    if (INSTALLED.test(problem.place.file)) return;
    for (const to of [this.recorder, this.turns]) to.report(atCallOfLibrary(problem, this.frames));
  }

  assume(what: string, value: string, place: Place): void {
    // What a library's own code takes for granted isn't the program's choice.
    if (place.file === "") this.recorder.assume({ what, value, place });
  }

  escape(values: readonly Value[], because: Unknown): void {
    escape(this.heap, values, because);
  }

  namesTaken = 0;
  #countersApart: NameCounters | undefined;

  /** The counters in force, which the caller is about to change. */
  #namesToChange(): NameCounters {
    const counters = this.#countersApart ?? this.counters;
    this.heap.touch(counters);
    return counters;
  }

  automaticName(className: string, isPrefix = false): string | undefined {
    this.namesTaken++;
    const { dialect } = this.settings;
    const isMet = this.#countersApart === undefined && forgetNames(this, className);
    const counters = this.#namesToChange();
    if (isMet) counters.lose(className);
    const name = dialect === undefined ? counters.next(className, isPrefix) : counters.nextIn(dialect, className);
    if (name !== undefined && this.#countersApart === undefined) this.turns.note(className, name);
    return name;
  }

  loseNames(className?: string): void {
    if (this.#countersApart === undefined) forgetNames(this, className);
    this.#namesToChange().lose(className);
  }

  adds(model: LayerObject, layer: LayerObject | undefined, place: Place): void {
    loseOrder(this, model, this.unknown("in which order layers come into the model can't be told", place));
    this.turns.note(model, added(layer));
  }

  countingNamesApart<T>(work: () => T): T {
    const before = this.#countersApart;
    this.#countersApart = this.heap.adopt(new NameCounters());
    try {
      return work();
    } finally {
      this.#countersApart = before;
    }
  }

  clearNames(): void {
    this.heap.touch(this.counters);
    this.counters.clear();
  }

  join(a: Value, b: Value): Value {
    return this.joiner.value(a, b);
  }

  /** Where the two paths that are being joined part: a test, or a loop whose rounds can't be counted. */
  meeting: { readonly place: Place; readonly isLoop: boolean } | undefined;

  /** The unknown that stands for something ("the axis") that two paths have made differently. */
  differing(what: string): Unknown {
    const how = this.meeting?.isLoop
      ? "changes in a loop whose rounds can't be counted"
      : "differs between two branches";
    return new Unknown(`${what} ${how}`, this.meeting?.place);
  }

  /** Counts what differed, for the search of a stable state of a loop. */
  differences = 0;

  readonly joiner: Joiner = {
    value: (a, b) => joinValues(this, a, b),
    differs: (what) => {
      this.differences++;
      return this.differing(what);
    },
    isLoop: () => this.meeting?.isLoop === true,
  };

  assumptions(): readonly AssumptionFact[] {
    return this.recorder.assumptions;
  }

  argumentPlace(call: Place, argument: string | undefined): Place {
    const found = argumentNamed(this.writtenArguments(call), argument);
    return found ? { file: "", start: found.start, end: found.end } : call;
  }

  writtenArguments(call: Place): readonly Argument[] | undefined {
    return this.argumentsOf?.(call);
  }

  /** Looks a call up in the program's text; set by whoever has the program at hand. */
  argumentsOf: ((call: Place) => readonly Argument[] | undefined) | undefined;

  get isCalled(): boolean {
    return !this.recorder.uncalled;
  }

  layerConstructed(layer: LayerObject, place: Place): void {
    this.work(LAYER_STEPS);
    this.recorder.constructed(layer, place);
  }

  layerApplied(application: LayerApplication): void {
    this.work(LAYER_STEPS);
    this.recorder.applied(application);
  }

  modelBuilt(model: LayerObject, place: Place): void {
    this.recorder.built(model, place.file === "" ? place : this.userPlace);
  }

  modelTrained(model: LayerObject, place: Place): void {
    this.recorder.trained(model, place);
  }

  quietly<T>(work: () => T, keeps: Kept = "nothing"): T {
    const mark = this.recorder.mark();
    try {
      return work();
    } finally {
      this.recorder.takeBack(this.recorder.keeping(keeps, mark));
    }
  }

  apart<T>(work: () => T): T {
    const { depth } = this.heap;
    const side = this.fork();
    try {
      return work();
    } finally {
      const { cost } = this.#meter;
      this.heap.unwindTo(depth + 1);
      this.heap.putAside(side);
      this.#meter.cost = cost;
    }
  }

  insideCall = false;
  traces = false;
  edition: Edition | undefined;
  reruns: Runtime["reruns"] = new Map();
  readonly anyRounds = (work: () => unknown, place: Place): void => anyRounds(this, work, place);

  inCall<T>(call: RunningCall | undefined, work: () => T): T {
    const around = this.running;
    const result = during<Interpreter, T>(this, { insideCall: call !== undefined, running: call }, work);
    if (around && call?.ended) around.ended = true;
    return result;
  }

  /** The method of a layer of the program's own that runs. */
  running: RunningCall | undefined;

  watching<T>(call: RunningCall, work: () => T): T {
    return during<Interpreter, T>(this, { running: call }, work);
  }

  costOf(model: LayerObject): Cost | undefined {
    return this.recorder.costOfModel(model);
  }

  readonly #meter = new Meter(this.heap);

  spend(more: Cost | undefined): void {
    this.#meter.spend(more);
  }

  metered<T>(work: () => T): { readonly result: T; readonly cost: Cost | undefined } {
    return this.#meter.metered(work);
  }

  unmetered<T>(work: () => T): T {
    return this.#meter.unmetered(work);
  }

  newScope(kind: Scope["kind"], parent: Scope | undefined): Scope {
    return this.heap.adopt(new Scope(kind, parent));
  }

  importFromSource(module: string, name: string): Value | undefined {
    return importFromSource(this, module, name);
  }

  importModule(name: string, place: Place): Value {
    return importNamed(this, name, place);
  }

  builtin(name: string): Value {
    return this.language.builtin(name) ?? new Unknown(`there is no built-in \`${name}\``);
  }

  list(items: Value[], open?: Unknown): ListObject {
    return this.heap.adopt(new ListObject(items, open));
  }

  arrayMemory(): ArrayMemory {
    return this.heap.adopt(new ArrayMemory());
  }

  changeArray(array: Value, place: Place): void {
    const memory = array instanceof TensorValue ? array.facts.memory : undefined;
    if (!memory) return;
    this.heap.touch(memory);
    memory.changed ??= new Unknown("the array has been changed in place", place);
  }
}

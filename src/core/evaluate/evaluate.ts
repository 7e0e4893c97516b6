/**
 * A whole program, run on abstract values: the module, then what nobody calls.
 *
 *     def build(num_classes): …      called nowhere: run afterwards, on a fork, with num_classes as a symbol
 */
import { Unknown } from "../dims/dim.js";
import type { LayerSettings } from "../layers/entry.js";
import type { AssumptionFact } from "../model/facts.js";
import type { CallExpr, Expr, Program, Stmt } from "../program/program.js";
import { callsIn } from "../program/walk.js";
import { firstDifference } from "../text/difference.js";
import { spanKey, type Place } from "../text/span.js";
import { FunctionObject, InstanceObject, type ClassObject, type Scope } from "../values/objects.js";
import type { Value } from "../values/value.js";
import { boundNames } from "./assignment.js";
import { tangle } from "./branches.js";
import { callersFirst } from "./callers-first.js";
import { evaluate } from "./expressions.js";
import { newFrame, OutOfBudget, Raised, type Frame } from "./frame.js";
import { Interpreter, type Ports } from "./interpreter.js";
import { javascript } from "./javascript/javascript.js";
import { bindModule } from "./javascript/modules.js";
import { kindOfMethod } from "./method-kind.js";
import { python } from "./python.js";
import { runStatement } from "./statements.js";
import { isForTensorFlow1, toldDialect } from "./told-dialect.js";
import { namesSetElsewhere, unsettle } from "./unsettled.js";

export interface EvaluationInput {
  readonly program: Program;
  readonly text: string;
  readonly ports: Ports;
  readonly settings: LayerSettings;
  /** Values that the text's comments supply: expressions by name. */
  readonly given: ReadonlyMap<string, string>;
  /** Expressions to evaluate after the last statement. */
  readonly calls: readonly string[];
  /** How many steps lie between two checkpoints at the least. */
  readonly checkpointSteps: number;
}

/** A program that has been evaluated, and the places from which its evaluation can go on with another text. */
export interface Evaluation {
  readonly input: EvaluationInput;
  readonly run: Interpreter;
  readonly checkpoints: readonly Checkpoint[];
}

interface Checkpoint {
  /** How many of the program's statements have run. */
  readonly statements: number;
  readonly steps: number;
  readonly takeBack: () => void;
}

/**
 * With an `earlier` evaluation whose text began in the same way, what comes before the first difference isn't run again. The
 * earlier one is used up: its interpreter goes on as that of the new one.
 */
export function evaluateProgram(input: EvaluationInput, earlier?: Evaluation): Evaluation {
  const { program, text, ports, given, calls, checkpointSteps } = input;
  const dialect = "dialect" in input.settings ? undefined : dialectOf(input);
  const settings = { ...(isForTensorFlow1(input.text) && { isForTensorFlow1: true }), ...input.settings, ...dialect };
  const { run, checkpoints, from } =
    (earlier && resumed(earlier, { ...input, settings })) ?? begun({ ...input, settings });
  run.argumentsOf = argumentFinder(program);
  const frame = run.frame;
  const mark = (statements: number): void => {
    const takeBack = run.checkpoint();
    if (takeBack) checkpoints.push({ statements, steps: run.steps, takeBack });
  };
  program.body.forEach((statement, index) => {
    if (index < from || run.hasExited) return;
    if (isCheckpointDue(checkpoints, run.steps, checkpointSteps)) mark(index);
    topLevel(run, frame, statement, () => {
      runStatement(run, frame, statement);
      // What jumps here has nowhere to go.
      tangle(run, frame, 0);
    });
  });
  if (checkpoints.at(-1)?.statements !== program.body.length) mark(program.body.length);
  for (const call of calls) {
    // The expression stands in no text: what it makes has the place of the text's end.
    const expression = ports.parse(call).body[0];
    if (expression?.kind === "expr")
      topLevel(run, frame, expression, () => void evaluate(run, frame, relocated(expression.value, program)));
  }
  runTimers(run);
  runUncalled(run, frame.scope);
  return { input: { ...input, settings }, run, checkpoints };
}

const dialectOf = ({ program, text, ports }: EvaluationInput): Partial<LayerSettings> =>
  program.language === "javascript" ? { dialect: "tfjs" } : toldDialect(program, text, ports);

function begun({ program, ports, settings, given }: EvaluationInput): Resumed {
  const run = new Interpreter(ports, program.language === "javascript" ? javascript : python, settings);
  const scope = run.newScope("module", undefined);
  if (run.language === python) scope.variables.set("__name__", "__main__");
  else bindModule(run, scope);
  const frame = newFrame(scope, "");
  run.frames.push(frame);
  supplyValues(run, frame, given);
  return { run, checkpoints: [], from: 0 };
}

// ---------------------------------------------------------------- going on

interface Resumed {
  readonly run: Interpreter;
  readonly checkpoints: Checkpoint[];
  /** The first statement that has to run. */
  readonly from: number;
}

/** Undefined where nothing of the earlier evaluation holds. */
function resumed({ input: before, run, checkpoints }: Evaluation, input: EvaluationInput): Resumed | undefined {
  if (before.ports !== input.ports || !sameAround(before, input)) return undefined;
  const same = sameStatements(before, input);
  const kept = checkpoints.filter(({ statements }) => statements <= same);
  const last = kept.at(-1);
  if (!last) return undefined;
  last.takeBack();
  return { run, checkpoints: kept, from: last.statements };
}

function sameAround(a: EvaluationInput, b: EvaluationInput): boolean {
  const settings = Object.keys({ ...a.settings, ...b.settings }) as (keyof LayerSettings)[];
  return (
    settings.every((key) => a.settings[key] === b.settings[key]) &&
    a.given.size === b.given.size &&
    [...a.given].every(([name, value]) => b.given.get(name) === value) &&
    a.calls.length === b.calls.length &&
    a.calls.every((call, i) => call === b.calls[i])
  );
}

/** How many statements of two programs are the same, at the same places. */
function sameStatements(a: EvaluationInput, b: EvaluationInput): number {
  const limit = Math.min(firstDifference(a.text, b.text), readableUntil(a.program), readableUntil(b.program));
  const differs = b.program.body.findIndex((statement, i) => {
    const other = a.program.body[i];
    return statement.end > limit || other?.start !== statement.start || other.end !== statement.end;
  });
  return differs < 0 ? b.program.body.length : differs;
}

/** How a statement with an error is read may depend on what follows. */
const readableUntil = ({ problems }: Program): number =>
  problems.reduce((until, { start }) => Math.min(until, start), Infinity);

/** A long program has no more than about a hundred checkpoints. */
const CHECKPOINT_SHARE = 0.03;

function isCheckpointDue(checkpoints: readonly Checkpoint[], steps: number, between: number): boolean {
  const last = checkpoints.at(-1);
  return !last || steps - last.steps >= between + CHECKPOINT_SHARE * steps;
}

function supplyValues(run: Interpreter, frame: Frame, given: ReadonlyMap<string, string>): void {
  const values = new Map<string, Value>();
  for (const [name, text] of given) {
    const statement = run.ports.parse(text).body[0];
    if (statement?.kind !== "expr") continue;
    protectedRun(run, () => values.set(name, evaluate(run, frame, statement.value)));
  }
  run.givenValues = values;
}

/** Gives every node of an expression that stands outside of the text the place of the text's end. */
function relocated(expr: Expr, program: Program): Expr {
  const end = program.body.reduce((last, statement) => Math.max(last, statement.end), 0);
  const copy = structuredCloneOf(expr, end);
  return copy as Expr;
}

function structuredCloneOf(node: unknown, at: number): unknown {
  if (Array.isArray(node)) return node.map((item) => structuredCloneOf(item, at));
  if (typeof node !== "object" || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, structuredCloneOf(value, at)]));
  return "start" in copy ? { ...copy, start: at, end: at } : copy;
}

/** Runs something of the top level; whatever ends it early, the next statement has a sound state. */
function topLevel(run: Interpreter, frame: Frame, statement: Stmt, work: () => void): void {
  const ended = protectedRun(run, work, (error) => {
    run.hasExited = error.types.includes("SystemExit") && !isNotebook(run);
  });
  if (ended === undefined) return;
  // What the statement would have bound isn't known.
  const names = statement.kind === "assign" ? statement.targets.flatMap(boundNames) : [];
  const declares = statement.kind === "assign" ? statement.declares : undefined;
  for (const name of names)
    run.language.assignName(run, frame, name, new Unknown(ended, run.placeOf(statement)), declares);
}

/** In a notebook the cell ends, and the next one goes on. */
const isNotebook = (run: Interpreter): boolean => run.ports.mainFile.endsWith(".ipynb");

/** Runs and puts the interpreter's own state right afterwards; the reason why it ended early, if it did. */
function protectedRun(run: Interpreter, work: () => void, onRaised?: (error: Raised) => void): string | undefined {
  const [frames, depth, heap, pendings] = [run.frames.length, run.depth, run.heap.depth, run.frame.pendings.length];
  run.grant();
  try {
    work();
    return undefined;
  } catch (error) {
    if (!(error instanceof Raised) && !(error instanceof OutOfBudget) && !(error instanceof RangeError)) throw error;
    run.heap.unwindTo(heap);
    run.handlers = [];
    run.frames.length = frames;
    run.depth = depth;
    run.frame.pendings.length = pendings;
    if (error instanceof Raised && error.refusal) run.report(error.refusal);
    if (error instanceof Raised) onRaised?.(error);
    return error instanceof Raised ? "the program raises an exception here" : "too much work here";
  }
}

/** What the program has asked to be called later; what that asks for in its turn isn't followed. */
function runTimers(run: Interpreter): void {
  run.turns.settle();
  for (const timer of run.timers.splice(0)) {
    const turn = run.turns.begin();
    protectedRun(run, timer);
    run.turns.end(turn, undefined);
  }
  run.timers.length = 0;
}

// ---------------------------------------------------------------- what nobody calls

interface Module {
  readonly scope: Scope;
  /** What functions that nobody calls give values to. */
  readonly waiting: ReadonlySet<string>;
}

function runUncalled(run: Interpreter, scope: Scope): void {
  const module = { scope, waiting: namesSetElsewhere(run, scope) };
  run.recorder.uncalled = true;
  const assumptions = run.recorder.assumptions;
  const inherited = new Map<FunctionObject, readonly AssumptionFact[]>();
  const done = new Set<object>();
  const limit = run.steps + MAX_UNCALLED_STEPS;
  const call = (fn: FunctionObject): void => {
    if (run.called.has(fn.definition) || done.has(fn.definition) || run.steps > limit) return;
    done.add(fn.definition);
    run.recorder.assumptions = inherited.get(fn) ?? assumptions;
    const before = run.defined.size;
    onFork(run, module, () => void callUncalled(run, fn));
    // A function inside sees what has been assumed around it.
    if (run.defined.size > before)
      for (const inner of [...run.defined.values()].slice(before)) inherited.set(inner, run.recorder.assumptions);
  };
  const exercise = (cls: ClassObject): void => {
    if (run.steps > limit) return;
    run.recorder.assumptions = assumptions;
    const work = (): void => onFork(run, module, () => run.language.exercise(run, cls, done));
    // One that what ran before has made has methods that it hasn't called.
    if (run.instantiated.has(cls)) run.recorder.onlyAtNewPlaces(work);
    else work();
  };
  const classes = new Set(run.classes.filter((cls) => !run.instantiated.has(cls)));
  const isIn = ({ owner }: FunctionObject): boolean => owner !== undefined && classes.has(owner);
  const functions = [...run.defined.values()].filter((fn) => !isIn(fn));
  for (const one of callersFirst([...classes, ...functions]))
    if (one instanceof FunctionObject) call(one);
    else exercise(one);
  // Methods that nobody has called so far; then functions that what has run has made, which the walk of a Map meets too.
  callersFirst([...run.defined.values()]).forEach(call);
  for (const fn of run.defined.values()) call(fn);
  run.recorder.assumptions = assumptions;
  run.recorder.uncalled = false;
}

/** Functions that nobody calls get what is left of a budget of their own. */
const MAX_UNCALLED_STEPS = 1_000_000;

/** On a heap of its own with fresh name counters: its results touch nothing else. */
function onFork(run: Interpreter, module: Module, work: () => void): void {
  const side = run.heap.begin();
  run.clearNames();
  run.recorder.withOwnSymbols(() => {
    unsettle(run, module.scope, module.waiting);
    run.turns.apart(() => void protectedRun(run, work));
  });
  run.heap.putAside(side);
}

function callUncalled(run: Interpreter, fn: FunctionObject): void {
  const { start, end } = fn.definition;
  const place = { file: "", start, end };
  run.language.callFunction(run, fn, calledOn(run, fn, place), run.language.unknownArguments(run, fn), place);
}

/** An object of the function's class, or what else the class calls it on. */
function calledOn(run: Interpreter, fn: FunctionObject, place: Place): Value | undefined {
  const kind = kindOfMethod(fn);
  if (fn.owner === undefined || fn.definition.isArrow || kind === "staticmethod") return undefined;
  if (kind === "classmethod") return fn.owner;
  const self = run.heap.adopt(new InstanceObject(fn.owner));
  self.open = new Unknown("nobody makes such an object", place);
  return self;
}

// ---------------------------------------------------------------- places of arguments

/** Finds the arguments of a call of the analysed text. */
function argumentFinder(program: Program): Interpreter["argumentsOf"] {
  let calls: Map<number, CallExpr> | undefined;
  return (call) => {
    if (call.file !== "") return undefined;
    calls ??= new Map(callsIn(program.body).map((node) => [spanKey(node), node]));
    return calls.get(spanKey(call))?.args;
  };
}

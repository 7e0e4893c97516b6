/**
 * Functions: made at `def`, called with their arguments bound.
 *
 *     def block(x, filters, *, strides=1, **kwargs)   block(x, 64, name="b")
 */
import { Unknown } from "../dims/dim.js";
import { holdsNoLayer } from "../libraries/external-objects.js";
import { exceptionLine } from "../libraries/python/exceptions.js";
import { callExternal } from "../libraries/library.js";
import { editionOfFunction } from "../libraries/keras/editions.js";
import { callLayer } from "../libraries/keras/layer-calls.js";
import type { FunctionExpr } from "../program/program.js";
import type { Place } from "../text/span.js";
import { reasonFor, tensorsIn } from "../values/convert.js";
import { during } from "../values/during.js";
import { LayerObject } from "../values/layer-object.js";
import { OneOf } from "../values/one-of.js";
import { NativeFunction } from "../values/native.js";
import { ClassObject, DictObject, FunctionObject, InstanceObject, IteratorObject } from "../values/objects.js";
import { BoundMethod, External, TupleValue, type CallArguments, type Value } from "../values/value.js";
import { assign } from "./assignment.js";
import { classAttribute } from "./attributes.js";
import { fallBack, settle, tangle } from "./branches.js";
import { instantiate } from "./classes.js";
import { evaluate } from "./expressions.js";
import { newFrame, Raised, type Completion, type Frame } from "./frame.js";
import { givenBy } from "./symbols.js";
import type { Interpreter } from "./interpreter.js";
import { suspend } from "./managers.js";
import { runBlock } from "./statements.js";

export function makeFunction(run: Interpreter, frame: Frame, definition: FunctionExpr, name: string): Value {
  const defaults = new Map<number, Value>();
  definition.parameters.forEach((parameter, i) => {
    if (parameter.default) defaults.set(i, evaluate(run, frame, parameter.default));
  });
  const bound = definition.isArrow ? frame.self : undefined;
  const fn = run.heap.adopt(new FunctionObject(definition, frame.scope, frame.file, defaults, name, undefined, bound));
  if (frame.file === "") run.defined.set(definition, fn);
  return fn;
}

/** What finds an accelerator where the machine has one, and raises where it hasn't. */
const OF_THE_MACHINE = /\.TPUClusterResolver(\.connect)?$/;

export function callValue(run: Interpreter, callee: Value, args: CallArguments, place: Place): Value {
  if (callee instanceof BoundMethod) {
    if (callee.fn instanceof FunctionObject) return callFunction(run, callee.fn, callee.self, args, place);
    const withSelf = { ...args, positional: [callee.self, ...args.positional] };
    const edition = callee.self instanceof LayerObject ? callee.self.edition : editionOfFunction(callee.self);
    if (edition === run.edition) return callValue(run, callee.fn, withSelf, place);
    return during(run, { edition }, () => callValue(run, callee.fn, withSelf, place));
  }
  if (callee instanceof FunctionObject) return callFunction(run, callee, undefined, args, place);
  if (callee instanceof NativeFunction) {
    const result = callee.invoke({ runtime: run, args, place });
    // Where it passes on why an argument isn't known, it isn't that argument.
    return result instanceof Unknown ? result.reason : result;
  }
  if (callee instanceof ClassObject) return instantiate(run, callee, args, place);
  if (callee instanceof LayerObject) {
    const own = classAttribute(run, callee, "__call__");
    return own === undefined ? callLayer(run, callee, args, place) : callValue(run, own, args, place);
  }
  if (callee instanceof InstanceObject) {
    const method = classAttribute(run, callee, "__call__");
    if (method !== undefined) return callValue(run, method, args, place);
    // Of a class that isn't read: what it runs is among the object's own methods, nobody knows which.
    if (callee.open) run.escape([callee], callee.open);
  }
  noteUnread(run, callee, args);
  if (callee instanceof External) {
    if (OF_THE_MACHINE.test(callee.path) && run.mayBeCaught("ValueError"))
      run.mayHaveRaised = new Raised(exceptionLine("ValueError"), null);
    return callExternal(run, callee, args, place);
  }
  const because = callee instanceof Unknown ? callee : run.unknown("what is called here isn't known", place);
  // A method of an object, nobody knows of which one, and what it does. A layer that is called is a layer afterwards.
  if (callee instanceof OneOf)
    run.escape(
      callee.among.filter((object) => !(object instanceof LayerObject)),
      because,
    );
  run.escape([...args.positional, ...args.keywords.values()], because);
  return because;
}

/** What is not known and is called with a tensor may be a layer, of the one whose `call` runs. */
function noteUnread(run: Interpreter, callee: Value, { positional, keywords }: CallArguments): void {
  if (!run.running || (callee instanceof External && holdsNoLayer(callee))) return;
  const { holder } = run.running;
  if (holder && ![...holder.attributes.values()].includes(callee)) return;
  const given = [...positional, ...keywords.values()];
  if (!given.some((value) => value instanceof Unknown || tensorsIn(value).length > 0)) return;
  run.running.unread ??= reasonFor(callee);
  run.spend(undefined);
}

export function callFunction(
  run: Interpreter,
  fn: FunctionObject,
  self: Value | undefined,
  args: CallArguments,
  place: Place,
): Value {
  run.called.add(fn.definition);
  return fn.results ? callOnce(run, fn, fn.results, self, args, place) : callAgain(run, fn, self, args, place);
}

/** Under functools.lru_cache a call with the arguments of an earlier one gives what that gave. */
function callOnce(
  run: Interpreter,
  fn: FunctionObject,
  results: DictObject,
  self: Value | undefined,
  args: CallArguments,
  place: Place,
): Value {
  const given = [self === undefined ? [] : [self], args.positional, [...args.keywords].flat()];
  const key = new TupleValue(given.map((values) => new TupleValue(values)));
  const known = args.unknownRest ? undefined : results.get(key);
  if (known !== undefined) return known;
  const isFirst = !results.open && (results.entries.size === 0 || results.idOf(key) !== undefined);
  if (!isFirst) return run.unknown("whether it was called so before isn't known", place);
  const result = callAgain(run, fn, self, args, place);
  run.heap.touch(results);
  results.set(args.unknownRest ?? key, result);
  return result;
}

function callAgain(
  run: Interpreter,
  fn: FunctionObject,
  self: Value | undefined,
  args: CallArguments,
  place: Place,
): Value {
  const refused = refuseRecursion(run, fn, args, place);
  if (refused) return refused;
  const frame = newFrame(run.newScope("function", fn.closure), fn.file, {
    fn,
    self: fn.boundThis ?? self,
    owner: fn.owner,
    yields: fn.definition.isGenerator ? [] : undefined,
    calledAt: place,
    sides: run.heap.depth,
  });
  const withSelf = self === undefined ? args : { ...args, positional: [self, ...args.positional] };
  const own = fn.owner !== undefined && frame.self === undefined ? withSelf.positional[0] : undefined;
  const activation = own === undefined ? frame : { ...frame, self: own };
  bindParameters(run, activation, fn, withSelf, place);
  if (fn.isManager) return suspend(run, activation, fn);
  const work = (): Value => givenBy(activate(run, activation, fn), place);
  if (run.edition !== undefined) return during(run, { edition: undefined }, work);
  return fn.isAutograph ? during(run, { traces: false }, work) : work();
}

/** Both sides of an undecided test run: one on which the function calls itself would never come to an end. */
const MAX_UNDECIDED_CALLS = 4;

export function refuseRecursion(
  run: Interpreter,
  fn: FunctionObject,
  args: CallArguments,
  place: Place,
): Unknown | undefined {
  if (run.heap.depth < MAX_UNDECIDED_CALLS) return undefined;
  const running = run.frames.filter((frame) => frame.fn?.definition === fn.definition);
  // A side has begun between each of its calls.
  const sides = new Set(running.map((frame) => frame.sides));
  if (running.length < MAX_UNDECIDED_CALLS || sides.size < MAX_UNDECIDED_CALLS) return undefined;
  const because = run.unknown("the function calls itself as often as a test says that can't be decided", place);
  run.escape([...args.positional, ...args.keywords.values()], because);
  return because;
}

/** Runs a function whose parameters are bound. */
export function activate(run: Interpreter, frame: Frame, fn: FunctionObject): Value {
  run.frames.push(frame);
  run.enter();
  const depth = run.frames.length;
  try {
    const ended = runToEnd(run, frame, fn);
    if (frame.tangled) return frame.tangled;
    if (frame.yields) return run.heap.adopt(new IteratorObject(frame.yields, 0, undefined, frame.yieldsMore));
    return ended?.kind === "return" ? ended.value : run.language.nothing;
  } finally {
    run.depth = Math.max(0, run.depth - 1);
    run.frames.length = depth - 1;
  }
}

function runToEnd(run: Interpreter, frame: Frame, fn: FunctionObject): Completion {
  try {
    const ended = runBlock(run, frame, fn.definition.body) ?? { kind: "return", value: run.language.nothing };
    const settled = settle(run, frame, 0, ({ kind }) => kind === "return", ended);
    // A jump out of a loop that isn't there.
    tangle(run, frame, 0);
    return settled;
  } catch (error) {
    if (!(error instanceof Raised) || frame.pendings.length === 0) throw error;
    return fallBack(run, frame, 0);
  }
}

function bindParameters(run: Interpreter, frame: Frame, fn: FunctionObject, args: CallArguments, place: Place): void {
  const { parameters } = fn.definition;
  const given = new Map(args.keywords);
  let next = 0;
  parameters.forEach((parameter, i) => {
    const name = parameter.target.kind === "name" ? parameter.target.name : undefined;
    const bind = (value: Value): void => assign(run, frame, parameter.target, value);
    if (parameter.kind === "rest") {
      const rest = args.positional.slice(next);
      next = args.positional.length;
      bind(args.unknownRest ? args.unknownRest : new TupleValue(rest));
    } else if (parameter.kind === "keyword-rest") {
      bind(run.heap.adopt(new DictObject([...given], args.unknownRest)));
    } else if (parameter.kind !== "keyword-only" && next < args.positional.length) {
      bind(args.positional[next++]!);
    } else if (name !== undefined && given.has(name) && parameter.kind !== "positional-only") {
      bind(given.get(name)!);
      given.delete(name);
    } else if (args.unknownRest) bind(reasonFor(args.unknownRest));
    else if (fn.defaults.has(i)) bind(fn.defaults.get(i)!);
    else bind(run.unknown(`the argument \`${name ?? "?"}\` is missing in this call`, place));
  });
}

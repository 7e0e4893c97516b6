/**
 * Statements, run on abstract values.
 *
 *     if use_bias: …      a test that the text doesn't decide runs both sides
 *
 * What ends a block early is a Completion; the program's exceptions are thrown as Raised.
 */
import { Unknown } from "../dims/dim.js";
import type { DefineStmt, IfStmt, RaiseStmt, Stmt, Target, TryStmt, WithStmt } from "../program/program.js";
import { invalidArgument } from "../problems/invalid-argument.js";
import type { Problem } from "../problems/problem.js";
import { decorateFunction } from "../libraries/python/decorators.js";
import { reasonFor } from "../values/convert.js";
import type { Side } from "../values/heap.js";
import { ClassObject, InstanceObject, IteratorObject } from "../values/objects.js";
import { External, noArguments, positionalArguments, TupleValue, type Value } from "../values/value.js";
import { assign, assignName, remove } from "./assignment.js";
import { classAttribute } from "./attributes.js";
import { branch } from "./branches.js";
import { evaluate } from "./expressions.js";
import { Raised, type Completion, type Frame } from "./frame.js";
import { makeFunction } from "./functions.js";
import type { Interpreter } from "./interpreter.js";
import { runCountingFor, runFor, runWhile } from "./loops.js";
import { runMatch } from "./matching.js";
import { runImport, runImportFrom } from "./modules.js";
import { binaryOperation } from "./operators.js";
import { MAX_ITEMS } from "./python-language.js";
import { ListObject } from "../values/objects.js";
import { iterateValue } from "./iteration.js";
import { defineClass } from "./classes.js";

export function runBlock(run: Interpreter, frame: Frame, body: readonly Stmt[]): Completion {
  for (const statement of body) {
    const ended = runStatement(run, frame, statement);
    if (ended) return ended;
  }
  return undefined;
}

export function runStatement(run: Interpreter, frame: Frame, statement: Stmt): Completion {
  run.step();
  switch (statement.kind) {
    case "expr":
      evaluate(run, frame, statement.value);
      return undefined;
    case "assign":
      if (statement.value) {
        const value = evaluate(run, frame, statement.value);
        for (const target of statement.targets) assign(run, frame, target, value);
      }
      if (statement.annotation) noteAnnotation(run, frame, statement.targets[0]);
      return undefined;
    case "augmented-assign":
      return augmentedAssign(run, frame, statement);
    case "define":
      define(run, frame, statement);
      return undefined;
    case "if":
      return runIf(run, frame, statement);
    case "while":
      return runWhile(run, frame, statement);
    case "for":
      return runFor(run, frame, statement);
    case "counting-for":
      return runCountingFor(run, frame, statement);
    case "block":
      return runBlock(run, frame, statement.body);
    case "try":
      return runTry(run, frame, statement);
    case "with":
      return runWith(run, frame, statement);
    case "match":
      return runMatch(run, frame, statement);
    case "break":
    case "continue":
      return { kind: statement.kind, value: null, label: statement.label };
    case "pass":
    case "export":
      return undefined;
    case "return":
      return { kind: "return", value: statement.value ? evaluate(run, frame, statement.value) : null };
    case "raise":
      return raise(run, frame, statement);
    case "assert":
      return runAssert(run, frame, statement.test);
    case "delete":
      for (const target of statement.targets) remove(run, frame, target);
      return undefined;
    case "import":
      runImport(run, frame, statement);
      return undefined;
    case "import-from":
      runImportFrom(run, frame, statement);
      return undefined;
    case "global":
    case "nonlocal":
      return declareElsewhere(frame, statement.kind, statement.names);
    case "broken":
      for (const name of statement.assigns)
        assignName(run, frame, name, run.unknown(statement.because, run.placeOf(statement)));
      return undefined;
  }
}

/** Annotated names of a class body are a dataclass's fields; they are kept in order. */
function noteAnnotation(run: Interpreter, frame: Frame, target: Target | undefined): void {
  if (frame.scope.kind !== "class" || target?.kind !== "name") return;
  const fields = frame.scope.variables.get("__annotations__");
  const known = fields instanceof TupleValue ? fields.items : [];
  run.heap.touch(frame.scope);
  frame.scope.variables.set("__annotations__", new TupleValue([...known, target.name]));
}

function augmentedAssign(
  run: Interpreter,
  frame: Frame,
  statement: Extract<Stmt, { kind: "augmented-assign" }>,
): Completion {
  const { target, op } = statement;
  if (target.kind !== "name" && target.kind !== "attribute" && target.kind !== "index") return undefined;
  const before = evaluate(run, frame, target);
  const value = evaluate(run, frame, statement.value);
  const place = run.placeOf(statement);
  // `list += items` changes the list itself, for everyone who holds it.
  if (op === "+" && before instanceof ListObject) {
    const items = iterateValue(run, value, place);
    run.heap.touch(before);
    if (items instanceof Unknown) before.open ??= items;
    else if (before.items.length + items.length > MAX_ITEMS) before.open ??= run.unknown("the list is too long", place);
    else before.items = [...before.items, ...items];
    return undefined;
  }
  const after = binaryOperation(run, op, before, value, place);
  // An array is changed in place too.
  run.changeArray(before, place);
  assign(run, frame, target, after);
  return undefined;
}

function define(run: Interpreter, frame: Frame, { name, value }: DefineStmt): void {
  if (value.kind === "class") return assignName(run, frame, name, defineClass(run, frame, value, name));
  let fn: Value = makeFunction(run, frame, value, name);
  for (let i = value.decorators.length - 1; i >= 0; i--) {
    const decorator = evaluate(run, frame, value.decorators[i]!);
    fn = decorateFunction(run, fn, decorator, frame.scope.variables.get(name), run.placeOf(value));
  }
  assignName(run, frame, name, fn);
}

function runIf(run: Interpreter, frame: Frame, statement: IfStmt): Completion {
  const truth = run.truth(evaluate(run, frame, statement.test), run.placeOf(statement.test));
  if (!(truth instanceof Unknown)) return runBlock(run, frame, truth ? statement.then : statement.otherwise);
  const place = run.placeOf(statement.test);
  return branch(
    run,
    frame,
    () => runBlock(run, frame, statement.then),
    () => {
      const ended = runBlock(run, frame, statement.otherwise);
      run.meeting = { place, isLoop: false };
      return ended;
    },
  );
}

function runAssert(run: Interpreter, frame: Frame, test: Parameters<typeof evaluate>[2]): Completion {
  const truth = run.truth(evaluate(run, frame, test), run.placeOf(test));
  if (truth === false) throw new Raised(["AssertionError", "Exception"], null);
  return undefined;
}

function raise(run: Interpreter, frame: Frame, statement: RaiseStmt): never {
  const value = statement.value ? evaluate(run, frame, statement.value) : null;
  throw new Raised(exceptionTypes(value), value, isLibraryCode(frame) ? refusalOf(run, value) : undefined);
}

/** Code that was read from the library's source, and not the program's own. */
function isLibraryCode({ scope }: Frame): boolean {
  const name = scope.module.variables.get("__name__");
  return typeof name === "string" && /^keras\./.test(name);
}

function refusalOf(run: Interpreter, value: Value): Problem {
  const [type = "an exception"] = exceptionTypes(value);
  const text = value instanceof External ? value.instance?.args.positional[0] : undefined;
  const message = typeof text === "string" ? `Keras refuses this: ${text.trim()}` : `Keras raises ${type} here.`;
  return { kind: invalidArgument, place: run.userPlace, message };
}

/** The names that a handler may catch an exception by. */
function exceptionTypes(value: Value): readonly string[] {
  if (value instanceof External) return [value.path.replace(/^builtins\./, ""), "Exception"];
  const cls = value instanceof InstanceObject ? value.cls : value instanceof ClassObject ? value : undefined;
  const own = cls?.linearization.map((c) => c.name) ?? [];
  const outside = cls?.linearization.flatMap((c) => c.bases).filter((b) => b instanceof External) ?? [];
  return [...own, ...outside.map((b) => b.path.replace(/^builtins\./, "")), "Exception"];
}

// ---------------------------------------------------------------- try and with

/**
 * The body runs on a side of its own: where something in it may have raised, and a handler would have taken it, the state
 * before the body is what the handler starts from, and both outcomes are joined.
 */
function runTry(run: Interpreter, frame: Frame, statement: TryStmt): Completion {
  const caught = statement.handlers.flatMap((handler) =>
    handler.types ? handledTypes(run, frame, handler.types) : ["BaseException"],
  );
  const { handlers, depth, mayHaveRaised } = run;
  const frames = run.frames.length;
  const pendings = frame.pendings.length;
  const side = run.heap.begin();
  run.mayHaveRaised = undefined;
  let ended: Completion;
  try {
    if (statement.handlers.length > 0) run.handlers = [...handlers, caught];
    ended = runBlock(run, frame, statement.body);
    run.handlers = handlers;
    fallBackState(run, frame, pendings);
    const raised = run.mayHaveRaised as Raised | undefined;
    run.mayHaveRaised = raised && !takes(caught, raised) ? raised : mayHaveRaised;
    if (raised && takes(caught, raised)) ended = orHandled(run, frame, statement, raised, side, ended);
    else run.heap.keep(side);
    if (!ended) ended = runBlock(run, frame, statement.otherwise);
  } catch (error) {
    run.handlers = handlers;
    if (!(error instanceof Raised)) throw error;
    run.frames.length = frames;
    run.depth = depth;
    fallBackState(run, frame, pendings);
    if (run.heap.isRunning(side)) run.heap.keep(side);
    run.mayHaveRaised = mayHaveRaised;
    ended = handle(run, frame, statement, error);
  }
  const finished = runBlock(run, frame, statement.finalBody);
  return finished ?? ended;
}

const takes = (caught: readonly string[], error: Raised): boolean =>
  caught.some((type) => type === "BaseException" || error.types.includes(type));

/** The body came to its end, or the handler took over: joined. */
function orHandled(
  run: Interpreter,
  frame: Frame,
  statement: TryStmt,
  raised: Raised,
  body: Side,
  ended: Completion,
): Completion {
  run.heap.putAside(body);
  const live = run.heap.begin();
  const mark = frame.pendings.length;
  let handled: Completion;
  try {
    handled = handle(run, frame, statement, raised);
    fallBackState(run, frame, mark);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    // The handler raises on: the program goes on only where the body came to its end.
    fallBackState(run, frame, mark);
    run.heap.putAside(live);
    run.heap.takeUp(body);
    return ended;
  }
  run.heap.join(body, live, run.joiner);
  if (ended?.kind === "return" && handled?.kind === "return")
    return { ...ended, value: run.join(ended.value, handled.value) };
  if (ended || handled) frame.tangled ??= new Unknown("which way the program takes can't be told");
  return ended && handled ? ended : undefined;
}

function handle(run: Interpreter, frame: Frame, statement: TryStmt, error: Raised): Completion {
  for (const handler of statement.handlers) {
    const types = handler.types ? handledTypes(run, frame, handler.types) : ["BaseException"];
    if (!takes(types, error)) continue;
    if (handler.name) assign(run, frame, handler.name, error.value);
    return runBlock(run, frame, handler.body);
  }
  runBlock(run, frame, statement.finalBody);
  throw error;
}

/** Sides that waited inside the body are over: what they did is joined in. */
function fallBackState(run: Interpreter, frame: Frame, mark: number): void {
  while (frame.pendings.length > mark) {
    const { aside, live } = frame.pendings.pop()!;
    run.heap.join(aside, live, run.joiner);
    frame.tangled ??= new Unknown("which way the program takes can't be told");
  }
}

function handledTypes(run: Interpreter, frame: Frame, types: Parameters<typeof evaluate>[2]): readonly string[] {
  const value = evaluate(run, frame, types);
  const items = value instanceof TupleValue ? value.items : [value];
  return items.map((item) => {
    if (item instanceof ClassObject) return item.name;
    return item instanceof External ? item.path.replace(/^.*\./, "") : "Exception";
  });
}

function runWith(run: Interpreter, frame: Frame, statement: WithStmt): Completion {
  const entered: InstanceObject[] = [];
  let caught: readonly string[] | undefined;
  for (const { context, target } of statement.items) {
    const manager = evaluate(run, frame, context);
    caught = suppressed(manager) ?? caught;
    const enter = manager instanceof InstanceObject ? classAttribute(run, manager, "__enter__") : undefined;
    const value = enter === undefined ? manager : run.call(enter, noArguments, run.placeOf(context));
    if (manager instanceof InstanceObject) entered.push(manager);
    if (target) assign(run, frame, target, enteredValue(value));
  }
  const ended = caught ? runSuppressed(run, frame, statement.body, caught) : runBlock(run, frame, statement.body);
  for (const manager of entered.reverse()) {
    const exit = classAttribute(run, manager, "__exit__");
    if (exit !== undefined) run.call(exit, positionalArguments(null, null, null), run.placeOf(statement));
  }
  return ended;
}

/** What `as` binds: of a generator under @contextmanager the value that it yields. */
function enteredValue(value: Value): Value {
  if (value instanceof IteratorObject) return value.items.length === 1 ? value.items[0]! : reasonFor(value);
  return value instanceof External && value.instance ? reasonFor(value) : value;
}

/** `contextlib.suppress(ValueError)`, `pytest.raises(ValueError)`: the exceptions that end here. */
function suppressed(manager: Value): readonly string[] | undefined {
  if (!(manager instanceof External) || !manager.instance || !/\b(suppress|raises|assertRaises\w*)$/.test(manager.path))
    return undefined;
  return manager.instance.args.positional.map((type) =>
    type instanceof ClassObject ? type.name : type instanceof External ? type.path.replace(/^.*\./, "") : "Exception",
  );
}

function runSuppressed(run: Interpreter, frame: Frame, body: readonly Stmt[], caught: readonly string[]): Completion {
  const handlers = run.handlers;
  const [frames, depth, pendings] = [run.frames.length, run.depth, frame.pendings.length];
  run.handlers = [...handlers, caught];
  try {
    return runBlock(run, frame, body);
  } catch (error) {
    if (!(error instanceof Raised) || !caught.some((type) => type === "BaseException" || error.types.includes(type)))
      throw error;
    run.frames.length = frames;
    run.depth = depth;
    fallBackState(run, frame, pendings);
    return undefined;
  } finally {
    run.handlers = handlers;
  }
}

function declareElsewhere(frame: Frame, kind: "global" | "nonlocal", names: readonly string[]): Completion {
  for (const name of names) {
    let scope = kind === "global" ? frame.scope.module : frame.scope.parent;
    while (kind === "nonlocal" && scope && (scope.kind === "class" || (!scope.variables.has(name) && scope.parent)))
      scope = scope.parent;
    if (scope) frame.scope.elsewhere.set(name, scope);
  }
  return undefined;
}

/**
 * Exceptions of the program: raised, taken by a handler, and what runs in any case.
 *
 *     try:                     the body runs on a side of its own
 *         width = SIZES[key]
 *     except KeyError:         starts from what the body had done when it raised
 *         width = 32
 *     finally:
 *         log(width)           runs after either, and before an exception goes on
 */
import { Unknown } from "../dims/dim.js";
import { exceptionLine, exceptionTypes, exceptionValue, handledType } from "../libraries/python/exceptions.js";
import { invalidArgument } from "../problems/invalid-argument.js";
import type { Problem } from "../problems/problem.js";
import { raisedInCall } from "../problems/raised-in-call.js";
import type { Expr, RaiseStmt, TryStmt } from "../program/program.js";
import type { Side } from "../values/heap.js";
import type { Place } from "../text/span.js";
import { ClassObject } from "../values/objects.js";
import { External, noArguments, TupleValue, type Value } from "../values/value.js";
import { assign } from "./assignment.js";
import { tangle } from "./branches.js";
import { evaluate } from "./expressions.js";
import { Raised, type Completion, type Frame } from "./frame.js";
import type { Interpreter } from "./interpreter.js";
import { runBlock } from "./statements.js";

export function runAssert(run: Interpreter, frame: Frame, test: Expr): Completion {
  const place = run.placeOf(test);
  const truth = run.truth(evaluate(run, frame, test), place);
  if (truth === false) throw new Raised(exceptionLine("AssertionError"), exceptionValue("AssertionError", place));
  return undefined;
}

/** Where a handler raises on what the library has refused, that is what ends the program. */
export function raise(run: Interpreter, frame: Frame, statement: RaiseStmt): never {
  const { handling } = run;
  if (!statement.value) throw handling ?? new Raised(exceptionLine("RuntimeError"), null);
  const given = evaluate(run, frame, statement.value);
  const isClass = given instanceof ClassObject || (given instanceof External && !given.instance);
  const value = isClass ? run.call(given, noArguments, run.placeOf(statement)) : given;
  if (handling && value === handling.value) throw handling;
  const refusal = isLibraryCode(frame) ? refusalOf(run, value) : handling?.refusal;
  throw new Raised(exceptionTypes(value), value, refusal);
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

/** Whether one of the handlers, of which each is told by the types that it takes, takes an exception. */
export const isTaken = (handlers: readonly (readonly string[])[], exception: string): boolean =>
  handlers.length > 0 && exceptionLine(exception).some((type) => handlers.some((list) => list.includes(type)));

/**
 * What Python refuses of the program's values. It reaches the handler that takes it; without one it is no problem, for a line that is being
 * typed is often wrong for a moment, but in a `call` that the library runs: the library raises it on. A name may be defined by what isn't
 * read, like another notebook.
 */
export function raised(run: Interpreter, exception: string, because: string, place: Place): Unknown {
  if (run.mayBeCaught(exception)) throw new Raised(exceptionLine(exception), exceptionValue(exception, place));
  if (!isRaisedOn(run) || place.file !== "" || exception === "NameError") return new Unknown(because, place);
  const message = `Python raises ${exception} here: ${because}.`;
  return run.fail({ kind: raisedInCall, place, message }, exception, place);
}

/** The library runs the `call` that the program is in, certainly comes to this place, and raises on what Python does there. */
export const isRaisedOn = (run: Interpreter): boolean =>
  run.insideCall && run.isCalled && run.settings.dialect === undefined && run.running?.ended !== true && run.isDecided;

// ---------------------------------------------------------------- try

export function runTry(run: Interpreter, frame: Frame, statement: TryStmt): Completion {
  const { depth } = run;
  const frames = run.frames.length;
  let ended: Completion;
  try {
    ended = runGuarded(run, frame, statement);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    run.frames.length = frames;
    run.depth = depth;
    const finished = runBlock(run, frame, statement.finalBody);
    // A jump takes the exception's place.
    if (finished) return finished;
    throw error;
  }
  return runBlock(run, frame, statement.finalBody) ?? ended;
}

/**
 * The body runs on a side of its own: where something in it may have raised, and a handler would have taken it, the state
 * before the body is what the handler starts from, and both outcomes are joined.
 */
function runGuarded(run: Interpreter, frame: Frame, statement: TryStmt): Completion {
  const caught = statement.handlers.flatMap((handler) =>
    handler.types ? handledTypes(run, frame, handler.types) : ["BaseException"],
  );
  const { handlers, depth, mayHaveRaised } = run;
  const frames = run.frames.length;
  const pendings = frame.pendings.length;
  const side = run.heap.begin(true);
  run.mayHaveRaised = undefined;
  let ended: Completion;
  try {
    if (statement.handlers.length > 0) run.handlers = [...handlers, caught];
    ended = runBlock(run, frame, statement.body);
  } catch (error) {
    run.handlers = handlers;
    if (!(error instanceof Raised)) throw error;
    run.frames.length = frames;
    run.depth = depth;
    tangle(run, frame, pendings);
    if (run.heap.isRunning(side)) run.heap.keep(side);
    run.mayHaveRaised = mayHaveRaised;
    return handle(run, frame, statement, error);
  }
  run.handlers = handlers;
  tangle(run, frame, pendings);
  const raised = run.mayHaveRaised as Raised | undefined;
  run.mayHaveRaised = raised && !takes(caught, raised) ? raised : mayHaveRaised;
  if (raised && takes(caught, raised)) ended = orHandled(run, frame, statement, raised, side, ended);
  else run.heap.keep(side);
  return ended ?? runBlock(run, frame, statement.otherwise);
}

export const takes = (caught: readonly string[], error: Raised): boolean =>
  caught.some((type) => error.types.includes(type));

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
  run.choices++;
  try {
    handled = handle(run, frame, statement, raised);
    tangle(run, frame, mark);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    // The handler raises on: the program goes on only where the body came to its end.
    tangle(run, frame, mark);
    run.heap.putAside(live);
    run.heap.takeUp(body);
    return ended;
  } finally {
    run.choices--;
  }
  run.meeting = { place: run.placeOf({ start: statement.start, end: statement.start }), isLoop: false };
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
    const before = run.handling;
    run.handling = error;
    try {
      return runBlock(run, frame, handler.body);
    } finally {
      run.handling = before;
    }
  }
  throw error;
}

function handledTypes(run: Interpreter, frame: Frame, types: Expr): readonly string[] {
  const value = evaluate(run, frame, types);
  return (value instanceof TupleValue ? value.items : [value]).map(handledType);
}

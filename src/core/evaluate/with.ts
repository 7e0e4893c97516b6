/**
 * `with`: managers entered in order and left in the opposite one, also by an exception, which some of them end.
 *
 *     with tf.device("/gpu:0"), suppress(KeyError):
 *         width = SIZES[key]
 */
import { reasonFor } from "../values/convert.js";
import { handledType } from "../libraries/python/exceptions.js";
import type { Expr, WithStmt } from "../program/program.js";
import { allNodes } from "../program/walk.js";
import { FunctionObject, InstanceObject, IteratorObject } from "../values/objects.js";
import { BoundMethod, External, noArguments, positionalArguments, type Value } from "../values/value.js";
import { assign } from "./assignment.js";
import { classAttribute } from "./attributes.js";
import { tangle } from "./branches.js";
import { takes } from "./exceptions.js";
import { evaluate } from "./expressions.js";
import { Raised, type Completion, type Frame } from "./frame.js";
import type { Interpreter } from "./interpreter.js";
import { isWaiting, manage } from "./managers.js";
import { runBlock } from "./statements.js";

export function runWith(run: Interpreter, frame: Frame, { items, body }: Pick<WithStmt, "items" | "body">): Completion {
  const [first, ...others] = items;
  if (!first) return runBlock(run, frame, body);
  const place = run.placeOf(first.context);
  const manager = evaluate(run, frame, first.context);
  const inside = (): Completion => runWith(run, frame, { items: others, body });
  if (isWaiting(manager))
    return manage(run, manager, frame, (entered) => {
      if (first.target) assign(run, frame, first.target, entered);
      return inside();
    });
  const own = (name: string): Value | undefined =>
    manager instanceof InstanceObject ? classAttribute(run, manager, name) : undefined;
  const enter = own("__enter__");
  const value = enter === undefined ? manager : run.call(enter, noArguments, place);
  if (first.target) assign(run, frame, first.target, enteredValue(value));
  const exit = own("__exit__");
  if (exit === undefined) return guarded(run, frame, suppressed(manager), inside, () => true);
  const leave = (type: Value, error: Value): Value => run.call(exit, positionalArguments(type, error, null), place);
  let isLeft = false;
  const ended = guarded(run, frame, mayEnd(exit) ? ["BaseException"] : [], inside, ({ value: error }) => {
    isLeft = true;
    return run.truth(leave(error, error), place) === true;
  });
  if (!isLeft) leave(null, null);
  return ended;
}

/** What `as` binds: of a generator under @contextmanager the value that it yields. */
function enteredValue(value: Value): Value {
  if (value instanceof IteratorObject) return value.items.length === 1 ? value.items[0]! : reasonFor(value);
  return value instanceof External && value.instance ? reasonFor(value) : value;
}

/** `contextlib.suppress(ValueError)`, `pytest.raises(ValueError)`: the exceptions that end here. */
function suppressed(manager: Value): readonly string[] {
  return manager instanceof External && manager.instance && /\b(suppress|raises|assertRaises\w*)$/.test(manager.path)
    ? manager.instance.args.positional.map(handledType)
    : [];
}

/** An `__exit__` that returns something may end an exception. */
const mayEnd = (exit: Value): boolean =>
  exit instanceof BoundMethod &&
  exit.fn instanceof FunctionObject &&
  allNodes(exit.fn.definition.body).some(
    (node) => node.kind === "return" && node.value !== undefined && !isNothing(node.value),
  );

const isNothing = (expr: Expr): boolean => expr.kind === "constant" && (expr.value === false || expr.value === "none");

/** Runs the body as inside of a handler; `ends` says of an exception that comes out of it whether it ends here. */
function guarded(
  run: Interpreter,
  frame: Frame,
  caught: readonly string[],
  body: () => Completion,
  ends: (error: Raised) => boolean,
): Completion {
  const { handlers, depth } = run;
  const [frames, pendings] = [run.frames.length, frame.pendings.length];
  if (caught.length > 0) run.handlers = [...handlers, caught];
  try {
    return body();
  } catch (error) {
    run.handlers = handlers;
    if (!(error instanceof Raised)) throw error;
    run.frames.length = frames;
    run.depth = depth;
    const isCaught = takes(caught, error);
    if (!ends(error) || !isCaught) throw error;
    tangle(run, frame, pendings);
    return undefined;
  } finally {
    run.handlers = handlers;
  }
}

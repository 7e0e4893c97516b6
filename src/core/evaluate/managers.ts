/**
 * Generators under @contextmanager: what they do up to their `yield`, then the body of the `with`, then the rest.
 *
 *     @contextmanager
 *     def scope(name):
 *         SCOPES.append(name)
 *         yield "/".join(SCOPES)     the body runs here
 *         SCOPES.pop()
 */
import { Unknown } from "../dims/dim.js";
import { IteratorObject, type FunctionObject } from "../values/objects.js";
import type { Value } from "../values/value.js";
import type { Completion, Frame } from "./frame.js";
import { activate } from "./functions.js";
import type { Interpreter } from "./interpreter.js";

interface Waiting {
  readonly frame: Frame;
  readonly fn: FunctionObject;
}

const waiting = new WeakMap<IteratorObject, Waiting>();

/** A call of such a generator, whose parameters are bound: nothing of it runs before a `with` enters it. */
export function suspend(run: Interpreter, frame: Frame, fn: FunctionObject): Value {
  const manager = new IteratorObject([], 0, new Unknown("a context manager isn't followed outside of a `with`"));
  waiting.set(manager, { frame, fn });
  return run.heap.adopt(manager);
}

export const isWaiting = (value: Value): value is IteratorObject =>
  value instanceof IteratorObject && waiting.has(value);

/**
 * Runs the generator, and where it yields the body of the `with`, in the frame where that stands. Where only one side of an
 * undecided test yields, the body isn't run on that side alone: it runs once the generator has.
 */
export function manage(
  run: Interpreter,
  manager: IteratorObject,
  outer: Frame,
  body: (entered: Value) => Completion,
): Completion {
  const { frame, fn } = waiting.get(manager)!;
  let ended: Completion;
  let isEntered = false;
  const yielded = new Set<Value>();
  const sides = run.heap.undecided;
  const onYield = (value: Value): void => {
    if (isEntered) return;
    if (run.heap.undecided !== sides) {
      yielded.add(value);
      return;
    }
    isEntered = true;
    const depth = run.frames.length;
    run.frames.push(outer);
    try {
      ended = body(value);
    } finally {
      run.frames.length = depth;
    }
  };
  activate(run, { ...frame, onYield }, fn);
  if (isEntered) return ended;
  const [value, ...others] = yielded;
  const told = others.length === 0 ? value : undefined;
  return body(told === undefined ? new Unknown("what the context manager yields isn't known") : told);
}

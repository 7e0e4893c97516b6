/**
 * Both sides of a choice that the text doesn't decide, on forked heaps that are joined afterwards.
 *
 *     if unknown: return a      the side that jumps waits while the other runs on to the function's end
 *     model.add(layer)
 */
import { Unknown } from "../dims/dim.js";
import type { Side } from "../values/heap.js";
import type { Value } from "../values/value.js";
import { Raised, type Completion, type Frame, type Jump, type Pending } from "./frame.js";
import type { Interpreter } from "./interpreter.js";

/** How one side came out: with a result, or with an exception, which means that the program didn't go there. */
type Outcome<T> = { readonly result: T } | { readonly raised: Raised };

function attempt<T>(run: Interpreter, frame: Frame, side: () => T): Outcome<T> {
  const pendings = frame.pendings.length;
  const frames = run.frames.length;
  const depth = run.depth;
  let outcome: Outcome<T>;
  run.choices++;
  try {
    outcome = { result: side() };
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    run.frames.length = frames;
    run.depth = depth;
    outcome = { raised: error };
  } finally {
    run.choices--;
  }
  tangle(run, frame, pendings);
  return outcome;
}

/** Closes what still waits above a mark; what the function returns can then no longer be told. */
export function tangle(run: Interpreter, frame: Frame, mark: number): void {
  while (frame.pendings.length > mark) {
    const { aside, live } = frame.pendings.pop()!;
    run.heap.join(aside, live, run.joiner);
    frame.tangled ??= new Unknown("which way the program takes can't be told");
  }
}

/** The values of two sides joined; undefined where both raise. */
export function eitherSide(
  run: Interpreter,
  frame: Frame,
  first: () => Value,
  second: () => Value,
): [Value | undefined] {
  const { aside, a, live, b } = bothSides(run, frame, first, second);
  if ("raised" in a && "raised" in b) {
    run.heap.keep(live);
    throw b.raised;
  }
  noteRaised(run, "raised" in a ? a.raised : "raised" in b ? b.raised : undefined);
  if ("raised" in a) {
    run.heap.keep(live);
    return ["result" in b ? b.result : undefined];
  }
  if ("raised" in b) {
    run.heap.putAside(live);
    run.heap.takeUp(aside);
    return [a.result];
  }
  run.heap.join(aside, live, run.joiner);
  return [run.join(a.result, b.result)];
}

/** The side that raises isn't where the program went, unless a handler takes the exception: runTry looks into that. */
function noteRaised(run: Interpreter, raised: Raised | undefined): void {
  if (raised?.types.some((type) => run.mayBeCaught(type))) run.mayHaveRaised = raised;
}

interface Sides<T> {
  readonly aside: Side;
  readonly a: Outcome<T>;
  readonly live: Side;
  readonly b: Outcome<T>;
}

/** Runs both; the first is put aside, the second is still live. */
function bothSides<T>(run: Interpreter, frame: Frame, first: () => T, second: () => T): Sides<T> {
  const aside = run.fork();
  const a = attempt(run, frame, first);
  run.heap.putAside(aside);
  const live = run.heap.begin();
  const b = attempt(run, frame, second);
  return { aside, a, live, b };
}

/** Statements on both sides; how what follows them goes on. */
export function branch(run: Interpreter, frame: Frame, first: () => Completion, second: () => Completion): Completion {
  const { aside, a, live, b } = bothSides(run, frame, first, second);
  if ("raised" in a !== "raised" in b) noteRaised(run, "raised" in a ? a.raised : "raised" in b ? b.raised : undefined);
  if ("raised" in b) {
    if ("raised" in a) {
      run.heap.keep(live);
      throw b.raised;
    }
    run.heap.putAside(live);
    run.heap.takeUp(aside);
    return a.result;
  }
  if ("raised" in a) {
    run.heap.keep(live);
    return b.result;
  }
  const [x, y] = [a.result, b.result];
  if (!x && !y) {
    run.heap.join(aside, live, run.joiner);
    return undefined;
  }
  if (x && y) return bothJump(run, frame, aside, live, x, y);
  if (x) {
    frame.pendings.push({ jump: x, aside, live });
    return undefined;
  }
  // The second side jumps: it waits, and the first one goes on.
  run.heap.putAside(live);
  const again = run.heap.begin();
  run.heap.takeUp(aside);
  frame.pendings.push({ jump: y!, aside: live, live: again });
  return undefined;
}

function bothJump(run: Interpreter, frame: Frame, aside: Side, live: Side, x: Jump, y: Jump): Completion {
  if (x.kind === y.kind && x.label === y.label) {
    const value = run.join(x.value, y.value);
    run.heap.join(aside, live, run.joiner);
    return { ...x, value };
  }
  if (x.kind === "return" || y.kind !== "return") {
    frame.pendings.push({ jump: x, aside, live });
    return y;
  }
  run.heap.putAside(live);
  const again = run.heap.begin();
  run.heap.takeUp(aside);
  frame.pendings.push({ jump: y, aside: live, live: again });
  return x;
}

/**
 * Joins what waits above the mark and arrives here with the present state. `ended` is how the side that is
 * live has come here; it is given back, joined with those that waited.
 */
export function settle(
  run: Interpreter,
  frame: Frame,
  mark: number,
  arrives: (jump: Jump) => boolean,
  ended: Completion,
): Completion {
  let result = ended;
  while (frame.pendings.length > mark) {
    const pending = frame.pendings[frame.pendings.length - 1]!;
    if (!arrives(pending.jump)) {
      // A return waits above a `continue`: it can't outlive it.
      if (frame.pendings.slice(mark).some(({ jump }) => arrives(jump))) tangle(run, frame, mark);
      return result;
    }
    frame.pendings.pop();
    result = settleOne(run, frame, pending, result);
  }
  return result;
}

function settleOne(run: Interpreter, frame: Frame, { jump, aside, live }: Pending, ended: Completion): Completion {
  if (ended?.kind === "return" && jump.kind === "return") {
    const value = run.join(jump.value, ended.value);
    run.heap.join(aside, live, run.joiner);
    return { ...ended, value };
  }
  run.heap.join(aside, live, run.joiner);
  if (ended?.kind === "return" || jump.kind === "return")
    frame.tangled ??= new Unknown("which way the program takes can't be told");
  return ended;
}

/** The live side raised: what waits above the mark is what happened. Undefined where nothing waits. */
export function fallBack(run: Interpreter, frame: Frame, mark: number): Completion {
  let result: Completion;
  while (frame.pendings.length > mark) {
    const { jump, aside, live } = frame.pendings.pop()!;
    if (result) run.heap.join(aside, live, run.joiner);
    else {
      run.heap.putAside(live);
      run.heap.takeUp(aside);
    }
    result = result ? { ...jump, value: run.join(result.value, jump.value) } : jump;
  }
  return result;
}

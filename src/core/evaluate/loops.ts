/**
 * Loops: over what is known, one round after the other; over what isn't, until the state that any round leaves is found.
 *
 *     for w in (32, 64): x = conv(x, w)      two rounds
 *     for batch in dataset: …                one round on a state that holds before and after every round
 */
import { Unknown } from "../dims/dim.js";
import { RoundNumber } from "../dims/round-number.js";
import type { CountingForStmt, Expr, ForStmt, WhileStmt } from "../program/program.js";
import type { Place, Span } from "../text/span.js";
import { anyItem } from "../libraries/pipelines/dataset.js";
import { LayerObject } from "../values/layer-object.js";
import { DictObject, ListObject } from "../values/objects.js";
import { objectsIn, oneOf } from "../values/one-of.js";
import type { Value } from "../values/value.js";
import { assign } from "./assignment.js";
import { settle, tangle } from "./branches.js";
import { evaluate } from "./expressions.js";
import { Raised, type Completion, type Frame, type Jump } from "./frame.js";
import type { Interpreter } from "./interpreter.js";
import { iterateValue } from "./iteration.js";
import { runBlock, runStatement } from "./statements.js";

/** So many rounds one after the other, and so many steps in them, are followed where they bring no layer along. */
const IDLE_ROUNDS = 100;
const IDLE_STEPS = 20_000;
/** Rounds that are followed where each makes a layer: more than the deepest networks have, so that an endless loop ends. */
const MOST_ROUNDS = 1_500;
/** Rounds that are followed in any case. */
const LEAST_ROUNDS = 4;
/** Passes in search of a stable state; a value changes at most to unknown, so few are ever needed. */
const MAX_PASSES = 4;

export function runFor(run: Interpreter, frame: Frame, statement: ForStmt): Completion {
  return inScopeOf(frame, () => runForOver(run, frame, statement));
}

/** Whatever the rounds of a loop take for their scope, what follows it has that of before. */
function inScopeOf(frame: Frame, work: () => Completion): Completion {
  const { scope } = frame;
  try {
    return work();
  } finally {
    frame.scope = scope;
  }
}

function runForOver(run: Interpreter, frame: Frame, statement: ForStmt): Completion {
  const { scope } = frame;
  const { declares } = statement;
  const bind = (value: Value): void => {
    // What JavaScript declares at a loop's head is new in each round.
    if (declares) frame.scope = run.newScope("block", scope);
    assign(run, frame, statement.target, value, declares);
  };
  const iterable = evaluate(run, frame, statement.iterable);
  const values = statement.overKeys
    ? keysOf(iterable)
    : run.language.iterate(run, iterable, run.placeOf(statement.iterable));
  if (values instanceof Unknown) {
    const element = anyItem(run, iterable) ?? values;
    return unknownRounds(run, frame, statement, () => {
      bind(element);
      return runBlock(run, frame, statement.body);
    });
  }
  let next = 0;
  const mark = frame.pendings.length;
  const patience = new Patience(run, areLayers(values) ? MOST_ROUNDS : IDLE_ROUNDS);
  const { ended, open } = rounds(
    run,
    frame,
    statement.label,
    patience,
    () => {
      if (next >= values.length || !patience.lasts()) return false;
      bind(values[next++]!);
      return true;
    },
    () => runBlock(run, frame, statement.body),
  );
  if (!ended && (open || next < values.length)) {
    // Round after round without a new layer: a training loop. What it leaves holds after any number of rounds.
    const because = new Unknown("how many rounds the loop takes isn't known", run.placeOf(statement.iterable));
    const left = values.slice(next);
    unknownRounds(run, frame, statement, () => {
      // Anew in each pass: what an earlier one has left is of another round.
      bind(anyOf(because, left));
      return runBlock(run, frame, statement.body);
    });
  }
  return afterLoop(run, frame, mark, ended, statement.otherwise, statement.label);
}

/** What stands for each of the values of a loop's variable. */
function anyOf(because: Unknown, values: readonly Value[]): Unknown {
  const numbers = values.filter((value): value is number => Number.isSafeInteger(value));
  if (numbers.length < values.length || numbers.length === 0) return oneOf(because, values);
  const [first, last] = [numbers.reduce((a, b) => Math.min(a, b)), numbers.reduce((a, b) => Math.max(a, b))];
  return new RoundNumber(because, { first, last });
}

/** Layers, which a loop may freeze or look for, as often as a model has some: `enumerate(model.layers)` too. */
const areLayers = ([first]: readonly Value[]): boolean =>
  first !== undefined && objectsIn([first]).some((object) => object instanceof LayerObject);

/** What JavaScript's `for … in` goes over: the names of properties. */
function keysOf(object: Value): readonly Value[] | Unknown {
  if (object instanceof DictObject) return object.open ?? [...object.entries.values()].map(([key]) => key);
  if (object instanceof ListObject) return object.open ?? object.items.map((_, i) => String(i));
  return object instanceof Unknown ? object : new Unknown("which properties the object has isn't known");
}

/**
 * How long a loop is followed round by round: as long as its rounds make layers or build them. A training loop brings
 * nothing new after its first rounds; what it leaves is found without its other thousands.
 */
export class Patience {
  readonly #run: Interpreter;
  readonly #rounds: number;
  readonly #steps: number;
  #progress = -1;
  #idle = 0;
  #since = 0;
  #taken = 0;

  constructor(run: Interpreter, rounds = IDLE_ROUNDS) {
    this.#run = run;
    // A loop inside of others that bring nothing new runs once for each of their rounds.
    this.#rounds = Math.max(LEAST_ROUNDS, rounds / 5 ** run.idleLoops);
    const share = rounds === Infinity ? 1 : rounds / IDLE_ROUNDS;
    this.#steps = (IDLE_STEPS * share) / 5 ** run.idleLoops;
  }

  /** Whether the last round brought nothing new. */
  get isIdle(): boolean {
    return this.#idle > 1;
  }

  /** Asked before each round. */
  lasts(): boolean {
    const { progress } = this.#run.recorder;
    if (++this.#taken > MOST_ROUNDS && this.#rounds !== Infinity) return false;
    if (progress !== this.#progress) {
      this.#progress = progress;
      this.#idle = 0;
      this.#since = this.#run.steps;
    }
    if (++this.#idle <= LEAST_ROUNDS) return true;
    return this.#idle <= this.#rounds && this.#run.steps - this.#since <= this.#steps;
  }
}

export function runWhile(run: Interpreter, frame: Frame, statement: WhileStmt): Completion {
  let first = true;
  const patience = new Patience(run);
  const mark = frame.pendings.length;
  let undecided: Unknown | undefined;
  const { ended, open } = rounds(
    run,
    frame,
    statement.label,
    patience,
    () => {
      if (statement.testsLast && first) {
        first = false;
        return true;
      }
      const truth = run.truth(evaluate(run, frame, statement.test), run.placeOf(statement.test));
      if (truth instanceof Unknown) undecided = truth;
      else if (truth && !patience.lasts()) undecided = new Unknown("the loop is too long to follow");
      return truth === true && !undecided;
    },
    () => runBlock(run, frame, statement.body),
  );
  if ((undecided || open) && !ended)
    return unknownRounds(run, frame, statement, () => {
      const jumped = runBlock(run, frame, statement.body);
      if (!jumped) evaluate(run, frame, statement.test);
      return jumped;
    });
  return afterLoop(run, frame, mark, ended, statement.otherwise, statement.label);
}

export function runCountingFor(run: Interpreter, frame: Frame, statement: CountingForStmt): Completion {
  return inScopeOf(frame, () => runCounting(run, frame, statement));
}

function runCounting(run: Interpreter, frame: Frame, statement: CountingForStmt): Completion {
  const { scope } = frame;
  frame.scope = run.newScope("block", scope);
  for (const init of statement.init) runStatement(run, frame, init);
  // Each round goes on with variables of its own, which functions made in it keep.
  const nextScope = (): void => {
    const next = run.newScope("block", scope);
    next.variables = new Map(frame.scope.variables);
    frame.scope = next;
  };
  let first = true;
  let undecided = false;
  const patience = new Patience(run);
  const mark = frame.pendings.length;
  const test = (expr: Expr | undefined): boolean => {
    const truth = expr ? run.truth(evaluate(run, frame, expr), run.placeOf(expr)) : true;
    if (truth instanceof Unknown || (truth && !patience.lasts())) undecided = true;
    return truth === true && !undecided;
  };
  const { ended, open } = rounds(
    run,
    frame,
    statement.label,
    patience,
    () => {
      if (!first) nextScope();
      if (!first && statement.update) evaluate(run, frame, statement.update);
      first = false;
      return test(statement.test);
    },
    () => runBlock(run, frame, statement.body),
  );
  if ((undecided || open) && !ended)
    return unknownRounds(run, frame, statement, () => {
      const jumped = runBlock(run, frame, statement.body);
      if (!jumped && statement.update) evaluate(run, frame, statement.update);
      return jumped;
    });
  return afterLoop(run, frame, mark, ended, [], statement.label);
}

/** How a loop was left: by a jump, at its natural end, or `open`: whether it goes on can't be told. */
interface Left {
  readonly ended: Completion;
  readonly open: boolean;
}

/** Runs round after round, until one may have left the loop and may not. */
function rounds(
  run: Interpreter,
  frame: Frame,
  label: string | undefined,
  patience: Patience,
  next: () => boolean,
  body: () => Completion,
): Left {
  while (next()) {
    run.step();
    const idle = patience.isIdle ? 1 : 0;
    run.idleLoops += idle;
    const mark = frame.pendings.length;
    let ended: Completion;
    try {
      ended = body();
    } catch (error) {
      // A side that went on to the next round is what happened, where the other one raises.
      if (!(error instanceof Raised) || !frame.pendings.slice(mark).some((p) => p.jump.kind === "continue"))
        throw error;
      tangle(run, frame, mark);
    } finally {
      run.idleLoops -= idle;
    }
    ended = settle(run, frame, mark, (jump) => jump.kind === "continue" && isOwn(jump, label), ended);
    if (ended && !(ended.kind === "continue" && isOwn(ended, label))) return { ended, open: false };
    if (frame.pendings.slice(mark).some(({ jump }) => jump.kind === "break" && isOwn(jump, label))) {
      settle(run, frame, mark, (jump) => isOwn(jump, label), undefined);
      return { ended: undefined, open: true };
    }
  }
  return { ended: undefined, open: false };
}

/** A jump of a loop: without a label it is the innermost one's. */
const isOwn = (jump: Jump, label: string | undefined): boolean =>
  jump.kind !== "return" && (jump.label === undefined || jump.label === label);

function afterLoop(
  run: Interpreter,
  frame: Frame,
  mark: number,
  ended: Completion,
  otherwise: Parameters<typeof runBlock>[2],
  label?: string,
): Completion {
  const settled = settle(run, frame, mark, (jump) => isOwn(jump, label), ended);
  if (settled?.kind === "break" && isOwn(settled, label)) return undefined;
  return settled ?? runBlock(run, frame, otherwise);
}

/**
 * A loop whose rounds can't be counted. Passes over the body, taken back each time, widen the state until a pass changes
 * nothing; one more pass on that state is recorded. It holds for every round, the first and the last.
 */
function unknownRounds(run: Interpreter, frame: Frame, loop: Span, body: () => Completion): Completion {
  const place = run.placeOf({ start: loop.start, end: loop.start });
  const yielded = frame.yields?.length ?? 0;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const mark = run.recorder.mark();
    const before = run.differences;
    pastOneRound(run, frame, place, body);
    const stable = run.differences === before;
    run.recorder.takeBack(mark);
    if (stable) break;
  }
  pastOneRound(run, frame, place, body);
  if (frame.yields && frame.yields.length > yielded) {
    frame.yields.length = yielded;
    frame.yieldsMore ??= run.unknown("how often the loop yields isn't known", place);
  }
  return undefined;
}

/** The state after no round or one, joined. */
function pastOneRound(run: Interpreter, frame: Frame, place: Place, body: () => Completion): void {
  const aside = run.fork();
  const mark = frame.pendings.length;
  const frames = run.frames.length;
  run.idleLoops++;
  try {
    const ended = body();
    if (ended?.kind === "return") frame.tangled ??= new Unknown("whether the loop returns can't be told");
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    run.frames.length = frames;
  } finally {
    run.idleLoops--;
  }
  settle(run, frame, mark, (jump) => isOwn(jump, undefined), undefined);
  tangle(run, frame, mark);
  run.heap.putAside(aside);
  run.meeting = { place, isLoop: true };
  run.heap.join(aside, run.heap.begin(), run.joiner);
}

/** What a function of the library calls back as often as nobody knows. */
export function anyRounds(run: Interpreter, work: () => unknown, place: Place): void {
  unknownRounds(run, run.frame, place, () => void work());
}

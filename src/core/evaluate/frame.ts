/**
 * One activation of a function or module, and how its statements end.
 *
 *     def f(x):
 *         if unknown: return a     the frame keeps a pending return while the rest runs on the other side
 *         return b                 at the end both outcomes are joined
 */
import type { Side } from "../values/heap.js";
import type { Unknown } from "../dims/dim.js";
import { exceptionLine, exceptionValue } from "../libraries/python/exceptions.js";
import type { Problem } from "../problems/problem.js";
import type { Expr } from "../program/program.js";
import { allNodes } from "../program/walk.js";
import type { Place } from "../text/span.js";
import { FunctionObject, type ClassObject, type Scope } from "../values/objects.js";
import type { Value } from "../values/value.js";
import type { Turn } from "./turns.js";

export interface Jump {
  readonly kind: "return" | "break" | "continue";
  readonly value: Value;
  readonly label?: string | undefined;
}

/** How a statement ends: undefined means that the next one follows. */
export type Completion = Jump | undefined;

/** Whether a function ends without a value, whichever way it takes. None itself doesn't tell: a size that only run time knows is one here. */
export function givesNothing(fn: Value | undefined): boolean {
  if (!(fn instanceof FunctionObject) || fn.definition.isGenerator) return false;
  return allNodes(fn.definition.body).every(
    (node) => node.kind !== "return" || node.value === undefined || isNone(node.value),
  );
}

const isNone = (expr: Expr): boolean => expr.kind === "constant" && expr.value === "none";

/** A side on which the program has jumped already, while the other is still running. */
export interface Pending {
  readonly jump: Jump;
  readonly aside: Side;
  readonly live: Side;
}

export interface Frame {
  /** Of the innermost block that runs. */
  scope: Scope;
  /** The file whose text is run; "" is the file under analysis. */
  readonly file: string;
  readonly fn: FunctionObject | undefined;
  /** `self`, `cls` or JavaScript's `this`. */
  readonly self: Value | undefined;
  /** For `super()`: the class whose method runs. */
  readonly owner: ClassObject | undefined;
  /** What a generator has yielded so far. */
  readonly yields: Value[] | undefined;
  /** Why what it yields after that isn't followed. */
  yieldsMore: Unknown | undefined;
  /** Runs what a generator under @contextmanager yields to. */
  readonly onYield: ((value: Value) => void) | undefined;
  readonly pendings: Pending[];
  /** Where it was called. */
  readonly calledAt: Place | undefined;
  /** How many sides of undecided tests ran when it began. */
  readonly sides: number;
  /** The jumps of different sides were tangled: what the function returns can't be told. */
  tangled: Unknown | undefined;
  /** Of an async function: what follows its first `await`. */
  turn: Turn | undefined;
}

export function newFrame(scope: Scope, file: string, rest: Partial<Frame> = {}): Frame {
  return {
    scope,
    file,
    fn: undefined,
    self: undefined,
    owner: undefined,
    yields: undefined,
    yieldsMore: undefined,
    onYield: undefined,
    pendings: [],
    calledAt: undefined,
    sides: 0,
    tangled: undefined,
    turn: undefined,
    ...rest,
  };
}

/** An exception of the program. */
export class Raised {
  constructor(
    /** The class names that a handler may catch it by, most special first. */
    readonly types: readonly string[],
    readonly value: Value,
    /** What is to be said where nothing takes it: the library's own code refuses a call of the program's. */
    readonly refusal?: Problem,
  ) {}
}

/** The program ends itself: what follows in its text isn't run. */
export function exitAt(place: Place): never {
  throw new Raised(exceptionLine("SystemExit"), exceptionValue("SystemExit", place));
}

/** The end of a chain whose optional link leads nowhere: `config?.units.toString()`. */
export class ShortCircuit {}

/** The budget of steps or depth is used up. */
export class OutOfBudget {}

/** A function that takes any number of arguments, or none at all: a class of no call is made. */
export const takesAny = (frame: Frame | undefined): boolean =>
  frame?.fn?.definition.parameters.some(({ kind }) => kind === "rest" || kind === "keyword-rest") ?? true;

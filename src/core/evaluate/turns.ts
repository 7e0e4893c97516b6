/**
 * What JavaScript runs later than it stands, and which of it may come before something else.
 *
 *     build();                         runs to its first `await`; what follows that is a turn of its own, which comes after …
 *     tf.layers.dense({units: 1});     … this: of two layers of one class it is this that is counted first
 *
 * A turn is run where it stands, and what it did is kept. Where something else does the same meanwhile, neither order is told.
 */
import { changedState, type LayerObject } from "../values/layer-object.js";
import type { Unknown } from "../dims/dim.js";
import { ListObject } from "../values/objects.js";
import { TensorValue, type Value } from "../values/value.js";
import type { Problem } from "../problems/problem.js";
import type { Interpreter } from "./interpreter.js";

/** What is changed: names of a class by the class, variables by their scope, properties by their object. */
type Changed = object | string;

export interface Turn {
  readonly number: number;
  readonly did: Map<Changed, Set<string>>;
  /** What was wrong in it. */
  readonly problems: Problem[];
  /** What its promise comes to. */
  value: Value | undefined;
  /** The program has put its promise aside: what is waited for around it isn't this. */
  isAside: boolean;
}

export class Turns {
  #count = 0;
  /** Those that are run, innermost last. */
  readonly #open: Turn[] = [];
  /** Those that have been run before their time. */
  #early: readonly Turn[] = [];

  /** The number of the turn that comes next. */
  get next(): number {
    return this.#count;
  }

  /** A turn that goes on from others. */
  begin(from: readonly Turn[] = []): Turn {
    const turn: Turn = { number: this.#count++, did: new Map(), problems: [], value: undefined, isAside: false };
    this.takeIn(turn, from);
    this.#open.push(turn);
    return turn;
  }

  /** The turn has waited for others. */
  takeIn(turn: Turn, others: readonly Turn[]): void {
    for (const { did, problems } of others) {
      for (const [what, names] of did) for (const name of names) noteIn(turn, what, name);
      turn.problems.push(...problems);
    }
  }

  /** The turn has been run, and what its promise comes to is known. */
  end(turn: Turn, value: Value | undefined): void {
    this.#open.length = Math.max(0, this.#open.indexOf(turn));
    turn.value = value;
    if (turn.did.size > 0) this.#early = [...this.#early, turn];
  }

  /** The program waits for a value: the turns since a number that lead to it, and those that have come to it before. */
  waitFor(since: number, value: Value): readonly Turn[] {
    if (this.#early.length === 0) return [];
    const values = new Set<Value>(value instanceof ListObject ? [value, ...value.items] : [value]);
    const isIt = (turn: Turn): boolean =>
      (turn.number >= since && !turn.isAside) || (hasIdentity(turn.value) && values.has(turn.value));
    const waited = this.#early.filter(isIt);
    this.#early = this.#early.filter((turn) => !waited.includes(turn));
    return waited;
  }

  /** What the statement that ends here has begun, nothing waits for. */
  putAside(since: number): void {
    for (const turn of this.#early) if (turn.number >= since) turn.isAside = true;
  }

  /** Others than the turn that runs that have changed the same. */
  others(what: Changed, name?: string): readonly Turn[] {
    if (this.#early.length === 0) return [];
    return this.#early.filter(({ did }) => (name === undefined ? did.has(what) : did.get(what)?.has(name)));
  }

  get hasEarly(): boolean {
    return this.#early.length > 0;
  }

  /** The classes of which turns have named layers. */
  classes(): readonly string[] {
    const changed = this.#early.flatMap(({ did }) => [...did.keys()]);
    return [...new Set(changed.filter((what) => typeof what === "string"))];
  }

  note(what: Changed, name: string): void {
    const turn = this.#open.at(-1);
    if (turn) noteIn(turn, what, name);
  }

  report(problem: Problem): void {
    this.#open.at(-1)?.problems.push(problem);
  }

  /** Everything has had its time: in which order turns came may still be open, but not what stands there at the end. */
  settle(): void {
    this.#early = this.#early.map((turn) => ({
      ...turn,
      did: new Map([...turn.did].filter(([what]) => typeof what === "string")),
    }));
  }

  /** What takes the turns back to what they are now; no turn runs. */
  checkpoint(): () => void {
    const [early, count] = [this.#early, this.#count];
    return () => {
      this.#early = early;
      this.#count = count;
      this.#open.length = 0;
    };
  }

  /** Something that begins anew, and nothing of which lasts. */
  apart(work: () => void): void {
    const takeBack = this.checkpoint();
    this.#early = [];
    try {
      work();
    } finally {
      takeBack();
    }
  }
}

function noteIn({ did }: Turn, what: Changed, name: string): void {
  const names = did.get(what);
  if (names) names.add(name);
  else did.set(what, new Set([name]));
}

const hasIdentity = (value: Value | undefined): value is Value => typeof value === "object" && value !== null;

/** Takes the names away that turns have given to layers of a class, or of any class: others are made meanwhile. True where there were such. */
export function forgetNames({ heap, recorder, turns }: Evaluating, className?: string): boolean {
  if (!turns.hasEarly) return false;
  const classes = className === undefined ? turns.classes() : [className];
  const names = new Set(classes.flatMap((name) => turns.others(name).flatMap(({ did }) => [...did.get(name)!])));
  if (names.size === 0) return false;
  const forget = (layer: LayerObject | undefined, suffix = ""): void => {
    const { name } = layer?.state ?? {};
    if (!layer || name === undefined || !name.endsWith(suffix)) return;
    if (!names.has(name.slice(0, name.length - suffix.length))) return;
    heap.touch(layer);
    layer.state = changedState(layer.state, { name: undefined });
  };
  for (const { layer } of recorder.constructions) forget(layer);
  for (const { model } of recorder.models) {
    forget(model);
    // The input of a stack is named after the first layer.
    forget(model.state.sequential?.inputLayer, "_input");
  }
  return true;
}

const ADDED = "added: ";

/** What a turn has done to a stack that has got a layer. */
export const added = (layer: LayerObject | undefined): string => `${ADDED}${layer?.id}`;

/** A stack to which a turn has added layers, and to which others are added meanwhile. */
export function loseOrder({ heap, recorder, turns }: Evaluating, model: LayerObject, because: Unknown): void {
  const others = turns.others(model);
  const early = new Set(others.flatMap(({ did }) => [...did.get(model)!]));
  const stack = model.state.sequential;
  if (!stack || ![...early].some((name) => name.startsWith(ADDED))) return;
  const first = stack.layers.findIndex((layer) => early.has(added(layer)));
  for (const layer of first < 0 ? [] : stack.layers.slice(first)) {
    heap.touch(layer);
    layer.state = changedState(layer.state, { unplaced: because, unknownWeights: because, weights: [] });
  }
  recorder.withdrawn.push(...others.flatMap(({ problems }) => problems));
  heap.touch(model);
  const output = new TensorValue(because, because, undefined, { ambiguous: because });
  model.state = changedState(model.state, {
    sequential: {
      ...stack,
      layers: stack.layers.slice(0, Math.max(0, first)),
      perhaps: stack.layers.slice(Math.max(0, first)),
      open: because,
      output,
    },
  });
}

type Evaluating = Pick<Interpreter, "heap" | "recorder" | "turns">;

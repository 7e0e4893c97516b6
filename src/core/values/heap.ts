/**
 * Objects with identity, and the journal that makes forks of them cheap.
 *
 *     if unknown: model.add(a)      both sides run on the same objects: each side's first change of an object
 *     else:       model.add(b)      is saved, one side is put aside, and the two outcomes are joined object by object
 *
 * Nothing is copied when a fork begins. Whoever changes an object calls `heap.touch(object)` before. The same journal takes
 * an evaluation back to a checkpoint between two statements, from where it goes on with another text.
 */
import type { Unknown } from "../dims/dim.js";
import type { Value } from "./value.js";

/** Joins what two paths have made of the same thing: what is equal stays, what differs becomes unknown. */
export interface Joiner {
  /** Whether one path is the other and some rounds of a loop more. */
  isLoop(): boolean;
  value(a: Value, b: Value): Value;
  /** The unknown that stands for something ("the list") that differs as a whole. */
  differs(what: string): Unknown;
}

export abstract class HeapObject {
  /** The side in which the object was made or last saved; a younger side saves it before a change. */
  epoch = 0;
  /** The object's changeable state, to be given back to `restore`. */
  abstract save(): unknown;
  abstract restore(state: unknown): void;
  /** The state that holds whichever of the two came about. */
  abstract joinStates(a: unknown, b: unknown, join: Joiner): unknown;
}

interface Saved {
  readonly state: unknown;
  readonly epoch: number;
}

/** One side of a fork, while it runs and after it was put aside. */
export interface Side {
  readonly epoch: number;
  /** The program certainly comes this way: the body of a `try`. */
  readonly isCertain: boolean;
  /** What objects were before this side's first change of them. */
  readonly before: Map<HeapObject, Saved>;
  /** What they were at its end, once it is put aside. */
  after: Map<HeapObject, unknown> | undefined;
}

export class Heap {
  #current: Side | undefined;
  readonly #outer: (Side | undefined)[] = [];
  /** The sides that are begun between statements and never end, but for being taken back. */
  readonly #checkpoints: Side[] = [];
  #epochs = 0;
  #undecided = 0;

  /** To be called on every new object: what a side makes it need not save. */
  adopt<T extends HeapObject>(object: T): T {
    object.epoch = this.#current?.epoch ?? 0;
    return object;
  }

  /** To be called before every change of an object's state. */
  touch(object: HeapObject): void {
    const side = this.#current;
    if (side && object.epoch < side.epoch) {
      side.before.set(object, { state: object.save(), epoch: object.epoch });
      object.epoch = side.epoch;
    }
  }

  /** Begins a side; its changes can be put aside. */
  begin(isCertain = false): Side {
    this.#outer.push(this.#current);
    this.#current = { epoch: ++this.#epochs, isCertain, before: new Map(), after: undefined };
    if (!isCertain) this.#undecided++;
    return this.#current;
  }

  /** Ends the innermost side and takes its changes back; they stay in `after`. */
  putAside(side: Side): void {
    this.#pop(side);
    side.after = new Map();
    for (const object of side.before.keys()) side.after.set(object, object.save());
    restore(side);
  }

  /** Ends the innermost side and keeps its changes. */
  keep(side: Side): void {
    this.#pop(side);
    this.#handToOuter(side.before);
  }

  /** Ends the innermost side `live`, and joins its outcome with that of one put aside at the same point. */
  join(aside: Side, live: Side, join: Joiner): void {
    this.#pop(live);
    const before = new Map(live.before);
    for (const [object, saved] of aside.before) if (!before.has(object)) before.set(object, saved);
    for (const [object, saved] of before) {
      const other = aside.after?.has(object) ? aside.after.get(object) : saved.state;
      object.restore(object.joinStates(other, object.save(), join));
    }
    this.#handToOuter(before);
  }

  /** Makes the outcome of a side that was put aside the present state. */
  takeUp(aside: Side): void {
    for (const [object, state] of aside.after ?? []) {
      this.touch(object);
      object.restore(state);
    }
  }

  /** From here on all changes can be taken back. To be called where no fork runs. */
  checkpoint(): void {
    this.#checkpoints.push(this.begin(true));
  }

  /** Takes back what was changed since the checkpoint of that number, which goes on. */
  backTo(checkpoint: number): void {
    if (this.depth > 0) throw new Error("a fork runs");
    for (let side = this.#checkpoints.pop(); side; side = this.#checkpoints.pop()) {
      this.#pop(side);
      restore(side);
      if (this.#checkpoints.length === checkpoint) return this.checkpoint();
    }
  }

  isRunning(side: Side): boolean {
    return this.#current === side || this.#outer.includes(side);
  }

  /** How many sides of forks are running. */
  get depth(): number {
    return this.#outer.length - this.#checkpoints.length;
  }

  /** How many of them the program may not come to. */
  get undecided(): number {
    return this.#undecided;
  }

  /** Ends the innermost sides until so many are left, and keeps what they did: evaluation was broken off. */
  unwindTo(depth: number): void {
    while (this.depth > depth && this.#current) this.keep(this.#current);
  }

  /** The objects that a side has changed. */
  changed(side: Side): readonly HeapObject[] {
    return [...side.before.keys()];
  }

  #pop(side: Side): void {
    if (this.#current !== side) throw new Error("sides of a fork end in the order opposite to their beginning");
    if (!side.isCertain) this.#undecided--;
    this.#current = this.#outer.pop();
  }

  #handToOuter(before: ReadonlyMap<HeapObject, Saved>): void {
    const outer = this.#current;
    for (const [object, saved] of before) {
      object.epoch = saved.epoch;
      if (outer && saved.epoch < outer.epoch) {
        outer.before.set(object, saved);
        object.epoch = outer.epoch;
      }
    }
  }
}

/** Makes everything what it was before the side began. */
function restore({ before }: Side): void {
  for (const [object, { state, epoch }] of before) {
    object.restore(state);
    object.epoch = epoch;
  }
}

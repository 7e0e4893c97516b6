/**
 * The program's own objects: lists, dicts, sets, scopes, functions, classes, instances, modules.
 *
 *     widths = [64, 128]   a ListObject; `w = widths` is the same object
 *
 * A container of which only a part is known has `open`: the reason why there may be more in it, or something else.
 */
import { Float, Unknown } from "../dims/dim.js";
import { NumPyInteger } from "../dims/numpy-integer.js";
import type { FunctionExpr, ClassExpr } from "../program/program.js";
import type { Place } from "../text/span.js";
import { HeapObject, type Heap, type Joiner } from "./heap.js";
import { NativeFunction } from "./native.js";
import { TensorValue, TupleValue, Undefined, type External, type Given, type Value } from "./value.js";

/** The layer that a container is an attribute of: it is told what is put in and taken out. */
export interface Tracker {
  /** What is put in, as the layer keeps it. */
  track(value: Value, place: Place): Value;
  untrack(value: Value): void;
  /** Nobody knows what has been put in or taken out. */
  lose(because: Unknown): void;
}

interface ListState {
  readonly items: Value[];
  readonly open: Unknown | undefined;
  readonly isShuffled: boolean;
  readonly hasHoles: boolean;
  readonly heldTensors: boolean;
}

export class ListObject extends HeapObject {
  /** The items are known, and the order that they come in isn't: a set's, and that of a list made of one. */
  isShuffled: boolean;
  /** The imported package of which it is a variable: its modules that wait to be read may put something in. */
  sharedBy: string | undefined;
  /** JavaScript's `new Array(3)`: items that are undefined were never set, and nobody is called back for them. */
  hasHoles = false;
  /** Before its items were lost sight of, there were tensors among them. */
  heldTensors = false;
  /** What it holds, where the library has made it and tells all that is in it: it isn't looked for more than there is. */
  given: Given | undefined;
  /** A deque forgets from the other end what is more than this. */
  most = Infinity;
  tracker: Tracker | undefined;

  constructor(
    public items: Value[],
    /** The list may have other items; `items` are then no longer to be relied on. */
    public open?: Unknown,
    readonly kind: "list" | "set" | "deque" = "list",
  ) {
    super();
    this.isShuffled = kind === "set";
  }

  /** Of items of which there may be more, or fewer. */
  static seen(items: Value[], open: Unknown | undefined): ListObject {
    const list = new ListObject(open ? [] : items, open);
    list.heldTensors = holdTensors(items);
    return list;
  }

  /** The items in order; undefined where there may be others, or in another order. */
  get ordered(): readonly Value[] | undefined {
    return this.open || (this.isShuffled && this.items.length > 1) ? undefined : this.items;
  }

  /** What has been put in at the end, or at the beginning, pushes others out. */
  forget(side: "first" | "last"): void {
    if (this.items.length <= this.most) return;
    this.items = side === "last" ? this.items.slice(0, this.most) : this.items.slice(this.items.length - this.most);
  }

  override save(): ListState {
    const { open, isShuffled, hasHoles, heldTensors } = this;
    return { items: [...this.items], open, isShuffled, hasHoles, heldTensors };
  }

  override restore(state: ListState): void {
    this.items = state.items;
    this.open = state.open;
    this.isShuffled = state.isShuffled;
    this.hasHoles = state.hasHoles;
    this.heldTensors = state.heldTensors;
  }

  override joinStates(a: ListState, b: ListState, join: Joiner): ListState {
    const both = {
      isShuffled: a.isShuffled || b.isShuffled,
      hasHoles: a.hasHoles || b.hasHoles,
      heldTensors: [a, b].some((side) => side.heldTensors || holdTensors(side.items)),
    };
    if (a.open || b.open) return { items: [], open: a.open ?? b.open, ...both };
    if (a.items.length !== b.items.length) return { items: [], open: join.differs("the list"), ...both };
    return { items: a.items.map((item, i) => join.value(item, b.items[i]!)), open: undefined, ...both };
  }
}

const holdTensors = (items: readonly Value[]): boolean => items.some((item) => item instanceof TensorValue);

export type Key = string | HeapObject;

/** The identity of a dict's key: equal keys have equal ones. Undefined where the key isn't known. */
export function keyOf(value: Value): Key | undefined {
  if (value === null) return "None";
  if (typeof value === "boolean") return `n${Number(value)}`;
  if (typeof value === "string") return `s${value}`;
  if (typeof value === "number" || typeof value === "bigint") return `n${value}`;
  if (value instanceof NumPyInteger) return `n${value.value}`;
  if (value instanceof Float) return `n${value.value}`;
  if (value instanceof TupleValue) {
    const parts = value.items.map(keyOf);
    return parts.every((part) => typeof part === "string") ? `(${parts.join(",")})` : undefined;
  }
  // A class of the library is one however it is reached.
  if (value instanceof NativeFunction && value.className !== undefined) return `c${value.className}`;
  return value instanceof HeapObject ? value : undefined;
}

interface DictState {
  readonly entries: Map<Key, readonly [Value, Value]>;
  readonly open: Unknown | undefined;
}

export class DictObject extends HeapObject {
  /** What it holds, where the library has made it. */
  given: Given | undefined;
  entries = new Map<Key, readonly [Value, Value]>();
  open: Unknown | undefined;
  /** Its entries are attributes too: a Bunch of scikit-learn's. */
  hasAttributes = false;
  /** defaultdict's factory. */
  factory: Value | undefined;
  /** What is told of a key that isn't there, which stays away: a Counter's zero. */
  absent: Value | undefined;
  tracker: Tracker | undefined;
  /** The imported package of which it is a variable: its modules that wait to be read may put something in. */
  sharedBy: string | undefined;

  constructor(entries: Iterable<readonly [Value, Value]> = [], open?: Unknown) {
    super();
    this.open = open;
    for (const [key, value] of entries) this.set(key, value);
  }

  /** What equal keys have in common; undefined where the key isn't known. */
  idOf(key: Value): Key | undefined {
    return keyOf(key);
  }

  /** The caller touches the heap before. */
  set(key: Value, value: Value): void {
    const id = this.idOf(key);
    if (id === undefined) this.open ??= new Unknown("a key of the dict isn't known");
    else this.entries.set(id, [this.entries.get(id)?.[0] ?? key, value]);
  }

  get(key: Value): Value | undefined {
    const id = this.idOf(key);
    return id === undefined ? undefined : this.entries.get(id)?.[1];
  }

  override save(): DictState {
    return { entries: new Map(this.entries), open: this.open };
  }

  override restore(state: DictState): void {
    this.entries = state.entries;
    this.open = state.open;
  }

  override joinStates(a: DictState, b: DictState, join: Joiner): DictState {
    const { map, same } = joinMaps(
      a.entries,
      b.entries,
      ([key, value], [, other]) => [key, join.value(value, other)] as const,
    );
    return { entries: map, open: a.open ?? b.open ?? (same ? undefined : join.differs("the dict")) };
  }
}

/** JavaScript's Map: 1, "1" and true are three keys, and NaN is one. */
export class MapObject extends DictObject {
  override idOf(key: Value): Key | undefined {
    if (typeof key === "boolean") return `b${key}`;
    return key === Undefined.value ? "undefined" : keyOf(key);
  }
}

/** What `globals()` gives: a module's names, and a way to set them. */
export class NamespaceObject extends DictObject {
  constructor(readonly scope: Scope) {
    super(scope.variables);
  }
}

/** What `object.__dict__` gives: its attributes, and a way to set them. */
export class AttributesObject extends DictObject {
  constructor(
    entries: Iterable<readonly [Value, Value]>,
    open: Unknown | undefined,
    readonly onSet: (name: string, value: Value) => void,
  ) {
    super(entries, open);
  }
  override set(key: Value, value: Value): void {
    super.set(key, value);
    // While the entries of the beginning are set there is nobody to tell.
    if (typeof key === "string" && (this.onSet as unknown) !== undefined) this.onSet(key, value);
  }
}

/** Joins what both have; `same` where both have the same keys. */
function joinMaps<K, V>(
  a: ReadonlyMap<K, V>,
  b: ReadonlyMap<K, V>,
  join: (a: V, b: V) => V,
): { map: Map<K, V>; same: boolean } {
  const map = new Map<K, V>();
  for (const [key, value] of a) {
    const other = b.get(key);
    if (other !== undefined) map.set(key, value === other ? value : join(value, other));
  }
  return { map, same: map.size === a.size && map.size === b.size };
}

interface ScopeState {
  readonly variables: Map<string, Value>;
  readonly awaited: ReadonlyMap<string, () => Value | undefined>;
  readonly stars: readonly External[];
}

const NONE_AWAITED: ReadonlyMap<string, () => Value | undefined> = new Map();

/**
 * Names to values. A variable that only one branch binds keeps that value after a join: a program that goes on to read it
 * has come through that branch.
 */
export class Scope extends HeapObject {
  variables = new Map<string, Value>();
  /** Modules outside whose every name a star import has brought, in order. */
  stars: readonly External[] = [];
  /** Names declared `global` or `nonlocal` here, with the scope that they belong to. */
  readonly elsewhere = new Map<string, Scope>();
  /** Names that an import binds once they are asked for; a variable of that name comes first. */
  awaited: ReadonlyMap<string, () => Value | undefined> = NONE_AWAITED;

  constructor(
    readonly kind: "builtins" | "module" | "function" | "class" | "block",
    readonly parent: Scope | undefined,
  ) {
    super();
  }

  get(name: string): Value | undefined {
    const value = this.variables.get(name);
    return value === undefined ? this.awaited.get(name)?.() : value;
  }

  get module(): Scope {
    return this.kind === "module" || !this.parent ? this : this.parent.module;
  }

  override save(): ScopeState {
    const { variables, awaited, stars } = this;
    return { variables: new Map(variables), awaited, stars };
  }

  override restore({ variables, awaited, stars }: ScopeState): void {
    this.variables = variables;
    this.awaited = awaited;
    this.stars = stars;
  }

  override joinStates(a: ScopeState, b: ScopeState, join: Joiner): ScopeState {
    const { map } = joinMaps(a.variables, b.variables, (x, y) => join.value(x, y));
    for (const { variables } of [a, b]) for (const [name, value] of variables) if (!map.has(name)) map.set(name, value);
    const stars = a.stars === b.stars ? a.stars : [...new Set([...a.stars, ...b.stars])];
    return { variables: map, awaited: new Map([...a.awaited, ...b.awaited]), stars };
  }
}

export class FunctionObject extends HeapObject {
  attributes = new Map<string, Value>();
  /** TensorFlow rewrites it: a tensor that it tests becomes a choice in the graph. */
  isAutograph = false;
  /** A generator under @contextmanager: a call of it waits for a `with`. */
  isManager = false;
  /** Its defaults are ranges and lists, and it gets one of their values: `@interact`. */
  hasChoices = false;
  /** Under functools.lru_cache: what each call has given, by its arguments. */
  results: DictObject | undefined;
  constructor(
    readonly definition: FunctionExpr,
    readonly closure: Scope,
    /** The file that the definition stands in. */
    readonly file: string,
    /** By the parameter's place, evaluated once at `def`. */
    readonly defaults: ReadonlyMap<number, Value>,
    readonly name: string,
    /** The class whose body defines it. */
    public owner?: ClassObject,
    /** JavaScript's `this` of an arrow function. */
    readonly boundThis?: Value,
  ) {
    super();
  }

  override save(): FunctionState {
    return { attributes: new Map(this.attributes), owner: this.owner };
  }
  override restore({ attributes, owner }: FunctionState): void {
    this.attributes = attributes;
    this.owner = owner;
  }
  override joinStates(a: FunctionState, b: FunctionState, join: Joiner): FunctionState {
    const attributes = joinMaps(a.attributes, b.attributes, (x, y) => join.value(x, y)).map;
    return { attributes, owner: a.owner ?? b.owner };
  }
}

interface FunctionState {
  readonly attributes: Map<string, Value>;
  readonly owner: ClassObject | undefined;
}

/** A class of the program's. */
export class ClassObject extends HeapObject {
  attributes = new Map<string, Value>();
  /** Someone unknown may have set attributes. */
  open: Unknown | undefined;
  constructor(
    readonly name: string,
    /** Classes of the program's, and externals (`keras.Model`). */
    readonly bases: readonly Value[],
    readonly definition: ClassExpr | undefined,
    readonly file: string,
    readonly ownMetaclass?: Value,
  ) {
    super();
  }

  /** The class and its program-defined bases, nearest first. Python's C3 order for all but crossed hierarchies. */
  get linearization(): readonly ClassObject[] {
    const found: ClassObject[] = [this];
    for (const base of this.bases)
      if (base instanceof ClassObject)
        for (const cls of base.linearization) {
          const before = found.indexOf(cls);
          if (before >= 0) found.splice(before, 1);
          found.push(cls);
        }
    return found;
  }

  /** What `metaclass=` says of it, or of a base of it. */
  get metaclass(): Value | undefined {
    return this.linearization.find((cls) => cls.ownMetaclass !== undefined)?.ownMetaclass;
  }

  lookup(name: string): Value | undefined {
    for (const cls of this.linearization) {
      const value = cls.attributes.get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  override save(): InstanceState {
    return { attributes: new Map(this.attributes), open: this.open };
  }
  override restore({ attributes, open }: InstanceState): void {
    this.attributes = attributes;
    this.open = open;
  }
  override joinStates(a: InstanceState, b: InstanceState, join: Joiner): InstanceState {
    return joinInstances(a, b, join);
  }
}

/** Notes that a class may have more than is known. */
export function openClass(heap: Heap, cls: ClassObject, because: Unknown): void {
  heap.touch(cls);
  cls.open ??= because;
}

interface InstanceState {
  readonly attributes: Map<string, Value>;
  readonly open: Unknown | undefined;
}

/** An object of one of the program's classes. */
export class InstanceObject extends HeapObject {
  attributes = new Map<string, Value>();
  /** Someone unknown may have set attributes. */
  open: Unknown | undefined;
  constructor(readonly cls: ClassObject | undefined) {
    super();
  }

  /** What the object itself holds, and not its class; a dict may have been put in the place of its attributes. */
  own(name: string): Value | undefined {
    const value = this.attributes.get(name);
    const dict = value === undefined ? this.attributes.get("__dict__") : undefined;
    return dict instanceof DictObject ? dict.get(name) : value;
  }

  /** Why the object may hold more than is known. */
  get mayHoldMore(): Unknown | undefined {
    const dict = this.attributes.get("__dict__");
    return this.open ?? (dict instanceof DictObject ? dict.open : dict instanceof Unknown ? dict : undefined);
  }

  override save(): unknown {
    return { attributes: new Map(this.attributes), open: this.open } satisfies InstanceState;
  }
  override restore(state: unknown): void {
    const { attributes, open } = state as InstanceState;
    this.attributes = attributes;
    this.open = open;
  }
  override joinStates(a: unknown, b: unknown, join: Joiner): unknown {
    return joinInstances(a as InstanceState, b as InstanceState, join);
  }
}

/** What `id` gives: an integer that nobody knows, one for each object. */
export class IdentityNumber extends InstanceObject {}

/** What has been set on one path is there: who goes on to ask for it has come that way. */
function joinInstances(a: InstanceState, b: InstanceState, join: Joiner): InstanceState {
  const { map } = joinMaps(a.attributes, b.attributes, (x, y) => join.value(x, y));
  for (const side of [a, b]) for (const [name, value] of side.attributes) if (!map.has(name)) map.set(name, value);
  return { attributes: map, open: a.open ?? b.open };
}

/** A module of the program's. Its scope holds its names. */
export class ModuleObject extends HeapObject {
  constructor(
    readonly name: string,
    readonly scope: Scope,
    readonly file: string,
    /** A package's folder: where its submodules lie. */
    readonly folder: string | undefined,
  ) {
    super();
  }
  override save(): undefined {
    return undefined;
  }
  override restore(): void {}
  override joinStates(): undefined {
    return undefined;
  }
}

/** What is left of an iteration: an iterator, a generator run to its end. */
export class IteratorObject extends HeapObject {
  constructor(
    readonly items: readonly Value[],
    public next = 0,
    readonly open?: Unknown,
    /** There is no last item: these are the first ones, and more can't be told. */
    readonly endless?: Unknown,
  ) {
    super();
  }
  override save(): number {
    return this.next;
  }
  override restore(state: number): void {
    this.next = state;
  }
  override joinStates(a: number, b: number): number {
    return Math.max(a, b);
  }
}

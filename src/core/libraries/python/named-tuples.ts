/**
 * Named tuples: classes whose objects are tuples with names for their items, and classes of the program that derive from one.
 *
 *     Point = namedtuple("Point", "x y")      Point(1, 2).x
 *     class Feature(NamedTuple):              Feature("age").size
 *         name: str
 *         size: int = 4
 *
 * Both are a NamedTupleClass; a tuple made for a class of the program's carries that class, for its methods.
 */
import { Unknown } from "../../dims/dim.js";
import type { Place } from "../../text/span.js";
import { itemsOf, reasonFor } from "../../values/convert.js";
import { NativeFunction, type Runtime } from "../../values/native.js";
import { ClassObject, DictObject } from "../../values/objects.js";
import { External, firstGiven, TupleValue, type CallArguments, type Value } from "../../values/value.js";
import { fn, type Bound, type Natives } from "../native-helpers.js";

export class NamedTupleClass extends NativeFunction {
  constructor(
    name: string,
    readonly fields: readonly string[],
    readonly defaults: ReadonlyMap<string, Value>,
  ) {
    super(name, ({ args, place }) => this.make(undefined, args, place));
  }

  /** A tuple of this class, or of one of the program's that derives from it. */
  make(cls: ClassObject | undefined, { positional, keywords, unknownRest }: CallArguments, place: Place): Value {
    const items = this.fields.map((field, i) => {
      const given = [positional[i], keywords.get(field), this.defaults.get(field), unknownRest];
      return firstGiven(given, new Unknown(`the field \`${field}\` isn't given`, place));
    });
    return new TupleValue(items, { typeName: cls?.name ?? this.name, fields: this.fields, base: this, cls });
  }

  /** `Point._make`, `Point._fields`, and `Point.__new__`, which takes the class first. */
  attribute(name: string, runtime: Runtime, cls?: ClassObject): Value | undefined {
    if (name === "_fields") return new TupleValue(this.fields);
    if (name === "_field_defaults") return runtime.heap.adopt(new DictObject(this.defaults));
    if (name === "__new__")
      return new NativeFunction(name, ({ args, place }) => {
        const [of, ...positional] = args.positional;
        return this.make(of instanceof ClassObject ? of : cls, { ...args, positional }, place);
      });
    if (name !== "_make") return undefined;
    return new NativeFunction(name, ({ args, place }) => {
      const items = runtime.iterate(args.positional[0] ?? null, place);
      return items instanceof Unknown ? items : this.make(cls, { positional: items, keywords: new Map() }, place);
    });
  }
}

/** What a subclass may define that makes a tuple behave otherwise. */
const BEHAVIOUR = /^__(eq|ne|lt|le|gt|ge|iter|len|bool|contains|getitem|add|mul|getattribute|getattr)__$/;

/** The named tuple that a class of the program's is at bottom; undefined where it is none, or behaves in its own way. */
export function namedTupleOf(cls: ClassObject): NamedTupleClass | undefined {
  const line = cls.linearization;
  const base = line.flatMap(({ bases }) => bases).find((each) => each instanceof NamedTupleClass);
  return base && !line.some((each) => [...each.attributes.keys()].some((name) => BEHAVIOUR.test(name)))
    ? base
    : undefined;
}

/** The fields of `class Feature(NamedTuple)` are the annotated names of its body, and what these have there are defaults. */
export function namedTupleBases(cls: ClassObject, bases: Value[]): void {
  const at = bases.findIndex((base) => isTyping(base));
  if (at < 0) return;
  const names = itemsOf(cls.attributes.get("__annotations__") ?? null) ?? [];
  const fields = names.filter((name) => typeof name === "string");
  const defaults = fields.flatMap((name) => {
    const value = cls.attributes.get(name);
    cls.attributes.delete(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  bases[at] = new NamedTupleClass(cls.name, fields, new Map(defaults));
}

const isTyping = (base: Value): boolean =>
  (base instanceof NativeFunction || base instanceof External) &&
  /^typing(_extensions)?\.NamedTuple$/.test(base.path ?? "");

function namedTuple({ get, extra }: Bound): Value {
  const [typeName, names] = [get("typename"), get("field_names")];
  const fields =
    typeof names === "string"
      ? names.split(/[\s,]+/).filter((name) => name !== "")
      : itemsOf(names)?.map((item) => (typeof item === "string" ? item : (itemsOf(item)?.[0] ?? null)));
  if (typeof typeName !== "string" || !fields?.every((field) => typeof field === "string")) return reasonFor(names);
  const last = itemsOf(extra.get("defaults") ?? null) ?? [];
  const defaults = last.map((value, i) => [fields[fields.length - last.length + i] ?? "", value] as const);
  return new NamedTupleClass(typeName, fields, new Map(defaults));
}

export const namedTupleNatives: Natives = {
  "collections.namedtuple": fn("typename, field_names, *args, **kwargs", namedTuple),
  "typing.NamedTuple": fn("typename, field_names, *args, **kwargs", namedTuple),
};

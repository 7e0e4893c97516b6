/**
 * Enumerations: a class whose attributes are its members.
 *
 *     class Size(Enum):          Size.SMALL.value, Size["SMALL"], Size(32), [size.value for size in Size]
 *         SMALL = 32
 *         LARGE = auto()         33
 *
 * A member of a plain Enum is an object of its own; one that is also an int or a text is taken as that.
 */
import { Unknown } from "../../dims/dim.js";
import type { Place } from "../../text/span.js";
import { reasonFor } from "../../values/convert.js";
import { NativeFunction, type Runtime } from "../../values/native.js";
import { ClassObject, FunctionObject, InstanceObject } from "../../values/objects.js";
import { External, PropertyValue, type Value } from "../../values/value.js";

const PLAIN = /^enum\.(Enum|Flag)$/;
const MIXED = /^enum\.(IntEnum|StrEnum|IntFlag|ReprEnum)$/;

/** Whether a class is an enumeration, and of which kind. */
export function enumerationKind(cls: ClassObject): "plain" | "mixed" | undefined {
  const bases = cls.linearization.flatMap((each) => each.bases);
  const external = (path: RegExp): boolean => bases.some((base) => base instanceof External && path.test(base.path));
  if (external(MIXED)) return "mixed";
  if (!external(PLAIN)) return undefined;
  // `class Mode(str, Enum)`: its members are texts.
  return bases.some((base) => base instanceof NativeFunction && base.className !== undefined) ? "mixed" : "plain";
}

/** Turns the attributes of an enumeration's body into members; to be called once the body has run. */
export function makeMembers(runtime: Runtime, cls: ClassObject): void {
  const kind = enumerationKind(cls);
  if (kind === undefined) return;
  let last: Value = 0;
  for (const [name, written] of cls.attributes) {
    if (!isMember(name, written)) continue;
    const value: Value = isAuto(written) ? following(last, name, cls) : written;
    last = value;
    const known = kind === "plain" ? sameValued(runtime, cls, name, value) : undefined;
    if (kind === "mixed" || known) cls.attributes.set(name, known ?? value);
    else {
      const member = runtime.heap.adopt(new InstanceObject(cls));
      member.attributes.set("value", value);
      member.attributes.set("_value_", value);
      member.attributes.set("name", name);
      member.attributes.set("_name_", name);
      cls.attributes.set(name, member);
    }
  }
}

const isFlag = (cls: ClassObject): boolean =>
  cls.linearization.some((each) => each.bases.some((base) => base instanceof External && /Flag$/.test(base.path)));

/** A second name for a value is no member of its own, but another name of the first. */
const sameValued = (runtime: Runtime, cls: ClassObject, name: string, value: Value): InstanceObject | undefined =>
  [...cls.attributes]
    .filter(([other]) => other !== name)
    .map(([, member]) => member)
    .find(
      (member): member is InstanceObject =>
        member instanceof InstanceObject &&
        member.cls === cls &&
        runtime.equal(member.attributes.get("value") ?? null, value) === true,
    );

const isMember = (name: string, value: Value): boolean =>
  !/^_.*_$|^__/.test(name) &&
  !(value instanceof FunctionObject || value instanceof PropertyValue || value instanceof ClassObject);

const isAuto = (value: Value): boolean => value instanceof External && value.path === "enum.auto";

/** What `auto()` comes to after a value: one more, the next power of two of a flag, a text's own name. */
function following(last: Value, name: string, cls: ClassObject): Value {
  const isText = cls.linearization.some((each) =>
    each.bases.some((base) => base instanceof External && base.path === "enum.StrEnum"),
  );
  if (isText) return name.toLowerCase();
  if (typeof last !== "number")
    return new Unknown("what `auto()` comes to isn't known", cls.definition && nowhere(cls));
  return isFlag(cls) ? (last === 0 ? 1 : 2 ** (Math.floor(Math.log2(last)) + 1)) : last + 1;
}

const nowhere = (cls: ClassObject): { file: string; start: number; end: number } => ({
  file: cls.file,
  start: cls.definition?.start ?? 0,
  end: cls.definition?.end ?? 0,
});

/** The members in the order of the class' body, each with its name. */
export function membersOfEnumeration(cls: ClassObject): readonly (readonly [string, Value])[] | undefined {
  if (enumerationKind(cls) === undefined) return undefined;
  const members = [...cls.attributes].filter(([name, value]) => isMember(name, value));
  return members.filter(([, value], i) => members.findIndex(([, other]) => other === value) === i);
}

/** `Size(32)`: the member of that value. */
export function memberOf(runtime: Runtime, cls: ClassObject, wanted: Value, place: Place): Value {
  let open: Unknown | undefined;
  for (const [, member] of membersOfEnumeration(cls) ?? []) {
    const value = member instanceof InstanceObject ? (member.attributes.get("value") ?? member) : member;
    const same = member === wanted ? true : runtime.equal(value, wanted);
    if (same === true) return member;
    if (same instanceof Unknown) open ??= same;
  }
  if (open ?? wanted instanceof Unknown) return open ?? reasonFor(wanted);
  const isPlain = cls.lookup("_missing_") === undefined && !isFlag(cls);
  return isPlain
    ? runtime.raised("ValueError", "the enumeration has no such member", place)
    : runtime.unknown("the enumeration has no such member of its own", place);
}

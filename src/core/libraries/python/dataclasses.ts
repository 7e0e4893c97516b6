/**
 * Class decorators: dataclasses get their `__init__` from the annotated names; the others leave the class as it is.
 *
 *     @dataclass
 *     class Config:
 *         widths: tuple = (32, 64)      Config(widths=(8,)).widths
 */
import { Unknown } from "../../dims/dim.js";
import type { Place } from "../../text/span.js";
import { itemsOf, reasonFor } from "../../values/convert.js";
import { NativeFunction, type Runtime } from "../../values/native.js";
import { ClassObject, DictObject, FunctionObject, InstanceObject, ListObject } from "../../values/objects.js";
import { fn, type Bound, type Natives } from "../native-helpers.js";
import { External, firstGiven, noArguments, positionalArguments, TupleValue, type Value } from "../../values/value.js";

export function decorateClass(runtime: Runtime, cls: Value, decorator: Value, place: Place): Value | undefined {
  if (decorator instanceof External) {
    if (
      /^(dataclasses\.dataclass|attr\.s|attrs\.define|pydantic\.dataclasses\.dataclass)$/.test(decorator.path) &&
      cls instanceof ClassObject
    )
      makeDataclass(runtime, cls);
    return cls;
  }
  if (decorator instanceof FunctionObject || decorator instanceof NativeFunction)
    return runtime.call(decorator, positionalArguments(cls), place);
  return decorator instanceof Unknown ? cls : undefined;
}

function makeDataclass(runtime: Runtime, cls: ClassObject): void {
  runtime.heap.touch(cls);
  const init = new NativeFunction("__init__", (call) => {
    const [self, ...positional] = call.args.positional;
    if (!(self instanceof InstanceObject)) return null;
    fieldsOf(cls).forEach((field, i) => {
      const { keywords, unknownRest } = call.args;
      const otherwise = defaultOf(call.runtime, cls.lookup(field), call.place);
      const missing = new Unknown(`the field \`${field}\` isn't given`, call.place);
      const value = firstGiven([positional[i], keywords.get(field), otherwise, unknownRest], missing);
      call.runtime.setAttribute(self, field, value, call.place);
    });
    const after = cls.lookup("__post_init__");
    if (after !== undefined)
      call.runtime.call(call.runtime.attribute(self, "__post_init__", call.place), noArguments, call.place);
    return null;
  });
  cls.attributes.set("__init__", init);
  cls.attributes.set("__dataclass_fields__", new TupleValue([...fieldsOf(cls)]));
}

/** The annotated names, those of bases that are dataclasses first. */
function fieldsOf(cls: ClassObject): readonly string[] {
  const own = (c: ClassObject): boolean => c === cls || c.attributes.has("__dataclass_fields__");
  const names = cls.linearization
    .filter(own)
    .toReversed()
    .flatMap((c) => itemsOf(c.attributes.get("__annotations__") ?? null) ?? []);
  return [...new Set(names.filter((name) => typeof name === "string"))];
}

/** The fields of an object of a dataclass, each with its value; undefined for anything else. */
function fieldValues(value: Value): readonly (readonly [string, Value])[] | undefined {
  if (!(value instanceof InstanceObject) || !value.cls?.lookup("__dataclass_fields__")) return undefined;
  return fieldsOf(value.cls).map((name) => [name, value.attributes.get(name) ?? value.open ?? null]);
}

/** An object, and what it holds, as dicts: lists and dicts are copied. */
function asDict(runtime: Runtime, value: Value): Value {
  const fields = fieldValues(value);
  if (fields) return runtime.heap.adopt(new DictObject(fields.map(([name, item]) => [name, asDict(runtime, item)])));
  if (value instanceof TupleValue && !value.named)
    return new TupleValue(value.items.map((item) => asDict(runtime, item)));
  if (value instanceof ListObject && value.kind === "list")
    return runtime.list(
      value.items.map((item) => asDict(runtime, item)),
      value.open,
    );
  return value;
}

const ofObject = (
  text: string,
  give: (fields: readonly (readonly [string, Value])[], bound: Bound) => Value,
): Natives[string] =>
  fn(text, (bound) => {
    const fields = fieldValues(bound.get("obj"));
    return fields ? give(fields, bound) : reasonFor(bound.get("obj"));
  });

export const dataclassNatives: Natives = {
  "dataclasses.asdict": ofObject("obj, *, dict_factory=None", (_fields, { get, runtime }) =>
    asDict(runtime, get("obj")),
  ),
  "dataclasses.astuple": ofObject(
    "obj, *, tuple_factory=None",
    (fields) => new TupleValue(fields.map(([, value]) => value)),
  ),
  "dataclasses.is_dataclass": fn("obj", ({ get }) => {
    const value = get("obj");
    const cls = value instanceof InstanceObject ? value.cls : value;
    return cls instanceof ClassObject ? cls.lookup("__dataclass_fields__") !== undefined : reasonFor(value);
  }),
  "dataclasses.replace": ofObject("obj, **kwargs", (fields, { get, extra, runtime, place }) =>
    runtime.call(
      (get("obj") as InstanceObject).cls!,
      { positional: [], keywords: new Map([...fields, ...extra]) },
      place,
    ),
  ),
};

/** `field(default_factory=list)` makes a fresh value each time. */
function defaultOf(runtime: Runtime, value: Value | undefined, place: Place): Value | undefined {
  if (!(value instanceof External) || !value.instance || !value.path.endsWith(".field")) return value;
  const { keywords } = value.instance.args;
  const factory = keywords.get("default_factory");
  return factory === undefined ? keywords.get("default") : runtime.call(factory, noArguments, place);
}

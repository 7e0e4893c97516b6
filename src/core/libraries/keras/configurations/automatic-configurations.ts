/**
 * The configuration that the library makes for an object whose class has no `get_config`: what it was made with.
 *
 *     Scale(3.0)        {"factor": 3.0, …}
 *     Block(8)          a model: what `__init__` takes where nothing is given, and none where it needs an argument
 *
 * Source of the rules: keras/src/ops/operation.py, Operation.__new__; keras/src/models/model.py, Model.__new__.
 */
import { Float } from "../../../dims/dim.js";
import { LayerObject } from "../../../values/layer-object.js";
import { NativeFunction, type Runtime } from "../../../values/native.js";
import { ClassObject, DictObject, FunctionObject, ListObject } from "../../../values/objects.js";
import { noArguments, TupleValue, type Value } from "../../../values/value.js";

/** `base`: what the configuration of every layer has. "none": the library refuses to make one. Undefined where it can't be told. */
export function automaticConfiguration(
  runtime: Runtime,
  layer: LayerObject,
  base: DictObject,
): DictObject | "none" | undefined {
  const { cls, entry, kind, isWhollyKnown } = layer;
  const init = cls!.lookup("__init__");
  // A model tells the library nothing of what it is made with.
  const made = kind === "layer" ? layer.madeWith : noArguments;
  if (!made || made.unknownRest || entry || !isWhollyKnown || base.open) return undefined;
  if (!(init instanceof FunctionObject)) return init === undefined ? base : undefined;
  const { parameters } = init.definition;
  if (parameters.some(({ kind: how, target }) => how === "rest" || how === "positional-only" || target.kind !== "name"))
    return undefined;
  const given = new Map(made.keywords);
  const takesAny = parameters.some(({ kind: how }) => how === "keyword-rest");
  const names: string[] = [];
  parameters.forEach(({ target, kind: how }, i) => {
    if (i === 0 || how === "keyword-rest" || target.kind !== "name") return;
    names.push(target.name);
    const value = given.get(target.name) ?? made.positional[i - 1] ?? init.defaults.get(i);
    if (value !== undefined) given.set(target.name, value);
  });
  if (names.some((name) => !given.has(name))) return "none";
  given.delete("name");
  const plain = [...given.values()].map(isPlain);
  if (plain.includes(false)) return "none";
  if (plain.includes(undefined)) return undefined;
  const kept = [...base.entries.values()].filter(([key]) => key !== "name" || takesAny || names.includes("name"));
  return runtime.heap.adopt(new DictObject([...given, ...kept]));
}

/** Numbers, texts and None, and containers of them. */
function isPlain(value: Value): boolean | undefined {
  if (value === null || ["string", "number", "boolean"].includes(typeof value) || value instanceof Float) return true;
  if (value instanceof FunctionObject || value instanceof NativeFunction || value instanceof ClassObject) return false;
  const items =
    value instanceof DictObject && !value.open
      ? [...value.entries.values()].map(([, item]) => item)
      : value instanceof TupleValue || (value instanceof ListObject && !value.open && value.kind === "list")
        ? value.items
        : undefined;
  if (!items) return isLayer(value) ? false : undefined;
  const plain = items.map(isPlain);
  return plain.includes(false) ? false : plain.includes(undefined) ? undefined : true;
}

const isLayer = (value: Value): boolean => value instanceof LayerObject;

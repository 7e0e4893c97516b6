/**
 * Attributes asked for by name.
 *
 *     getattr(self, f"conv{i}")   getattr(config, "rate", 0.1)   hasattr(layer, "kernel")
 */
import { reasonFor } from "../../values/convert.js";
import type { Place } from "../../text/span.js";
import { LayerObject } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { DictObject, InstanceObject, ListObject, ModuleObject } from "../../values/objects.js";
import { External, Float, RangeValue, TensorValue, TupleValue, Unknown, type Value } from "../../values/value.js";
import { lacksAttribute as lacksGivenAttribute } from "../keras/given-values.js";
import { lackAt } from "../keras/known-names.js";
import { lacksObjectAttribute } from "../keras/library-objects.js";
import { lacksAttribute as lacksModelAttribute, lacksPrivateAttribute } from "../keras/model-attributes.js";
import { lacksOwnAttribute } from "../keras/own/own-attributes.js";
import { lacksAttribute } from "../keras/tensor-attributes.js";
import { isLayerName } from "../keras/recorded/layer-names.js";
import { hasType } from "./types.js";
import { isGone } from "../tensorflow/first-release.js";
import type { Bound } from "../native-helpers.js";

/** `getattr(object, name, default)`. */
export function getattr({ runtime, rest, place }: Bound): Value {
  const [object, name, otherwise] = rest;
  if (object === undefined || typeof name !== "string") return reasonFor(name ?? null);
  if (otherwise !== undefined && object instanceof InstanceObject && !mayHave(object, name)) return otherwise;
  const isAsked = otherwise !== undefined || PROTOCOLS.has(name);
  const has = isAsked ? hasPlain(runtime, object, name, place) : undefined;
  if (otherwise !== undefined && has === false) return otherwise;
  if (has && PROTOCOLS.has(name)) return new External(`builtins.${name}`);
  if (otherwise !== undefined && lacks(runtime, object, name, place)) return otherwise;
  return runtime.attribute(object, name, place);
}

/** Whether a module of the library or a symbolic tensor certainly has no such attribute. */
const lacks = (runtime: Runtime, object: Value, name: string, place: Place): boolean =>
  object instanceof External
    ? isGone(runtime, object.path, name) ||
      lackAt(runtime, object, name, place) !== undefined ||
      lacksObjectAttribute(runtime, object, name, place)
    : object instanceof LayerObject
      ? [lacksModelAttribute, lacksOwnAttribute, lacksPrivateAttribute].some((lack) => lack(runtime, object, name))
      : object instanceof TensorValue
        ? lacksAttribute(runtime, object, name)
        : lacksGivenAttribute(runtime, object, name);

/** Whether an object may have an attribute: its own, its class', or what the library gives to every layer. */
function mayHave(object: InstanceObject, name: string): boolean {
  if (object.mayHoldMore || object.own(name) !== undefined || object.cls?.lookup(name) !== undefined) return true;
  if (object.cls?.lookup("__getattr__") !== undefined) return true;
  return object instanceof LayerObject && (object.entry !== undefined || object.cls === undefined || isLayerName(name));
}

/** Whether a module, a container or a plain value has an attribute; undefined where it is none, or can't be told. */
function hasPlain(runtime: Runtime, object: Value, name: string, place: Place): boolean | undefined {
  if (object instanceof ModuleObject) {
    if (object.scope.get(name) !== undefined) return true;
    const isClosed = object.scope.stars.length === 0 && object.scope.get("__getattr__") === undefined;
    return isClosed ? !(runtime.attribute(object, name, place) instanceof Unknown) : undefined;
  }
  const isPlain =
    object === null || typeof object === "boolean" || typeof object === "number" || typeof object === "string";
  const has = PROTOCOLS.get(name);
  if (name === "__call__" && hasType(object, "Callable") === true) return true;
  if (has && (isPlain || object instanceof Float || isContainer(object))) return has(object);
  return isPlain && !name.startsWith("__") && !NUMBER_ATTRIBUTES.has(name)
    ? typeof object === "string" && !(runtime.attribute(object, name, place) instanceof Unknown)
    : undefined;
}

const isContainer = (value: Value): boolean =>
  value instanceof ListObject ||
  value instanceof TupleValue ||
  value instanceof DictObject ||
  value instanceof RangeValue ||
  typeof value === "string";

const never = (): boolean => false;

/** What makes a value one that can be gone over, counted, or called: `hasattr(kernel_size, "__iter__")`. */
const PROTOCOLS: ReadonlyMap<string, (value: Value) => boolean> = new Map([
  ["__iter__", isContainer],
  ["__len__", isContainer],
  ["__contains__", isContainer],
  ["__getitem__", (value) => isContainer(value) && !(value instanceof ListObject && value.kind === "set")],
  ["__next__", never],
  ["__call__", never],
]);

/** What Python's numbers have. */
const NUMBER_ATTRIBUTES = new Set(
  "as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag is_integer numerator real to_bytes".split(
    " ",
  ),
);

/** `hasattr(object, name)`. */
export function hasattr({ runtime, rest, place }: Bound): Value {
  const [object, name] = rest;
  if (object === undefined || typeof name !== "string") return reasonFor(name ?? null);
  if (object instanceof InstanceObject) {
    if (object.own(name) !== undefined || object.cls?.lookup(name) !== undefined) return true;
    if (!mayHave(object, name)) return false;
    if (!(object instanceof LayerObject)) return object.mayHoldMore ?? reasonFor(object);
  }
  // A number or a text may be the member of an enumeration that stands for it.
  if ((typeof object === "number" || typeof object === "string") && name === "value") return reasonFor(object);
  if (lacks(runtime, object, name, place)) return false;
  const plain = hasPlain(runtime, object, name, place);
  if (plain !== undefined) return plain;
  const value = runtime.attribute(object, name, place);
  return value instanceof Unknown ? value : true;
}

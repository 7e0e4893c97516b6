/**
 * `object[index]`, read and written: sequences, dicts, text, tensors.
 *
 *     widths[-1]   x_train.shape[1:]   x[:, 0]   cfg["filters"]
 */
import { Float, Sym, Unknown } from "../dims/dim.js";
import { withoutNumPy } from "../dims/numpy-integer.js";
import {
  refuseAsContainer,
  refuseIndex,
  refuseKey,
  refuseMissingKey,
  refuseOfResult,
  refuseTupleSet,
} from "../libraries/keras/given-values.js";
import { isComputed, refuseInCall, refuseNumber } from "../libraries/keras/refused-in-call.js";
import { refuseObjectItem } from "../libraries/keras/library-objects.js";
import { refuseValue } from "../libraries/keras/ops/symbolic-value.js";
import { indexTensor } from "../libraries/keras/ops/tensor-operators.js";
import { refuseUnhashable } from "../libraries/python/hashing.js";
import { membersOfEnumeration } from "../libraries/python/enumerations.js";
import { noSuchLayer } from "../problems/no-such-layer.js";
import type { Place } from "../text/span.js";
import { itemsOf, reasonFor } from "../values/convert.js";
import { LayerObject } from "../values/layer-object.js";
import { OneOf, oneOf } from "../values/one-of.js";
import { keyOf, ClassObject, DictObject, InstanceObject, ListObject, NamespaceObject } from "../values/objects.js";
import {
  External,
  positionalArguments,
  RangeValue,
  SliceValue,
  TensorValue,
  TupleValue,
  type Value,
} from "../values/value.js";
import { classAttribute } from "./attributes.js";
import type { Interpreter } from "./interpreter.js";
import { readAwaited } from "./modules.js";

export function indexValue(run: Interpreter, object: Value, given: Value, place: Place): Value {
  const index = withoutNumPy(given);
  if (object instanceof TensorValue)
    return refuseOfResult(run, object, place) ?? indexTensor(run, object, index, place);
  if (object instanceof DictObject) return fromDict(run, object, index, place);
  if (object instanceof InstanceObject) {
    const method = classAttribute(run, object, "__getitem__");
    const refused = refuseAsContainer(run, object, "item", place);
    if (refused) return refused;
    return method === undefined
      ? run.unknown("what the object holds isn't known", place)
      : run.call(method, positionalArguments(index), place);
  }
  const members = object instanceof ClassObject ? membersOfEnumeration(object) : undefined;
  if (members && typeof index === "string")
    return members.find(([name]) => name === index)?.[1] ?? run.raised("KeyError", "there is no such member", place);
  if (typeof object === "string") return fromText(run, object, index, place);
  const items = itemsOf(object);
  if (items) return fromItems(run, object, items, index, place);
  if (object instanceof ListObject && object.open)
    return index instanceof SliceValue ? run.list([], object.open) : object.open;
  if (isEnvironment(object)) return run.environment.get(index) ?? reasonFor(object);
  if (object instanceof External)
    return isGeneric(object) ? object : (refuseObjectItem(run, object, place) ?? reasonFor(object));
  const ofMethod = refuseAsContainer(run, object, "item", place);
  if (ofMethod) return ofMethod;
  if (object === null) return run.raised("TypeError", "None has no items", place);
  if (isNumber(object)) return run.raised("TypeError", "a number has no items", place);
  if (object instanceof Sym) return run.unknown(`\`${object}\` is known only when the program runs`, place);
  return refuseObjectItem(run, object, place) ?? reasonFor(object);
}

const isNumber = (value: Value): boolean =>
  typeof value === "number" || typeof value === "boolean" || value instanceof Float;

/** `List[int]` is a class as `List` is one; `np.c_[a, b]` and `sys.argv[1]` are values. */
const isGeneric = ({ path, instance }: External): boolean =>
  !instance && /(^|\.)([A-Z]\w*|list|dict|tuple|set|frozenset|type|deque|defaultdict)$/.test(path);

const isEnvironment = (object: Value): boolean =>
  object instanceof External && object.path === "os.environ" && !object.instance;

function fromDict(run: Interpreter, dict: DictObject, index: Value, place: Place): Value {
  const own = dict instanceof NamespaceObject && typeof index === "string" ? dict.scope.get(index) : undefined;
  const found = own === undefined ? dict.get(index) : own;
  if (found !== undefined) return found;
  if (readAwaited(run, dict)) return fromDict(run, dict, index, place);
  if (dict.absent !== undefined && !dict.open && keyOf(index) !== undefined) return dict.absent;
  if (dict.factory !== undefined && !dict.open) {
    const made = run.call(dict.factory, positionalArguments(), place);
    run.heap.touch(dict);
    dict.set(index, made);
    return made;
  }
  const unhashed = refuseUnhashable(run, [index], place);
  if (unhashed) return unhashed;
  if (dict.open) return dict.open;
  if (keyOf(index) === undefined)
    return oneOf(
      reasonFor(index),
      [...dict.entries.values()].map(([, value]) => value),
    );
  return (
    refuseMissingKey(run, dict, index, place) ?? raisedBy(run, dict, "KeyError", "the dict has no such key", place)
  );
}

/**
 * A container has no such item. Where a layer keeps its layers in it, the error comes by way of the library, and is one about
 * the model.
 */
export function raisedBy(
  run: Interpreter,
  container: Value,
  exception: "KeyError" | "IndexError",
  because: string,
  place: Place,
): Unknown {
  const isKept = (container instanceof ListObject || container instanceof DictObject) && container.tracker;
  const items = container instanceof DictObject ? [...container.entries.values()].map(([, item]) => item) : [];
  const held = container instanceof ListObject ? container.items : items;
  const isOfLayers = held.every((item) => item instanceof LayerObject);
  if (!isKept || !isOfLayers || !run.isCalled || run.settings.dialect !== undefined || run.running?.ended)
    return run.raised(exception, because, place);
  const what = container instanceof DictObject ? "dict has no such key" : "list has no such item";
  const message = `This ${what}: it holds ${held.length} layer${held.length === 1 ? "" : "s"}.`;
  return run.fail({ kind: noSuchLayer, place, message }, exception, place);
}

function fromText(run: Interpreter, text: string, index: Value, place: Place): Value {
  const characters = [...text];
  if (index instanceof SliceValue) {
    const range = sliceIndices(index, characters.length);
    return range instanceof Unknown ? range : range.map((i) => characters[i]!).join("");
  }
  if (typeof index !== "number") return reasonFor(index);
  return characters.at(index) ?? run.raised("IndexError", "the index is past the text's end", place);
}

function fromItems(run: Interpreter, object: Value, items: readonly Value[], index: Value, place: Place): Value {
  if (index instanceof SliceValue) {
    const range = sliceIndices(index, items.length);
    if (range instanceof Unknown) {
      const any = oneOf(range, items);
      return object instanceof TupleValue ? any : run.list([], any);
    }
    const picked = range.map((i) => items[i]!);
    if (object instanceof TupleValue) return new TupleValue(picked, undefined, object.given);
    return object instanceof RangeValue ? new TupleValue(picked) : run.list(picked);
  }
  const at = typeof index === "boolean" ? Number(index) : index;
  if (typeof at === "number") {
    const found = items.at(at);
    if (found !== undefined) return found;
    const refused = refuseIndex(run, object, at, items.length, place);
    return refused ?? raisedBy(run, object, "IndexError", `there is no item ${at} among ${items.length}`, place);
  }
  const refused = refuseNumber(run, index, place) ?? refuseKey(run, object, index, place);
  if (refused) return refused;
  const because =
    index instanceof Sym ? run.unknown(`\`${index}\` is known only when the program runs`, place) : reasonFor(index);
  return oneOf(because, items);
}

/** The indices that a slice takes of a sequence, as Python's slice.indices. */
export function sliceIndices(slice: SliceValue, length: number): readonly number[] | Unknown {
  const part = (value: Value): number | null | Unknown =>
    value === null
      ? null
      : typeof value === "number"
        ? value
        : typeof value === "boolean"
          ? Number(value)
          : reasonFor(value);
  const [lower, upper, stepPart] = [part(slice.lower), part(slice.upper), part(slice.step)];
  for (const p of [lower, upper, stepPart]) if (p instanceof Unknown) return p;
  const step = (stepPart as number | null) ?? 1;
  if (step === 0) return new Unknown("a slice's step is zero");
  const clamp = (value: number, low: number, high: number): number =>
    Math.min(Math.max(value < 0 ? value + length : value, low), high);
  const [low, high] = step > 0 ? [0, length] : [-1, length - 1];
  const start = lower === null ? (step > 0 ? 0 : length - 1) : clamp(lower as number, low, high);
  const stop = upper === null ? (step > 0 ? length : -1) : clamp(upper as number, low, high);
  const indices: number[] = [];
  for (let i = start; step > 0 ? i < stop : i > stop; i += step) indices.push(i);
  return indices;
}

export function setIndex(run: Interpreter, object: Value, given: Value, value: Value, place: Place): void {
  const index = withoutNumPy(given);
  run.changeArray(object, place);
  if (object instanceof OneOf) run.escape([object], run.unknown("which object is changed here isn't known", place));
  refuseItemSet(run, object, place);
  if (object instanceof DictObject) {
    refuseUnhashable(run, [index], place);
    run.heap.touch(object);
    object.tracker?.track(value, place);
    object.set(index, value);
    if (!(object instanceof NamespaceObject) || typeof index !== "string") return;
    run.heap.touch(object.scope);
    object.scope.variables.set(index, value);
  } else if (isEnvironment(object)) {
    run.heap.touch(run.environment);
    run.environment.set(index, value);
  } else if (object instanceof ListObject) {
    run.heap.touch(object);
    setItem(run, object, index, value, place);
  } else if (object instanceof InstanceObject) {
    const method = classAttribute(run, object, "__setitem__");
    if (method !== undefined) run.call(method, positionalArguments(index, value), run.userPlace);
  }
}

/** The items of tensors, and of the tuples that shapes are, stay as they are. */
export function refuseItemSet(run: Interpreter, object: Value, place: Place): void {
  if (refuseValue(run, object, "item", place)) return;
  if (isComputed(run, object)) refuseInCall(run, "TypeError", "the items of a tensor can't be set", place);
  else if (object instanceof TupleValue && !object.named) refuseTupleSet(run, object, place);
}

function setItem(run: Interpreter, list: ListObject, index: Value, value: Value, place: Place): void {
  const at = typeof index === "number" ? (index < 0 ? index + list.items.length : index) : undefined;
  if (at !== undefined && at >= 0 && at < list.items.length) list.items[at] = value;
  else if (index instanceof SliceValue) {
    const range = sliceIndices(index, list.items.length);
    const items = itemsOf(value);
    if (range instanceof Unknown || !items || (index.step !== null && index.step !== 1)) list.open ??= reasonFor(value);
    else list.items.splice(range[0] ?? startOf(index, list.items.length), range.length, ...items);
  } else if (at !== undefined && !list.open) run.raised("IndexError", "there is no such item", place);
  else list.open ??= new Unknown("an item was set at a place that isn't known");
}

const startOf = ({ lower }: SliceValue, length: number): number =>
  typeof lower === "number" ? Math.min(lower < 0 ? Math.max(lower + length, 0) : lower, length) : 0;

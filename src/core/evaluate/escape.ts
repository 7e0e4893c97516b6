/**
 * What code that isn't read may have changed: everything that it can reach from what it is given.
 *
 *     helper(model, sizes)   of an unread module: the model's flags and layers, and the list's items, are unknown
 */
import { Unknown } from "../dims/dim.js";
import { HeapObject, type Heap } from "../values/heap.js";
import { changedState, LayerObject } from "../values/layer-object.js";
import { DictObject, InstanceObject, IteratorObject, ListObject } from "../values/objects.js";
import { OneOf } from "../values/one-of.js";
import { BoundMethod, TensorValue, TupleValue, type Value } from "../values/value.js";

/** Everything that the values can reach may have been changed by someone unknown. */
export function escape(heap: Heap, values: readonly Value[], because: Unknown): void {
  const seen = new Set<HeapObject>();
  const visit = (value: Value): void => {
    if (value instanceof TupleValue) value.items.forEach(visit);
    if (value instanceof OneOf) value.among.forEach(visit);
    if (value instanceof TensorValue && value.facts.memory) {
      heap.touch(value.facts.memory);
      value.facts.memory.changed ??= because;
    }
    if (value instanceof BoundMethod) visit(value.self);
    if (!(value instanceof HeapObject) || seen.has(value)) return;
    seen.add(value);
    const reached = reachableFrom(value);
    if (!hasEscaped(value)) {
      heap.touch(value);
      open(value, because);
    }
    reached.forEach(visit);
  };
  values.forEach(visit);
}

function reachableFrom(value: HeapObject): readonly Value[] {
  if (value instanceof ListObject || value instanceof IteratorObject) return value.items;
  if (value instanceof DictObject) return [...value.entries.values()].map(([, item]) => item);
  if (value instanceof LayerObject) {
    const { children, sequential, functional } = value.state;
    const operations = functional?.operations.filter((operation) => operation instanceof LayerObject) ?? [];
    return [...children, ...(sequential?.layers ?? []), ...operations];
  }
  return value instanceof InstanceObject ? [...value.attributes.values()] : [];
}

/** Whether nothing of it is known any more: a model of thousands of layers is handed on in each round of a loop over them. */
function hasEscaped(value: HeapObject): boolean {
  if (value instanceof ListObject || value instanceof DictObject) return value.open !== undefined;
  if (value instanceof LayerObject) {
    const { trainable, compiled, sequential } = value.state;
    return (
      trainable instanceof Unknown && compiled instanceof Unknown && (!sequential || sequential.open !== undefined)
    );
  }
  if (value instanceof InstanceObject)
    return value.open !== undefined && [...value.attributes.values()].every((held) => held instanceof Unknown);
  return true;
}

function open(value: HeapObject, because: Unknown): void {
  if (value instanceof LayerObject) {
    const { sequential } = value.state;
    value.state = changedState(value.state, {
      trainable: because,
      compiled: because,
      sequential: sequential && { ...sequential, open: because },
    });
  } else if (value instanceof InstanceObject) {
    for (const name of value.attributes.keys()) value.attributes.set(name, because);
    value.open ??= because;
  } else if (value instanceof ListObject || value instanceof DictObject) value.open ??= because;
}

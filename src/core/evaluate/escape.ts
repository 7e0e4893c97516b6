/**
 * What code that isn't read may have changed: everything that it can reach from what it is given.
 *
 *     helper(model, sizes)   of an unread module: the model's flags and layers, and the list's items, are unknown
 */
import type { Unknown } from "../dims/dim.js";
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
    heap.touch(value);
    if (value instanceof ListObject) {
      value.items.forEach(visit);
      value.open ??= because;
    } else if (value instanceof DictObject) {
      value.entries.forEach(([, item]) => visit(item));
      value.open ??= because;
    } else if (value instanceof LayerObject) {
      const { sequential } = value.state;
      value.state = changedState(value.state, {
        trainable: because,
        compiled: because,
        sequential: sequential && { ...sequential, open: because },
      });
      value.state.children.forEach(visit);
      value.state.sequential?.layers.forEach(visit);
      value.state.functional?.operations.forEach((op) => op instanceof LayerObject && visit(op));
    } else if (value instanceof InstanceObject) {
      value.attributes.forEach(visit);
      for (const name of value.attributes.keys()) value.attributes.set(name, because);
      value.open ??= because;
    } else if (value instanceof IteratorObject) value.items.forEach(visit);
  };
  values.forEach(visit);
}

/**
 * The layers that a value holds: `[Dense(2), (Dense(3), 4)]` has two.
 */
import { LayerObject } from "./layer-object.js";
import { DictObject, ListObject } from "./objects.js";
import { TupleValue, type Value } from "./value.js";

/** Containers are looked into, also for what was put there later. */
export function layersIn(value: Value): readonly LayerObject[] {
  if (value instanceof LayerObject) return [value];
  if (value instanceof ListObject || value instanceof TupleValue) return value.items.flatMap(layersIn);
  if (value instanceof DictObject) return [...value.entries.values()].flatMap(([, item]) => layersIn(item));
  return [];
}

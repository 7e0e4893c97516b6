/**
 * The layers that a value holds: `[Dense(2), (Dense(3), 4)]` has two.
 */
import { LayerObject } from "./layer-object.js";
import { DictObject, InstanceObject, ListObject } from "./objects.js";
import { External, Sym, TupleValue, Unknown, type Value } from "./value.js";

/** Containers are looked into, also for what was put there later. */
export function layersIn(value: Value): readonly LayerObject[] {
  if (value instanceof LayerObject) return [value];
  if (value instanceof ListObject || value instanceof TupleValue) return value.items.flatMap(layersIn);
  if (value instanceof DictObject) return [...value.entries.values()].flatMap(([, item]) => layersIn(item));
  return [];
}

/** Whether something in it isn't known, as a parameter isn't that nobody gives, and may be a layer. */
export function mayHoldLayers(value: Value): boolean {
  if (value instanceof Unknown || value instanceof Sym || value instanceof External) return true;
  if (value instanceof LayerObject) return false;
  if (value instanceof InstanceObject) return value.mayHoldMore !== undefined;
  if (value instanceof TupleValue) return value.items.some(mayHoldLayers);
  if (value instanceof ListObject) return value.open !== undefined || value.items.some(mayHoldLayers);
  return (
    value instanceof DictObject &&
    (value.open !== undefined || [...value.entries.values()].some(([, item]) => mayHoldLayers(item)))
  );
}

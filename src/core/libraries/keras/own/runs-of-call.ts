/**
 * How often the library runs the program's own `call`, and which layers wait to be built by it.
 *
 *     class Gate(Layer):  without `build`, holding a Dense   twice: to build the Dense, and for the output
 */
import { isBuiltAndTold, isBuiltAtOnce } from "../../../layers/building.js";
import type { LayerObject } from "../../../values/layer-object.js";

/**
 * How often Keras 3 runs a layer's own `call`: once to build the layers that it holds, where the class has no `build` that would, and
 * once for the output, where the class doesn't tell a symbolic one's shape.
 *
 * Source of the rule: keras/src/layers/layer.py, _maybe_build and compute_output_spec.
 */
export function runsOf(layer: LayerObject, isSymbolic: boolean): number {
  const has = (method: string): boolean => layer.cls?.lookup(method) !== undefined;
  const inherits = isBuiltAndTold(layer.entry?.name);
  const tells = isSymbolic && (inherits || has("compute_output_shape") || has("compute_output_spec"));
  const builds = !layer.state.built && !inherits && !has("build") && (tells || layer.state.children.some(isUnbuilt));
  return Number(builds) + Number(!tells);
}

export const isUnbuilt = ({ state, entry, cls }: LayerObject): boolean =>
  !state.built && !(cls === undefined && entry !== undefined && isBuiltAtOnce(entry.name));

/** Whether a layer that it holds, at any depth, is still to be built. */
export function holdsUnbuilt(layer: LayerObject): boolean {
  const seen = new Set([layer]);
  for (const { state } of seen) {
    if (state.children.some(isUnbuilt)) return true;
    state.children.forEach((child) => seen.add(child));
  }
  return false;
}

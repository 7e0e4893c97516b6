/**
 * Layers that a Sequential asks in vain for what they give, and passes over.
 *
 *     Sequential([Input((4,)), Block()])       class Block(Layer): pass       no error before data go through it
 */
import type { Unknown } from "../../dims/dim.js";
import type { Place } from "../../text/span.js";
import type { LayerObject } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { ObjectHandle } from "./layer-handle.js";
import { lacksCall } from "./own/own-classes.js";

/**
 * A TimeDistributed that a stack asks in vain for a shape, and a class without a `call`, raise what the stack passes over: it is
 * built when data go through it.
 */
export function untoldBefore(runtime: Runtime, layer: LayerObject, place: Place): Unknown | undefined {
  const { entry, state, className } = layer;
  if (runtime.settings.dialect === undefined && layer.kind === "layer" && lacksCall(layer))
    return runtime.unknown(`${className} has no \`call\`, which the stack finds out when data go through it`, place);
  const inner = entry?.name === "TimeDistributed" ? state.children[0] : undefined;
  if (!inner || !new ObjectHandle(runtime, inner, place).tellsNoShape) return undefined;
  return runtime.unknown(
    `what ${inner.className} gives isn't told before data go through it: it has no \`compute_output_shape\``,
    place,
  );
}

/**
 * Calls of layers' methods, held against their parameters.
 *
 *     dense.set_weights()       it needs the weights
 *     dense.get_weights(0)      it takes nothing
 */
import type { Unknown } from "../../dims/dim.js";
import { refuseBinding } from "../../layers/construct.js";
import { LayerError } from "../../layers/entry.js";
import { bind, type Signature } from "../../layers/signature.js";
import { LayerObject } from "../../values/layer-object.js";
import type { NativeCall } from "../../values/native.js";
import { failLayer } from "./construct-layer.js";

/** Arguments that the method of a layer hasn't got, or that it misses; `own` names those that are read here, and needn't be all. */
export function refuseMethodBinding(
  { runtime, args, place }: NativeCall,
  name: string,
  own: Signature,
): Unknown | undefined {
  const [self, ...positional] = args.positional;
  if (!(self instanceof LayerObject) || runtime.settings.dialect !== undefined || args.unknownRest) return undefined;
  const [error] = bind(own, positional, args.keywords).errors;
  if (!error) return undefined;
  try {
    return refuseBinding(`\`${name}\``, error, [...own.byName.keys()]);
  } catch (refusal) {
    if (!(refusal instanceof LayerError)) throw refusal;
    return failLayer(runtime, refusal, place, [], "TypeError");
  }
}

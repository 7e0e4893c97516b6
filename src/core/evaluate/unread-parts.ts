/**
 * What a layer of the program's own would call, had its `call` run, and nobody can read.
 *
 *     self.encoder = AutoModel.from_pretrained("…")     def call(self, x): return self.head(self.encoder(x))
 *
 * A `call` that has run has told so itself. Of a model that was built without one, or not at all, the text does.
 */
import { Unknown } from "../dims/dim.js";
import { allWeights, partsOf, type WeightSum } from "../libraries/keras/weights/weights.js";
import { callsIn } from "../program/walk.js";
import { reasonFor } from "../values/convert.js";
import type { LayerObject } from "../values/layer-object.js";
import { FunctionObject } from "../values/objects.js";
import { External } from "../values/value.js";

/** All weights, and why there may be more. */
export function weightsOf(layer: LayerObject): WeightSum {
  const sum = allWeights(layer);
  return sum.unknown ? sum : { ...sum, unknown: unreadPart(layer) };
}

function unreadPart(layer: LayerObject): Unknown | undefined {
  const seen = new Set([layer]);
  for (const at of seen) {
    const found = calledUnread(at);
    if (found) return found;
    for (const part of partsOf(at)) seen.add(part);
  }
  return undefined;
}

function calledUnread({ cls, state, attributes }: LayerObject): Unknown | undefined {
  const call = cls?.lookup("call");
  if (!(call instanceof FunctionObject) || state.lastOutput !== undefined) return undefined;
  const self = call.definition.parameters[0]?.target;
  for (const { callee } of callsIn(call.definition)) {
    if (callee.kind !== "attribute" || callee.object.kind !== "name" || self?.kind !== "name") continue;
    const value = callee.object.name === self.name ? attributes.get(callee.name) : undefined;
    if (value instanceof Unknown || (value instanceof External && value.instance && !isOfLibrary(value)))
      return reasonFor(value);
  }
  return undefined;
}

/** A loss, a metric, a generator of random numbers: what the library makes that is no layer has no weights. */
const isOfLibrary = ({ path }: External): boolean => /^(keras|tensorflow|numpy|math|tf_keras)\./.test(path);

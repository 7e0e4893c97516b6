/**
 * `forward_layer` and `backward_layer` of a Bidirectional: the copies that it has made of the layer, each with half of its weights.
 *
 *     bidirectional.forward_layer.trainable = False   the first half of the weights isn't trained
 */
import { Unknown } from "../../dims/dim.js";
import type { Place } from "../../text/span.js";
import { LayerObject } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { newLayer, update } from "./construct-layer.js";
import { ObjectHandle } from "./layer-handle.js";

const SIDES = ["forward_layer", "backward_layer"] as const;

/** The half of that name; undefined where the layer has none. */
export function bidirectionalPart(
  runtime: Runtime,
  wrapper: LayerObject,
  name: string,
  place: Place,
): LayerObject | undefined {
  const side = SIDES.findIndex((one) => one === name);
  if (side < 0 || wrapper.entry?.name !== "Bidirectional" || wrapper.cls) return undefined;
  const { forward, backward } = wrapper.config as { readonly forward: unknown; readonly backward: unknown };
  const handle = side === 0 ? forward : backward;
  if (!(handle instanceof ObjectHandle)) return undefined;
  const { className, entry, config } = handle.layer;
  const part = newLayer(runtime, "layer", className, entry, handle.layer.cls, place);
  part.config = config;
  part.half = { wrapper, isFirst: side === 0 };
  const { built, weights, trainable } = wrapper.state;
  const middle = weights.length / 2;
  update(runtime, part, {
    built,
    weights: side === 0 ? weights.slice(0, middle) : weights.slice(middle),
    trainable,
  });
  runtime.heap.touch(wrapper);
  wrapper.attributes.set(name, part);
  return part;
}

/** The flag of a half reaches the wrapper's weights; that of the wrapper reaches both halves. */
export function passToHalves(runtime: Runtime, layer: LayerObject, trainable: boolean | Unknown): void {
  if (layer.half) setHalf(runtime, layer.half.wrapper, layer.half.isFirst, trainable);
  else if (layer.entry?.name === "Bidirectional" && layer.attributes.size > 0)
    for (const isFirst of [true, false]) setHalf(runtime, layer, isFirst, true);
}

function setHalf(runtime: Runtime, wrapper: LayerObject, isFirst: boolean, trainable: boolean | Unknown): void {
  const { built, weights } = wrapper.state;
  if (!built || trainable instanceof Unknown) {
    const unknownWeights = new Unknown("which half of the layer is trained can't be told");
    if (trainable !== true) update(runtime, wrapper, { unknownWeights });
    return;
  }
  const middle = weights.length / 2;
  update(runtime, wrapper, {
    weights: weights.map((weight, i) => (i < middle === isFirst ? { ...weight, trainable } : weight)),
  });
}

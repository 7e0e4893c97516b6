/**
 * A layer as the activation of another, which holds it from then on: its weights are made when the other one computes.
 *
 *     Dense(3, activation=PReLU())   on (None, 5, 4): 15 parameters, and 15 of the PReLU once data have gone through it
 *
 * Source of the rule: keras/src/layers/core/dense.py, which tracks `self.activation` and calls it in `call` only; on a symbolic
 * tensor Keras 3 asks `compute_output_shape` alone, where Keras 2 runs `call`.
 */
import { Unknown } from "../../dims/dim.js";
import type { Nest, TensorSpec } from "../../dims/tensor.js";
import type { Place } from "../../text/span.js";
import { nestedValue, reasonFor } from "../../values/convert.js";
import { changedState, LayerObject } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { External, positionalArguments, type CallArguments } from "../../values/value.js";
import { holdsNoLayer } from "../external-objects.js";

/** The activation among its arguments, where it is a layer or may be one. */
export function activationOf({ argumentsGiven }: LayerObject): LayerObject["activation"] {
  const value = argumentsGiven.find(({ name }) => name === "activation")?.value;
  if (value instanceof LayerObject) return value;
  return value instanceof External && !holdsNoLayer(value) ? value : undefined;
}

/** Layers that hand all that they give to their activation, and nothing else. */
const AT_THE_END = /^(Activation|Dense|EinsumDense|(Separable|Depthwise)?Conv\dD(Transpose)?)$/;

const inputOf = (output: Nest<TensorSpec>): CallArguments => positionalArguments(nestedValue(output));

/** What computing makes of a layer's activation. */
export function activate(runtime: Runtime, layer: LayerObject, output: Nest<TensorSpec>, place: Place): void {
  const { activation, entry, state } = layer;
  if (activation === undefined || state.unknownWeights) return;
  if (activation instanceof LayerObject && AT_THE_END.test(entry?.name ?? "")) {
    // What the layer costs is told with its activation.
    if (!activation.state.built)
      runtime.unmetered(() => runtime.inCall({}, () => runtime.call(activation, inputOf(output), place)));
    return;
  }
  const because =
    activation instanceof LayerObject
      ? "what its activation, a layer, is called on isn't followed"
      : `its activation may be a layer: ${reasonFor(activation).because}`;
  const unknownWeights = new Unknown(because, layer.place);
  runtime.heap.touch(layer);
  layer.state = changedState(state, { unknownWeights });
}

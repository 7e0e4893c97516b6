/**
 * What comes behind an error in a `call`: nothing, since the program ends there.
 *
 *     x = self.first(x)     an error
 *     x = self.second(x)    the library doesn't come to it, and never builds it
 */
import { Failure } from "../../../dims/dim.js";
import { itemsOf } from "../../../values/convert.js";
import type { LayerObject } from "../../../values/layer-object.js";
import type { Runtime } from "../../../values/native.js";
import { DictObject } from "../../../values/objects.js";
import { TensorValue, type CallArguments, type Value } from "../../../values/value.js";
import { update } from "../construct-layer.js";

/** Of what a `call` that the library runs works with: the error that it has ended in. Asked inside of one, where it is rare. */
export function endedIn(runtime: Runtime, values: readonly Value[]): Failure | undefined {
  return runtime.settings.dialect === undefined ? failureOf(values) : undefined;
}

/** What is called on nothing isn't called: behind an error the library builds no more of what stands in a `call`. */
export const failureAmong = ({ positional, keywords }: CallArguments): Failure | undefined =>
  failureOf(positional) ?? failureOf([...keywords.values()]);

function failureOf(values: readonly Value[]): Failure | undefined {
  for (const value of values) {
    const failure = failureIn(value);
    if (failure) return failure;
  }
  return undefined;
}

function failureIn(value: Value): Failure | undefined {
  if (value instanceof Failure) return value;
  if (value instanceof TensorValue) return value.shape instanceof Failure ? value.shape : undefined;
  const items = value instanceof DictObject ? [...value.entries.values()].map(([, item]) => item) : itemsOf(value);
  return items && failureOf(items);
}

/** Its `call` ends in an error: the layer is built, and has given nothing. */
export function failed(runtime: Runtime, layer: LayerObject, failure: Failure): Failure {
  const { unknownWeights } = layer.state;
  update(runtime, layer, { built: true, unknownWeights: unknownWeights ?? failure });
  return failure;
}

/**
 * `layer.set_weights(arrays)`: as many arrays as it has weights, each of its weight's shape.
 *
 *     Dense(3) on (None, 4)   set_weights([np.zeros((4, 3)), np.zeros(3)])
 */
import { isRanked, sameDim, showShape, Unknown, type Shape } from "../../../dims/dim.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { notBuilt } from "../../../problems/not-built.js";
import type { ProblemKind } from "../../../problems/problem.js";
import type { Place } from "../../../text/span.js";
import { itemsOf } from "../../../values/convert.js";
import type { LayerObject } from "../../../values/layer-object.js";
import type { Runtime } from "../../../values/native.js";
import { TensorValue, type Value } from "../../../values/value.js";
import { allWeights } from "./weights.js";

export function setWeights(runtime: Runtime, layer: LayerObject, given: Value, place: Place): Value {
  const arrays = itemsOf(given);
  const { weights, unknown } = allWeights(layer);
  const { built, perhapsUnbuilt, trainable } = layer.state;
  const isKnown = !unknown && !layer.open && !perhapsUnbuilt && !(trainable instanceof Unknown);
  if (!arrays || !isKnown || runtime.settings.dialect !== undefined) return null;
  const refuse = (kind: ProblemKind, message: string): Value =>
    runtime.fail({ kind, place: runtime.argumentPlace(place, "weights"), message }, "ValueError", place);
  if (!built && weights.length === 0 && arrays.length > 0)
    return refuse(notBuilt, `${layer.className} has no weights before its first call. Call it on a tensor first.`);
  if (arrays.length !== weights.length)
    return refuse(
      invalidArgument,
      `set_weights takes ${counted(weights.length)} of this ${layer.className}, and gets ${arrays.length}.`,
    );
  // In which order a class of the program's has its weights, it decides itself.
  const wrong = arrays.findIndex(
    (array) => array instanceof TensorValue && !weights.some(({ shape }) => mayBe(array.shape, shape)),
  );
  if (wrong < 0) return null;
  const [wanted, found] = [weights[wrong]!.shape, (arrays[wrong] as TensorValue).shape].map(showShape);
  return refuse(
    invalidArgument,
    `set_weights: the weight \`${weights[wrong]!.name}\` has the shape ${wanted}, and the array has ${found}.`,
  );
}

const counted = (count: number): string => (count === 1 ? "the one weight" : `the ${count} weights`);

/** A weight of a shape that isn't known has one unknown size. */
const mayBe = (a: Shape, b: Shape): boolean =>
  !isRanked(a) ||
  !isRanked(b) ||
  (b.length === 1 && b[0] instanceof Unknown) ||
  (a.length === b.length && a.every((dim, i) => sameDim(dim, b[i]!) !== false));

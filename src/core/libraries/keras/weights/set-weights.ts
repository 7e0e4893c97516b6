/**
 * `layer.set_weights(arrays)`: as many arrays as it has weights, each of its weight's shape.
 *
 *     Dense(3) on (None, 4)   set_weights([np.zeros((4, 3)), np.zeros(3)])
 */
import { Float, isRanked, sameDim, showShape, Unknown, type Shape } from "../../../dims/dim.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { notBuilt } from "../../../problems/not-built.js";
import type { ProblemKind } from "../../../problems/problem.js";
import type { Place } from "../../../text/span.js";
import { itemsOf } from "../../../values/convert.js";
import { LayerObject } from "../../../values/layer-object.js";
import type { Runtime } from "../../../values/native.js";
import { DictObject, ListObject } from "../../../values/objects.js";
import { TensorValue, TupleValue, type Value } from "../../../values/value.js";
import { allWeights } from "./weights.js";

export function setWeights(runtime: Runtime, layer: LayerObject, given: Value, place: Place): Value {
  const arrays = given instanceof TensorValue ? rowsOf(given) : itemsOf(given);
  const { weights, unknown } = allWeights(layer);
  const { built, perhapsUnbuilt, trainable } = layer.state;
  const isKnown = !unknown && !layer.open && !perhapsUnbuilt && !(trainable instanceof Unknown);
  if (runtime.settings.dialect !== undefined) return null;
  const refuse = (kind: ProblemKind, message: string, exception = "ValueError"): Value =>
    runtime.fail({ kind, place: runtime.argumentPlace(place, "weights"), message }, exception, place);
  if (isNoList(given) && runtime.isCalled && (layer.cls === undefined || layer.isWhollyKnown))
    return refuse(invalidArgument, "set_weights takes a list of arrays, as `get_weights` gives it.", "TypeError");
  if (!arrays || !isKnown) return null;
  if (!built && weights.length === 0 && arrays.length > 0)
    return refuse(notBuilt, `${layer.className} has no weights before its first call. Call it on a tensor first.`);
  if (arrays.length !== weights.length)
    return refuse(
      invalidArgument,
      `set_weights takes ${counted(weights.length)} of this ${layer.className}, and gets ${arrays.length}.`,
    );
  if (arrays.some(isNoArray))
    return refuse(
      invalidArgument,
      "set_weights takes arrays, and there is something else in the list.",
      "AttributeError",
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

/** What an array holds along its first axis; undefined where that isn't told. */
function rowsOf({ shape, dtype }: TensorValue): readonly Value[] | undefined {
  if (!isRanked(shape)) return undefined;
  const [count, ...rest] = shape;
  return typeof count === "number" && count <= MOST_ROWS
    ? Array.from({ length: count }, () => new TensorValue(rest, dtype, undefined, { kind: "array" }))
    : undefined;
}

/** More weights than a layer has. */
const MOST_ROWS = 1000;

const isNoList = (value: Value): boolean =>
  value === null ||
  ["boolean", "number", "string"].includes(typeof value) ||
  value instanceof Float ||
  value instanceof LayerObject ||
  value instanceof DictObject;

const isNoArray = (value: Value): boolean =>
  isNoList(value) || value instanceof ListObject || value instanceof TupleValue;

const counted = (count: number): string => (count === 1 ? "the one weight" : `the ${count} weights`);

/** A weight of a shape that isn't known has one unknown size. */
const mayBe = (a: Shape, b: Shape): boolean =>
  !isRanked(a) ||
  !isRanked(b) ||
  (b.length === 1 && b[0] instanceof Unknown) ||
  (a.length === b.length && a.every((dim, i) => sameDim(dim, b[i]!) !== false));

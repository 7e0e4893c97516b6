/**
 * The arguments of `self.add_weight(…)`, held against what the library takes.
 *
 *     add_weight(shape=(None, 3))        refused: a weight needs every size
 *     add_weight("kernel", (4, 3))       Keras 2's order, which Keras 3 refuses
 */
import { isRanked, showShape, type Unknown } from "../../../dims/dim.js";
import { LayerError } from "../../../layers/entry.js";
import { checkIdentifier } from "../../../layers/identifiers.js";
import { didYouMean } from "../../../layers/suggest.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { removedInKeras3 } from "../../../problems/removed-in-keras-3.js";
import { undefinedDimension } from "../../../problems/undefined-dimension.js";
import { unknownArgument } from "../../../problems/unknown-argument.js";
import type { Place } from "../../../text/span.js";
import { itemsOf, toArgument, toShape } from "../../../values/convert.js";
import type { LayerObject } from "../../../values/layer-object.js";
import type { Runtime } from "../../../values/native.js";
import { ListObject } from "../../../values/objects.js";
import { Float, TupleValue, type Value } from "../../../values/value.js";
import { failLayer, refuseName } from "../construct-layer.js";
import { refuseInitializer, refuseShape } from "../arguments/initializers.js";
import { ObjectHandle } from "../layer-handle.js";
import { refuseLateState } from "./own-classes.js";
import { isDtype } from "../ops/refused-arguments.js";

const PARAMETERS =
  "shape initializer dtype trainable autocast regularizer constraint aggregation overwrite_with_gradient name".split(
    " ",
  );

/** What a keyword of add_weight is called in a layer's own signature. */
const ROLES: Readonly<Record<string, string>> = {
  initializer: "weight_initializer",
  regularizer: "weight_regularizer",
  constraint: "weight_constraint",
};

export function refuseWeight(
  runtime: Runtime,
  layer: LayerObject,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  place: Place,
): Unknown | undefined {
  if (runtime.settings.dialect !== undefined) return undefined;
  const late = refuseLateState(runtime, layer, "a weight", place);
  if (late) return late;
  const [first] = positional;
  if (typeof first === "string") {
    const message = 'add_weight: the name comes by keyword in Keras 3, as in add_weight(shape=(3,), name="kernel").';
    runtime.fail({ kind: removedInKeras3, place, message }, "ValueError", place);
    return undefined;
  }
  try {
    for (const name of keywords.keys())
      if (!PARAMETERS.includes(name))
        throw new LayerError(
          unknownArgument,
          `add_weight has no argument \`${name}\`.${didYouMean(name, PARAMETERS)}`,
          name,
        );
    checkShape(keywords.get("shape") ?? first ?? null);
    const dtype = keywords.get("dtype") ?? positional[2];
    if (typeof dtype === "string" && !isDtype(dtype))
      throw new LayerError(invalidArgument, `add_weight: '${dtype}' is no dtype.`, "dtype");
    for (const [name, role] of Object.entries(ROLES)) {
      const at = name === "initializer" ? positional[1] : undefined;
      const value = keywords.get(name) ?? at;
      if (value !== undefined)
        checkIdentifier(
          "add_weight",
          role,
          toArgument(value, (inner) => new ObjectHandle(runtime, inner, place)),
          name,
        );
    }
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    return failLayer(runtime, error, place);
  }
  const unfit = refuseInitializer(runtime, keywords.get("initializer") ?? positional[1] ?? null, place);
  if (unfit) return unfit;
  const filler = keywords.get("initializer") ?? positional[1] ?? null;
  const misfit = refuseShape(runtime, filler, toShape(keywords.get("shape") ?? first ?? new TupleValue([])), place);
  if (misfit) return misfit;
  const name = keywords.get("name");
  return name === undefined || name === null ? undefined : refuseName(runtime, layer, name, place);
}

/** A shape among the sizes is that of an input among several. */
const isNoSize = (item: Value): boolean =>
  item instanceof Float || typeof item === "string" || item instanceof TupleValue || item instanceof ListObject;

function checkShape(value: Value): void {
  if (typeof value === "number" || typeof value === "string" || value instanceof Float)
    throw new LayerError(invalidArgument, "add_weight: `shape` must be a tuple of sizes, as in (3,).", "shape");
  const items = itemsOf(value);
  if (items?.some((item) => isNoSize(item) || (typeof item === "number" && item < 0)))
    throw new LayerError(
      invalidArgument,
      "add_weight: the sizes in `shape` must be integers, and none below zero.",
      "shape",
    );
  const shape = toShape(value);
  if (isRanked(shape) && shape.includes(null)) {
    const message = `add_weight: the shape ${showShape(shape)} has an axis that is None, and a weight needs every size. The batch axis is none of its own.`;
    throw new LayerError(undefinedDimension, message, "shape");
  }
}

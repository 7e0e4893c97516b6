/**
 * Where the inputs of a call come from, for problems of the call.
 *
 *     Add()([a, b])   (None, 26, 26, 8) comes from Conv2D here (line 13)
 */
import { showShape } from "../../../dims/dim.js";
import type { Problem } from "../../../problems/problem.js";
import { tensorsIn } from "../../../values/convert.js";
import { LayerObject } from "../../../values/layer-object.js";
import type { CallArguments, TensorValue } from "../../../values/value.js";

/** More are no help. */
const MOST_ORIGINS = 4;

type Related = NonNullable<Problem["related"]>;

export function inputOrigins({ positional, keywords }: CallArguments): Related {
  const origins = [...positional, ...keywords.values()].flatMap(tensorsIn).flatMap(originOf);
  return [...new Map(origins.map((origin) => [`${origin.place.start} ${origin.message}`, origin])).values()].slice(
    0,
    MOST_ORIGINS,
  );
}

/** The layer that a tensor comes out of, if the program has its call. */
function originOf({ origin, shape }: TensorValue): Related {
  const operation = origin?.node.operation;
  if (!(operation instanceof LayerObject) || operation.place.file !== "") return [];
  const { className, place } = operation;
  return [{ place, message: `${showShape(shape)} comes from ${className} here` }];
}

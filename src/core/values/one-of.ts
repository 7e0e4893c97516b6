/**
 * An unknown value of which it is known that it is one of some objects: what is done to it may be done to each of them.
 *
 *     model.layers[k].trainable = False      k isn't known: any of the layers may be frozen
 */
import { Unknown } from "../dims/dim.js";
import type { Place } from "../text/span.js";
import { HeapObject } from "./heap.js";
import { TupleValue, type Value } from "./value.js";

export class OneOf extends Unknown {
  constructor(
    because: string,
    place: Place | undefined,
    readonly among: readonly HeapObject[],
  ) {
    super(because, place);
  }
}

/** The unknown that stands for one of these values; without objects among them it is the reason alone. */
export function oneOf(because: Unknown, values: readonly Value[]): Unknown {
  const among = objectsIn(values);
  return among.length === 0 ? because : new OneOf(because.because, because.place, [...new Set(among)]);
}

/** The objects among values, and those in their tuples. */
export const objectsIn = (values: readonly Value[]): readonly HeapObject[] =>
  values.flatMap((value) =>
    value instanceof HeapObject
      ? [value]
      : value instanceof OneOf
        ? value.among
        : value instanceof TupleValue
          ? objectsIn(value.items)
          : [],
  );

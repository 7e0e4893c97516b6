/**
 * Amounts at both edges of each spatial axis, as padding and cropping take them.
 *
 *     2                  [[2, 2], [2, 2]]
 *     (1, 2)             [[1, 1], [2, 2]]
 *     ((0, 1), (2, 3))   [[0, 1], [2, 3]]
 */
import { Unknown, type Amount } from "../../../dims/dim.js";
import { integerValue, itemsOf, Opaque, type ArgumentValue } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";

/** Before the first element and after the last one. */
export type EdgePair = readonly Amount[];

/** With one spatial axis a pair is that axis' two edges. */
export function edgePairs(args: LayerArguments, name: string, rank: number, negative: boolean): readonly EdgePair[] {
  if (rank === 1) return [args.tuple(name, 2, { zero: true })];
  const value = args.notNumPy(name, true).noItemOfNumPy(name).value(name);
  const wanted = `an integer, a tuple of ${rank} integers or a tuple of ${rank} pairs`;
  const items = itemsOf(value);
  // The integers in an array are NumPy's.
  if (args.isSymbolic(name) || (isArray(value) && Array.isArray(items))) return args.refuse(name, wanted);
  const one = isArray(value) && value.shape ? undefined : integerValue(value);
  if (one !== undefined) {
    if (typeof one === "number" && one < 0 && !negative) args.refuse(name, "of values >= 0");
    return Array<EdgePair>(rank).fill([one, one]);
  }
  if (items instanceof Unknown) return Array<EdgePair>(rank).fill([items, items]);
  if (items?.length !== rank) return args.refuse(name, wanted);
  return items.map((edges) => args.tupleOf(name, edges, 2, { zero: true }));
}

const isArray = (value: ArgumentValue): value is Opaque => value instanceof Opaque && value.kind === "array";

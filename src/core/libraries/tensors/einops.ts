/**
 * `rearrange`: axes named in a pattern, split and grouped.
 *
 *     "b (h p) w c -> b h (p w) c", p=4   (2, 32, 8, 3) -> (2, 8, 32, 3)
 */
import { floorDiv, isRanked, product, showShape, Unknown, type Dim, type Shape } from "../../dims/dim.js";
import type { TensorSpec } from "../../dims/tensor.js";
import { LayerError } from "../../layers/entry.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import type { OperationCall } from "./operation.js";
import { asDim } from "./sizes.js";
import { unranked } from "./spec.js";

/** One place of a pattern: a name, or several in brackets. */
type Group = readonly string[];

const groupsOf = (side: string): readonly Group[] =>
  (side.match(/\w+|\([^)]*\)|\.\.\./g) ?? []).map((part) => part.replace(/[()]/g, " ").split(" ").filter(Boolean));

export function rearranged(call: OperationCall): TensorSpec {
  const { shape, dtype } = call.tensor("tensor");
  const pattern = call.value("pattern");
  if (!isRanked(shape)) return { shape: unranked(shape), dtype };
  if (typeof pattern !== "string") return { shape: new Unknown("the pattern isn't known", call.place), dtype };
  const lengths = new Map([...call.extra].map(([name, value]) => [name, asDim(value)] as const));
  return { shape: rearrangedShape(call.name, shape, pattern, lengths), dtype };
}

function rearrangedShape(name: string, dims: readonly Dim[], pattern: string, given: ReadonlyMap<string, Dim>): Shape {
  const sides = pattern.split("->").map(groupsOf);
  const [from, to] = sides;
  if (sides.length !== 2 || !from || !to)
    throw new LayerError(invalidArgument, `${name}: '${pattern}' is no pattern.`, "pattern");
  if (pattern.includes("...")) return new Unknown("a pattern with dots isn't followed");
  if (from.length !== dims.length)
    throw new LayerError(
      incompatibleShape,
      `${name}: '${pattern}' names ${from.length} axes, and ${showShape(dims)} has ${dims.length}.`,
    );
  const sizes = new Map(given);
  from.forEach((group, i) => nameSizes(group, dims[i]!, sizes));
  return to.map((group) =>
    product(group.map((axis) => sizes.get(axis) ?? (/^1$/.test(axis) ? 1 : sizeOfNone(sizes, axis)))),
  );
}

/** A name may stand for None. */
const sizeOfNone = (sizes: ReadonlyMap<string, Dim>, axis: string): Dim =>
  sizes.has(axis) ? null : new Unknown(`the axis ${axis} isn't known`);

/** The one name of a group that isn't given takes what the others leave. */
function nameSizes(group: Group, size: Dim, sizes: Map<string, Dim>): void {
  const free = group.filter((axis) => !sizes.has(axis));
  const others = product(group.filter((axis) => sizes.has(axis)).map((axis) => sizes.get(axis)!));
  const [first, ...rest] = free;
  if (first !== undefined)
    sizes.set(first, rest.length > 0 ? new Unknown("two axes of a group aren't given") : floorDiv(size, others));
  for (const axis of rest) sizes.set(axis, new Unknown("two axes of a group aren't given"));
}

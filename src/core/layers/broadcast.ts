/**
 * The shapes of arithmetic on whole tensors, where a layer's answer is found by following its computation.
 *
 *     (None, 1, 8) + (5, 8)   (None, 5, 8)
 *     (None, 16) · (16, 32)   (None, 32)
 */
import { isRanked, sameDim, showDim, showShape, Unknown, type Dim, type Shape } from "../dims/dim.js";
import { lastDim, Unranked } from "../dims/tensor.js";
import { incompatibleShape } from "../problems/incompatible-shape.js";
import { LayerError } from "./entry.js";

/** The shape of elementwise arithmetic: axes of 1 stretch, None is taken to fit. */
export function broadcast(layer: string, a: Shape, b: Shape): Shape {
  if (!isRanked(a)) return unrankedLike(a, b);
  if (!isRanked(b)) return unrankedLike(b, a);
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const left = a[axis - rank + a.length];
    const right = b[axis - rank + b.length];
    if (left === undefined || right === undefined) return (left === undefined ? right : left)!;
    const dim = broadcastDim(left, right);
    return dim === undefined ? refuse(layer, a, b) : dim;
  });
}

/** Where one rank is unknown, the last axis still follows from the two. */
function unrankedLike(unranked: Unknown, other: Shape): Shape {
  const last = broadcastDim(lastDim(unranked), lastDim(other));
  return new Unranked(unranked.because, unranked.place, last === undefined ? unranked : last);
}

/** Undefined where the two can't be: a size above 1 wins over whatever isn't known to differ from it. */
function broadcastDim(a: Dim, b: Dim): Dim | undefined {
  if (a === 1 || sameDim(a, b)) return b;
  if (b === 1) return a;
  if (typeof a === "number" && typeof b === "number") return undefined;
  if (typeof a === "number") return a;
  if (typeof b === "number") return b;
  return new Unknown(`${showDim(a)} and ${showDim(b)} may or may not be equal`);
}

function refuse(layer: string, a: Shape, b: Shape): never {
  throw new LayerError(incompatibleShape, `${layer}: ${showShape(a)} and ${showShape(b)} don't fit together.`);
}

/** The shape of `tensor · matrix`, the matrix having so many rows and columns. */
export function timesMatrix(layer: string, tensor: Shape, rows: Dim, columns: Dim): Shape {
  const last = lastDim(tensor);
  if (last !== null && sameDim(last, rows) === false)
    throw new LayerError(
      incompatibleShape,
      `${layer}: the last axis of ${showShape(tensor)} must have ${showDim(rows)} elements.`,
    );
  return isRanked(tensor) ? [...tensor.slice(0, -1), columns] : new Unranked(tensor.because, tensor.place, columns);
}

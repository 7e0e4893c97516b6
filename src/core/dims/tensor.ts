/**
 * What a layer knows of a tensor, the containers tensors come in, and shapes of unknown rank.
 *
 *     LSTM(8, return_state=True)(x)   [(None, 8), (None, 8), (None, 8)]: a Nest of three TensorSpecs
 */
import type { Place } from "../text/span.js";
import { isRanked, mul, Unknown, type Amount, type Dim, type Shape } from "./dim.js";

/** "float32", "int32", "string", …, or Unknown. */
export type DType = string | Unknown;

export interface TensorSpec {
  readonly shape: Shape;
  readonly dtype: DType;
}

export type Nest<T> = T | readonly Nest<T>[] | { readonly [key: string]: Nest<T> };

/**
 * A shape of unknown rank whose last axis is known: what Dense(10) gives for an input that the text doesn't tell.
 * `because` says why the rest is unknown.
 */
export class Unranked extends Unknown {
  constructor(
    because: string,
    place: Place | undefined,
    readonly last: Dim,
  ) {
    super(because, place);
  }
}

/** The last axis: Unknown where neither the rank nor that axis is known. */
export function lastDim(shape: Shape): Dim {
  if (!isRanked(shape)) return shape instanceof Unranked ? shape.last : shape;
  return shape.length > 0 ? shape[shape.length - 1]! : new Unknown("the tensor is a scalar");
}

/** The shape with another last axis; of unknown rank where it was. */
export function withLastDim(shape: Shape, last: Dim): Shape {
  if (!isRanked(shape)) return new Unranked(shape.because, shape.place, last);
  return [...shape.slice(0, -1), last];
}

/** The dims without the batch axis; Unknown where the rank is. */
export function perExample(shape: Shape): readonly Dim[] | Unknown {
  return isRanked(shape) ? shape.slice(1) : shape;
}

/** How many elements one example has; Unknown where an axis is None or unknown. */
export function elements(shape: Shape): Amount {
  const dims = perExample(shape);
  if (dims instanceof Unknown) return dims;
  return amountOf(dims);
}

/** The product of the dims as an amount: an axis of None makes it Unknown. */
export function amountOf(dims: readonly Dim[]): Amount {
  let total: Amount = 1;
  for (const dim of dims) {
    if (dim === null) return new Unknown("an axis is None until the model runs");
    total = mul(total, dim);
    if (total instanceof Unknown) return total;
  }
  return total;
}

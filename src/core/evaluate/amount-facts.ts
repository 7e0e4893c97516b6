/**
 * Weights, amounts and shapes of an evaluation as facts: numbers, symbols in words, and what is known at least.
 *
 *     kernel 3×3×3×32, bias 32, all trained      { total: 896, trainable: 896, nonTrainable: 0 }
 */
import { add, isRanked, mul, Sym, sum, Unknown, type Amount, type Dim, type Shape } from "../dims/dim.js";
import type { Nest, TensorSpec } from "../dims/tensor.js";
import type { Weight } from "../layers/entry.js";
import { isTensorSpec } from "../layers/inputs.js";
import type { CountedWeight } from "../libraries/keras/weights/weights.js";
import type {
  AmountFact,
  DimFact,
  ModelFact,
  ParamsFact,
  ShapeFact,
  ShapesFact,
  TotalFact,
  WeightFact,
} from "../model/facts.js";

const frozenUnknown = (weights: readonly CountedWeight[]): Unknown | undefined => {
  const found = weights.find((weight) => weight.frozen instanceof Unknown);
  return found?.frozen instanceof Unknown ? found.frozen : undefined;
};

export function paramsOf(weights: readonly CountedWeight[], unknown: Unknown | undefined): ParamsFact | Unknown {
  const frozen = frozenUnknown(weights);
  if (unknown ?? frozen) return (unknown ?? frozen)!;
  let trainable: Amount = 0;
  let nonTrainable: Amount = 0;
  for (const weight of weights)
    if (isTrained(weight)) trainable = add(trainable, weight.count);
    else nonTrainable = add(nonTrainable, weight.count);
  if (trainable instanceof Unknown) return trainable;
  if (nonTrainable instanceof Unknown) return nonTrainable;
  return { trainable: plain(trainable), nonTrainable: plain(nonTrainable) };
}

export const addFacts = (weights: readonly CountedWeight[]): AmountFact | undefined =>
  amountFact(sum(weights.map(({ count }) => count)));

/** The sums, or where a part is unknown what is known of them. */
export function totalsOf(weights: readonly CountedWeight[], open: Unknown | undefined): ModelFact["params"] {
  const known = { trainable: 0 as Amount, nonTrainable: 0 as Amount, either: 0 as Amount };
  let unknown = open;
  let unsure = open;
  for (const weight of weights) {
    const isUnsure = weight.trainable && weight.frozen instanceof Unknown;
    const part = isUnsure ? "either" : isTrained(weight) ? "trainable" : "nonTrainable";
    if (weight.count instanceof Unknown) unknown ??= weight.count;
    else known[part] = add(known[part], weight.count);
    if (weight.frozen instanceof Unknown) unsure ??= weight.frozen;
  }
  const told = (amount: Amount, because: Unknown | undefined): TotalFact => {
    if (amount instanceof Unknown) return { atLeast: 0 };
    return because ? { atLeast: plain(amount) } : plain(amount);
  };
  return {
    total: told(add(add(known.trainable, known.nonTrainable), known.either), unknown),
    trainable: told(known.trainable, unknown ?? unsure),
    nonTrainable: told(known.nonTrainable, unknown ?? unsure),
  };
}

export function unknownDim(weights: readonly CountedWeight[]): Unknown | undefined {
  for (const { shape } of weights) for (const dim of shape) if (dim instanceof Unknown) return dim;
  return undefined;
}

const isTrained = ({ trainable, frozen }: CountedWeight): boolean => trainable && frozen === false;

export function bytesOf(weights: readonly CountedWeight[]): Amount {
  let total: Amount = 0;
  for (const weight of weights)
    total = add(total, mul(weight.count, itemBytes(weight) ?? new Unknown("the dtype isn't known")));
  return total;
}

const plain = (amount: number | Sym): AmountFact => (typeof amount === "number" ? amount : amount.toString());

export const amountFact = (amount: Amount | undefined): AmountFact | undefined =>
  amount === undefined || amount instanceof Unknown ? undefined : plain(amount);

const ITEM_BYTES: Readonly<Record<string, number>> = {
  float64: 8,
  int64: 8,
  uint64: 8,
  float32: 4,
  int32: 4,
  uint32: 4,
  float16: 2,
  bfloat16: 2,
  int16: 2,
  uint16: 2,
  int8: 1,
  uint8: 1,
  bool: 1,
};

const itemBytes = (weight: Weight): number | undefined => ITEM_BYTES[weight.dtype ?? "float32"];

export function weightFact(weight: CountedWeight): WeightFact {
  const count = amountFact(weight.count);
  const bytes = itemBytes(weight);
  return {
    name: weight.name,
    shape: weight.shape.map(dimFact),
    trainable: isTrained(weight),
    ...(bytes !== undefined && { itemBytes: bytes }),
    ...(count !== undefined && { count }),
  };
}

// ---------------------------------------------------------------- shapes

const dimFact = (dim: Dim): DimFact => (dim instanceof Unknown ? "?" : dim instanceof Sym ? dim.toString() : dim);

function shapeFact(shape: Shape, reasons: Unknown[]): ShapeFact {
  if (!isRanked(shape)) {
    reasons.push(shape);
    return "?";
  }
  for (const dim of shape) if (dim instanceof Unknown) reasons.push(dim);
  return shape.map(dimFact);
}

export function shapesFact(nest: Nest<TensorSpec>, reasons: Unknown[]): ShapesFact {
  if (isTensorSpec(nest)) return shapeFact(nest.shape, reasons);
  if (Array.isArray(nest))
    return { list: (nest as readonly Nest<TensorSpec>[]).map((item) => shapesFact(item, reasons)) };
  return {
    dict: Object.fromEntries(
      Object.entries(nest).map(([key, item]) => [key, shapesFact(item as Nest<TensorSpec>, reasons)]),
    ),
  };
}

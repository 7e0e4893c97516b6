/** `Reshape((7, -1))`: (None, 49, 64) -> (None, 7, 448). */
import {
  floorDiv,
  isRanked,
  product,
  sameDim,
  showShape,
  Sym,
  Unknown,
  type Amount,
  type Dim,
  type Shape,
} from "../../../dims/dim.js";
import { perExample } from "../../../dims/tensor.js";
import { reshapeSize } from "../../../problems/reshape-size.js";
import { itemsOf, type ArgumentValue } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { defineLayer, LayerError } from "../../entry.js";
import { castDtype, single } from "../../inputs.js";

export const reshape = defineLayer({
  name: "Reshape",
  signature: "target_shape, **kwargs",
  call: "inputs",
  configure: (args) => ({ target: targetShape(args) }),
  output: ({ target }, call) => {
    const tensor = single(call, "Reshape");
    const dtype = castDtype(tensor, call);
    if (target instanceof Unknown) return { shape: target, dtype };
    const batch = isRanked(tensor.shape) ? tensor.shape[0]! : tensor.shape;
    return { shape: [batch, ...resolved(target, perExample(tensor.shape))], dtype };
  },
});

/** The sizes of an example; -1 for the one that is left to compute. What is no integer stands for None, as the library has it. */
function targetShape(args: LayerArguments): readonly Dim[] | Unknown {
  const value = args.value("target_shape");
  const items = typeof value === "string" ? [...value] : itemsOf(value);
  if (items instanceof Unknown) return items;
  if (!items) return args.refuse("target_shape", "a tuple of integers, such as (7, 7)");
  const target = items.map(targetDim);
  if (target.some((dim) => typeof dim === "number" && dim < -1))
    args.refuse("target_shape", "of sizes that are not negative, but for one -1");
  if (target.filter((dim) => dim === -1).length > 1) args.refuse("target_shape", "of sizes with at most one -1");
  return target;
}

function targetDim(item: ArgumentValue): Dim {
  if (typeof item === "number" || item instanceof Unknown || item instanceof Sym) return item;
  return typeof item === "boolean" ? Number(item) : null;
}

function resolved(target: readonly Dim[], example: readonly Dim[] | Unknown): readonly Dim[] {
  const rest = target.indexOf(-1);
  const isOpen = target.includes(null) || (!(example instanceof Unknown) && example.includes(null));
  const size = example instanceof Unknown ? example : product(example);
  if (rest < 0) {
    if (!isOpen && sameDim(product(target), size) === false) refuseSize(target, example);
    return target;
  }
  const others = product(target.filter((_, i) => i !== rest));
  return target.with(rest, isOpen || size === null || others === null ? null : quotient(size, others, target, example));
}

function quotient(size: Amount, by: Amount, target: readonly Dim[], example: readonly Dim[] | Unknown): Amount {
  // A size that is not known may be None, and None is never refused.
  const decided = typeof size === "number" && typeof by === "number";
  if (decided && (by === 0 || size % by !== 0)) refuseSize(target, example);
  return floorDiv(size, by);
}

function refuseSize(target: readonly Dim[], example: Shape): never {
  const size = isRanked(example) ? product(example) : example;
  const has = typeof size === "number" ? `the ${size} values of ${showShape(example)}` : "its input";
  const wanted = product(target.filter((dim) => dim !== -1));
  const shape = showShape(target);
  const message = target.includes(-1)
    ? `Reshape can't put ${has} into ${shape}: they don't divide by ${String(wanted)}.`
    : `Reshape can't put ${has} into ${shape}, which takes ${String(wanted)}.`;
  throw new LayerError(reshapeSize, message, "target_shape");
}

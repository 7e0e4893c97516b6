/** `Permute((2, 1))`: (None, 10, 64) -> (None, 64, 10). */
import { Unknown } from "../../../dims/dim.js";
import type { LayerArguments } from "../../arguments.js";
import { axisValue } from "../../axes.js";
import { itemsOf } from "../../argument.js";
import { defineLayer } from "../../entry.js";
import { castDtype, dimsOfRank, single } from "../../inputs.js";

export const permute = defineLayer({
  name: "Permute",
  signature: "dims, **kwargs",
  call: "inputs",
  configure: (args) => ({ dims: dimsArgument(args) }),
  output: ({ dims }, call) => {
    const tensor = single(call, "Permute");
    const dtype = castDtype(tensor, call);
    if (dims instanceof Unknown) return { shape: dims, dtype };
    const input = dimsOfRank(tensor, dims.length + 1, "Permute");
    return { shape: [input[0]!, ...dims.map((dim) => (dim instanceof Unknown ? dim : input[dim]!))], dtype };
  },
});

/** The axes of an example, counted from 1, in their new order. */
function dimsArgument(args: LayerArguments): readonly (number | Unknown)[] | Unknown {
  const items = itemsOf(args.value("dims")) ?? args.refuse("dims", "a tuple of integers, such as (2, 1)");
  if (items instanceof Unknown) return items;
  const dims = items.map((item) => axisValue(args, "dims", item));
  if (dims.some((dim) => typeof dim !== "number"))
    return dims.map(() => new Unknown("the order of the axes is not all known"));
  const known = dims as readonly number[];
  const isPermutation = [...known].sort((a, b) => a - b).every((dim, i) => dim === i + 1);
  return isPermutation ? known : args.refuse("dims", `the numbers from 1 to ${known.length}, each once`);
}

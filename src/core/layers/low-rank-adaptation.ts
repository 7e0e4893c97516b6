/**
 * `lora_rank=`: two thin matrices that are trained in place of the kernel.
 *
 *     Dense(128, lora_rank=4) on 64 features   kernel 64×128 (frozen), lora_kernel_a 64×4, lora_kernel_b 4×128
 */
import { mul, sum, Unknown, type Amount, type Dim } from "../dims/dim.js";
import { amountOf } from "../dims/tensor.js";
import { invalidArgument } from "../problems/invalid-argument.js";
import type { LayerArguments } from "./arguments.js";
import { cost, LayerError, type Cost, type Weight } from "./entry.js";

/** Null where there is none. */
export type LoraRank = Amount | null;

/** None, 0 and what is empty ask for none. `constraint` is the argument that excludes it. */
export function loraRank(args: LayerArguments, constraint: string): LoraRank {
  if (args.truth("lora_rank") === false) return null;
  const rank = args.integer("lora_rank");
  if (args.value(constraint) !== null && !(rank instanceof Unknown) && !(args.value(constraint) instanceof Unknown))
    throw new LayerError(
      invalidArgument,
      `${args.layer}: \`lora_rank\` can't be used together with \`${constraint}\`; leave one of them out.`,
      "lora_rank",
    );
  return rank;
}

/** The weights of the kernel's name and shape: frozen, where the two matrices stand for it. The matrices come last. */
export function adaptedKernel(name: string, shape: readonly Dim[], rank: LoraRank): Adapted {
  if (typeof rank === "number" && rank < 0)
    throw new LayerError(invalidArgument, `\`lora_rank\` must be a positive integer, not ${rank}.`, "lora_rank");
  if (rank === null) return { kernel: { name, shape, trainable: true }, matrices: [] };
  const matrix = (part: "a" | "b", dims: readonly Dim[]): Weight => ({
    name: `lora_${name}_${part}`,
    shape: dims,
    trainable: true,
    dtype: "float32",
  });
  // Where the rank is unknown, so is whether there are any matrices at all, and which weights are frozen.
  if (rank instanceof Unknown)
    return { kernel: { name, shape: [rank], trainable: false }, matrices: [matrix("a", [rank])] };
  const a = matrix("a", [...shape.slice(0, -1), rank]);
  const b = matrix("b", [rank, ...shape.slice(-1)]);
  return { kernel: { name, shape, trainable: false }, matrices: [a, b] };
}

export interface Adapted {
  readonly kernel: Weight;
  readonly matrices: readonly Weight[];
}

/** At each call the matrices are multiplied, and their product scaled and added to the kernel. */
export function adaptationCost(shape: readonly Dim[], rank: LoraRank): Cost {
  if (rank === null) return cost(0);
  const values = amountOf(shape);
  return cost(mul(rank, values), mul(2, values));
}

export const addCosts = (a: Cost, b: Cost): Cost => ({ macs: sum([a.macs, b.macs]), flops: sum([a.flops, b.flops]) });

/**
 * What hovers read out of a layer's facts: its arguments as numbers, its axes, the sizes of its elements.
 *
 *     Conv2D(32, (3, 3), strides=2)   integers(use, "kernel_size") = [3, 3], integers(use, "strides") = [2]
 */
import type { DimFact, LayerUse, ShapeFact, ShapesFact } from "../../model/facts.js";
import { allShapes } from "../text.js";

/** As Python writes it, whatever the program's language; undefined where there is no such argument or its value is unknown. */
export function argumentValue(use: LayerUse, name: string): string | undefined {
  const value = use.arguments.find((argument) => argument.name === name)?.value;
  return value === "?" ? undefined : value;
}

/** `(3, 3)` is [3, 3] and `3` is [3]; undefined where a part is no integer. */
export function integers(use: LayerUse, name: string): readonly number[] | undefined {
  const value = argumentValue(use, name);
  if (value === undefined || !/^[([]?\s*-?\d+(\s*,\s*-?\d+)*\s*,?\s*[)\]]?$/.test(value)) return undefined;
  return value.match(/-?\d+/g)!.map(Number);
}

/** The same for a window over `n` axes, one integer standing for all of them. */
export function windowSizes(use: LayerUse, name: string, n: number): readonly number[] | undefined {
  const sizes = integers(use, name);
  return sizes?.length === 1 ? Array<number>(n).fill(sizes[0]!) : sizes;
}

export function channelsFirst(use: LayerUse): boolean {
  const given = argumentValue(use, "data_format");
  if (given !== undefined && given !== "None") return /channels_?first/i.test(given);
  return use.assuming.some(({ what, value }) => what.includes("image_data_format") && value.includes("channels_first"));
}

/** The window that slides over an image: of a convolution or a pooling. */
export function windowOf(use: LayerUse): readonly [number, number] | undefined {
  const sizes = windowSizes(use, "kernel_size", 2) ?? windowSizes(use, "pool_size", 2);
  return sizes?.length === 2 ? [sizes[0]!, sizes[1]!] : undefined;
}

/** The first tensor that goes in, and that comes out, when the layer is applied for the first time. */
export function firstInput(use: LayerUse): ShapeFact | undefined {
  return use.applications[0] && allShapes(use.applications[0].inputs)[0];
}
export function firstOutput(use: LayerUse): ShapeFact | undefined {
  return use.applications[0] && allShapes(use.applications[0].output)[0];
}

/** The axes that a window slides over. */
export function spatial(shape: ShapeFact | undefined, first: boolean): readonly DimFact[] | undefined {
  if (shape === undefined || shape === "?" || shape.length < 3) return undefined;
  return first ? shape.slice(2) : shape.slice(1, -1);
}

export function channels(shape: ShapeFact | undefined, first: boolean): DimFact | undefined {
  if (shape === undefined || shape === "?" || shape.length < 2) return undefined;
  return first ? shape[1] : shape[shape.length - 1];
}

/** Numbers in one example of all tensors; undefined where an axis besides the batch is no integer. */
export function elementsOf(value: ShapesFact): number | undefined {
  let total = 0;
  for (const shape of allShapes(value)) {
    if (shape === "?") return undefined;
    let product = 1;
    for (const dim of shape.slice(1)) {
      if (typeof dim !== "number") return undefined;
      product *= dim;
    }
    total += product;
  }
  return total;
}

const BYTES: ReadonlyMap<string, number> = new Map([
  ["float64", 8],
  ["int64", 8],
  ["uint64", 8],
  ["complex64", 8],
  ["complex128", 16],
  ["float32", 4],
  ["int32", 4],
  ["uint32", 4],
  ["float16", 2],
  ["bfloat16", 2],
  ["int16", 2],
  ["uint16", 2],
  ["int8", 1],
  ["uint8", 1],
  ["bool", 1],
]);

/** Bytes of one element; undefined for strings and unknown types. */
export function dtypeBytes(dtype: string | undefined): number | undefined {
  return dtype === undefined ? undefined : BYTES.get(dtype);
}

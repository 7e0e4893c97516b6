/**
 * Arguments of windows that slide: convolutions and poolings.
 *
 *     padding="valid"   no border is added, so the window stays inside: 28×28 → 26×26
 */
import type { LayerUse } from "../../../model/facts.js";
import { count, product } from "../../text.js";
import { channels, channelsFirst, firstInput, firstOutput, integers, spatial, windowSizes } from "../use-values.js";
import type { Explainers } from "./explain.js";

export const windowExplainers: Explainers = {
  kernel_size: (use) => {
    const size = sizesOf(use, "kernel_size");
    if (!size) return undefined;
    const kernel = use.weights.find(({ name }) => /kernel$/.test(name));
    const weights =
      typeof kernel?.count === "number"
        ? `; its ${kernelName(kernel.name)} has ${product(kernel.shape)} = ${count(kernel.count)} weights`
        : "";
    const onePoint = size.every((n) => n === 1);
    const what = onePoint
      ? "a window of one point: it mixes channels and sees no neighbours"
      : `a window of ${product(size)}`;
    return `${what}${over(use)}${weights}.`;
  },
  pool_size: (use) => {
    const size = sizesOf(use, "pool_size");
    if (!size) return undefined;
    const kept = use.layer.startsWith("Max") ? "the largest value" : "the mean";
    return `of each window of ${product(size)}, ${kept} remains${over(use)}.`;
  },
  strides: (use, value) => {
    if (value === "None") return `the window moves by its own size${over(use)}.`;
    const sizes = sizesOf(use, "strides");
    if (!sizes) return undefined;
    const transposed = use.layer.includes("Transpose");
    if (transposed) return `each step in the input is ${product(sizes)} in the output${over(use)}.`;
    if (sizes.every((n) => n === 1)) return `the window moves by one: no position is left out${over(use)}.`;
    return `the window moves by ${product(sizes)}${over(use)}.`;
  },
  padding: (use, value) => paddingSentence(use, value.replace(/['"]/g, "").toLowerCase()),
  dilation_rate: (use) => {
    const rates = sizesOf(use, "dilation_rate");
    const sizes = sizesOf(use, "kernel_size");
    if (!rates || !sizes || rates.length !== sizes.length) return undefined;
    if (rates.every((n) => n === 1)) return "the window's points lie side by side.";
    const reach = sizes.map((n, i) => (n - 1) * rates[i]! + 1);
    return `the window's ${product(sizes)} points lie ${product(rates)} apart: it reaches over ${product(reach)} with the same number of weights${over(use)}.`;
  },
  groups: (use) => {
    const groups = integers(use, "groups")?.[0];
    const into = channels(firstInput(use), channelsFirst(use));
    // Keras 2 takes a 0, with which nothing can be said.
    if (!groups || typeof into !== "number") return undefined;
    if (groups === 1) return `every filter sees all ${count(into)} channels.`;
    return `the ${count(into)} channels fall into ${groups} groups of ${into / groups}; a filter sees one group, so the kernel has 1/${groups} of the weights.`;
  },
  depth_multiplier: (use) => {
    const times = integers(use, "depth_multiplier")?.[0];
    const into = channels(firstInput(use), channelsFirst(use));
    if (times === undefined || typeof into !== "number") return undefined;
    return `each of the ${count(into)} channels is filtered ${times === 1 ? "once" : `${times} times`}: ${count(into * times)} channels come out of the depthwise step.`;
  },
  output_padding: (use, value) =>
    value === "None"
      ? "the output's size is what strides and padding give."
      : `the output is ${product(sizesOf(use, "output_padding") ?? [])} larger than without it${over(use)}.`,
};

function paddingSentence(use: LayerUse, padding: string): string | undefined {
  const transposed = use.layer.includes("Transpose");
  if (padding === "valid")
    return transposed
      ? `the output keeps its border${over(use)}.`
      : `no border is added, so the window stays inside${over(use)}.`;
  if (padding === "causal") return `zeros are added before the first step only: no step sees a later one${over(use)}.`;
  if (padding !== "same") return undefined;
  if (transposed) return `the output is the input times the strides${over(use)}.`;
  const strided = (sizesOf(use, "strides") ?? [1]).some((n) => n > 1) || argumentIsNone(use, "strides");
  const border = use.layer.includes("Pool") ? "a border that doesn't count" : "a border of zeros";
  return strided
    ? `${border} is added, so the output is the input divided by the strides, rounded up${over(use)}.`
    : `${border} is added, so the size stays${over(use)}.`;
}

const argumentIsNone = (use: LayerUse, name: string): boolean =>
  use.arguments.some((argument) => argument.name === name && argument.value === "None");

const kernelName = (name: string): string => name.split("/").pop()!.replace("_", " ");

/** One size for each axis that the window slides over. */
function sizesOf(use: LayerUse, name: string): readonly number[] | undefined {
  return windowSizes(use, name, axesOf(use.layer));
}

function axesOf(layer: string): number {
  return Number(/([123])D/.exec(layer)?.[1] ?? 2);
}

/** `: 28×28 → 26×26`, where the sizes are known. */
export function over(use: LayerUse): string {
  const first = channelsFirst(use);
  const [from, to] = [spatial(firstInput(use), first), spatial(firstOutput(use), first)];
  return from && to ? `: ${product(from, use.language)} → ${product(to, use.language)}` : "";
}

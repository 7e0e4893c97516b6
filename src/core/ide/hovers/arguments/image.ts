/**
 * Arguments that change a shape without weights: borders, sizes, axes, targets.
 *
 *     Reshape((7, 7, 64))      3,136 numbers in another order: (None, 3136) → (None, 7, 7, 64)
 */
import type { LayerUse } from "../../../model/facts.js";
import { product, shape, shapes } from "../../text.js";
import { firstInput, firstOutput, integers } from "../use-values.js";
import { over } from "./window.js";
import type { Explainers } from "./explain.js";

export const imageExplainers: Explainers = {
  size: (use) => {
    const sizes = integers(use, "size");
    if (!sizes || !use.layer.startsWith("UpSampling")) return undefined;
    return `the size is multiplied by ${product(sizes)}${over(use)}.`;
  },
  cropping: (use) => `what lies at the border is cut off${over(use)}.`,
  target_shape: (use) => becomes(use, "the same numbers in another shape"),
  dims: (use) => becomes(use, "the axes in another order"),
  height: (use) => becomes(use, "the picture's new height"),
  width: (use) => becomes(use, "the picture's new width"),
  axis: (use, value) => axisSentence(use, value),
  data_format: (use, value) => {
    const input = firstInput(use);
    const example = input === undefined ? "" : `: ${shape(input, use.language)}`;
    if (value === "None")
      return `${use.language === "python" ? "the setting in keras.json" : "the library's default"} holds${example}.`;
    return /first/i.test(value)
      ? `the channels are the axis after the batch${example}.`
      : `the channels are the last axis${example}.`;
  },
  interpolation: (_use, value) =>
    `new points are found by ${value.replace(/['"]/g, "")} interpolation; the shape stays.`,
  keepdims: (use, value) =>
    value === "True" ? becomes(use, "the reduced axes stay, with size 1") : becomes(use, "the reduced axes go away"),
};

function becomes(use: LayerUse, what: string): string {
  const [from, to] = [firstInput(use), firstOutput(use)];
  return from && to ? `${what}: ${shape(from, use.language)} → ${shape(to, use.language)}.` : `${what}.`;
}

function axisSentence(use: LayerUse, value: string): string | undefined {
  const application = use.applications[0];
  if (!application) return undefined;
  if (use.layer === "Concatenate")
    return `joined along axis ${value}: ${shapes(application.inputs, use.language)} → ${shapes(application.output, use.language)}.`;
  const input = firstInput(use);
  const at = Number(value);
  if (!input || input === "?" || !Number.isInteger(at)) return undefined;
  const size = input[at < 0 ? input.length + at : at];
  if (size === undefined) return undefined;
  const which = `axis ${value} of ${shape(input, use.language)}`;
  if (/Normalization/.test(use.layer))
    return `${which}: ${String(size)} channels are normalised, each on its own scale.`;
  return `${which}, which has ${size === null ? "a size known only when it runs" : `size ${String(size)}`}.`;
}

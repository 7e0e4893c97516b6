/** `MaxNumBoundingBoxes(10)`: the boxes of each image padded or cut to 10; whatever else comes in stays as it is. */
import { Float, Unknown, type Dim } from "../../../../dims/dim.js";
import type { Nest, TensorSpec } from "../../../../dims/tensor.js";
import { invalidArgument } from "../../../../problems/invalid-argument.js";
import { integerValue } from "../../../argument.js";
import type { LayerArguments } from "../../../arguments.js";
import { defineLayer, LayerError } from "../../../entry.js";
import { BASE_IMAGE_KEYWORDS, checkBaseArguments } from "./image-arguments.js";
import { isTensorSpec, mapTensors, sameShapes } from "../../../inputs.js";

const NAME = "MaxNumBoundingBoxes";

export const maxNumBoundingBoxes = defineLayer({
  name: NAME,
  signature: "max_number, fill_value=-1, **kwargs",
  call: "data, training=True",
  positionalValues: true,
  isDataLayer: true,
  extraKeywords: BASE_IMAGE_KEYWORDS,
  configure: (args) => {
    checkBaseArguments(args, "taken");
    wholeNumber(args, "fill_value");
    return { boxes: wholeNumber(args, "max_number") };
  },
  output: ({ boxes }, call) => {
    const data = sameShapes(call);
    if (isTensorSpec(data) || Array.isArray(data) || !("bounding_boxes" in data)) return data;
    if (typeof boxes === "number" && boxes < 0)
      throw new LayerError(
        invalidArgument,
        `${NAME}: \`max_number\` must not be negative, as ${boxes} is.`,
        "max_number",
      );
    return { ...data, bounding_boxes: withBoxes(data["bounding_boxes"]!, boxes) };
  },
});

/** What Python's int() makes of the argument. */
function wholeNumber(args: LayerArguments, name: string): Dim {
  const value = args.value(name);
  if (value instanceof Float && Number.isFinite(value.value)) return Math.trunc(value.value);
  if (typeof value === "string" && /^\s*[-+]?\d+\s*$/.test(value)) return Number(value);
  return integerValue(value) ?? args.refuse(name, "an integer");
}

/** Boxes and labels have one row for each box, after the batch axis. */
function withBoxes(tensors: Nest<TensorSpec>, boxes: Dim): Nest<TensorSpec> {
  return mapTensors(tensors, ({ shape, dtype }) => ({
    shape: shape instanceof Unknown ? shape : shape.map((dim, axis) => (axis === 1 ? boxes : dim)),
    dtype,
  }));
}

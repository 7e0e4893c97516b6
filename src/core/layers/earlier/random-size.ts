/** `RandomHeight(0.2)` of Keras 2: (None, 64, 64, 3) -> (None, None, 64, 3). */
import { isRanked, showShape } from "../../dims/dim.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { defineLayer, LayerError, type LayerEntry } from "../entry.js";
import { single } from "../inputs.js";
import { KERAS_2_SIGNATURES } from "./keras-2.js";

/** `fromEnd`: where the axis stands that gets another size. */
function randomSize(name: string, fromEnd: number): LayerEntry {
  return defineLayer({
    name,
    signature: KERAS_2_SIGNATURES[name]!,
    call: "inputs, training=True",
    configure: () => ({}),
    output: (_config, call) => {
      const { shape } = single(call, name);
      if (!isRanked(shape)) return { shape, dtype: call.dtype };
      if (shape.length < 3 || shape.length > 4)
        throw new LayerError(
          incompatibleShape,
          `${name} takes an image or a batch of images, not ${showShape(shape)}.`,
        );
      return { shape: shape.map((dim, i) => (i === shape.length - fromEnd ? null : dim)), dtype: call.dtype };
    },
  });
}

export const randomHeight: LayerEntry = randomSize("RandomHeight", 3);
export const randomWidth: LayerEntry = randomSize("RandomWidth", 2);

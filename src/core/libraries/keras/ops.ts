/**
 * keras.ops: every function under its names.
 *
 *     keras.ops.mean, keras.ops.numpy.mean, keras.ops.image.resize, keras.ops.nn.relu
 */
import type { Natives } from "../native-helpers.js";
import { controlOps } from "./ops-control.js";
import { elementwiseOps } from "./ops-elementwise.js";
import { factOps } from "./ops-facts.js";
import { imageOps } from "./ops-image.js";
import { linalgOps } from "./ops-linalg.js";
import { nnOps } from "./ops-nn.js";
import { reducingOps } from "./ops-reduce.js";
import { shapeOps } from "./ops-shapes.js";

/** By the name after `keras.ops.`. */
export const ops: Natives = {
  ...elementwiseOps,
  ...reducingOps,
  ...shapeOps,
  ...linalgOps,
  ...nnOps,
  ...imageOps,
  ...controlOps,
  ...factOps,
};

export const opsNatives: Natives = Object.fromEntries(
  Object.entries(ops).map(([name, make]) => [`keras.ops.${name}`, make]),
);

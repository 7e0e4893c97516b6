/**
 * keras.ops: every function under its names.
 *
 *     keras.ops.mean, keras.ops.numpy.mean, keras.ops.image.resize, keras.ops.nn.relu
 */
import type { Natives } from "../../native-helpers.js";
import { controlOps } from "./control.js";
import { elementwiseOps } from "./elementwise.js";
import { factOps } from "./facts.js";
import { imageOps } from "./image.js";
import { linalgOps } from "./linalg.js";
import { nnOps } from "./nn.js";
import { reducingOps } from "./reduce.js";
import { shapeOps } from "./shapes.js";

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

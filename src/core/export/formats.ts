/**
 * The forms that a model can be written in, by the names that the command line has for them.
 *
 *     tfjs         model.json of `tf.loadLayersModel`
 *     keras-json   what `keras.models.model_from_json` reads
 */
import type { ModelTopology } from "../model/topology.js";
import type { Exported } from "./findings.js";
import { kerasJson } from "./keras-json.js";
import { tfjsArtifact } from "./tfjs.js";

export type Format = "tfjs" | "keras-json";

const WRITERS: Readonly<Record<Format, (model: ModelTopology) => Exported>> = {
  tfjs: tfjsArtifact,
  "keras-json": kerasJson,
};

export const exportModel = (model: ModelTopology, format: Format): Exported => WRITERS[format](model);

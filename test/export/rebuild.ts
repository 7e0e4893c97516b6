/**
 * A model from its JSON by the real TensorFlow.js, and its layers as rows that can be held against the analysis'.
 *
 *     conv2d Conv2D [null, 26, 26, 32] 320
 *
 * Initial values are all zero: drawing those of a hundred million weights would take minutes and tell nothing.
 */
import * as tf from "@tensorflow/tfjs";
import type { Json, JsonObject } from "../../src/core/export/findings.js";
import type { ModelFact } from "../../src/core/model/facts.js";

export async function rebuild(artifact: JsonObject): Promise<tf.LayersModel> {
  const topology = withZeros(artifact["modelTopology"]!) as object;
  return tf.models.modelFromJSON(topology as Parameters<typeof tf.models.modelFromJSON>[0]);
}

function withZeros(json: Json): Json {
  if (Array.isArray(json)) return (json as readonly Json[]).map(withZeros);
  if (typeof json !== "object" || json === null) return json;
  const entries = Object.entries(json as JsonObject).map(([key, value]) => {
    const isInitializer = key.endsWith("_initializer") && value !== null;
    return [key, isInitializer ? { class_name: "Zeros", config: {} } : withZeros(value ?? null)] as const;
  });
  return Object.fromEntries(entries);
}

/** Shapes that the analysis leaves open are left open here too. */
export function rebuiltRows(model: tf.LayersModel, { layers }: ModelFact): readonly string[] {
  return model.layers
    .map((layer) => {
      const told = layers.find(({ name }) => name === layer.name);
      const isOpen = told !== undefined && JSON.stringify(told.output).includes('"?"');
      const name = layer.name.includes("_unnamed_") ? "?" : layer.name;
      return row(name, layer.getClassName(), isOpen ? told.output : shapesOf(layer), layer.countParams());
    })
    .sort();
}

/** A model that is built anew has masks of its own, which TensorFlow.js doesn't list. */
export const predictedRows = ({ layers }: ModelFact): readonly string[] =>
  layers
    .filter(({ isOfMask }) => !isOfMask)
    .map(({ name = "?", layer, output, params }) => row(name, layer, output, params))
    .sort();

const row = (name: string, layer: string, output: unknown, params: unknown): string =>
  `${name} ${layer} ${JSON.stringify(output)} ${String(params)}`;

/** Of a model's last call: TensorFlow.js tells one shape as a list of one where the model was given a mask. */
function shapesOf({ inboundNodes }: tf.layers.Layer): unknown {
  const outputShapes: unknown = inboundNodes.at(-1)?.outputShapes;
  if (!Array.isArray(outputShapes) || !Array.isArray(outputShapes[0])) return outputShapes;
  return outputShapes.length === 1 ? outputShapes[0] : { list: outputShapes };
}

export function trainableOf(model: tf.LayersModel): number {
  const weights = model.layers.flatMap((layer) => layer.trainableWeights);
  return weights.reduce((sum, { shape }) => sum + shape.reduce((size: number, dim) => size * dim!, 1), 0);
}

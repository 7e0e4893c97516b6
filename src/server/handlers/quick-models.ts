/**
 * lamella/quickModels: the models of a file as TensorFlow.js builds them, or why it can't.
 *
 *     sequential  1,199,882 params  { class_name: "Sequential", config: {…} }
 *     autoencoder                   "lambda (Lambda): TensorFlow.js has no such layer"
 */
import type { JsonObject } from "../../core/export/findings.js";
import { exportModel } from "../../core/export/formats.js";
import { modelParams } from "../../core/ide/model-text.js";
import { predictedModel } from "../../core/ide/predicted.js";
import type { ModelFact } from "../../core/model/facts.js";
import type { ModelTopology, NoTopology } from "../../core/model/topology.js";
import type { QuickModel } from "../../contract/protocol.js";
import { onRequest, type ServerContext } from "../server-context.js";

export function registerQuickModels({ connection, analyses }: ServerContext): void {
  onRequest(connection, "lamella/quickModels", async ({ uri }, token) => {
    const snapshot = await analyses.of(uri, token);
    if (snapshot === undefined) return [];
    const { models, topologies = [] } = analyses.withTopologies(snapshot).facts;
    return models.flatMap((model) => {
      const topology = topologies.find(({ id }) => id === model.id);
      return topology === undefined ? [] : [quickModel(model, topology)];
    });
  });
}

function quickModel(model: ModelFact, topology: ModelTopology | NoTopology): QuickModel {
  const { id, name } = topology;
  const told = { id, name, detail: modelParams(model), predicted: predictedModel(model) };
  if ("because" in topology) return { ...told, because: [topology.because] };
  const exported = exportModel(topology, "tfjs");
  if ("because" in exported) return { ...told, because: exported.because };
  const { model_config: built } = exported.json["modelTopology"] as JsonObject;
  const assumed = topology.assuming.map((assumption) => `It is trained for ${assumption}.`);
  return {
    ...told,
    topology: built as unknown as NonNullable<QuickModel["topology"]>,
    notes: [...exported.notes, ...assumed],
  };
}

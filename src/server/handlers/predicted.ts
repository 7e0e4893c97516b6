/**
 * lamella/predicted: what was read of the models that a run of this file builds.
 *
 *     { name: "sequential", kind: "Sequential", params: { total: 1199882, … } }
 */
import { predictedModels } from "../../core/ide/predicted.js";
import { onRequest, type ServerContext } from "../server-context.js";

export function registerPredicted({ connection, analyses }: ServerContext): void {
  onRequest(connection, "lamella/predicted", async ({ uri }, token) => {
    const snapshot = await analyses.of(uri, token);
    return snapshot === undefined ? [] : predictedModels(snapshot.analysis.facts);
  });
}

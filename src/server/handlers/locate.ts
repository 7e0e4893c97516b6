/**
 * lamella/locate: where a place that a summary names is in the editor.
 *
 *     { file: "", start: 120, end: 140 }   ──▶   file:///model.py 6:4–6:24
 */
import { locate } from "../locate.js";
import { onRequest, type ServerContext } from "../server-context.js";

export function registerLocate(context: ServerContext): void {
  onRequest(context.connection, "lamella/locate", async ({ uri, place }, token) => {
    const snapshot = await context.analyses.of(uri, token);
    return (snapshot && locate(place, snapshot, context.world)) ?? null;
  });
}

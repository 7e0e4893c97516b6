/**
 * "Lamella: Summarize Model as Text": what `model.summary()` would print, in a read-only document.
 */
import { pickModel } from "../model-pick.js";
import type { ServerController } from "../server-controller.js";
import type { TextSummaries } from "../text-summaries.js";

export async function summarizeModelAsText(
  server: ServerController,
  texts: TextSummaries,
  given: readonly unknown[],
): Promise<void> {
  const model = await pickModel(server, given);
  if (model !== undefined) await texts.show(model);
}

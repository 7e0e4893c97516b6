/**
 * "Lamella: Summarize Model": the model's table and graph beside the editor.
 */
import { pickModel } from "../model-pick.js";
import type { ServerController } from "../server-controller.js";
import type { SummaryPanels } from "../summary-panels.js";

export async function summarizeModel(
  server: ServerController,
  panels: SummaryPanels,
  given: readonly unknown[],
): Promise<void> {
  const model = await pickModel(server, given);
  if (model !== undefined) await panels.show(model);
}

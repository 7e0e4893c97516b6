/**
 * "Train both and compare": how the user wants it, and what became of it.
 *
 *     RegularConv 206,666 params · BothConv 109,802 params · SeparableConv 85,546 params
 *     One seed    3 runs
 */
import { Uri, window } from "vscode";
import type { ServerRequests } from "../../contract/protocol.js";
import { startComparing } from "../../training/start-comparing.js";
import type { RunOrder } from "../../training/start.js";
import { RunFolder, workspaceOf } from "../../training/run-folder.js";
import { folderOf, type TrainingNeeds } from "./start-training.js";

/** How the user wants it; undefined where there is nothing to compare, which is said, or they leave the list. */
export async function pickSeeds(script: Uri, { server }: TrainingNeeds): Promise<number | undefined> {
  const found = await server.request("lamella/variants", { uri: script.toString() });
  if ("problem" in found) {
    void window.showInformationMessage(`Lamella: ${found.problem}`);
    return undefined;
  }
  const choice = await window.showQuickPick(choices(found), {
    title: found.variants.map(({ name, detail }) => `${name} ${detail}`).join(" · "),
    placeHolder: found.notes.join(" ") || "Each seed trains every form once, one after another",
  });
  return choice?.seeds;
}

function choices({
  variants,
}: ServerRequests["lamella/variants"]["result"] & { readonly variants: readonly unknown[] }) {
  return [1, 3, 5].map((seeds) => ({
    label: seeds === 1 ? "One seed" : `${seeds} seeds`,
    description: `${seeds * variants.length} runs`,
    detail: seeds === 1 ? "Quick, but small differences may be chance" : "With mean and spread over the seeds",
    seeds,
  }));
}

/** The id of the comparison, of which the runs will tell; what goes wrong later is said. */
export function startComparison(
  order: RunOrder,
  seeds: number,
  { context }: TrainingNeeds,
  quick?: readonly string[],
): string {
  const folder = new RunFolder(folderOf(Uri.file(order.script)) ?? workspaceOf(order.script));
  const installation = { dist: context.asAbsolutePath("dist") };
  return startComparing({ order, seeds, ...(quick && { quick }) }, folder, installation, (why) => {
    void window.showErrorMessage(`Lamella: nothing was compared. ${why}`);
  });
}

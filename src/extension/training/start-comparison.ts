/**
 * "Train both and compare": the three forms of a model, one after another, by a process that goes on without the window.
 *
 *     node dist/cli.js compare /home/me/mnist.py --seeds 3 --id 20261128-081500-mnist …
 */
import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Uri, window } from "vscode";
import type { ServerRequests } from "../../contract/protocol.js";
import type { RunOrder } from "../../training/start.js";
import { RunFolder, workspaceOf } from "../../training/run-folder.js";
import { folderOf, type TrainingNeeds } from "./start-training.js";

/** What it said before it ended badly. */
const LAST_WORDS = 500;

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
export function startComparison(order: RunOrder, seeds: number, { context }: TrainingNeeds): string {
  const folder = new RunFolder(folderOf(Uri.file(order.script)) ?? workspaceOf(order.script));
  folder.create();
  const id = folder.newId(order.script, new Date());
  const place = folder.comparisonOf(id);
  mkdirSync(place, { recursive: true });
  const said = join(place, "output.txt");
  const output = openSync(said, "w");
  const options = [
    "--python",
    order.interpreter,
    "--device",
    String(order.device),
    "--seeds",
    String(seeds),
    "--id",
    id,
  ];
  const words = [context.asAbsolutePath(join("dist", "cli.js")), "compare", order.script, ...options];
  const comparison = spawn(process.execPath, [...words, "--", ...order.arguments], {
    cwd: order.cwd,
    detached: true,
    stdio: ["ignore", output, output],
    windowsHide: true,
    env: { ...process.env, ...order.environment, ELECTRON_RUN_AS_NODE: "1" },
  });
  closeSync(output);
  comparison.once("error", (error) => void window.showErrorMessage(`Lamella: nothing was compared: ${error.message}`));
  comparison.once("exit", (code) => {
    if (code === 0) return;
    const words = readFileSync(said, "utf8").trim().slice(-LAST_WORDS);
    void window.showErrorMessage(`Lamella: nothing was compared. ${words}`);
  });
  comparison.unref();
  return id;
}

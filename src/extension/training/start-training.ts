/**
 * From "Train" to a run: the script as it stands in the editor, its interpreter, a device, and what was read of its models.
 *
 *     mnist.py, unsaved   ──▶   saved; /usr/bin/python3 -u /home/me/mnist.py; terminal and page open
 */
import { dirname } from "node:path";
import { commands, Uri, window, workspace, type ExtensionContext } from "vscode";
import { listGpus } from "../../training/gpus.js";
import { asModule } from "../../training/module.js";
import { RunFolder, workspaceOf } from "../../training/run-folder.js";
import { isNotebook } from "../../training/script-kind.js";
import { startRun, type RunOrder, type StartedRun } from "../../training/start.js";
import type { ServerController } from "../server-controller.js";
import { interpreterFor } from "./interpreters.js";
import type { RunOptionsStore } from "./run-options.js";

export interface TrainingNeeds {
  readonly context: ExtensionContext;
  readonly server: ServerController;
  readonly options: RunOptionsStore;
}

/** What would be run. Undefined where it can't be, and why was said. */
export async function orderFor(script: Uri, needs: TrainingNeeds): Promise<RunOrder | undefined> {
  if (!(await isReadyToRun(script))) return undefined;
  const interpreter = await interpreterFor(script);
  if ("problem" in interpreter) {
    void window.showErrorMessage(`Lamella: ${interpreter.problem}`);
    return undefined;
  }
  const { arguments: words, environment, device } = needs.options.of(script);
  const gpus = await listGpus();
  const isListed = typeof device !== "number" || gpus.some(({ index }) => index === device);
  return {
    script: script.fsPath,
    interpreter: interpreter.path,
    ...(interpreter.options === undefined ? {} : { interpreterOptions: interpreter.options }),
    arguments: words,
    environment,
    cwd: workingDirectory(script),
    ...asModule(script.fsPath),
    gpus,
    device: (isListed ? device : undefined) ?? (gpus.length === 0 ? "cpu" : "all"),
    predicted: await needs.server.request("lamella/predicted", { uri: script.toString() }),
  };
}

/** The workspace is trusted, and the disk has what the editor shows; what isn't so is said. */
export async function isReadyToRun(script: Uri): Promise<boolean> {
  return (await mayRun()) && (await isSaved(script));
}

/** Undefined where it couldn't be started, and why was said. */
export async function start(order: RunOrder, { context }: TrainingNeeds): Promise<StartedRun | undefined> {
  const folder = new RunFolder(folderOf(Uri.file(order.script)) ?? workspaceOf(order.script));
  try {
    return await startRun(order, folder, { dist: context.asAbsolutePath("dist") });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(`Lamella: the run can't be recorded in ${folder.path}: ${reason}`);
    return undefined;
  }
}

/** Analysis reads; training runs the code. */
async function mayRun(): Promise<boolean> {
  if (workspace.isTrusted) return true;
  const manage = "Manage Workspace Trust";
  const message = "Lamella: training runs this workspace's code, and the workspace is not trusted.";
  if ((await window.showWarningMessage(message, manage)) === manage) {
    await commands.executeCommand("workbench.trust.manage");
  }
  return false;
}

/** What is run is the file; it is saved first, as VS Code's own "Run Python File" does. */
async function isSaved(script: Uri): Promise<boolean> {
  const document =
    workspace.notebookDocuments.find(({ uri }) => uri.toString() === script.toString()) ??
    workspace.textDocuments.find(({ uri }) => uri.toString() === script.toString());
  if (script.scheme !== "file") {
    void window.showErrorMessage("Lamella: only a file on this machine's disk can be trained. Save it there first.");
    return false;
  }
  if (document?.isDirty !== true || (await document.save())) return true;
  void window.showErrorMessage("Lamella: the file could not be saved, and what is on the disk is not what you see.");
  return false;
}

/** A script starts where VS Code's terminals do, a notebook in its own folder, as Jupyter has it. */
function workingDirectory(script: Uri): string {
  return isNotebook(script.fsPath) ? dirname(script.fsPath) : (folderOf(script) ?? dirname(script.fsPath));
}

export function folderOf(script: Uri): string | undefined {
  return workspace.getWorkspaceFolder(script)?.uri.fsPath;
}

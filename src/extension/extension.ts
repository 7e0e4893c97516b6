/**
 * The extension where VS Code runs extensions in a process.
 *
 *     a Python or JavaScript file is opened   ──▶   activate; the client is loaded once a file mentions a library
 */
import type { ExtensionContext } from "vscode";
import { activateLamella } from "./lamella.js";
import { activateTraining } from "./training/training.js";
import type { ServerController } from "./server-controller.js";

let server: ServerController | undefined;

export function activate(context: ExtensionContext): void {
  server = activateLamella(context, async (output) => {
    const { nodeClient } = await import("./node-client.js");
    return nodeClient(context, output);
  });
  activateTraining(context, server);
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}

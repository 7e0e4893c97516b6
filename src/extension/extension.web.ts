/**
 * The extension where VS Code runs in a browser.
 *
 *     a Python or JavaScript file is opened   ──▶   activate; the client is loaded once a file mentions a library
 */
import type { ExtensionContext } from "vscode";
import { activateLamella } from "./lamella.js";
import type { ServerController } from "./server-controller.js";

let server: ServerController | undefined;

export function activate(context: ExtensionContext): void {
  server = activateLamella(context, async (output) => {
    const { workerClient } = await import("./worker-client.js");
    return workerClient(context, output);
  });
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}

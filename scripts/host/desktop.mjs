/**
 * The desktop VS Code of this machine, where there is one that can show a window.
 *
 *     code --new-window --extensionDevelopmentPath=/…/lamella /…/examples /…/examples/model.py
 */
import { spawn } from "node:child_process";
import { commandOnPath } from "./path.mjs";

/**
 * The `code` command, or why none can be used, in words that end a sentence.
 *
 * @returns {{ command: string, obstacle?: undefined } | { command?: undefined, obstacle: string }}
 */
export function findDesktop() {
  const command = commandOnPath("code");
  if (command === undefined) return { obstacle: "there is no `code` on the PATH" };
  if (!canShowWindows()) return { obstacle: "this machine has no display" };
  // In a terminal of a remote window, `code` talks to that window's server and can't load an extension from a folder.
  if (process.env.VSCODE_IPC_HOOK_CLI !== undefined) return { obstacle: "this terminal belongs to a remote window" };
  return { command };
}

export function canShowWindows() {
  if (process.platform !== "linux") return true;
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

/**
 * Opens a window of its own with an extension under development; resolves once VS Code has taken over.
 *
 * @param {string} command
 * @param {{ extension: string, folder: string, file?: string }} what absolute paths
 * @returns {Promise<void>}
 */
export function openDesktop(command, { extension, folder, file }) {
  const args = ["--new-window", `--extensionDevelopmentPath=${extension}`, folder];
  if (file !== undefined) args.push(file);
  // Windows' code.cmd runs only in a shell, which splits what isn't quoted.
  const isWindows = process.platform === "win32";
  const child = isWindows
    ? spawn(quoted(command), args.map(quoted), { stdio: "inherit", shell: true })
    : spawn(command, args, { stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ended with ${code ?? signal}`));
    });
  });
}

/** @param {string} text */
function quoted(text) {
  return `"${text}"`;
}

/**
 * A server in a process of its own, asked over the same channel and started with the same flags as in VS Code.
 *
 *     const server = await startServer("dist/server.js", { python })
 *     server.open(file); server.lenses(uri); server.memory(); server.stop()
 */
import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const { createProtocolConnection, IPCMessageReader, IPCMessageWriter } = createRequire(import.meta.url)(
  "vscode-languageserver/node",
);

/** `start` are the milliseconds until it is initialized. */
export async function startServer(module, { flags = [], settings = null } = {}) {
  const starting = performance.now();
  const child = fork(module, ["--node-ipc"], { silent: true, execArgv: flags });
  const editor = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  answerAsAnEditor(editor, settings);
  editor.listen();
  const capabilities = { workspace: { configuration: true } };
  await editor.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities });
  await editor.sendNotification("initialized", {});
  const start = performance.now() - starting;

  let version = 1;
  return {
    start,
    /** The document's URI and its text. */
    async open(file) {
      const uri = pathToFileURL(file).href;
      const text = readFileSync(file, "utf8");
      const textDocument = { uri, languageId: languageOf(file), version, text };
      await editor.sendNotification("textDocument/didOpen", { textDocument });
      return { uri, text };
    },
    insert(uri, position, text) {
      version += 1;
      const contentChanges = [{ range: { start: position, end: position }, text }];
      return editor.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
    },
    lenses: (uri) => editor.sendRequest("textDocument/codeLens", { textDocument: { uri } }),
    /** What `model.summary()` would print of the document's first model. */
    async summary(uri) {
      const { text } = await editor.sendRequest("lamella/textSummary", { uri, choice: { by: "id", id: 0 } });
      return text;
    },
    /** Resident megabytes; `undefined` where the system doesn't tell. */
    memory: () => residentMegabytes(child.pid),
    async stop() {
      await editor.sendRequest("shutdown");
      await editor.sendNotification("exit");
      if (child.exitCode === null) await once(child, "exit");
      editor.dispose();
    },
  };
}

export const languageOf = (file) => (file.endsWith(".py") ? "python" : "typescript");

/** There are no files that only the editor can read. */
function answerAsAnEditor(editor, settings) {
  editor.onRequest((method, params) => {
    if (method === "workspace/configuration") return params.items.map(() => settings);
    return null;
  });
  editor.onNotification(() => {});
}

function residentMegabytes(pid) {
  if (process.platform === "win32") return undefined;
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024;
}

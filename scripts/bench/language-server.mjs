/**
 * What an editor waits for, asked of the server over the same channel that VS Code uses, beside a server that knows nothing.
 *
 *     start → initialized          trivial 120 ms   Lamella 150 ms
 *     opened → first lenses        trivial 2.1 ms   Lamella 31 ms
 *     edited → lenses              trivial 0.9 ms   Lamella 6 ms
 */
import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { against, median, printRow, repeat, spread } from "./times.mjs";

const { createProtocolConnection, IPCMessageReader, IPCMessageWriter } = createRequire(import.meta.url)(
  "vscode-languageserver/node",
);

const GOAL = 300;
/** TypeScript's own parser is loaded with the first file that it reads. */
const TYPESCRIPT_GOAL = 500;
const STARTS = 5;
const EDITS = 50;

/** `folder` is a place for what has to be built; `files` are Python or TypeScript. */
export async function benchServer(root, folder, files) {
  const servers = [
    ["trivial", trivialServer(root, folder)],
    ["Lamella", join(root, "dist/server.js")],
  ];
  for (const file of files) {
    console.log(`\nThe language server, ${basename(file)}`);
    for (const [name, module] of servers) {
      const sessions = await repeat(STARTS, () => session(module, file));
      const firsts = sessions.map(({ first }) => first);
      const edits = sessions.flatMap((each) => each.edits);
      printRow(`${name}: start → initialized`, spread(sessions.map(({ start }) => start)));
      const wanted = languageOf(file) === "python" ? GOAL : TYPESCRIPT_GOAL;
      const goal = name === "Lamella" ? `   ${against(wanted, median(firsts))}` : "";
      printRow(`${name}: opened → first lenses`, `${spread(firsts)}${goal}`);
      printRow(`${name}: edited → lenses`, spread(edits));
      printRow(`${name}: memory`, memoryText(sessions.map(({ memory }) => memory)));
    }
  }
}

/** Bundled as Lamella's server is, so that what is compared is the work. */
function trivialServer(root, folder) {
  const outfile = join(folder, "trivial-server.js");
  const entryPoints = [join(root, "scripts/bench/trivial-server.mjs")];
  buildSync({ entryPoints, outfile, bundle: true, platform: "node", format: "cjs" });
  return outfile;
}

/** From the start of a server to its end: one file is opened, read and edited. */
async function session(module, file) {
  const uri = pathToFileURL(file).href;
  const text = readFileSync(file, "utf8");
  const starting = performance.now();
  const child = fork(module, ["--node-ipc"], { silent: true });
  const editor = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  answerAsAnEditor(editor);
  editor.listen();
  const capabilities = { workspace: { configuration: true } };
  await editor.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities });
  await editor.sendNotification("initialized", {});
  const start = performance.now() - starting;

  const lenses = () => editor.sendRequest("textDocument/codeLens", { textDocument: { uri } });
  const opening = performance.now();
  const textDocument = { uri, languageId: languageOf(file), version: 1, text };
  await editor.sendNotification("textDocument/didOpen", { textDocument });
  const shown = await lenses();
  const first = performance.now() - opening;
  if (!Array.isArray(shown) || shown.length === 0) throw new Error(`${module}: no lenses for ${file}`);

  const lineCount = text.split("\n").length - 1;
  const edits = await repeat(EDITS, async (round) => {
    const position = { line: Math.floor(((round + 0.5) * lineCount) / EDITS), character: 0 };
    const editing = performance.now();
    await insert(editor, uri, position, "\n");
    await lenses();
    return performance.now() - editing;
  });
  const memory = residentMegabytes(child.pid);
  await editor.sendRequest("shutdown");
  await editor.sendNotification("exit");
  if (child.exitCode === null) await once(child, "exit");
  editor.dispose();
  return { start, first, edits, memory };
}

const languageOf = (file) => (file.endsWith(".py") ? "python" : "typescript");

let version = 1;

function insert(editor, uri, position, text) {
  version += 1;
  const contentChanges = [{ range: { start: position, end: position }, text }];
  return editor.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
}

/** No setting is changed, and there are no files that only the editor can read. */
function answerAsAnEditor(editor) {
  editor.onRequest((method, params) => {
    if (method === "workspace/configuration") return params.items.map(() => null);
    return null;
  });
  editor.onNotification(() => {});
}

function residentMegabytes(pid) {
  if (process.platform === "win32") return undefined;
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024;
}

function memoryText(megabytes) {
  return megabytes.includes(undefined) ? "not told by this system" : `${Math.round(median(megabytes))} MB`;
}

/**
 * What an editor waits for, asked of the server over the same channel that VS Code uses, beside a server that knows nothing.
 *
 *     start → initialized          trivial 120 ms   Lamella 150 ms
 *     opened → first lenses        trivial 2.1 ms   Lamella 31 ms
 *     edited → lenses              trivial 0.9 ms   Lamella 6 ms
 */
import { basename, join } from "node:path";
import { buildSync } from "esbuild";
import { languageOf, startServer } from "./server-process.mjs";
import { against, median, printRow, repeat, spread } from "./times.mjs";

const GOAL = 300;
/** TypeScript's own parser is loaded with the first file that it reads. */
const TYPESCRIPT_GOAL = 500;
const MEMORY_GOAL = 150;
const STARTS = 5;
const EDITS = 50;
/** `folder` is a place for what has to be built; `files` are Python or TypeScript. */
export async function benchServer(root, folder, files, flags) {
  const servers = [
    ["trivial", trivialServer(root, folder)],
    ["Lamella", join(root, "dist/server.js")],
  ];
  for (const file of files) {
    console.log(`\nThe language server, ${basename(file)}`);
    for (const [name, module] of servers) {
      const sessions = await repeat(STARTS, () => session(module, file, flags));
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

/** All of the programs opened in one server, one after the other, and none closed. */
export async function benchWholeSet(root, programs, flags, settings) {
  const server = await startServer(join(root, "dist/server.js"), { flags, settings });
  const opened = programs.filter((path) => !path.endsWith(".ipynb"));
  for (const program of opened) {
    const { uri } = await server.open(program);
    await server.lenses(uri);
  }
  const memory = server.memory();
  await server.stop();
  console.log(`\nThe language server with all ${opened.length} programs open`);
  const verdict = memory < MEMORY_GOAL ? "met" : "MISSED";
  const goal = memory === undefined ? "" : `   goal: under ${MEMORY_GOAL} MB, ${verdict}`;
  printRow("memory", `${memoryText([memory])}${goal}`);
}

/** Bundled as Lamella's server is, so that what is compared is the work. */
function trivialServer(root, folder) {
  const outfile = join(folder, "trivial-server.js");
  const entryPoints = [join(root, "scripts/bench/trivial-server.mjs")];
  buildSync({ entryPoints, outfile, bundle: true, platform: "node", format: "cjs" });
  return outfile;
}

/** From the start of a server to its end: one file is opened, read and edited. */
async function session(module, file, flags) {
  const server = await startServer(module, { flags });
  const opening = performance.now();
  const { uri, text } = await server.open(file);
  const shown = await server.lenses(uri);
  const first = performance.now() - opening;
  if (!Array.isArray(shown) || shown.length === 0) throw new Error(`${module}: no lenses for ${file}`);

  const lineCount = text.split("\n").length - 1;
  const edits = await repeat(EDITS, async (round) => {
    const position = { line: Math.floor(((round + 0.5) * lineCount) / EDITS), character: 0 };
    const editing = performance.now();
    await server.insert(uri, position, "\n");
    await server.lenses(uri);
    return performance.now() - editing;
  });
  const memory = server.memory();
  await server.stop();
  return { start: server.start, first, edits, memory };
}

function memoryText(megabytes) {
  return megabytes.includes(undefined) ? "not told by this system" : `${Math.round(median(megabytes))} MB`;
}

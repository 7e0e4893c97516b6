/**
 * The Node that runs a script, and what it needs to read TypeScript: the project's own runner, else Node itself.
 *
 *     train.js                                 ──▶   /usr/bin/node
 *     train.ts, node_modules/tsx is there      ──▶   /usr/bin/node --import file:///home/me/node_modules/tsx/dist/loader.mjs
 *     train.ts, no runner, Node 22.6           ──▶   /usr/bin/node --experimental-strip-types
 *     train.ts, no runner, Node 20             ──▶   a sentence that says what to install
 */
import { execFile } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { programAt, programOnPath } from "./interpreter.js";
import { isTypeScript } from "./script-kind.js";

export interface NodeChoice {
  /** Absolute. */
  readonly path: string;
  readonly version: string;
  /** What it needs to read the script, beside the script's own arguments. */
  readonly options: readonly string[];
}

type Version = readonly [major: number, minor: number];

const OLDEST: Version = [18, 19];
/** Types are taken out by Node itself where it is asked to, and then by itself. */
const STRIPS_ON_REQUEST: Version = [22, 6];
const STRIPS = (version: Version): boolean =>
  isAtLeast(version, [23, 6]) || (version[0] === 22 && isAtLeast(version, [22, 18]));
const PATIENCE_MILLISECONDS = 10_000;

/** The Node that is named, itself or by its name on the PATH. */
export function nodeAt(named: string): string | undefined {
  return programAt(named);
}

export function nodeOnPath(): string | undefined {
  return programOnPath("node");
}

/** `electron`: the program is an editor's own, which is Node only where it is asked to be. */
export async function nodeFor(script: string, path: string): Promise<NodeChoice | { readonly problem: string }> {
  const version = await versionOf(path);
  const known = version === undefined ? undefined : partsOf(version);
  if (version === undefined || known === undefined) return { problem: `${path} is no Node that can be run.` };
  if (!isAtLeast(known, OLDEST))
    return { problem: `${path} is Node ${version}; ${OLDEST.join(".")} or later is needed to train.` };
  if (!isTypeScript(script) && extname(script).toLowerCase() !== ".jsx") return { path, version, options: [] };
  const options = typescriptOptions(script, known);
  return Array.isArray(options) ? { path, version, options } : { problem: options as string };
}

function versionOf(path: string): Promise<string | undefined> {
  if (path === process.execPath) return Promise.resolve(process.versions.node);
  return new Promise((settle) => {
    execFile(path, ["--version"], { timeout: PATIENCE_MILLISECONDS, windowsHide: true }, (error, stdout) => {
      settle(error === null ? /^v(\d+\.\d+\.\d+)/.exec(stdout)?.[1] : undefined);
    });
  });
}

function partsOf(version: string): Version | undefined {
  const [major, minor] = version.split(".").map(Number);
  return major === undefined || minor === undefined ? undefined : [major, minor];
}

function isAtLeast([major, minor]: Version, [wantedMajor, wantedMinor]: Version): boolean {
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** Node's options, or a sentence for the user. */
function typescriptOptions(script: string, version: Version): readonly string[] | string {
  const runner = runnerOfProject(script);
  if (runner !== undefined && "options" in runner) return runner.options;
  // Only types can be taken out of a text, not JSX.
  const isStripped = !/x$/i.test(extname(script)) && isAtLeast(version, STRIPS_ON_REQUEST);
  if (isStripped && runner === undefined) return STRIPS(version) ? [] : ["--experimental-strip-types"];
  if (runner !== undefined)
    return `The project's package.json names ${runner.missing}, which isn't installed. Run: npm install`;
  const node = version.join(".");
  return `Node ${node} doesn't run this file by itself. Install a runner in the project (npm install --save-dev tsx), or name Node 22.18 or later in the setting lamella.node.`;
}

interface Runner {
  readonly name: string;
  options(folder: string, script: string): readonly string[] | undefined;
}

const RUNNERS: readonly Runner[] = [
  {
    name: "tsx",
    options: (folder) => {
      const loader = resolved(folder, "tsx");
      return loader === undefined ? undefined : ["--import", pathToFileURL(loader).href];
    },
  },
  {
    name: "ts-node",
    options: (folder, script) => {
      const [hooks, register] = [resolved(folder, "ts-node/esm"), resolved(folder, "ts-node/register")];
      if (hooks === undefined || register === undefined) return undefined;
      return isModule(script) ? ["--import", registering(pathToFileURL(hooks).href)] : ["--require", register];
    },
  },
];

/** A module that registers hooks, as Node's own advice for them is. */
function registering(hooks: string): string {
  const text = `import { register } from "node:module"; register(${JSON.stringify(hooks)});`;
  return `data:text/javascript,${encodeURIComponent(text)}`;
}

/** The one that the nearest package.json names where several are installed; one that it names and isn't there is missing. */
function runnerOfProject(
  script: string,
): { readonly options: readonly string[] } | { readonly missing: string } | undefined {
  const folder = dirname(script);
  const named = namesIn(nearestPackage(folder));
  const inOrder = [...RUNNERS].sort((a, b) => Number(named.has(b.name)) - Number(named.has(a.name)));
  for (const runner of inOrder) {
    const options = runner.options(folder, script);
    if (options !== undefined) return { options };
  }
  const missing = inOrder.find(({ name }) => named.has(name))?.name;
  return missing === undefined ? undefined : { missing };
}

function resolved(folder: string, request: string): string | undefined {
  try {
    return createRequire(join(folder, "any.js")).resolve(request);
  } catch {
    return undefined;
  }
}

interface Package {
  readonly type?: unknown;
  readonly dependencies?: object;
  readonly devDependencies?: object;
}

function namesIn({ dependencies, devDependencies }: Package): ReadonlySet<string> {
  return new Set([dependencies, devDependencies].flatMap((each) => Object.keys(each ?? {})));
}

/** Whether Node takes the file for a module. */
function isModule(script: string): boolean {
  const ending = extname(script).toLowerCase();
  return ending === ".mts" || (ending !== ".cts" && nearestPackage(dirname(script)).type === "module");
}

function nearestPackage(folder: string): Package {
  const file = join(folder, "package.json");
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === true) {
    try {
      return JSON.parse(readFileSync(file, "utf8")) as Package;
    } catch {
      return {};
    }
  }
  const parent = dirname(resolve(folder));
  return parent === resolve(folder) ? {} : nearestPackage(parent);
}

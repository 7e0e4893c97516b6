/**
 * What `train` and `compare` run: the file, the interpreter and the device that the command line names.
 *
 *     mnist.py --python .venv --device 0   ──▶   /home/me/.venv/bin/python, GPU 0, in the shell's folder
 *     --module lab.train                   ──▶   lab/train.py, run as python -m does
 */
import { dirname, resolve } from "node:path";
import { environmentFor } from "../host/python-environment.js";
import { listGpus } from "../training/gpus.js";
import { asModule, scriptOfModule } from "../training/module.js";
import { interpreterOf, interpreterOnPath } from "../training/interpreter.js";
import type { Gpu, RunEvent } from "../training/log/events.js";
import { nodeAt, nodeFor, nodeOnPath } from "../training/node.js";
import { isNotebook } from "../training/script-kind.js";
import type { RunOrder } from "../training/start.js";
import type { SourceFile } from "./source-file.js";
import { Unusable } from "./unusable.js";

export interface RunningOptions {
  readonly python?: string;
  readonly node?: string;
  readonly device?: string;
  /** The file's name as a module, where that is how it was named. */
  readonly module?: string;
}

/** The file of a module that is found from the shell's folder. @throws Unusable */
export function fileOfModule(module: string): string {
  const script = scriptOfModule(module, process.cwd());
  if (script === undefined) throw new Unusable(module, "there is no such module below this folder");
  return script;
}

/** @throws Unusable */
export async function baseOrder(
  { name, language }: SourceFile,
  words: readonly string[],
  { python, node, device, module }: RunningOptions,
): Promise<Omit<RunOrder, "predicted">> {
  const script = resolve(name);
  const interpreter =
    language === "python" ? { interpreter: interpreterFor(name, python) } : await nodeOf(name, script, node);
  const gpus = await listGpus();
  return {
    script,
    ...interpreter,
    arguments: words,
    environment: {},
    cwd: isNotebook(script) ? dirname(script) : process.cwd(),
    ...(module === undefined ? asModule(script) : { module }),
    gpus,
    device: deviceOf(device, gpus),
  };
}

function interpreterFor(file: string, python: string | undefined): string {
  const named = python ?? environmentFor(file, process.env);
  const found = named === undefined ? interpreterOnPath() : interpreterOf(named);
  if (found !== undefined) return found;
  const where = named === undefined ? "there is no Python on the PATH" : `${named} is no Python that can be run`;
  throw new Unusable(file, `${where}; name one with --python`);
}

/** The one that is named, the PATH's, else the one that runs this. */
async function nodeOf(file: string, script: string, named: string | undefined) {
  const path = named === undefined ? (nodeOnPath() ?? process.execPath) : nodeAt(named);
  if (path === undefined) throw new Unusable(file, `${named} is no Node that can be run; name one with --node`);
  const found = await nodeFor(script, path);
  if ("problem" in found) throw new Unusable(file, found.problem);
  return { interpreter: found.path, interpreterOptions: found.options };
}

function deviceOf(wanted: string | undefined, gpus: readonly Gpu[]): RunEvent["device"] {
  if (wanted === undefined) return gpus.length === 0 ? "cpu" : "all";
  if (wanted === "cpu" || wanted === "all") return wanted;
  if (gpus.some(({ index }) => String(index) === wanted)) return Number(wanted);
  const known = gpus.map(({ index, name }) => `${index} (${name})`).join(", ");
  throw new Unusable(
    `--device ${wanted}`,
    known === "" ? "this machine has no GPU that nvidia-smi lists" : `there are ${known}`,
  );
}

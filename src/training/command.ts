/**
 * What a run's process is started with: a program's absolute path and a list of arguments, never a line for a shell.
 *
 *     mnist.py --epochs 3    ──▶   /usr/bin/python3 -u /home/me/mnist.py --epochs 3
 *     a variant of mnist.py  ──▶   /usr/bin/python3 -u …/runner/python/variant.py …/BothConv/mnist.py /home/me/mnist.py
 *     lab.train              ──▶   /usr/bin/python3 -u -m lab.train
 *     mnist.ipynb            ──▶   /usr/bin/python3 -u …/runner/python/notebook.py /home/me/mnist.ipynb
 *
 * `-u` is what makes output come when it is printed; nothing else tells the script that it is watched.
 */
import { delimiter, extname, join } from "node:path";
import type { RunEvent } from "./log/events.js";
import { controlFileOf } from "./run-folder.js";

export interface Program {
  readonly script: string;
  readonly interpreter: string;
  readonly arguments: readonly string[];
  /** Runs in the script's place. */
  readonly copy?: string;
  /** The script's name as a module, where it is run as one. */
  readonly module?: string;
}

/** The folder of what is injected beside the user's script. */
export function runnerOf(dist: string): string {
  return join(dist, "..", "runner");
}

export function commandOf(program: Program, runner: string): readonly string[] {
  return [program.interpreter, "-u", ...programWords(program, join(runner, "python")), ...program.arguments];
}

/** A script or a module is started as it is; what else can run needs a program of ours around it. */
function programWords({ script, copy, module }: Program, python: string): readonly string[] {
  if (isNotebook(script)) return [join(python, "notebook.py"), copy ?? script];
  const asModule = module === undefined ? [] : ["-m", module];
  if (copy !== undefined) return [join(python, "variant.py"), ...asModule, copy, script];
  return module === undefined ? [script] : asModule;
}

export const isNotebook = (file: string): boolean => extname(file).toLowerCase() === ".ipynb";

/** The process' whole environment: what it inherits, what the user sets, and where the recorder finds its files. */
export function environmentOf(
  run: RunEvent,
  log: string,
  runner: string,
  inherited: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  const base: NodeJS.ProcessEnv = { ...inherited, ...run.environment, ...visibleDevices(run) };
  // It made the editor's own program run as Node; a script that starts an editor wants an editor.
  delete base["ELECTRON_RUN_AS_NODE"];
  const former = base["PYTHONPATH"];
  const recorder = join(runner, "python");
  return {
    ...base,
    PYTHONPATH: former === undefined || former === "" ? recorder : `${recorder}${delimiter}${former}`,
    ...(former === undefined ? {} : { LAMELLA_PYTHONPATH: former }),
    LAMELLA_RUN_FILE: log,
    LAMELLA_CONTROL_FILE: controlFileOf(log),
    ...(run.seed === undefined ? {} : { LAMELLA_SEED: String(run.seed) }),
  };
}

/** The numbers of `nvidia-smi` are those of the bus' order, CUDA's own are the fastest first unless it is told. */
function visibleDevices({ device }: RunEvent): NodeJS.ProcessEnv {
  if (device === "all") return {};
  if (device === "cpu") return { CUDA_VISIBLE_DEVICES: "-1" };
  return { CUDA_DEVICE_ORDER: "PCI_BUS_ID", CUDA_VISIBLE_DEVICES: String(device) };
}

/** `CPU`, `all GPUs: NVIDIA GeForce RTX 4070`, `GPU 1: …` */
export function chosenDeviceText({ device, gpus }: Pick<RunEvent, "device" | "gpus">): string {
  if (device === "cpu") return "CPU";
  if (device !== "all") return `GPU ${device}: ${gpus.find(({ index }) => index === device)?.name ?? "unknown"}`;
  const names = gpus.map(({ name }) => name).join(", ");
  return names === "" ? "CPU" : gpus.length === 1 ? `GPU: ${names}` : `all GPUs: ${names}`;
}

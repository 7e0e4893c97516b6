/**
 * What a run's process is started with: a program's absolute path and a list of arguments, never a line for a shell.
 *
 *     mnist.py --epochs 3    ──▶   /usr/bin/python3 -u /home/me/mnist.py --epochs 3
 *     a variant of mnist.py  ──▶   /usr/bin/python3 -u …/runner/python/variant.py …/BothConv/mnist.py /home/me/mnist.py
 *     lab.train              ──▶   /usr/bin/python3 -u -m lab.train
 *     mnist.ipynb            ──▶   /usr/bin/python3 -u …/runner/python/notebook.py /home/me/mnist.ipynb
 *     a quick training       ──▶   /usr/bin/node --require …/runner/node/register.cjs …/dist/quick-train.js …/.lamella/orders/….json
 *     mnist.mjs              ──▶   /usr/bin/node --require …/runner/node/register.cjs /home/me/mnist.mjs
 *
 * `-u` is what makes output come when it is printed; nothing else tells the script that it is watched.
 */
import { delimiter, join } from "node:path";
import type { RunEvent } from "./log/events.js";
import { controlFileOf } from "./run-folder.js";
import { isNotebook, kindOf } from "./script-kind.js";

export interface Program {
  readonly script: string;
  readonly interpreter: string;
  /** Its own, that it needs to read the script. */
  readonly interpreterOptions?: readonly string[];
  readonly arguments: readonly string[];
  /** Runs in the script's place. */
  readonly copy?: string;
  /** The script's name as a module, where it is run as one. */
  readonly module?: string;
  /** What Lamella itself is to train in the script's place: an order's file, absolute. The interpreter is a Node then. */
  readonly order?: string;
}

/** The folder of what is injected beside the user's script. */
export function runnerOf(dist: string): string {
  return join(dist, "..", "runner");
}

export function commandOf(program: Program, runner: string): readonly string[] {
  // Before whatever else is loaded, which may bring the library.
  const recorder = ["--require", join(runner, "node", "register.cjs")];
  if (program.order !== undefined)
    return [program.interpreter, ...recorder, join(runner, "..", "dist", "quick-train.js"), program.order];
  if (kindOf(program.script) === "node") {
    const { interpreter, interpreterOptions = [], script } = program;
    return [interpreter, ...recorder, ...interpreterOptions, script, ...program.arguments];
  }
  return [program.interpreter, "-u", ...programWords(program, join(runner, "python")), ...program.arguments];
}

/** A script or a module is started as it is; what else can run needs a program of ours around it. */
function programWords({ script, copy, module }: Program, python: string): readonly string[] {
  if (isNotebook(script)) return [join(python, "notebook.py"), copy ?? script];
  const asModule = module === undefined ? [] : ["-m", module];
  if (copy !== undefined) return [join(python, "variant.py"), ...asModule, copy, script];
  return module === undefined ? [script] : asModule;
}

/** The process' whole environment: what it inherits, what the user sets, and where the recorder finds its files. */
export function environmentOf(
  run: RunEvent,
  log: string,
  runner: string,
  inherited: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  const base: NodeJS.ProcessEnv = { ...inherited, ...run.environment, ...visibleDevices(run) };
  // It made the editor's own program run as Node; a script that starts an editor wants an editor.
  if (!isOfEditor(run)) delete base["ELECTRON_RUN_AS_NODE"];
  return {
    ...base,
    ...(isOfNode(run) ? copyOf(run) : pythonPath(base["PYTHONPATH"], join(runner, "python"))),
    LAMELLA_RUN_FILE: log,
    LAMELLA_CONTROL_FILE: controlFileOf(log),
    // A quick training's seed stands in its order.
    ...(run.seed === undefined || run.order !== undefined ? {} : { LAMELLA_SEED: String(run.seed) }),
  };
}

const isOfNode = ({ script, order }: RunEvent): boolean => order !== undefined || kindOf(script) === "node";

/** Where no other Node was found, the program of the editor runs the script. */
function isOfEditor({ command }: RunEvent): boolean {
  return process.versions["electron"] !== undefined && command[0] === process.execPath;
}

function copyOf({ script, copy }: RunEvent): NodeJS.ProcessEnv {
  return copy === undefined ? {} : { LAMELLA_SCRIPT: script, LAMELLA_COPY: copy };
}

function pythonPath(former: string | undefined, recorder: string): NodeJS.ProcessEnv {
  return {
    PYTHONPATH: former === undefined || former === "" ? recorder : `${recorder}${delimiter}${former}`,
    ...(former === undefined ? {} : { LAMELLA_PYTHONPATH: former }),
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

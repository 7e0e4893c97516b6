/**
 * `lamella train` and `lamella compare`, as someone types them.
 *
 *     node dist/cli.js train 'a b$(x).py' -- --epochs 1     the script's output, its exit code, its log
 */
import { spawn, type ChildProcess } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { afterAll, describe, expect, inject, it } from "vitest";
import type { TrainingEvent } from "../../src/training/log/events.js";
import { readEvents } from "../../src/training/read-run.js";
import { stateOf } from "../../src/training/run-status.js";
import { startRun } from "../../src/training/start.js";
import { RunFolder } from "../../src/training/run-folder.js";

const DIST = resolve(import.meta.dirname, "../../dist");
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })));

class Typed {
  readonly process: ChildProcess;
  stdout = "";
  stderr = "";
  readonly end: Promise<number | null>;

  constructor(
    readonly folder: string,
    words: readonly string[],
    env: NodeJS.ProcessEnv = {},
  ) {
    const command = [join(DIST, "cli.js"), ...words];
    this.process = spawn(process.execPath, command, { cwd: folder, env: { ...process.env, ...QUIET, ...env } });
    this.process.stdout?.on("data", (data: Buffer) => (this.stdout += data.toString()));
    this.process.stderr?.on("data", (data: Buffer) => (this.stderr += data.toString()));
    this.end = new Promise((settle) => this.process.on("close", settle));
  }

  get log(): string {
    const runs = join(this.folder, ".lamella", "runs");
    const [name] = existsSync(runs) ? readdirSync(runs).filter((each) => each.endsWith(".jsonl")) : [];
    return name === undefined ? "" : join(runs, name);
  }

  get events(): readonly TrainingEvent[] {
    return this.log === "" ? [] : readEvents(this.log);
  }

  async until<Type extends TrainingEvent["type"]>(type: Type): Promise<TrainingEvent & { readonly type: Type }> {
    for (;;) {
      const found = this.events.find((event): event is TrainingEvent & { readonly type: Type } => event.type === type);
      if (found !== undefined) return found;
      await new Promise((settle) => setTimeout(settle, 20));
    }
  }
}

const QUIET = { TF_CPP_MIN_LOG_LEVEL: "3", CUDA_VISIBLE_DEVICES: "-1" };

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "lamella-train-"));
  folders.push(folder);
  // Without it, a folder above that looks like a workspace would be taken.
  mkdirSync(join(folder, ".lamella"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function train(files: Readonly<Record<string, string>>, words: readonly string[], env?: NodeJS.ProcessEnv): Typed {
  return new Typed(folderWith(files), ["train", "--python", inject("python"), ...words], env);
}

const WAITING = "import time\nprint('waiting')\nfor _ in range(600):\n    time.sleep(0.1)\nprint('through')\n";

describe("lamella train", () => {
  it("runs a file of any name with its arguments as they are, and ends as it does", async () => {
    const name = `it's "a" b$(touch hit);é.py`;
    const script =
      "import sys, os, json\nprint(json.dumps([sys.argv, os.getcwd(), __name__, sys.path[0]]))\nsys.exit(7)\n";
    const typed = train({ [name]: script }, [name, "--", "--x", "y z", "$(touch hit)"]);
    expect(await typed.end).toBe(7);
    const { folder } = typed;
    const path = join(folder, name);
    const said = typed.stdout.split("\n").find((line) => line.startsWith("[["));
    expect(JSON.parse(said ?? "")).toEqual([[path, "--x", "y z", "$(touch hit)"], folder, "__main__", folder]);
    expect(readdirSync(folder).sort()).toEqual([".lamella", name].sort());
    expect(readFileSync(join(folder, ".lamella", ".gitignore"), "utf8")).toBe("*\n");
    expect(typed.events.at(-1)).toMatchObject({ type: "end", reason: "failed", exitCode: 7 });
  });

  it("says what an interpreter lacks, and how to install it", async () => {
    const typed = train({ "a.py": "raise ModuleNotFoundError(\"No module named 'keras'\", name='keras')\n" }, ["a.py"]);
    expect(await typed.end).toBe(1);
    expect(typed.stderr).toMatch(/has no keras\. Choose another one, or install it: \S+ -m pip install keras/);
  });

  it.each([
    [["missing.py"], "there is no such file"],
    [["a.py", "--device", "7"], "--device 7"],
    [["a.ts"], "only Python scripts and notebooks"],
  ])("refuses %j in a line, and records nothing", async (words, message) => {
    const typed = train({ "a.py": "1\n", "a.ts": "1\n" }, words);
    expect(await typed.end).toBe(2);
    expect(typed.stderr.trim().split("\n")).toEqual([expect.stringContaining(message)]);
    expect(typed.log).toBe("");
  });

  it("refuses an interpreter that there isn't", async () => {
    const typed = new Typed(folderWith({ "a.py": "1\n" }), ["train", "a.py", "--python", "nowhere/python"]);
    expect(await typed.end).toBe(2);
    expect(typed.stderr).toContain("nowhere/python is no Python that can be run; name one with --python");
  });

  it("is stopped by Ctrl+C as the script itself would be", async () => {
    const typed = train({ "a.py": WAITING }, ["a.py"]);
    await typed.until("output");
    typed.process.kill("SIGINT");
    expect(await typed.end).not.toBe(0);
    expect(typed.stderr).toContain("KeyboardInterrupt");
    expect(typed.events.filter(({ type }) => type === "stop")).toMatchObject([{ mode: "now" }]);
    expect(typed.events.at(-1)).toMatchObject({ type: "end", reason: "stopped" });
  });

  it("goes on when the terminal is gone", async () => {
    const typed = train({ "a.py": "import time\nprint(1)\ntime.sleep(2)\nprint(2)\n" }, ["a.py"]);
    await typed.until("output");
    typed.process.kill("SIGKILL");
    expect(await typed.until("end")).toMatchObject({ reason: "finished", exitCode: 0 });
    const printed = typed.events.flatMap((event) => (event.type === "output" ? [event.text] : []));
    expect(printed.join("")).toBe("1\n2\n");
  });

  it("tells of a script that was killed, and keeps what was recorded", async () => {
    const typed = train({ "a.py": WAITING }, ["a.py"]);
    const { pid } = await typed.until("started");
    await typed.until("output");
    process.kill(pid, "SIGKILL");
    expect(await typed.end).toBe(137);
    expect(typed.stderr).toContain("ended by SIGKILL. Often that means that the machine had no memory left.");
    expect(typed.events.at(-1)).toMatchObject({ type: "end", reason: "killed", signal: "SIGKILL" });
  });

  it("tells of a run that nobody watches over any more", async () => {
    const typed = train({ "a.py": WAITING }, ["a.py"]);
    const { pid } = await typed.until("started");
    const header = await typed.until("run");
    await typed.until("output");
    expect(stateOf(header, typed.events.at(-1)!, typed.log)).toBe("running");
    process.kill(header.supervisor.pid, "SIGKILL");
    expect(await typed.end).toBe(1);
    expect(typed.stderr).toContain("the run was interrupted");
    process.kill(pid, "SIGKILL");
  });

  it("runs the cells of a notebook, and holds what they build against what was read", async () => {
    const source = ["import keras\n", "model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])\n"];
    const fit =
      "model.compile('sgd', 'mse')\nimport numpy as np\nmodel.fit(np.zeros((8, 4)), np.zeros((8, 2)), verbose=0)";
    const cells = [
      { cell_type: "markdown", source: "# A" },
      { cell_type: "code", source },
      { cell_type: "code", source: fit },
    ];
    const typed = train({ "a.ipynb": JSON.stringify({ cells, nbformat: 4 }) }, ["a.ipynb"]);
    expect(await typed.end).toBe(0);
    const counted = { total: 10, trainable: 10, nonTrainable: 0 };
    expect(typed.events[0]).toMatchObject({ type: "run", predicted: [{ name: "sequential", params: counted }] });
    expect(await typed.until("fit")).toMatchObject({ model: { name: "sequential", params: counted } });
  });

  it("lists the GPUs that the driver tells of, and lets the script see the chosen one", async () => {
    const script = "import os\nprint(os.environ.get('CUDA_VISIBLE_DEVICES'), os.environ.get('CUDA_DEVICE_ORDER'))\n";
    const folder = folderWith({ "a.py": script });
    const driver = join(folder, "nvidia-smi");
    writeFileSync(driver, "#!/bin/sh\necho '0, NVIDIA A, 1024'\necho '1, NVIDIA B, 2048'\n");
    chmodSync(driver, 0o755);
    const env = { PATH: `${folder}${delimiter}${process.env["PATH"]}` };
    const typed = new Typed(folder, ["train", "a.py", "--python", inject("python"), "--device", "1"], env);
    expect(await typed.end).toBe(0);
    expect(typed.stdout).toContain("GPU 1: NVIDIA B · recorded in");
    expect(typed.stdout).toContain("1 PCI_BUS_ID");
    const gpus = [
      { index: 0, name: "NVIDIA A", memory: 2 ** 30 },
      { index: 1, name: "NVIDIA B", memory: 2 ** 31 },
    ];
    expect(typed.events[0]).toMatchObject({ type: "run", gpus, device: 1 });
  });
});

describe("A run whose process can't be started", () => {
  it("says so in its log", async () => {
    const folder = folderWith({ "a.py": "1\n", python: "not a program\n" });
    const order = {
      script: join(folder, "a.py"),
      interpreter: join(folder, "python"),
      arguments: [],
      environment: {},
      cwd: folder,
      gpus: [],
      device: "cpu" as const,
      predicted: [],
    };
    const { log } = await startRun(order, new RunFolder(folder), { dist: DIST });
    const end = async (): Promise<TrainingEvent> => {
      for (;;) {
        const found = readEvents(log).find(({ type }) => type === "end");
        if (found !== undefined) return found;
        await new Promise((settle) => setTimeout(settle, 20));
      }
    };
    expect(await end()).toMatchObject({ reason: "not-started" });
    expect(readEvents(log).find(({ type }) => type === "problem")).toMatchObject({
      code: "cannot-start",
      message: `${order.interpreter} may not be run: it is not executable for you.`,
    });
  });
});

const NETWORK = `
import keras
from keras import layers
from sklearn.datasets import load_digits

digits = load_digits()
x, y = digits.images[..., None] / 16.0, digits.target
model = keras.Sequential([
    keras.Input((8, 8, 1)),
    layers.Conv2D(8, 3, padding="same", activation="relu"),
    layers.Conv2D(16, 3, padding="same", activation="relu"),
    layers.Conv2D(16, 3, padding="same", activation="relu"),
    layers.Conv2D(16, 3, padding="same", activation="relu"),
    layers.Flatten(),
    layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, validation_split=0.2, epochs=1, batch_size=128, verbose=0)
`;

describe("lamella compare", () => {
  it("trains the three forms on two seeds and reports the five figures, and the file stays as it is", async () => {
    const folder = folderWith({ "net.py": NETWORK });
    const words = ["compare", "net.py", "--python", inject("python"), "--seeds", "2", "--out", "report.html"];
    const typed = new Typed(folder, words);
    expect(await typed.end).toBe(0);
    expect(readFileSync(join(folder, "net.py"), "utf8")).toBe(NETWORK);
    const runs = new RunFolder(folder);
    const headers = runs.list().map((id) => readEvents(runs.logOf(id)));
    const parts = headers.map((events) => {
      const [header] = events;
      const fit = events.find(({ type }) => type === "fit");
      if (header?.type !== "run" || fit?.type !== "fit") throw new Error(typed.stderr);
      const { variant = "", seed } = header.comparison ?? {};
      // What was read before is what Keras counted.
      expect(header.predicted[0]?.params).toEqual(fit.model.params);
      return `${variant} ${seed} ${fit.model.params?.total}`;
    });
    // Regular: 80 + 1,168 + 2,320 + 2,320 + 10,250. A separable 16 → 16 is 144 + 256 + 16, 8 → 16 is 72 + 128 + 16.
    expect(parts.sort()).toEqual([
      "BothConv 1 12330",
      "BothConv 2 12330",
      "RegularConv 1 16138",
      "RegularConv 2 16138",
      "SeparableConv 1 11378",
      "SeparableConv 2 11378",
    ]);
    expect(typed.stdout).toMatch(/SeparableConv: −29% parameters, .* points of accuracy.*× the time on this CPU\./);
    const report = readFileSync(join(folder, "report.html"), "utf8");
    expect(report).toContain("net.py: variants compared");
  });

  it("says why there is nothing to compare", async () => {
    const folder = folderWith({ "net.py": "import keras\nkeras.Sequential([keras.layers.Dense(2)])\n" });
    const typed = new Typed(folder, ["compare", "net.py", "--python", inject("python")]);
    expect(await typed.end).toBe(2);
    expect(typed.stderr).toBe("lamella: net.py: No model with a Conv2D was found in this file.\n");
  });
});

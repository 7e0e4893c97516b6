/**
 * `lamella train` and `lamella compare`, as someone types them.
 *
 *     node dist/cli.js train 'a b$(x).py' -- --epochs 1     the script's output, its exit code, its log
 */
import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { commandOf, runnerOf } from "../../src/training/command.js";
import type { TrainingEvent } from "../../src/training/log/events.js";
import { readEvents } from "../../src/training/read-run.js";
import { stateOf } from "../../src/training/run-status.js";
import { startRun } from "../../src/training/start.js";
import { RunFolder } from "../../src/training/run-folder.js";
import { DIST, folderWith, Typed } from "./typed.js";

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
  ])("refuses %j in a line, and records nothing", async (words, message) => {
    const typed = train({ "a.py": "1\n" }, words);
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

describe("A file of a package", () => {
  const TOLD =
    "import os, sys, json\nprint(json.dumps([__name__, __package__, sys.argv, os.getcwd(), sys.path[0], rows]))\n";
  const LAB = {
    "lab/__init__.py": "",
    "lab/data.py": "rows = 7\n",
    "lab/__main__.py": `from .data import rows\n${TOLD}`,
    "lab/models/train.py": `from ..data import rows\n${TOLD}`,
    "lab/plain.py": `try:\n    from .data import rows\nexcept ImportError:\n    from data import rows\n${TOLD}`,
  };

  it.each([
    ["is run as a module where its imports begin with a dot", "lab/models/train.py", "lab.models.train", "lab.models"],
    ["that is the package's own program is the package", "lab/__main__.py", "lab", "lab"],
  ])("%s", async (_, file, module, inPackage) => {
    const typed = train(LAB, [file, "--", "--epochs", "3"]);
    expect(await typed.end).toBe(0);
    const { folder } = typed;
    expect(typed.stdout).toContain(`$ ${inject("python")} -u -m ${module} --epochs 3\n`);
    expect(toldBy(typed)).toEqual(["__main__", inPackage, [join(folder, file), "--epochs", "3"], folder, folder, 7]);
    expect(typed.events[0]).toMatchObject({ type: "run", script: join(folder, file), module, cwd: folder });
  });

  it("is found by the module's name", async () => {
    const typed = train(LAB, ["--module", "lab.models.train", "--", "--epochs", "3"]);
    expect(await typed.end).toBe(0);
    const argv = [join(typed.folder, "lab/models/train.py"), "--epochs", "3"];
    expect(toldBy(typed)).toEqual(["__main__", "lab.models", argv, typed.folder, typed.folder, 7]);
    const missing = train(LAB, ["--module", "lab.nothing"]);
    expect(await missing.end).toBe(2);
    expect(missing.stderr).toBe("lamella: lab.nothing: there is no such module below this folder\n");
    const none = train(LAB, []);
    expect(await none.end).toBe(2);
    expect(none.stderr).toBe("lamella: train: name a file, or a module with --module\n");
  });

  it("is run as a script where it can be", async () => {
    const typed = train(LAB, ["lab/plain.py"]);
    expect(await typed.end).toBe(0);
    const { folder } = typed;
    expect(toldBy(typed)).toEqual(["__main__", null, [join(folder, "lab/plain.py")], folder, join(folder, "lab"), 7]);
  });

  it.each([
    ["lab/models/train.py", "lab.models.train"],
    ["lab/__main__.py", "lab"],
  ])("has variants that are told what it is told: %s", async (file, module) => {
    const folder = folderWith({ ...LAB, "copy.py": `print("variant")\n${LAB[file as keyof typeof LAB]}` });
    const script = join(folder, file);
    const order = { script, interpreter: inject("python"), arguments: ["a"], module };
    const [told, expected] = [{ ...order, copy: join(folder, "copy.py") }, order].map((program) => {
      const [interpreter = "", ...words] = commandOf(program, runnerOf(DIST));
      const { stdout, stderr } = spawnSync(interpreter, words, { cwd: folder, encoding: "utf8" });
      expect(stderr).toBe("");
      return stdout;
    });
    expect(told).toBe(`variant\n${expected}`);
  });

  function toldBy({ stdout }: Typed): unknown {
    return JSON.parse(stdout.split("\n").find((line) => line.startsWith("[")) ?? "null");
  }
});

/** A disk of its own for `.lamella`, where the system lets anyone make one; what is on it is there for as long as the command runs. */
const SMALL_DISK = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"];
const MOUNT = "mount -t tmpfs -o size=128k none .lamella";
const canMount = spawnSync(SMALL_DISK[0]!, [...SMALL_DISK.slice(1), "mount -t tmpfs none /tmp"]).status === 0;

describe(`A disk that fills: ${canMount ? "a small one that is full" : "files that may not grow, as no disk can be made here"}`, () => {
  it("takes from the record what was printed meanwhile, and nothing of the training", async () => {
    const folder = folderWith({ "a.py": FILLING });
    const words = ["train", "a.py", "--python", inject("python"), "--", canMount ? "disk" : "limit"];
    const around = [...SMALL_DISK, `${MOUNT} && "$@"; code=$?; cp .lamella/runs/*.jsonl kept.jsonl; exit $code`, "sh"];
    const typed = new Typed(folder, words, {}, canMount ? around : []);
    expect(await typed.end).toBe(0);
    const log = canMount ? join(folder, "kept.jsonl") : typed.log;
    const events = readEvents(log);
    expect(events.filter(({ type }) => type === "epoch")).toMatchObject(
      [0, 1, 2, 3, 4].map((epoch) => ({ epoch, logs: { loss: 1 / (epoch + 1) } })),
    );
    expect(events.at(-1)).toMatchObject({ type: "end", reason: "finished", exitCode: 0 });
    const why = canMount ? "No space left on device" : "File too large";
    const problems = events.flatMap((event) => (event.type === "problem" ? [`${event.code}: ${event.message}`] : []));
    const recorders = new RegExp(
      `^disk-full: The record of this run couldn't be written for \\d+ s \\(${why}\\); nothing of it is lost\\.$`,
    );
    expect(problems).toContainEqual(expect.stringMatching(recorders));
    expect(typed.stdout).toContain("epoch 4\n");
    if (!canMount) return;
    // The limit is the script's own; a disk is full for the supervisor, too.
    expect(problems).toContainEqual(
      expect.stringMatching(/^disk-full: \d+ lines of this run could not be written: the disk was full\.$/),
    );
    expect(typed.stdout).not.toContain("epoch 2\n");
  });
});

/** Full from epoch 1 to 3. What is printed at once is more than what the last block of a file still takes. */
const FILLING = `
import os, sys, time
import lamella

def fill():
    if sys.argv[1] == "limit":
        import resource
        resource.setrlimit(resource.RLIMIT_FSIZE, (1, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
        return
    with open(".lamella/filler", "wb", buffering=0) as filler:
        try:
            while True:
                filler.write(bytes(4096))
        except OSError:
            pass

def make_room():
    if sys.argv[1] == "limit":
        import resource
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    else:
        os.remove(".lamella/filler")

for epoch in range(5):
    if epoch == 1:
        time.sleep(0.5)
        fill()
        print("x" * 9000)
    if epoch == 4:
        make_room()
        time.sleep(1.5)
    print("epoch", epoch)
    lamella.log(loss=1 / (epoch + 1), epoch=epoch)
    time.sleep(0.5)
`;

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

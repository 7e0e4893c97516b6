/**
 * The results page beside a run that goes on, in the real VS Code: how soon a line is seen, and whether many points make it stutter.
 *
 *     line in the log → on the page         74 ms (21 to 131)                   goal: under 250 ms, met
 *     frames while it grows: 100 points     longest 34 ms, 1.2% late            100,000 points   longest 36 ms, 1.4% late
 */
import { spawn } from "node:child_process";
import { appendFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Frame } from "playwright-core";
import { expect, test } from "vitest";
import type { TrainingEvent } from "../../../src/training/log/events.js";
import { readEvents } from "../../../src/training/read-run.js";
import { RunFolder } from "../../../src/training/run-folder.js";
import { runEvent } from "../../training-log/made-runs.js";
import { openWorkbench, type Workbench } from "./workbench";

const ROOT = resolve(import.meta.dirname, "../../..");
const SCRIPT = "conv_study.py";
const UPDATES = 60;
const GOAL_MILLISECONDS = 250;
const FRAME_MILLISECONDS = 1000 / 60;
const POINTS = [100, 100_000];
const STEPS = 1_000;
const PHASE_MILLISECONDS = 5_000;

const LOOP = `
import time
import lamella

for step in range(600):
    lamella.log(loss=1 / (step + 1), step=step)
    time.sleep(0.031)
`;

/** What the page does not tell by itself, evaluated in it: when each count of events was drawn, and how long each frame took. */
const WATCH = `{
  globalThis.drawn = {};
  new MutationObserver(() => (drawn[document.body.dataset.events] ??= Date.now())).observe(document.body, {
    attributes: true,
    attributeFilter: ["data-events"],
  });
  globalThis.frames = [];
  let last;
  const count = (now) => {
    if (last !== undefined) frames.push(now - last);
    last = now;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
}`;

test.each(POINTS)("a run of %d points", async (points) => {
  const workbench = await openWorkbench(SCRIPT);
  const run = new GrowingRun(workbench.folder, points);
  const { frame, milliseconds } = await showResults(workbench, run.count);
  printRow(`${run.title}, opened → drawn`, `${Math.round(milliseconds)} ms`);
  await benchUpdates(run, frame);
  await benchFrames(run, frame, workbench);
  const bytes = await frame.evaluate<number>("performance.memory.usedJSHeapSize");
  printRow(`${run.title}, memory of the page`, `${Math.round(bytes / 1e6)} MB of JavaScript`);
  await workbench.close();
});

test("a script's own loop", async () => {
  const workbench = await openWorkbench(SCRIPT);
  writeFileSync(join(workbench.folder, "loop.py"), LOOP);
  const words = [join(ROOT, "dist", "cli.js"), "train", "loop.py", "--python", process.env["PYTHON"] ?? "python3"];
  const training = spawn(process.execPath, words, { cwd: workbench.folder, stdio: "ignore" });
  const ended = new Promise((resolve) => training.once("exit", resolve));
  const { frame } = await showResults(workbench);
  const began = Date.now() / 1000;
  await ended;
  const log = new RunFolder(workbench.folder);
  const events = readEvents(log.logOf(log.list()[0] ?? ""));
  const drawn = Object.entries(await drawnUpTo(events.length, frame));
  const times = events.flatMap(({ type, t }, i) => {
    const seen = drawn.find(([count]) => Number(count) > i)?.[1] ?? NaN;
    return type === "batch" && t > began ? [seen - t * 1000] : [];
  });
  printRow("lamella.log in a script → on the page", against(times));
  await workbench.close();
});

async function showResults(workbench: Workbench, count?: number): Promise<{ frame: Frame; milliseconds: number }> {
  // The extension looks for runs that others have begun once a second.
  await workbench.page.waitForTimeout(3_000);
  const began = performance.now();
  await workbench.runCommand("Lamella: Show Training Results");
  const body = workbench.webview.locator(count === undefined ? "body[data-events]" : `body[data-events="${count}"]`);
  await body.waitFor({ state: "attached", timeout: 60_000 });
  const milliseconds = performance.now() - began;
  const frame = await (await body.elementHandle())?.ownerFrame();
  if (frame == null) throw new Error("the page is gone");
  await frame.evaluate(WATCH);
  return { frame, milliseconds };
}

/** A run whose log this process writes, so that it knows when. */
class GrowingRun {
  readonly title: string;
  readonly #log: string;
  readonly #start = Date.now() / 1000;
  #count = 0;
  #points = 0;

  constructor(workspace: string, points: number) {
    this.title = `${points.toLocaleString("en")} points`;
    const folder = new RunFolder(workspace);
    folder.create();
    this.#log = folder.logOf("run");
    const script = join(workspace, SCRIPT);
    const model = { name: "model", kind: "Sequential" };
    this.#write([
      runEvent({ id: "run", script, t: this.#start, supervisor: { pid: process.pid, heartbeat: 1 } }),
      { type: "started", t: this.#start, pid: process.pid },
      { type: "fit", t: this.#start, fit: 0, model, by: "fit", epochs: 200, steps: STEPS, batchSize: 32 },
    ]);
    this.#write(Array.from({ length: points }, () => this.#next()).flat());
  }

  /** Of events. */
  get count(): number {
    return this.#count;
  }

  /** One more batch. When that was, and how many events there are then. */
  grow(): Written {
    const at = Date.now();
    this.#write(this.#next());
    return { count: this.#count, at };
  }

  #next(): TrainingEvent[] {
    const point = this.#points++;
    const [epoch, step] = [Math.floor(point / STEPS), point % STEPS];
    const t = this.#start + point / 200;
    const loss = 2 * Math.exp(-point / 40_000) + 0.2 * Math.sin(point * 12.9898) ** 3 + 0.3;
    const logs = { loss, accuracy: 1 - loss / 3 };
    const batch: TrainingEvent = { type: "batch", t, fit: 0, epoch, step, logs };
    const system: TrainingEvent = { type: "system", t, memory: 2e9 + point, cpu: 1.5 };
    const text = `\r${step}/${STEPS} - loss: ${loss}`;
    const output: TrainingEvent = { type: "output", t, stream: "stdout", text };
    const all = point % 200 === 199 ? [batch, system, output] : [batch];
    if (step < STEPS - 1) return all;
    const ended = { val_loss: loss * 1.1, val_accuracy: 1 - loss / 2.7 };
    return [...all, { type: "epoch", t, fit: 0, epoch, seconds: 5, recorderSeconds: 0, logs: { ...logs, ...ended } }];
  }

  #write(events: readonly TrainingEvent[]): void {
    this.#count += events.length;
    appendFileSync(this.#log, events.map((event) => `${JSON.stringify(event)}\n`).join(""));
  }
}

interface Written {
  readonly count: number;
  readonly at: number;
}

async function benchUpdates(run: GrowingRun, frame: Frame): Promise<void> {
  const written: Written[] = [];
  for (let update = 0; update < UPDATES; update++) {
    // Not in step with whoever looks.
    await new Promise((resolve) => setTimeout(resolve, 300 + ((update * 37) % 100)));
    written.push(run.grow());
  }
  const drawn = await drawnUpTo(run.count, frame);
  const times = written.map(({ count, at }) => (drawn[count] ?? NaN) - at);
  printRow(`${run.title}, line in the log → on the page`, against(times));
}

type DrawingTimes = Readonly<Record<string, number>>;

async function drawnUpTo(count: number, frame: Frame): Promise<DrawingTimes> {
  const drawn = (): Promise<DrawingTimes> => frame.evaluate<DrawingTimes>("drawn");
  await expect.poll(async () => count in (await drawn())).toBe(true);
  return drawn();
}

/** What a person does while the run goes on, ten lines a second. */
async function benchFrames(run: GrowingRun, frame: Frame, { page }: Workbench): Promise<void> {
  const chart = frame.locator(".chart-canvas").first();
  const keys = ["Home", "+", "+", "ArrowRight", "ArrowRight", "+", "ArrowRight", "-", "-", "-", "Escape"];
  const box = await chart.boundingBox();
  if (box === null) throw new Error("there is no chart");
  const acts: Readonly<Record<string, (turn: number) => Promise<unknown>>> = {
    "lines come": () => Promise.resolve(),
    "zoomed by keys": (turn) => chart.press(keys[turn % keys.length] ?? ""),
    "cursor moved": (turn) => page.mouse.move(box.x + ((turn * 13) % box.width), box.y + box.height / 2),
    "page scrolled": (turn) => page.mouse.wheel(0, turn % 20 < 10 ? 80 : -80),
  };
  for (const [title, act] of Object.entries(acts)) {
    await frame.evaluate("frames.length = 0");
    const began = performance.now();
    let grown = 0;
    for (let turn = 0; performance.now() - began < PHASE_MILLISECONDS; turn++) {
      if ((performance.now() - began) / 100 > grown) {
        run.grow();
        grown++;
      }
      await act(turn);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    const frames = await frame.evaluate<readonly number[]>("frames");
    const late = frames.filter((each) => each > FRAME_MILLISECONDS + 0.5).length / frames.length;
    const longest = Math.round(Math.max(...frames));
    printRow(`${run.title}, ${title}`, `longest frame ${longest} ms, ${(late * 100).toFixed(1)}% over 16.7 ms`);
  }
}

function against(times: readonly number[]): string {
  const sorted = times.map(Math.round).sort((a, b) => a - b);
  const most = sorted.at(-1) ?? NaN;
  const verdict = most < GOAL_MILLISECONDS ? "met" : "MISSED";
  return `${sorted[sorted.length >> 1]} ms (${sorted[0]} to ${most})   goal: under ${GOAL_MILLISECONDS} ms, ${verdict}`;
}

function printRow(title: string, text: string): void {
  console.log(`  ${title.padEnd(52)}${text}`);
}

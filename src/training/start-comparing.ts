/**
 * Starts a comparison that goes on without whoever started it: the command line's own, in a process of its own.
 *
 *     node dist/cli.js compare /home/me/mnist.py --seeds 3 --id 20261128-081500-mnist …
 */
import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RunFolder } from "./run-folder.js";
import { kindOf } from "./script-kind.js";
import type { Installation, RunOrder } from "./start.js";

/** Of what it said before it ended badly. */
const LAST_WORDS = 500;

export interface Comparing {
  readonly order: RunOrder;
  readonly seeds: number;
  /** Where no script is run: of the command line, how Lamella is to train the models itself. */
  readonly quick?: readonly string[];
}

/** The id that its runs will bear. `failed` is told where it ends badly while this process lives. */
export function startComparing(
  { order, seeds, quick }: Comparing,
  folder: RunFolder,
  { dist }: Installation,
  failed: (why: string) => void,
): string {
  folder.create();
  const id = folder.newId(order.script, new Date());
  const place = folder.comparisonOf(id);
  mkdirSync(place, { recursive: true });
  const said = join(place, "output.txt");
  const output = openSync(said, "w");
  const options = quick ?? [`--${kindOf(order.script)}`, order.interpreter, "--device", String(order.device)];
  const words = [join(dist, "cli.js"), "compare", order.script, ...options, "--seeds", String(seeds), "--id", id];
  const comparison = spawn(process.execPath, [...words, "--", ...order.arguments], {
    cwd: order.cwd,
    detached: true,
    stdio: ["ignore", output, output],
    windowsHide: true,
    env: { ...process.env, ...order.environment, ELECTRON_RUN_AS_NODE: "1" },
  });
  closeSync(output);
  comparison.once("error", ({ message }) => failed(message));
  comparison.once("exit", (code) => {
    if (code !== 0) failed(readFileSync(said, "utf8").trim().slice(-LAST_WORDS));
  });
  comparison.unref();
  return id;
}

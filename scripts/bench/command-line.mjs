/**
 * The command line from start to end, beside a Node that does nothing; they take turns.
 *
 *     node -e 0                                    41.0 ms (39.8 to 44.1)
 *     lamella summarize examples/small_conv.py     88.2 ms (85.9 to 93.0)
 */
import { spawnSync } from "node:child_process";
import { against, median, printRow, spread } from "./times.mjs";

const GOAL = 250;
const ROUNDS = 15;
const SMALLEST = "examples/small_conv.py";

export function benchCommandLine(root) {
  console.log("\nThe command line, from start to end");
  const idle = [];
  const busy = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    idle.push(timeOf(root, ["-e", "0"]));
    busy.push(timeOf(root, ["dist/cli.js", "summarize", SMALLEST]));
  }
  printRow("node -e 0", spread(idle));
  printRow(`lamella summarize ${SMALLEST}`, `${spread(busy)}   ${against(GOAL, median(busy))}`);
}

function timeOf(root, command) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8" });
  const time = performance.now() - start;
  if (status !== 0) throw new Error(stderr);
  return time;
}

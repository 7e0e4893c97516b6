/**
 * What computes: TensorFlow's own library where the workspace has it, else the engine that ships.
 *
 *     lookIn: ["/home/me/project"], which has @tensorflow/tfjs-node    ──▶   its tf, "tfjs-node"
 *     nothing there                                                    ──▶   the bundled tf on WebAssembly, "embedded"
 *
 * Both are TensorFlow.js: what is done with them is the same.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import util from "node:util";
import type * as tfjs from "@tensorflow/tfjs";
import { startEmbedded } from "../engine/start.js";
import type { QuickTrainOrder } from "./order.js";
import { Refusal } from "./refusal.js";

export type Tf = typeof tfjs;

export interface StartedEngine {
  readonly tf: Tf;
  readonly name: "tfjs-node-gpu" | "tfjs-node" | "embedded";
  /** Sentences about why it is this one. */
  readonly notes: readonly string[];
}

/** The one that uses a GPU comes first. */
const PACKAGES = ["tfjs-node-gpu", "tfjs-node"] as const;

/** @param dist where the engine's .wasm files lie */
export async function startEngine(
  { engine, lookIn }: Pick<QuickTrainOrder, "engine" | "lookIn">,
  dist: string,
): Promise<StartedEngine> {
  if (engine === "embedded") return { tf: await startEmbedded(dist), name: "embedded", notes: [] };
  const failures: string[] = [];
  for (const name of PACKAGES)
    for (const folder of lookIn) {
      const found = load(name, folder, failures);
      if (found) return { tf: found, name, notes: failures };
    }
  const none = failures.length > 0 ? failures : [`@tensorflow/tfjs-node isn't installed in ${lookIn.join(" or ")}`];
  if (engine === "tfjs-node") throw new Refusal(none.join("; "));
  return { tf: await startEmbedded(dist), name: "embedded", notes: none };
}

function load(name: string, folder: string, failures: string[]): Tf | undefined {
  const require = createRequire(join(folder, "package.json"));
  let path: string;
  try {
    path = require.resolve(`@tensorflow/${name}`);
  } catch {
    return undefined;
  }
  withRemovedFunctions();
  try {
    return require(path) as Tf;
  } catch (error) {
    const [first = ""] = String(error instanceof Error ? error.message : error).split("\n");
    failures.push(`@tensorflow/${name} in ${folder} can't be loaded (${first})`);
    return undefined;
  }
}

/** Node 23 has dropped two functions that tfjs-node 4.22 calls. */
function withRemovedFunctions(): void {
  const old = util as unknown as Record<string, unknown>;
  old["isNullOrUndefined"] ??= (value: unknown) => value === null || value === undefined;
  old["isArray"] ??= Array.isArray;
}

/**
 * A quick training: a model that was read is trained by Lamella's own process, and the script isn't run.
 *
 *     { topology, data: { kind: "digits" }, epochs: 5, … }   ──▶   .lamella/orders/20261128-081500-mnist.json
 */
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { QuickTrainOrder } from "../quick-train/order.js";
import type { RunFolder } from "./run-folder.js";
import { writeWhole } from "./write-whole.js";

/** The file of the order, absolute. @throws Node's error */
export function writeQuickOrder(order: QuickTrainOrder, name: string, folder: RunFolder): string {
  folder.create();
  const file = folder.orderOf(name);
  mkdirSync(dirname(file), { recursive: true });
  writeWhole(file, `${JSON.stringify(order)}\n`);
  return file;
}

/** Whether TensorFlow.js for GPUs is installed for one of the folders. */
export function hasGpuEngine(lookIn: readonly string[]): boolean {
  return lookIn.some((folder) => {
    try {
      createRequire(join(folder, "package.json")).resolve("@tensorflow/tfjs-node-gpu");
      return true;
    } catch {
      return false;
    }
  });
}

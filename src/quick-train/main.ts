/**
 * Trains a model that Lamella has read, in a process of its own, with nothing installed.
 *
 *     node dist/quick-train.js order.json
 *
 * Ends with 0 when it has trained, with 2 and a sentence where the order can't be carried out.
 */
import { readFileSync } from "node:fs";
import { startEmbedded } from "../engine/start.js";
import { readOrder } from "./read-order.js";
import { Refusal } from "./refusal.js";

const CANNOT_BE_DONE = 2;

async function main(): Promise<void> {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Refusal("an order is needed: quick-train.js order.json");
  const order = readOrder(readFileSync(file, "utf8"));
  const tf = await startEmbedded(__dirname);
  const model = await tf.models.modelFromJSON({ modelTopology: order.topology } as never);
  console.log(`${model.name}: ${model.countParams()} parameters`);
}

main().catch((error: unknown) => {
  if (!(error instanceof Refusal)) throw error;
  console.error(`quick-train: ${error.message}`);
  process.exitCode = CANNOT_BE_DONE;
});

/**
 * Trains a model that Lamella has read, in a process of its own, with nothing installed.
 *
 *     node dist/quick-train.js order.json
 *
 * Ends with 0 when it has trained, with 2 and a sentence where the order can't be carried out, with 130 when it was interrupted.
 */
import { readFileSync } from "node:fs";
import { readOrder } from "./read-order.js";
import { Refusal } from "./refusal.js";
import { train } from "./train.js";

const CANNOT_BE_DONE = 2;

async function main(): Promise<number> {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Refusal("an order is needed: quick-train.js order.json");
  return train(readOrder(textOf(file)), __dirname, (line) => console.log(line));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Refusal(`the order can't be read (${error instanceof Error ? error.message : String(error)})`);
  }
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    console.error(`quick-train: ${error.message}`);
    process.exitCode = CANNOT_BE_DONE;
  },
);

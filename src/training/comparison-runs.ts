/**
 * Trains the variants of a script, one run for each of them and each seed, and waits for all.
 *
 *     RegularConv seed 1, BothConv seed 1, SeparableConv seed 1, RegularConv seed 2, …
 *
 * Seeds are the outer loop: a machine that gets slower with time does so for all variants alike.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { QuickTrainOrder } from "../quick-train/order.js";
import type { PredictedModel } from "./log/events.js";
import { writeQuickOrder } from "./quick-order.js";
import { readLatest } from "./read-run.js";
import type { RunFolder } from "./run-folder.js";
import { stateOf } from "./run-status.js";
import { startRun, type Installation, type RunOrder, type StartedRun } from "./start.js";

const LOOK_MILLISECONDS = 200;

export interface VariantText {
  readonly name: string;
  /** The file's whole content; absent for the one that runs as it is, and where no file is run. */
  readonly content?: Uint8Array | string;
  readonly predicted: readonly PredictedModel[];
  /** The model itself, to be trained in the script's place, whatever the seed. */
  readonly quick?: QuickTrainOrder;
}

export interface ComparisonOrder {
  readonly id: string;
  /** What all runs have in common. */
  readonly base: Omit<RunOrder, "predicted" | "seed" | "comparison" | "copy">;
  readonly variants: readonly VariantText[];
  readonly seeds: readonly number[];
  /** How many runs may go on at the same time. */
  readonly atOnce: number;
}

export interface ComparisonListener {
  began(run: StartedRun, variant: string, seed: number): void;
  ended(run: StartedRun, variant: string, seed: number, state: string): void;
}

/** The logs of the runs, in the order of their beginning. A run that someone stopped ends the comparison: the next are not begun. */
export async function runComparison(
  order: ComparisonOrder,
  folder: RunFolder,
  installation: Installation,
  listener: ComparisonListener,
): Promise<readonly StartedRun[]> {
  const copies = writeCopies(order, folder);
  const waiting = order.seeds.flatMap((seed) => order.variants.map((variant) => ({ variant, seed })));
  const begun: StartedRun[] = [];
  let isStopped = false;

  async function work(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined && !isStopped; next = waiting.shift()) {
      const { variant, seed } = next;
      const copy = copies.get(variant.name);
      const comparison = { id: order.id, variant: variant.name, seed };
      const { predicted, quick } = variant;
      const name = `${order.id}-${variant.name}-${seed}`;
      const place = quick === undefined ? {} : { order: writeQuickOrder({ ...quick, seed }, name, folder) };
      const run = await startRun(
        { ...order.base, predicted, seed, comparison, ...(copy === undefined ? {} : { copy }), ...place },
        folder,
        installation,
      );
      begun.push(run);
      listener.began(run, variant.name, seed);
      const state = await endOf(run);
      isStopped ||= state === "stopped";
      listener.ended(run, variant.name, seed, state);
    }
  }

  await Promise.all(Array.from({ length: Math.max(1, order.atOnce) }, work));
  return begun;
}

/** The user's file stays as it is: each variant is a file of its own, in the comparison's folder. */
function writeCopies({ id, base, variants }: ComparisonOrder, folder: RunFolder): ReadonlyMap<string, string> {
  folder.create();
  mkdirSync(folder.comparisonOf(id), { recursive: true });
  return new Map(
    variants.flatMap(({ name, content }) => {
      if (content === undefined) return [];
      const place = join(folder.comparisonOf(id), name);
      mkdirSync(place, { recursive: true });
      const copy = join(place, basename(base.script));
      writeFileSync(copy, content);
      return [[name, copy] as const];
    }),
  );
}

async function endOf({ log, header }: StartedRun): Promise<string> {
  for (;;) {
    const state = stateOf(header, readLatest(log) ?? header, log);
    if (state !== "running") return state;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
  }
}

/**
 * Looks at a run's processes and the machine's GPUs, again and again.
 *
 *     { type: "system", memory: 1543503872, cpu: 1.9, gpus: [{ index: 0, load: 0.8, memory: 3221225472 }] }
 */
import pidtree from "pidtree";
import pidusage from "pidusage";
import { gpuLoads } from "./gpus.js";
import type { SystemEvent } from "./log/events.js";

/** A run that has told nothing for several of these is watched by nobody any more. */
export const HEARTBEAT_SECONDS = 2;

/** Processes come and go seldom, and to list them means to start one. */
const SAMPLES_BETWEEN_LISTINGS = 5;

export class SystemSamples {
  readonly #pid: number;
  readonly #hasGpus: boolean;
  #processes: readonly number[];
  #taken = 0;

  constructor(pid: number, hasGpus: boolean) {
    this.#pid = pid;
    this.#hasGpus = hasGpus;
    this.#processes = [pid];
  }

  async take(): Promise<SystemEvent> {
    if (this.#taken++ % SAMPLES_BETWEEN_LISTINGS === 0) this.#processes = await this.#descendants();
    const [usage, gpus] = await Promise.all([this.#usage(), this.#hasGpus ? gpuLoads() : undefined]);
    return { type: "system", t: Date.now() / 1000, ...usage, ...(gpus === undefined ? {} : { gpus }) };
  }

  async #descendants(): Promise<readonly number[]> {
    try {
      return await pidtree(this.#pid, { root: true });
    } catch {
      return [this.#pid];
    }
  }

  async #usage(): Promise<Pick<SystemEvent, "memory" | "cpu">> {
    const known = await Promise.all(this.#processes.map((pid) => pidusage(pid).catch(() => undefined)));
    const alive = known.filter((usage) => usage !== undefined);
    if (alive.length === 0) return {};
    const memory = alive.reduce((sum, usage) => sum + usage.memory, 0);
    return { memory, cpu: alive.reduce((sum, usage) => sum + usage.cpu, 0) / 100 };
  }
}

/**
 * The GPUs that NVIDIA's driver lists, and what they are busy with. A machine without the driver has none; Apple's GPU needs no list: there
 * is one, and it has no numbers to read without administrator's rights.
 *
 *     nvidia-smi --query-gpu=index,name,memory.total --format=csv,noheader,nounits
 *     0, NVIDIA GeForce RTX 4070, 12282   ──▶   { index: 0, name: "NVIDIA GeForce RTX 4070", memory: 12878610432 }
 */
import { execFile } from "node:child_process";
import { cpus } from "node:os";
import { promisify } from "node:util";
import type { Gpu, SystemEvent } from "./log/events.js";

const MEBIBYTE = 2 ** 20;
const TIMEOUT_MILLISECONDS = 5_000;

export async function listGpus(): Promise<readonly Gpu[]> {
  if (process.platform === "darwin" && process.arch === "arm64") {
    return [{ index: 0, name: `${cpus()[0]?.model ?? "Apple"} GPU (Metal)` }];
  }
  const rows = await query("index,name,memory.total");
  return rows.map(([index = "", name = "GPU", memory = ""]) => ({
    index: Number(index),
    name,
    ...given("memory", Number(memory) * MEBIBYTE),
  }));
}

/** `load` from 0 to 1; parts that a device doesn't tell are absent. */
export async function gpuLoads(): Promise<NonNullable<SystemEvent["gpus"]>> {
  const rows = await query("index,utilization.gpu,memory.used");
  return rows.map(([index = "", load = "", memory = ""]) => ({
    index: Number(index),
    ...given("load", Number(load) / 100),
    ...given("memory", Number(memory) * MEBIBYTE),
  }));
}

/** The fields of each device, or none where nobody can be asked. */
async function query(fields: string): Promise<readonly (readonly string[])[]> {
  try {
    const options = [`--query-gpu=${fields}`, "--format=csv,noheader,nounits"];
    const { stdout } = await promisify(execFile)("nvidia-smi", options, {
      timeout: TIMEOUT_MILLISECONDS,
      windowsHide: true,
    });
    const rows = stdout.split("\n").map((line) => line.split(",").map((field) => field.trim()));
    return rows.filter(([index = ""]) => /^\d+$/.test(index));
  } catch {
    return [];
  }
}

function given<Name extends string>(name: Name, value: number): { readonly [name in Name]?: number } {
  return Number.isFinite(value) ? ({ [name]: value } as { readonly [name in Name]: number }) : {};
}

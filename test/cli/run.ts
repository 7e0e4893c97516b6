/**
 * Runs a command in this process, in a folder of its own, and catches what it prints.
 *
 *     await run({ "model.py": "x = 1\n" }, (at) => summarize([at("model.py")], {}))   { exitCode: 0, out: "…", err: "" }
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";

export interface Run {
  readonly exitCode: number;
  /** The folder's own path is written "." in both. */
  readonly out: string;
  readonly err: string;
  /** The files afterwards. */
  readonly files: { readonly [name: string]: string };
}

/** A file whose name ends in a slash is a folder. */
export type Files = { readonly [name: string]: string | Uint8Array };

export async function run(files: Files, command: (at: (name: string) => string) => Promise<number>): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), "lamella-"));
  const printed = { out: "", err: "" };
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation((text) => ((printed.out += String(text)), true)),
    vi.spyOn(process.stderr, "write").mockImplementation((text) => ((printed.err += String(text)), true)),
  ];
  try {
    for (const [name, content] of Object.entries(files)) {
      if (name.endsWith("/")) mkdirSync(join(folder, name));
      else writeFileSync(join(folder, name), content);
    }
    const exitCode = await command((name) => join(folder, name));
    const names = Object.keys(files).filter((name) => !name.endsWith("/"));
    const after = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
    const plain = (text: string): string => text.replaceAll(`${folder}/`, "./").replaceAll(`${folder}\\`, "./");
    return { exitCode, out: plain(printed.out), err: plain(printed.err), files: after };
  } finally {
    for (const spy of spies) spy.mockRestore();
    rmSync(folder, { recursive: true, force: true });
  }
}

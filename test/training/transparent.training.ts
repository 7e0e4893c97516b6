/**
 * A script that is recorded sees what it would see otherwise.
 *
 *     python train.py a b     sys.argv, sys.path, os.environ, __main__, the working directory, a traceback
 */
import { cpSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { plain, recorded, scriptFolder, type Options, type Outcome } from "./recorded.js";

const HOSTILE = 'it\'s a "run" $(touch owned); `x` & Prüfung 日本.py';

/** Both in the same folder, so that paths are the same. */
async function both(script: string, options: Options = {}): Promise<{ with: Outcome; without: Outcome }> {
  const folder = scriptFolder();
  if (script === HOSTILE) renameSync(join(folder, "told.py"), join(folder, HOSTILE));
  const before = await plain(script, { ...options, folder });
  const { status, signal, stdout, stderr } = await recorded(script, { ...options, folder });
  return { with: { status, signal, stdout, stderr }, without: before };
}

describe("a script that is recorded", () => {
  it("is told the same, and fails the same", async () => {
    const run = await both("told.py", { args: ["a", "--b=c d", "$(e)", ""] });
    expect(run.without).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/told\.py", line \d+.*as it would be/s),
    });
    expect(run.with).toEqual(run.without);
  });

  it("with a path that a shell would take apart", async () => {
    const run = await both(HOSTILE);
    expect(run.without.stdout).toContain("owned");
    expect(run.with).toEqual(run.without);
  });

  it("with a PYTHONPATH of its own", async () => {
    const run = await both("told.py", { env: { PYTHONPATH: join(import.meta.dirname, "scripts") } });
    expect(run.without.stdout).toContain('"PYTHONPATH"');
    expect(run.with).toEqual(run.without);
  });

  it("with the sitecustomize of its environment", async () => {
    const folder = scriptFolder();
    const site = join(folder, "site");
    mkdirSync(site);
    cpSync(join(folder, "sitecustomize_of_the_environment.py"), join(site, "sitecustomize.py"));
    const options = { folder, env: { PYTHONPATH: site }, args: ["print(from_sitecustomize)"], before: ["-c"] };
    const run = await recorded("import sys, sitecustomize; print(sitecustomize.__file__); exec(sys.argv[1])", options);
    expect(run).toMatchObject({ status: 0, stdout: `${join(site, "sitecustomize.py")}\nTrue\n` });
  });

  it("with a log that has gone", async () => {
    const folder = scriptFolder();
    const run = await recorded("loop.py", { folder, runFile: join(folder, "gone/run.jsonl") });
    expect(run).toMatchObject({ status: 0, stdout: "done\n" });
    expect(run.stderr).toBe(
      "lamella: the record of this run can't be written (No such file or directory); the training goes on.\n",
    );
  });
});

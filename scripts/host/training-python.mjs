/**
 * A Python that trains: Keras with two backends, tf_keras and scikit-learn (for its digits), from PyPI.
 *
 *     $LAMELLA_TRAINING_PYTHON, else ~/.cache/lamella/training-python3.11-…/bin/python, made on the first run (about 1 GB)
 */
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { cachedFolder } from "./cache.mjs";

const PACKAGES = ["keras==3.15.1", "tensorflow-cpu==2.21.0", "jax[cpu]==0.10.2", "scikit-learn==1.9.1"];
/** It asks for a tensorflow that brings code for GPUs. */
const ALONE = ["tf_keras==2.21.0"];

const IN_FOLDER = process.platform === "win32" ? "Scripts/python.exe" : "bin/python";
const VERSION = "import sys; print('%d.%d' % sys.version_info[:2])";

/**
 * @param {(message: string) => void} [log] hears about an installation
 * @returns {string} the absolute path of the interpreter
 */
export function trainingPython(log = () => {}) {
  const named = process.env.LAMELLA_TRAINING_PYTHON;
  if (named !== undefined && named !== "") return named;

  const base = process.env.PYTHON ?? "python3";
  const version = execFileSync(base, ["-c", VERSION], { encoding: "utf8" }).trim();
  const content = createHash("sha256")
    .update([...PACKAGES, ...ALONE].join(" "))
    .digest("hex");
  const folder = cachedFolder(`training-python${version}-${content.slice(0, 12)}`, (partial) => {
    log(`installing ${[...PACKAGES, ...ALONE].join(", ")} once, which takes some minutes`);
    // An environment knows its own folder by where its interpreter lies; only scripts like pip name it, and they aren't used after the move.
    const pip = [join(partial, IN_FOLDER), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"];
    run(base, "-m", "venv", partial);
    run(...pip, ...PACKAGES);
    run(...pip, "--no-deps", ...ALONE);
  });
  return join(folder, IN_FOLDER);
}

/** @param {string} command @param {string[]} args */
function run(command, ...args) {
  execFileSync(command, args, { stdio: ["ignore", "ignore", "inherit"] });
}

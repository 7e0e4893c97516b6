/**
 * The real @tensorflow/tfjs-node, where its own installation can't download anything: TensorFlow's C library comes from a wheel on PyPI, and the
 * binding is compiled here.
 *
 *     $LAMELLA_TFJS_NODE, else ~/.cache/lamella/tfjs-node-…/     made on the first run (about 900 MB)
 *       node_modules/@tensorflow/tfjs-node/
 *         deps/lib/libtensorflow_cc.so.2           from the wheel
 *         lib/napi-v8/tfjs_binding.node            compiled
 *
 * Linux on x64 alone; elsewhere, name a folder whose node_modules has it.
 */
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cachedFolder } from "./cache.mjs";

const PACKAGES = ["@tensorflow/tfjs-node@4.22.0", "@tensorflow/tfjs@4.22.0", "node-api-headers@1.9.0"];

/** The smallest whose library has no need of Python's; the same calls are there as in the version that the binding was made for. */
const WHEEL = {
  requirement: "tensorflow-cpu==2.13.1",
  python: ["--python-version", "3.10", "--implementation", "cp", "--abi", "cp310"],
  platform: "manylinux2014_x86_64",
  sha256: "bfedeee206ccf8130d14d8990dbe991946324df92458ee1bdbeed1c21497beb3",
};

const LIBRARIES = ["libtensorflow_cc.so.2", "libtensorflow_framework.so.2"];

/** What the C interface's header includes, from it on. */
const HEADERS = ["c/", "tsl/c/", "tsl/platform/ctstring", "core/platform/ctstring"];

/** Takes the libraries and the headers out of a wheel: Node has nothing that reads archives. */
const UNPACK = `
import json, os, shutil, sys, zipfile
wheel, folder, libraries, headers = sys.argv[1], sys.argv[2], json.loads(sys.argv[3]), json.loads(sys.argv[4])
with zipfile.ZipFile(wheel) as archive:
    for name in archive.namelist():
        inside = name.removeprefix("tensorflow/include/")
        if name in ["tensorflow/" + library for library in libraries]:
            target = os.path.join(folder, "lib", os.path.basename(name))
        elif inside != name and inside.endswith(".h") and inside.startswith(tuple("tensorflow/" + each for each in headers)):
            target = os.path.join(folder, "include", inside)
        else:
            continue
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with archive.open(name) as source, open(target, "wb") as copy:
            shutil.copyfileobj(source, copy, 1 << 20)
`;

/** From Node 23 on, functions that the package calls are no more. */
const SMOKE_TEST = `
const util = require("node:util");
util.isNullOrUndefined ??= (value) => value == null;
util.isArray ??= Array.isArray;
const tf = require("@tensorflow/tfjs-node");
const [first, second] = tf.matMul([[1, 2], [3, 4]], [[1], [1]]).dataSync();
if (tf.getBackend() !== "tensorflow" || first !== 3 || second !== 7) throw new Error(tf.getBackend() + " computes " + [first, second]);
`;

/**
 * @param {(message: string) => void} [log] hears about an installation
 * @returns {string} the absolute path of a folder from which `@tensorflow/tfjs-node` can be required
 */
export function tfjsNode(log = () => {}) {
  const named = process.env.LAMELLA_TFJS_NODE;
  if (named !== undefined && named !== "") return named;

  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Error(
      "tfjs-node is made on Linux on x64 only: let LAMELLA_TFJS_NODE name a folder whose node_modules has it",
    );
  const content = createHash("sha256")
    .update([...PACKAGES, WHEEL.sha256, SMOKE_TEST].join(" "))
    .digest("hex");
  return cachedFolder(`tfjs-node-${content.slice(0, 12)}`, (folder) => {
    log(`installing ${PACKAGES[0]} with the library of ${WHEEL.requirement} once, which takes a minute`);
    need("g++", ["--version"], "Debian and Ubuntu have it in the package g++");
    need(PYTHON, ["-m", "pip", "--version"], "Debian and Ubuntu have it in the package python3-pip");
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", ...PACKAGES], folder);
    const inside = join(folder, "node_modules/@tensorflow/tfjs-node");
    takeLibrary(join(inside, "deps"));
    compile(inside, join(folder, "node_modules/node-api-headers/include"));
    run(process.execPath, ["-e", SMOKE_TEST], folder);
  });
}

const PYTHON = process.env.PYTHON ?? "python3";

/** @param {string} deps */
function takeLibrary(deps) {
  const download = mkdtempSync(join(tmpdir(), "lamella-wheel-"));
  try {
    const from = [...WHEEL.python, "--platform", WHEEL.platform, "--only-binary=:all:", "--no-deps"];
    const pip = ["-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-cache-dir"];
    run(PYTHON, [...pip, ...from, "--dest", download, WHEEL.requirement], download);
    const [name = ""] = readdirSync(download).filter((each) => each.endsWith(".whl"));
    const wheel = join(download, name);
    const sha256 = createHash("sha256").update(readFileSync(wheel)).digest("hex");
    if (sha256 !== WHEEL.sha256) throw new Error(`${name} is not the file that is expected: its sha256 is ${sha256}`);
    mkdirSync(deps, { recursive: true });
    run(PYTHON, ["-c", UNPACK, wheel, deps, JSON.stringify(LIBRARIES), JSON.stringify(HEADERS)], download);
  } finally {
    rmSync(download, { recursive: true, force: true });
  }
}

/** @param {string} inside the package's folder @param {string} napi the folder of Node's own headers */
function compile(inside, napi) {
  const sources = ["tfjs_backend.cc", "tfjs_binding.cc"].map((name) => join(inside, "binding", name));
  const built = join(inside, "tfjs_binding.node");
  const place = join(inside, "lib/napi-v8");
  const language = ["-std=c++17", "-O2", "-fPIC", "-shared", "-DNAPI_VERSION=8"];
  const library = [`-L${join(inside, "deps/lib")}`, ...LIBRARIES.map((name) => `-l:${name}`)];
  // The folder moves into its place when all is made: the libraries are found from where the binding lies.
  const fromThere = "-Wl,-rpath,$ORIGIN/../../deps/lib";
  const includes = [`-I${napi}`, `-I${join(inside, "deps/include")}`];
  run("g++", [...language, ...includes, ...sources, "-o", built, ...library, fromThere], inside);
  mkdirSync(place, { recursive: true });
  copyFileSync(built, join(place, "tfjs_binding.node"));
  rmSync(built);
}

/** @param {string} command @param {string[]} args @param {string} where */
function need(command, args, where) {
  try {
    execFileSync(command, args, { stdio: "ignore" });
  } catch {
    const name = [command, ...args.filter((each) => !each.startsWith("-"))].join(" -m ");
    throw new Error(`${name} can't be run, and tfjs-node is made with it. ${where}`);
  }
}

/** @param {string} command @param {string[]} args @param {string} folder */
function run(command, args, folder) {
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: "2", NODE_OPTIONS: "" };
  execFileSync(command, args, { cwd: folder, env, stdio: ["ignore", "ignore", "inherit"] });
}

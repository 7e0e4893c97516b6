/**
 * TensorFlow.js as it is loaded: its versions, its backend, and what that computes on.
 *
 *     tfjs 4.22.0 on tensorflow     { node: "20.20.2", tfjs: "4.22.0", "tfjs-node": "4.22.0" }     ["CPU:0"]
 *
 * Written when it is loaded, and again when a model is first trained or evaluated: the script chooses its backend before that.
 */
"use strict";

const { readFileSync } = require("node:fs");
const Module = require("node:module");

const BINDING = /^(.*[\\/]@tensorflow[\\/](tfjs-node(?:-gpu)?))[\\/]/;
const SLOW =
  "TensorFlow.js trains on its pure JavaScript backend here, which is slow. Install @tensorflow/tfjs-node and import that instead.";

class Library {
  #recorder;
  #version;
  #hasToldDevices = false;

  constructor(recorder, version) {
    this.#recorder = recorder;
    this.#version = version;
  }

  tell(devices = []) {
    const backend = engine()?.backendName;
    const version = this.#version === undefined ? {} : { tfjs: this.#version };
    this.#recorder.log.add({
      type: "library",
      library: "tfjs",
      ...(typeof backend === "string" ? { backend } : {}),
      versions: { node: process.versions.node, ...version, ...bindings() },
      devices,
    });
    this.#recorder.log.flush();
  }

  tellDevices() {
    if (this.#hasToldDevices) return;
    this.#hasToldDevices = true;
    try {
      this.tell(devices());
      if (engine()?.backendName === "cpu") this.#recorder.problem("device", SLOW);
    } catch (error) {
      this.#recorder.failed("the devices", error);
    }
  }
}

/** All copies of the library in a process share it. */
const engine = () => globalThis._tfengine;

function devices() {
  const { backendName, backendInstance } = engine() ?? {};
  const isGpu = backendName === "webgl" || backendName === "webgpu" || backendInstance?.isUsingGpuDevice === true;
  return [isGpu ? "GPU:0" : "CPU:0"];
}

/** The packages that bring TensorFlow's C library, where they are loaded. */
function bindings() {
  const found = {};
  for (const file of Object.keys(Module._cache)) {
    const [, folder, name] = BINDING.exec(file) ?? [];
    if (name === undefined || name in found) continue;
    found[name] = String(JSON.parse(readFileSync(`${folder}/package.json`, "utf8")).version);
  }
  return found;
}

module.exports = { Library };

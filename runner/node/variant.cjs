/**
 * Gives a copy's text where Node reads the script: everything that a program can ask about itself is the script's.
 *
 *     train.js     ──read──▶   the text of .lamella/comparisons/…/BothConv/train.js
 *
 * So it finds its data, its neighbours and its packages where the script does. CommonJS, and whoever translates it, reads by `fs`;
 * modules are read in a thread of Node's own, where `variant-hooks.mjs` stands.
 */
"use strict";

const fs = require("node:fs");
const Module = require("node:module");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { readInstead } = require("./read-instead.cjs");

/** @returns whether somebody has read the copy, as who runs it has to */
function runInPlaceOf(script, copy) {
  const path = fs.realpathSync(script);
  const wasRead = new Int32Array(new SharedArrayBuffer(4));
  const variant = { path, text: fs.readFileSync(copy, "utf8"), original: fs.readFileSync(path, "utf8"), wasRead };
  readInstead(variant);
  Module.register(pathToFileURL(join(__dirname, "variant-hooks.mjs")).href, { data: variant });
  return () => Atomics.load(wasRead, 0) === 1;
}

module.exports = { runInPlaceOf };

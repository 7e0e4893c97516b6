/**
 * Gives a copy's text where Node reads the script: everything that a program can ask about itself is the script's.
 *
 *     train.js     ──read──▶   the text of .lamella/comparisons/…/BothConv/train.js
 *
 * So it finds its data, its neighbours and its packages where the script does. CommonJS, and whoever translates it, reads by
 * `fs.readFileSync`; modules are read in a thread of Node's own, where `variant-hooks.mjs` stands.
 */
"use strict";

const fs = require("node:fs");
const Module = require("node:module");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");

/** The first one who reads it is who runs it. */
function runInPlaceOf(script, copy) {
  const path = fs.realpathSync(script);
  const text = fs.readFileSync(copy, "utf8");
  const original = fs.readFileSync;
  fs.readFileSync = function readFileSync(file, options) {
    if (file !== path) return original.apply(this, arguments);
    fs.readFileSync = original;
    const isText = typeof options === "string" || typeof options?.encoding === "string";
    return isText ? text : Buffer.from(text);
  };
  const data = { url: pathToFileURL(path).href, text };
  Module.register(pathToFileURL(join(__dirname, "variant-hooks.mjs")).href, { data });
}

module.exports = { runInPlaceOf };

/**
 * Reading one file gives another one's text, in the thread that asks for it.
 *
 *     readInstead({ path: "/home/me/train.ts", text, wasRead })     fs.readFileSync("/home/me/train.ts")   ──▶   text
 */
"use strict";

const fs = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");
const { fileURLToPath } = require("node:url");

function readInstead({ path, text, wasRead }) {
  const isMeant = (file) => file === path || (isFileUrl(file) && fileURLToPath(file) === path);
  const given = (options) => {
    Atomics.store(wasRead, 0, 1);
    const encoding = typeof options === "string" ? options : options?.encoding;
    return encoding ? text : Buffer.from(text);
  };
  const { readFileSync } = fs;
  fs.readFileSync = function (file, options) {
    return isMeant(file) ? given(options) : readFileSync.apply(this, arguments);
  };
  const { readFile } = fs.promises;
  fs.promises.readFile = function (file, options) {
    return isMeant(file) ? Promise.resolve(given(options)) : readFile.apply(this, arguments);
  };
  // Also for those who import the functions by name.
  syncBuiltinESMExports();
}

const isFileUrl = (file) => file instanceof URL && file.protocol === "file:";

module.exports = { readInstead };

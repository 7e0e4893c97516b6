/**
 * What the command line starts with keeps the compiled code of its last start, and never minds what it finds there.
 *
 *     cli.js ──▶ command-line.js ──▶ beside.js      each with a file of what V8 made of it, after a command that reads programs
 */
import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder = "";

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "lamella-start-")));
  buildSync({ entryPoints: ["src/cli/start.ts"], outfile: join(folder, "cli.js"), bundle: true, platform: "node" });
  writeFileSync(join(folder, "beside.js"), "exports.word = () => 'ñ';");
  writeProgram("first");
});

afterEach(() => rmSync(folder, { recursive: true }));

function writeProgram(word: string): void {
  writeFileSync(
    join(folder, "command-line.js"),
    `const { word } = require("./beside.js");
     const { basename } = require("node:path");
     console.log(${JSON.stringify(word)}, word(), basename(__filename), __dirname, process.argv.slice(2).join());`,
  );
}

const run = (...words: string[]): string =>
  execFileSync(process.execPath, [join(folder, "cli.js"), ...words], { encoding: "utf8" });
const told = (word: string, command = "summarize"): string => `${word} ñ command-line.js ${folder} ${command}\n`;
const kept = (): string[] => readdirSync(folder).filter((name) => name.includes(".compiled-"));

/** What lies there is as new as can be. */
function inFuture(name: string): void {
  utimesSync(join(folder, name), new Date("2100-01-01"), new Date("2100-01-01"));
}

test("each file's compiled code is kept beside it, and the next start says the same", () => {
  expect(run("summarize")).toBe(told("first"));
  expect(kept().map((name) => name.replace(/-\d.*/, ""))).toEqual(["beside.js.compiled", "command-line.js.compiled"]);
  const before = kept().map((name) => readFileSync(join(folder, name)));
  expect(run("summarize")).toBe(told("first"));
  expect(kept().map((name) => readFileSync(join(folder, name)))).toEqual(before);
});

test("code that was kept of an earlier text isn't run", () => {
  run("summarize");
  writeProgram("other");
  inFuture("command-line.js");
  expect(run("summarize")).toBe(told("other"));
});

test("what isn't compiled code is put right", () => {
  run("summarize");
  for (const name of kept()) {
    writeFileSync(join(folder, name), "no code");
    inFuture(name);
  }
  expect(run("summarize")).toBe(told("first"));
  for (const name of kept()) expect(readFileSync(join(folder, name), "latin1")).not.toBe("no code");
});

test("where nothing can be kept, the command does its work and leaves nothing behind", () => {
  run("summarize");
  for (const name of kept()) {
    rmSync(join(folder, name));
    mkdirSync(join(folder, name));
  }
  expect(run("summarize")).toBe(told("first"));
  expect(readdirSync(folder).filter((name) => /\.\d+$/.test(name))).toEqual([]);
});

test("a training, which others may be running beside, keeps nothing", () => {
  expect(run("train")).toBe(told("first", "train"));
  expect(kept()).toEqual([]);
});

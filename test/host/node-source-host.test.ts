/**
 * Which folders imports are looked for in, and what of the disk is kept.
 *
 *     a/net/__init__.py, a/net/train.py   ──▶   train.py looks in a/net, then in a
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { NodeSourceHost, type NodeSourceHostOptions } from "../../src/host/node-source-host.js";

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "lamella-"))).replaceAll("\\", "/");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text = ""): string {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  return `${root}/${path}`;
}

const layouts: readonly (readonly [
  name: string,
  files: readonly string[],
  options: NodeSourceHostOptions,
  paths: readonly string[],
])[] = [
  ["a loose file: its folder", ["a/train.py"], {}, ["a"]],
  [
    "a file of a package: also the folder that the package is in",
    ["a/net/__init__.py", "a/net/train.py"],
    {},
    ["a/net", "a"],
  ],
  ["a project: all folders up to it, and its src", ["pyproject.toml", "a/b/train.py"], {}, ["a/b", "a", ".", "src"]],
  [
    "extra paths come after the workspace",
    ["a/train.py"],
    { workspaceFolders: ["w"], extraPaths: ["lib"] },
    ["a", "w", "w/lib"],
  ],
  [
    "packages come last",
    ["a/train.py", "packages/keras.py"],
    { python: "packages", extraPaths: ["lib"] },
    ["a", "lib", "packages"],
  ],
];

test.each(layouts)("%s", (_name, files, options, paths) => {
  for (const file of files) write(file);
  const inRoot = (path: string): string => (path === "." ? root : `${root}/${path}`);
  const { workspaceFolders = [], extraPaths = [], python } = options;
  const host = new NodeSourceHost({
    workspaceFolders: workspaceFolders.map(inRoot),
    extraPaths: workspaceFolders.length > 0 ? extraPaths : extraPaths.map(inRoot),
    ...(python === undefined ? { python: inRoot("none") } : { python: inRoot(python) }),
  });
  const file = files.find((each) => each.endsWith("train.py"))!;
  expect(host.searchPaths(inRoot(file))).toEqual(paths.map(inRoot));
});

test("reads files, and nothing where there is none or where it is a folder", () => {
  const host = new NodeSourceHost();
  const file = write("a/b.py", "x = 1\n");
  expect(host.read(file)).toBe("x = 1\n");
  expect(host.read(`${root}/a`)).toBeUndefined();
  expect(host.read(`${root}/gone.py`)).toBeUndefined();
  expect([host.isDirectory(`${root}/a`), host.isDirectory(file), host.isDirectory(`${root}/gone`)]).toEqual([
    true,
    false,
    false,
  ]);
});

test("sees a change once it has been told to look again", () => {
  const host = new NodeSourceHost();
  const file = write("a.py", "x = 1\n");
  expect(host.read(file)).toBe("x = 1\n");
  write("a.py", "x = 2\n");
  utimesSync(file, 10, 10);
  host.forget();
  expect(host.read(file)).toBe("x = 2\n");
});

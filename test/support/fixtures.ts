/**
 * The programs that tests and the oracle share: every example, and every fixture with its marks taken out.
 *
 *     examples/mnist_cnn.py                      its marks stand apart, in test/fixtures/examples/mnist_cnn.py
 *     test/fixtures/python/merging/add.py        carries its marks itself
 *     test/fixtures/python/packages/main.py      has neighbours that it imports
 *     test/fixtures/python/separable/…           is what the rewrite takes and gives
 *     test/fixtures/typescript/layers/dense.ts   is a program of TensorFlow.js
 *     test/fixtures/both/lenet.py, lenet.ts      are one model in both languages
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { strip, type CommentOpening } from "./marks.js";

export interface Fixture {
  /** "examples/mnist_cnn.py", "python/merging/add.py" */
  readonly id: string;
  readonly language: "python" | "typescript";
  /** The file that would be opened in an editor. */
  readonly path: string;
  /** The file that carries the marks. */
  readonly marked: string;
  /** Without marks; of a notebook the JSON text. */
  readonly text: string;
  /** Of the text and of the neighbours it may import. */
  readonly hash: string;
}

export interface Cell {
  /** Its place among all cells, from 0. */
  readonly index: number;
  readonly source: string;
}

interface NotebookJson {
  readonly cells: { readonly cell_type: string; source: string | string[] }[];
}

/** All fixtures of the repository at `root`, sorted by id. */
export function allFixtures(root: string): readonly Fixture[] {
  const examples = join(root, "examples");
  const top = join(root, "test/fixtures");
  const below = ["python", "typescript", "both"].flatMap((folder) => fixturesUnder(join(top, folder), top));
  const found = [...programsIn(examples).map((path) => exampleAt(path, root)), ...below];
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** JavaScript is TypeScript without types. */
export function languageOf(path: string): Fixture["language"] {
  return /\.(py|ipynb)$/.test(path) ? "python" : "typescript";
}

export function commentOpening(path: string): CommentOpening {
  return languageOf(path) === "python" ? "#" : "//";
}

/** A notebook's code cells. */
export function codeCells(notebook: string): readonly Cell[] {
  const { cells } = JSON.parse(notebook) as NotebookJson;
  return cells
    .map((cell, index) => ({ index, source: [cell.source].flat().join(""), code: cell.cell_type === "code" }))
    .filter((cell) => cell.code)
    .map(({ index, source }) => ({ index, source }));
}

/** A notebook with the sources of its code cells changed; the rest of it as it was. */
export function withSources(notebook: string, change: (source: string, index: number) => string): string {
  const json = JSON.parse(notebook) as NotebookJson;
  json.cells.forEach((cell, index) => {
    if (cell.cell_type !== "code") return;
    const source = change([cell.source].flat().join(""), index);
    cell.source = source.match(/[^\n]*\n|[^\n]+/g) ?? [];
  });
  return JSON.stringify(json, null, 1) + (notebook.endsWith("\n") ? "\n" : "");
}

/** Where the judge's answer to a fixture is kept. */
export function answerPath(root: string, id: string): string {
  return join(root, "test/oracle/answers", `${id}.json`);
}

function exampleAt(path: string, root: string): Fixture {
  const text = readFileSync(path, "utf8");
  const id = `examples/${basename(path)}`;
  const marked = join(root, "test/fixtures", id);
  return { id, language: languageOf(path), path, marked, text, hash: hashOf([text]) };
}

/** A folder with a main.py or main.ts is one fixture; its other files are what that imports. */
function fixturesUnder(folder: string, top: string): Fixture[] {
  const programs = programsIn(folder);
  const main = programs.find((path) => /^main\.\w+$/.test(basename(path)));
  if (main !== undefined) {
    return [
      fixtureAt(
        main,
        top,
        [folder, ...foldersIn(folder)].flatMap(programsIn).filter((path) => path !== main),
      ),
    ];
  }
  const inner = foldersIn(folder).filter((below) => dirname(below) === resolve(folder));
  return [...programs.map((path) => fixtureAt(path, top, [])), ...inner.flatMap((below) => fixturesUnder(below, top))];
}

function fixtureAt(path: string, top: string, neighbours: readonly string[]): Fixture {
  const source = readFileSync(path, "utf8");
  const opening = commentOpening(path);
  const text = path.endsWith(".ipynb") ? withSources(source, (cell) => strip(cell, opening)) : strip(source, opening);
  return {
    id: path.slice(top.length + 1).replaceAll("\\", "/"),
    language: languageOf(path),
    path,
    marked: path,
    text,
    hash: hashOf([text, ...neighbours.map((other) => readFileSync(other, "utf8"))]),
  };
}

function hashOf(texts: readonly string[]): string {
  return texts
    .reduce((hash, text) => hash.update(text).update("\0"), createHash("sha256"))
    .digest("hex")
    .slice(0, 16);
}

function programsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /\.(py|ipynb|[cm]?js|tsx?)$/.test(name));
  return names.sort().map((name) => resolve(folder, name));
}

/** All folders below this one. */
function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => resolve(folder, name))
    .filter((path) => basename(path) !== "__pycache__" && statSync(path).isDirectory());
}

/**
 * Jupyter notebooks: their JSON to cells, and their code cells to one program.
 *
 *     [markdown "# Title"], [code "%matplotlib inline\nx = 1"], [code "%%bash\nls"]      pass; assign x 1
 *
 * Cells are parsed one by one, so that a cell that can't be read damages no other. Offsets are those of the cells' joint text.
 */
import type { Program } from "../program/program.js";
import { CellMap, type CellSource } from "../text/cell-map.js";
import type { Span } from "../text/span.js";
import { parsePythonRange } from "./python/parse.js";

export type CellKind = "code" | "markdown" | "raw";

export interface NotebookCell {
  /** The place among all cells, from 0. */
  readonly index: number;
  readonly kind: CellKind;
  readonly source: string;
  /** Where the cell says that it isn't in the notebook's own language. */
  readonly language?: string;
}

/** What a caller knows of a cell: by default it is a Python cell, at its place in the list. */
export type CellInput = Pick<NotebookCell, "source"> & Partial<NotebookCell>;

export interface ParsedNotebook {
  readonly program: Program;
  readonly map: CellMap;
  /** The sources of the Python cells, each with a line end. */
  readonly text: string;
}

/** Cells that aren't Python code are passed over, but counted. */
export function parseNotebookCells(cells: readonly CellInput[]): ParsedNotebook {
  const sources: CellSource[] = [];
  for (const [place, { index = place, kind = "code", language = "python", source }] of cells.entries()) {
    if (kind === "code" && isPython(language)) sources.push({ index, source });
  }
  const map = new CellMap(sources);
  const parsed = map.cells.flatMap((cell) => {
    const range = pythonRange(map.text, cell);
    return range === undefined ? [] : [parsePythonRange(map.text, range, { isCell: true })];
  });
  const program: Program = {
    language: "python",
    body: parsed.flatMap((cell) => cell.body),
    problems: parsed.flatMap((cell) => cell.problems),
    comments: parsed.flatMap((cell) => cell.comments),
  };
  return { program, map, text: map.text };
}

/** The part of a cell that is Python: all of it, or what stands below a magic that runs it, or nothing. */
function pythonRange(text: string, cell: Span): Span | undefined {
  const header = /^\s*%%(\w*)[^\r\n]*/.exec(text.slice(cell.start, cell.end));
  if (header === null) return cell;
  const [whole, magic = ""] = header;
  return TRANSPARENT_MAGICS.has(magic) ? { start: cell.start + whole.length, end: cell.end } : undefined;
}

/** Cell magics that run the rest of the cell as Python in the notebook's own scope. */
const TRANSPARENT_MAGICS: ReadonlySet<string> = new Set([
  "time",
  "timeit",
  "capture",
  "prun",
  "lprun",
  "mprun",
  "memit",
  "debug",
]);

// ---------------------------------------------------------------- JSON

export type NotebookReading = { readonly cells: readonly NotebookCell[] } | { readonly problem: string };

/** The cells of an `.ipynb` file: nbformat 4, and 3 with its worksheets. */
export function readNotebook(json: string): NotebookReading {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json.replace(/^\ufeff/, ""));
  } catch (error) {
    return { problem: `this notebook is not valid JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const found = cellList(parsed);
  if (found === undefined) return { problem: "this JSON is no notebook: it has no list of cells" };
  const language = notebookLanguage(parsed);
  if (!isPython(language))
    return { problem: `this notebook's language is ${language}; only Python notebooks are read` };
  return { cells: found.map(readCell) };
}

function cellList(notebook: unknown): readonly unknown[] | undefined {
  const cells = property(notebook, "cells");
  if (Array.isArray(cells)) return cells;
  const worksheets = property(notebook, "worksheets");
  if (!Array.isArray(worksheets)) return undefined;
  return worksheets.flatMap((worksheet) => cellList({ cells: property(worksheet, "cells") }) ?? []);
}

/** A notebook that names no language is taken for Python. */
function notebookLanguage(notebook: unknown): string {
  const metadata = property(notebook, "metadata");
  const named = property(property(metadata, "language_info"), "name");
  const ofKernel = property(property(metadata, "kernelspec"), "language");
  // Some tools leave the name empty.
  return [named, ofKernel].find((name): name is string => typeof name === "string" && name !== "") ?? "python";
}

function isPython(language: string): boolean {
  return /^i?python/i.test(language);
}

function readCell(cell: unknown, index: number): NotebookCell {
  const type = property(cell, "cell_type");
  const kind = type === "code" ? "code" : type === "markdown" || type === "heading" ? "markdown" : "raw";
  const source = joinLines(property(cell, "source") ?? property(cell, "input"));
  const ofEditor = property(property(property(cell, "metadata"), "vscode"), "languageId");
  const language = ofEditor ?? property(cell, "language");
  return typeof language === "string" ? { index, kind, source, language } : { index, kind, source };
}

/** A source is a text, or a list of its lines with their line ends. */
function joinLines(source: unknown): string {
  if (typeof source === "string") return source;
  return Array.isArray(source) ? source.filter((line) => typeof line === "string").join("") : "";
}

function property(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}

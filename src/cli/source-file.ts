/**
 * A file as the commands take it: read, decoded, and, for a notebook, taken apart into its cells.
 *
 *     "model.py", "net.ipynb", "-"   ──▶   SourceFile, or Unusable with the reason in words
 */
import { readFileSync, statSync } from "node:fs";
import { extname, resolve } from "node:path";
import { readNotebook, type AnalysisInput, type NotebookCellInput } from "../core/analyze.js";
import { withForwardSlashes } from "../host/node-source-host.js";
import { decodeSource, type SourceText } from "../host/source-text.js";
import { Unusable } from "./unusable.js";

export type Language = AnalysisInput["language"];

export interface SourceFile {
  /** As the command line names it. */
  readonly name: string;
  readonly path: string;
  readonly language: Language;
  readonly source: SourceText;
  readonly cells?: readonly NotebookCellInput[];
}

export const STANDARD_INPUT = "-";

const LANGUAGES: { readonly [extension: string]: Language } = {
  ".py": "python",
  ".pyw": "python",
  ".ipynb": "python",
  ".ts": "typescript",
  ".tsx": "typescript",
  ".mts": "typescript",
  ".cts": "typescript",
  ".js": "typescript",
  ".jsx": "typescript",
  ".mjs": "typescript",
  ".cjs": "typescript",
};

const MEGABYTE = 1_000_000;
/** No model is written in as much text; a notebook carries its pictures along. */
const LARGEST_SOURCE = 2 * MEGABYTE;
const LARGEST_NOTEBOOK = 100 * MEGABYTE;

export function readSourceFile(name: string, languageOfStandardInput: Language): SourceFile {
  const bytes = name === STANDARD_INPUT ? readFileSync(0) : readFile(name);
  const language = name === STANDARD_INPUT ? languageOfStandardInput : languageOf(name);
  const source = decodeSource(bytes);
  if (source === undefined) throw new Unusable(name, "it is not text, or not in the encoding that it declares");
  // The ending tells whether JSX may stand in the text.
  const ending = language === "typescript" ? ".tsx" : "";
  const path = withForwardSlashes(resolve(name === STANDARD_INPUT ? `standard-input${ending}` : name));
  const file = { name, path, language, source };
  return isNotebook(name) ? notebook(file) : file;
}

export function isNotebook(name: string): boolean {
  return extname(name).toLowerCase() === ".ipynb";
}

function languageOf(name: string): Language {
  const extension = extname(name).toLowerCase();
  const language = LANGUAGES[extension];
  if (language === undefined) throw new Unusable(name, `files that end in "${extension}" are not read`);
  return language;
}

function readFile(name: string): Uint8Array {
  const stats = statSync(name, { throwIfNoEntry: false });
  if (stats === undefined) throw new Unusable(name, "there is no such file");
  if (stats.isDirectory()) throw new Unusable(name, "it is a folder; name the files in it");
  const limit = isNotebook(name) ? LARGEST_NOTEBOOK : LARGEST_SOURCE;
  if (stats.size > limit) throw new Unusable(name, `it is too large: more than ${limit / MEGABYTE} MB are not read`);
  try {
    return readFileSync(name);
  } catch (error) {
    throw new Unusable(name, `it can't be read (${error instanceof Error ? error.message : String(error)})`);
  }
}

function notebook(file: SourceFile): SourceFile {
  const reading = readNotebook(file.source.text);
  if ("problem" in reading) throw new Unusable(file.name, reading.problem);
  return { ...file, cells: reading.cells };
}

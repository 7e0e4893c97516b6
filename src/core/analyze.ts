/**
 * The one door to the core: (text, language, files) -> Analysis.
 *
 *     analyze({ file: "model.py", language: "python", text, host, settings }).facts.sites
 */
import type { LayerSettings } from "./layers/entry.js";
import type { Facts } from "./model/facts.js";
import type { Program } from "./program/program.js";
import type { CellMap } from "./text/cell-map.js";

/** How the core reads other files. Paths are the host's own; an open editor's text wins over the disk. */
export interface SourceHost {
  /** The text of a file, or undefined where there is none. */
  read(path: string): string | undefined;
  isDirectory(path: string): boolean;
  /** Folders that absolute imports are looked up in, in order: the file's own folder, the workspace, site-packages. */
  searchPaths(file: string): readonly string[];
}

export interface AnalysisInput {
  /** The host's name for the text; imports are resolved from its folder. */
  readonly file: string;
  readonly language: "python" | "typescript";
  readonly text: string;
  /** For a notebook: the sources of its code cells, whose join is `text`. */
  readonly cells?: readonly NotebookCellInput[];
  readonly host?: SourceHost;
  readonly settings?: Partial<LayerSettings>;
  /** Expressions to evaluate in the file's scope after its last statement. */
  readonly calls?: readonly string[];
}

export interface NotebookCellInput {
  /** The place of the cell among all cells, from 0. */
  readonly index: number;
  readonly source: string;
}

export interface Analysis {
  readonly text: string;
  readonly program: Program;
  readonly facts: Facts;
  /** For a notebook. */
  readonly cells?: CellMap;
  /** Milliseconds are measured by callers: the core has no clock. Steps say how much work it was. */
  readonly steps: number;
}

/**
 * What the server needs from the place where it runs, the same in a process and in a browser's worker.
 *
 *     file:///c%3A/nets/model.py   pathOf ──▶   c:/nets/model.py   ──▶ uriOf
 */
import type { Analysis, AnalysisInput, Continuation, SourceHost, TypeScriptParser } from "../core/analyze.js";

export interface World {
  readonly analyze: (input: AnalysisInput, continuation?: Continuation) => Analysis;
  /** The parser of TypeScript is large: it is loaded once there is something to read with it. */
  loadTypeScript(): Promise<TypeScriptParser>;
  /** The name that the core knows a document by; folders in it are separated by forward slashes. */
  pathOf(uri: string): string;
  uriOf(path: string): string;
  /** Reads what is not open in an editor. */
  files(options: FileOptions): SourceHost;
  /** Processes can be started where this document is. */
  canTrain(uri: string): boolean;
  /** Files may have changed behind the editor's back. */
  forgetFiles(): void;
}

export interface FileOptions {
  readonly python: string;
  readonly extraPaths: readonly string[];
  readonly workspaceFolders: readonly string[];
}

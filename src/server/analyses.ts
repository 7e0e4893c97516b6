/**
 * The newest snapshot of each source, taken when it is first asked for and shared by all that ask.
 *
 *     lenses, hints and problems of version 12   ──▶   one analysis
 *
 * An analysis is one step that can't be interrupted, so before it begins, messages that wait are let through: a change
 * that came meanwhile is analysed instead, and a request that was cancelled meanwhile costs nothing. Of the source that was
 * analysed last, what stands before a change isn't evaluated again.
 */
import { LSPErrorCodes, ResponseError, type CancellationToken } from "vscode-languageserver";
import { Continuation, type Analysis, type AnalysisInput, type TypeScriptParser } from "../core/analyze.js";
import { CellMap } from "../core/text/cell-map.js";
import { cellsAfter } from "../core/text/cells-after.js";
import type { Documents, Source } from "./documents.js";
import { Reading } from "./reading.js";
import type { Settings } from "./settings.js";
import { takeSnapshot, type Snapshot } from "./snapshot.js";
import type { World } from "./world.js";

export interface AnalysisNeeds {
  readonly world: World;
  readonly documents: Documents;
  readonly workspaceFolders: () => readonly string[];
  readonly settingsFor: (uri: string) => Promise<Settings>;
}

export class Analyses {
  readonly #newest = new Map<string, Snapshot>();
  readonly #others = new WeakMap<Snapshot, Map<string, Analysis>>();
  readonly #last = new Continuation();
  #parseTypeScript: TypeScriptParser | undefined;

  constructor(readonly needs: AnalysisNeeds) {}

  /** Undefined where the source is not open, not in a language that is read, or too large. */
  async of(uri: string, token: CancellationToken): Promise<Snapshot | undefined> {
    const { documents, settingsFor, world } = this.needs;
    // All cells of a notebook have the settings of the notebook.
    const settings = await settingsFor(documents.source(uri)?.uri ?? uri);
    if (documents.source(uri)?.language === "typescript") this.#parseTypeScript ??= await world.loadTypeScript();
    if (this.#known(documents.source(uri), settings) === undefined) await waitingMessages();
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
    const source = documents.source(uri);
    if (source === undefined || isTooLarge(source, settings)) return undefined;
    return this.#known(source, settings) ?? this.#take(source, settings);
  }

  /**
   * Analyses a text in the place of a snapshot's. An editor asks for code actions wherever the cursor goes, so the few
   * texts that rewrites of one snapshot come to are kept with it.
   */
  ofOtherText(snapshot: Snapshot, text: string): Analysis {
    const known = this.#others.get(snapshot) ?? new Map<string, Analysis>();
    this.#others.set(snapshot, known);
    const { source, settings, reading } = snapshot;
    const cells = snapshot.analysis.cells && cellsAfter(snapshot.analysis.cells, text);
    const changed = cells === undefined ? { text } : { text, cells };
    const analysis = known.get(text) ?? this.#analyze(source, settings, reading, changed);
    known.set(text, analysis);
    return analysis;
  }

  /** The same once more, with what would build its models anew. */
  withTopologies({ source, settings, reading, analysis }: Snapshot): Analysis {
    const { text, cells } = analysis;
    const asked = { text, topologies: true, ...(cells && { cells: cellsAfter(cells, text) }) };
    return this.#analyze(source, settings, reading, asked);
  }

  /** The sources whose analysis read the file. */
  readersOf(path: string): readonly string[] {
    return [...this.#newest.values()].filter(({ reading }) => reading.hasRead(path)).map(({ source }) => source.uri);
  }

  forget(uri: string): void {
    this.#newest.delete(uri);
  }

  #known(source: Source | undefined, settings: Settings): Snapshot | undefined {
    const newest = source && this.#newest.get(source.uri);
    const isCurrent = newest?.source.stamp === source?.stamp && newest?.settings === settings;
    return isCurrent && newest?.reading.isCurrent() === true ? newest : undefined;
  }

  #take(source: Source, settings: Settings): Snapshot {
    const { cells, documents } = source;
    const text = cells === undefined ? (documents[0]?.getText() ?? "") : new CellMap(cells).text;
    const before = this.#newest.get(source.uri);
    const fresh = this.#reading(settings);
    const reading = before?.reading.isLike(fresh) === true && before.reading.isCurrent() ? before.reading : fresh;
    const changed = cells === undefined ? { text } : { text, cells };
    const analysis = this.#analyze(source, settings, reading, changed, this.#last);
    const canTrain = this.needs.world.canTrain(source.uri);
    const snapshot = takeSnapshot(source, settings, analysis, reading, canTrain, before);
    this.#newest.set(source.uri, snapshot);
    return snapshot;
  }

  #reading({ python, extraPaths }: Settings): Reading {
    const { world, documents, workspaceFolders } = this.needs;
    const options = { python, extraPaths, workspaceFolders: workspaceFolders() };
    return new Reading(JSON.stringify(options), (path) => documents.file(path)?.getText(), world.files(options));
  }

  #analyze(
    { uri, language, documents }: Source,
    { imageDataFormat }: Settings,
    host: Reading,
    text: Pick<AnalysisInput, "text" | "cells" | "topologies">,
    continuation?: Continuation,
  ): Analysis {
    const { world } = this.needs;
    const file = world.pathOf(uri) + endingOf(uri, documents[0]?.languageId);
    const parser = this.#parseTypeScript && { parseTypeScript: this.#parseTypeScript };
    return world.analyze({ file, language, host, settings: { imageDataFormat }, ...parser, ...text }, continuation);
  }
}

/** The ending tells whether JSX may stand in a text; one without a file has only its language. */
function endingOf(uri: string, languageId: string | undefined): string {
  if (!uri.startsWith("untitled:") || /\.[cm]?[jt]sx?$/.test(uri)) return "";
  return languageId === "typescript" ? ".ts" : languageId === "typescriptreact" ? ".tsx" : "";
}

/** A million characters count as a megabyte: exact enough, and nothing has to be encoded to tell. */
export function isTooLarge(source: Source, settings: Settings): boolean {
  const length = source.documents.reduce((sum, document) => sum + document.getText().length, 0);
  return length > settings.maxFileSize * 1_000_000;
}

function waitingMessages(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

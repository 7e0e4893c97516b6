/**
 * Offsets of the analysed text and positions in documents, in both directions.
 *
 *     a file       offset 120   ◀──▶   file:///model.py 6:4
 *     a notebook   offset 120   ◀──▶   vscode-notebook-cell:/a.ipynb#W2sZmlsZQ 1:4
 */
import type { Position, Range } from "vscode-languageserver";
import type { ProtocolLocation } from "../contract/protocol.js";
import type { Analysis } from "../core/analyze.js";
import { LineIndex } from "../core/text/line-index.js";
import type { Span } from "../core/text/span.js";
import type { Source } from "./documents.js";

export class Positions {
  readonly #lines = new Map<string, LineIndex>();
  readonly #uriByCell: ReadonlyMap<number, string>;

  constructor(
    readonly source: Source,
    readonly analysis: Analysis,
  ) {
    const indexes = source.cells?.map(({ index }) => index) ?? [];
    this.#uriByCell = new Map(indexes.map((index, at) => [index, source.documents[at]!.uri]));
  }

  /** A span that reaches over the end of a notebook's cell ends there. */
  location(span: Span): ProtocolLocation & { readonly range: Range } {
    const { source, analysis } = this;
    const inCell = analysis.cells?.spanInCell(span);
    const uri = inCell === undefined ? source.uri : (this.#uriByCell.get(inCell.cell) ?? source.uri);
    return { uri, range: rangeIn(this.#linesOf(uri), inCell ?? span) };
  }

  /** Undefined for a document that is no part of the source. */
  offset(uri: string, { line, character }: Position): number | undefined {
    const at = this.source.documents.findIndex((document) => document.uri === uri);
    if (at < 0) return undefined;
    const offset = this.#linesOf(uri).offset(line, character);
    const cell = this.source.cells?.[at]?.index;
    return cell === undefined ? offset : this.analysis.cells?.offset({ cell, offset });
  }

  #linesOf(uri: string): LineIndex {
    const document = this.source.documents.find((each) => each.uri === uri);
    const lines = this.#lines.get(uri) ?? new LineIndex(document?.getText() ?? this.analysis.text);
    this.#lines.set(uri, lines);
    return lines;
  }
}

export function rangeIn(lines: LineIndex, { start, end }: Span): Range {
  return { start: positionIn(lines, start), end: positionIn(lines, end) };
}

function positionIn(lines: LineIndex, offset: number): Position {
  const { line, column } = lines.at(offset);
  return { line, character: column };
}

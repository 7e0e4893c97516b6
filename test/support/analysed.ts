/**
 * A fixture's analysis, part by part: a text is one part, a notebook has one for each code cell.
 *
 *     placedFacts   what Keras' answers are held against: lines and columns from 1, in the part
 *     marksOf       the fixture with its marks drawn anew
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import {
  analyze,
  type Analysis,
  type AnalysisInput,
  type Continuation,
  type SourceHost,
} from "../../src/core/analyze.js";
import { parseTypeScript } from "../../src/core/frontends/typescript/parse.js";
import { hoverAt } from "../../src/core/ide/hovers/hover.js";
import { defaultDisplay } from "../../src/core/ide/options.js";
import type { Facts } from "../../src/core/model/facts.js";
import { CellMap } from "../../src/core/text/cell-map.js";
import { LineIndex } from "../../src/core/text/line-index.js";
import type { Span } from "../../src/core/text/span.js";
import { drawingOf } from "./draw.js";
import { codeCells, commentOpening, withSources, type Fixture } from "./fixtures.js";
import type { Placed, PlacedFacts } from "./judge.js";
import { render, type Drawing } from "./marks.js";

interface Part {
  /** The place of a notebook's cell among all cells. */
  readonly cell?: number;
  readonly text: string;
  /** Where it starts in the analysed text. */
  readonly start: number;
}

/** Sees the fixture's own folder and nothing of the machine, so that every machine gives the same answers. */
const host: SourceHost = {
  read: (path) => (existsSync(path) && statSync(path).isFile() ? readFileSync(path, "utf8") : undefined),
  isDirectory: (path) => existsSync(path) && statSync(path).isDirectory(),
  searchPaths: (file) => [dirname(file)],
};

export function analyzeFixture(fixture: Fixture, continuation?: Continuation, asked: Asked = {}): Analysis {
  if (!isNotebook(fixture)) return analyzeText(fixture, fixture.text, continuation, asked);
  const cells = codeCells(fixture.text);
  const text = new CellMap(cells).text;
  const settings = settingsOf(fixture);
  return analyze({ file: fileOf(fixture), language: "python", text, cells, host, settings, ...asked }, continuation);
}

type Asked = Pick<AnalysisInput, "topologies">;

/** Another text in the fixture's place. An editor shows a text without its byte order mark, and counts without it. */
export function analyzeText(fixture: Fixture, text: string, continuation?: Continuation, asked: Asked = {}): Analysis {
  const shown = text.replace(/^\uFEFF/, "");
  const settings = settingsOf(fixture);
  const { language } = fixture;
  const input = { file: fileOf(fixture), language, text: shown, host, settings, parseTypeScript, ...asked };
  return analyze(input, continuation);
}

/** What an environment would tell: of a program for Keras 1 there is none, and its spelling tells. */
function settingsOf({ id, language }: Fixture): AnalysisInput["settings"] {
  if (id.startsWith("python/keras1/") || language === "typescript") return {};
  return { dialect: id.startsWith("python/keras2/") ? "tf_keras" : undefined };
}

export function placedFacts(fixture: Fixture, analysis: Analysis): PlacedFacts {
  const file = fileOf(fixture);
  const parts = partsOf(analysis);
  const all = parts.map((part) => {
    const facts = factsOf(analysis.facts, part);
    const lines = new LineIndex(part.text);
    const at = <T>(span: Span, value: T): Placed<T> => {
      const { line, column } = lines.at(span.start);
      return { ...(part.cell === undefined ? {} : { cell: part.cell }), line: line + 1, column: column + 1, value };
    };
    return {
      sites: facts.sites.map((site) => at(site.span, site.uses)),
      models: facts.models.map((model) => at(model.span, model)),
      problems: facts.problems.map((problem) => {
        const here = problem.related.filter(({ place }) => place.file === "" || place.file === file);
        const relatedLines = here.map(({ place }) => lines.at(place.start - part.start).line + 1);
        return at(problem.span, { ...problem, relatedLines });
      }),
      ignoredLines: facts.ignored.flatMap((span) => {
        const first = lines.at(span.start).line;
        return Array.from({ length: lines.at(span.end).line - first + 1 }, (_, i) => first + i + 1);
      }),
    };
  });
  return {
    sites: all.flatMap(({ sites }) => sites),
    models: all.flatMap(({ models }) => models),
    problems: all.flatMap(({ problems }) => problems),
    ignoredLines: all.flatMap(({ ignoredLines }) => ignoredLines),
  };
}

/** The marked text again, its marks as this analysis gives them. */
export function marksOf(fixture: Fixture, marked: string, analysis: Analysis): string {
  const parts = partsOf(analysis);
  const drawing = (cell?: number): Drawing => {
    const part = parts.find((other) => other.cell === cell)!;
    const hover = (offset: number): string | undefined => {
      const context = { text: analysis.text, options: defaultDisplay };
      return withoutPictures(hoverAt(analysis.facts, part.start + offset, context)?.markdown);
    };
    return drawingOf(factsOf(analysis.facts, part), new LineIndex(part.text), part.text, hover);
  };
  const opening = commentOpening(fixture.path);
  if (!isNotebook(fixture)) return render(marked, opening, drawing());
  return withSources(marked, (source, index) => render(source, opening, drawing(index)));
}

function fileOf(fixture: Fixture): string {
  return fixture.path.replaceAll("\\", "/");
}

function isNotebook(fixture: Fixture): boolean {
  return fixture.path.endsWith(".ipynb");
}

function partsOf(analysis: Analysis): readonly Part[] {
  if (analysis.cells === undefined) return [{ text: analysis.text, start: 0 }];
  return analysis.cells.cells.map(({ index, start, end }) => ({
    cell: index,
    text: analysis.text.slice(start, end),
    start,
  }));
}

type PartFacts = Pick<Facts, "sites" | "models" | "problems" | "ignored">;

/** What starts in the part, in its offsets. */
function factsOf(facts: Facts, part: Part): PartFacts {
  const inPart = <T extends { readonly span: Span }>(items: readonly T[]): readonly T[] =>
    items
      .filter(({ span }) => span.start >= part.start && span.start <= part.start + part.text.length)
      .map((item) => ({ ...item, span: moved(item.span, part) }));
  return {
    sites: inPart(facts.sites),
    models: inPart(facts.models),
    problems: inPart(facts.problems),
    ignored: inPart(facts.ignored.map((span) => ({ span }))).map(({ span }) => span),
  };
}

function moved(span: Span, part: Part): Span {
  return { start: span.start - part.start, end: span.end - part.start };
}

/** Pictures are data of many lines; the words beside them say the same. */
function withoutPictures(markdown: string | undefined): string | undefined {
  return markdown?.replaceAll(/!\[([^\]]*)\]\([^)]*\)/g, "[$1]");
}

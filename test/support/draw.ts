/**
 * What the marks of a fixture say: the facts of its analysis, line by line.
 *
 *     #= (None, 26, 26, 32)  896                    a layer's output and its parameters
 *     #= 2× (None, 4)  20; (None, 3)  15            three layers made by one call expression
 *     #= (None, 576)  0 | (None, 10)  5,770         two call expressions on one line
 *     #= (None, 8)  32 (16 frozen)                  of 32 parameters 16 aren't trained
 *     #= (None, ?)  ? | (None, 2)  ?  because …     unknown, and why; a reason that several share is told once
 */
import { allParams } from "../../src/core/ide/amount.js";
import { count, params, shapes } from "../../src/core/ide/text.js";
import type { AmountFact, AssumptionFact, Facts, LayerUse, ModelFact, SiteFact } from "../../src/core/model/facts.js";
import { isIgnored } from "../../src/core/program/directives.js";
import type { LineIndex } from "../../src/core/text/line-index.js";
import type { Span } from "../../src/core/text/span.js";
import type { Drawing } from "./marks.js";

/** `toLine` gives the line and column (from 0) of an offset in the fixture's own text. */
export function drawingOf(
  facts: Pick<Facts, "sites" | "models" | "problems" | "ignored">,
  lines: Pick<LineIndex, "at" | "lineStart">,
  text: string,
  hover: (offset: number) => string | undefined,
): Drawing {
  const byLine = new Map<number, SiteFact[]>();
  const isTold = ({ span }: { readonly span: Span }): boolean => !isIgnored(facts.ignored, span);
  for (const site of facts.sites
    .filter(isTold)
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) {
    const line = lines.at(site.span.start).line;
    byLine.set(line, [...(byLine.get(line) ?? []), site]);
  }
  return {
    hints: [...byLine].flatMap(([line, sites]) => {
      const text = sitesMark(sites);
      return text === "" ? [] : [{ line, text }];
    }),
    lenses: facts.models
      .filter(isTold)
      .map((model) => ({ line: lines.at(model.span.start).line, text: modelMark(model) })),
    problems: facts.problems.map((problem) => {
      const start = lines.at(problem.span.start);
      const lineEnd = lines.lineStart(start.line) + lineLength(text, lines.lineStart(start.line));
      const end = lines.at(Math.min(problem.span.end, lineEnd));
      const told = `${problem.severity} ${problem.code}: ${problem.message.replaceAll(/\s*\n\s*/g, " ")}`;
      return { line: start.line, start: start.column, end: end.column, text: told };
    }),
    hover: (line, column) => (hover(lines.lineStart(line) + column) ?? "nothing").replaceAll(/\s*\n\s*/g, " / "),
  };
}

function lineLength(text: string, start: number): number {
  return /[^\r\n]*/y.exec(text.slice(start))?.[0].length ?? 0;
}

/** Layers that another layer wraps are told with that one. */
function sitesMark(sites: readonly SiteFact[]): string {
  const told = sites.map((site) => site.uses.filter((use) => !use.inside)).filter((uses) => uses.length > 0);
  const remarks = told.flat().flatMap((use) => [...reasonMarks(use.because), ...assumptionMarks(use.assuming)]);
  return [told.map(usesMark).join(" | "), ...new Set(remarks)].join("  ");
}

function usesMark(uses: readonly LayerUse[]): string {
  const groups: { text: string; times: number }[] = [];
  for (const text of uses.map(useMark)) {
    const last = groups.at(-1);
    if (last?.text === text) last.times++;
    else groups.push({ text, times: 1 });
  }
  return groups.map(({ text, times }) => (times > 1 ? `${times}× ${text}` : text)).join("; ");
}

function useMark(use: LayerUse): string {
  const outputs = [...new Set(use.applications.map(({ output }) => shapes(output, use.language)))];
  const all = use.params && allParams(use.params);
  if (outputs.length === 0 && (all === undefined || all === 0)) return "not applied";
  const amount = all === undefined ? "?" : countMark(all, use.params!.nonTrainable);
  return `${outputs.join(" and ") || "not applied"}  ${amount}`;
}

function modelMark(model: ModelFact): string {
  const { total, nonTrainable } = model.params;
  const frozen = typeof nonTrainable === "object" ? nonTrainable.atLeast : nonTrainable;
  const amount =
    typeof total === "object"
      ? `at least ${params(total.atLeast)}`
      : `${params(total)}${frozen === 0 ? "" : ` (${count(frozen)} frozen)`}`;
  const name = model.name === undefined ? "of unknown name" : JSON.stringify(model.name);
  const told = `${model.kind} ${name}: ${model.built ? amount : "not built"}${model.uncalled ? ", if called" : ""}`;
  return [told, ...reasonMarks(model.because), ...assumptionMarks(model.assuming)].join("  ");
}

function countMark(all: AmountFact, frozen: AmountFact): string {
  return frozen === 0 ? count(all) : `${count(all)} (${count(frozen)} frozen)`;
}

function reasonMarks(because: string | undefined): readonly string[] {
  return because === undefined ? [] : [`because ${because}`];
}

function assumptionMarks(assuming: readonly AssumptionFact[]): readonly string[] {
  return assuming.map(({ what, value }) => `assuming ${what} = ${value}`);
}

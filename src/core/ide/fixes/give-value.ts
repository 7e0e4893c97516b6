/**
 * A value for a name that the text leaves open, so that numbers can be told.
 *
 *     def build(num_classes):                                      (None, num_classes) · 129·num_classes params
 *     def build(num_classes):  # lamella: num_classes = 10         (None, 10) · 1,290 params
 *
 *     n = len(os.listdir("."))  # lamella: n = 32                  where the unknown comes from
 *     Dense(args.width)  # lamella: args.width = 32                else beside the layer
 *
 * What is offered was tried: with the comment, more is known of the layer.
 */
import type { Analysis } from "../../analyze.js";
import type { LanguageFact, LayerUse, SiteFact } from "../../model/facts.js";
import type { Expr } from "../../program/program.js";
import { allNodes, type ProgramNode } from "../../program/walk.js";
import { applyEdits, type Span } from "../../text/span.js";
import { contains, containsSpan, siteAt } from "../lookup.js";
import { allShapes, namesIn } from "../text.js";
import { commentMark } from "../words.js";
import type { CodeAction } from "./action.js";
import { commentEdit } from "./comment-edit.js";
import type { Analyze } from "./separable/separable.js";

const MOST_OFFERED = 3;
/** Each trial is an analysis. */
const MOST_TRIED = 6;

/** `n`, `args.width` */
const NAME = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u;

export function giveValueActions(analysis: Analysis, selection: Span, analyze: Analyze): readonly CodeAction[] {
  const wanted = wantedAt(analysis, selection.start);
  if (wanted === undefined) return [];
  const { site, names } = wanted;
  const { language } = analysis.facts;
  const offered = names.slice(0, MOST_TRIED).flatMap(({ name, at }): CodeAction[] => {
    const words = `lamella: ${name} = ${exampleValue(name, language)}`;
    const edit = commentEdit(analysis, at, words, analyze);
    if (edit === undefined) return [];
    const shift = edit.start <= site.span.start ? edit.newText.length : 0;
    const { facts } = analyze(applyEdits(analysis.text, [edit]));
    const after = facts.sites.find(({ span }) => span.start === site.span.start + shift);
    if (after === undefined || after.uses.length === 0 || openParts(after.uses) >= openParts(site.uses)) return [];
    return [{ title: `Give ${name} a value: \`${commentMark(language)} ${words}\``, kind: "quickfix", edits: [edit] }];
  });
  return offered.slice(0, MOST_OFFERED);
}

interface OpenName {
  readonly name: string;
  /** The comment stands at the end of the line that this is on. */
  readonly at: number;
}

/** With the cursor on a layer, what leaves it open; on a name, the layers that depend on that. */
function wantedAt(
  { facts, text, program }: Analysis,
  offset: number,
): { readonly site: SiteFact; readonly names: readonly OpenName[] } | undefined {
  const site = siteAt(facts, offset);
  if (site !== undefined) {
    return openParts(site.uses) === 0 ? undefined : { site, names: openNames(site, program.body, text) };
  }
  const word = wordAt(text, offset);
  const dependent = facts.sites.find(({ uses }) => uses.some((use) => symbolicNames(use).includes(word)));
  return dependent && { site: dependent, names: [{ name: word, at: offset }] };
}

function wordAt(text: string, offset: number): string {
  const before = /[\p{L}\p{N}_]*$/u.exec(text.slice(Math.max(0, offset - 100), offset))![0];
  return before + /^[\p{L}\p{N}_]*/u.exec(text.slice(offset, offset + 100))![0];
}

/** How much is not told in numbers. */
function openParts(uses: readonly LayerUse[]): number {
  const unknown = (use: LayerUse) => {
    const dims = use.applications.flatMap(({ output }) => allShapes(output).flatMap((s) => (s === "?" ? ["?"] : s)));
    const counts = [use.params?.trainable ?? "?", use.params?.nonTrainable ?? 0];
    return [...dims, ...counts].filter((part) => typeof part === "string").length;
  };
  return uses.every((use) => use.certainty === "exact") ? 0 : uses.reduce((sum, use) => sum + unknown(use), 0);
}

/**
 * Names in symbolic numbers, the name that was given what is unknown, and names in the call's arguments; each at the
 * parameter or the assignment that it comes from, else at the layer.
 */
function openNames(site: SiteFact, body: readonly unknown[], text: string): readonly OpenName[] {
  const nodes = allNodes(body);
  const names = [
    ...site.uses.flatMap(symbolicNames),
    ...site.uses.flatMap(({ becausePlace }) => (becausePlace?.file === "" ? assignedFrom(becausePlace, nodes) : [])),
    ...argumentNames(site, nodes, text),
  ];
  return [...new Set(names)].map((name) => ({
    name,
    at: parameterAt(name, site.span, nodes) ?? assignmentOf(name, site.span, nodes) ?? site.span.start,
  }));
}

function symbolicNames(use: LayerUse): readonly string[] {
  const dims = use.applications.flatMap(({ output }) => allShapes(output).flatMap((s) => (s === "?" ? [] : s)));
  const texts = [...dims, use.params?.trainable, use.params?.nonTrainable].filter((value) => typeof value === "string");
  return [...new Set(texts.filter((text) => text !== "?").flatMap(namesIn))].filter((name) => NAME.test(name));
}

/** The names that a statement around a place assigns to. */
function assignedFrom(place: Span, nodes: readonly ProgramNode[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (node.kind === "for") return containsSpan(node.iterable, place) ? targetNames(node.target) : [];
    if (node.kind === "assign-expression") return containsSpan(node, place) ? targetNames(node.target) : [];
    return node.kind === "assign" && containsSpan(node, place) ? node.targets.flatMap(targetNames) : [];
  });
}

function targetNames(target: object): readonly string[] {
  return allNodes(target).flatMap((node) => (node.kind === "name" ? [node.name] : []));
}

/** `n` and `args.width` of `Dense(2 * n, name=args.width)`. */
function argumentNames(site: SiteFact, nodes: readonly ProgramNode[], text: string): readonly string[] {
  const call = nodes.find(
    (node) => node.kind === "call" && node.start === site.span.start && node.end === site.span.end,
  );
  if (call?.kind !== "call") return [];
  const found = allNodes(call.args).filter((node): node is Expr => node.kind === "name" || node.kind === "attribute");
  const chains = found.filter((node) => !found.some((other) => other !== node && containsSpan(other, node)));
  return chains.map(({ start, end }) => text.slice(start, end)).filter((name) => NAME.test(name));
}

/** Where a function around the call takes the name as a parameter: the innermost one that does. */
function parameterAt(name: string, span: Span, nodes: readonly ProgramNode[]): number | undefined {
  const found = nodes.flatMap((node) => {
    if (node.kind !== "function" || !containsSpan(node, span)) return [];
    return node.parameters.filter(({ target }) => targetNames(target).includes(name));
  });
  return found[found.length - 1]?.start;
}

/** The last statement before the call that gives the name its value. */
function assignmentOf(name: string, { start }: Span, nodes: readonly ProgramNode[]): number | undefined {
  const found = nodes.filter((node) => {
    if (node.start >= start) return false;
    if (node.kind === "for" || node.kind === "assign-expression") return targetNames(node.target).includes(name);
    return node.kind === "assign" && node.targets.flatMap(targetNames).includes(name);
  });
  return found[found.length - 1]?.start;
}

/** Something to start from; the user writes the real one. */
function exampleValue(name: string, language: LanguageFact): string {
  if (/class|label|output/i.test(name)) return "10";
  if (/shape/i.test(name)) return language === "python" ? "(224, 224, 3)" : "[224, 224, 3]";
  if (/kernel|pool|window/i.test(name)) return "3";
  if (/stride|dilation|factor/i.test(name)) return "2";
  if (/rate|dropout/i.test(name)) return "0.5";
  if (/height|width|size|rows|cols|^h$|^w$/i.test(name)) return "224";
  if (/channel|depth/i.test(name)) return "3";
  return /vocab|token/i.test(name) ? "10000" : "32";
}

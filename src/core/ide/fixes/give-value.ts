/**
 * A value for a name that the text leaves open, so that numbers can be told.
 *
 *     def build(num_classes):                                      (None, num_classes) · 129·num_classes params
 *     def build(num_classes):  # lamella: num_classes = 10         (None, 10) · 1,290 params
 */
import type { Analysis } from "../../analyze.js";
import type { LayerUse } from "../../model/facts.js";
import type { Program } from "../../program/program.js";
import { allNodes } from "../../program/walk.js";
import type { Span } from "../../text/span.js";
import { containsSpan, siteAt } from "../lookup.js";
import { allShapes, namesIn } from "../text.js";
import type { CodeAction } from "./action.js";
import { commentEdit } from "./comment-edit.js";

const MOST_OFFERED = 3;

export function giveValueActions(analysis: Analysis, selection: Span): readonly CodeAction[] {
  const site = siteAt(analysis.facts, selection.start);
  if (!site) return [];
  return openNames(site.uses)
    .slice(0, MOST_OFFERED)
    .flatMap(({ name, at }) => {
      const words = `lamella: ${name} = ${exampleValue(name)}`;
      const edit = commentEdit(
        analysis,
        parameterAt(name, site.span, analysis.program) ?? at ?? site.span.start,
        words,
      );
      return edit ? [{ title: `Give ${name} a value: \`# ${words}\``, kind: "quickfix" as const, edits: [edit] }] : [];
    });
}

/** Where a function around the call takes the name as a parameter: the innermost one that does. */
function parameterAt(name: string, span: Span, program: Program): number | undefined {
  const found = allNodes(program.body).flatMap((node) => {
    if (node.kind !== "function" || !containsSpan(node, span)) return [];
    return node.parameters.filter(({ target }) => target.kind === "name" && target.name === name);
  });
  return found[found.length - 1]?.start;
}

interface OpenName {
  readonly name: string;
  /** Where the name's value would come from; absent where that isn't known. */
  readonly at?: number;
}

/** Names in symbolic numbers, and the name that a reason starts with: "n_filters is an argument (line 3)". */
function openNames(uses: readonly LayerUse[]): readonly OpenName[] {
  const found = new Map<string, OpenName>();
  for (const use of uses) {
    for (const name of symbolicNames(use)) found.set(name, { name });
    const named = /^`?([\p{L}_][\p{L}\p{N}_]*)`? is (?:an argument|a parameter)/u.exec(use.because ?? "");
    if (!named) continue;
    const place = use.becausePlace;
    found.set(named[1]!, { name: named[1]!, ...(place?.file === "" ? { at: place.start } : {}) });
  }
  return [...found.values()];
}

function symbolicNames(use: LayerUse): readonly string[] {
  const dims = use.applications
    .flatMap(({ output }) => allShapes(output))
    .flatMap((shape) => (shape === "?" ? [] : shape));
  const texts = [...dims, use.params?.trainable, use.params?.nonTrainable].filter((value) => typeof value === "string");
  return [...new Set(texts.filter((text) => text !== "?").flatMap(namesIn))].filter((name) =>
    /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name),
  );
}

/** Something to start from; the user writes the real one. */
function exampleValue(name: string): string {
  if (/class|label|output/i.test(name)) return "10";
  if (/height|width|size|rows|cols|^h$|^w$/i.test(name)) return "224";
  if (/channel|depth/i.test(name)) return "3";
  if (/shape/i.test(name)) return "(224, 224, 3)";
  return /vocab|token/i.test(name) ? "10000" : "32";
}

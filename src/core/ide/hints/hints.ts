/**
 * The line-end hints of a file: one a line, at its end, never between words.
 *
 *     model.add(layers.Conv2D(32, 3))  # the first    26×26×32 · 896
 */
import type { Facts, LanguageFact } from "../../model/facts.js";
import { LineIndex } from "../../text/line-index.js";
import type { Span } from "../../text/span.js";
import { siteTitle } from "../layer-text.js";
import { plain } from "../markdown.js";
import { callHead } from "../lenses/lens.js";
import { linesOfCode, type LineOfCode } from "../lines.js";
import { isWeakModel, modelsTitle } from "../model-text.js";
import type { DisplayOptions } from "../options.js";
import { commentMark } from "../words.js";
import { layersHint, modelsHint } from "./hint.js";

export interface Hint {
  readonly anchor: Span;
  /** The end of the line's text. */
  readonly offset: number;
  readonly label: string;
  /** Markdown: everything in full, and how to hide the hint. */
  readonly tooltip: string;
  readonly weak: boolean;
}

const howToHide = (language: LanguageFact): string =>
  `To hide it: \`${commentMark(language)} lamella: ignore\` on the line, the command *Lamella: Toggle Hints*, or the setting \`lamella.hints.location\`.`;

export function hints(facts: Facts, text: string, options: DisplayOptions): readonly Hint[] {
  const index = new LineIndex(text);
  return linesOfCode(facts, text, options).map((line) => {
    const models = line.models.flat();
    const first = models[0]?.span ?? line.sites[0]!.span;
    return {
      anchor: callHead(text, first),
      offset: endOfText(text, index.lineStart(line.line)),
      label: models.length > 0 ? modelsHint(models) : layersHint(line.sites),
      // Written when it is asked for: most hints are never looked at.
      get tooltip() {
        return tooltip(line, facts.language, options);
      },
      weak: models.every(isWeakModel) && line.sites.every((site) => site.uses.every(saysNothing)),
    };
  });
}

const saysNothing = (use: LineOfCode["sites"][number]["uses"][number]): boolean =>
  use.certainty === "unknown" || use.applications.length === 0;

export function endOfText(text: string, lineStart: number): number {
  const rest = text.slice(lineStart);
  const line = /^[^\r\n]*/.exec(rest)![0];
  return lineStart + line.trimEnd().length;
}

function tooltip(line: LineOfCode, language: LanguageFact, options: DisplayOptions): string {
  const entries = [
    ...line.models.map((models) => `- **${plain(modelsTitle(models, options))}**`),
    ...line.sites.map((site) => `- ${plain(`${site.uses[0]!.layer}: ${siteTitle(site.uses, options)}`)}`),
  ];
  return `${entries.join("\n")}\n\n${howToHide(language)}`;
}

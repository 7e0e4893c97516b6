/**
 * A comparison as one HTML file that opens in any browser, without VS Code and without a network.
 *
 *     reportHtml({ script, style, events: [[…], […]], title })   "<!DOCTYPE html>…"
 *
 * Script and style are those of the bundled report page; the events of each run are embedded as JSON.
 */
import type { TrainingEvent } from "./events.js";

export interface ReportParts {
  readonly script: string;
  readonly style: string;
  /** Of each run, in order. */
  readonly events: readonly (readonly TrainingEvent[])[];
  readonly title: string;
}

/** Where the report's script finds the events. */
export const EVENTS_ELEMENT = "lamella-events";

export function reportHtml({ script, style, events, title }: ReportParts): string {
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
    <meta name="viewport" content="width=device-width, initial-scale=1.0">
    <meta name="color-scheme" content="light dark">
    <title>${textInHtml(title)}</title>
    <style>${style.replaceAll(/<\/(?=style)/gi, "<\\/")}</style>
  </head>
  <body>
    <script type="application/json" id="${EVENTS_ELEMENT}">${jsonInHtml(events.map(shown))}</script>
    <script>${scriptInHtml(script)}</script>
  </body>
</html>
`;
}

/** A report shows no output and no load. */
function shown(events: readonly TrainingEvent[]): readonly TrainingEvent[] {
  return events.filter(({ type }) => type !== "output" && type !== "system");
}

function textInHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** Without a "<" no text in it can end the element; U+2028 and U+2029 end lines in old scripts. */
function jsonInHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** In strings, templates and regular expressions, a backslash before these is nothing. */
function scriptInHtml(script: string): string {
  return script.replaceAll(/<\/(?=script)/gi, "<\\/").replaceAll("<!--", "<\\!--");
}

/**
 * textDocument/inlayHint: the same in short at the end of the line, for who wants that instead of lenses.
 *
 *     model.add(layers.Conv2D(32, 3))    26×26×32 · 896
 */
import type { InlayHint } from "vscode-languageserver";
import { hintLocationFor } from "../settings.js";
import type { ServerContext } from "../server-context.js";

export function registerInlayHint({ connection, analyses }: ServerContext): void {
  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }, token): Promise<InlayHint[]> => {
    const snapshot = await analyses.of(uri, token);
    if (snapshot === undefined) return [];
    const { source, settings, positions, hints } = snapshot;
    if (hintLocationFor(settings, source.cells !== undefined) !== "inlay") return [];
    return hints.flatMap(({ offset, label, tooltip }) => {
      const { uri: document, range: place } = positions.location({ start: offset, end: offset });
      const isAsked = document === uri && range.start.line <= place.start.line && place.start.line <= range.end.line;
      const hint = {
        position: place.start,
        label,
        tooltip: { kind: "markdown", value: tooltip },
        paddingLeft: true,
      } as const;
      return isAsked ? [hint] : [];
    });
  });
}

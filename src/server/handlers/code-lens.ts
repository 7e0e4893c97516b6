/**
 * textDocument/codeLens: a line over each layer and each model.
 *
 *     (None, 26, 26, 32) · 896 params · 1.2 MFLOPs
 *     model.add(layers.Conv2D(32, 3))
 */
import type { CodeLens } from "vscode-languageserver";
import { hintLocationFor } from "../settings.js";
import type { ServerContext } from "../server-context.js";
import type { ShownLens } from "../snapshot.js";

export function registerCodeLens({ connection, analyses }: ServerContext): void {
  connection.onCodeLens(async ({ textDocument: { uri } }, token): Promise<CodeLens[]> => {
    const snapshot = await analyses.of(uri, token);
    if (snapshot === undefined) return [];
    const { source, settings, positions, lenses } = snapshot;
    if (hintLocationFor(settings, source.cells !== undefined) !== "codeLens") return [];
    return lenses.flatMap((lens) => {
      const location = positions.location(lens.anchor);
      return location.uri === uri ? [{ range: location.range, command: commandOf(lens, source.uri) }] : [];
    });
  });
}

/** A lens without an action has a command without a name: its text is shown and can't be pressed. */
function commandOf({ title, command, models }: ShownLens, uri: string) {
  return command === undefined
    ? { title, command: "" }
    : { title, command: command.command, arguments: [uri, { models }] };
}

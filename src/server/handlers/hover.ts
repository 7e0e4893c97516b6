/**
 * textDocument/hover: how a layer's numbers come about; on an argument, what it does to this layer.
 *
 *     layers.Conv2D(32, 3)   ──▶   kernel 3×3×3×32 + bias 32 = 896
 *     ^^^^^^^^^^^^^
 */
import type { Hover } from "vscode-languageserver";
import { hoverAt } from "../../core/ide/hovers/hover.js";
import { separableLine } from "../../core/ide/hovers/separable-line.js";
import type { SiteFact } from "../../core/model/facts.js";
import type { ServerContext } from "../server-context.js";

export function registerHover({ connection, analyses }: ServerContext): void {
  connection.onHover(async ({ textDocument: { uri }, position }, token): Promise<Hover | null> => {
    const snapshot = await analyses.of(uri, token);
    const offset = snapshot?.positions.offset(uri, position);
    if (snapshot === undefined || offset === undefined || snapshot.settings.hintLocation === "off") return null;
    const { analysis, display } = snapshot;
    const analyze = (text: string) => analyses.ofOtherText(snapshot, text);
    const separable = (site: SiteFact) => separableLine(analysis, site, analyze, display.unit);
    const hover = hoverAt(analysis.facts, offset, { text: analysis.text, options: display, separable });
    if (hover === undefined) return null;
    const { range } = snapshot.positions.location(hover.span);
    return { contents: { kind: "markdown", value: hover.markdown }, range };
  });
}

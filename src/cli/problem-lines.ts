/**
 * Problems as a compiler prints them, which terminals and editors turn into links.
 *
 *     model.py:7:11: error unknown-layer: Unknown layer Cov2D. Did you mean Conv2D?
 */
import type { ProblemFact } from "../core/model/facts.js";
import type { Positions } from "./positions.js";

export function problemLine(
  name: string,
  { span, severity, code, message }: ProblemFact,
  positions: Positions,
): string {
  const { line, column, cell } = positions.at(span.start);
  const place = [name, ...(cell === undefined ? [] : [`cell ${cell + 1}`]), line, column].join(":");
  return `${place}: ${severity} ${code}: ${message}\n`;
}

/**
 * Problems as the editor shows them, by document.
 *
 *     { code: "unknown-layer", span, message }   ──▶   { source: "Lamella", code: "unknown-layer", range, … }
 */
import { DiagnosticSeverity, type Diagnostic, type DiagnosticRelatedInformation } from "vscode-languageserver";
import type { ProblemFact } from "../core/model/facts.js";
import { locate } from "./locate.js";
import type { ServerContext } from "./server-context.js";
import type { Settings } from "./settings.js";
import type { Snapshot } from "./snapshot.js";

export const DIAGNOSTIC_SOURCE = "Lamella";

const SEVERITIES: { readonly [severity in ProblemFact["severity"]]: DiagnosticSeverity } = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function diagnosticsOf(snapshot: Snapshot, context: ServerContext): ReadonlyMap<string, readonly Diagnostic[]> {
  const byDocument = new Map<string, Diagnostic[]>();
  for (const problem of snapshot.analysis.facts.problems) {
    const { uri, range } = snapshot.positions.location(problem.span);
    const { code, message } = problem;
    const relatedInformation = related(problem, snapshot, context);
    const diagnostic = { range, severity: SEVERITIES[problem.severity], code, source: DIAGNOSTIC_SOURCE, message };
    const complete = relatedInformation.length === 0 ? diagnostic : { ...diagnostic, relatedInformation };
    byDocument.set(uri, [...(byDocument.get(uri) ?? []), complete]);
  }
  return byDocument;
}

function related(problem: ProblemFact, snapshot: Snapshot, context: ServerContext): DiagnosticRelatedInformation[] {
  return problem.related.flatMap(({ place, message }) => {
    const location = locate(place, snapshot, context.world);
    return location === undefined ? [] : [{ location, message }];
  });
}

/** The one thing that is said of a document that is not read. */
export function tooLargeDiagnostic(settings: Settings): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: start },
    severity: DiagnosticSeverity.Information,
    code: "too-large",
    source: DIAGNOSTIC_SOURCE,
    message: tooLargeText(settings),
  };
}

export const tooLargeText = ({ maxFileSize }: Settings): string =>
  `This file is larger than ${maxFileSize} MB, so its layers are not read. ` +
  "The setting lamella.maxFileSize changes the limit.";

/**
 * What holds for the answer to any text: it can be sent, its places lie in the text, it took bounded work.
 *
 *     problemsOf(analyze(…))     [] for a sound one
 */
import type { Analysis } from "../../src/core/analyze.js";
import type { Span } from "../../src/core/text/span.js";

/** More than any program may take: the budget of the evaluator, and what functions that nobody calls get besides. */
export const MOST_STEPS = 1_500_000;

export function problemsOf({ facts, text, steps }: Analysis): readonly string[] {
  const spans: readonly Span[] = [
    ...facts.sites.flatMap((site) => [site.span, site.callee, ...site.arguments.map(({ valueSpan }) => valueSpan)]),
    ...facts.models.map((model) => model.span),
    ...facts.problems.map((problem) => problem.span),
  ];
  return [
    ...spans
      .filter(({ start, end }) => !(0 <= start && start <= end && end <= text.length))
      .map(({ start, end }) => `a place outside of the text: ${start}-${end}`),
    ...torn(facts),
    ...(steps <= MOST_STEPS ? [] : [`${steps} steps`]),
  ];
}

/** Facts are plain data: what JSON makes of them is what they are. */
function torn(value: unknown, path = "facts"): readonly string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (value === null || ["string", "boolean", "undefined"].includes(typeof value)) return [];
  if (Array.isArray(value)) return value.flatMap((item, i) => torn(item, `${path}[${i}]`));
  const isPlain = typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain) return [`${path} is no plain data`];
  return Object.entries(value as object).flatMap(([key, item]) => torn(item, `${path}.${key}`));
}

/**
 * `lamella check`: problems only, and budgets, for use before a commit or in a build.
 *
 *     lamella check --max-params 5000000 nets/*.py
 */
import { total } from "../../core/ide/text.js";
import type { Facts, ModelFact, ProblemFact, TotalFact } from "../../core/model/facts.js";
import { analyzeFile, eachFile, read, sourceHost, type ReadingOptions } from "../each-file.js";
import { EXIT_DONE, EXIT_PROBLEMS } from "../exit-codes.js";
import { problemsJson } from "../json.js";
import { print, printJson } from "../output.js";
import { Positions } from "../positions.js";
import { problemLine } from "../problem-lines.js";

export interface CheckOptions extends ReadingOptions {
  readonly json?: boolean;
  readonly maxParams?: number;
  readonly maxFlops?: number;
}

export async function check(names: readonly string[], options: CheckOptions): Promise<number> {
  const host = sourceHost(options);
  let hasErrors = false;
  const exitCode = await eachFile(names, async (name) => {
    const analysis = analyzeFile(await read(name, options), host, options);
    const positions = new Positions(analysis);
    const problems = [...analysis.facts.problems, ...brokenBudgets(analysis.facts, options)];
    hasErrors ||= problems.some(({ severity }) => severity === "error");
    if (options.json === true) printJson(problemsJson(name, problems, positions), names.length > 1);
    else print(problems.map((problem) => problemLine(name, problem, positions)).join(""));
  });
  return exitCode === EXIT_DONE && hasErrors ? EXIT_PROBLEMS : exitCode;
}

function brokenBudgets({ models }: Facts, { maxParams, maxFlops }: CheckOptions): readonly ProblemFact[] {
  return models.flatMap((model) => [
    ...overBudget(model, "params", "parameters", model.params.total, maxParams),
    ...overBudget(model, "flops", "FLOPs", model.flops, maxFlops),
  ]);
}

/** What is not known can't be held against a budget, which is said: a silent pass would look like a kept one. */
function overBudget(
  { name, kind, span }: ModelFact,
  budget: "params" | "flops",
  noun: string,
  amount: TotalFact | undefined,
  limit: number | undefined,
): readonly ProblemFact[] {
  if (limit === undefined) return [];
  const title = `${kind} ${name ?? ""}`.trim();
  const known = typeof amount === "object" ? amount.atLeast : amount;
  const shown = amount === undefined ? "an unknown number of" : total(amount);
  if (typeof known === "number" && known > limit) {
    const message = `${title} has ${shown} ${noun}; the budget is ${total(limit)}.`;
    return [{ code: `${budget}-budget`, severity: "error", span, message, related: [] }];
  }
  if (typeof amount === "number") return [];
  const message = `${title} has ${shown} ${noun}, so the budget of ${total(limit)} can't be checked.`;
  return [{ code: `${budget}-budget`, severity: "warning", span, message, related: [] }];
}

/**
 * Puts what the page has drawn, or the report of a comparison, where the user says.
 *
 *     comparison.html   every run of the comparison, shown or not
 */
import { Uri, window, workspace, type ExtensionContext } from "vscode";
import type { ResultsAnswer } from "../../contract/results.js";
import { comparisonReport } from "../../training/report.js";
import type { KnownRun, RunHistory } from "./run-history.js";

type Content = Pick<ResultsAnswer & { readonly type: "save" }, "name" | "content" | "encoding">;

/** Nothing is written where the user names no place. */
export async function save({ name, content, encoding }: Content): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, name) });
  if (target !== undefined) await workspace.fs.writeFile(target, Buffer.from(content, encoding));
}

export interface ReportNeeds {
  readonly context: ExtensionContext;
  readonly history: RunHistory;
}

/** Of the comparisons that these runs belong to; a page draws a few of many seeds, a report has them all. */
export async function saveReport(ids: readonly string[], { context, history }: ReportNeeds): Promise<void> {
  const named = ids.flatMap((id) => history.get(id) ?? []);
  const comparisons = new Set(named.map(({ header }) => header.comparison?.id));
  const isPart = ({ header }: KnownRun): boolean =>
    ids.includes(header.id) || (header.comparison !== undefined && comparisons.has(header.comparison.id));
  const logs = history.all.filter(isPart).map(({ log }) => log);
  const content = comparisonReport(logs.reverse(), "Variants compared", { dist: context.asAbsolutePath("dist") });
  await save({ name: "comparison.html", content, encoding: "utf-8" });
}

/**
 * A comparison as one HTML file, which opens in any browser: page, script and what was measured.
 *
 *     .lamella/comparisons/20261128-081500-mnist/report.html
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { reportHtml } from "./log/report-html.js";
import { readEvents } from "./read-run.js";
import type { Installation } from "./start.js";

/** @throws Node's error where the installation lacks its page */
export function comparisonReport(logs: readonly string[], title: string, { dist }: Installation): string {
  const asset = (ending: string): string => readFileSync(join(dist, "webview", `report.${ending}`), "utf8");
  return reportHtml({ script: asset("js"), style: asset("css"), events: logs.map(readEvents), title });
}

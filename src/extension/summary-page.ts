/**
 * The page that a summary is drawn on.
 *
 *     { uri: "file:///model.py", reference }   kept by the page, and given back after a reload of the window
 */
import type { Uri, Webview } from "vscode";
import type { ModelReference } from "../contract/protocol.js";
import { webviewPage } from "./webview-page.js";

/** What the page keeps, so that the panel comes back after the window was reloaded. */
export interface SummaryMemory {
  readonly uri: string;
  readonly reference: ModelReference;
}

export function summaryPage(webview: Webview, extensionUri: Uri, memory: SummaryMemory): string {
  return webviewPage(webview, extensionUri, { name: "summary", title: "Model Summary" }, memory);
}

/**
 * The page that a webview draws on: an empty body, one script and one style sheet, and nothing from the network.
 *
 *     <script nonce="…" src="…/dist/webview/summary.js">
 */
import { Uri, type Webview } from "vscode";

export interface PageKind {
  /** The folder below webview/ that it is made from. */
  readonly name: "summary" | "results";
  readonly title: string;
}

/** @param memory what the page keeps, so that the panel comes back after the window was reloaded */
export function webviewPage(webview: Webview, extensionUri: Uri, { name, title }: PageKind, memory: object): string {
  const asset = (ending: string): string =>
    webview.asWebviewUri(Uri.joinPath(extensionUri, "dist", "webview", `${name}.${ending}`)).toString();
  const nonce = newNonce();
  // Sizes of bars, graphs and charts are set by script as properties, which the policy lets through.
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    `img-src ${webview.cspSource} data:`,
    `font-src ${webview.cspSource}`,
  ];
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">
    <meta name="viewport" content="width=device-width, initial-scale=1.0">
    <link rel="stylesheet" href="${asset("css")}">
    <title>${title}</title>
  </head>
  <body data-memory="${escaped(JSON.stringify(memory))}">
    <script nonce="${nonce}" src="${asset("js")}"></script>
  </body>
</html>
`;
}

function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

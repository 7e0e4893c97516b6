/**
 * What the function that writes the page's HTML needs of VS Code.
 *
 *     Uri.joinPath("https://extension.test", "dist", "webview")   "https://extension.test/dist/webview"
 */
export const Uri = {
  joinPath: (base: string, ...segments: readonly string[]): string => [base, ...segments].join("/"),
};

/**
 * The tests of the webview's page in a real Chromium, with the page's own content security policy: `npm run test:webview`.
 *
 *     webview/summary  ──bundled──▶  a page that plays the extension's part
 */
import { join } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["*.page.ts"],
    globalSetup: "./global-setup.ts",
    testTimeout: 30_000,
    alias: { vscode: join(import.meta.dirname, "vscode.ts") },
  },
});

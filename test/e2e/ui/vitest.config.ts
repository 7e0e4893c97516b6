/**
 * The tests that look at VS Code as a person does: `npm run test:ui`.
 *
 *     one server, one Chromium, and for each file a fresh window with a copy of examples/
 */
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: "../../../node_modules/.vite",
  test: {
    include: ["*.ui.ts"],
    globalSetup: "./global-setup.ts",
    fileParallelism: false,
    // The first test of a file waits for its window.
    testTimeout: 120_000,
    expect: { poll: { timeout: 15_000, interval: 100 } },
    reporters: ["verbose"],
  },
});

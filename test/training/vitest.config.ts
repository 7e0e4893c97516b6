/**
 * Real training, recorded: `npm run test:training`.
 *
 *     a script ──python, with runner/python beside it──▶ run.jsonl ──▶ expectations
 *
 * Importing TensorFlow on a slow machine takes long, which is no failure.
 */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["*.training.ts"],
    globalSetup: "./global-setup.ts",
    testTimeout: 180_000,
    // Two at a time would only wait for each other.
    fileParallelism: false,
  },
});

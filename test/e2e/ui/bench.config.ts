/**
 * Times what a person waits for on the screen: `npm run bench:screen`. Not a part of the tests.
 *
 *     the same server and Chromium as in vitest.config.ts, the files *.bench.ts
 */
import { defineConfig, mergeConfig } from "vitest/config";
import tests from "./vitest.config";

export default mergeConfig(
  { ...tests, test: { ...tests.test, include: [] } },
  defineConfig({ test: { include: ["*.bench.ts"], testTimeout: 600_000 } }),
);

/** The unit suite: every `*.test.ts`. A slow machine is no failure, so a test has a minute; speed is what `npm run bench` is for. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
});

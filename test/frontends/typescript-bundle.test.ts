/** The parser that is built, with all left out of TypeScript that it doesn't need, reads as the one that stands in the sources. */
import { createRequire } from "node:module";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { smallTypeScript, TYPESCRIPT_PARSER } from "../../scripts/typescript.mjs";
import { parseTypeScript } from "../../src/core/frontends/typescript/parse.js";
import { caseSources } from "./case-file.js";

const ROOT = join(import.meta.dirname, "../..");

test("the bundle reads every case as the sources do", async () => {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [TYPESCRIPT_PARSER],
    bundle: true,
    format: "cjs",
    platform: "browser",
    target: "es2022",
    plugins: [smallTypeScript],
    write: false,
  });
  const folder = mkdtempSync(join(tmpdir(), "lamella-"));
  try {
    const file = join(folder, "typescript.js");
    writeFileSync(file, outputFiles[0]!.text);
    const built = createRequire(import.meta.url)(file) as { parseTypeScript: typeof parseTypeScript };
    for (const source of caseSources(join(import.meta.dirname, "typescript"))) {
      for (const name of ["a.ts", "a.tsx"])
        expect(built.parseTypeScript(source, name)).toEqual(parseTypeScript(source, name));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/**
 * Whether a file looks as prettier would write it.
 *
 *     src/core/dims/dim.ts: not formatted: npx prettier --write src/core/dims/dim.ts
 */
import { join } from "node:path";
import { check, resolveConfig } from "prettier";

export async function formatFindings(root, files) {
  const config = await resolveConfig(join(root, "package.json"));
  const results = await Promise.all(
    files.map(async ({ path, text }) =>
      (await check(text, { ...config, filepath: path }))
        ? []
        : [`${path}: not formatted: npx prettier --write ${path}`],
    ),
  );
  return results.flat();
}

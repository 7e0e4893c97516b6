/**
 * What an installed extension is made of: everything that it starts, shows or reads is in the package.
 */
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { listFiles, PackageManager } from "@vscode/vsce";
import { expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");

/** The bundles of `npm run build`, without those that only tests load. */
function bundles(folder = "dist"): readonly string[] {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return path === "dist/e2e" ? [] : bundles(path);
    return /\.(js|css|bin|wasm)$/.test(path) ? [path] : [];
  });
}

it("The package has every bundle, the recorders, the grammar and the icons", async () => {
  const files = new Set(await listFiles({ cwd: ROOT, packageManager: PackageManager.None }));
  const runner = readdirSync(join(ROOT, "runner"), { recursive: true, encoding: "utf8" });
  const wanted = [
    ...bundles(),
    ...runner.filter((name) => /\.(py|[cm]js)$/.test(name)).map((name) => `runner/${name.replaceAll("\\", "/")}`),
    ...readdirSync(join(ROOT, "media")).map((name) => `media/${name}`),
    ...readdirSync(join(ROOT, "syntaxes")).map((name) => `syntaxes/${name}`),
  ];
  expect(wanted.filter((path) => !files.has(path))).toEqual([]);
  expect(wanted.length).toBeGreaterThan(20);
});

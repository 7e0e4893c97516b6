/**
 * Writes the barrels: index.ts of each folder whose files, or those of its folders, are entries of one list, so that no list is kept by hand.
 *
 *     node scripts/barrels.mjs           writes those that are stale
 *     node scripts/barrels.mjs --check   writes nothing, and fails where one is stale
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Each barrel's folder, its head, and how a file declares an entry: with its type, a layer also by `= defineLayer(…)`. */
const BARRELS = [
  {
    folder: "src/core/layers/keras",
    head: "Every entry of the layer catalogue. Written by scripts/barrels.mjs: add a file, then run it.",
    entry: /^export const (\w+)(?:: LayerEntry =| = defineLayer\b)/gm,
  },
  {
    folder: "src/core/layers/earlier",
    head: "Layers that Keras 3 has no more. Written by scripts/barrels.mjs: add a file, then run it.",
    entry: /^export const (\w+)(?:: LayerEntry =| = defineLayer\b)/gm,
  },
  {
    folder: "src/core/problems",
    head: "Every kind of problem. Written by scripts/barrels.mjs: add a file, then run it.",
    entry: /^export const (\w+): ProblemKind =/gm,
  },
];

function barrel({ folder, head, entry }) {
  const lines = readdirSync(join(ROOT, folder), { recursive: true })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".ts") && file !== "index.ts")
    .sort()
    .flatMap((file) => {
      const names = [...readFileSync(join(ROOT, folder, file), "utf8").matchAll(entry)].map((match) => match[1]);
      return names.length === 0 ? [] : [exportLine(names.sort(), file.replace(/\.ts$/, ".js"))];
    });
  return `/** ${head} */\n${lines.join("")}`;
}

/** As prettier would wrap it at 120 columns. */
function exportLine(names, file) {
  const line = `export { ${names.join(", ")} } from "./${file}";\n`;
  return line.length <= 121 ? line : `export {\n${names.map((name) => `  ${name},\n`).join("")}} from "./${file}";\n`;
}

const checkOnly = process.argv.includes("--check");
for (const one of BARRELS) {
  const path = join(ROOT, one.folder, "index.ts");
  const wanted = barrel(one);
  let found = "";
  try {
    found = readFileSync(path, "utf8");
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  if (found === wanted) continue;
  if (checkOnly) {
    console.error(`${one.folder}/index.ts is stale: run node scripts/barrels.mjs`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, wanted);
  }
}

/**
 * Pages against what they speak of: settings with their defaults, commands of package.json, paths, rooms of the house.
 *
 *     README.md: nothing is said of the setting lamella.units
 *     docs/architecture.md: src/core/layer/ does not exist
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const { MAY_IMPORT } = createRequire(import.meta.url)("./import-table.cjs");

const MAP_OF_THE_HOUSE = "docs/architecture.md";

export function documentFindings(root) {
  const read = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : "");
  const manifest = JSON.parse(read("package.json"));
  const pages = [
    "README.md",
    ...pagesIn(root, "docs"),
    ...pagesIn(root, "examples"),
    ...pagesIn(root, "test/fixtures"),
  ];
  return [
    ...settingFindings(manifest, read("README.md")),
    ...roomFindings(read(MAP_OF_THE_HOUSE)),
    ...pages.flatMap((page) => pathFindings(root, page, read(page))),
    ...pages.flatMap((page) => scriptFindings(manifest, page, read(page))),
  ];
}

function pagesIn(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(".md"));
  return names.map((name) => `${folder}/${name}`);
}

/** A row of the README's table is `| name | default | … |`, with an empty default left empty. */
export function settingFindings({ contributes }, readme) {
  const declared = contributes.configuration.properties;
  const rows = [...readme.matchAll(/^\| `(lamella\.[\w.]+)` \| *(?:`([^`]*)`)? *\|/gm)];
  const described = new Map(rows.map(([, name, value = ""]) => [name, value]));
  const missing = Object.keys(declared).filter((name) => !described.has(name));
  const extra = [...described.keys()].filter((name) => !(name in declared));
  const others = Object.entries(declared).filter(
    ([name, { default: value }]) => described.has(name) && described.get(name) !== shownDefault(value),
  );
  return [
    ...missing.map((name) => `README.md: nothing is said of the setting ${name}`),
    ...extra.map((name) => `README.md: there is no setting ${name}`),
    ...others.map(([name, { default: value }]) => `README.md: ${name} is ${JSON.stringify(value)} by default`),
  ];
}

function shownDefault(value) {
  return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}

/** Each room stands there by its path. */
function roomFindings(map) {
  const paths = Object.keys(MAY_IMPORT).map((room) =>
    room === "webview" ? "webview/" : `src/${room}${room.endsWith(".ts") ? "" : "/"}`,
  );
  return paths
    .filter((path) => !map.includes(`\`${path}\``))
    .map((path) => `${MAP_OF_THE_HOUSE}: nothing is said of ${path}`);
}

/** Links of the page, and what stands in backticks and begins with a folder of the repository. */
export function pathFindings(root, page, text) {
  const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path]) => join(dirname(page), path));
  const code = [...text.matchAll(/`((?:src|test|scripts|docs|examples|webview)\/[\w./-]*)`/g)].map(([, path]) => path);
  const missing = [...links, ...code].filter((path) => !existsSync(join(root, path)));
  return missing.map((path) => `${page}: ${path} does not exist`);
}

function scriptFindings({ scripts }, page, text) {
  const named = [...text.matchAll(/\bnpm run ([\w:]+)/g)].map(([, name]) => name);
  const missing = [...new Set(named)].filter((name) => !(name in scripts));
  return missing.map((name) => `${page}: package.json has no script ${name}`);
}

/**
 * The hook of Node's module loader that gives a copy's text for the script: see variant.cjs.
 *
 *     load("file:///home/me/train.mjs")   ──▶   { format: "module", source: the copy's text }
 */
import { fileURLToPath } from "node:url";
import { readInstead } from "./read-instead.cjs";

let variant;

export function initialize(data) {
  variant = data;
  // Whoever translates may read the file himself, in this thread too.
  readInstead(data);
}

export async function load(url, context, nextLoad) {
  const loaded = await nextLoad(url, context);
  const { source } = loaded;
  // Without a source it is CommonJS, which is read elsewhere. Whoever translates comes after this.
  if (!isScript(url) || source === null || source === undefined) return loaded;
  const text = typeof source === "string" ? source : Buffer.from(source).toString();
  if (text !== variant.original && text !== variant.text) return loaded;
  Atomics.store(variant.wasRead, 0, 1);
  return { ...loaded, source: variant.text };
}

function isScript(url) {
  return url.startsWith("file:") && fileURLToPath(url) === variant.path;
}

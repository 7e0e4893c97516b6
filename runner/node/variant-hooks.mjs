/**
 * The hook of Node's module loader that gives a copy's text for the script: see variant.cjs.
 *
 *     load("file:///home/me/train.mjs")   ──▶   { format: "module", source: the copy's text }
 */
let script;
let text;

export function initialize(data) {
  script = data.url;
  text = data.text;
}

export async function load(url, context, nextLoad) {
  const loaded = await nextLoad(url, context);
  // Without a source it is CommonJS, which is read elsewhere. A query makes it another module of the same text.
  const isScript = url.split("?")[0] === script && loaded.source !== null && loaded.source !== undefined;
  return isScript ? { ...loaded, source: text } : loaded;
}

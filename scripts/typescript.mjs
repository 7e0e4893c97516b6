/**
 * The bundle of TypeScript's parser, which the other bundles load when they need it.
 *
 *     import("../core/frontends/typescript/parse.js")   ──▶   import("./typescript.js") in what is built
 *     import ts from "typescript"                       ──▶   its parser alone: an eighth of its text
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { build } from "esbuild";

const NODE_MODULES = ["crypto", "fs", "inspector", "os", "path", "perf_hooks", "process", "tty", "url", "util"];
const NODE_MODULE = new RegExp(`^(?:node:)?(?:${NODE_MODULES.join("|")}|source-map-support)$`);

export const TYPESCRIPT_PARSER = "src/core/frontends/typescript/parse.ts";

/** @type {import("esbuild").Plugin} */
export const apartFromTypeScript = {
  name: "apart from TypeScript",
  setup({ onResolve }) {
    onResolve({ filter: /\/frontends\/typescript\/parse\.js$/ }, () => ({ path: "./typescript.js", external: true }));
  },
};

/** @type {import("esbuild").Plugin} */
export const smallTypeScript = {
  name: "small TypeScript",
  setup({ initialOptions, onLoad, onResolve }) {
    onResolve({ filter: /^typescript$/ }, () => ({ path: "typescript", namespace: "small" }));
    onLoad({ filter: /./, namespace: "small" }, async () => ({
      contents: await (parser ??= parserOf(readFileSync(require.resolve("typescript"), "utf8"), initialOptions)),
      resolveDir: initialOptions.absWorkingDir,
    }));
    // What a parser never comes to: files, processes, whatever a browser hasn't.
    onResolve({ filter: NODE_MODULE }, () => ({ path: "absent", namespace: "absent" }));
    onLoad({ filter: /./, namespace: "absent" }, () => ({ contents: "module.exports = {};" }));
  },
};

/** The same for Node and for browsers. @type {Promise<string> | undefined} */
let parser;

const require = createRequire(import.meta.url);

/**
 * TypeScript is one file of one function, of which nothing can be left out. As a module, it comes down to what is used.
 *
 * @param {string} text @param {import("esbuild").BuildOptions} options
 */
async function parserOf(text, options) {
  const exported = between(
    text,
    "__export(typescript_exports, {",
    "module.exports = __toCommonJS(typescript_exports);",
  );
  const used = await namesInUse(options);
  const names = [...exported.matchAll(/^ {2}(\w+): \(\) => (\w+),?$/gm)].filter(([, name]) => used.has(name));
  const properties = names.map(([, name, local]) => `${name}: ${local}`);
  const body = between(text, "module.exports = __toCommonJS(typescript_exports);", "\n// src/server/");
  const contents = [
    between(text, "var __defProp", "// src/typescript/"),
    withoutEffects(body),
    `export default { ${properties.join(", ")} };`,
  ];
  const { outputFiles } = await build({
    stdin: { contents: contents.join("\n"), resolveDir: options.absWorkingDir },
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "es2022",
    // As in a browser, so that it is one thing everywhere.
    define: { process: "undefined" },
    logLevel: "error",
    write: false,
  });
  // What requires TypeScript gets the object itself.
  return `${outputFiles[0].text}\nmodule.exports = module.exports.default;`;
}

function between(text, before, after) {
  const start = text.indexOf(before);
  const end = text.indexOf(after, start);
  if (start < 0 || end < 0) throw new Error(`TypeScript's text has another form: no ${start < 0 ? before : after}`);
  return text.slice(before.startsWith("var") ? start : start + before.length, end);
}

/** Statements that only fill a list, and namespaces, do nothing where nobody asks for them. */
function withoutEffects(text) {
  return text
    .replace(/^(__export|registerRefactor|registerCodeFix)\(/gm, "/* @__PURE__ */ $1(")
    .replace(/^var (\w+);\n\(\((\w+)\) => \{\n([^]*?)^\}\)\(\1 \|\| \(\1 = \{\}\)\);/gm, (whole, name, inner, body) =>
      name === "Debug" || name === "Parser"
        ? whole
        : `var ${name} = /* @__PURE__ */ ((${inner}) => {\n${body}return ${inner};\n})({});`,
    );
}

/** What the files of the parser's bundle ask of TypeScript. */
async function namesInUse({ absWorkingDir }) {
  const { metafile } = await build({
    absWorkingDir,
    entryPoints: [TYPESCRIPT_PARSER],
    bundle: true,
    platform: "node",
    external: ["typescript"],
    metafile: true,
    write: false,
  });
  const texts = Object.keys(metafile.inputs).map((file) => readFileSync(`${absWorkingDir}/${file}`, "utf8"));
  return new Set(texts.flatMap((text) => [...text.matchAll(/\bts\w*(?:\.default)?\.(\w+)/g)].map(([, name]) => name)));
}

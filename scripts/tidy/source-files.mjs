/**
 * How a source file is written: what can be told from its text alone.
 *
 *     src/core/dims/dim.ts:12: `any` switches the compiler off: use unknown and narrow it
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const FOLDERS = ["src", "webview", "test", "scripts"];
const SOURCE = /\.(ts|mjs|cjs)$/;
const MOST_LINES = 500;

/** Things that are put off, switched off or left out; the patterns don't match their own text. */
const LEFT_OPEN = [
  [/\b(TOD[O]|FIXM[E]|XX[X])\b/, "what is left to do belongs in the list of issues"],
  [/\b(it|test|describe|suite)\s*\.(only|skip|todo|fails)\b/, "every test runs, and each can fail"],
  [/@ts-(ignore|expect-error|nocheck)|(eslint|prettier)-(disable|ignore)/, "no check is switched off in a file"],
  [/^\s*debugger\b/, "a debugger's stop"],
];

/** The core gives the same answer at any time and on any machine. */
const IMPURE = /\b(Math\.random|Date|Intl|localeCompare|toLocale\w+|globalThis|setTimeout)\b/;

/** @typedef {{ path: string, text: string }} SourceFile  path from the repository's root, with forward slashes */

/** @returns {SourceFile[]} */
export function sourceFiles(root) {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      // Fixtures are programs of users, who write as they like.
      .filter((path) => !path.includes("node_modules") && !path.startsWith(join(root, "test/fixtures/")))
      .sort()
      .map((path) => ({
        path: path.slice(join(root, "/").length).replaceAll("\\", "/"),
        text: readFileSync(path, "utf8"),
      })),
  );
}

/** @param {SourceFile} file */
export function textFindings({ path, text }) {
  const lines = text.split("\n");
  const at = (line, message) => `${path}:${line}: ${message}`;
  const findings = [];
  if (!/^(#!.*\n)?\/\*\*/.test(text)) findings.push(at(1, "a file opens with /** and a sentence that says what it is"));
  if (lines.length > MOST_LINES) findings.push(at(lines.length, `longer than ${MOST_LINES} lines`));
  lines.forEach((line, index) => {
    // What a text names isn't used for that.
    const code = line.replace(/^\s*(\*|\/\/|\/\*).*|\s\/\/ .*$/, "").replace(/"(?:[^"\\]|\\.)*"/g, '""');
    for (const [pattern, message] of LEFT_OPEN) if (pattern.test(line)) findings.push(at(index + 1, message));
    if (path.startsWith("src/core/") && IMPURE.test(code))
      findings.push(at(index + 1, "the core has no clock, no chance and no locale"));
  });
  return path.endsWith(".ts") ? [...findings, ...syntaxFindings({ path, text })] : findings;
}

function syntaxFindings({ path, text }) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const lineOf = (node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  const findings = [];
  const visit = (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword)
      findings.push(`${path}:${lineOf(node)}: \`any\` switches the compiler off: use unknown and narrow it`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  if (path.startsWith("src/contract/"))
    for (const statement of source.statements)
      if (!isTypeOnly(statement)) findings.push(`${path}:${lineOf(statement)}: a contract has types only`);
  return findings;
}

function isTypeOnly(statement) {
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return true;
  if (ts.isImportDeclaration(statement)) return statement.importClause?.isTypeOnly === true;
  return ts.isExportDeclaration(statement) && statement.isTypeOnly;
}

/** Functions, constants and classes that are exported though no other file names them. @param {SourceFile[]} files */
export function unusedExports(files) {
  const namesIn = new Map(files.map(({ path, text }) => [path, new Set(text.match(/[\w$]+/g))]));
  return files.flatMap(({ path, text }) => {
    if (path.startsWith("test/e2e/suite/")) return [];
    const names = [...text.matchAll(/^export (?:async )?(?:const|function\*?|(?:abstract )?class) (\w+)/gm)];
    const others = [...namesIn].filter(([other]) => other !== path).map(([, words]) => words);
    return names
      .filter(([, name]) => !others.some((words) => words.has(name)))
      .map(([, name]) => `${path}: ${name} is exported, and no other file names it`);
  });
}

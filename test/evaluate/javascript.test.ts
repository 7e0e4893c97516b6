/**
 * Programs of plain JavaScript: what evaluation finds in `result` is what Node does.
 *
 *     const [a, , b = 9] = [1, 2]; const result = [a, b];      [1, 9]
 *
 * What is left unknown is no difference; how many are, is said below.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Unknown } from "../../src/core/dims/dim.js";
import { evaluateProgram } from "../../src/core/evaluate/evaluate.js";
import { parseTypeScript } from "../../src/core/frontends/typescript/parse.js";
import { comparable, fromValue } from "../support/javascript-values.js";

const programs = readFileSync(join(import.meta.dirname, "javascript-programs.txt"), "utf8")
  .split(/^---$/m)
  .map((program) => program.replace(/^\/\/.*$/gm, "").trim());

const nodes = (program: string): unknown => comparable(new Function(`${program}\nreturn result;`)());

function ours(text: string): unknown {
  const program = parseTypeScript(text, "program.js");
  const { run } = evaluateProgram({
    program,
    text,
    ports: {
      mainFile: "program.js",
      parse: (other) => parseTypeScript(other, "program.js"),
      read: () => undefined,
      isDirectory: () => false,
      searchPaths: () => [],
    },
    settings: { imageDataFormat: "channels_last", dtype: "float32" },
    given: new Map(),
    calls: [],
    checkpointSteps: Infinity,
  });
  const result = run.frame.scope.variables.get("result");
  return result === undefined ? "nothing" : result instanceof Unknown ? result : fromValue(result);
}

/** Programs whose result isn't told: what they turn on isn't followed. */
const UNKNOWN: readonly string[] = [];

describe("a program of JavaScript", () => {
  it.each(programs.map((program) => [program]))("%s", (program) => {
    const found = ours(program);
    if (UNKNOWN.includes(program)) expect(found).toBeInstanceOf(Unknown);
    else expect(found instanceof Unknown ? found.because : comparable(found)).toEqual(nodes(program));
  });
});

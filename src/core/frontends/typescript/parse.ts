/**
 * TypeScript and JavaScript text to a program. It takes any text, and never throws.
 *
 *     model.add(tf.layers.dense({units: 10}))      expr(call(. model add) (call (. (. tf layers) dense) (dict "units": 10)))
 *
 * This folder brings TypeScript's own parser along, which is large: whoever needs it loads it when there is something to read.
 */
import type { Program } from "../../program/program.js";
import { brokenStatement } from "./broken.js";
import { mendSpans } from "./mended-spans.js";
import { lowerBody } from "./statements.js";
import { readTree } from "./tree.js";

export function parseTypeScript(text: string, file: string): Program {
  try {
    const { body: nodes, comments, problems, broken, aside } = readTree(text, file);
    const body = lowerBody({ text, broken, aside }, nodes);
    if (problems.length > 0) mendSpans(body, { start: 0, end: text.length });
    return { language: "javascript", body, problems, comments };
  } catch {
    return unreadable(text);
  }
}

/** TypeScript's parser and its tree go as deep as the text does: some texts are deeper than any stack, some trees not mended. */
function unreadable(text: string): Program {
  const whole = { start: 0, end: text.length };
  const message = "this can't be read: it is nested too deeply, or broken beyond repair";
  const body = [brokenStatement({ text, broken: new Map(), aside: new Map() }, whole, message)];
  return {
    language: "javascript",
    body,
    problems: [{ start: 0, end: Math.min(1, text.length), message }],
    comments: [],
  };
}

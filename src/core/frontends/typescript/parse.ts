/**
 * TypeScript and JavaScript text to a program. It takes any text, and never throws.
 *
 *     model.add(tf.layers.dense({units: 10}))      expr(call(. model add) (call (. (. tf layers) dense) (dict "units": 10)))
 *
 * This folder brings TypeScript's own parser along, which is large: whoever needs it loads it when there is something to read.
 */
import type { Program } from "../../program/program.js";
import { readTree } from "./tree.js";
import { lowerBody } from "./statements.js";

export function parseTypeScript(text: string, file: string): Program {
  const { body, comments, problems, broken } = readTree(text, file);
  return { language: "javascript", body: lowerBody({ text, broken }, body), problems, comments };
}

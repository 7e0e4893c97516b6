/**
 * `npm run oracle -- --tfjs-calls`: what TensorFlow.js gives for the calls in tfjs-cases.mjs, kept in test/oracle/tfjs.json.
 *
 *     ["tf.mean(m, -1, true)", "float32 [3,1]"]      ["tf.relu(input)", "! Argument 'x' passed to 'relu' must be a Tensor …"]
 */
import { writeFileSync } from "node:fs";
import { families, tensors } from "./tfjs-cases.mjs";

/** A value in one line: tensors by dtype and shape, everything else as it is. */
function line(tf, value) {
  if (value instanceof tf.Tensor) return `${value.dtype} [${value.shape.join()}]`;
  if (ArrayBuffer.isView(value)) return `[${[...value].map((item) => line(tf, item)).join(", ")}]`;
  if (Array.isArray(value)) return `[${value.map((item) => line(tf, item)).join(", ")}]`;
  if (typeof value === "function") return "function";
  if (typeof value !== "object" || value === null) return typeof value === "string" ? `'${value}'` : String(value);
  const entries = Object.entries(value).map(([name, item]) => `${name}: ${line(tf, item)}`);
  return `{${entries.join(", ")}}`;
}

async function answer(tf, call) {
  const given = Object.entries(tensors).map(([, [shape, dtype]]) =>
    dtype === "string" ? tf.fill(shape, "a") : tf.ones(shape, dtype),
  );
  const names = [...Object.keys(tensors), "input", "input4", "tf"];
  const symbolic = [tf.input({ shape: [4] }), tf.input({ shape: [8, 9, 3] })];
  try {
    const value = await new Function(...names, `return ${call}`)(...given, ...symbolic, tf);
    return line(tf, value);
  } catch (error) {
    return `! ${error.message.split("\n")[0]}`;
  }
}

export async function recordTfjsCalls(file) {
  console.log = () => undefined;
  console.warn = () => undefined;
  const { default: tf } = await import("@tensorflow/tfjs");
  await tf.setBackend("cpu");
  const lines = [];
  for (const [family, calls] of Object.entries(families)) {
    const rows = [];
    for (const call of new Set(calls)) rows.push(`      ${JSON.stringify([call, await answer(tf, call)])}`);
    lines.push(`    ${JSON.stringify(family)}: [\n${rows.join(",\n")}\n    ]`);
  }
  const header = `  "tfjs": ${JSON.stringify(tf.version.tfjs)},\n  "tensors": ${JSON.stringify(tensors)},\n`;
  writeFileSync(file, `{\n${header}  "families": {\n${lines.join(",\n")}\n  }\n}\n`);
}

/**
 * `npm run oracle -- --tfjs-layers`: the factories of the installed TensorFlow.js, the classes of what they make and the keys
 * that the types of their configs declare.
 *
 *     "maxPooling2d": { "class": "MaxPooling2D", "config": "required", "keys": ["poolSize", "strides", …] }
 */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import ts from "typescript";

const require = createRequire(import.meta.url);

export function recordTfjsLayers(root) {
  const { layers, version } = require("@tensorflow/tfjs");
  const declared = declaredConfigs();
  const isFactory = (name) => declared.has(layers[name].name);
  const names = Object.keys(layers).sort();
  // A factory under another name is the same function.
  const factories = names
    .filter(isFactory)
    .map((name) => [name, { class: classOf(layers, name), ...declared.get(layers[name].name) }]);
  const others = names.filter((name) => !isFactory(name));
  const record = { version: version.tfjs, others, factories: Object.fromEntries(factories) };
  writeFileSync(join(root, "test/oracle/tfjs-layers.json"), text(record));
}

/** By the name of the function, as the package's types say it. */
function declaredConfigs() {
  const folder = join(dirname(require.resolve("@tensorflow/tfjs-layers/package.json")), "dist");
  const files = ["exports_layers.d.ts", "exports.d.ts"].map((name) => join(folder, name));
  const program = ts.createProgram(files, { moduleResolution: ts.ModuleResolutionKind.Node10 });
  const checker = program.getTypeChecker();
  const declared = new Map();
  for (const file of files)
    ts.forEachChild(program.getSourceFile(file), (node) => {
      if (ts.isFunctionDeclaration(node)) declared.set(node.name.text, configOf(node.parameters[0], checker));
    });
  return declared;
}

function configOf(parameter, checker) {
  if (parameter === undefined) return { keys: [] };
  const type = checker.getNonNullableType(checker.getTypeAtLocation(parameter));
  const keys = checker.getPropertiesOfType(type).map((property) => property.name);
  return { config: parameter.questionToken ? "optional" : "required", keys: keys.sort() };
}

/** Values for everything that some factory can't do without. */
function classOf(layers, name) {
  const config = {
    ...{ filters: 1, kernelSize: 1, units: 1, inputDim: 1, outputDim: 1, n: 1, cropping: 1, height: 1, width: 1 },
    ...{ dims: [1], targetShape: [1], factor: 0.5, axes: 1, numTokens: 1 },
    ...(/rnn/.test(name) && { cell: layers.lstmCell({ units: 1 }) }),
    ...(/stacked/.test(name) && { cells: [layers.lstmCell({ units: 1 })] }),
    ...(/Distributed|bidirectional/.test(name) && { layer: layers.lstm({ units: 1 }) }),
    ...(name === "input" ? { shape: [1] } : { inputShape: [1] }),
  };
  const made = layers[name](config);
  return (made.sourceLayer ?? made).getClassName();
}

/** One factory a line: what another release changes is a changed line. */
function text({ factories, ...others }) {
  const head = Object.entries(others).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const rows = Object.entries(factories).map(
    ([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `{\n${head.join(",\n")},\n  "factories": {\n${rows.join(",\n")}\n  }\n}\n`;
}

/**
 * Who may import whom. A room is a folder of src/ (or one file of it); beside itself it imports only what its row names.
 *
 *     "core/layers": ["core/dims", …]                 the layer catalogue knows shapes and problems, and no evaluator
 *     "core/ide": ["types of core/model", …]            only types: nothing of that room runs because of this one
 *
 * What is neither a room nor `node` (Node's own modules) is a package. A file or folder that has a row of its own is not part
 * of the room around it.
 */

/** @type {Readonly<Record<string, readonly string[]>>} */
const MAY_IMPORT = {
  "core/text": [],
  "core/dims": ["types of core/text"],
  "core/problems": ["types of core/text"],
  "core/program": ["core/text"],
  "core/model": ["types of core/dims", "types of core/text"],
  "core/layers": ["core/dims", "core/problems", "core/text"],
  "core/frontends": ["core/program", "core/problems", "core/text"],
  "core/frontends/typescript": [
    "core/program",
    "core/text",
    "typescript",
    "@typescript-eslint/types",
    "@typescript-eslint/typescript-estree",
  ],
  "core/values": [
    "core/dims",
    "core/layers",
    "core/text",
    "types of core/model",
    "types of core/problems",
    "types of core/program",
  ],
  "core/libraries": ["core/dims", "core/layers", "core/problems", "core/text", "core/values", "types of core/program"],
  "core/evaluate": [
    "core/dims",
    "core/layers",
    "core/libraries",
    "core/problems",
    "core/program",
    "core/text",
    "core/values",
    "types of core/model",
  ],
  "core/export": ["core/dims", "core/layers", "core/text", "types of core/model"],
  "core/analyze.ts": [
    "core/evaluate",
    "core/frontends",
    "core/problems",
    "core/program",
    "core/text",
    "types of core/layers",
    "types of core/model",
  ],
  "core/ide": [
    "core/program",
    "core/text",
    "types of contract",
    "types of core/analyze.ts",
    "types of core/model",
    "types of training/log",
  ],
  contract: ["types of core/text", "types of training/log"],
  "training/log": ["shlex"],
  training: [
    "core/frontends",
    "training/log",
    "node",
    "types of core/program",
    "types of quick-train",
    "pidtree",
    "pidusage",
  ],
  engine: ["@tensorflow/tfjs", "@tensorflow/tfjs-backend-wasm"],
  "quick-train": ["engine", "node", "@tensorflow/tfjs", "fflate", "jpeg-js", "papaparse", "pngjs"],
  host: ["node", "types of core/analyze.ts"],
  cli: [
    "core/analyze.ts",
    "core/export",
    "core/frontends/typescript",
    "core/ide",
    "core/program",
    "core/text",
    "host",
    "node",
    "quick-train",
    "training",
    "training/log",
    "types of core/model",
    "cli-table3",
    "commander",
    "diff",
  ],
  server: [
    "core/analyze.ts",
    "core/export",
    "core/ide",
    "core/program",
    "core/text",
    "types of contract",
    "types of core/model",
    "vscode-languageserver",
    "vscode-languageserver-textdocument",
  ],
  "server/browser.ts": ["server", "core/analyze.ts", "core/frontends/typescript", "vscode-languageserver"],
  "server/node.ts": ["server", "core/analyze.ts", "core/frontends/typescript", "host", "node", "vscode-languageserver"],
  extension: [
    "host",
    "node",
    "quick-train",
    "training",
    "training/log",
    "types of contract",
    "@vscode/python-extension",
    "vscode",
    "vscode-languageclient",
  ],
  webview: ["types of contract", "training/log", "@dagrejs/dagre", "uplot"],
};

/**
 * Where functions call each other in a circle because the thing itself is recursive: an expression holds a function whose
 * body holds statements that hold expressions; a model is a layer that calls layers.
 */
const RECURSIVE = [
  "^src/core/(evaluate|frontends/typescript)/",
  "^src/core/libraries/keras/(layer-calls|models|rerun)\\.ts$",
];

/** What starts to run by itself; every other file is there because one of these needs it. */
const ENTRY_POINTS = [
  "^src/cli/(start|main)\\.ts$",
  "^src/core/frontends/typescript/parse\\.ts$",
  "^src/extension/extension(\\.web)?\\.ts$",
  "^src/quick-train/main\\.ts$",
  "^src/server/(node|browser)\\.ts$",
  "^src/training/supervisor\\.ts$",
  "^webview/[^/]+/main\\.ts$",
];

/** What only tests need: the list of problem kinds, a program's text form, the layers of TensorFlow.js, the log's lines as text. */
const NEEDED_BY_TESTS = [
  "^src/core/problems/index\\.ts$",
  "^src/core/program/print\\.ts$",
  "^src/core/layers/tfjs/[^/]+\\.ts$",
  "^src/training/log/event-(reader|shapes)\\.ts$",
];

module.exports = { MAY_IMPORT, RECURSIVE, ENTRY_POINTS, NEEDED_BY_TESTS };

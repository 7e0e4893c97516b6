/**
 * The rules of scripts/tidy/import-table.cjs in dependency-cruiser's terms; `npm run tidy` and an editor's plug-in read them.
 *
 *     "core/layers": ["core/dims"]   ──▶   { from: { path: "^src/core/layers/" }, to: { pathNot: ["^src/core/dims/", …] } }
 */
const { ENTRY_POINTS, MAY_IMPORT, NEEDED_BY_TESTS, RECURSIVE } = require("./scripts/tidy/import-table.cjs");

const TYPES_OF = /^types of /;

/** Paths of a room's files, without the files and folders in it that have a row of their own. */
function pathOf(room) {
  const folder = room === "webview" ? "webview" : `src/${room}`;
  if (room.endsWith(".ts")) return `^${escaped(folder)}$`;
  const others = Object.keys(MAY_IMPORT).filter((other) => other.startsWith(`${room}/`));
  const apart = others.map((other) => `(?!${escaped(other.slice(room.length + 1))}(/|$))`).join("");
  return `^${escaped(folder)}/${apart}`;
}

function pathOfImported(name) {
  return name in MAY_IMPORT ? pathOf(name) : `(^|/node_modules/|^node_modules/)${escaped(name)}(/|$)`;
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function rulesOf(room) {
  const row = MAY_IMPORT[room].map((name) => name.replace(TYPES_OF, ""));
  const named = row.filter((name) => name !== "node");
  const onlyOthers = {
    name: room,
    comment: `${room} may import ${MAY_IMPORT[room].join(", ") || "nothing"}`,
    severity: "error",
    from: { path: pathOf(room) },
    to: {
      pathNot: [pathOf(room), ...named.map(pathOfImported)],
      ...(row.includes("node") && { dependencyTypesNot: ["core"] }),
    },
  };
  const typesOnly = MAY_IMPORT[room]
    .filter((name) => TYPES_OF.test(name))
    .map((name) => ({
      name: `${room}: ${name}`,
      comment: `${room} may import only ${name}`,
      severity: "error",
      from: { path: pathOf(room) },
      to: { path: pathOfImported(name.replace(TYPES_OF, "")), dependencyTypesNot: ["type-only"] },
    }));
  return [onlyOthers, ...typesOnly];
}

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.keys(MAY_IMPORT).flatMap(rulesOf),
    {
      name: "every room has a row",
      comment: "a folder of src/ that scripts/tidy/import-table.cjs doesn't name",
      severity: "error",
      from: {},
      to: { path: "^src/", pathNot: Object.keys(MAY_IMPORT).map(pathOf) },
    },
    {
      name: "nothing is run",
      comment: "analysis is reading: no process is started, and no text is run but Lamella's own",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(training/|cli/start\\.ts$)" },
      to: { path: "^(node:)?(child_process|cluster|vm|worker_threads)$" },
    },
    {
      name: "no circles",
      comment: "files that need each other to run are one thing in two places",
      severity: "error",
      from: { path: "^(src|webview)/", pathNot: RECURSIVE },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "nothing unused",
      comment: "no command, server or page needs this file",
      severity: "error",
      from: { path: ENTRY_POINTS },
      to: { path: "^(src|webview)/", pathNot: [...ENTRY_POINTS, ...NEEDED_BY_TESTS, "\\.d\\.ts$"], reachable: false },
    },
  ],
  options: {
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { extensions: [".ts", ".js"] },
  },
};

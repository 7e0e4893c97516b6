/**
 * The language server as a process of its own: files of the disk are read here, those of virtual file systems through the
 * editor.
 *
 *     node dist/server.js --node-ipc
 */
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { analyze, type SourceHost } from "../core/analyze.js";
import { NodeSourceHost, withForwardSlashes } from "../host/node-source-host.js";
import { ClientFiles, uriSearchPaths } from "./client-files.js";
import { ask } from "./server-context.js";
import { startServer } from "./start-server.js";
import type { FileOptions, World } from "./world.js";

// An analysis leaves megabytes of what nobody needs any more: they are given back soon, and not when much has come together.
setFlagsFromString("--heap-growing-percent=40");

const connection = createConnection(ProposedFeatures.all);
startServer(connection, (onArrival) =>
  nodeWorld(new ClientFiles({ fetch: (uris) => ask(connection, "lamella/readFiles", { uris }), onArrival })),
);

function nodeWorld(virtual: ClientFiles): World {
  const hosts = new Map<string, NodeSourceHost>();
  return {
    analyze,
    loadTypeScript: async () => (await import("../core/frontends/typescript/parse.js")).parseTypeScript,
    pathOf,
    uriOf: (path) => (isUri(path) ? path : pathToFileURL(path).href),
    files(options) {
      const key = JSON.stringify(options);
      const disk = hosts.get(key) ?? diskHost(options);
      hosts.set(key, disk);
      return eitherHost(disk, virtual, options.workspaceFolders);
    },
    canTrain: (uri) => /^file:.*\.(py|ipynb|[cm]?[jt]s)$/i.test(uri),
    forgetFiles() {
      for (const host of hosts.values()) host.forget();
      virtual.forget();
    },
  };
}

function diskHost({ python, extraPaths, workspaceFolders }: FileOptions): NodeSourceHost {
  const folders = workspaceFolders.filter((folder) => !isUri(folder));
  return new NodeSourceHost({ ...(python === "" ? {} : { python }), extraPaths, workspaceFolders: folders });
}

function eitherHost(disk: SourceHost, virtual: ClientFiles, workspaceFolders: readonly string[]): SourceHost {
  const hostOf = (path: string) => (isUri(path) ? virtual : disk);
  return {
    read: (path) => hostOf(path).read(path),
    isDirectory: (path) => hostOf(path).isDirectory(path),
    searchPaths: (file) => (isUri(file) ? uriSearchPaths(file, workspaceFolders) : disk.searchPaths(file)),
  };
}

/** A URI that names no file of this machine (`file://server/share` elsewhere than on Windows) is kept as it is. */
function pathOf(uri: string): string {
  try {
    return uri.startsWith("file:") ? withForwardSlashes(fileURLToPath(uri)) : uri;
  } catch {
    return uri;
  }
}

/** A drive letter is no scheme. */
function isUri(path: string): boolean {
  return /^[a-z][\w+.-]+:/i.test(path);
}

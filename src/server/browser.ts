/**
 * The language server as a worker of a browser: every file is read through the editor, and packages can't be.
 *
 *     new Worker("dist/web/server.js")
 */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { analyze } from "../core/analyze.js";
import { ClientFiles, uriSearchPaths } from "./client-files.js";
import { ask } from "./server-context.js";
import { startServer } from "./start-server.js";
import type { World } from "./world.js";

/** The worker itself, as this entry point is compiled without a browser's types. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(connection, (onArrival) =>
  browserWorld(new ClientFiles({ fetch: (uris) => ask(connection, "lamella/readFiles", { uris }), onArrival })),
);

function browserWorld(files: ClientFiles): World {
  return {
    analyze,
    loadTypeScript: async () => (await import("../core/frontends/typescript/parse.js")).parseTypeScript,
    pathOf: (uri) => uri,
    uriOf: (path) => path,
    files: ({ workspaceFolders }) => ({
      read: (uri) => files.read(uri),
      isDirectory: (uri) => files.isDirectory(uri),
      searchPaths: (uri) => uriSearchPaths(uri, workspaceFolders),
    }),
    canTrain: () => false,
    forgetFiles: () => files.forget(),
  };
}

/**
 * How the process of the server is started.
 *
 *     fork("dist/server.js", ["--node-ipc"], { execArgv: SERVER_FLAGS })
 *
 * New objects have 8 MB and not 16 before they are sorted out: few analyses leave more, and the process is some 15 MB smaller. That can't be set
 * any more once it runs.
 */
export const SERVER_FLAGS: readonly string[] = ["--max-semi-space-size=8"];

/**
 * What every handler works with: handlers get it as their one argument and keep no state of their own.
 *
 *     registerHover(context)   ──▶   connection.onHover(…)
 */
import type { CancellationToken, Connection } from "vscode-languageserver";
import type { ClientNotifications, ClientRequests, ServerNotifications, ServerRequests } from "../contract/protocol.js";
import type { Analyses } from "./analyses.js";
import type { Documents } from "./documents.js";
import type { Settings } from "./settings.js";
import type { World } from "./world.js";

export interface ServerContext {
  readonly connection: Connection;
  readonly documents: Documents;
  readonly analyses: Analyses;
  readonly world: World;
  readonly settingsFor: (uri: string) => Promise<Settings>;
}

/** Answers one of the extension's own requests, with its types. */
export function onRequest<Method extends keyof ServerRequests>(
  connection: Connection,
  method: Method,
  answer: (
    params: ServerRequests[Method]["params"],
    token: CancellationToken,
  ) => Promise<ServerRequests[Method]["result"]>,
): void {
  connection.onRequest(method, answer);
}

export function onNotification<Method extends keyof ServerNotifications>(
  connection: Connection,
  method: Method,
  hear: (params: ServerNotifications[Method]) => void,
): void {
  connection.onNotification(method, hear);
}

export function notify<Method extends keyof ClientNotifications>(
  connection: Connection,
  method: Method,
  params: ClientNotifications[Method],
): void {
  unlessClosed(connection.sendNotification(method, params));
}

export function ask<Method extends keyof ClientRequests>(
  connection: Connection,
  method: Method,
  params: ClientRequests[Method]["params"],
): Promise<ClientRequests[Method]["result"]> {
  return connection.sendRequest(method, params);
}

/** What is sent as the editor goes away has nobody to hear it: that is no failure. */
export function unlessClosed(sent: Promise<unknown>): void {
  sent.catch(() => undefined);
}

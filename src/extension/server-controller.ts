/**
 * Starts the language server when the first document that mentions a library is seen, and not before.
 *
 *     import os                   nothing runs
 *     from tensorflow import …    the server starts
 */
import { EventEmitter, workspace, type Disposable, type OutputChannel, type TextDocument } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { ClientNotifications, ServerNotifications, ServerRequests } from "../contract/protocol.js";
import { answerFileRequests } from "./file-requests.js";
import { isRead, mentionsLibrary } from "./documents.js";

export class ServerController implements Disposable {
  readonly #changed = new EventEmitter<string>();
  readonly #started = new EventEmitter<void>();
  #client: Promise<BaseLanguageClient> | undefined;
  #watching: readonly Disposable[] = [];

  constructor(
    readonly createClient: () => Promise<BaseLanguageClient>,
    readonly output: OutputChannel,
  ) {}

  /** Fires with the URI of a document or notebook that was read again. */
  readonly onDidChange = this.#changed.event;
  readonly onDidStart = this.#started.event;

  /** Looks at what is open now and at what will be opened or typed. */
  watchDocuments(): void {
    this.#watching = [
      workspace.onDidOpenTextDocument((document) => this.#consider(document, document.getText())),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        for (const { range } of contentChanges) this.#consider(document, document.lineAt(range.start.line).text);
        for (const { text } of contentChanges) this.#consider(document, text);
      }),
    ];
    for (const document of workspace.textDocuments) this.#consider(document, document.getText());
  }

  /** Asks the server, starting it if it does not run. */
  async request<Method extends keyof ServerRequests>(
    method: Method,
    params: ServerRequests[Method]["params"],
  ): Promise<ServerRequests[Method]["result"]> {
    const client = await this.start();
    return client.sendRequest<ServerRequests[Method]["result"]>(method, params);
  }

  /** Told only to a server that runs; one that starts later is told by `onDidStart`'s listeners. */
  async notify<Method extends keyof ServerNotifications>(
    method: Method,
    params: ServerNotifications[Method],
  ): Promise<void> {
    const client = await this.#client;
    await client?.sendNotification(method, params);
  }

  start(): Promise<BaseLanguageClient> {
    this.#stopWatching();
    this.#client ??= this.#startClient();
    return this.#client;
  }

  get isStarted(): boolean {
    return this.#client !== undefined;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    // A server that did not even start has nothing to be stopped.
    await client?.then(
      (started) => started.dispose(),
      () => undefined,
    );
  }

  dispose(): void {
    this.#stopWatching();
    this.#changed.dispose();
    this.#started.dispose();
  }

  #consider(document: TextDocument, text: string): void {
    if (this.isStarted || !mentionsLibrary(text) || !isRead(document)) return;
    this.start().catch((error: unknown) => {
      // Nobody asked for anything yet, so nobody is interrupted; a command that needs the server tries again.
      this.#client = undefined;
      this.output.appendLine(`The language server did not start: ${String(error)}`);
    });
  }

  async #startClient(): Promise<BaseLanguageClient> {
    const client = await this.createClient();
    answerFileRequests(client);
    const changed = (params: ClientNotifications["lamella/changed"]): void => this.#changed.fire(params.uri);
    client.onNotification("lamella/changed" satisfies keyof ClientNotifications, changed);
    await client.start();
    this.#started.fire();
    return client;
  }

  #stopWatching(): void {
    for (const listener of this.#watching) listener.dispose();
    this.#watching = [];
  }
}

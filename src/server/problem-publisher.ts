/**
 * Problems are pushed: soon after a change, visible documents first, and again where a file that was read has changed.
 *
 *     didChange, didChange, didChange … 250 ms of rest   ──▶   publishDiagnostics, lamella/changed
 *
 * Documents that can't be seen wait until they can.
 */
import { CancellationToken, CancellationTokenSource, type Diagnostic } from "vscode-languageserver";
import { isTooLarge } from "./analyses.js";
import type { Source } from "./documents.js";
import { diagnosticsOf, tooLargeDiagnostic } from "./diagnostics.js";
import { notify, unlessClosed, type ServerContext } from "./server-context.js";

const REST_MS = 250;

export class ProblemPublisher {
  readonly #waiting = new Set<string>();
  /** Undefined for an editor that does not tell: then all can be seen. */
  #visible: ReadonlySet<string> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: CancellationTokenSource | undefined;

  constructor(readonly context: ServerContext) {}

  /** A document that was just opened is not being typed in, so nothing is waited for. */
  schedule(uri: string, delay: "at once" | "after a rest" = "after a rest"): void {
    this.#waiting.add(uri);
    this.#start(delay === "at once" ? 0 : REST_MS);
  }

  /** Nothing stays shown of a document that is closed. */
  close(source: Source | undefined, uri: string): void {
    this.#waiting.delete(uri);
    for (const document of source?.documents ?? [{ uri }]) this.#send(document.uri, []);
  }

  showing(uris: readonly string[]): void {
    this.#visible = new Set(uris);
    if (this.#waiting.size > 0) this.#start(0);
  }

  #start(delay: number): void {
    clearTimeout(this.#timer);
    // A source of tokens that nobody asked for a token can't be cancelled twice.
    this.#running?.cancel();
    this.#running = undefined;
    this.#timer = setTimeout(() => void this.#run(), delay);
  }

  /** One document after the other; a change in between ends the run, and the next one goes on with what is left. */
  async #run(): Promise<void> {
    const source = new CancellationTokenSource();
    this.#running = source;
    for (const uri of [...this.#waiting].filter((each) => this.#isVisible(each))) {
      if (source.token.isCancellationRequested) return;
      try {
        await this.#publish(uri, source.token);
      } catch (error) {
        if (source.token.isCancellationRequested) return;
        this.context.connection.console.error(`${uri}: ${String(error)}`);
      }
      this.#waiting.delete(uri);
    }
  }

  #isVisible(uri: string): boolean {
    const documents = this.context.documents.source(uri)?.documents ?? [];
    return this.#visible === undefined || [{ uri }, ...documents].some((each) => this.#visible?.has(each.uri) === true);
  }

  async #publish(uri: string, token: CancellationToken): Promise<void> {
    const { analyses, documents, connection, settingsFor } = this.context;
    const settings = await settingsFor(uri);
    const snapshot = await analyses.of(uri, token);
    const source = snapshot?.source ?? documents.source(uri);
    if (source === undefined) return;
    const large = isTooLarge(source, settings) ? [tooLargeDiagnostic(settings)] : [];
    const found = snapshot !== undefined && settings.problems ? diagnosticsOf(snapshot, this.context) : new Map();
    source.documents.forEach((document, index) => {
      this.#send(document.uri, [...(index === 0 ? large : []), ...(found.get(document.uri) ?? [])], document.version);
    });
    notify(connection, "lamella/changed", { uri });
  }

  #send(uri: string, diagnostics: Diagnostic[], version?: number): void {
    const params = { uri, diagnostics, ...(version === undefined ? {} : { version }) };
    unlessClosed(this.context.connection.sendDiagnostics(params));
  }
}

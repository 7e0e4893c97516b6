/**
 * The extension on the other side of the page: what it sends, what it is told, and what it keeps for the page.
 *
 *     { type: "show", state, identity }  ──▶  page  ──▶  { type: "reveal", place }
 */
import type { SummaryAnswer, SummaryMessage, SummaryState } from "../../src/contract/summary.js";

/** What VS Code gives to the script of a webview, once. */
interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): WebviewApi;

export class ExtensionHost {
  readonly #api = acquireVsCodeApi();
  /** What the extension wants to find in the page's memory after the window is loaded again. */
  #identity: object;
  #view: object = {};

  constructor(body: HTMLElement) {
    const identity: unknown = JSON.parse(body.dataset["memory"] ?? "{}");
    this.#identity = typeof identity === "object" && identity !== null ? identity : {};
  }

  tell(answer: SummaryAnswer): void {
    this.#api.postMessage(answer);
  }

  onState(show: (state: SummaryState) => void): void {
    window.addEventListener("message", ({ data }: MessageEvent<SummaryMessage>) => {
      if (data.type !== "show") return;
      this.#identity = data.identity;
      this.#remember();
      show(data.state);
    });
  }

  /** What `keep` was given last, in this life of the page or the one before. */
  remembered(): unknown {
    const memory = this.#api.getState();
    return typeof memory === "object" && memory !== null && "view" in memory ? memory.view : undefined;
  }

  keep(view: object): void {
    this.#view = view;
    this.#remember();
  }

  #remember(): void {
    this.#api.setState({ ...this.#identity, view: this.#view });
  }
}

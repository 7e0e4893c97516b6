/**
 * The extension on the other side of the page: what it sends, what it is told, and what it keeps for the page.
 *
 *     { type: "show", …, identity }  ──▶  page  ──▶  { type: "reveal", place }
 */

/** What VS Code gives to the script of a webview, once. */
interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): WebviewApi;

/** Some messages carry what the extension wants to find in the page's memory after the window is loaded again. */
type AnyMessage = { readonly type: string; readonly identity?: object };

export class ExtensionHost<Message extends AnyMessage, Answer> {
  readonly #api = acquireVsCodeApi();
  #identity: object;
  #view: object = {};

  constructor(body: HTMLElement) {
    const identity: unknown = JSON.parse(body.dataset["memory"] ?? "{}");
    this.#identity = typeof identity === "object" && identity !== null ? identity : {};
  }

  tell(answer: Answer): void {
    this.#api.postMessage(answer);
  }

  onMessage(receive: (message: Message) => void): void {
    window.addEventListener("message", ({ data }: MessageEvent<Message>) => {
      if (data.identity !== undefined) {
        this.#identity = data.identity;
        this.#remember();
      }
      receive(data);
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

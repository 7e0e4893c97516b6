/**
 * The results page: one panel, which shows the run that was started or picked last, and comes back after a reload of the window.
 *
 *     { type: "log", run, text }    ──▶   charts grow
 *     { type: "stop", run, mode }   ◀──   a button
 */
import { promisify } from "node:util";
import { deflate } from "node:zlib";
import {
  commands,
  Uri,
  ViewColumn,
  window,
  type Disposable,
  type ExtensionContext,
  type WebviewPanel,
  type WebviewPanelSerializer,
} from "vscode";
import type { ResultsAnswer, ResultsMessage } from "../../contract/results.js";
import { LogTail } from "../../training/read-run.js";
import { requestStop } from "../../training/run-folder.js";
import { columnBeside } from "../columns.js";
import { webviewPage } from "../webview-page.js";
import type { KnownRun, RunHistory } from "./run-history.js";
import { save, saveReport } from "./save.js";
import type { RunTerminals } from "./run-terminals.js";

const VIEW_TYPE = "lamella.results";
const TITLE = "Training Results";
/** The recorder gathers lines for 100 ms, and a page is to be up to date within a quarter of a second. */
const LOOK_MILLISECONDS = 50;
const MOST_RUNS = 7;
/** Characters of a log that are more than a line or two. */
const LEAST_DEFLATED = 1 << 14;
/** The fastest: a fifth of the bytes are left. */
const DEFLATE_LEVEL = 1;

const deflated = promisify(deflate);

export interface ResultsNeeds {
  readonly context: ExtensionContext;
  readonly history: RunHistory;
  readonly terminals: RunTerminals;
  readonly runAgain: (run: KnownRun) => unknown;
}

export class ResultsPanels implements WebviewPanelSerializer, Disposable {
  readonly #serializer: Disposable;
  #panel: ResultsPanel | undefined;

  constructor(readonly needs: ResultsNeeds) {
    this.#serializer = window.registerWebviewPanelSerializer(VIEW_TYPE, this);
  }

  show(runs: readonly string[], beside?: Uri): void {
    if (this.#panel === undefined) {
      const column = beside === undefined ? ViewColumn.Active : columnBeside(beside);
      const place = { viewColumn: column, preserveFocus: true };
      const options = { enableScripts: true, enableFindWidget: true };
      this.#adopt(window.createWebviewPanel(VIEW_TYPE, TITLE, place, options), runs);
    } else {
      this.#panel.show(runs);
    }
  }

  /** Its runs are shown as they begin. */
  showComparison(id: string, beside: Uri): void {
    this.show([], beside);
    this.#panel?.followComparison(id);
  }

  async deserializeWebviewPanel(panel: WebviewPanel, state: unknown): Promise<void> {
    this.#adopt(panel, rememberedRuns(state));
  }

  dispose(): void {
    this.#serializer.dispose();
    this.#panel?.panel.dispose();
  }

  #adopt(panel: WebviewPanel, runs: readonly string[]): void {
    this.#panel?.panel.dispose();
    const results = new ResultsPanel(panel, runs, this.needs);
    this.#panel = results;
    panel.onDidDispose(() => {
      if (this.#panel === results) this.#panel = undefined;
    });
  }
}

class ResultsPanel {
  #isReady = false;
  /** The comparison whose runs are shown as they begin. */
  #comparison: string | undefined;
  #runs: readonly string[];
  #counted: readonly string[] = [];
  #tails = new Map<string, LogTail>();
  readonly #looking: NodeJS.Timeout;
  /** Ends when all that was to be sent is on its way, in its order. */
  #sending: Promise<unknown> = Promise.resolve();

  constructor(
    readonly panel: WebviewPanel,
    runs: readonly string[],
    readonly needs: ResultsNeeds,
  ) {
    this.#runs = runs;
    const { context, history } = needs;
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [Uri.joinPath(context.extensionUri, "dist", "webview")],
    };
    panel.webview.onDidReceiveMessage((answer: ResultsAnswer) => this.#hear(answer));
    const changed = history.onDidChange(() => {
      this.#tellHistory();
      if (this.#joinComparison() || this.#othersOfComparison().length !== this.#counted.length) this.#tellRuns();
    });
    this.#looking = setInterval(() => this.#look(), LOOK_MILLISECONDS);
    panel.onDidDispose(() => {
      changed.dispose();
      clearInterval(this.#looking);
    });
    panel.webview.html = webviewPage(
      panel.webview,
      context.extensionUri,
      { name: "results", title: TITLE },
      this.#memory,
    );
  }

  show(runs: readonly string[]): void {
    this.#comparison = undefined;
    this.#runs = runs.slice(0, MOST_RUNS);
    this.panel.reveal(undefined, true);
    this.#tellRuns();
  }

  /** Until it is left for other runs. */
  followComparison(id: string): void {
    this.#comparison = id;
    if (this.#joinComparison()) this.#tellRuns();
  }

  /** True where there are more to show. */
  #joinComparison(): boolean {
    const shown = this.#runsOf(this.#comparison).slice(0, MOST_RUNS);
    if (shown.length === 0 || shown.length === this.#runs.length) return false;
    this.#runs = shown;
    return true;
  }

  /** In the order of their beginning. */
  #runsOf(comparison: string | undefined): readonly string[] {
    if (comparison === undefined) return [];
    const runs = this.needs.history.all.filter(({ header }) => header.comparison?.id === comparison);
    return runs.map(({ header }) => header.id).reverse();
  }

  /** What a comparison came to is told by all of its runs, whichever are drawn. */
  #othersOfComparison(): readonly string[] {
    const comparisons = this.#runs.map((run) => this.needs.history.get(run)?.header.comparison?.id);
    return this.#runsOf(comparisons.find((id) => id !== undefined)).filter((run) => !this.#runs.includes(run));
  }

  get #memory(): object {
    return { runs: this.#runs };
  }

  #tellHistory(): void {
    this.#send({ type: "history", runs: this.needs.history.listings });
  }

  /** Those that the page has already are not sent again. */
  #tellRuns(): void {
    this.#counted = this.#othersOfComparison();
    const kept = [...this.#tails].filter(([run]) => this.#runs.includes(run) || this.#counted.includes(run));
    this.#tails = new Map(kept);
    const [first] = this.#runs;
    const title = this.needs.history.listings.find(({ run }) => run === first)?.title;
    this.panel.title = title === undefined ? TITLE : `${title} · ${TITLE}`;
    this.#send({ type: "show", runs: this.#runs, counted: this.#counted, identity: this.#memory });
    this.#look();
  }

  #look(): void {
    if (!this.#isReady) return;
    for (const run of [...this.#runs, ...this.#counted]) {
      const known = this.needs.history.get(run);
      if (known === undefined) continue;
      const isNew = !this.#tails.has(run);
      const tail = this.#tails.get(run) ?? new LogTail(known.log);
      this.#tails.set(run, tail);
      let text = tail.next() ?? (isNew ? "" : undefined);
      // A page draws between two messages.
      while (text !== undefined) {
        const next = tail.next();
        this.#send(logMessage(run, text, next === undefined));
        text = next;
      }
    }
  }

  #send(message: ResultsMessage | Promise<ResultsMessage>): void {
    if (!this.#isReady) return;
    const before = this.#sending;
    this.#sending = before
      .then(async () => void this.panel.webview.postMessage(await message))
      .catch(() => {
        // The panel is gone.
      });
  }

  async #hear(answer: ResultsAnswer): Promise<void> {
    switch (answer.type) {
      case "ready":
        // A page that was loaded anew knows nothing.
        this.#isReady = true;
        this.#tails.clear();
        this.#tellHistory();
        return this.#tellRuns();
      case "pick":
        this.#comparison = undefined;
        this.#runs = answer.runs.slice(0, MOST_RUNS);
        return this.#tellRuns();
      case "save":
        return save(answer);
      case "saveReport":
        return saveReport(answer.runs, this.needs);
    }
    const known = this.needs.history.get(answer.run);
    if (known === undefined) return;
    switch (answer.type) {
      case "stop":
        return requestStop(known.log, answer.mode);
      case "runAgain":
        await this.needs.runAgain(known);
        return;
      case "showTerminal":
        return this.needs.terminals.show(known);
      case "openScript":
        await commands.executeCommand("vscode.open", Uri.file(known.header.script), ViewColumn.One);
    }
  }
}

function logMessage(run: string, text: string, isCaughtUp: boolean): ResultsMessage | Promise<ResultsMessage> {
  if (text.length < LEAST_DEFLATED) return { type: "log", run, text, isCaughtUp };
  return deflated(text, { level: DEFLATE_LEVEL }).then((bytes) => ({
    type: "log",
    run,
    // VS Code takes the whole of a buffer that is shared with others.
    text: new Uint8Array(bytes),
    isCaughtUp,
  }));
}

function rememberedRuns(state: unknown): readonly string[] {
  if (typeof state !== "object" || state === null || !("runs" in state) || !Array.isArray(state.runs)) return [];
  return state.runs.filter((run): run is string => typeof run === "string").slice(0, MOST_RUNS);
}

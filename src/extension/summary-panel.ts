/**
 * One open summary: sends the view the whole state, again whenever the file was read again, and does what it answers.
 *
 *     lamella/changed model.py   ──▶   { type: "show", state, identity }
 *     { type: "reveal", place }  ──▶   the editor goes to the layer's line
 */
import { Uri, type WebviewPanel } from "vscode";
import type { ModelChoice, ModelReference } from "../contract/protocol.js";
import type { CostUnit, Place, SummaryAnswer, SummaryMessage } from "../contract/summary.js";
import { openSource } from "./documents.js";
import type { PickedModel } from "./model-pick.js";
import { reveal } from "./reveal.js";
import type { ServerController } from "./server-controller.js";
import { summaryPage, type SummaryMemory } from "./summary-page.js";
import type { TextSummaries } from "./text-summaries.js";

export interface SummaryPanelNeeds {
  readonly server: ServerController;
  readonly texts: TextSummaries;
  readonly extensionUri: Uri;
}

export class SummaryPanel {
  readonly uri: Uri;
  #choice: ModelChoice | undefined;
  #unit: CostUnit | null = null;
  #reference: ModelReference | null = null;
  /** What the page keeps: the model that was shown last. */
  #memory: SummaryMemory;
  #isReady = false;
  /** A state that was asked for later wins over one that arrives later. */
  #asked = 0;

  constructor(
    readonly panel: WebviewPanel,
    { uri, reference }: PickedModel,
    readonly needs: SummaryPanelNeeds,
  ) {
    this.uri = uri;
    this.#memory = { uri: uri.toString(), reference };
    const { extensionUri, server } = needs;
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [Uri.joinPath(extensionUri, "dist", "webview")],
    };
    panel.webview.onDidReceiveMessage((answer: SummaryAnswer) => this.#hear(answer));
    const changed = server.onDidChange((changedUri) => {
      if (changedUri === uri.toString()) void this.#refresh();
    });
    panel.onDidDispose(() => changed.dispose());
    panel.webview.html = summaryPage(panel.webview, extensionUri, this.#memory);
  }

  async show(choice: ModelChoice | undefined): Promise<void> {
    this.#choice = choice;
    this.panel.reveal(undefined, true);
    await this.#refresh();
  }

  dispose(): void {
    this.panel.dispose();
  }

  async #refresh(): Promise<void> {
    if (!this.#isReady) return;
    const asked = ++this.#asked;
    await openSource(this.uri);
    const query = { uri: this.uri.toString(), unit: this.#unit, ...(this.#choice && { choice: this.#choice }) };
    const summary = await this.needs.server.request("lamella/summary", query);
    if (summary === null || asked !== this.#asked) return;
    const { state, reference } = summary;
    this.#reference = reference;
    if (reference !== null) {
      this.#choice = { by: "reference", reference };
      this.#memory = { ...this.#memory, reference };
    }
    this.panel.title = summaryTitle(state.model?.name ?? "Model", this.uri);
    const message: SummaryMessage = { type: "show", state, identity: this.#memory };
    await this.panel.webview.postMessage(message);
  }

  async #hear(answer: SummaryAnswer): Promise<void> {
    switch (answer.type) {
      case "ready":
        this.#isReady = true;
        return this.#refresh();
      case "pick":
        this.#choice = { by: "id", id: answer.model };
        return this.#refresh();
      case "setUnit":
        this.#unit = answer.unit;
        return this.#refresh();
      case "reveal":
        return this.#goTo(answer.place);
      case "showText":
        if (this.#reference !== null) await this.needs.texts.show({ uri: this.uri, reference: this.#reference });
    }
  }

  async #goTo(place: Place): Promise<void> {
    const location = await this.needs.server.request("lamella/locate", { uri: this.uri.toString(), place });
    if (location === null) return;
    await reveal(location);
  }
}

/** `sequential · model.py` */
export function summaryTitle(model: string, { path }: Uri): string {
  return `${model} · ${path.slice(path.lastIndexOf("/") + 1)}`;
}

/**
 * The summaries that are open: one beside the editor for each file, brought back after a reload of the window.
 *
 *     Summarize Model in model.py, twice   ──▶   one panel, which shows the other model
 */
import {
  type Disposable,
  type ExtensionContext,
  Uri,
  window,
  type WebviewPanel,
  type WebviewPanelSerializer,
} from "vscode";
import { columnBeside } from "./columns.js";
import { isReference, type PickedModel } from "./model-pick.js";
import type { ServerController } from "./server-controller.js";
import { SummaryPanel, summaryTitle } from "./summary-panel.js";
import type { TextSummaries } from "./text-summaries.js";

const VIEW_TYPE = "lamella.summary";

export class SummaryPanels implements WebviewPanelSerializer, Disposable {
  readonly #panels = new Map<string, SummaryPanel>();
  readonly #serializer: Disposable;

  constructor(
    readonly server: ServerController,
    readonly texts: TextSummaries,
    readonly context: ExtensionContext,
  ) {
    this.#serializer = window.registerWebviewPanelSerializer(VIEW_TYPE, this);
  }

  async show({ uri, reference }: PickedModel): Promise<void> {
    const open = this.#panels.get(uri.toString());
    if (open === undefined) {
      const place = { viewColumn: columnBeside(uri), preserveFocus: true };
      const title = summaryTitle(reference.name ?? reference.kind, uri);
      const panel = window.createWebviewPanel(VIEW_TYPE, title, place, { enableScripts: true, enableFindWidget: true });
      await this.#adopt(panel, { uri, reference });
    } else {
      await open.show({ by: "reference", reference });
    }
  }

  /** The view's own memory holds which model of which file it was opened for. */
  async deserializeWebviewPanel(panel: WebviewPanel, state: unknown): Promise<void> {
    const model = rememberedModel(state);
    if (model === undefined) panel.dispose();
    else await this.#adopt(panel, model);
  }

  dispose(): void {
    this.#serializer.dispose();
    for (const panel of [...this.#panels.values()]) panel.dispose();
  }

  async #adopt(panel: WebviewPanel, model: PickedModel): Promise<void> {
    const key = model.uri.toString();
    const { server, texts, context } = this;
    const summary = new SummaryPanel(panel, model, { server, texts, extensionUri: context.extensionUri });
    this.#panels.set(key, summary);
    panel.onDidDispose(() => this.#panels.delete(key));
    await summary.show({ by: "reference", reference: model.reference });
  }
}

function rememberedModel(state: unknown): PickedModel | undefined {
  if (typeof state !== "object" || state === null || !("uri" in state && "reference" in state)) return undefined;
  const { uri, reference } = state;
  return typeof uri === "string" && isReference(reference) ? { uri: Uri.parse(uri), reference } : undefined;
}

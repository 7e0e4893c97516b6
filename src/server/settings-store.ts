/**
 * The settings that hold for a document, asked of the editor once and again after they change.
 *
 *     workspace/configuration { scopeUri: "file:///model.py", section: "lamella" }   ──▶   Settings
 *
 * An editor that can't be asked sends all settings with `workspace/didChangeConfiguration`, or none: then defaults hold.
 */
import { DidChangeConfigurationNotification, type ClientCapabilities, type Connection } from "vscode-languageserver";
import { defaultSettings, readSettings, SETTINGS_SECTION, type Settings } from "./settings.js";

export class SettingsStore {
  readonly #byUri = new Map<string, Promise<Settings>>();
  #canAsk = false;
  #sent: Settings = defaultSettings;

  constructor(
    readonly connection: Connection,
    onChange: () => void,
  ) {
    connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) => {
      if (typeof settings === "object" && settings !== null && SETTINGS_SECTION in settings) {
        this.#sent = readSettings(Reflect.get(settings, SETTINGS_SECTION));
      }
      this.#byUri.clear();
      onChange();
    });
  }

  initialize({ workspace }: ClientCapabilities): void {
    this.#canAsk = workspace?.configuration === true;
  }

  /** Asks to be told of changes; only possible once the connection is initialized. */
  async initialized({ workspace }: ClientCapabilities): Promise<void> {
    if (workspace?.didChangeConfiguration?.dynamicRegistration !== true) return;
    await this.connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION });
  }

  for(uri: string): Promise<Settings> {
    if (!this.#canAsk) return Promise.resolve(this.#sent);
    const known = this.#byUri.get(uri) ?? this.#ask(uri);
    this.#byUri.set(uri, known);
    return known;
  }

  forget(uri: string): void {
    this.#byUri.delete(uri);
  }

  async #ask(uri: string): Promise<Settings> {
    try {
      return readSettings(
        await this.connection.workspace.getConfiguration({ scopeUri: uri, section: SETTINGS_SECTION }),
      );
    } catch {
      // An editor that announces this request and then refuses it gets the defaults.
      return defaultSettings;
    }
  }
}

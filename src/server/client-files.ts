/**
 * Reads files through the editor where the server has no file system: in a browser, in a virtual workspace.
 *
 *     read("vscode-vfs://github/a/nets/blocks.py")   nothing yet, but asked for; the analysis runs again once it is here
 *
 * The core can't wait, so what is not here is answered as absent and fetched. What is asked for is bounded: an import
 * tries many names.
 */

export interface ClientFilesNeeds {
  /** The texts of the files; null for one that does not exist. */
  fetch(uris: readonly string[]): Promise<readonly (string | null)[]>;
  /** Files have arrived. */
  onArrival(): void;
}

const MOST_FILES = 2000;

export class ClientFiles {
  readonly #texts = new Map<string, string | undefined>();
  readonly #wanted = new Set<string>();
  #isFetching = false;

  constructor(readonly needs: ClientFilesNeeds) {}

  read(uri: string): string | undefined {
    if (!this.#texts.has(uri) && this.#texts.size + this.#wanted.size < MOST_FILES) {
      this.#wanted.add(uri);
      void this.#fetch();
    }
    return this.#texts.get(uri);
  }

  /** An editor is asked for texts only: a folder counts once something in it was read. */
  isDirectory(uri: string): boolean {
    return [...this.#texts].some(([file, text]) => text !== undefined && file.startsWith(`${uri}/`));
  }

  forget(): void {
    this.#texts.clear();
  }

  async #fetch(): Promise<void> {
    if (this.#isFetching) return;
    this.#isFetching = true;
    // One analysis asks for all names that it tries: they go out together.
    await Promise.resolve();
    const uris = [...this.#wanted];
    this.#wanted.clear();
    const texts = await this.needs.fetch(uris).catch(() => uris.map(() => null));
    uris.forEach((uri, index) => this.#texts.set(uri, texts[index] ?? undefined));
    this.#isFetching = false;
    if (texts.some((text) => text !== null)) this.needs.onArrival();
    if (this.#wanted.size > 0) await this.#fetch();
  }
}

/** Where imports of a document without a path on disk are looked up: its own folder, if it has one, and the workspace. */
export function uriSearchPaths(uri: string, workspaceFolders: readonly string[]): readonly string[] {
  const slash = uri.lastIndexOf("/");
  return [...new Set([...(slash < 0 ? [] : [uri.slice(0, slash)]), ...workspaceFolders])];
}

/**
 * A source host that notes what an analysis read, so that it can be told later whether it would still come out the same.
 *
 *     analysis of train.py read nets/blocks.py   ──▶   out of date as soon as that file, open or on disk, differs
 */
import type { SourceHost } from "../core/analyze.js";

export class Reading implements SourceHost {
  readonly #texts = new Map<string, string | undefined>();
  readonly #folders = new Map<string, boolean>();
  readonly #searchPaths = new Map<string, readonly string[]>();

  constructor(
    /** What the files depend on besides the disk: settings and workspace folders. */
    readonly options: string,
    readonly openText: (path: string) => string | undefined,
    readonly files: SourceHost,
  ) {}

  read(path: string): string | undefined {
    const text = this.#textNow(path);
    this.#texts.set(path, text);
    return text;
  }

  isDirectory(path: string): boolean {
    const isDirectory = this.files.isDirectory(path);
    this.#folders.set(path, isDirectory);
    return isDirectory;
  }

  searchPaths(file: string): readonly string[] {
    const paths = this.files.searchPaths(file);
    this.#searchPaths.set(file, paths);
    return paths;
  }

  hasRead(path: string): boolean {
    return this.#texts.has(path);
  }

  /** Whether everything that was read would be read the same now. */
  isCurrent(): boolean {
    for (const [path, text] of this.#texts) if (this.#textNow(path) !== text) return false;
    for (const [path, was] of this.#folders) if (this.files.isDirectory(path) !== was) return false;
    for (const [file, were] of this.#searchPaths)
      if (this.files.searchPaths(file).join("\n") !== were.join("\n")) return false;
    return true;
  }

  /** Whether another would look into the same places. */
  isLike({ options }: Reading): boolean {
    return this.options === options;
  }

  #textNow(path: string): string | undefined {
    return this.openText(path) ?? this.files.read(path);
  }
}

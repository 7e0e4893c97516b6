/**
 * A virtual file system with one text in it, under every name.
 *
 *     memory:/model.py   ──▶   "from keras import …"
 */
import { EventEmitter, FileSystemError, FileType, type FileChangeEvent, type FileSystemProvider } from "vscode";

export function oneFileSystem(text: string): FileSystemProvider {
  const content = new TextEncoder().encode(text);
  const refuse = () => {
    throw FileSystemError.NoPermissions();
  };
  return {
    onDidChangeFile: new EventEmitter<FileChangeEvent[]>().event,
    watch: () => ({ dispose: () => undefined }),
    stat: () => ({ type: FileType.File, ctime: 0, mtime: 0, size: content.length }),
    readFile: () => content,
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
}

/**
 * A command as someone types it, and its words.
 *
 *     --epochs 3 --name 'my run'   ◀──▶   ["--epochs", "3", "--name", "my run"]
 */
import { join, split } from "shlex";

/** Undefined where a quote isn't closed. */
export function wordsOf(line: string): readonly string[] | undefined {
  try {
    return split(line);
  } catch {
    return undefined;
  }
}

/** For reading, and for pasting into a shell. */
export function commandText(words: readonly string[]): string {
  return join([...words]);
}

/**
 * A file or a command line that can't be used: one line on stderr, exit code 2, and the other files are still answered.
 *
 *     lamella: model.py: there is no such file
 */
import { EXIT_UNUSABLE } from "./exit-codes.js";
import { printError } from "./output.js";

export class Unusable extends Error {
  constructor(
    readonly file: string,
    readonly reason: string,
  ) {
    super(`${file}: ${reason}`);
  }
}

/** What a command that takes one file ends with; a file that can't be used is told. */
export async function exitCodeOf(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    printError(error.message);
    return EXIT_UNUSABLE;
  }
}

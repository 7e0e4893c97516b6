/**
 * A file or a command line that can't be used: one line on stderr, exit code 2, and the other files are still answered.
 *
 *     lamella: model.py: there is no such file
 */
export class Unusable extends Error {
  constructor(
    readonly file: string,
    readonly reason: string,
  ) {
    super(`${file}: ${reason}`);
  }
}

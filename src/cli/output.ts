/**
 * Where text goes: answers to standard output, one line for what can't be used to standard error.
 *
 *     lamella: model.py: there is no such file
 */

export function print(text: string): void {
  process.stdout.write(text);
}

export function printError(message: string): void {
  process.stderr.write(`lamella: ${message.replaceAll(/\s*\n\s*/g, " ")}\n`);
}

/** Objects of several files stand on one line each, so that they can be read as a stream; a single one is for people too. */
export function printJson(value: object, isOneOfSeveral: boolean): void {
  print(`${JSON.stringify(value, null, isOneOfSeveral ? undefined : 2)}\n`);
}

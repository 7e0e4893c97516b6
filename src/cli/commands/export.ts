/**
 * `lamella export`: a model as JSON that Keras or TensorFlow.js builds it from, on standard output or in a file.
 *
 *     $ lamella export mnist.py --format tfjs --out model.json
 *     (what TensorFlow.js does otherwise is told on standard error)
 */
import { exportModel, type Format } from "../../core/export/formats.js";
import { writeWhole } from "../../training/write-whole.js";
import { chosenModel, type ModelChoice } from "../chosen-model.js";
import { EXIT_DONE } from "../exit-codes.js";
import { print, printError } from "../output.js";
import { exitCodeOf, Unusable } from "../unusable.js";

export interface ExportOptions extends ModelChoice {
  readonly format: Format;
  readonly out?: string;
}

/** More reasons than this are counted. */
const MOST_REASONS = 8;

export function exportFile(name: string, options: ExportOptions): Promise<number> {
  return exitCodeOf(async () => {
    const { model } = await chosenModel(name, options);
    const exported = exportModel(model, options.format);
    if ("because" in exported) throw new Unusable(name, `${model.name} can't be written: ${listed(exported.because)}`);
    const text = `${JSON.stringify(exported.json, undefined, 2)}\n`;
    if (options.out === undefined) print(text);
    else write(options.out, text);
    for (const note of exported.notes) printError(note);
    for (const assumption of model.assuming) printError(`it is written for ${assumption}`);
    return EXIT_DONE;
  });
}

function write(out: string, text: string): void {
  try {
    writeWhole(out, text);
  } catch (error) {
    throw new Unusable(out, `it can't be written (${error instanceof Error ? error.message : String(error)})`);
  }
}

function listed(reasons: readonly string[]): string {
  const shown = reasons.slice(0, MOST_REASONS).join("; ");
  return reasons.length > MOST_REASONS ? `${shown}; and ${reasons.length - MOST_REASONS} more` : shown;
}

/**
 * Runs a command over its files: one that can't be used is told on standard error, and the others are still answered.
 *
 *     lamella summarize a.py missing.py b.py   ──▶   answers for a and b, exit code 2
 */
import { analyze, type Analysis, type AnalysisInput, type SourceHost } from "../core/analyze.js";
import { NodeSourceHost } from "../host/node-source-host.js";
import { EXIT_DONE, EXIT_UNUSABLE } from "./exit-codes.js";
import { printError } from "./output.js";
import { readSourceFile, type Language, type SourceFile } from "./source-file.js";
import { Unusable } from "./unusable.js";

export interface ReadingOptions {
  readonly python?: string;
  readonly language?: Language;
  readonly call?: readonly string[];
}

export function eachFile(names: readonly string[], answer: (name: string) => void): number {
  let exitCode = EXIT_DONE;
  for (const name of names) {
    try {
      answer(name);
    } catch (error) {
      // Whatever goes wrong with one file, the others are still answered, and nobody is shown a stack trace.
      printError(error instanceof Unusable ? error.message : `${name}: it could not be analysed (${String(error)})`);
      exitCode = EXIT_UNUSABLE;
    }
  }
  return exitCode;
}

/** One host for all files of a command: what one reads, the next need not. */
export function sourceHost({ python }: ReadingOptions): NodeSourceHost {
  return new NodeSourceHost(python === undefined ? {} : { python });
}

export function read(name: string, options: ReadingOptions): SourceFile {
  return readSourceFile(name, options.language ?? "python");
}

export function analysisInput(file: SourceFile, host: SourceHost, { call }: ReadingOptions): AnalysisInput {
  const { path, language, source, cells } = file;
  return {
    file: path,
    language,
    text: source.text,
    host,
    ...(cells === undefined ? {} : { cells }),
    ...(call === undefined ? {} : { calls: call }),
  };
}

export function analyzeFile(file: SourceFile, host: SourceHost, options: ReadingOptions): Analysis {
  return analyze(analysisInput(file, host, options));
}

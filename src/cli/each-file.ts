/**
 * Runs a command over its files: one that can't be used is told on standard error, and the others are still answered.
 *
 *     lamella summarize a.py missing.py b.py   ──▶   answers for a and b, exit code 2
 */
import { analyze, type Analysis, type AnalysisInput, type SourceHost, type TypeScriptParser } from "../core/analyze.js";
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

/** A file and what it takes to read it. */
export interface ReadableFile extends SourceFile {
  readonly parseTypeScript?: TypeScriptParser;
}

export async function eachFile(names: readonly string[], answer: (name: string) => Promise<void>): Promise<number> {
  let exitCode = EXIT_DONE;
  for (const name of names) {
    try {
      await answer(name);
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

export async function read(name: string, options: ReadingOptions): Promise<ReadableFile> {
  const file = readSourceFile(name, options.language ?? "python");
  if (file.language === "python") return file;
  const { parseTypeScript } = await import("../core/frontends/typescript/parse.js");
  return { ...file, parseTypeScript };
}

export function analysisInput(file: ReadableFile, host: SourceHost, { call }: ReadingOptions): AnalysisInput {
  const { path, language, source, cells, parseTypeScript } = file;
  return {
    file: path,
    language,
    text: source.text,
    host,
    ...(cells === undefined ? {} : { cells }),
    ...(call === undefined ? {} : { calls: call }),
    ...(parseTypeScript === undefined ? {} : { parseTypeScript }),
  };
}

export function analyzeFile(file: ReadableFile, host: SourceHost, options: ReadingOptions): Analysis {
  return analyze(analysisInput(file, host, options));
}

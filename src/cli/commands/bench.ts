/**
 * `lamella bench`: how long each stage takes, the first time and after an edit of one character.
 *
 *     model.py, 500 lines          parse  evaluate  features     total  (ms)
 *       cold                         4.1       9.8       1.2      15.1
 *       after an edit                1.0       3.2       0.4       4.6  4.6 × a bare parse
 *
 * After an edit parsing and evaluation go on from where the text differs, as they do in a server; each edit ends another line,
 * from the first to the last. Features are what an editor shows at once with its settings as they are: lenses. A bare parse of
 * the whole text in the same run says how quick the machine is.
 */
import { performance } from "node:perf_hooks";
import { Continuation, evaluateParsed, parseInput, type Analysis, type AnalysisInput } from "../../core/analyze.js";
import { lenses } from "../../core/ide/lenses/lenses.js";
import { defaultDisplay } from "../../core/ide/options.js";
import { analysisInput, eachFile, read, sourceHost, type ReadingOptions } from "../each-file.js";
import { print, printJson } from "../output.js";

/** Enough for the engine to have compiled what it runs: a server goes on for hours. */
const ROUNDS = 200;

export interface BenchOptions extends ReadingOptions {
  readonly json?: boolean;
}

/** Milliseconds. */
interface Times {
  readonly parse: number;
  readonly evaluate: number;
  readonly features: number;
}

export async function bench(names: readonly string[], options: BenchOptions): Promise<number> {
  return eachFile(names, async (name) => {
    // A new host for each file: what another one read would make this one look quick.
    const host = sourceHost(options);
    const input = analysisInput(await read(name, options), host, options);
    const continuation = new Continuation();
    const cold = measure(input, continuation);
    const bare: number[] = [];
    const rounds = Array.from({ length: ROUNDS }, (_, round) => {
      const text = withOneMoreBlank(input, round);
      bare.push(parseAlone(text));
      return measure(text, continuation);
    });
    const bareParse = medianOf(bare);
    const edited: Times = {
      parse: medianOf(rounds.map(({ parse }) => parse)),
      evaluate: medianOf(rounds.map(({ evaluate }) => evaluate)),
      features: medianOf(rounds.map(({ features }) => features)),
    };
    const lines = parseInput(input).text.split("\n").length - 1;
    if (options.json === true)
      printJson({ file: name, lines, rounds: ROUNDS, bareParse, cold, edited }, names.length > 1);
    else print(table(name, lines, bareParse, cold, edited));
  });
}

function measure(input: AnalysisInput, continuation: Continuation): Times {
  const start = performance.now();
  const parsed = parseInput(input, continuation);
  const evaluating = performance.now();
  const analysis = evaluateParsed(input, parsed, continuation);
  const showing = performance.now();
  showFeatures(analysis);
  const end = performance.now();
  return { parse: evaluating - start, evaluate: showing - evaluating, features: end - showing };
}

function parseAlone(input: AnalysisInput): number {
  const start = performance.now();
  parseInput(input);
  return performance.now() - start;
}

function showFeatures({ facts, text }: Analysis): void {
  lenses(facts, text, defaultDisplay);
}

/** At the end of another line each time, from the first to the last, so that no two texts are the same. */
function withOneMoreBlank(input: AnalysisInput, round: number): AnalysisInput {
  const share = (round + 0.5) / ROUNDS;
  if (input.cells === undefined) return { ...input, text: lengthened(input.text, share) };
  const place = share * input.cells.length;
  const cells = input.cells.map((cell, index) =>
    index === Math.floor(place) ? { ...cell, source: lengthened(cell.source, place - index) } : cell,
  );
  return { ...input, cells };
}

/** `share`: of the lines that stand before. */
function lengthened(text: string, share: number): string {
  const lines = text.split("\n");
  const line = Math.floor(share * lines.length);
  return lines.map((each, index) => (index === line ? `${each} ` : each)).join("\n");
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function table(name: string, lines: number, bareParse: number, cold: Times, edited: Times): string {
  const title = `${name}, ${lines} lines`.padEnd(44);
  const ratio = `${(total(edited) / bareParse).toFixed(1)} × a bare parse`;
  return [
    `${title} parse  evaluate  features     total  (ms)`,
    row("cold", cold),
    `${row(`after an edit, median of ${ROUNDS}`, edited)}  ${ratio}`,
    "",
  ].join("\n");
}

function row(title: string, times: Times): string {
  const cells = [times.parse, times.evaluate, times.features, total(times)];
  return `  ${title.padEnd(40)}${cells.map((cell) => cell.toFixed(1).padStart(8)).join("  ")}`;
}

function total({ parse, evaluate, features }: Times): number {
  return parse + evaluate + features;
}

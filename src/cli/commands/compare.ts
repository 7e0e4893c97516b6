/**
 * `lamella compare`: trains the model as written, half separable and all separable, and says what the swap costs and brings.
 *
 *     RegularConv · seed 1    41.2 s
 *     …
 *     SeparableConv: −81% parameters, −0.6 points of accuracy (one seed: …), 1.3× the time on this CPU.
 *
 * The user's file stays as it is. What was measured is also written as one HTML file that opens in any browser.
 */
import { basename, join, resolve } from "node:path";
import Table from "cli-table3";
import { analyze, type Analysis, type AnalysisInput } from "../../core/analyze.js";
import { predictedModel, predictedModels } from "../../core/ide/predicted.js";
import { modelVariants, type ModelVariant } from "../../core/ide/variants/variants.js";
import { cellsAfter } from "../../core/text/cells-after.js";
import { applyEdits } from "../../core/text/span.js";
import { encodeSource } from "../../host/source-text.js";
import { runComparison, type VariantText } from "../../training/comparison-runs.js";
import { comparisonOf, FIGURES, type Comparison } from "../../training/log/comparison.js";
import { comparisonSentences, figureText } from "../../training/log/comparison-words.js";
import { RunRecord } from "../../training/log/run-record.js";
import type { TrainingEvent } from "../../training/log/events.js";
import { notebookWith } from "../../training/notebook-text.js";
import { readEvents } from "../../training/read-run.js";
import { comparisonReport } from "../../training/report.js";
import { RunFolder, workspaceOf } from "../../training/run-folder.js";
import { isNotebook } from "../../training/script-kind.js";
import { writeWhole } from "../../training/write-whole.js";
import type { StartedRun } from "../../training/start.js";
import { analysisInput, read, sourceHost, type ReadableFile } from "../each-file.js";
import { EXIT_DONE, EXIT_UNUSABLE } from "../exit-codes.js";
import { print, printError } from "../output.js";
import { baseOrder, type RunningOptions } from "../training-order.js";
import { quickOrder, type QuickOptions } from "../quick-order.js";
import { exitCodeOf, Unusable } from "../unusable.js";
import { quickBase } from "./quick-train.js";

export interface CompareOptions extends RunningOptions, QuickOptions {
  /** The models are trained as they are read, and the script isn't run. */
  readonly quick?: boolean;
  readonly seeds: number;
  readonly atOnce: number;
  readonly out?: string;
  /** Given by whoever follows the runs from elsewhere. */
  readonly id?: string;
}

export function compare(name: string, words: readonly string[], options: CompareOptions): Promise<number> {
  return exitCodeOf(() => compareFile(name, words, options));
}

async function compareFile(name: string, words: readonly string[], options: CompareOptions): Promise<number> {
  const file = await read(name, {});
  const isQuick = options.quick === true;
  const base = isQuick ? await quickBase(name, options) : await baseOrder(file, words, options);
  const variants = isQuick ? quickVariants(file, options) : variantsOf(file, base.interpreter);
  const folder = new RunFolder(workspaceOf(base.script));
  const id = options.id ?? folder.newId(base.script, new Date());
  const seeds = Array.from({ length: options.seeds }, (_, index) => index + 1);
  const order = { id, base, variants, seeds, atOnce: options.atOnce };
  const runs = await runComparison(
    order,
    folder,
    { dist: __dirname },
    {
      began: (_, variant, seed) => print(`${variant} · seed ${seed} …\n`),
      ended: (run, variant, seed, state) => print(`${variant} · seed ${seed} ${state} · ${run.log}\n`),
    },
  );
  return tell(name, runs, options.out ?? join(folder.comparisonOf(id), "report.html"));
}

/** The texts of the three forms, each with what is known of it. */
function formsOf(
  file: ReadableFile,
  input: AnalysisInput,
): { readonly forms: readonly ModelVariant[]; readonly written: Analysis } {
  const written = analyze(input);
  const found = modelVariants(written, (text) =>
    analyze({ ...input, text, ...(written.cells && { cells: cellsAfter(written.cells, text) }) }),
  );
  if ("problem" in found) throw new Unusable(file.name, found.problem);
  for (const note of found.notes) printError(note);
  return { forms: found.variants, written };
}

function variantsOf(file: ReadableFile, interpreter: string): readonly VariantText[] {
  const host = sourceHost(file.language === "python" ? { python: interpreter } : {});
  const { forms, written } = formsOf(file, analysisInput(file, host, {}));
  return forms.map((form) => variantText(form, file, written));
}

/** The models of the three texts, which aren't run. */
function quickVariants(file: ReadableFile, options: CompareOptions): readonly VariantText[] {
  const { python } = options;
  const host = sourceHost(python === undefined ? {} : { python });
  const { forms } = formsOf(file, { ...analysisInput(file, host, {}), topologies: true });
  return forms.map(({ name, analysis, model }) => {
    const topology = analysis.facts.topologies?.find(({ id }) => id === model?.id);
    if (model === undefined || topology === undefined) throw new Unusable(file.name, `${name} can't be read`);
    if ("because" in topology) throw new Unusable(file.name, `${topology.name}: ${topology.because}`);
    return { name, predicted: [predictedModel(model)], quick: quickOrder(file.name, topology, options, 0) };
  });
}

function variantText(
  { name, edits, analysis: after }: ModelVariant,
  file: ReadableFile,
  before: Analysis,
): VariantText {
  const predicted = predictedModels(after.facts);
  if (edits.length === 0) return { name, predicted };
  const text = applyEdits(before.text, edits);
  const content = isNotebook(file.path)
    ? notebookWith(file.source.text, before.cells === undefined ? [] : cellsAfter(before.cells, text))
    : encodeSource({ ...file.source, text });
  if (content === undefined)
    throw new Unusable(file.name, `it is in ${file.source.encoding}, and only UTF-8 is written`);
  return { name, content, predicted };
}

function tell(name: string, runs: readonly StartedRun[], out: string): number {
  const comparison = comparisonOf(runs.map(({ log }) => recordOf(readEvents(log))));
  if (comparison === undefined) {
    printError(`${name}: no run was started.`);
    return EXIT_UNUSABLE;
  }
  print(`\n${figuresTable(comparison)}\n`);
  for (const sentence of comparisonSentences(comparison)) print(`${sentence}\n`);
  for (const caution of comparison.cautions) print(`${caution}\n`);
  const report = resolve(out);
  const logs = runs.map(({ log }) => log);
  try {
    writeWhole(report, comparisonReport(logs, `${basename(name)}: variants compared`, { dist: __dirname }));
  } catch (error) {
    throw new Unusable(
      report,
      `the report can't be written (${error instanceof Error ? error.message : String(error)})`,
    );
  }
  print(`The report: ${report}\n`);
  return EXIT_DONE;
}

function recordOf(events: readonly TrainingEvent[]): RunRecord {
  const record = new RunRecord();
  for (const event of events) record.take(event);
  return record;
}

/** A missing figure says why below the table. */
function figuresTable({ variants }: Comparison): string {
  const head = ["", ...FIGURES.map(({ title, unit }) => (unit === "" ? title : `${title} (${unit})`))];
  const table = new Table({
    head,
    style: { head: [], border: [] },
    colAligns: head.map((_, i) => (i === 0 ? "left" : "right")),
  });
  table.push(
    ...variants.map((variant) => [variant.name, ...FIGURES.map(({ name }) => figureText(name, variant.figures[name]))]),
  );
  const reasons = new Set(
    variants.flatMap((variant) =>
      FIGURES.flatMap(({ name, title }) => {
        const { missing } = variant.figures[name];
        return missing === undefined ? [] : [`${variant.name}, ${title.toLowerCase()}: ${missing}`];
      }),
    ),
  );
  return [table.toString(), ...reasons].join("\n");
}

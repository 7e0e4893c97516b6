/**
 * `lamella separable`: Conv2D becomes SeparableConv2D where that saves parameters, as a diff or in the file itself.
 *
 *     -model.add(layers.Conv2D(64, (3, 3)))
 *     +model.add(layers.SeparableConv2D(64, (3, 3)))
 */
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { analyze, type Analysis } from "../../core/analyze.js";
import { isConv2DSite } from "../../core/ide/fixes/separable/candidates.js";
import { savingText } from "../../core/ide/fixes/separable/separable-actions.js";
import { separableRewrite, type SeparableRewrite } from "../../core/ide/fixes/separable/separable.js";
import { spellingOf } from "../../core/ide/fixes/separable/spelling.js";
import { plural } from "../../core/ide/text.js";
import type { SiteFact } from "../../core/model/facts.js";
import { isIgnored } from "../../core/program/directives.js";
import { applyEdits } from "../../core/text/span.js";
import { encodeSource } from "../../host/source-text.js";
import { analysisInput, analyzeFile, eachFile, read, sourceHost, type ReadingOptions } from "../each-file.js";
import { print, printError } from "../output.js";
import { Positions } from "../positions.js";
import { isNotebook, STANDARD_INPUT, type SourceFile } from "../source-file.js";
import { Unusable } from "../unusable.js";

export interface SeparableOptions extends ReadingOptions {
  readonly write?: boolean;
  readonly only?: number;
}

export async function separable(name: string, options: SeparableOptions): Promise<number> {
  const host = sourceHost(options);
  return eachFile([name], async () => {
    if (isNotebook(name)) throw new Unusable(name, "notebooks are converted in the editor, not here");
    const file = await read(name, options);
    const analysis = analyzeFile(file, host, options);
    const sites = wantedSites(name, analysis, options.only);
    const input = analysisInput(file, host, {});
    const rewrite = separableRewrite(analysis, sites, (text) => analyze({ ...input, text }));
    const after = applyEdits(analysis.text, rewrite.edits);
    if (options.write === true) write(file, after);
    else if (rewrite.edits.length > 0) print(unifiedDiff(name, analysis.text, after));
    report(name, rewrite, analysis);
  });
}

function wantedSites(name: string, analysis: Analysis, line: number | undefined): readonly SiteFact[] {
  const positions = new Positions(analysis);
  const { sites, ignored } = analysis.facts;
  const convolutions = sites.filter((site) => isConv2DSite(site) && !isIgnored(ignored, site.span));
  if (line === undefined) return convolutions;
  const wanted = convolutions.filter(({ span }) => positions.at(span.start).line === line);
  if (wanted.length === 0) throw new Unusable(name, `there is no Conv2D on line ${line}`);
  return wanted;
}

function unifiedDiff(name: string, before: string, after: string): string {
  const header = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(name, name, before, after, undefined, undefined, header);
}

/** The new text is complete before it takes the old one's place: a full disk or a crash leaves the file as it was. */
function write(file: SourceFile, text: string): void {
  const { name, source } = file;
  if (name === STANDARD_INPUT) throw new Unusable(name, "standard input can't be written to");
  if (text === source.text) return;
  const bytes = encodeSource({ ...source, text });
  if (bytes === undefined) throw new Unusable(name, `it is in ${source.encoding}, and only UTF-8 is written`);
  const target = realpathSync(name);
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    writeFileSync(beside, bytes, { mode: statSync(target).mode });
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new Unusable(name, `it can't be written (${error instanceof Error ? error.message : String(error)})`);
  }
}

/** Beside the diff, so that the diff alone can be piped on. */
function report(name: string, rewrite: SeparableRewrite, analysis: Analysis) {
  const { converted, refused, before, after, cautions } = rewrite;
  const { convolution, separable: separableName } = spellingOf(analysis.facts.language);
  const positions = new Positions(analysis);
  const noun = analysis.facts.language === "python" ? convolution : `${convolution} layer`;
  const saving = before && after ? `: ${savingText(before, after, "flops")}` : "";
  const notes = cautions.length === 0 ? "" : ` (${cautions.join("; ")})`;
  printError(`${name}: ${plural(converted.length, noun)} to ${separableName}${saving}${notes}`);
  for (const { site, because } of refused) {
    printError(`${name}:${positions.at(site.span.start).line}: not converted: ${because}`);
  }
}

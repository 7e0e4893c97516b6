/**
 * The one door to the core: (text, language, files) -> Analysis.
 *
 *     analyze({ file: "model.py", language: "python", text, host, settings }).facts.sites
 */
import { evaluateProgram, type Evaluation } from "./evaluate/evaluate.js";
import { collectFacts, type Told } from "./evaluate/facts.js";
import type { Ports } from "./evaluate/interpreter.js";
import { hasTraceOfLibrary } from "./evaluate/javascript/trace.js";
import { parseNotebookCells, readNotebook } from "./frontends/notebook.js";
import { parsePython, type EarlierText } from "./frontends/python/parse.js";
import type { LayerSettings } from "./layers/entry.js";
import type { Facts } from "./model/facts.js";
import { syntax } from "./problems/syntax.js";
import { isIgnored, readDirectives } from "./program/directives.js";
import type { Program } from "./program/program.js";
import type { CellMap } from "./text/cell-map.js";
import { LineIndex } from "./text/line-index.js";

export { readNotebook };

/** How the core reads other files. Paths are the host's own; an open editor's text wins over the disk. */
export interface SourceHost {
  /** The text of a file, or undefined where there is none. */
  read(path: string): string | undefined;
  isDirectory(path: string): boolean;
  /** Folders that absolute imports are looked up in, in order: the file's own folder, the workspace, site-packages. */
  searchPaths(file: string): readonly string[];
}

export interface AnalysisInput {
  /** The host's name for the text; imports are resolved from its folder. */
  readonly file: string;
  readonly language: "python" | "typescript";
  readonly text: string;
  /** For a notebook: the sources of its code cells, whose join is `text`. */
  readonly cells?: readonly NotebookCellInput[];
  readonly host?: SourceHost;
  readonly settings?: Partial<LayerSettings>;
  /** Expressions to evaluate in the file's scope after its last statement. */
  readonly calls?: readonly string[];
  /** Also tell what would build each model anew. */
  readonly topologies?: boolean;
  /** The front end for TypeScript and JavaScript. It is large, so that whoever has something for it loads it, and not the core. */
  readonly parseTypeScript?: TypeScriptParser;
}

/** The file's ending tells whether JSX may stand in the text. */
export type TypeScriptParser = (text: string, file: string) => Program;

export interface NotebookCellInput {
  /** The place of the cell among all cells, from 0. */
  readonly index: number;
  readonly source: string;
}

export interface Analysis {
  readonly text: string;
  readonly program: Program;
  readonly facts: Facts;
  /** For a notebook. */
  readonly cells?: CellMap;
  /** How much work it was: the core has no clock. */
  readonly steps: number;
}

/**
 * What one analysis leaves to the next of the same file: where the text changes late, what comes before isn't evaluated
 * again. The host must be the same object, and must still answer as it did.
 */
export class Continuation {
  host: SourceHost | undefined;
  file: string | undefined;
  evaluation: Evaluation | undefined;
  told: Told | undefined;
  /** The file itself, where it is Python and no notebook. */
  parsed: EarlierText | undefined;

  /** `checkpointSteps`: how much work may have to be done again; each place to go on from costs as much as some steps. */
  constructor(readonly checkpointSteps = CHECKPOINT_STEPS) {}
}

const CHECKPOINT_STEPS = 500;

/** What a text says of its models. Never throws on a user's text, and always ends. */
export function analyze(input: AnalysisInput, continuation?: Continuation): Analysis {
  return evaluateParsed(input, parseInput(input, continuation), continuation);
}

export interface ParsedInput {
  readonly program: Program;
  readonly text: string;
  readonly cells?: CellMap;
}

/** The front end alone: the first half of `analyze`. */
export function parseInput(input: AnalysisInput, continuation?: Continuation): ParsedInput {
  const { text, cells } = input;
  if (!cells) return { program: parseMain(input, continuation), text };
  const { program, map, text: joined } = parseNotebookCells(cells);
  return { program, text: joined, cells: map };
}

/** A text in JavaScript that has nothing to do with the library is not read, and nothing is said of it. */
function parseMain(input: AnalysisInput, continuation?: Continuation): Program {
  const { text, file } = input;
  if (input.language === "python") {
    const program = parsePython(text, continuation?.file === file ? continuation.parsed : undefined);
    if (continuation) continuation.parsed = { text, program };
    return program;
  }
  const isForeign = !hasTraceOfLibrary(text, portsOf(input));
  return isForeign ? EMPTY : parse(input, text, file);
}

const EMPTY: Program = { language: "javascript", body: [], comments: [], problems: [] };

function parse({ language, parseTypeScript }: AnalysisInput, text: string, file: string): Program {
  if (language === "python") return parsePython(text);
  if (parseTypeScript) return parseTypeScript(text, file);
  const message = "TypeScript and JavaScript are not read here";
  return { ...EMPTY, problems: [{ start: 0, end: 0, message }] };
}

/** Evaluation alone: the second half of `analyze`. */
export function evaluateParsed(
  input: AnalysisInput,
  { program, text, cells }: ParsedInput,
  continuation?: Continuation,
): Analysis {
  const directives = readDirectives(program, text);
  const lines = new LineIndex(text);
  const earlier = continuation && takeEarlier(continuation, input);
  const evaluation = evaluateProgram(
    {
      program,
      text,
      ports: earlier?.input.ports ?? portsOf(input),
      settings: { imageDataFormat: "channels_last", dtype: "float32", ...input.settings },
      given: new Map(directives.values.map(({ name, valueText }) => [name, valueText])),
      calls: input.calls ?? [],
      checkpointSteps: continuation?.checkpointSteps ?? Infinity,
    },
    earlier,
  );
  const { run } = evaluation;
  const known = earlier && continuation?.told;
  const { sites, models, trainings, problems, topologies, told } = collectFacts(
    run,
    program,
    lines,
    known,
    input.topologies,
  );
  if (continuation) Object.assign(continuation, { host: input.host, file: input.file, evaluation, told });
  const unreadable = program.problems.map(({ start, end, message }) => ({
    code: syntax.code,
    severity: syntax.severity,
    span: { start, end },
    message,
    related: [],
  }));
  const facts: Facts = {
    language: program.language,
    sites,
    models,
    trainings,
    ...(topologies && { topologies }),
    problems: [...unreadable, ...problems]
      .filter(({ span }) => !isIgnored(directives.ignored, span))
      .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
    broken: program.problems.length > 0,
    ignored: directives.ignored,
  };
  return { text, program, facts, ...(cells && { cells }), steps: run.steps };
}

/** Whatever happens to the new evaluation, the earlier one can't be gone on from twice. */
function takeEarlier(continuation: Continuation, { host, file }: AnalysisInput): Evaluation | undefined {
  const { evaluation } = continuation;
  continuation.evaluation = undefined;
  return continuation.host === host && continuation.file === file ? evaluation : undefined;
}

function portsOf(input: AnalysisInput): Ports {
  const { file: mainFile, host } = input;
  const parsed = new Map<string, Program>();
  return {
    mainFile,
    parse(text, file = mainFile) {
      const key = file.slice(file.lastIndexOf(".")) + text;
      const known = parsed.get(key) ?? parse(input, text, file);
      parsed.set(key, known);
      return known;
    },
    read: (path) => host?.read(path),
    isDirectory: (path) => host?.isDirectory(path) ?? false,
    searchPaths: (from) => host?.searchPaths(from) ?? [],
  };
}

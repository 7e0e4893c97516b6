/**
 * How a script ended, and what the user should know of it.
 *
 *     exit code 1, "ModuleNotFoundError: No module named 'keras'"   ──▶   failed; "This Python has no keras. To install it: …"
 *     SIGKILL that nobody asked for                                 ──▶   killed; "… often the machine had no memory left"
 */
import { commandText } from "./log/command-line.js";
import type { EndEvent, ProblemEvent, RunEvent, StopMode, TrainingEvent } from "./log/events.js";
import { kindOf, type ScriptKind } from "./script-kind.js";

export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: string | null;
}

export function endOf({ code, signal }: ProcessEnd, asked: StopMode | undefined): Omit<EndEvent, "t"> {
  const told = { ...(code === null ? {} : { exitCode: code }), ...(signal === null ? {} : { signal }) };
  return { type: "end", reason: reasonOf(code, asked), ...told };
}

function reasonOf(code: number | null, asked: StopMode | undefined): EndEvent["reason"] {
  if (asked !== undefined) return "stopped";
  if (code === null) return "killed";
  return code === 0 ? "finished" : "failed";
}

/** Packages that a training script can't do without, by the name that pip knows. */
const LIBRARIES: { readonly [module: string]: string } = {
  keras: "keras",
  tensorflow: "tensorflow",
  tf_keras: "tf_keras",
  jax: "jax",
  torch: "torch",
};

/** Sentences about an end that its reason alone doesn't explain. */
export function reasonsOf(
  header: RunEvent,
  end: Omit<EndEvent, "t">,
  events: readonly TrainingEvent[],
  errors: string,
): readonly Omit<ProblemEvent, "t">[] {
  if (end.reason === "failed") return [whyFailed(header, end, errors)];
  if (end.reason === "killed") return [whyKilled(end.signal ?? "a signal")];
  if (
    end.reason !== "finished" ||
    header.order !== undefined ||
    events.some(({ type }) => type === "fit" || type === "evaluate")
  )
    return [];
  const { calls, library } = WORDS[kindOf(header.script)];
  const message = events.some(({ type }) => type === "library")
    ? `The script ended without training: it called ${calls}.`
    : `The script ended without importing ${library}: nothing was recorded.`;
  return [{ type: "problem", code: "no-library", message }];
}

const WORDS: Readonly<Record<ScriptKind, { readonly calls: string; readonly library: string }>> = {
  python: { calls: "neither fit, train_on_batch nor evaluate", library: "Keras" },
  node: { calls: "neither fit, fitDataset, trainOnBatch nor evaluate", library: "TensorFlow.js" },
};

function whyFailed(header: RunEvent, { exitCode }: Omit<EndEvent, "t">, errors: string): Omit<ProblemEvent, "t"> {
  if (header.order !== undefined) return { type: "problem", code: "script", message: quickTrainSays(errors) };
  const missing = kindOf(header.script) === "node" ? missingInNode(errors) : missingInPython(header, errors);
  if (missing !== undefined) return { type: "problem", code: "no-library", message: missing };
  const lastLine = errors.trimEnd().split("\n").at(-1)?.trim() ?? "";
  const said = lastLine === "" ? "" : ` Its last words: ${lastLine.slice(0, 300)}`;
  return { type: "problem", code: "script", message: `The script failed with exit code ${exitCode}.${said}` };
}

/** A quick training that can't be done says why in its last line; anything else is our own mistake. */
function quickTrainSays(errors: string): string {
  const said = /^quick-train: (.+)$/m.exec(errors)?.[1];
  if (said !== undefined) return `The model can't be trained so: ${said}`;
  const last = errors.trimEnd().split("\n").at(-1)?.trim() ?? "";
  return `The training failed. Its last words: ${last.slice(0, 300)}`;
}

function missingInPython({ command: [interpreter = "python"] }: RunEvent, errors: string): string | undefined {
  const missing = /^ModuleNotFoundError: No module named '(\w+)/m.exec(errors)?.[1];
  const library = missing === undefined ? undefined : LIBRARIES[missing];
  if (library === undefined) return undefined;
  const install = commandText([interpreter, "-m", "pip", "install", library]);
  return `The interpreter ${interpreter} has no ${missing}. Choose another one, or install it: ${install}`;
}

function missingInNode(errors: string): string | undefined {
  const missing = /Cannot find (?:module|package) '(@tensorflow\/[\w-]+)/.exec(errors)?.[1];
  if (missing !== undefined) return `The project has no ${missing}. Install it: npm install ${missing}`;
  // What tfjs-node calls went with Node 23.
  if (!/TypeError: .*\b(isNullOrUndefined|isArray) is not a function/.test(errors)) return undefined;
  return "This @tensorflow/tfjs-node doesn't run on Node 23 or later. Name a Node 22 or earlier in the setting lamella.node.";
}

function whyKilled(signal: string): Omit<ProblemEvent, "t"> {
  const guess = signal === "SIGKILL" ? " Often that means that the machine had no memory left." : "";
  return {
    type: "problem",
    code: "script",
    message: `The script was ended by ${signal}.${guess} What was recorded is kept.`,
  };
}

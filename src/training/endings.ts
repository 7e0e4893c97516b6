/**
 * How a script ended, and what the user should know of it.
 *
 *     exit code 1, "ModuleNotFoundError: No module named 'keras'"   ──▶   failed; "This Python has no keras. To install it: …"
 *     SIGKILL that nobody asked for                                 ──▶   killed; "… often the machine had no memory left"
 */
import { commandText } from "./log/command-line.js";
import type { EndEvent, ProblemEvent, RunEvent, StopMode, TrainingEvent } from "./log/events.js";

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
  if (end.reason !== "finished" || events.some(({ type }) => type === "fit" || type === "evaluate")) return [];
  const message = events.some(({ type }) => type === "library")
    ? "The script ended without training: it called neither fit, train_on_batch nor evaluate."
    : "The script ended without importing Keras: nothing was recorded.";
  return [{ type: "problem", code: "no-library", message }];
}

function whyFailed({ command }: RunEvent, { exitCode }: Omit<EndEvent, "t">, errors: string): Omit<ProblemEvent, "t"> {
  const missing = /^ModuleNotFoundError: No module named '(\w+)/m.exec(errors)?.[1];
  const library = missing === undefined ? undefined : LIBRARIES[missing];
  const [interpreter = "python"] = command;
  if (library !== undefined) {
    const install = commandText([interpreter, "-m", "pip", "install", library]);
    const message = `The interpreter ${interpreter} has no ${missing}. Choose another one, or install it: ${install}`;
    return { type: "problem", code: "no-library", message };
  }
  const lastLine = errors.trimEnd().split("\n").at(-1)?.trim() ?? "";
  const said = lastLine === "" ? "" : ` Its last words: ${lastLine.slice(0, 300)}`;
  return { type: "problem", code: "script", message: `The script failed with exit code ${exitCode}.${said}` };
}

function whyKilled(signal: string): Omit<ProblemEvent, "t"> {
  const guess = signal === "SIGKILL" ? " Often that means that the machine had no memory left." : "";
  return {
    type: "problem",
    code: "script",
    message: `The script was ended by ${signal}.${guess} What was recorded is kept.`,
  };
}

/**
 * The Python that runs a script: the one that the Python extension has selected, else the setting's, else the one that the file's
 * surroundings or the PATH name.
 */
import { PythonExtension } from "@vscode/python-extension";
import { extensions, workspace, type Uri } from "vscode";
import { environmentFor } from "../../host/python-environment.js";
import { interpreterOf, interpreterOnPath } from "../../training/interpreter.js";

export interface ChosenInterpreter {
  /** Absolute. */
  readonly path: string;
  /** `selected in the Python extension`, `from the setting lamella.python`, … */
  readonly origin: string;
}

export type InterpreterSearch = ChosenInterpreter | { readonly problem: string };

export async function interpreterFor(script: Uri): Promise<InterpreterSearch> {
  const selected = await selectedInPythonExtension(script);
  if (selected !== undefined) return { path: selected, origin: "selected in the Python extension" };
  const named = workspace.getConfiguration("lamella", script).get<string>("python", "").trim();
  if (named !== "") {
    const path = interpreterOf(named);
    if (path === undefined)
      return { problem: `The setting lamella.python names "${named}", which is no Python that can be run.` };
    return { path, origin: "from the setting lamella.python" };
  }
  const environment = environmentFor(script.fsPath, process.env);
  const inEnvironment = environment === undefined ? undefined : interpreterOf(environment);
  if (inEnvironment !== undefined) return { path: inEnvironment, origin: "of the environment beside the file" };
  const onPath = interpreterOnPath();
  if (onPath !== undefined) return { path: onPath, origin: "from the PATH" };
  return { problem: "No Python was found. Install one, or name it in the setting lamella.python." };
}

/** Undefined without the extension, or where it has nothing selected. */
async function selectedInPythonExtension(script: Uri): Promise<string | undefined> {
  if (extensions.getExtension("ms-python.python") === undefined) return undefined;
  try {
    const { environments } = await PythonExtension.api();
    const environment = await environments.resolveEnvironment(environments.getActiveEnvironmentPath(script));
    return environment?.executable.uri?.fsPath;
  } catch {
    return undefined;
  }
}

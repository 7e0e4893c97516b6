/**
 * What runs a script. The Python that the Python extension has selected, else the setting's, else the one that the file's
 * surroundings or the PATH name; the Node of the setting, else the PATH's, else the editor's own.
 */
import { PythonExtension } from "@vscode/python-extension";
import { extensions, workspace, type Uri } from "vscode";
import { environmentFor } from "../../host/python-environment.js";
import { interpreterOf, interpreterOnPath } from "../../training/interpreter.js";
import { nodeAt, nodeFor, nodeOnPath } from "../../training/node.js";
import { kindOf } from "../../training/script-kind.js";

export interface ChosenInterpreter {
  /** Absolute. */
  readonly path: string;
  /** Its own, that it needs to read the script. */
  readonly options?: readonly string[];
  /** `selected in the Python extension`, `from the setting lamella.python`, … */
  readonly origin: string;
}

export type InterpreterSearch = ChosenInterpreter | { readonly problem: string };

export function interpreterFor(script: Uri): Promise<InterpreterSearch> {
  return kindOf(script.fsPath) === "node" ? chosenNode(script) : chosenPython(script);
}

async function chosenNode(script: Uri): Promise<InterpreterSearch> {
  const node = nodeOf(script);
  if (node === undefined) {
    const named = workspace.getConfiguration("lamella", script).get<string>("node", "").trim();
    return { problem: `The setting lamella.node names "${named}", which is no Node that can be run.` };
  }
  const found = await nodeFor(script.fsPath, node.path);
  return "problem" in found ? found : { path: found.path, options: found.options, origin: node.origin };
}

/** Undefined where the setting names none that can be run. */
export function nodeOf(script: Uri): ChosenInterpreter | undefined {
  const named = workspace.getConfiguration("lamella", script).get<string>("node", "").trim();
  const onPath = nodeOnPath();
  const [path, origin] =
    named !== ""
      ? [nodeAt(named), "from the setting lamella.node"]
      : onPath !== undefined
        ? [onPath, "from the PATH"]
        : [process.execPath, "the editor's own"];
  return path === undefined ? undefined : { path, origin };
}

async function chosenPython(script: Uri): Promise<InterpreterSearch> {
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

/**
 * "Lamella: Toggle Hints": all hints off, and on again where they were.
 *
 *     "lamella.hints.location": "inlay"   ──▶   "off"   ──▶   "inlay"
 */
import { ConfigurationTarget, workspace, type Memento } from "vscode";

const SETTING = "hints.location";
const LAST_LOCATION = "lamella.lastHintLocation";

export async function toggleHints(memory: Memento): Promise<void> {
  const configuration = workspace.getConfiguration("lamella");
  const location = configuration.get<string>(SETTING, "codeLens");
  const isOff = location === "off";
  if (!isOff) await memory.update(LAST_LOCATION, location);
  const next = isOff ? memory.get<string>(LAST_LOCATION, "codeLens") : "off";
  // A value of the workspace would win over the user's, so it is changed where it is set.
  const isOfWorkspace = configuration.inspect(SETTING)?.workspaceValue !== undefined;
  await configuration.update(SETTING, next, isOfWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global);
}

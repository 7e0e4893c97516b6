/**
 * When the extension and its server start. Comes first in the alphabet: what has started once stays.
 *
 *     notes.txt                     nothing
 *     a Python text without Keras   the extension
 *     a Python text with Keras      the server too, as a process of its own
 */
import * as assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { extensions } from "vscode";
import { closeEditors, eventually, firstLensesOf, openText } from "./editor";

const lamella = () => extensions.getExtension("lamella.lamella");
/** How many of the extension host's children run the language server; VS Code's own extensions start others whenever they like. */
const serverProcesses = (): number => {
  const processes = execFileSync("ps", ["-A", "-o", "ppid=,args="], { encoding: "utf8" }).split("\n");
  return processes.filter((line) => Number.parseInt(line, 10) === process.pid && /\bdist[\\/]server\.js\b/.test(line))
    .length;
};

describe("Activation", () => {
  after(closeEditors);

  it("waits for a file that may be read, the server for one that mentions a library", async () => {
    await openText("import keras is said here, in no language that is read\n", "plaintext");
    assert.equal(lamella()?.isActive, false);

    await openText('import os\nprint(os.listdir("."))\n');
    await eventually(
      "the extension",
      () => lamella()?.isActive,
      (isActive) => isActive === true,
    );
    assert.equal(serverProcesses(), 0);

    await firstLensesOf(await openText("from keras import layers, Sequential\nSequential([layers.Dense(2)])\n"));
    assert.equal(serverProcesses(), 1);
  });
});

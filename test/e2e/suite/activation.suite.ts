/**
 * When the extension and its server start. Comes first in the alphabet: what has started once stays.
 *
 *     notes.txt                     nothing
 *     a Python text without Keras   the extension
 *     a Python text with Keras      the server too, as a process of its own
 */
import * as assert from "node:assert/strict";
import { extensions } from "vscode";
import { closeEditors, eventually, firstLensesOf, openText } from "./editor";

const lamella = () => extensions.getExtension("lamella.lamella");
/** How many processes the extension host has started that still run. */
const childProcesses = () => process.getActiveResourcesInfo().filter((resource) => resource === "ProcessWrap").length;

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
    const before = childProcesses();

    await firstLensesOf(await openText("from keras import layers, Sequential\nSequential([layers.Dense(2)])\n"));
    assert.equal(childProcesses(), before + 1);
  });
});

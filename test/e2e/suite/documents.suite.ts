/**
 * Which documents are read, wherever their text comes from.
 *
 *     file:///model.py, untitled:Untitled-1, memory:/model.py     lenses
 *     past:/model.py (made up for a comparison), notes.txt        none
 */
import * as assert from "node:assert/strict";
import { DiagnosticSeverity, languages, Uri, window, workspace, type Disposable } from "vscode";
import { closeEditors, eventually, exampleUri, firstLensesOf, lensesOf, openExample, openText } from "./editor";
import { oneFileSystem } from "./one-file-system";

const MODEL = `from keras import layers, Sequential
model = Sequential([layers.Input((28, 28, 1))])
model.add(layers.Conv2D(32, 3))
`;
const CONV2D_LENS = "3: (None, 26, 26, 32) · 320 params";

describe("Documents", () => {
  const registered: Disposable[] = [];
  afterEach(closeEditors);
  after(() => registered.forEach((each) => each.dispose()));

  it("are read before they are saved", async () => {
    assertHasConv2d(await firstLensesOf(await openText(MODEL)));
  });

  it("are read with Windows' line ends, tabs and a byte order mark", async () => {
    const text = `\uFEFF${MODEL}if True:\n\tmodel.add(layers.Flatten())\n`.replaceAll("\n", "\r\n");
    const lenses = await firstLensesOf(await openText(text));
    assertHasConv2d(lenses);
    assert.ok(
      lenses.some((lens) => lens.startsWith("5: (None, 21632)")),
      lenses.join("\n"),
    );
  });

  it("are read in a virtual file system", async () => {
    registered.push(workspace.registerFileSystemProvider("memory", oneFileSystem(MODEL)));
    const document = await workspace.openTextDocument(Uri.parse("memory:/model.py"));
    await window.showTextDocument(document);
    assertHasConv2d(await firstLensesOf(document));
  });

  it("are left alone on the left side of a comparison", async () => {
    const provideTextDocumentContent = () => MODEL;
    registered.push(workspace.registerTextDocumentContentProvider("past", { provideTextDocumentContent }));
    await firstLensesOf(await openExample("sequential_conv.py"));
    const document = await workspace.openTextDocument(Uri.parse("past:/model.py"));
    await window.showTextDocument(document);
    assert.equal(document.languageId, "python");
    assert.deepEqual(await lensesOf(document), []);
  });

  it("that are larger than the limit get one message", async () => {
    const document = await openText(`${MODEL}# ${"x".repeat(2_100_000)}\n`);
    const messages = () => languages.getDiagnostics(document.uri).map(({ code, severity }) => [code, severity]);
    const seen = await eventually("the message", messages, (all) => all.length > 0);
    assert.deepEqual(seen, [["too-large", DiagnosticSeverity.Information]]);
    assert.deepEqual(await lensesOf(document), []);
  });

  it("with bytes that are no UTF-8 are read as the editor shows them", async () => {
    const bytes = Buffer.concat([Buffer.from(MODEL), Buffer.from([0x78, 0x3d, 0x22, 0xe9, 0xff, 0x22, 0x0a])]);
    await workspace.fs.writeFile(exampleUri("latin.py"), bytes);
    assertHasConv2d(await firstLensesOf(await openExample("latin.py")));
  });

  it("of another language are left alone", async () => {
    await firstLensesOf(await openExample("sequential_conv.py"));
    assert.deepEqual(await lensesOf(await openText(MODEL, "plaintext")), []);
  });

  it("that are empty, or have no model, have no lenses", async () => {
    await firstLensesOf(await openExample("sequential_conv.py"));
    assert.deepEqual(await lensesOf(await openText("")), []);
    assert.deepEqual(await lensesOf(await openText("import keras\n")), []);
  });
});

function assertHasConv2d(lenses: readonly string[]): void {
  assert.ok(
    lenses.some((lens) => lens.startsWith(CONV2D_LENS)),
    lenses.join("\n"),
  );
}

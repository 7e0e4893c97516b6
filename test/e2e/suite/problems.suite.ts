/**
 * Problems and their fixes as VS Code is given them.
 *
 *     layers.Cov2D(32, 3)      Unknown layer Cov2D. Did you mean Conv2D?
 *            ~~~~~
 */
import * as assert from "node:assert/strict";
import { DiagnosticSeverity, languages, workspace, type Diagnostic, type TextDocument } from "vscode";
import { actionsOn, closeEditors, eventually, openText } from "./editor";

const HEAD = "from keras import layers, Sequential\n";

describe("Problems", () => {
  afterEach(closeEditors);

  it("name the layer that was meant, and a fix writes it", async () => {
    const document = await openText(`${HEAD}layers.Cov2D(32, 3)\n`);
    const [problem] = await problemsOf(document);
    assert.equal(problem?.message, "Unknown layer Cov2D. Did you mean Conv2D?");
    assert.equal(problem?.source, "Lamella");
    assert.equal(problem?.severity, DiagnosticSeverity.Error);
    assert.equal(document.getText(problem?.range), "Cov2D");
    const actions = await actionsOn(document, "Cov2D");
    const fix = actions.find((action) => action.title.includes("Conv2D"));
    assert.ok(fix?.edit, `no fix among ${JSON.stringify(actions.map((action) => action.title))}`);
    await workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), `${HEAD}layers.Conv2D(32, 3)\n`);
    await eventually(
      "no problem",
      () => own(document),
      (problems) => problems.length === 0,
    );
  });

  it("stand under what causes them, also behind characters of two units", async () => {
    const document = await openText(
      `${HEAD}title = "层 😀"; model = Sequential([layers.Input((2, 2, 1)), layers.Conv2D(8, 3, name="😀")])\n`,
    );
    const [problem] = await problemsOf(document);
    assert.match(problem?.message ?? "", /kernel|negative|larger/i);
    assert.match(document.getText(problem?.range), /Conv2D\(8, 3, name="😀"\)|^3$/);
  });

  it("don't speak against what the library accepts", async () => {
    const document = await openText(
      `${HEAD}model = Sequential([layers.Input((4, 4, 3)), layers.Dense(5)])\nlayers.Cov2D(1, 1)\n`,
    );
    const problems = await problemsOf(document);
    assert.deepEqual(
      problems.map((problem) => problem.range.start.line),
      [2],
    );
  });
});

/** Lamella's problems once there are some. */
function problemsOf(document: TextDocument): Promise<Diagnostic[]> {
  return eventually(
    "problems",
    () => own(document),
    (problems) => problems.length > 0,
  );
}

function own(document: TextDocument): Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter((problem) => problem.source === "Lamella");
}

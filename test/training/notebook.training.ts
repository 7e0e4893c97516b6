/**
 * Notebooks as scripts.
 *
 *     python notebook.py mnist.ipynb a     cells in order, IPython's lines left out, tracebacks that name the cell
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ofType, recorded, RUNNER, scriptFolder, type Recorded } from "./recorded.js";

const NAME = "two cells.ipynb";
const NOTEBOOK_PY = join(RUNNER, "notebook.py");

/** A cell that begins with `# md` is no code. */
function notebookOf(cells: readonly string[]): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: "python3", language: "python" } },
    cells: cells.map((source) => ({
      cell_type: source.startsWith("# md") ? "markdown" : "code",
      metadata: {},
      source: source.split(/(?<=\n)/),
    })),
  });
}

function run(content: string, args: readonly string[] = []): Promise<Recorded> {
  const folder = scriptFolder();
  writeFileSync(join(folder, NAME), content);
  return recorded(NOTEBOOK_PY, { folder, args: [NAME, ...args] });
}

const runCells = (...cells: string[]): Promise<Recorded> => run(notebookOf(cells));

describe("a notebook", () => {
  it("runs in its folder, with arguments, as __main__", async () => {
    const content = notebookOf([
      "import os, sys\nprint(sys.argv, repr(sys.path[0]), __name__, os.environ.get('MPLBACKEND'))",
    ]);
    const { status, stdout } = await run(content, ["a b"]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: `['${NAME}', 'a b'] '' __main__ Agg\n` });
  });

  it("has its cells share names, prints last expressions, awaits and displays", async () => {
    const { stdout, stderr, events } = await runCells(
      "# md\nTitle",
      "x = 20\nx + 1",
      "import asyncio\nawait asyncio.sleep(0)\nx + 2",
      "x + 3;",
      "display(x, 'text')",
      "class A: pass\nimport pickle, inspect\ntype(pickle.loads(pickle.dumps(A()))) is A\n",
      "def f():\n    return 1\nprint(inspect.getsource(f))",
      "'get_ipython' in dir(__builtins__)",
    );
    expect({ stdout, stderr, events }).toEqual({
      stdout: "21\n22\n20\n'text'\nTrue\ndef f():\n    return 1\n\nFalse\n",
      stderr: "",
      events: [],
    });
  });

  it("leaves out what only IPython runs, and says so once", async () => {
    const { status, stdout, events } = await runCells(
      "%matplotlib inline\n!pip install keras\nfiles = !ls\nprint?\ntext = '''\n%not a magic\n'''\nprint(text.strip())",
      "%%time\nprint('timed')",
      "%time print('once')\nif True:\n    %cd elsewhere\n",
      "%%bash\nls",
      "a, b = 7, 4\nprint(a\n% b)",
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: "%not a magic\ntimed\nonce\n3\n" });
    const left = "%matplotlib inline (cell 1), !pip install keras (cell 1), files = !ls (cell 1), print? (cell 1)";
    expect(ofType(events, "problem")).toMatchObject([
      {
        code: "notebook",
        message: `Lines that only IPython runs were left out: ${left}, %cd elsewhere (cell 3), the cell %%bash (cell 4).`,
      },
    ]);
  });

  it("fails with the cell's line", async () => {
    const { status, stderr } = await runCells("# md", "def f():\n    raise ValueError('no')", "\nf()");
    expect(status).toBe(1);
    expect(stderr).toBe(
      [
        "Traceback (most recent call last):",
        `  File "${NAME}, cell 3", line 2, in <module>`,
        "    f()",
        `  File "${NAME}, cell 2", line 2, in f`,
        "    raise ValueError('no')",
        "ValueError: no",
        "",
      ].join("\n"),
    );
  });

  it("fails with the place of what Python can't read, and after what stands before", async () => {
    const { status, stdout, stderr } = await runCells("print('first')", "x = = 1");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "first\n" });
    expect(stderr).toContain(`File "${NAME}, cell 2", line 1`);
    expect(stderr).toContain("x = = 1");
    expect(stderr).not.toContain("notebook.py");
  });

  it("ends as it says", async () => {
    const { status, stdout } = await runCells("import sys\nsys.exit(5)", "print('not reached')");
    expect({ status, stdout }).toEqual({ status: 5, stdout: "" });
  });

  it.each([
    ["not JSON", "isn't JSON."],
    ["{}", "it has no list of cells."],
    [
      '{"cells": [], "metadata": {"kernelspec": {"language": "R"}}}',
      "is a notebook in R; Python runs notebooks in Python.",
    ],
  ])("that is none is refused in one line: %s", async (content, message) => {
    const { status, stderr } = await run(content);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^.*\n$/);
    expect(stderr).toContain(message);
  });
});

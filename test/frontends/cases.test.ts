/** Sources and the programs that the front ends make of them: the `.txt` files beside this one. */
import { join } from "node:path";
import { parseNotebookCells } from "../../src/core/frontends/notebook.js";
import { parsePython } from "../../src/core/frontends/python/parse.js";
import { parseTypeScript } from "../../src/core/frontends/typescript/parse.js";
import { testCaseFiles } from "./case-file.js";

testCaseFiles(join(import.meta.dirname, "python"), (text) => ({ program: parsePython(text), text }));

/** A case whose name ends in `.tsx` or another ending is read as such a file. */
testCaseFiles(join(import.meta.dirname, "typescript"), (text, name) => {
  const ending = /\.\w+$/.exec(name)?.[0] ?? ".ts";
  return { program: parseTypeScript(text, `case${ending}`), text };
});

/** A line `--- code`, `--- markdown` or `--- raw` begins a cell. */
testCaseFiles(join(import.meta.dirname, "notebook"), (source) => {
  const cells = source.split(/^--- /m).slice(1);
  return parseNotebookCells(
    cells.map((cell) => {
      const kindEnd = cell.indexOf("\n");
      const kind = cell.slice(0, kindEnd);
      return {
        kind: kind === "code" ? kind : kind === "raw" ? kind : "markdown",
        source: cell.slice(kindEnd + 1).replace(/\n$/, ""),
      };
    }),
  );
});

/**
 * Which files of a package Python can't run as scripts.
 *
 *     lab/train.py     from .data import load     ──▶     lab.train, in the folder above
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { asModule } from "../../src/training/module.js";

const folder = mkdtempSync(join(tmpdir(), "lamella-module-"));
afterAll(() => rmSync(folder, { recursive: true }));

const INDENTED = "    from .data import load";

/** `data.py` lies beside the script, `keras` doesn't. */
const NEEDED: Readonly<Record<string, string>> = {
  "an import that begins with a dot": "from .data import load",
  "of the package itself": "from . import data",
  "behind a test of the name": `if __name__ == "__main__":\n${INDENTED}`,
  "where it is no script, and else": `if __package__:\n    import os\nelse:\n${INDENTED}`,
  "in a function": `import keras\ndef main():\n${INDENTED}\nmain()`,
  "in a method": `class Lab:\n    def load(self):\n        from .data import load`,
  "in a class": `class Lab:\n${INDENTED}`,
  "in a function that is defined in a try": `try:\n    def main():\n        from .data import load\nexcept ImportError:\n    pass`,
  "behind a test that nobody can tell": `import sys\nif len(sys.argv) > 1:\n${INDENTED}`,
  "in a loop": `for name in names:\n${INDENTED}`,
  "in a with": `with open("log") as log:\n${INDENTED}`,
  "of which another is tried": `from .data import load\ntry:\n    from .more import rows\nexcept ImportError:\n    rows = 3`,
  "beside an import of what lies beside it": `import data\nfrom .more import rows`,
  "tried for another error": `try:\n${INDENTED}\nexcept ModuleNotFoundError:\n    load = None`,
  "tried, with an end": `try:\n${INDENTED}\nexcept ImportError:\n    raise SystemExit("python -m lab.train")`,
  "tried, with a word and an end": `import sys\ntry:\n${INDENTED}\nexcept ImportError:\n    print("no")\n    sys.exit(1)`,
  "after a try": `try:\n    import keras\nfinally:\n${INDENTED}`,
  "where what isn't there is tried first": `try:\n    from elsewhere import load\nexcept ImportError:\n${INDENTED}`,
};

const NOT_NEEDED: Readonly<Record<string, string>> = {
  "no import with a dot": "import data",
  "a text that looks like one": `"""\nfrom .data import load\n"""\n# from .data import load`,
  tried: `try:\n${INDENTED}\nexcept ImportError:\n    from data import load`,
  "tried for any error": `try:\n${INDENTED}\nexcept:\n    from data import load`,
  "tried for one of several errors": `try:\n${INDENTED}\nexcept (ValueError, ImportError) as error:\n    from data import load`,
  "tried in a function": `def main():\n    try:\n        from .data import load\n    except Exception:\n        from data import load`,
  "tried behind a test": `if True:\n    try:\n        from .data import load\n    except ImportError:\n        load = None`,
  "a test within what is tried": `try:\n    if fast:\n        from .data import load\nexcept ImportError:\n    pass`,
  suppressed: `from contextlib import suppress\nwith suppress(ImportError):\n${INDENTED}`,
  "tried after what lies beside it": `try:\n    from data import load\nexcept ImportError:\n${INDENTED}`,
  "in a package": `if __package__:\n${INDENTED}\nelse:\n    from data import load`,
  "in a package, the other way round": `if __package__ is None or __package__ == "":\n    from data import load\nelse:\n${INDENTED}`,
  "where it isn't the program": `if __name__ != "__main__":\n${INDENTED}`,
  "for types alone": `from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n${INDENTED}`,
  "in a function, beside an import of what lies beside it": `import data\ndef more():\n    from .data import rows`,
  "behind a test, as is what lies beside it": `if flag:\n${INDENTED}\nelse:\n    from data import load`,
  "in a package of its own making": `if __name__ == "__main__" and __package__ is None:\n    __package__ = "lab"\nfrom .data import load`,
  "behind the end": `import sys\nsys.exit(0)\nfrom .data import load`,
};

describe("a file of a package", () => {
  it.each(Object.entries(NEEDED))("is run as a module: %s", (_, text) => {
    expect(asModule(scriptOf(text))).toEqual({ module: "lab.train", cwd: folder });
  });

  it.each(Object.entries(NOT_NEEDED))("is run as a script: %s", (_, text) => {
    expect(asModule(scriptOf(text))).toBeUndefined();
  });

  it("is found from as far above as its deepest import asks for", () => {
    const text = "from .data import load\ntry:\n    from ..more import rows\nexcept ImportError:\n    rows = 3";
    expect(asModule(scriptOf(text, "lab/models/train.py"))).toEqual({ module: "lab.models.train", cwd: folder });
  });
});

function scriptOf(text: string, name = "lab/train.py"): string {
  const script = join(folder, name);
  mkdirSync(dirname(script), { recursive: true });
  writeFileSync(script, `${text}\n`);
  writeFileSync(join(dirname(script), "data.py"), "load = rows = 7\n");
  return script;
}

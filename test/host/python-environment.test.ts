/**
 * Where the packages of a Python environment lie, told from its folders alone.
 *
 *     .venv/pyvenv.cfg, .venv/lib/python3.11/site-packages/   ──▶   .venv/lib/python3.11/site-packages
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { environmentFor, packageFolders } from "../../src/host/python-environment.js";

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "lamella-")));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A path that ends in a slash is a folder, `a -> b` a link, any other a file; `: ` separates a file from its text. */
function lay(...entries: readonly string[]): void {
  for (const entry of entries) {
    const [path = "", text = ""] = entry.split(": ");
    const [from = "", to] = path.split(" -> ");
    mkdirSync(join(root, from.endsWith("/") ? from : dirname(from)), { recursive: true });
    if (to !== undefined) symlinkSync(join(root, to), join(root, from));
    else if (!from.endsWith("/")) writeFileSync(join(root, from), text);
  }
}

interface Layout {
  readonly name: string;
  readonly entries: readonly string[];
  readonly python: string;
  readonly folders: readonly string[];
}

const layouts: readonly Layout[] = [
  {
    name: "a virtual environment by its folder",
    entries: [".venv/pyvenv.cfg: version = 3.11.2", ".venv/lib/python3.11/site-packages/"],
    python: ".venv",
    folders: [".venv/lib/python3.11/site-packages"],
  },
  {
    name: "its interpreter is a link to another one, whose packages it does not use",
    entries: [
      "usr/bin/python3.11",
      "usr/lib/python3.11/site-packages/",
      ".venv/pyvenv.cfg: home = /usr/bin",
      ".venv/lib/python3.11/site-packages/",
      ".venv/bin/python -> usr/bin/python3.11",
    ],
    python: ".venv/bin/python",
    folders: [".venv/lib/python3.11/site-packages"],
  },
  {
    name: "Windows: the interpreter lies in Scripts, the packages in Lib",
    entries: ["env/pyvenv.cfg: version = 3.12.0", "env/Scripts/python.exe", "env/Lib/site-packages/"],
    python: "env/Scripts/python.exe",
    folders: ["env/Lib/site-packages"],
  },
  {
    name: "conda on Windows: the interpreter lies in the environment itself",
    entries: ["conda/python.exe", "conda/Lib/site-packages/"],
    python: "conda/python.exe",
    folders: ["conda/Lib/site-packages"],
  },
  {
    name: "conda elsewhere",
    entries: ["conda/envs/tf/bin/python3.10", "conda/envs/tf/lib/python3.10/site-packages/"],
    python: "conda/envs/tf/bin/python3.10",
    folders: ["conda/envs/tf/lib/python3.10/site-packages"],
  },
  {
    name: "a link to an interpreter elsewhere is followed",
    entries: ["opt/py/bin/python3.12", "opt/py/lib/python3.12/site-packages/", "bin/python -> opt/py/bin/python3.12"],
    python: "bin/python",
    folders: ["opt/py/lib/python3.12/site-packages"],
  },
  {
    name: "several versions: the interpreter's name says which",
    entries: ["py/bin/python3.9", "py/lib/python3.9/site-packages/", "py/lib/python3.12/site-packages/"],
    python: "py/bin/python3.9",
    folders: ["py/lib/python3.9/site-packages"],
  },
  {
    name: "several versions and no word which: the newest first",
    entries: ["py/bin/python3", "py/lib/python3.9/site-packages/", "py/lib/python3.12/site-packages/"],
    python: "py/bin/python3",
    folders: ["py/lib/python3.12/site-packages", "py/lib/python3.9/site-packages"],
  },
  {
    name: "Debian's own",
    entries: ["usr/bin/python3.11", "usr/lib/python3/dist-packages/", "usr/local/lib/python3.11/dist-packages/"],
    python: "usr/bin/python3.11",
    folders: ["usr/local/lib/python3.11/dist-packages", "usr/lib/python3/dist-packages"],
  },
  {
    name: "a folder of packages",
    entries: ["some/packages/keras/__init__.py"],
    python: "some/packages",
    folders: ["some/packages"],
  },
  {
    name: "an editable install's folder, but no line that would run code",
    entries: [
      "py/bin/python3",
      "py/lib/python3.12/site-packages/nets.pth: ../../../../src/nets",
      "py/lib/python3.12/site-packages/hook.pth: import evil",
      "src/nets/",
    ],
    python: "py/bin/python3",
    folders: ["py/lib/python3.12/site-packages", "src/nets"],
  },
  { name: "nothing there", entries: [], python: "no/such/python", folders: [] },
];

test.each(layouts)("$name", ({ entries, python, folders }) => {
  lay(...entries);
  const found = packageFolders(join(root, python));
  expect(found.map((folder) => relative(root, folder).replaceAll("\\", "/"))).toEqual(folders);
});

test("conda's active one is taken where the project has none", () => {
  lay("a/model.py", "conda/conda-meta/", "b/.venv/pyvenv.cfg");
  const variables = { CONDA_PREFIX: join(root, "conda") };
  expect(environmentFor(join(root, "a/model.py"), variables)).toBe(join(root, "conda"));
  expect(environmentFor(join(root, "b/model.py"), variables)).toBe(join(root, "b/.venv"));
});

test("a package that setuptools has installed in place", () => {
  lay("py/lib/python3.12/site-packages/", "src/nets/__init__.py", "py/bin/python3");
  const mapping = `MAPPING: dict[str, str] = {'nets': '${join(root, "src/nets").replaceAll("\\", "\\\\")}', 'other': '/gone/elsewhere'}`;
  writeFileSync(join(root, "py/lib/python3.12/site-packages/__editable___nets_1_0_finder.py"), `${mapping}\n`);
  expect(packageFolders(join(root, "py/bin/python3")).map((folder) => relative(root, folder))).toEqual(
    ["py/lib/python3.12/site-packages", "src"].map((path) => join(path)),
  );
});

describe("the environment of a file", () => {
  const cases: readonly (readonly [
    name: string,
    entries: string[],
    active: string | undefined,
    found: string | undefined,
  ])[] = [
    ["beside it", ["a/.venv/pyvenv.cfg"], undefined, "a/.venv"],
    ["above it", [".venv/pyvenv.cfg"], undefined, ".venv"],
    ["the nearest", [".venv/pyvenv.cfg", "a/venv/pyvenv.cfg"], undefined, "a/venv"],
    ["the active one wins", ["a/.venv/pyvenv.cfg", "env/"], "env", "env"],
    ["an active one that is gone does not", ["a/.venv/pyvenv.cfg"], "gone", "a/.venv"],
    ["conda's, inside the project", [".conda/conda-meta/"], undefined, ".conda"],
    ["a folder of that name that is no environment", ["a/.venv/"], undefined, undefined],
  ];
  test.each(cases)("%s", (_name, entries, active, found) => {
    lay("a/model.py", ...entries);
    const variables = active === undefined ? {} : { VIRTUAL_ENV: join(root, active) };
    expect(environmentFor(join(root, "a/model.py"), variables)).toBe(
      found === undefined ? undefined : join(root, found),
    );
  });
});

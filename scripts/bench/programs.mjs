/**
 * The programs that are measured.
 *
 *     examples/*                  as they are
 *     script_of_500_lines.py      the examples one after the other, again and again, up to the first end after 500 lines
 *     resnet.py, nasnet.py        of an installed Keras, as if they were open in an editor
 *     uses_resnet.py              `keras.applications.ResNet50(weights=None)`: they are imported
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

export function examples(root) {
  const folder = join(root, "examples");
  const names = readdirSync(folder).filter((name) => /\.(py|ipynb|tsx?|js)$/.test(name));
  return names.sort().map((name) => join(folder, name));
}

/** Python takes it at the beginning of a file only. */
const FUTURE_IMPORT = /^from __future__ import .*\n/gm;

export function scriptOf500Lines(root, folder) {
  const texts = examples(root)
    .filter((path) => path.endsWith(".py"))
    .map((path) => readFileSync(path, "utf8").replace(FUTURE_IMPORT, ""));
  let text = "";
  for (let next = 0; lineCount(text) < 500; next += 1) text += texts[next % texts.length];
  return written(join(folder, "script_of_500_lines.py"), text);
}

const lineCount = (text) => text.split("\n").length - 1;

/** Found by its folder: nothing of the environment is run. */
export function kerasSources(python, folder) {
  if (python === undefined) return [];
  const applications = findApplications(python);
  if (applications === undefined) throw new Error(`${python}: no Keras 3 is installed there`);
  const use = (name, call) =>
    written(join(folder, name), `import keras\nmodel = keras.applications.${call}(weights=None)\n`);
  return [
    join(applications, "resnet.py"),
    join(applications, "nasnet.py"),
    use("uses_resnet.py", "ResNet50"),
    use("uses_nasnet.py", "NASNetLarge"),
  ];
}

function findApplications(python) {
  const folder = statSync(python).isDirectory() ? python : join(python, "../..");
  const wanted = join("keras", "src", "applications");
  const libraries = ["lib", "lib64", "Lib"].flatMap((lib) => {
    const inside = foldersIn(join(folder, lib));
    return [join(folder, lib), ...inside.map((version) => join(folder, lib, version))];
  });
  const packages = [folder, ...libraries.map((library) => join(library, "site-packages"))];
  return packages
    .map((each) => join(each, wanted))
    .find((each) => foldersIn(join(each, "..")).includes(basename(each)));
}

function foldersIn(folder) {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch {
    return [];
  }
}

function written(path, text) {
  writeFileSync(path, text);
  return path;
}

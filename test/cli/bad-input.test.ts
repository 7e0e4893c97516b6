/** What can't be used costs one clear line and nothing else. */
import { expect, test } from "vitest";
import { summarize } from "../../src/cli/commands/summarize.js";
import { run, type Files } from "./run.js";

const cases: readonly (readonly [name: string, files: Files, file: string, message: string])[] = [
  ["a missing file", {}, "gone.py", "there is no such file"],
  ["a folder", { "nets/": "" }, "nets/", "it is a folder; name the files in it"],
  [
    "bytes that are no text",
    { "a.py": Uint8Array.of(0xff, 0xfe, 0) },
    "a.py",
    "it is not text, or not in the encoding that it declares",
  ],
  ["ten megabytes", { "a.py": "x = 1\n".repeat(1_700_000) }, "a.py", "it is too large: more than 2 MB are not read"],
  ["a notebook with broken JSON", { "a.ipynb": '{ "cells": [' }, "a.ipynb", "this notebook is not valid JSON"],
  ["JSON that is no notebook", { "a.ipynb": "[1, 2]" }, "a.ipynb", "this JSON is no notebook: it has no list of cells"],
  ["another kind of file", { "a.csv": "1,2" }, "a.csv", 'files that end in ".csv" are not read'],
];

test.each(cases)("%s", async (_name, files, file, message) => {
  const good = "import keras\nkeras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])\n";
  const { exitCode, out, err } = await run({ ...files, "good.py": good }, (at) =>
    summarize([at(file), at("good.py")], {}),
  );
  expect(exitCode).toBe(2);
  expect(err).toContain(`lamella: ./${file}: ${message}`);
  expect(err.trimEnd().split("\n")).toHaveLength(1);
  expect(out).toContain("Total params: 8");
});

const harmless: readonly (readonly [name: string, files: Files, file: string])[] = [
  ["an empty file", { "a.py": "" }, "a.py"],
  ["a half-typed line", { "a.py": "import keras\nkeras.layers.Dense(" }, "a.py"],
  ["a notebook without cells", { "a.ipynb": '{ "cells": [] }' }, "a.ipynb"],
  ["a file that imports itself", { "a.py": "from a import b\nimport keras\n" }, "a.py"],
];

test.each(harmless)("%s is answered", async (_name, files, file) => {
  const { exitCode, out, err } = await run(files, (at) => summarize([at(file)], { json: true }));
  expect([exitCode, err]).toEqual([0, ""]);
  expect(JSON.parse(out)).toMatchObject({ version: 1, models: [] });
});

/**
 * Where a program's imports are found that nothing around it marks as a project's.
 *
 *     /projects/net/models/train.py: from net.layers import WIDTH   ──▶   /projects/net/layers.py
 */
import { expect, test } from "vitest";
import { analyze, type SourceHost } from "../../src/core/analyze.js";

const FILES: Readonly<Record<string, string>> = {
  "/projects/net/layers.py": "WIDTH = 3\n",
  "/projects/tools/sizes.py": "WIDTH = 5\n",
  "/projects/sizes.py": "WIDTH = 7\n",
};

const host: SourceHost = {
  read: (path) => FILES[path],
  isDirectory: (path) => Object.keys(FILES).some((file) => file.startsWith(`${path}/`)),
  searchPaths: () => ["/projects/net/models"],
};

const programs: readonly (readonly [imported: string, params: number | string])[] = [
  ["from net.layers import WIDTH", 9],
  ["import net.layers\nWIDTH = net.layers.WIDTH", 9],
  ["from tools.sizes import WIDTH", 15],
  ["import tools.sizes as sizes\nWIDTH = sizes.WIDTH", 15],
  // Any folder may have a file of such a name.
  ["from sizes import WIDTH", "?"],
  ["from tools.absent import WIDTH", "?"],
];

test.each(programs)("%s", (imported, params) => {
  const text = `import keras\n${imported}\nkeras.layers.Dense(WIDTH)(keras.Input((2,)))\n`;
  const { facts } = analyze({ file: "/projects/net/models/train.py", language: "python", text, host });
  const use = facts.sites.flatMap(({ uses }) => uses).find(({ layer }) => layer === "Dense");
  expect(use?.certainty === "exact" ? use.params?.trainable : "?").toBe(params);
});

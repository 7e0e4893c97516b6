/** A value is offered for what the text leaves open, where it comes from, and is read from there. */
import { describe, expect, it } from "vitest";
import { analyze } from "../../src/core/analyze.js";
import { codeActions } from "../../src/core/ide/fixes/actions.js";
import { siteTitle } from "../../src/core/ide/layer-text.js";
import { defaultDisplay } from "../../src/core/ide/options.js";
import { applyEdits } from "../../src/core/text/span.js";

const HEAD = "import os\nfrom keras import layers\nx = layers.Input((8,))\n";
const analyzed = (text: string) => analyze({ file: "/model.py", text, language: "python", host: NO_FILES });
const NO_FILES = { read: () => undefined, isDirectory: () => false, searchPaths: () => [] };

/** What is offered with the cursor at `|`. */
function offered(marked: string) {
  const text = HEAD + marked.replace("|", "");
  const start = HEAD.length + marked.indexOf("|");
  const context = { unit: "flops", canTrain: false, analyze: analyzed } as const;
  const actions = codeActions(analyzed(text), { start, end: start }, context);
  return { text, actions: actions.filter(({ title }) => title.startsWith("Give ")) };
}

const CASES: readonly (readonly [marked: string, lineAfter: string, lens: string])[] = [
  [
    "def head(num_classes):\n    return layers.|Dense(num_classes)(x)\n",
    "def head(num_classes):  # lamella: num_classes = 10",
    "(None, 10) · 90 params · 170 FLOPs",
  ],
  [
    "def head(num_|classes):\n    return layers.Dense(num_classes)(x)\n",
    "def head(num_classes):  # lamella: num_classes = 10",
    "(None, 10) · 90 params · 170 FLOPs",
  ],
  [
    'n = len(os.listdir("."))\nlayers.|Dense(n)(x)\n',
    'n = len(os.listdir("."))  # lamella: n = 32',
    "(None, 32) · 288 params · 544 FLOPs",
  ],
  [
    'for n in os.listdir("."):\n    layers.|Dense(n)(x)\n',
    'for n in os.listdir("."):  # lamella: n = 32',
    "(None, 32) · 288 params · 544 FLOPs",
  ],
  ["layers.|Dense(units)(x)\n", "layers.Dense(units)(x)  # lamella: units = 32", "(None, 32) · 288 params · 544 FLOPs"],
  [
    "def head(args):\n    return layers.|Dense(2 * args.width)(x)\n",
    "    return layers.Dense(2 * args.width)(x)  # lamella: args.width = 224",
    "(None, 448) · 4,032 params · 7.6 kFLOPs",
  ],
  [
    "from config import UNITS\nlayers.|Dense(UNITS)(x)  # the head\n",
    "layers.Dense(UNITS)(x)  # the head  # lamella: UNITS = 32",
    "(None, 32) · 288 params · 544 FLOPs",
  ],
];

describe("a value for what is open", () => {
  for (const [marked, lineAfter, lens] of CASES) {
    it(lineAfter.trim(), () => {
      const { text, actions } = offered(marked);
      const after = applyEdits(text, actions[0]!.edits);
      expect(after.split("\n")).toContain(lineAfter);
      const { facts } = analyzed(after);
      expect(siteTitle(facts.sites.at(-1)!.uses, defaultDisplay)).toBe(lens);
      expect(facts.problems).toEqual([]);
    });
  }

  it("is not offered where everything is told, nor where no name would help", () => {
    expect(offered("layers.|Dense(4)(x)\n").actions).toEqual([]);
    expect(offered("n = 3\nlayers.|Dense(n)(x)\n").actions).toEqual([]);
    expect(offered("layers.|Dense(int(input()))(x)\n").actions).toEqual([]);
  });

  it("doesn't win over the text", () => {
    const { facts } = analyzed(`${HEAD}n = 3  # lamella: n = 10\nlayers.Dense(n)(x)\n`);
    expect(siteTitle(facts.sites.at(-1)!.uses, defaultDisplay)).toMatch(/^\(None, 3\)/);
  });
});

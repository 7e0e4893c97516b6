/**
 * Programs before and after the rewrite of their convolutions; both sides are fixtures that the library itself has judged.
 *
 *     UPDATE=1 npx vitest run test/ide/separable.test.ts     writes the programs after the rewrite anew
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analyze, type Analysis } from "../../src/core/analyze.js";
import { codeActions } from "../../src/core/ide/fixes/actions.js";
import { savingText } from "../../src/core/ide/fixes/separable/separable-actions.js";
import { separableRewrite, type SeparableRewrite } from "../../src/core/ide/fixes/separable/separable.js";
import { LineIndex } from "../../src/core/text/line-index.js";
import { parseTypeScript } from "../../src/core/frontends/typescript/parse.js";
import { applyEdits } from "../../src/core/text/span.js";
import { commentOpening } from "../support/fixtures.js";
import { strip } from "../support/marks.js";

const FIXTURES = join(import.meta.dirname, "../fixtures");
const UPDATE = process.env["UPDATE"] === "1";
if (UPDATE && process.env["CI"]) throw new Error("programs are rewritten by a person, not on CI");

type Read = (text: string) => Analysis;
const readPython: Read = (text) => analyze({ file: "model.py", language: "python", text });
const readTypeScript: Read = (text) => analyze({ file: "model.tsx", language: "typescript", text, parseTypeScript });

/** What a rewrite says of itself; of refused calls with their lines. */
function report(analysis: Analysis, { before, after, refused, cautions }: SeparableRewrite): readonly string[] {
  const index = new LineIndex(analysis.text);
  const line = (offset: number) => index.lineAt(offset) + 1;
  return [
    before && after ? savingText(before, after, "flops") : "nothing",
    ...cautions,
    ...refused.map(({ site, because }) => `line ${line(site.span.start)}: ${because}`).sort(),
  ];
}

const LARGER = "a 1×1 convolution would only get larger";
const GROUPS = "a convolution in groups has no separable form";

const REPORTS: Readonly<Record<string, readonly string[]>> = {
  "aliases.py": [
    "8,688 → 1,368 params (−84%), −84% FLOPs",
    "line 15: the class is what `partial(…)` gives",
    "line 16: the class is looked up in a container",
    "line 20: the class comes in as the argument `conv`",
  ],
  "already_imported.py": ["4,640 → 688 params (−85%), −85% FLOPs"],
  "arguments.py": ["31,296 → 4,944 params (−84%), −84% FLOPs", "unequal strides: not on every device"],
  "exported_name.py": ["2,336 → 360 params (−85%), −85% FLOPs"],
  "import_styles.py": ["34,728 → 5,448 params (−84%), −85% FLOPs"],
  "initializers.py": [
    "10,440 → 1,656 params (−84%), −84% FLOPs",
    "line 10: `kernel_initializer` holds values for the kernel as it is",
  ],
  "inside_function.py": ["25,456 → 3,504 params (−86%), −86% FLOPs"],
  "line_ends.py": ["2,336 → 360 params (−85%), −85% FLOPs"],
  "refused.py": [
    "6,960 → 1,104 params (−84%), −84% FLOPs",
    "line 10: its separable form would not be smaller",
    "line 12: SpectralNormalization looks for a `kernel`, which a separable convolution has not",
    `line 6: ${LARGER}`,
    `line 7: ${LARGER}`,
    `line 8: ${GROUPS}`,
    `line 9: ${GROUPS}`,
  ],
  "small_conv.py": ["57 → 27 params (−53%), −54% FLOPs"],
  "spreads.py": [
    "10,440 → 1,656 params (−84%), −84% FLOPs",
    "line 11: `kernel_initializer` is given through `**`, and it has another name in SeparableConv2D",
  ],
  "star_import.py": ["2,336 → 360 params (−85%), −85% FLOPs"],
  "still_used.py": ["2,336 → 360 params (−85%), −85% FLOPs", `line 11: ${LARGER}`],
  "try_import.py": ["2,336 → 360 params (−85%), −85% FLOPs"],
  "aliases.ts": [
    "13,896 → 2,184 params (−84%), −84% FLOPs",
    "line 13: the class is looked up in a container",
    "line 16: the class comes in as the argument `make`",
  ],
  "arguments.ts": ["20,856 → 3,288 params (−84%), −84% FLOPs", "unequal strides: not on every device"],
  "destructured.js": ["13,896 → 2,184 params (−84%), −84% FLOPs"],
  "import_styles.ts": ["13,920 → 2,208 params (−84%), −84% FLOPs"],
  "inside_function.ts": ["25,456 → 3,504 params (−86%), −86% FLOPs"],
  "refused.ts": [
    "3,480 → 552 params (−84%), −84% FLOPs",
    `line 6: ${LARGER}`,
    `line 7: ${LARGER}`,
    "line 8: its separable form would not be smaller",
    "line 9: separableConv2d has no counterpart of `weights: [kernel]`",
  ],
  "sequential.js": [
    "18,816 → 2,473 params (−87%), −87% FLOPs",
    "the first layer too",
    "unequal strides: not on every device",
    "weights loaded here no longer fit",
  ],
  "spreads.ts": [
    "13,920 → 2,208 params (−84%), −84% FLOPs",
    "line 11: `kernelInitializer` is given outside of the call, and it has another name in separableConv2d",
  ],
  "still_used.js": ["2,336 → 360 params (−85%), −85% FLOPs", `line 12: ${LARGER}`],
  "weights_loaded.py": [
    "18,816 → 2,473 params (−87%), −87% FLOPs",
    "the first layer too",
    "unequal strides: not on every device",
    "weights loaded here no longer fit",
  ],
};

const programs = ["python", "typescript"].flatMap((folder) =>
  readdirSync(join(FIXTURES, folder, "separable/before")).map((name) => [name, join(FIXTURES, folder, "separable")]),
) as [string, string][];

describe.each(programs)("the rewrite of %s", (name, folder) => {
  const opening = commentOpening(name);
  const read = name.endsWith(".py") ? readPython : readTypeScript;
  const rewriteAll = (one: Analysis): SeparableRewrite => separableRewrite(one, one.facts.sites, read);
  const analysis = read(strip(readFileSync(join(folder, "before", name), "utf8"), opening));
  const rewrite = rewriteAll(analysis);
  const rewritten = applyEdits(analysis.text, rewrite.edits);

  it("is the program beside it", () => {
    const path = join(folder, "after", name);
    const kept = existsSync(path) ? strip(readFileSync(path, "utf8"), opening) : "";
    if (UPDATE && kept !== rewritten) writeFileSync(path, rewritten);
    else expect(rewritten).toBe(kept);
  });

  it("says what it saves, and what it leaves alone", () => expect(report(analysis, rewrite)).toEqual(REPORTS[name]));

  it("takes nothing from comments and strings but layers' names", () => {
    const comments = (one: Analysis) => one.program.comments.map(({ text }) => text);
    expect(comments(read(rewritten))).toEqual(comments(analysis));
  });

  it("is one list of edits that don't overlap", () => {
    for (const [i, edit] of rewrite.edits.entries()) {
      expect(edit.start).toBeGreaterThanOrEqual(rewrite.edits[i - 1]?.end ?? 0);
    }
  });

  it("leaves nothing more to do", () => expect(rewriteAll(read(rewritten)).edits).toEqual([]));
});

describe("what is offered at a call", () => {
  const offered = (text: string, words: string, read = readPython): readonly string[] => {
    const start = text.indexOf(words);
    const actions = codeActions(read(text), { start, end: start }, { unit: "flops", canTrain: false, analyze: read });
    return actions.map(({ title, disabled }) => (disabled === undefined ? title : `${title}, not: ${disabled}`));
  };
  const IGNORE = "Lamella: ignore on this line";
  const network = `from keras import Sequential, layers
model = Sequential([layers.Input((13, 13, 32)),
    layers.Conv2D(64, 3),
    layers.Conv2D(64, 1),
    layers.Conv2D(64, 3),
    layers.Flatten(),
])
`;

  it("is the call's own rewrite, then all of the model", () =>
    expect(offered(network, "layers.Conv2D(64, 3)")).toEqual([
      "Convert to SeparableConv2D: 18,496 → 2,400 params (−87%), −87% FLOPs",
      "Convert all 2 Conv2D in this model: 59,584 → 11,296 params (−81%), −80% FLOPs (1 more can't be)",
      IGNORE,
    ]));

  it("is in the words of TensorFlow.js for its programs", () => {
    const text = `import * as tf from "@tensorflow/tfjs";
const model = tf.sequential({ layers: [
  tf.layers.conv2d({ filters: 64, kernelSize: 3, inputShape: [13, 13, 32] }),
  tf.layers.conv2d({ filters: 64, kernelSize: 3 }),
] });
`;
    expect(offered(text, "conv2d({ filters: 64, kernelSize: 3 })", readTypeScript)).toEqual([
      "Convert to separableConv2d: 36,928 → 4,736 params (−87%), −87% FLOPs",
      "Convert all 2 conv2d in this model: 55,424 → 7,136 params (−87%), −87% FLOPs",
      IGNORE,
    ]);
  });

  it("is shown with the reason where it can't be", () =>
    expect(offered(network, "layers.Conv2D(64, 1)")[0]).toBe(`Convert to SeparableConv2D, not: ${LARGER}`));

  it("is nothing of the kind at other layers", () => expect(offered(network, "layers.Flatten")).toEqual([IGNORE]));

  it("is nothing of the kind on a silenced line", () => {
    const silenced = network.replace("Conv2D(64, 3),", "Conv2D(64, 3),  # lamella: ignore");
    expect(offered(silenced, "layers.Conv2D(64, 3)")).toEqual([]);
  });

  it("says how many layers a helper's call makes", () => {
    const text = `import keras
def block(x, n):
    return keras.layers.Conv2D(n, 3)(x)
x = keras.Input((32, 32, 8))
for n in (16, 32): x = block(x, n)
`;
    expect(offered(text, "keras.layers.Conv2D")[0]).toBe(
      "Convert to SeparableConv2D: 5,808 → 904 params (−84%), −85% FLOPs (all 2 layers made here)",
    );
  });

  it("writes the saving with the names that are left open", () => {
    const text = `import keras
def head(n):
    return keras.layers.Conv2D(n, 3)(keras.Input((32, 32, 8)))
`;
    expect(offered(text, "keras.layers.Conv2D").slice(0, 2)).toEqual([
      "Give n a value: `# lamella: n = 32`",
      "Convert to SeparableConv2D: 73·n → 9·n + 72 params",
    ]);
  });

  it("is refused where the program would fail", () => {
    const text = `import keras
model = keras.Sequential([keras.Input((32, 32, 8)), keras.layers.Conv2D(8, 3)])
keras.layers.Dense(3)(model.get_layer("conv2d").output)
`;
    expect(offered(text, "keras.layers.Conv2D")[0]).toMatch(/, not: the program would fail: .*conv2d/);
  });
});

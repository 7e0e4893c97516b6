/**
 * keras.applications without an installed Keras: what is rebuilt from the recorded graphs is what Keras answered.
 *
 *     npm run oracle -- --applications     records the graphs and the answers again
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analyze } from "../../src/core/analyze.js";
import type { RowFact, ShapesFact } from "../../src/core/model/facts.js";

interface Answer {
  readonly rows: number;
  readonly params: number;
  /** Of the rows as text: name, class, shape and parameters. */
  readonly digest: string;
}

const FILE = join(import.meta.dirname, "../oracle/applications.json");
const ANSWERS = JSON.parse(readFileSync(FILE, "utf8")) as Record<string, Record<string, Answer>>;

const modelOf = (text: string) => analyze({ file: "model.py", language: "python", text }).facts.models.at(-1);

const shapeText = (shape: ShapesFact): string => JSON.stringify(shape).replaceAll(",", ", ");

const rowText = ({ name, layer, output, params }: RowFact): string =>
  `${name} ${layer} ${shapeText(output)} ${params ?? 0}`;

describe.each(Object.entries(ANSWERS))("%s", (application, answers) => {
  it.each(Object.entries(answers))("(%s) is what Keras makes", (call, answer) => {
    const model = modelOf(`import keras\nmodel = keras.applications.${application}(${call})\n`)!;
    const rows = model.layers.map(rowText).join("\n");
    const digest = createHash("sha256").update(rows).digest("hex").slice(0, 16);
    expect({ rows: model.layers.length, params: model.params.total, digest }).toEqual(answer);
  });
});

describe("What isn't recorded", () => {
  it("is what Keras 2 makes", () => {
    const text = "import tf_keras\nmodel = tf_keras.Sequential([tf_keras.applications.VGG16(weights=None)])\n";
    expect(modelOf(text)!.params.total).toEqual({ atLeast: 0 });
  });

  it.each([
    ["keras.applications.MobileNet(weights=None, alpha=0.3)"],
    ["keras.applications.MobileNet(weights=None, depth_multiplier=2)"],
    ["keras.applications.VGG16(weights=None, include_top=bool(input()))"],
  ])("%s has no model, and no error", (call) => {
    const text = `import keras\nmodel = keras.Sequential([${call}, keras.layers.Flatten()])\n`;
    const { facts } = analyze({ file: "model.py", language: "python", text });
    expect(facts.problems).toEqual([]);
    expect(facts.models.map(({ params }) => params.total)).toEqual([{ atLeast: 0 }]);
  });
});

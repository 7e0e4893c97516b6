/**
 * Ways to use models, their layers and tensors: what Keras refuses is told, and nothing else.
 *
 *     npm run oracle -- --model-forms     asks Keras again
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analyze } from "../../src/core/analyze.js";

interface Recorded {
  readonly program: readonly string[];
  /** By the way: the class of what Keras raised, or null. */
  readonly answers: Readonly<Record<string, string | null>>;
}

const FILE = join(import.meta.dirname, "../oracle/model-forms.json");
const { program, answers } = JSON.parse(readFileSync(FILE, "utf8")) as Recorded;

/** Refused by Keras, and not told. */
const SILENT: readonly string[] = [
  // What a file holds, or whether it is there, isn't looked at.
  'keras.models.load_model("none")',
  'keras.models.load_model("none.keras")',
  'keras.models.model_from_json("{")',
  "keras.models.model_from_json(3)",
  'model.load_weights("none.weights.h5")',
  // Files and pictures: endings, formats, models that aren't built.
  'keras.models.save_model(model, "model")',
  'keras.utils.plot_model("model")',
  "keras.utils.plot_model(open_stack)",
  'model.export("model", format="none")',
  // Items of lists that the library gives, but for `layers`, and what Python refuses of them.
  "hidden.shape[2]",
  "len(model)",
  'model.layers["hidden"]',
  "model.layers[1].get_weights()[2]",
  "model.outputs.shape",
  "model.outputs[1]",
  "model.weights[9]",
  // Attributes that `compile` and `fit` set.
  "model.history",
  "model.optimizer",
  // Data whose kind or count is no model's.
  "compiled.fit((x, y), verbose=0)",
  "compiled.fit(None, y)",
  "compiled.fit(x, y, validation_data=x, verbose=0)",
  "compiled.predict(x, y, 0)",
  "compiled.train_on_batch(x, y[:3])",
  "empty.predict(x, verbose=0)",
  // Shapes that are asked for by hand.
  "dense.compute_output_shape(())",
  "model.compute_output_shape((None, 9))",
  "model.compute_output_shape(8)",
  "open_stack.build(None, 8)",
  // Values of other kinds.
  "keras.Input((8,), tensor=hidden)",
  "model(None)",
  'model.compile("adam", "mse", "accuracy")',
  "model.get_layer(dense)",
  "model.set_weights(x)",
  "ops.relu(None)",
  "ops.relu(dense)",
  "stack([inputs, second])",
];

/** What is told of the last line: an error, the warning that stands for one in programs for an earlier Keras, or nothing. */
function told(way: string): "error" | "warning" | undefined {
  const text = [...program, way, ""].join("\n");
  const { facts } = analyze({ file: "/model_forms.py", language: "python", text });
  const start = text.length - way.length - 1;
  const severities = facts.problems.filter(({ span }) => span.start >= start).map(({ severity }) => severity);
  return (["error", "warning"] as const).find((severity) => severities.includes(severity));
}

describe("ways to use a model", () => {
  const ways = Object.entries(answers).map(([way, answer]) => ({ way, answer, told: told(way) }));

  it("that Keras takes are no errors", () => {
    expect(ways.filter(({ answer, told }) => answer === null && told === "error")).toEqual([]);
  });

  it("that Keras refuses are told, but for those known", () => {
    const silent = ways.filter(({ answer, told }) => answer !== null && told === undefined).map(({ way }) => way);
    expect(silent.sort()).toEqual([...SILENT].sort());
  });
});

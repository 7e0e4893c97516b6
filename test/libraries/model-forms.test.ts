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
  // What a file or folder holds, or whether it is there, isn't looked at.
  'model.load_weights("none.weights.h5")',
  'keras.models.load_model("none.keras")',
  'keras.models.load_model("none")',
  "keras.optimizers.legacy.Adam()",
  'keras.utils.plot_model(model, "a.xyz")',
  "keras.utils.plot_model(model, show_shape=True)",
  'keras.utils.get_file("a")',
  "keras.utils.get_file()",
  "keras.utils.array_to_img(images)",
  "keras.utils.array_to_img(images[0])",
  "keras.utils.array_to_img(x)",
  'keras.utils.load_img("none.png", color_mode="gray")',
  'keras.models.load_model("none.h5")',
  'model.load_weights("a.keras")',
  'model.load_weights("a.weights.h5", by_name=True)',
  // Python's numbers, texts and dicts, though what is in them came from a model: a line that is being typed is often wrong for a moment.
  "hidden.shape + [1]",
  "model.output_names[1]",
  'model.get_layer("hidden").units[0]',
  "model.metrics_names[0]",
  "model.loss.name",
  'model.get_config()["layer"]',
  "model.get_config().layers",
  "stack.get_config()[0]",
  'dense.get_config()["unit"]',
  "dense.get_config().units",
  "text.get_vocabulary()[9]",
  // Results of training and the values of data: only run time has them.
  "compiled.fit(x, y[:, 0], verbose=0)",
  "compiled.fit(x, y, validation_data=(x, labels), verbose=0)",
  'model.predict(x, verbose=0)["scores"]',
  "classifier.fit(x, labels + 1, verbose=0)",
  'classifier.fit(x, labels.astype("str"), verbose=0)',
  'compiled.fit(x, y, verbose=0).history["loss"][5]',
  "model.losses[0]",
  "model.metrics[0]",
  // What objects of the library's make of the shapes and values that they are called with.
  "keras.losses.MeanSquaredError()(y, y[:, :2])",
  "keras.optimizers.Adam().apply_gradients([])",
  // Pipelines of TensorFlow's, and what others than Keras refuse.
  "dataset.map(lambda a, b: a @ b)",
  "dataset.padded_batch(2, padded_shapes=([7], [3]))",
  "dataset.padded_batch(2, padded_shapes=[9])",
  "keras.utils.normalize(x, axis=5)",
  'keras.utils.normalize("a")',
  'keras.utils.image_dataset_from_directory(".", image_size=8)',
  'keras.utils.text_dataset_from_directory(".", max_length="a")',
  "tf.keras.preprocessing.image.ImageDataGenerator(zoom_range=(1, 2, 3))",
  "from sklearn.model_selection import train_test_split; train_test_split(x, y, test_size=0.2, stratify=labels)",
  // Data in lists, whose arrays can't be told, or of kinds that no table tells.
  "stack(x.tolist())",
  "model(x.tolist())",
  "compiled.fit(x, y.tolist(), verbose=0)",
  "compiled.fit(x.tolist(), y, verbose=0)",
  "compiled.fit(x.tolist(), y.tolist(), verbose=0)",
  'compiled.fit(x, y, callbacks=[keras.callbacks.LearningRateScheduler(lambda epoch: "0.1")], verbose=0)',
  "model.predict(x.tolist(), verbose=0)",
  "compiled.train_on_batch(x, y, y)",
  // Others.
  "stack(list(x))",
  "model.get_weights()[0].shape[2]",
  "dense(x).shape[2]",
  "ops.shape(None)",
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

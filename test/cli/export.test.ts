/** `lamella export`: what it prints, and what it says where it prints nothing. What is in the JSON is tested by those who read it. */
import { describe, expect, test } from "vitest";
import { exportFile } from "../../src/cli/commands/export.js";
import { run } from "./run.js";

const MODEL = `import keras
from keras import layers
encoder = keras.Sequential([keras.Input((8,)), layers.Dense(4, activation="relu")], name="encoder")
x = keras.Input((8,))
whole = keras.Model(x, layers.Dense(2)(encoder(x)), name="whole")
`;

describe("export", () => {
  test("prints the one model that is no part of another", async () => {
    const { exitCode, out, err } = await run({ "a.py": MODEL }, (at) => exportFile(at("a.py"), { format: "tfjs" }));
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    const { format, modelTopology, weightsManifest } = JSON.parse(out);
    expect({ format, weightsManifest }).toEqual({ format: "layers-model", weightsManifest: [] });
    const { layers, output_layers } = modelTopology.model_config.config;
    expect(layers.map((layer: { class_name: string }) => layer.class_name)).toEqual([
      "InputLayer",
      "Sequential",
      "Dense",
    ]);
    // The model inside has a call of its own, so the one in this model is its second.
    expect(layers[2].inbound_nodes).toEqual([[["encoder", 1, 0, {}]]]);
    expect(output_layers).toEqual([["dense_1", 0, 0]]);
  });

  test("writes the model that is named into a file", async () => {
    const files = { "a.py": MODEL, "model.json": "old" };
    const {
      exitCode,
      out,
      files: after,
    } = await run(files, (at) =>
      exportFile(at("a.py"), { format: "keras-json", model: "encoder", out: at("model.json") }),
    );
    expect({ exitCode, out }).toEqual({ exitCode: 0, out: "" });
    const { module, class_name, config } = JSON.parse(after["model.json"]!);
    expect({ module, class_name, name: config.name }).toEqual({
      module: "keras",
      class_name: "Sequential",
      name: "encoder",
    });
    expect(config.layers[1].config).toMatchObject({ name: "dense", units: 4, activation: "relu" });
  });

  test.each([
    ["x = 1\n", {}, "./a.py: no model of it is built: name the call that builds one"],
    [MODEL, { model: "decoder" }, "./a.py: no model is called decoder; there are encoder, whole"],
    [
      MODEL + 'keras.Sequential([keras.Input((8,)), layers.Dense(1)], name="other")\n',
      {},
      "./a.py: it builds several models: name one of them; there are encoder, whole, other",
    ],
    [
      'import keras\nm = keras.Sequential([keras.Input((8,)), keras.layers.Lambda(lambda x: x * 2), keras.layers.Dense(n)], name="m")\n',
      {},
      "./a.py: m can't be written: lambda (Lambda): TensorFlow.js has no such layer; dense (Dense): its `units` isn't known: `n` isn't defined in what can be read",
    ],
    [
      "import keras\nclass Net(keras.Model):\n  pass\nnet = Net()\n",
      {},
      "./a.py: net: Net is a class of the program's own, and only its code tells what it computes",
    ],
  ])("exits with 2 and says why it can't: %#", async (source, options, message) => {
    const { exitCode, out, err } = await run({ "a.py": source }, (at) =>
      exportFile(at("a.py"), { format: "tfjs", ...options }),
    );
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    expect(err).toBe(`lamella: ${message}\n`);
  });

  test.each([
    ["d(x) + 1.0", "add (Add): what else this function is called with isn't kept"],
    ["d(x)", "dense (Dense): its `activation` isn't known: it is set after the layer is made"],
  ])("leaves nothing of a program out: %s", async (output, reason) => {
    const source = `import keras
x = keras.Input((4,))
d = keras.layers.Dense(3, activation="softmax")
m = keras.Model(x, ${output}, name="m")
${output === "d(x)" ? "d.activation = keras.activations.linear" : ""}
`;
    const { exitCode, out, err } = await run({ "a.py": source }, (at) =>
      exportFile(at("a.py"), { format: "keras-json" }),
    );
    expect({ exitCode, out, err }).toEqual({
      exitCode: 2,
      out: "",
      err: `lamella: ./a.py: m can't be written: ${reason}\n`,
    });
  });

  test("calls the builder that nobody calls, and tells what TensorFlow.js does otherwise", async () => {
    const source = `import keras
def build():
    return keras.Sequential([keras.Input((8,)), keras.layers.Dense(1, activation="hard_sigmoid")])
`;
    const { exitCode, err } = await run({ "a.py": source }, (at) =>
      exportFile(at("a.py"), { format: "tfjs", call: ["build()"] }),
    );
    expect(exitCode).toBe(0);
    expect(err).toBe(
      "lamella: dense (Dense): its hard_sigmoid is 0.2x + 0.5 in TensorFlow.js, and x/6 + 0.5 in Keras 3\n",
    );
  });
});

/**
 * What stands in the library's modules: layers, models, inputs, the functions that model code uses.
 *
 *     keras.layers.Conv2D, keras.Input, keras.Model, keras.backend.image_data_format
 */
import { refuseLabels } from "./refused-in-call.js";
import { Float, isRanked, Unknown, type Dim, type Shape } from "../../dims/dim.js";
import { earlierLayers, findLayer, layerNames } from "../../layers/catalogue.js";
import { constructLayer } from "../../layers/construct.js";
import { bind, signature, type BindingError } from "../../layers/signature.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { missingArgument } from "../../problems/missing-argument.js";
import { removedInKeras3 } from "../../problems/removed-in-keras-3.js";
import { unknownArgument } from "../../problems/unknown-argument.js";
import { LayerError } from "../../layers/entry.js";
import { constructorArguments, functionalForms } from "../../layers/functional-forms.js";
import { LayerObject } from "../../values/layer-object.js";
import type { TensorSpec } from "../../dims/tensor.js";
import { itemsOf, reasonFor, toArgument, toDim, toShape } from "../../values/convert.js";
import { NativeFunction, type NativeCall } from "../../values/native.js";
import { ListObject } from "../../values/objects.js";
import { External, positionalArguments, TensorValue, TupleValue, type Value } from "../../values/value.js";
import { fn, type Bound } from "../native-helpers.js";
import { newArray } from "../numpy.js";
import { cloneModel } from "./configurations/configurations.js";
import { reportRenamed } from "./spelling/renamed-arguments.js";
import { configure, failLayer, layerClass, newLayer, refuseName, update } from "./construct-layer.js";
import { datasetMembers } from "./datasets.js";
import { callLayer } from "./layer-calls.js";
import { sourceInputs } from "./graph/graph.js";
import { ObjectHandle } from "./layer-handle.js";
import { fillSequential, nativeBaseOf } from "./own/native-classes.js";
import { refuseSetting } from "./arguments/refused-settings.js";
import { makeFunctional } from "./functional.js";
import { newInput, outputTensor } from "./models.js";
import { padSequences } from "./padded-sequences.js";
import { newVariable } from "./weights/variables.js";
import { classesOf, constantOf } from "../tensors/constants.js";

export const kerasMembers = new Map<string, Value>();

const define = (path: string, value: Value): void => void kerasMembers.set(path, value);
const defineFunction = (path: string, make: (name: string) => NativeFunction): void =>
  define(path, make(path.slice(path.lastIndexOf(".") + 1)));

// ---------------------------------------------------------------- layers

for (const name of layerNames) {
  const entry = findLayer(name);
  if (entry && name !== "Input") define(`keras.layers.${name}`, layerClass(entry));
}
for (const [name, entry] of earlierLayers) define(`keras.layers.${name}`, layerClass(entry, name));

/** What Keras 1 made of the shape that it gives is what Keras 2 makes of the window. */
for (const name of ["Deconv2D", "Deconvolution2D"])
  define(
    `keras.layers.${name}`,
    new NativeFunction(
      name,
      (call) => {
        const { keywords, positional } = call.args;
        const isKeras1 = keywords.has("nb_filter") || keywords.has("output_shape") || positional.length > 2;
        return layerClass(isKeras1 ? earlierLayers.get(name)! : findLayer("Conv2DTranspose")!).invoke(call);
      },
      name,
    ),
  );

/** `Merge([left, right])`: made of models or layers, it is applied to what they give. */
define(
  "keras.layers.Merge",
  new NativeFunction(
    "Merge",
    (call) => {
      const { runtime, args, place } = call;
      const layer = layerClass(earlierLayers.get("Merge")!).invoke(call);
      const merged = args.keywords.get("layers") ?? args.positional[0] ?? null;
      if (!(layer instanceof LayerObject) || merged === null) return layer;
      const outputs = itemsOf(merged)?.map((item) => (item instanceof LayerObject ? outputTensor(item) : undefined));
      const inputs = outputs?.every((output) => output !== undefined) ? new TupleValue(outputs) : reasonFor(merged);
      const result = callLayer(runtime, layer, positionalArguments(inputs), place);
      return result instanceof Unknown ? result : layer;
    },
    "Merge",
  ),
);

/** `merge([a, b], mode="concat")`: Keras 1's layer for all kinds of merging, made and applied in one call. */
define(
  "keras.layers.merge",
  new NativeFunction("merge", ({ runtime, args, place }) => {
    const entry = earlierLayers.get("Merge")!;
    const layer = newLayer(runtime, "layer", entry.className, entry, undefined, place);
    const [inputs = args.keywords.get("inputs") ?? null, ...after] = args.positional;
    const keywords = new Map([...args.keywords].filter(([name]) => name !== "inputs"));
    const failed = configure(runtime, layer, entry, { ...args, positional: [null, ...after], keywords }, place);
    return failed ?? callLayer(runtime, layer, positionalArguments(inputs), place);
  }),
);
define(
  "keras.layers.Layer",
  new NativeFunction(
    "Layer",
    ({ runtime, place }) => newLayer(runtime, "layer", "Layer", undefined, undefined, place),
    "Layer",
  ),
);
define("keras.layers.InputSpec", new External("keras.InputSpec"));
defineFunction("keras.Variable", newVariable);
defineFunction(
  "keras.KerasTensor",
  fn("shape, dtype='float32', *args, **kwargs", ({ get }) => {
    const dtype = get("dtype");
    return new TensorValue(toShape(get("shape")), typeof dtype === "string" ? dtype : reasonFor(dtype));
  }),
);

/** `Input(…)`: a symbolic tensor; `InputLayer(…)`: the layer itself. */
function makeInput({ runtime, args, place }: NativeCall, asLayer: boolean): Value {
  const entry = findLayer(asLayer ? "InputLayer" : "Input")!;
  const handle = (layer: LayerObject): ObjectHandle => new ObjectHandle(runtime, layer, place);
  try {
    const keywords = new Map([...args.keywords].map(([name, value]) => [name, toArgument(value, handle)] as const));
    const made = constructLayer(
      entry,
      args.positional.map((value) => toArgument(value, handle)),
      keywords,
      runtime.settings,
      args.unknownRest,
    );
    const { layer, tensor } = newInput(runtime, made.config as TensorSpec, made.base.name, place);
    layer.argumentsGiven = [...args.keywords].map(([key, value]) => ({ name: key, value, given: true }));
    runtime.layerConstructed(layer, place);
    const spec = { shape: tensor.shape, dtype: tensor.dtype };
    runtime.layerApplied({ layer, place, inputs: spec, output: spec, cost: { macs: 0, flops: 0 } });
    return asLayer ? layer : tensor;
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    return failLayer(runtime, error, place);
  }
}
define("keras.Input", new NativeFunction("Input", (call) => makeInput(call, false)));
define("keras.layers.InputLayer", new NativeFunction("InputLayer", (call) => makeInput(call, true), "InputLayer"));

/* `add([a, b])`, `concatenate([a, b], axis=-1)`: the layer made and applied in one call. */
for (const form of functionalForms) {
  const { name, makes } = form;
  define(
    `keras.layers.${name}`,
    new NativeFunction(name, ({ runtime, args, place }) => {
      const [given, ...after] = args.positional;
      const keywords = new Map(args.keywords);
      const inputs = given ?? keywords.get("inputs") ?? null;
      keywords.delete("inputs");
      const layer = newLayer(runtime, "layer", makes.name, makes, undefined, place);
      const handedOn = { ...args, ...constructorArguments(form, after, keywords) };
      const failed = configure(runtime, layer, makes, handedOn, place);
      return failed ?? callLayer(runtime, layer, { positional: [inputs], keywords: new Map() }, place);
    }),
  );
}

// ---------------------------------------------------------------- models

define(
  "keras.Sequential",
  new NativeFunction(
    "Sequential",
    (call) => {
      const { runtime, args, place } = call;
      const isKeras2 = runtime.settings.dialect !== undefined;
      const bound = bind(isKeras2 ? SEQUENTIAL_2 : SEQUENTIAL, args.positional, args.keywords);
      const model = newLayer(runtime, "sequential", "Sequential", undefined, undefined, place);
      const refused =
        refuseBinding(call, "Sequential", bound.errors) ?? refuseTrainable(call, bound.given.get("trainable"));
      const badName = nameModel(call, model, bound.given.get("name"));
      if (refused ?? badName) return (refused ?? badName)!;
      update(runtime, model, { sequential: { layers: [] } });
      runtime.modelBuilt(model, place);
      const layers = bound.given.get("layers") ?? args.unknownRest;
      if (layers !== undefined && layers !== null) fillSequential(runtime, model, layers, place);
      const trainable = bound.given.get("trainable");
      // The layers keep their own flags.
      if (typeof trainable === "boolean") update(runtime, model, { trainable });
      return model;
    },
    "Sequential",
  ),
);

define(
  "keras.Model",
  new NativeFunction(
    "Model",
    (call) => {
      const { runtime, args, place } = call;
      const { keywords, positional } = args;
      reportRenamed(runtime, "Model", args, place, { input: "inputs", output: "outputs" });
      const end = (name: string, at: number): Value | undefined =>
        [keywords.get(`${name}s`), keywords.get(name), positional[at], args.unknownRest].find((x) => x !== undefined);
      const [inputs, outputs] = [end("input", 0), end("output", 1)];
      const twice = ["inputs", "outputs"].find((name, at) => positional[at] !== undefined && keywords.has(name));
      if (twice !== undefined && runtime.settings.dialect === undefined)
        return failLayer(
          runtime,
          new LayerError(invalidArgument, `Model gets \`${twice}\` twice.`, twice),
          place,
          [],
          "TypeError",
        );
      if (inputs === undefined || outputs === undefined)
        return refuseHalfModel(call) ?? runtime.unknown("a Model is made without inputs and outputs", place);
      if (positional.length > 2 && runtime.settings.dialect === "tf_keras")
        return runtime.unknown(
          "of three arguments Keras 2 makes no model of the graph: pass the name as `name=`",
          place,
        );
      if (positional.length > 2 && runtime.settings.dialect !== "keras2")
        return failLayer(
          runtime,
          new LayerError(
            invalidArgument,
            "Model takes two positional arguments, inputs and outputs; pass the name as `name=`.",
          ),
          place,
        );
      const model = newLayer(runtime, "functional", "Functional", undefined, undefined, place);
      const failed =
        refuseTrainable(call, keywords.get("trainable")) ??
        nameModel(call, model, keywords.get("name") ?? positional[2]);
      if (failed) return failed;
      const wrong = makeFunctional(runtime, model, inputs, outputs, place);
      if (wrong) return wrong;
      const trainable = keywords.get("trainable");
      if (typeof trainable === "boolean") runtime.setAttribute(model, "trainable", trainable, place);
      return model;
    },
    "Model",
  ),
);
define("keras.Functional", kerasMembers.get("keras.Model")!);

const SEQUENTIAL = signature("layers=None, trainable=True, name=None");
const SEQUENTIAL_2 = signature("layers=None, name=None");

function refuseBinding(
  { runtime, place }: NativeCall,
  what: string,
  errors: readonly BindingError[],
): Unknown | undefined {
  const [error] = errors;
  if (!error || error.kind === "missing") return undefined;
  const [problem, message, argument] =
    error.kind === "unknown"
      ? ([unknownArgument, `${what} has no argument \`${error.name}\`.`, error.name] as const)
      : ([invalidArgument, `${what} isn't called with so many arguments.`, undefined] as const);
  return failLayer(runtime, new LayerError(problem, message, argument), place);
}

function refuseTrainable({ runtime, place }: NativeCall, value: Value | undefined): Unknown | undefined {
  const isWrong = typeof value === "string" || typeof value === "number" || value instanceof Float;
  if (!isWrong || runtime.settings.dialect !== undefined) return undefined;
  const message = "A model's `trainable` must be True or False.";
  return failLayer(runtime, new LayerError(invalidArgument, message, "trainable"), place);
}

function refuseEarlier({ runtime, place }: NativeCall, name: string): void {
  const message = `Model: \`${name}\` is a spelling of an earlier Keras, which Keras 3 refuses. It is \`${name}s\` now.`;
  runtime.fail({ kind: removedInKeras3, place: runtime.argumentPlace(place, name), message }, "ValueError", place);
}

/** Inputs without outputs, or outputs without inputs. */
function refuseHalfModel({ runtime, args, place }: NativeCall): Unknown | undefined {
  const given = args.positional.length > 0 || ["inputs", "outputs"].some((name) => args.keywords.has(name));
  if (!given || args.unknownRest || runtime.settings.dialect !== undefined) return undefined;
  const missing = args.keywords.has("outputs") ? "inputs" : "outputs";
  return failLayer(runtime, new LayerError(missingArgument, `Model needs \`${missing}\` too.`), place);
}

/** Names the model; the Unknown of an error where the library refuses the name. */
function nameModel(
  { runtime, args, place }: NativeCall,
  model: LayerObject,
  name: Value | undefined,
): Unknown | undefined {
  model.named = true;
  const given = name ?? (args.unknownRest ? null : undefined);
  const automatic = given === undefined || (given === null && !args.unknownRest);
  const refused = refuseName(runtime, model, given, place);
  update(runtime, model, {
    name: automatic ? runtime.automaticName(model.className) : typeof given === "string" ? given : undefined,
  });
  return refused;
}

// ---------------------------------------------------------------- functions

defineFunction(
  "keras.version",
  fn("", ({ runtime, place }) => runtime.attribute(new External("keras"), "__version__", place)),
);

const setting = (path: string, what: string, value: (bound: Bound) => string | Unknown): void =>
  defineFunction(
    path,
    fn("", (bound) => {
      const found = value(bound);
      if (typeof found === "string") bound.runtime.assume(what, found, bound.place);
      return found;
    }),
  );
for (const module of ["keras.backend", "keras.config", "keras"])
  setting(`${module}.image_data_format`, "image_data_format()", ({ runtime }) => runtime.settings.imageDataFormat);
for (const module of ["keras.backend", "keras.config"]) {
  defineFunction(
    `${module}.floatx`,
    fn("", ({ runtime }) => runtime.settings.floatx ?? "float32"),
  );
  setting(`${module}.backend`, "backend()", () => "tensorflow");
  defineFunction(
    `${module}.epsilon`,
    fn("", () => new Float(1e-7)),
  );
}
for (const module of ["keras.backend", "keras.config"]) {
  defineFunction(
    `${module}.set_image_data_format`,
    fn("data_format", ({ runtime, get, place }) => {
      const format = get("data_format");
      const refused = refuseSetting(runtime, `${module}.set_image_data_format`, format, place);
      if (refused) return refused;
      const text = typeof format === "string" ? format.toLowerCase() : format;
      const known = (["channels_first", "channels_last"] as const).find((one) => one === text);
      if (known !== undefined || typeof format !== "string")
        runtime.changeSettings({ imageDataFormat: known ?? reasonFor(format) });
      return null;
    }),
  );
}
// Keras 1 named the formats after the two libraries that it ran on.
defineFunction(
  "keras.backend.set_image_dim_ordering",
  fn("dim_ordering", ({ runtime, get }) => {
    const ordering = get("dim_ordering");
    const format = ordering === "th" ? "channels_first" : ordering === "tf" ? "channels_last" : undefined;
    if (format !== undefined || typeof ordering !== "string")
      runtime.changeSettings({ imageDataFormat: format ?? reasonFor(ordering) });
    return null;
  }),
);
setting("keras.backend.image_dim_ordering", "image_dim_ordering()", ({ runtime }) => {
  const format = runtime.settings.imageDataFormat;
  return format instanceof Unknown ? format : format === "channels_first" ? "th" : "tf";
});
for (const path of [
  "keras.mixed_precision.set_global_policy",
  "keras.config.set_dtype_policy",
  "keras.mixed_precision.set_dtype_policy",
  "keras.backend.set_floatx",
  "keras.config.set_floatx",
])
  defineFunction(
    path,
    fn("policy", ({ runtime, get, place }) => {
      const policy = get("policy");
      const refused = refuseSetting(runtime, path, policy, place);
      if (refused) return refused;
      const dtype = typeof policy === "string" ? policy : reasonFor(policy);
      runtime.changeSettings(path.endsWith(".set_floatx") ? { dtype, floatx: dtype } : { dtype });
      return null;
    }),
  );

/** The count of a prefix, which automatic names go by as well. */
defineFunction(
  "keras.backend.get_uid",
  fn('prefix=""', ({ get, runtime, place }) => {
    const prefix = get("prefix");
    const isTold = typeof prefix === "string" && runtime.settings.dialect === undefined;
    const name = isTold ? runtime.automaticName(prefix, true) : undefined;
    if (!isTold || name === undefined) return runtime.unknown("how many names of a kind there are isn't known", place);
    return name === prefix ? 1 : Number(name.slice(prefix.length + 1)) + 1;
  }),
);

for (const path of ["keras.backend.clear_session", "keras.utils.clear_session"])
  defineFunction(
    path,
    fn("*args, **kwargs", ({ runtime }) => {
      runtime.clearNames();
      return null;
    }),
  );

/** `int_shape(x)`: a tuple of sizes. */
for (const path of ["keras.backend.int_shape", "keras.ops.shape"])
  defineFunction(
    path,
    fn("x", ({ get, runtime, place }) => runtime.attribute(get("x"), "shape", place)),
  );
defineFunction(
  "keras.backend.is_keras_tensor",
  fn("x", ({ get }) =>
    get("x") instanceof TensorValue ? (get("x") as TensorValue).origin !== undefined : reasonFor(get("x")),
  ),
);

/** One more than the largest of a few labels. */
function classesIn(labels: Value): number | undefined {
  const values = constantOf(labels);
  const isTold = values !== undefined && values.length > 0 && values.every((value) => typeof value === "number");
  return isTold ? Math.max(...values) + 1 : undefined;
}

/** One-hot vectors of labels. */
function toCategorical({ get, runtime, place }: Bound): Value {
  const [labels, classes] = [get("x"), get("num_classes")];
  const refused = refuseLabels(runtime, labels, classes, place);
  if (refused) return refused;
  const shape = labels instanceof TensorValue ? labels.shape : reasonFor(labels);
  const width =
    classes === null
      ? (classesOf(labels) ?? classesIn(labels) ?? new Unknown("how many classes the labels name isn't known"))
      : toDim(classes);
  if (!isRanked(shape)) return newArray(shape, "float32");
  const rows = shape.length > 1 && shape[shape.length - 1] === 1 ? shape.slice(0, -1) : shape;
  return newArray([...rows, width], "float32");
}
for (const path of [
  "keras.utils.to_categorical",
  "keras.utils.np_utils.to_categorical",
  "keras.utils.numerical_utils.to_categorical",
])
  defineFunction(path, fn("x, num_classes=None, *args, **kwargs", toCategorical));

for (const path of ["keras.utils.pad_sequences", "keras.preprocessing.sequence.pad_sequences"])
  defineFunction(path, fn("sequences, maxlen=None, dtype='int32', *args, **kwargs", padSequences));

for (const path of ["keras.models.clone_model", "keras.models.cloning.clone_model"])
  defineFunction(
    path,
    fn("model, input_tensors=None, clone_function=None, *args, **kwargs", ({ get, runtime, place }) => {
      const model = get("model");
      const isPlain = get("input_tensors") === null && get("clone_function") === null;
      const isClass = model instanceof NativeFunction && nativeBaseOf(model) !== undefined;
      if (isClass && runtime.settings.dialect === undefined) {
        const message = `clone_model copies a model, and ${model.name} is a class. Make one first: ${model.name}(…).`;
        return failLayer(runtime, new LayerError(invalidArgument, message, "model"), place, [], "TypeError");
      }
      if (model instanceof LayerObject && isPlain) return cloneModel(runtime, model, place);
      runtime.loseNames();
      return runtime.unknown("this copy of a model isn't followed", place);
    }),
  );

/** The inputs that a symbolic tensor comes from. */
for (const path of ["keras.utils.get_source_inputs", "keras.ops.operation_utils.get_source_inputs"])
  defineFunction(
    path,
    fn("tensor", ({ get, runtime }) => {
      const tensor = get("tensor");
      const isTold = tensor instanceof TensorValue && tensor.origin && !tensor.facts.ambiguous;
      return isTold ? runtime.list([...sourceInputs(tensor)]) : reasonFor(tensor);
    }),
  );

/** Whether there is a file of such a name only the machine knows that runs the program; a plain word is none. */
defineFunction(
  "keras.utils.file_utils.exists",
  fn("path", ({ get, runtime, place }) => {
    const path = get("path");
    const isWord = (typeof path === "string" && !/[./\\]/.test(path)) || typeof path === "number";
    return isWord ? false : runtime.unknown("whether the file is there is known only when the program runs", place);
  }),
);

for (const [path, native] of datasetMembers) define(path, native);

/**
 * A topology as TensorFlow.js reads models: the artifact of `tf.loadLayersModel`, whose topology `tf.models.modelFromJSON` takes.
 *
 *     { format: "layers-model", modelTopology: { keras_version, backend, model_config: { class_name, config } }, weightsManifest: [] }
 *
 * The configuration is that of Keras 2, which TensorFlow.js knows (tfjs-layers/src/keras_format). What it computes otherwise than the program's
 * library is refused, or noted where only the training differs. There are no weights: it initializes its own.
 */
import { signature } from "../layers/signature.js";
import type { LayerTopology, ModelTopology, TensorReference, TopologyValue } from "../model/topology.js";
import { checkEnds, plainCall, tensorsIn } from "./calls.js";
import { canonicalConfig, keras3Default, renamedInTfjs, tfjsEntryOf, type ConfigValue } from "./canonical.js";
import { tfjsObjection } from "./tfjs-check.js";
import { Findings, type Exported, type Json, type JsonObject, type LayerFindings } from "./findings.js";
import type { KerasObject } from "./library-objects.js";

/** The file `model.json` of the model, without its weights. */
export function tfjsArtifact(model: ModelTopology): Exported {
  const topology = tfjsTopology(model);
  if ("because" in topology) return topology;
  const json: JsonObject = {
    format: "layers-model",
    generatedBy: "Lamella",
    convertedBy: null,
    modelTopology: topology.json,
    weightsManifest: [],
  };
  return { json, notes: topology.notes };
}

/** What `tf.models.modelFromJSON` takes. */
function tfjsTopology(model: ModelTopology): Exported {
  const findings = new Findings();
  return findings.exported(() => ({
    keras_version: "2.15.0",
    backend: "tensorflow",
    model_config: new TfjsWriter(findings, model.language).model(model, true),
  }));
}

/** The activations that it has, by Keras' names, with its own. */
const ACTIVATIONS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    "elu gelu linear mish relu relu6 selu sigmoid softmax softplus softsign tanh".split(" ").map((n) => [n, n]),
  ),
  silu: "swish",
  log_softmax: "log_softmax",
  "gelu (approximate)": "gelu_new",
  hard_sigmoid: "hard_sigmoid",
  "hard_sigmoid of Keras 2": "hard_sigmoid",
};

/** Arguments that may be anything, as they change nothing that is computed. */
const WITHOUT_EFFECT = new Set([
  "seed",
  "use_cudnn",
  "synchronized",
  "renorm_clipping",
  "renorm_momentum",
  "zero_output_for_mask",
]);

/** Between batches it keeps other states than Keras. */
const STATES = { stateful: [false] };

/** Arguments that it reads and does something else with, or nothing: what they must be. */
const ONLY: Readonly<Record<string, Readonly<Record<string, readonly Json[]>>>> = {
  Conv1D: { padding: ["valid", "same"] },
  UpSampling2D: { interpolation: ["nearest"] },
  Conv2DTranspose: { dilation_rate: [1] },
  Conv3DTranspose: { dilation_rate: [1] },
  DepthwiseConv2D: { dilation_rate: [1] },
  ELU: { alpha: [1] },
  GRU: { reset_after: [false], ...STATES },
  GRUCell: { reset_after: [false] },
  LSTM: STATES,
  RNN: STATES,
  SimpleRNN: STATES,
  ConvLSTM2D: STATES,
};

/** Layers that it has under the same name and computes otherwise. */
const OTHER: Readonly<Record<string, string>> = {
  Resizing: "TensorFlow.js' Resizing places its pixels otherwise",
  CategoryEncoding: "TensorFlow.js writes its output's shape over that of its input",
  CenterCrop: "TensorFlow.js writes its output's shape over that of its input",
};

/** What it builds, and can't compute: the program would end when it is first run. */
const NOT_COMPUTED: Readonly<
  Record<string, (config: JsonObject, takes: LayerTopology["takes"]) => string | undefined>
> = {
  BatchNormalization: normalized,
  LayerNormalization: normalized,
  Softmax: (config, takes) =>
    isAlongLastAxis(config, takes) ? undefined : "TensorFlow.js computes it along the last axis only",
  SeparableConv2D: ({ data_format: format, use_bias: bias }) =>
    format === "channels_first" && bias !== false
      ? "TensorFlow.js can't add its bias to channels that come first"
      : undefined,
};

function normalized(_: JsonObject, [input]: LayerTopology["takes"]): string | undefined {
  return input !== undefined && input.shape.length > 4
    ? "TensorFlow.js normalizes tensors of at most 4 axes"
    : undefined;
}

const isAlongLastAxis = ({ axis }: JsonObject, [input]: LayerTopology["takes"]): boolean =>
  axis === -1 || axis === (input?.shape.length ?? 0) - 1;

/** Their kernels FusedBatchNorm hand the statistics out along the last axis, where those of WebGL and of tfjs-node broadcast them. */
const OTHERWISE_WITHOUT_GPU =
  "TensorFlow.js' WebAssembly and CPU backends normalize along the last axis whatever `axis` is; WebGL's and tfjs-node do as Keras does";

const OBJECT = /_(initializer|regularizer|constraint)$/;

/** Functions of graphs that are a layer there, for tensors of one rank. */
const OPERATIONS = new Set(["Add", "Multiply", "Maximum", "Minimum"]);

/** Layers that compute otherwise where they are given a mask. */
const READING_MASKS = new Set(["Bidirectional", "ConvLSTM2D", "GRU", "LSTM", "RNN", "SimpleRNN"]);

class TfjsWriter {
  constructor(
    readonly findings: Findings,
    readonly language: ModelTopology["language"],
  ) {}

  model(model: ModelTopology, trainable: boolean): JsonObject {
    const isTrained = trainable && model.trainable;
    this.#checkMasks(model);
    if (model.kind === "Sequential") return this.#sequential(model, isTrained);
    const models = new Set(model.layers.filter((layer) => layer.model).map((layer) => layer.name));
    const layers = model.layers.map((layer) => ({
      ...this.#layer(layer, isTrained),
      name: layer.name,
      inbound_nodes: layer.layer === "InputLayer" ? [] : layer.calls.map((_, i) => this.#inbound(layer, i, models)),
    }));
    const ends = (value: TopologyValue): Json =>
      tensorsIn(value).map((tensor) => [tensor.layer, nodeOf(tensor, models), tensor.output]);
    checkEnds(model, this.findings.of({ name: model.name, layer: model.kind }));
    return {
      // Its own programs make a Model; a Functional there is the same.
      class_name: this.language === "python" ? "Functional" : "Model",
      config: { name: model.name, layers, input_layers: ends(model.inputs), output_layers: ends(model.outputs) },
    };
  }

  /** Once a layer has made a mask, TensorFlow.js hands it to every layer after it, also where Keras has dropped it on the way. */
  #checkMasks({ layers }: ModelTopology): void {
    if (!layers.some(({ gives }) => gives.some(({ isMasked }) => isMasked))) return;
    for (const layer of layers) {
      const taken = [layer.takes[0], ...layer.calls.map(({ positional }) => tensorsIn(positional[0] ?? null)[0])];
      const isLost = taken.some((tensor) => tensor !== undefined && !tensor.isMasked);
      if (isLost && (layer.model || READING_MASKS.has(layer.layer)))
        this.findings.of(layer).refuse("TensorFlow.js gives it a mask that it doesn't have in the program");
    }
  }

  #sequential(model: ModelTopology, trainable: boolean): JsonObject {
    const [input] = tensorsIn(model.inputs);
    const layers = model.layers.map((layer, i) => {
      const written = this.#layer(layer, trainable);
      const needsInput = i === 0 && !layer.model && input !== undefined;
      if (!needsInput) return written;
      const config = { ...(written["config"] as JsonObject), batch_input_shape: this.#shape(input, model.name) };
      return { ...written, config };
    });
    return { class_name: "Sequential", config: { name: model.name, layers } };
  }

  #layer(layer: LayerTopology, trainable: boolean): JsonObject {
    const findings = this.findings.of(layer);
    if (layer.model) return this.model(layer.model, trainable);
    if (layer.isOperation) return this.#operation(layer, findings);
    if (layer.layer === "InputLayer")
      return {
        class_name: "InputLayer",
        config: {
          batch_input_shape: this.#sizes(layer.inputShape ?? "?", findings),
          dtype: inputDtype(layer.dtype, findings),
          sparse: false,
          name: layer.name,
        },
      };
    if (layer.dtype !== "float32" && this.language === "python")
      findings.note(`it computes in ${layer.dtype}, and TensorFlow.js in float32`);
    const reasons = this.findings.reasons.length;
    const own = this.#config(layer, findings);
    const config = { name: layer.name, trainable: trainable && layer.trainable, dtype: "float32", ...own };
    // What is refused already is told once.
    const isRefused = this.findings.reasons.length > reasons;
    const objection = isRefused
      ? undefined
      : (tfjsObjection(layer, config) ?? NOT_COMPUTED[layer.layer]?.(config, layer.takes));
    if (objection !== undefined) findings.refuse(objection);
    const isOfKeras = layer.layer === "BatchNormalization" && this.language === "python";
    if (isOfKeras && !isAlongLastAxis(config, layer.takes)) findings.note(OTHERWISE_WITHOUT_GPU);
    return { class_name: layer.layer, config };
  }

  /** The arguments of Keras as those of TensorFlow.js. */
  #config(topology: LayerTopology, findings: LayerFindings): JsonObject {
    const { layer } = topology;
    const entry = tfjsEntryOf(layer);
    if (!entry) findings.refuse("TensorFlow.js has no such layer");
    const config = entry && canonicalConfig(topology, this.language, findings);
    if (!config) return {};
    // A program of its own does what TensorFlow.js does.
    const isOwn = this.language === "javascript";
    if (!isOwn && OTHER[layer] !== undefined) findings.refuse(OTHER[layer]);
    const known = signature(entry.signature).byName;
    const names = Object.fromEntries(Object.entries(renamedInTfjs(layer)).map(([own, keras]) => [keras, own]));
    const written: Record<string, Json> = {};
    const [given] = topology.gives;
    // It announces an axis of size -1 as unknown, and can't go on with that.
    const target = layer === "Reshape" && given !== undefined && given.shape !== "?" ? given.shape.slice(1) : undefined;
    if (target?.every((size) => typeof size === "number")) config.set("target_shape", target);
    for (const [name, value] of config) {
      const own = names[name] ?? name;
      if (name === "activity_regularizer" && value !== null)
        findings.refuse("TensorFlow.js can't apply a layer that has an `activity_regularizer`");
      // Some are refused even as null.
      else if (known.has(own) && !(value === null && OBJECT.test(name)))
        written[own] = this.#value(layer, name, value, findings);
      else if (!isNeutral(layer, name, value))
        findings.refuse(`TensorFlow.js has no \`${name}\` for it${shown(value)}`);
    }
    return written;
  }

  #value(layer: string, name: string, value: ConfigValue, findings: LayerFindings): Json {
    if (typeof value === "object" && value !== null && "object" in value) return objectOf(value.object as KerasObject);
    if (typeof value === "object" && value !== null && "layers" in value) {
      const inner = value.layers as readonly LayerTopology[];
      if (layer === "Bidirectional" && inner[0]?.layer === "RNN")
        return findings.refuse("TensorFlow.js can't read a Bidirectional of an RNN");
      const layers = inner.map((one) => this.#layer(one, true));
      if (value.isList !== true) return layers[0]!;
      // An RNN of several cells.
      const stack = { class_name: "StackedRNNCells", config: { cells: layers } };
      return name === "cell" ? stack : layers;
    }
    const plain =
      layer === "UpSampling2D" && name === "size" && typeof value === "number" ? [value, value] : (value as Json);
    if (/^(recurrent_)?activation$/.test(name) && typeof plain === "string")
      return activationOf(plain, this.language, findings);
    const allowed = this.language === "python" ? ONLY[layer]?.[name] : undefined;
    const items = Array.isArray(plain) ? (plain as readonly Json[]) : [plain];
    if (allowed && !items.every((item) => allowed.includes(item)))
      findings.refuse(`TensorFlow.js does something else with \`${name}\`${shown(plain)}`);
    return plain;
  }

  #operation(layer: LayerTopology, findings: LayerFindings): JsonObject {
    const ranks = layer.calls.flatMap(({ positional }) => tensorsIn(positional).map(({ shape }) => shape.length));
    const isSame =
      layer.calls.every(({ positional }) => tensorsIn(positional).length >= 2) && new Set(ranks).size === 1;
    if (!OPERATIONS.has(layer.layer)) findings.refuse("TensorFlow.js has no layer for this function");
    else if (!isSame) findings.refuse("TensorFlow.js has it as a layer only for tensors of one rank, and nothing else");
    return { class_name: layer.layer, config: { name: layer.name, trainable: true, dtype: "float32" } };
  }

  #inbound(layer: LayerTopology, i: number, models: ReadonlySet<string>): Json {
    const findings = this.findings.of(layer);
    const call = plainCall(layer.calls[i]!, findings);
    if (!call) return [];
    const states = call.keywords.filter(([name]) => name === "initial_state").flatMap(([, value]) => tensorsIn(value));
    for (const [name, value] of call.keywords) {
      if (name === "training" && typeof value === "boolean")
        findings.note(
          `it is called with training=${value ? "True" : "False"}, which TensorFlow.js does only as the whole model does`,
        );
      else if (name !== "initial_state")
        findings.refuse(`it is called with \`${name}\`, which TensorFlow.js doesn't keep`);
    }
    const rest = layer.isOperation ? call.rest.flatMap(tensorsIn) : [];
    if (!layer.isOperation && call.rest.some((value) => value !== null))
      findings.refuse("it is called with more than its input, which TensorFlow.js doesn't keep");
    const tensors = [...tensorsIn(call.inputs), ...rest, ...states];
    if (tensors.length === 0) findings.refuse("it is called with no tensor of the model");
    return tensors.map((tensor) => [tensor.layer, nodeOf(tensor, models), tensor.output, {}]);
  }

  #shape(tensor: TensorReference, name: string): Json {
    return this.#sizes(tensor.shape, this.findings.of({ name, layer: "Sequential" }));
  }

  #sizes(shape: TensorReference["shape"], findings: LayerFindings): Json {
    const isKnown = shape !== "?" && shape.every((dim) => dim === null || typeof dim === "number");
    return isKnown ? (shape as readonly (number | null)[]) : findings.refuse("the shape of its input isn't known");
  }
}

/** A model has a call of its own before those that others make. */
const nodeOf = (tensor: TensorReference, models: ReadonlySet<string>): number =>
  tensor.call + (models.has(tensor.layer) ? 1 : 0);

/** Keras does nothing with it, or what TensorFlow.js does without it. */
function isNeutral(layer: string, name: string, value: ConfigValue): boolean {
  if (WITHOUT_EFFECT.has(name) || value === null) return true;
  if (name === "reset_after") return value === false;
  if (name === "data_format" && value === "channels_last") return true;
  return JSON.stringify(keras3Default(layer, name)) === JSON.stringify(value);
}

function activationOf(name: string, language: ModelTopology["language"], findings: LayerFindings): Json {
  const own = ACTIVATIONS[name];
  if (own === undefined) return findings.refuse(`TensorFlow.js has no activation ${name}`);
  if (name === "hard_sigmoid" && language === "python")
    findings.note("its hard_sigmoid is 0.2x + 0.5 in TensorFlow.js, and x/6 + 0.5 in Keras 3");
  return own;
}

/** Classes of the same meaning, with its own names. */
function objectOf({ kind, className, config }: KerasObject): JsonObject {
  if (className === "L1" || className === "L2") return { class_name: "L1L2", config: { l1: 0, l2: 0, ...config } };
  const own =
    kind === "initializers" && className.startsWith("Lecun") ? className.replace("Lecun", "LeCun") : className;
  const distribution = config["distribution"];
  const isNormal = typeof distribution === "string" && distribution.endsWith("truncated_normal");
  // It draws from the truncated distribution for both.
  return { class_name: own, config: isNormal ? { ...config, distribution: "normal" } : config };
}

function inputDtype(dtype: string, findings: LayerFindings): Json {
  if (["float32", "int32", "bool", "complex64", "string"].includes(dtype)) return dtype;
  if (/^(u?int|float|bfloat)\d+$/.test(dtype))
    return dtype.startsWith("f") || dtype.startsWith("b") ? "float32" : "int32";
  return findings.refuse(`its dtype ${dtype} is none of TensorFlow.js'`);
}

/** ", which is 2 here" */
function shown(value: ConfigValue): string {
  const isPlain = value === null || typeof value !== "object" || Array.isArray(value);
  return isPlain ? ` (here it is ${JSON.stringify(value)})` : "";
}

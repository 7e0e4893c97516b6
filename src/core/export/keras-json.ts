/**
 * A topology as Keras 3 reads models from text: what `keras.models.model_from_json` takes and `model.to_json()` gives.
 *
 *     { module: "keras", class_name: "Sequential", config: { name, trainable, layers: […] }, registered_name: null }
 *
 * Of the form of keras/src/saving/serialization_lib.py and keras/src/models/functional.py, 3.15. There are no weights: Keras initializes its
 * own.
 */
import { signature } from "../layers/signature.js";
import type { LayerTopology, ModelTopology, TensorReference, TopologyValue } from "../model/topology.js";
import { snakeCase } from "../text/case.js";
import { checkEnds, isTensor, plainCall, tensorsIn } from "./calls.js";
import { canonicalConfig, kerasEntryOf, plainValue, type Config, type ConfigValue } from "./canonical.js";
import { Findings, type Exported, type Json, type JsonObject, type LayerFindings } from "./findings.js";
import type { KerasObject } from "./library-objects.js";

/** What `keras.models.model_from_json` takes. */
export function kerasJson(model: ModelTopology): Exported {
  const findings = new Findings();
  return findings.exported(() => new KerasWriter(findings, model.language).model(model, true));
}

/** Functions of graphs that are called with tensors alone, from keras/src/ops/numpy.py. */
const OPERATIONS = new Set(["Add", "Divide", "Maximum", "Minimum", "Multiply", "Subtract"]);

class KerasWriter {
  constructor(
    readonly findings: Findings,
    readonly language: ModelTopology["language"],
  ) {}

  model(model: ModelTopology, trainable: boolean): JsonObject {
    const isTrained = trainable && model.trainable;
    if (model.kind === "Sequential") return this.#sequential(model, isTrained);
    // Among the ends of a model, a Functional one in it has a call of its own before those that others make.
    const models = new Set(
      model.layers.filter(({ model: inner }) => inner?.kind === "Functional").map(({ name }) => name),
    );
    const layers = model.layers.map((layer) => ({
      ...this.#layer(layer, isTrained),
      name: layer.name,
      inbound_nodes: layer.layer === "InputLayer" ? [] : layer.calls.map((_, i) => this.#inbound(layer, i)),
    }));
    const ends = (value: TopologyValue): Json => this.#ends(value, models);
    this.#checkNames(model);
    checkEnds(model, this.findings.of({ name: model.name, layer: model.kind }));
    const config: JsonObject = {
      name: model.name,
      trainable: isTrained,
      layers,
      input_layers: ends(model.inputs),
      output_layers: ends(model.outputs),
    };
    return object("keras.src.models.functional", "Functional", config, "Functional");
  }

  /** When Keras builds the model, operations for masks take automatic names from the first one on. */
  #checkNames({ layers, maskOperations }: ModelTopology): void {
    const prefixes = new Set(maskOperations.map(snakeCase));
    for (const layer of layers)
      if (prefixes.has(layer.name.replace(/_\d+$/, "")))
        this.findings
          .of(layer)
          .refuse("Keras gives its name to a mask too when it builds the model, and names must differ");
  }

  #sequential(model: ModelTopology, trainable: boolean): JsonObject {
    const [input] = tensorsIn(model.inputs);
    const findings = this.findings.of({ name: model.name, layer: "Sequential" });
    const isFirst = model.layers[0]?.layer === "InputLayer";
    const first = input && !isFirst ? [inputLayer(input.layer, this.#sizes(input.shape, findings), input.dtype)] : [];
    if (!input) findings.refuse("it has no input that is known");
    const layers = [...first, ...model.layers.map((layer) => this.#layer(layer, trainable))];
    return object("keras", "Sequential", { name: model.name, ...(trainable ? {} : { trainable }), layers });
  }

  #layer(layer: LayerTopology, trainable: boolean): JsonObject {
    const findings = this.findings.of(layer);
    if (layer.model) return this.model(layer.model, trainable);
    if (layer.isOperation) {
      // Of what a function is called with only the tensors are known: beside two of them there is no room for more.
      const isOfTwo = layer.calls.every(({ positional }) => tensorsIn(positional).length === 2);
      if (!OPERATIONS.has(layer.layer) || !isOfTwo)
        findings.refuse("what else this function is called with isn't kept");
      return object("keras.src.ops.numpy", layer.layer, { name: layer.name }, layer.layer);
    }
    if (layer.layer === "InputLayer")
      return inputLayer(layer.name, this.#sizes(layer.inputShape ?? "?", findings), layer.dtype);
    const config = canonicalConfig(layer, this.language, findings);
    const own = config && this.#config(layer, config, findings);
    // A few layers take neither as an argument.
    const frozen = trainable && layer.trainable ? {} : { trainable: false };
    const dtype = layer.dtype === "float32" ? {} : { dtype: layer.dtype };
    if (layer.name.includes("/")) findings.refuse("Keras 3 takes no `/` in a name");
    const className = kerasEntryOf(layer.layer)?.name ?? layer.layer;
    return object("keras.layers", className, { name: layer.name, ...frozen, ...dtype, ...own });
  }

  #config({ layer }: LayerTopology, config: Config, findings: LayerFindings): JsonObject {
    const entry = kerasEntryOf(layer);
    if (!entry) {
      findings.refuse("Keras 3 has no such layer");
      return {};
    }
    const { byName } = signature(entry.signature);
    const written: Record<string, Json> = {};
    for (const [name, value] of config) {
      const isTaken = byName.has(name) || name === "activity_regularizer" || entry.extraKeywords.includes(name);
      if (isTaken) written[name] = this.#value(name, value, findings);
      else if (value !== null && name !== "input_length") findings.refuse(`Keras 3 has no \`${name}\` for it`);
    }
    return written;
  }

  #value(name: string, value: ConfigValue, findings: LayerFindings): Json {
    if (typeof value === "object" && value !== null && "object" in value) return objectOf(value.object as KerasObject);
    if (typeof value === "object" && value !== null && "layers" in value) {
      const layers = (value.layers as readonly LayerTopology[]).map((inner) => this.#layer(inner, true));
      return value.isList === true ? layers : layers[0]!;
    }
    const plain = value as Json;
    if (/^(recurrent_)?activation$/.test(name) && typeof plain === "string") return activationOf(plain, findings);
    return plain;
  }

  #inbound(layer: LayerTopology, i: number): JsonObject {
    const findings = this.findings.of(layer);
    const call = plainCall(layer.calls[i]!, findings);
    if (!call) return {};
    const value = (told: TopologyValue): Json => this.#argument(told, findings);
    const isJavaScript = this.language === "javascript";
    const keywords = call.keywords.filter(([name]) => !(isJavaScript && name === "training"));
    return {
      args: [value(call.inputs), ...call.rest.map(value)],
      kwargs: Object.fromEntries(keywords.map(([name, told]) => [name, value(told)])),
    };
  }

  #argument(value: TopologyValue, findings: LayerFindings): Json {
    if (isTensor(value)) {
      const { tensor } = value;
      return {
        class_name: "__keras_tensor__",
        config: {
          shape: this.#sizes(tensor.shape, findings),
          dtype: tensor.dtype,
          keras_history: [tensor.layer, tensor.call, tensor.output],
        },
      };
    }
    if (Array.isArray(value)) return (value as readonly TopologyValue[]).map((item) => this.#argument(item, findings));
    if (typeof value === "object" && value !== null && "dict" in value) {
      const { dict } = value as { readonly dict: Readonly<Record<string, TopologyValue>> };
      return Object.fromEntries(Object.entries(dict).map(([key, item]) => [key, this.#argument(item, findings)]));
    }
    return (
      plainValue(value) ?? (value === null ? null : findings.refuse("what it is called with can't be written down"))
    );
  }

  #ends(value: TopologyValue, models: ReadonlySet<string>): Json {
    if (isTensor(value)) {
      const { layer, call, output } = value.tensor;
      return [layer, models.has(layer) ? call + 1 : call, output];
    }
    if (Array.isArray(value)) return (value as readonly TopologyValue[]).map((item) => this.#ends(item, models));
    if (typeof value === "object" && value !== null && "dict" in value) {
      const { dict } = value as { readonly dict: Readonly<Record<string, TopologyValue>> };
      return Object.fromEntries(Object.entries(dict).map(([key, item]) => [key, this.#ends(item, models)]));
    }
    return null;
  }

  #sizes(shape: TensorReference["shape"], findings: LayerFindings): Json {
    const isKnown = shape !== "?" && shape.every((dim) => dim === null || typeof dim === "number");
    return isKnown ? (shape as readonly (number | null)[]) : findings.refuse("a shape in the model isn't known");
  }
}

const object = (
  module: string,
  className: string,
  config: JsonObject,
  registered: string | null = null,
): JsonObject => ({
  module,
  class_name: className,
  config,
  registered_name: registered,
});

const inputLayer = (name: string, shape: Json, dtype: string): JsonObject =>
  object("keras.layers", "InputLayer", { batch_shape: shape, dtype, sparse: false, name });

const objectOf = ({ kind, className, config }: KerasObject): JsonObject => object(`keras.${kind}`, className, config);

function activationOf(name: string, findings: LayerFindings): Json {
  if (name === "gelu (approximate)") return findings.refuse("Keras 3 has the approximate gelu under no name");
  if (name !== "hard_sigmoid of Keras 2") return name;
  findings.note("its hard_sigmoid is x/6 + 0.5 in Keras 3, and 0.2x + 0.5 in TensorFlow.js");
  return "hard_sigmoid";
}

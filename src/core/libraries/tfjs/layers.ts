/**
 * Layers made by the program: `tf.layers.conv2d({filters: 32, kernelSize: 3})` becomes a LayerObject.
 *
 *     conv2d_Conv2D1, the next one conv2d_Conv2D2
 */
import { Unknown } from "../../dims/dim.js";
import type { ArgumentValue } from "../../layers/argument.js";
import { LayerError, type LayerEntry } from "../../layers/entry.js";
import { layersOfActivations } from "../../layers/tfjs/identifiers.js";
import { constructTfjsLayer, type TfjsConstruction } from "../../layers/tfjs/construct.js";
import { tfjsLayers } from "../../layers/tfjs/index.js";
import { snakeCase } from "../../text/case.js";
import type { TensorSpec } from "../../dims/tensor.js";
import { ignoredKey } from "../../problems/ignored-key.js";
import type { Place } from "../../text/span.js";
import { reasonFor, toArgument } from "../../values/convert.js";
import type { LayerObject } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { DictObject } from "../../values/objects.js";
import { Undefined, type CallArguments, type Value } from "../../values/value.js";
import { failLayer, newLayer, update } from "../keras/construct-layer.js";
import { ObjectHandle } from "../keras/layer-handle.js";
import { newInput } from "../keras/models.js";
import { native } from "./native.js";

/** The entries of a configuration by key; what is undefined isn't given. */
export function configurationOf(
  runtime: Runtime,
  value: Value | undefined,
  place: Place,
): {
  readonly config: ReadonlyMap<string, ArgumentValue>;
  readonly values: ReadonlyMap<string, Value>;
  readonly open: Unknown | undefined;
} {
  const config = new Map<string, ArgumentValue>();
  const values = new Map<string, Value>();
  if (value === undefined || value === null || value === Undefined.value) return { config, values, open: undefined };
  if (!(value instanceof DictObject)) return { config, values, open: reasonFor(value) };
  const handle = (inner: LayerObject): ObjectHandle => new ObjectHandle(runtime, inner, place);
  for (const [key, item] of value.entries.values())
    if (typeof key === "string" && item !== Undefined.value) {
      config.set(key, toArgument(item, handle));
      values.set(key, item);
    }
  return { config, values, open: value.open };
}

const isGiven = (value: Value | undefined): boolean =>
  value !== undefined && value !== null && value !== Undefined.value;

function makeLayer(runtime: Runtime, entry: LayerEntry, given: Value | undefined, place: Place): Value {
  const { config, values, open } = configurationOf(runtime, given, place);
  let made: TfjsConstruction;
  try {
    made = constructTfjsLayer(entry, isGiven(given) ? config : undefined, runtime.settings, open);
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    if (!config.has("name")) runtime.loseNames(entry.className);
    return failLayer(runtime, error, place);
  }
  reportIgnored(runtime, entry, made, place);
  const layer = newLayer(runtime, "layer", entry.className, entry, undefined, place);
  layer.config = made.config;
  layer.dtype = made.base.dtype;
  layer.argumentsGiven = [...values].map(([key, value]) => ({ name: snakeCase(key), value, given: true }));
  const { name } = made.base;
  update(runtime, layer, {
    name: name === undefined ? runtime.automaticName(layer.className) : name instanceof Unknown ? undefined : name,
    trainable: made.base.trainable,
    children: entry.wrapped(made.config).flatMap((inner) => (inner instanceof ObjectHandle ? [inner.layer] : [])),
    ...(made.batchInputShape !== undefined && {
      inputShapeArgument: { shape: made.batchInputShape, dtype: "float32" },
    }),
  });
  for (const hidden of entry.hiddenLayers(made.config)) runtime.automaticName(hidden);
  for (const hidden of layersOfActivations(config)) runtime.automaticName(hidden);
  // A recurrent layer hands its name on to the cell that it makes.
  if (name === undefined && WITH_CELL.has(entry.className)) runtime.automaticName(`${entry.className}Cell`);
  for (const inner of layer.state.children) {
    runtime.heap.touch(inner);
    inner.inside = true;
  }
  runtime.layerConstructed(layer, place);
  return layer;
}

const WITH_CELL = new Set(["SimpleRNN", "LSTM", "GRU", "ConvLSTM2D"]);

function reportIgnored(runtime: Runtime, entry: LayerEntry, { ignored }: TfjsConstruction, place: Place): void {
  for (const { key, meant } of ignored) {
    const at = runtime.argumentPlace(place, key);
    const hint = meant === undefined ? "" : ` Did you mean \`${meant}\`?`;
    const message = `${entry.className}: TensorFlow.js ignores \`${key}\`.${hint}`;
    const fix =
      meant === undefined || at === place
        ? {}
        : {
            fix: {
              title: `Change to ${meant}`,
              edits: [{ start: at.start, end: at.start + key.length, newText: meant }],
            },
          };
    runtime.report({ kind: ignoredKey, place: at, message, ...fix });
  }
}

/** `tf.input({shape: [28, 28, 1]})` is the tensor, `tf.layers.inputLayer({inputShape: […]})` the layer. */
function makeInput(runtime: Runtime, factory: string, given: Value | undefined, place: Place, asLayer: boolean): Value {
  const entry = tfjsLayers.get(factory)!;
  const { config, values, open } = configurationOf(runtime, given, place);
  try {
    const made = constructTfjsLayer(entry, config, runtime.settings, open);
    reportIgnored(runtime, entry, made, place);
    const told = entry.apply(made.config, { inputs: [], dtype: "float32", others: new Map() }).output as TensorSpec;
    const { layer, tensor } = newInput(runtime, told, made.base.name, place);
    layer.argumentsGiven = [...values].map(([key, value]) => ({ name: snakeCase(key), value, given: true }));
    runtime.layerConstructed(layer, place);
    const spec = { shape: tensor.shape, dtype: tensor.dtype };
    runtime.layerApplied({ layer, place, inputs: spec, output: spec, cost: { macs: 0, flops: 0 } });
    return asLayer ? layer : tensor;
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    return failLayer(runtime, error, place);
  }
}

const first = ({ positional, unknownRest }: CallArguments): Value | undefined => positional[0] ?? unknownRest;

/** The factories of `tf.layers`, and `tf.input`. */
export const layerMembers: ReadonlyMap<string, Value> = new Map([
  ...[...tfjsLayers]
    .filter(([factory]) => factory !== "input" && factory !== "inputLayer")
    .map(([factory, entry]) =>
      native(`tfjs.layers.${factory}`, (runtime, args, place) => makeLayer(runtime, entry, first(args), place)),
    ),
  native("tfjs.layers.inputLayer", (runtime, args, place) =>
    makeInput(runtime, "inputLayer", first(args), place, true),
  ),
  ...["tfjs.input", "tfjs.layers.input"].map((path) =>
    native(path, (runtime, args, place) => makeInput(runtime, "input", first(args), place, false)),
  ),
]);

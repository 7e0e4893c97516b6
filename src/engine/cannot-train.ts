/**
 * What TensorFlow.js builds and can't train, on any of its engines: said before a run starts.
 *
 *     Conv2D "dilated" with dilation_rate=2     ──▶   dilated: TensorFlow.js has no gradient of a Conv2D whose dilation_rate is over 1
 *     Masking "masked" behind a Dense           ──▶   masked: TensorFlow.js has no gradient of a Masking …, and dense before it is trained
 *
 * `test/engine/cannot-train.test.ts` trains one of each layer and holds this table against what happened.
 */
import type { LayersModel, layers } from "@tensorflow/tfjs";

type Layer = layers.Layer;
type Config = Readonly<Record<string, unknown>>;

/** Layers in which the library goes wrong whatever stands around them. */
const BROKEN = new Set(["CategoryEncoding", "CenterCrop", "RandomWidth", "Resizing"]);

/** Layers that have no gradient of their input; what is trained before them gets none. */
const ENDS_GRADIENTS = new Set(["Masking", "ThresholdedReLU"]);

const DILATED = new Set(["Conv1D", "Conv2D", "Conv3D", "ConvLSTM2D", "SeparableConv2D"]);

/** One sentence for each layer of the model that can't be trained. */
export function cannotTrain(model: LayersModel): readonly string[] {
  return everyLayer(model.layers).flatMap((layer) => {
    const because = reasonOf(layer);
    return because === undefined ? [] : [`${layer.name}: ${because}`];
  });
}

function reasonOf(layer: Layer): string | undefined {
  const name = layer.getClassName();
  const config: Config = layer.getConfig();
  if (BROKEN.has(name)) return `TensorFlow.js can't run a ${name} within a model`;
  if (name === "Conv3DTranspose") return `TensorFlow.js has no gradient of a ${name}`;
  if (DILATED.has(name) && isDilated(config["dilationRate"]))
    return `TensorFlow.js has no gradient of a ${name} whose dilation_rate is over 1`;
  if (name === "SeparableConv2D" && config["dataFormat"] === "channelsFirst" && config["useBias"] !== false)
    return `TensorFlow.js can't add the bias of a ${name} whose data_format is channels_first`;
  if (name === "Conv1D" && config["padding"] === "causal") return "TensorFlow.js can't compute a causal Conv1D";
  if (name === "BatchNormalization" && !isLastAxis(config["axis"], layer))
    return "TensorFlow.js has no gradient of a BatchNormalization along another axis than the last";
  if (!ENDS_GRADIENTS.has(name)) return undefined;
  const before = trainedBefore(layer, new Set());
  return before && `TensorFlow.js has no gradient of a ${name}, and ${before.name} before it is trained`;
}

function isLastAxis(axis: unknown, { inboundNodes }: Layer): boolean {
  const rank = inboundNodes[0]?.inputTensors[0]?.shape.length;
  return axis === -1 || rank === undefined || axis === rank - 1;
}

function isDilated(rate: unknown): boolean {
  return (Array.isArray(rate) ? rate : [rate]).some((each) => typeof each === "number" && each > 1);
}

/** Those of models within, and what wrappers hold, as well. */
function everyLayer(outer: readonly Layer[]): readonly Layer[] {
  return outer.flatMap((layer) => {
    const { layer: wrapped, layers: inner = [] } = layer as Layer & { layer?: Layer; layers?: readonly Layer[] };
    return [layer, ...everyLayer(wrapped === undefined ? inner : [wrapped])];
  });
}

function trainedBefore(layer: Layer, seen: Set<Layer>): Layer | undefined {
  for (const { inboundLayers } of layer.inboundNodes)
    for (const before of inboundLayers) {
      if (seen.has(before)) continue;
      seen.add(before);
      if (before.trainableWeights.length > 0) return before;
      const earlier = trainedBefore(before, seen);
      if (earlier !== undefined) return earlier;
    }
  return undefined;
}

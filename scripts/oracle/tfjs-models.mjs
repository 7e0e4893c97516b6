/**
 * A model as the summary of TensorFlow.js shows it: rows with names, shapes and counts, and the totals.
 *
 *     {"name": "sequential_1", "kind": "Sequential", "rows": [{"name": "dense_Dense1", "layer": "Dense", …}], "params": [320, 0]}
 */
import { count } from "./tfjs-recorder.mjs";

export function modelAnswer(record, recorder) {
  const model = record.layer;
  const { tf } = recorder;
  const className = model.getClassName();
  const isSequential = model instanceof tf.Sequential;
  // What tf.model gives is called a Model there.
  const kind = recorder.isOwnClass(model) ? (isSequential ? "Sequential" : "Functional") : className;
  // A Sequential says that it is built when it is asked to compute.
  const built = (model.outputs?.length ?? 0) > 0;
  return {
    ...recorder.source.place(record.id),
    name: model.name,
    kind,
    built,
    ...(record.own ? {} : { inside: true }),
    ...(record.broken ? { broken: true } : {}),
    rows: model.layers.map((layer) => row(model, layer, isSequential)),
    ...(built ? { params: [count(model.trainableWeights), count(model.nonTrainableWeights)] } : {}),
  };
}

function row(model, layer, isSequential) {
  const nodes = isSequential
    ? []
    : layer.inboundNodes.filter((_, index) => model.containerNodes.has(nodeKey(layer, index)));
  const inputs = nodes.flatMap((node) => node.inboundLayers.map(({ name }) => name));
  return {
    name: layer.name,
    layer: layer.getClassName(),
    output: outputOf(layer),
    ...(layer.built || layer.getClassName() === "InputLayer" ? { params: layer.countParams() } : {}),
    ...(inputs.length > 0 ? { inputs } : {}),
  };
}

const nodeKey = (layer, index) => `${layer.name}_ib-${index}`;

/** Null where the summary says "multiple". */
function outputOf(layer) {
  try {
    return JSON.parse(JSON.stringify(layer.outputShape));
  } catch {
    return null;
  }
}

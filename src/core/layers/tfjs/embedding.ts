/** `tf.layers.embedding({inputDim: 1000, outputDim: 64})`: [null, 20] of indices -> [null, 20, 64], embeddings 1000×64. */
import { isRanked, sameDim, type Dim, type Shape, Unknown } from "../../dims/dim.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { isSequence } from "../argument.js";
import { embedding, lookedUp, type EmbeddingConfig } from "../keras/core/embedding.js";
import { LayerError, type LayerEntry } from "../entry.js";
import { single } from "../inputs.js";
import { sizeOf, type ConfigArguments } from "./arguments.js";
import { tfjsLayer, type TfjsEntry } from "./define.js";
import { showSizes } from "./words.js";

interface Config extends EmbeddingConfig {
  /** What `inputLength` says of the axes of an example. */
  readonly lengths: readonly Dim[] | Unknown | null;
}

const withLengths: LayerEntry = {
  ...embedding,
  apply: (config, call) => {
    const { lengths, outputDim } = config as Config;
    const shape = checkedShape(single(call, "Embedding").shape, lengths);
    const applied = embedding.apply(config, call);
    return { ...applied, output: { shape: lookedUp(shape, outputDim), dtype: call.dtype } };
  },
};

export const tfjsEmbedding: TfjsEntry = tfjsLayer(withLengths, {
  signature:
    'input_dim, output_dim, embeddings_initializer="randomUniform", embeddings_regularizer=None, activity_regularizer=None, embeddings_constraint=None, mask_zero=False, input_length=None',
  configure: (args): Config => ({
    ...(embedding.configure(args.with({ weights: null })) as EmbeddingConfig),
    lengths: inputLengths(args),
  }),
});

function inputLengths(args: ConfigArguments): Config["lengths"] {
  const value = args.value("input_length");
  if (value === null || value instanceof Unknown) return value;
  return (isSequence(value) ? value : [value]).map((item) =>
    item === null ? null : (sizeOf(item) ?? new Unknown("the length is no integer")),
  );
}

/** The input's axes with those that `inputLength` tells. */
function checkedShape(shape: Shape, lengths: Config["lengths"]): Shape {
  if (lengths === null || lengths instanceof Unknown || !isRanked(shape)) return shape;
  const [batch, ...example] = shape;
  const fits =
    example.length === lengths.length &&
    example.every((dim, i) => dim === null || lengths[i] === null || sameDim(dim, lengths[i]!) !== false);
  if (fits) return [batch!, ...lengths.map((length, i) => length ?? example[i]!)];
  const message = `Embedding: \`inputLength\` says [${lengths.map(String).join(", ")}], and the input is ${showSizes(shape)}.`;
  throw new LayerError(incompatibleShape, message, "input_length");
}

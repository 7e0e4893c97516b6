/**
 * A layer of TensorFlow.js: the facts of Keras' layer under the keys of its config, and what differs.
 *
 *     tfjsLayer(conv2D, { signature: 'filters, kernel_size, strides=1, …', rank: 4 })   tf.layers.conv2d
 *
 * The signature lists the keys of the config in snake case with the defaults of TensorFlow.js. What it refuses is thrown
 * as a LayerError, whose `argument` is in snake case too; what it takes and answers with nonsense as a NonsenseError.
 */
import { isRanked, type Dim } from "../../dims/dim.js";
import type { Nest, TensorSpec } from "../../dims/tensor.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { undefinedDimension } from "../../problems/undefined-dimension.js";
import type { LayerArguments } from "../arguments.js";
import { LayerError, type Applied, type LayerCall, type LayerEntry, type Weight } from "../entry.js";
import { flatten, isTensorSpec, mapTensors } from "../inputs.js";
import { ConfigArguments, truthOf } from "./arguments.js";
import { NonsenseError } from "./nonsense.js";
import { inJavaScript, showSizes } from "./words.js";

export interface TfjsEntry extends LayerEntry {
  /** The keys for which null is a value of its own; for the others it stands for a key that is left out. */
  readonly nullable: readonly string[];
  /** The factory can be called without a config. */
  readonly isConfigOptional: boolean;
  /** Keys of every layer that this one does nothing with. */
  readonly unheard: readonly string[];
  /** Keys whose initializer, regularizer or constraint is never looked up. */
  readonly unread: readonly string[];
  /** Keys that the library ignores although the result would be another with them. */
  readonly misread: readonly string[];
}

export interface Spelling {
  readonly signature: string;
  readonly name?: string;
  readonly call?: string;
  readonly nullable?: readonly string[];
  readonly isConfigOptional?: boolean;
  readonly unheard?: readonly string[];
  readonly unread?: readonly string[];
  /** Read by `configure` only to be told as nonsense. */
  readonly misread?: readonly string[];
  /** How many axes the tensor must have, the batch axis among them. */
  readonly rank?: number;
  readonly minRank?: number;
  /** What the config says; as Keras' layer reads it where absent. What this throws as nonsense is told when the layer is called. */
  readonly configure?: (args: ConfigArguments) => unknown;
  /** The call as Keras' layer knows it. */
  readonly prepare?: (call: LayerCall) => LayerCall;
  /** The layer says what the dtype is; the others announce float32, whatever they are given. */
  readonly keepsDType?: boolean;
  /** Keras' names of weights that have other names here. */
  readonly weightNames?: Readonly<Record<string, string>>;
}

/** What is told at the first call: the layer was made, and can't be used. */
class Unusable {
  constructor(readonly error: LayerError) {}
}

export function tfjsLayer(like: LayerEntry, spelling: Spelling): TfjsEntry {
  const name = spelling.name ?? like.name;
  const configure = spelling.configure ?? ((args) => like.configure(args));
  const fromConfig = <T>(config: unknown, read: (config: unknown) => readonly T[]): readonly T[] =>
    config instanceof Unusable ? [] : read(config);
  return {
    ...like,
    name,
    className: name,
    aliases: [],
    signature: spelling.signature,
    call: spelling.call ?? "inputs, **kwargs",
    positionalValues: true,
    plainInputs: undefined,
    extraKeywords: [],
    baseKeywords: "all",
    nullable: spelling.nullable ?? [],
    isConfigOptional: spelling.isConfigOptional ?? false,
    unheard: spelling.unheard ?? [],
    unread: spelling.unread ?? [],
    misread: spelling.misread ?? [],
    configure: (args) => inWords(() => configured(args, configure)),
    apply: (config, call) => inWords(() => applied(like, spelling, name, config, call)),
    hiddenLayers: (config) => fromConfig(config, like.hiddenLayers.bind(like)),
    hiddenLayersAtBuild: (config) => fromConfig(config, like.hiddenLayersAtBuild.bind(like)),
    wrapped: (config) => fromConfig(config, like.wrapped.bind(like)),
    adapted: (config) => config,
  };
}

/** Errors of shared rules are told in the words of JavaScript. */
function inWords<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof LayerError) || error instanceof NonsenseError) throw error;
    throw new LayerError(error.problem, inJavaScript(error.message), error.argument, error.meant);
  }
}

function configured(args: LayerArguments, configure: (args: ConfigArguments) => unknown): unknown {
  const own = new ConfigArguments(args.layer, args.settings, args.given, args.defaults);
  try {
    const config = configure(own);
    const error = wrongName(own) ?? withRegularizer(own) ?? withFlatMatrix(own);
    return error ? new Unusable(error) : config;
  } catch (error) {
    if (error instanceof NonsenseError) return new Unusable(error);
    throw error;
  }
}

/** The names of what a layer gives and of its weights are made of its own. */
function wrongName(args: LayerArguments): LayerError | undefined {
  const name = args.given.get("name") ?? null;
  if (truthOf(name) !== true || (typeof name === "string" && /^[A-Za-z0-9][-\w./]*$/.test(name))) return undefined;
  const message = `${args.layer}: \`name\` must be a text of letters, digits and "-", "_", ".", "/", and begin with a letter or a digit.`;
  return new LayerError(invalidArgument, message, "name");
}

function withRegularizer(args: LayerArguments): LayerError | undefined {
  if (truthOf(args.value("activity_regularizer")) !== true) return undefined;
  const message = `${args.layer}: TensorFlow.js can't apply a layer that has an \`activityRegularizer\`.`;
  return new LayerError(invalidArgument, message, "activity_regularizer");
}

/** A bias has one axis, and an orthogonal matrix two. */
function withFlatMatrix(args: LayerArguments): LayerError | undefined {
  const isOrthogonal = /^orthogonal$/i.test(String(args.value("bias_initializer")));
  if (!isOrthogonal || args.truth("use_bias") !== true) return undefined;
  const message = `${args.layer}: \`biasInitializer\` can't be "orthogonal": a bias is no matrix.`;
  return new LayerError(invalidArgument, message, "bias_initializer");
}

function applied(like: LayerEntry, spelling: Spelling, name: string, config: unknown, given: LayerCall): Applied {
  const alone = { ...given, inputs: unpacked(given.inputs) };
  const call = spelling.prepare?.(alone) ?? alone;
  const misfit = wrongRank(spelling, name, call);
  if (misfit !== undefined) throw misfit;
  if (config instanceof Unusable) throw config.error;
  const { output, weights, ...others } = answered(like, config, call);
  for (const weight of weights) checkWeight(name, weight);
  checkSizes(name, output);
  const names = spelling.weightNames ?? {};
  return {
    output: spelling.keepsDType ? output : mapTensors(output, ({ shape }) => ({ shape, dtype: call.dtype })),
    weights: weights.map((weight) => ({ ...weight, name: names[weight.name] ?? weight.name })),
    ...others,
  };
}

/** A wrapper that only asks for the output's shape has nothing checked. */
function answered(like: LayerEntry, config: unknown, call: LayerCall): Applied {
  try {
    return like.apply(config, call);
  } catch (error) {
    const isUnchecked = call.isRankUnchecked && error instanceof LayerError && error.problem === incompatibleShape;
    throw isUnchecked ? new NonsenseError(inJavaScript(error.message), error.argument) : error;
  }
}

/** An array of one tensor is that tensor. */
const unpacked = (inputs: Nest<TensorSpec>): Nest<TensorSpec> =>
  Array.isArray(inputs) && inputs.length === 1 ? (inputs[0] as Nest<TensorSpec>) : inputs;

/** A wrapper that only asks for the output's shape doesn't have the rank checked. */
function wrongRank({ rank, minRank }: Spelling, name: string, call: LayerCall): LayerError | undefined {
  if (rank === undefined && minRank === undefined) return undefined;
  const { inputs } = call;
  if (!isTensorSpec(inputs))
    return new LayerError(incompatibleShape, `${name} takes one tensor, and it was given ${flatten(inputs).length}.`);
  const { shape } = inputs;
  if (!isRanked(shape)) return undefined;
  const fits = rank === undefined ? call.isRankUnchecked || shape.length >= minRank! : shape.length === rank;
  if (fits) return undefined;
  const wanted = rank === undefined ? `at least ${minRank}` : rank;
  const message = `${name} takes a tensor of ${wanted} axes, the batch axis among them, and ${showSizes(shape)} has ${shape.length}.`;
  return call.isRankUnchecked ? new NonsenseError(message) : new LayerError(incompatibleShape, message);
}

function checkWeight(layer: string, { name, shape }: Weight): void {
  const isMissing = shape.includes(null);
  if (!isMissing && !shape.some(isNegative)) return;
  const why = isMissing
    ? "a weight needs every size. Give the input a fixed size where that one is null"
    : "no size can be negative";
  const message = `${layer}: its ${name} would have the shape ${showSizes(shape)}, and ${why}.`;
  throw new LayerError(isMissing ? undefinedDimension : invalidArgument, message);
}

const isNegative = (dim: Dim): boolean => typeof dim === "number" && dim < 0;

function checkSizes(layer: string, output: Nest<TensorSpec>): void {
  const wrong = flatten(output).find(({ shape }) => isRanked(shape) && shape.some(isNegative));
  if (!wrong) return;
  throw new NonsenseError(
    `${layer}: TensorFlow.js announces ${showSizes(wrong.shape)} here: the layer takes away more than its input has.`,
  );
}

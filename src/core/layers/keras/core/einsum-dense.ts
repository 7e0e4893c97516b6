/** `EinsumDense("abc,cd->abd", output_shape=(None, 5), bias_axes="d")`: (None, 4, 6) -> (None, None, 5), kernel 6×5, bias 5. */
import { anySequence, anyText, either } from "../../late-refusal.js";
import { add, isRanked, Sym, Unknown, type Dim } from "../../../dims/dim.js";
import { lastDim, Unranked, type TensorSpec } from "../../../dims/tensor.js";
import { activationOperations } from "../../activation-function.js";
import { isSequence, type ArgumentValue, itemsOf } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { einsumShapes, parseEquation, type EinsumShapes } from "./einsum-equation.js";
import { cost, defineLayer, type LayerCall } from "../../entry.js";
import { single } from "../../inputs.js";
import { adaptationCost, adaptedKernel, addCosts, loraRank, type LoraRank } from "../../low-rank-adaptation.js";

interface Config {
  readonly equation: string | Unknown;
  readonly outputShape: readonly Dim[] | Unknown;
  readonly biasAxes: readonly string[] | Unknown | undefined;
  readonly activation: ArgumentValue;
  readonly rank: LoraRank;
}

export const einsumDense = defineLayer<Config>({
  name: "EinsumDense",
  signature:
    'equation, output_shape, activation=None, bias_axes=None, kernel_initializer="glorot_uniform", bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, kernel_constraint=None, bias_constraint=None, lora_rank=None, lora_alpha=None, gptq_unpacked_column_size=None, quantization_config=None, **kwargs',
  call: "inputs, training=None",
  late: { output_shape: either((value) => typeof value === "number", anyText, anySequence) },
  onlyAnnounces: true,
  configure: (args) => ({
    equation: equationArgument(args),
    outputShape: outputShapeArgument(args.notNumPy("output_shape", true)),
    biasAxes: biasAxesArgument(args),
    activation: args.value("activation"),
    rank: loraRank(args, "kernel_constraint"),
  }),
  weights: (config, call) => {
    const shapes = shapesOf(config, call);
    if (shapes instanceof Unknown) return [{ name: "kernel", shape: [shapes], trainable: true }];
    const { kernel, matrices } = adaptedKernel("kernel", shapes.kernel, config.rank);
    const bias = shapes.bias ? [{ name: "bias", shape: shapes.bias, trainable: true }] : [];
    return [kernel, ...bias, ...matrices];
  },
  output: (config, call) => {
    const shapes = shapesOf(config, call);
    if (shapes instanceof Unknown) return { shape: unrankedOutput(config, shapes), dtype: call.dtype };
    return { shape: call.executed ? shapes.computed : shapes.output, dtype: call.dtype };
  },
  cost: (config, call) => {
    const shapes = shapesOf(config, call);
    if (shapes instanceof Unknown) return cost(shapes);
    const bias = shapes.bias ? shapes.values : 0;
    const own = cost(shapes.macs, add(bias, activationOperations(config.activation, [null, shapes.values])));
    return addCosts(own, adaptationCost(shapes.kernel, config.rank));
  },
});

function shapesOf({ equation, outputShape, biasAxes }: Config, call: LayerCall): EinsumShapes | Unknown {
  const { shape } = single(call, "EinsumDense");
  if (equation instanceof Unknown) return equation;
  const parsed = parseEquation(equation);
  if (!isRanked(shape)) return shape;
  if (outputShape instanceof Unknown) return outputShape;
  if (biasAxes instanceof Unknown) return biasAxes;
  return einsumShapes(parsed, shape, outputShape, biasAxes);
}

/** The last axis is a given one, unless axes are carried along behind it. */
function unrankedOutput({ equation, outputShape }: Config, unknown: Unknown): TensorSpec["shape"] {
  const isLast = typeof equation === "string" && !equation.endsWith("...") && !(outputShape instanceof Unknown);
  return isLast ? new Unranked(unknown.because, unknown.place, lastDim(outputShape)) : unknown;
}

function equationArgument(args: LayerArguments): string | Unknown {
  const value = args.value("equation");
  return typeof value === "string" || value instanceof Unknown ? value : args.refuse("equation", "a string");
}

function outputShapeArgument(args: LayerArguments): readonly Dim[] | Unknown {
  const value = args.value("output_shape");
  const items = itemsOf(value);
  if (items instanceof Unknown) return items;
  return (items ?? [value]).map((item): Dim => {
    if (item === null && items !== undefined) return null;
    if (item instanceof Sym || item instanceof Unknown) return item;
    if (typeof item === "boolean") return Number(item);
    return typeof item === "number" && item >= 0 ? item : args.refuse("output_shape", "a size or a tuple of sizes");
  });
}

function biasAxesArgument(args: LayerArguments): readonly string[] | Unknown | undefined {
  const value = args.value("bias_axes");
  if (value === null) return undefined;
  if (value instanceof Unknown) return value;
  const letters =
    typeof value === "string" ? [...value] : isSequence(value) ? value : args.refuse("bias_axes", "a string");
  return letters.map((letter) => (typeof letter === "string" ? letter : args.refuse("bias_axes", "a string")));
}

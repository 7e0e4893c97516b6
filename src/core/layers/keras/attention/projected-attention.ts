/**
 * What MultiHeadAttention and GroupQueryAttention have in common: projections of query, key and value to heads, the
 * attention between them, and the projection of what comes out.
 *
 *     (None, 8, 16) with 2 heads of 4   query, key and value kernels 16×2×4, output kernel 2×4×16
 */
import {
  add,
  Float,
  floorDiv,
  isRanked,
  mul,
  sameDim,
  showShape,
  sum,
  Unknown,
  type Amount,
  type Dim,
  type Shape,
} from "../../../dims/dim.js";
import { amountOf, type Nest, type TensorSpec } from "../../../dims/tensor.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { missingArgument } from "../../../problems/missing-argument.js";
import { Opaque, type ArgumentValue } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { asTensors } from "../../call.js";
import { checkRate } from "../regularization/dropout.js";
import { leniencyOfKeras2 } from "../../earlier/taken-values.js";
import { cost, LayerError, weightIf, type Cost, type LayerCall, type Weight } from "../../entry.js";
import { flag, isTensorSpec, single } from "../../inputs.js";

export const ATTENTION_CALL =
  "query, value, key=None, query_mask=None, value_mask=None, key_mask=None, attention_mask=None, return_attention_scores=False, training=None, use_causal_mask=False";

/** The arguments that both take. */
export interface ProjectedAttention {
  readonly useBias: boolean | Unknown;
  readonly useGate: boolean | Unknown;
  readonly dropout: number | Unknown;
  /** Checks of arguments that the library looks at when the layer is built. */
  readonly checkAtBuild: () => void;
}

export function configureAttention(args: LayerArguments): ProjectedAttention {
  if (args.optionalInteger("sliding_window") !== null) args.positive("sliding_window");
  const rate = args.value("dropout");
  const dropout = typeof rate === "number" ? rate : rate instanceof Float ? rate.value : UNKNOWN_RATE;
  if (args.truth("flash_attention") === true && typeof dropout === "number" && dropout > 0)
    throw new LayerError(
      invalidArgument,
      `${args.layer}: flash attention can't drop out; set \`dropout\` to 0.`,
      "dropout",
    );
  const checkAtBuild = (): void => {
    for (const name of ["kernel_initializer", "bias_initializer"])
      if (!isInitializer(args.value(name))) args.refuse(name, "an initializer, which the layers inside get copies of");
    if (args.settings.dialect === undefined || leniencyOfKeras2(args.layer, "dropout", rate) !== "taken")
      checkRate(args, "dropout");
  };
  return { useBias: args.truth("use_bias"), useGate: args.truth("use_gate"), dropout, checkAtBuild };
}

/** The layers inside get copies of them, made of their configurations, which the program's functions and arrays haven't got. */
function isInitializer(value: ArgumentValue): boolean {
  if (!(value instanceof Opaque)) return value !== null;
  return value.kind !== "array" && (value.kind !== "callable" || value.nature.takes === undefined);
}

const UNKNOWN_RATE = new Unknown("the dropout rate is not known");

export interface AttentionInputs {
  readonly query: Shape;
  readonly value: Shape;
  readonly key: Shape;
}

export function attentionInputs(layer: string, call: LayerCall): AttentionInputs {
  const query = single(call, layer).shape;
  const value = tensorArgument(layer, call, "value");
  if (value === undefined)
    throw new LayerError(missingArgument, `${layer} is called on a query and a value: ${layer}(…)(x, x).`, "value");
  const key = tensorArgument(layer, call, "key") ?? value;
  checkKeyFitsValue(layer, key, value);
  return { query, value, key };
}

function tensorArgument(layer: string, call: LayerCall, name: string): Shape | undefined {
  const given = call.others.get(name) ?? null;
  if (given === null) return undefined;
  const tensor = asTensors(given);
  if (tensor !== undefined && isTensorSpec(tensor)) return tensor.shape;
  throw new LayerError(invalidArgument, `${layer}: \`${name}\` must be one tensor.`, name);
}

/** All their axes between the batch and the last must agree. */
function checkKeyFitsValue(layer: string, key: Shape, value: Shape): void {
  if (!isRanked(key) || !isRanked(value)) return;
  const [a, b] = [key.slice(1, -1), value.slice(1, -1)];
  if (a.length === b.length && !a.some((dim, i) => sameDim(dim, b[i]!) === false)) return;
  const message = `${layer}: key and value must have the same length, and they are ${showShape(key)} and ${showShape(value)}.`;
  throw new LayerError(incompatibleShape, message, "key");
}

export interface Projection {
  /** How many vectors of one example it maps. */
  readonly vectors: Amount;
  readonly from: readonly Dim[];
  readonly to: readonly Dim[];
  /** The bias' shape where it isn't `to`. */
  readonly bias?: readonly Dim[];
}

/** The projection that is there where the attention is gated. */
export function gate(useGate: boolean | Unknown, projection: Projection): readonly Projection[] {
  if (useGate instanceof Unknown) return [{ vectors: useGate, from: [useGate], to: [useGate] }];
  return useGate ? [projection] : [];
}

/** One projection: its kernel maps these features to those axes. */
export function projectionWeights({ from, to, bias }: Projection, useBias: boolean | Unknown): readonly Weight[] {
  return [
    { name: "kernel", shape: [...from, ...to], trainable: true },
    ...weightIf(useBias, { name: "bias", shape: bias ?? to, trainable: true }),
  ];
}

/** Of one projection of so many vectors. */
export function projectionCost({ vectors, from, to }: Projection, useBias: boolean | Unknown): Cost {
  const outputs = mul(vectors, amountOf(to));
  return cost(mul(outputs, amountOf(from)), useBias instanceof Unknown ? useBias : useBias ? outputs : 0);
}

export interface AttentionWork {
  /** How many scores there are, over all heads. */
  readonly scores: Amount;
  readonly heads: Amount;
  readonly queryElements: Amount;
  readonly keySize: Amount;
  readonly valueSize: Amount;
  /** One kernel for all of it: it scales the scores, where the steps one by one scale the query and mask the scores. */
  readonly fused: boolean | Unknown;
}

/** Scaling, scores, softmax and the weighting of the values. */
export function attentionWork(work: AttentionWork, call: LayerCall): Cost {
  const { scores, heads, queryElements, keySize, valueSize, fused } = work;
  const causal = flag(call, "use_causal_mask");
  const unknown = [fused, causal].find((part): part is Unknown => part instanceof Unknown);
  const masking = causal && !fused ? floorDiv(scores, heads) : 0;
  const operations = sum([mul(5, scores), fused ? scores : queryElements, masking]);
  return cost(mul(scores, add(keySize, valueSize)), unknown ?? operations);
}

/** Whether the library takes its one kernel for all of it, with a query of this many axes. */
export function isFused({ dropout }: ProjectedAttention, call: LayerCall, query: Shape): boolean | Unknown {
  const withScores = flag(call, "return_attention_scores");
  if (withScores instanceof Unknown) return withScores;
  if (dropout instanceof Unknown) return dropout;
  return dropout <= 0 && !withScores && isRanked(query) && query.length === 3;
}

/** The output, and the scores where the call asks for them. */
export function withScores(call: LayerCall, shape: Shape, scores: () => Shape): Nest<TensorSpec> {
  const { dtype } = call;
  const asked = flag(call, "return_attention_scores");
  if (asked instanceof Unknown) return { shape: asked, dtype };
  return asked
    ? [
        { shape, dtype },
        { shape: scores(), dtype },
      ]
    : { shape, dtype };
}

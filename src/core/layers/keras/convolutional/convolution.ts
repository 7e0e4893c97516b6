/**
 * The arguments that all convolutions have, read and checked alike.
 *
 *     Conv2D(32, 3, strides=2, padding="same")   filters 32, window 3×3, strides 2×2, "same"
 */
import { mod, Unknown, type Amount, type Dim } from "../../../dims/dim.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import type { ArgumentValue } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { LayerError } from "../../entry.js";
import type { DataFormat, SpatialRank, Window, WindowPadding } from "../../window.js";

export interface Convolution extends Window {
  readonly layer: string;
  readonly rank: SpatialRank;
  readonly dilation: readonly Amount[];
  readonly format: DataFormat;
  readonly useBias: boolean | Unknown;
  readonly activation: ArgumentValue;
}

export function configureConvolution(args: LayerArguments, rank: SpatialRank): Convolution {
  const size = args.tuple("kernel_size", rank);
  const strides = args.tuple("strides", rank, { floats: true });
  const dilation = args.tuple("dilation_rate", rank, { floats: true });
  return {
    layer: args.layer,
    rank,
    size,
    strides,
    dilation,
    padding: paddingArgument(args),
    isUnchecked: args.settings.library === "tfjs",
    format: args.dataFormat(),
    useBias: args.truth("use_bias"),
    activation: args.value("activation"),
  };
}

function paddingArgument(args: LayerArguments): WindowPadding {
  const causal = args.layer === "Conv1D";
  return args.choice("padding", causal ? ["valid", "same", "causal"] : ["valid", "same"], true);
}

/** Some convolutions can't leave gaps both between their windows and inside them. */
export function refuseStridedDilation({ layer, strides, dilation }: Convolution): void {
  const above1 = (amounts: readonly Amount[]): boolean => amounts.some((n) => typeof n === "number" && n > 1);
  if (!above1(strides) || !above1(dilation)) return;
  const message = `${layer}: \`dilation_rate\` above 1 can't be combined with \`strides\` above 1; set one of them to 1.`;
  throw new LayerError(invalidArgument, message, "dilation_rate");
}

/** None is taken by the constructor, and refused when the weights are made. Keras 2 cuts floats. */
export const filtersArgument = (args: LayerArguments): Dim =>
  args.value("filters") === null
    ? null
    : args.settings.dialect === "tf_keras"
      ? args.positiveInt("filters")
      : args.positive("filters");

export function requireFilters(filters: Dim, layer: string): Amount {
  if (filters !== null) return filters;
  throw new LayerError(invalidArgument, `${layer} needs a number of \`filters\`, not None.`, "filters");
}

/** Throws where both are known and the one is no multiple of the other. */
export function requireMultiple(amount: Dim, of: Amount, message: string, argument: string): void {
  const rest = amount === null ? 0 : mod(amount, of);
  if (typeof rest === "number" && rest !== 0) throw new LayerError(invalidArgument, message, argument);
}

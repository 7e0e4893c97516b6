/**
 * Methods that give a built layer other weights than its class builds.
 *
 *     dense.enable_lora(4)      the kernel isn't trained, and two thin matrices are
 *     model.quantize("int8")    kernels of integers, with their scales
 */
import { Unknown } from "../../../dims/dim.js";
import { adaptedKernel } from "../../../layers/low-rank-adaptation.js";
import { notBuilt } from "../../../problems/not-built.js";
import { reasonFor, toDim } from "../../../values/convert.js";
import type { LayerObject } from "../../../values/layer-object.js";
import type { Value } from "../../../values/value.js";
import type { Bound } from "../../native-helpers.js";
import { QUANTIZABLE } from "./built-weights.js";
import { update } from "../construct-layer.js";
import { partsOf } from "./weights.js";

const ADAPTABLE = /^(Dense|EinsumDense|(Reversible)?Embedding|Conv[123]D)$/;

export function enableLora(layer: LayerObject, { runtime, get, place }: Bound): Value {
  const { weights, built, perhapsUnbuilt, unknownWeights } = layer.state;
  if (!layer.entry || !ADAPTABLE.test(layer.entry.name)) return loseWeights(layer, runtime, "enable_lora");
  if (!built && !perhapsUnbuilt && runtime.settings.dialect === undefined) {
    const message = `${layer.className} has no weights that could be adapted before it is built. Call it on a tensor first.`;
    return runtime.fail({ kind: notBuilt, place, message }, "ValueError", place);
  }
  const at = weights.findIndex(({ name }) => name === "kernel" || name === "embeddings");
  const held = weights[at];
  if (!held || unknownWeights) return null;
  const rank = toDim(get("rank"));
  const { matrices } = adaptedKernel(held.name, held.shape, rank ?? reasonFor(get("rank")));
  const frozen = { ...held, trainable: false };
  update(runtime, layer, { weights: [...weights.map((weight) => (weight === held ? frozen : weight)), ...matrices] });
  const configuredRank = { name: "lora_rank", value: get("rank"), given: false };
  layer.argumentsGiven = [...layer.argumentsGiven.filter(({ name }) => name !== "lora_rank"), configuredRank];
  return null;
}

/** Of a model every layer in it that knows how. */
export function quantize(layer: LayerObject, { runtime }: Bound): Value {
  const seen = new Set([layer]);
  for (const at of seen) {
    if (at.entry && QUANTIZABLE.has(at.entry.name)) loseWeights(at, runtime, "quantize");
    for (const part of [...partsOf(at), ...at.state.children]) seen.add(part);
  }
  return null;
}

/** None of those that it had is sure to be left, or to be trained as it was. */
function loseWeights(layer: LayerObject, runtime: Bound["runtime"], method: string): null {
  update(runtime, layer, {
    weights: [],
    unknownWeights: layer.state.unknownWeights ?? new Unknown(`the weights that \`${method}\` makes aren't followed`),
  });
  return null;
}

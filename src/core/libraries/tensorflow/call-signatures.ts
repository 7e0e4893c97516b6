/**
 * Calls of TensorFlow's functions, held against their signatures.
 *
 *     tf.concat([x, y])            `axis` is missing
 *     tf.reduce_sum(x, dims=1)     no such argument
 *     tf.cast(x, tf.int32, 0, 1)   too many
 */
import type { Unknown } from "../../dims/dim.js";
import { refuseBinding } from "../../layers/construct.js";
import { LayerError } from "../../layers/entry.js";
import { bind, signature } from "../../layers/signature.js";
import type { Place } from "../../text/span.js";
import type { Runtime } from "../../values/native.js";
import type { CallArguments } from "../../values/value.js";
import { failLayer } from "../keras/construct-layer.js";
import { objectSignatures } from "../keras/recorded/object-members.js";
import { rowsOf } from "../keras/recorded/recorded-rows.js";
import { isTold, refuseArgument } from "./first-release.js";
import { backendSignatures, tensorFlowSignatures } from "./public-signatures.js";

const rowOf = rowsOf({ ...tensorFlowSignatures, ...backendSignatures, ...objectSignatures });

/** The Unknown of an error where TensorFlow 2, which certainly runs, refuses the arguments, whatever they are. */
export function refuseCall(runtime: Runtime, path: string, args: CallArguments, place: Place): Unknown | undefined {
  const earlier = refuseArgument(runtime, path, args, place);
  if (earlier) return earlier;
  // What a spread brings may be in the place of another argument, or be the one that is missing.
  if (args.unknownRest || !isTold(runtime, place)) return undefined;
  const text = rowOf(path);
  if (text === undefined) return undefined;
  const own = signature(text);
  const [error] = bind(own, args.positional, args.keywords).errors;
  if (!error) return undefined;
  try {
    return refuseBinding(path.slice(path.lastIndexOf(".") + 1), error, [...own.byName.keys()]);
  } catch (refusal) {
    if (!(refusal instanceof LayerError)) throw refusal;
    return failLayer(runtime, refusal, place, [], "TypeError");
  }
}

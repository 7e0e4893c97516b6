/**
 * Keras 2 takes a recurrent layer's input and its first states in one list.
 *
 *     LSTM(4)([x, h, c])   what LSTM(4)(x, initial_state=[h, c]) is
 */
import type { LayerEntry } from "../../../layers/entry.js";
import { signature } from "../../../layers/signature.js";
import { itemsOf } from "../../../values/convert.js";
import type { Runtime } from "../../../values/native.js";
import { TensorValue, type CallArguments } from "../../../values/value.js";

/** The call in the words of Keras 3. */
export function withListedStates(runtime: Runtime, entry: LayerEntry, args: CallArguments): CallArguments {
  const { dialect } = runtime.settings;
  const [first, ...others] = args.positional;
  const takesStates = dialect === "tf_keras" && signature(entry.call).byName.has("initial_state");
  if (!takesStates || first === undefined || first instanceof TensorValue) return args;
  const [input, ...states] = itemsOf(first) ?? [];
  if (input === undefined || args.keywords.has("initial_state") || others.length > 0) return args;
  const keywords = new Map(args.keywords);
  if (states.length > 0) keywords.set("initial_state", runtime.list(states));
  return { ...args, positional: [input], keywords };
}

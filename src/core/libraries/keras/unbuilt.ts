/**
 * What the library refuses to do with a model that nothing has built.
 *
 *     Sequential([Dense(1)]).save_weights("a.weights.h5")     there are no weights yet
 *     Sequential([Dense(1)]).save("a.keras")                  taken
 */
import type { Unknown } from "../../dims/dim.js";
import { notBuilt } from "../../problems/not-built.js";
import type { LayerObject } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import type { Bound } from "../native-helpers.js";
import { isUntouched } from "./model-attributes.js";

/** Files of weights alone: what is in others tells more. */
const OF_WEIGHTS = ".weights.h5";

export function refuseUnbuiltModel(
  runtime: Runtime,
  model: LayerObject,
  method: string,
  { args, place }: Pick<Bound, "args" | "place">,
): Unknown | undefined {
  if (runtime.settings.dialect !== undefined || !runtime.isCalled || model.kind === "layer") return undefined;
  const file = args.positional[1] ?? args.keywords.get("filepath");
  const isOfWeights = /^(save|load)_weights$/.test(method) && typeof file === "string" && file.endsWith(OF_WEIGHTS);
  if (!isOfWeights && method !== "export") return undefined;
  if (!isUntouched(model) || model.state.sequential?.inputLayer || (model.cls && !model.isWhollyKnown))
    return undefined;
  const message = `\`${method}\` needs a model that is built: call it on some data first, or its \`build\`.`;
  return runtime.fail({ kind: notBuilt, place, message }, "ValueError", place);
}

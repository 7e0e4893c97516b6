/** `Wrapper(Dense(3))`: the base of classes that wrap a layer. By itself it can be made, but not called. */
import { Unknown } from "../../../dims/dim.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { Opaque } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { defineLayer, LayerError, LayerHandle } from "../../entry.js";

export const wrapper = defineLayer({
  name: "Wrapper",
  signature: "layer, **kwargs",
  call: "*args, **kwargs",
  configure: (args) => ({ layer: wrappedLayer(args) }),
  output: () => {
    throw new LayerError(invalidArgument, "Wrapper can't be called: a subclass must say what its call does.");
  },
  wrapped: ({ layer }) => (layer instanceof Unknown ? [] : [layer]),
});

/** The `layer` argument of a wrapper; Unknown where the text doesn't tell which. */
export function wrappedLayer(args: LayerArguments): LayerHandle | Unknown {
  const value = args.value("layer");
  if (value instanceof LayerHandle || value instanceof Unknown) return value;
  if (value instanceof Opaque && value.kind === "object" && !value.nature.isPlain)
    return new Unknown(`${value.description} is not known here`);
  return args.refuse("layer", "a layer");
}

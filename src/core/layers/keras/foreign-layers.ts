/**
 * Layers that wrap what isn't written in Keras: a saved model, a PyTorch module, a JAX function, a Flax module.
 *
 *     TorchModuleWrapper(net, output_shape=(None, 10))   (None, 10), its parameters unknown
 */
import { Unknown, type Shape } from "../../dims/dim.js";
import { integerValue, isSequence } from "../argument.js";
import type { LayerArguments } from "../arguments.js";
import { cost, defineLayer, type LayerEntry, type Weight } from "../entry.js";

interface Config {
  readonly reason: Unknown;
  readonly shape: Shape;
}

function foreignLayer(name: string, signature: string, call: string, what: string): LayerEntry {
  return defineLayer<Config>({
    name,
    signature,
    call,
    configure: (args) => {
      const reason = new Unknown(`${what} is not Keras code`);
      return { reason, shape: announcedShape(args) ?? reason };
    },
    weights: ({ reason }) =>
      [true, false].map((trainable): Weight => ({ name: "variable", shape: [reason], trainable })),
    output: ({ shape }, { dtype }) => ({ shape, dtype }),
    cost: ({ reason }) => cost(reason),
  });
}

/** `output_shape=`, the batch axis included, where the layer takes one. */
function announcedShape(args: LayerArguments): Shape | undefined {
  const value = args.value("output_shape");
  if (value instanceof Unknown) return value;
  if (!isSequence(value)) return undefined;
  return value.map((dim) => (dim === null ? null : (integerValue(dim) ?? args.refuse("output_shape", "a shape"))));
}

export const flaxLayer: LayerEntry = foreignLayer(
  "FlaxLayer",
  "module, method=None, variables=None, **kwargs",
  "inputs, training=False",
  "the module",
);

export const jaxLayer: LayerEntry = foreignLayer(
  "JaxLayer",
  "call_fn, init_fn=None, params=None, state=None, seed=None, native_serialization_platforms=None, **kwargs",
  "inputs, training=False",
  "the function",
);

export const tFSMLayer: LayerEntry = foreignLayer(
  "TFSMLayer",
  'filepath, call_endpoint="serve", call_training_endpoint=None, trainable=True, name=None, dtype=None',
  "inputs, training=False, **kwargs",
  "the saved model",
);

export const torchModuleWrapper: LayerEntry = foreignLayer(
  "TorchModuleWrapper",
  "module, name=None, output_shape=None, **kwargs",
  "*args, training=None, **kwargs",
  "the PyTorch module",
);

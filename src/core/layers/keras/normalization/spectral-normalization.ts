/** `SpectralNormalization(Conv2D(8, 3))`: what the Conv2D gives and has, and a vector u of 1×8 beside its kernel. */
import { Unknown, type Dim } from "../../../dims/dim.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { cost, defineLayer, LayerError, LayerHandle, type LayerCall, type Weight } from "../../entry.js";
import { mapTensors } from "../../inputs.js";
import { wrappedLayer } from "../core/wrapper.js";

/** The classes whose objects have an attribute `kernel` or `embeddings`. */
const HAS_KERNEL =
  /^((Depthwise)?Conv[123]D(Transpose)?|Dense|EinsumDense|(Reversible)?Embedding|(SimpleRNN|GRU|LSTM)Cell|SpectralNormalization)$/;

interface Config {
  readonly layer: LayerHandle | Unknown;
}

export const spectralNormalization = defineLayer<Config>({
  name: "SpectralNormalization",
  signature: "layer, power_iterations=1, **kwargs",
  call: "inputs, training=False",
  configure: (args) => {
    const layer = wrappedLayer(args);
    const iterations = args.number("power_iterations");
    if (typeof iterations === "number" && iterations <= 0) args.refuse("power_iterations", "greater than zero");
    return { layer };
  },
  weights: ({ layer }, call) => {
    if (layer instanceof Unknown) return [{ name: "kernel", shape: [layer], trainable: true }];
    if (layer.entry && !HAS_KERNEL.test(layer.entry.name)) refuseLayer(layer);
    return withVectorU(layer, layer.apply(call).weights);
  },
  output: ({ layer }, call) => {
    if (layer instanceof Unknown) return { shape: layer, dtype: call.dtype };
    return mapTensors(layer.apply(call).output, ({ shape }) => ({ shape, dtype: call.dtype }));
  },
  // The kernel is normalized while training only.
  cost: ({ layer }, call) => (layer instanceof Unknown ? cost(layer) : costOf(layer, call)),
  wrapped: ({ layer }) => (layer instanceof Unknown ? [] : [layer]),
});

function costOf(layer: LayerHandle, call: LayerCall) {
  return layer.apply(call).cost ?? cost(new Unknown(`the cost of ${layer.className} is not known`));
}

/** The kernel comes to stand before the vector, since the wrapper holds it too. */
function withVectorU(layer: LayerHandle, weights: readonly Weight[]): readonly Weight[] {
  const kernel = weights.find(({ name }) => name === "kernel" || name === "embeddings");
  const unknown: Dim = new Unknown(`the kernel of ${layer.className} is not known`);
  const last = layer.entry && kernel ? kernel.shape.at(-1)! : unknown;
  const vector: Weight = { name: "vector_u", shape: [1, last], trainable: false };
  // An adapted kernel is computed at each call, and is no variable that the wrapper could hold.
  const isHeld = kernel !== undefined && !weights.some(({ name }) => name.startsWith("lora_"));
  return isHeld ? [kernel, vector, ...weights.filter((weight) => weight !== kernel)] : [vector, ...weights];
}

function refuseLayer(layer: LayerHandle): never {
  const message = `SpectralNormalization normalizes the kernel of a layer, and ${layer.className} has none; wrap a Dense, a convolution or an Embedding.`;
  throw new LayerError(invalidArgument, message, "layer");
}

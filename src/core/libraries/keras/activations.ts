/**
 * keras.activations: the functions of keras.ops that layers take as `activation`, called on tensors.
 *
 *     x = keras.activations.relu(x)   the shape stays; on a symbolic tensor an operation of the graph
 */
import type { Natives } from "../native-helpers.js";
import { ops } from "./ops.js";

const NAMES =
  "celu elu gelu glu hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh leaky_relu log_sigmoid log_softmax mish relu relu6 selu sigmoid silu softmax soft_shrink softplus softsign sparse_plus sparse_sigmoid squareplus swish tanh tanh_shrink threshold";

/** Names that keras.ops spells otherwise. */
const OTHERWISE: Readonly<Record<string, string>> = { exponential: "exp", linear: "identity" };

const named = NAMES.split(" ").map((name) => [name, name] as const);

export const activationNatives: Natives = Object.fromEntries(
  [...named, ...Object.entries(OTHERWISE)].flatMap(([name, operation]) => {
    const make = ops[operation];
    return make ? [[`keras.activations.${name}`, make] as const] : [];
  }),
);

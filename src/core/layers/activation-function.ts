/**
 * The functions that `activation=` names, and what each costs.
 *
 *     Dense(10, activation="softmax")   5 operations for each of the 10 outputs
 *
 * A comparison, an addition or a product is one operation; what TensorFlow has as one elementwise kernel without a
 * registered cost (ReLU, sigmoid, tanh, ELU, an exponential) counts nothing, as its profiler has it.
 */
import { add, mul, Unknown, type Amount, type Shape } from "../dims/dim.js";
import { elements } from "../dims/tensor.js";
import { Opaque, type ArgumentValue } from "./argument.js";
import { LayerError, LayerHandle } from "./entry.js";

/** Operations for each element, by the name that Keras knows the function under. */
export const operationsOfActivation: ReadonlyMap<string, number | Unknown> = new Map<string, number | Unknown>([
  ["celu", 5],
  ["elu", 0],
  ["exponential", 0],
  ["gelu", 4],
  ["glu", 1],
  ["hard_shrink", 1],
  ["hard_sigmoid", 2],
  ["hard_silu", 3],
  ["hard_swish", 3],
  ["hard_tanh", 2],
  ["leaky_relu", 0],
  ["linear", 0],
  ["log_sigmoid", 2],
  ["log_softmax", 0],
  ["mish", 1],
  ["relu", 0],
  ["relu6", 0],
  ["selu", 0],
  ["sigmoid", 0],
  ["silu", 2],
  ["soft_shrink", 4],
  ["softmax", 5],
  ["softplus", 0],
  ["softsign", 0],
  ["sparse_plus", 5],
  ["sparse_sigmoid", 4],
  ["sparsemax", 8],
  ["squareplus", 4],
  ["swish", 2],
  ["tanh", 0],
  ["tanh_shrink", 1],
  ["threshold", new Unknown("threshold can't run as an activation: it needs two more arguments")],
]);

/** Where a function of one of those names is the library's own; a program may have its own `relu`. */
const LIBRARY_FUNCTION =
  /^(?:(?:tf|tensorflow)(?:\.nn)?|(?:tf\.|tensorflow\.)?keras\.(?:activations|ops|ops\.nn))\.(\w+)$/;

/** The operations of an `activation=` value on a tensor of this shape, for a batch of one. */
export function activationOperations(activation: ArgumentValue, shape: Shape): Amount {
  if (activation === null) return 0;
  if (activation instanceof Unknown) return activation;
  if (activation instanceof LayerHandle) return operationsOfLayer(activation, shape);
  const name = activation instanceof Opaque ? LIBRARY_FUNCTION.exec(activation.description)?.[1] : activation;
  const operations = typeof name === "string" ? operationsOfActivation.get(name) : undefined;
  return operations === undefined ? unknownFunction : operations === 0 ? 0 : mul(operations, elements(shape));
}

/** The library asks the layer around it for a shape, and doesn't run what it is given: what that refuses is no matter here. */
function operationsOfLayer(activation: LayerHandle, shape: Shape): Amount {
  const dtype = new Unknown("the activation's dtype is not known here");
  try {
    return activation.apply({ inputs: { shape, dtype }, dtype, others: new Map() }).cost?.flops ?? unknownFunction;
  } catch (error) {
    if (error instanceof LayerError) return unknownFunction;
    throw error;
  }
}

const unknownFunction = new Unknown("the activation is a function whose cost is not known");

/** Operations of a bias (one for each output) and of the activation after it. */
export function biasAndActivation(useBias: boolean | Unknown, activation: ArgumentValue, output: Shape): Amount {
  const bias = useBias instanceof Unknown ? useBias : useBias ? elements(output) : 0;
  return add(bias, activationOperations(activation, output));
}

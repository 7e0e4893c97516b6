/**
 * keras.activations: functions that layers take by name, and that programs call on tensors.
 *
 *     keras.activations.relu(x), keras.activations.get("swish"), Dense(8, activation=keras.activations.gelu)
 */
import { operationsOfActivation } from "../../layers/activation-function.js";
import { LayerError } from "../../layers/entry.js";
import { didYouMean } from "../../layers/suggest.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { reasonFor } from "../../values/convert.js";
import type { NativeFunction } from "../../values/native.js";
import { External, type Value } from "../../values/value.js";
import { fn, type Bound } from "../native-helpers.js";
import { floating } from "../tensors/dtypes.js";
import { perElement, unary } from "../tensors/elementwise.js";
import { operation, type OperationKind } from "../tensors/operation.js";
import { refusedValue } from "./arguments/argument-values.js";
import { failLayer } from "./construct-layer.js";
import { activationKind } from "./ops/elementwise.js";
import { axisOps } from "./ops/nn.js";

/** Those that are keras.ops under the same name. */
const SAME =
  "relu6 sigmoid sparse_sigmoid softplus softsign soft_shrink sparse_plus silu squareplus log_sigmoid leaky_relu hard_sigmoid elu " +
  "selu celu tanh_shrink hard_tanh hard_shrink threshold";

const changed = (name: string, kind: Partial<OperationKind>): OperationKind => ({ ...activationKind(name), ...kind });

/** The library computes it at once, so that a symbolic tensor is refused. */
const executedOnly = (name: string, kind: OperationKind): OperationKind => ({
  ...kind,
  rule: (call) => {
    if (!call.isSymbolic || call.runtime.settings.dialect !== undefined) return kind.rule(call);
    const message = `keras.activations.${name} takes no symbolic tensor; use the layer Activation("${name}").`;
    throw new LayerError(invalidArgument, message);
  },
});

const kinds: Readonly<Record<string, OperationKind>> = {
  ...Object.fromEntries(SAME.split(" ").map((name) => [name, activationKind(name)] as const)),
  relu: changed("relu", { className: "ReLU", signature: "x, negative_slope=0.0, max_value=None, threshold=0.0" }),
  gelu: changed("gelu", {
    signature: "x, approximate=False",
    cost: (call, output) => perElement(call.value("approximate") === true ? 7 : 4)(call, output),
  }),
  tanh: changed("tanh", { rule: unary(floating) }),
  exponential: changed("exponential", { className: "Exp", rule: unary(floating) }),
  hard_silu: executedOnly("hard_silu", activationKind("hard_silu")),
  mish: executedOnly("mish", activationKind("mish")),
  softmax: axisOps["softmax"]!,
  log_softmax: axisOps["log_softmax"]!,
  glu: axisOps["glu"]!,
  sparsemax: executedOnly("sparsemax", axisOps["sparsemax"]!),
};

const ALIASES: Readonly<Record<string, string>> = { swish: "silu", hard_swish: "hard_silu" };

const path = (name: string): string => `keras.activations.${name}`;

/** Each function once: `get("relu")` gives the one that `keras.activations.relu` is. */
const functions = new Map<string, NativeFunction>(
  Object.entries(kinds).map(([name, kind]) => [name, operation(kind)(path(name))] as const),
);
functions.set("linear", fn("x", ({ get }) => get("x"))(path("linear")));
for (const [alias, name] of Object.entries(ALIASES)) functions.set(alias, functions.get(name)!);

const noActivation = (name: string): LayerError =>
  new LayerError(invalidArgument, `There is no activation called '${name}'.${didYouMean(name, functions.keys())}`);

/** The function of a name; a function that is given stays what it is. `deserialize` gives a name back that it doesn't know. */
function getActivation({ get, runtime, place }: Bound, isStrict: boolean): Value {
  const identifier = get("identifier");
  if (identifier === null) return functions.get("linear")!;
  if (typeof identifier === "string") {
    const found = functions.get(identifier);
    if (found) return found;
    if (isStrict && runtime.settings.dialect === undefined && !operationsOfActivation.has(identifier))
      return failLayer(runtime, noActivation(identifier), place);
    return runtime.unknown(`no activation is called '${identifier}'`, place);
  }
  const refused =
    isStrict && runtime.settings.dialect === undefined
      ? refusedValue(path("get"), new Map([["identifier", identifier]]), undefined)
      : undefined;
  if (refused)
    return failLayer(runtime, new LayerError(invalidArgument, refused.message), place, [], refused.exception);
  return identifier instanceof External && identifier.instance ? reasonFor(identifier) : identifier;
}

const nameOf = ({ get, runtime, place }: Bound): Value => runtime.attribute(get("identifier"), "__name__", place);

export const activationMembers: readonly (readonly [string, Value])[] = [
  ...[...functions].map(([name, native]) => [path(name), native] as const),
  ...["get", "deserialize"].map((name) => {
    const native = fn("identifier, *args, **kwargs", (bound) => getActivation(bound, name === "get"));
    return [path(name), native(path(name))] as const;
  }),
  [path("serialize"), fn("identifier", nameOf)(path("serialize"))],
];

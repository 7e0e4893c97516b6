/**
 * Initializers that are made, and refused when they fill their first weight.
 *
 *     Dense(3, kernel_initializer=Constant("a"))(x)     a weight of numbers can't be "a"
 *     add_weight(shape=(3,), initializer=Constant("a"))
 */
import { certainlyDiffer, isRanked, showShape, type Shape, type Unknown } from "../../../dims/dim.js";
import type { Weight } from "../../../layers/entry.js";
import { bind } from "../../../layers/signature.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import type { Place } from "../../../text/span.js";
import { outsideNature } from "../../../values/argument-nature.js";
import type { LayerObject } from "../../../values/layer-object.js";
import { NativeFunction, type Runtime } from "../../../values/native.js";
import { External, NumPyInteger, TensorValue, type Value } from "../../../values/value.js";
import { refusedValue } from "./argument-values.js";
import { signatureAt } from "./call-signatures.js";

/** Those of a layer that is built, of the weights that it gets. */
export function refuseInitializers(
  runtime: Runtime,
  layer: LayerObject,
  weights: readonly Weight[],
  place: Place,
): Unknown | undefined {
  for (const { name, value } of layer.argumentsGiven) {
    const role = INITIALIZER.exec(name)?.[1];
    const filled = role === undefined ? [] : weights.filter((weight) => isOf(weight, role));
    if (filled.length === 0) continue;
    const refused =
      refuseInitializer(runtime, value, place) ??
      filled.map(({ shape }) => refuseShape(runtime, value, shape, place)).find((found) => found !== undefined);
    if (refused) return refused;
  }
  return undefined;
}

const isOf = ({ name }: Weight, role: string): boolean => name.split("/").some((part) => part.startsWith(role));

/** Those that fill matrices alone, or at least matrices. */
const OF_MATRICES = /^(identity|orthogonal)(_?initializer)?$/i;

/** Reports an initializer that can't fill a weight of the shape. */
export const refuseShape = (runtime: Runtime, value: Value, shape: Shape, place: Place): Unknown | undefined =>
  refuseArray(runtime, value, shape, place) ?? refuseRank(runtime, value, shape, place);

/** An array, or a number of NumPy's, fills a weight of its own shape. */
function refuseArray(runtime: Runtime, value: Value, shape: Shape, place: Place): Unknown | undefined {
  const own =
    value instanceof TensorValue && !value.origin && !value.facts.ambiguous
      ? value.shape
      : makesNumber(value)
        ? []
        : undefined;
  if (own === undefined || runtime.settings.dialect !== undefined || !certainlyDiffer(own, shape)) return undefined;
  const message = `This array of ${showShape(own)} is to fill a weight of ${showShape(shape)}: the shapes have to be the same.`;
  return runtime.fail({ kind: incompatibleShape, place, message }, "ValueError", place);
}

const makesNumber = (value: Value): boolean =>
  value instanceof NumPyInteger ||
  ((value instanceof NativeFunction || (value instanceof External && !value.instance)) &&
    outsideNature(value.path ?? "")?.makes === "number");

function refuseRank(runtime: Runtime, initializer: Value, shape: Shape, place: Place): Unknown | undefined {
  if (runtime.settings.dialect !== undefined || !isRanked(shape)) return undefined;
  const isOwn = initializer instanceof External && initializer.path.startsWith("keras.initializers.");
  const name = isOwn ? initializer.path.slice(initializer.path.lastIndexOf(".") + 1) : initializer;
  const kind = typeof name === "string" ? OF_MATRICES.exec(name)?.[1]?.toLowerCase() : undefined;
  if (kind === undefined || shape.length === 2 || (kind === "orthogonal" && shape.length > 2)) return undefined;
  const message = `The initializer '${kind}' fills ${kind === "identity" ? "a matrix" : "at least a matrix"}, and this weight has the shape ${showShape(shape)}.`;
  return runtime.fail({ kind: invalidArgument, place, message }, "ValueError", place);
}

/** `recurrent_initializer` is that of the `recurrent_kernel`. */
const INITIALIZER = /^(\w+)_initializer$/;

export function refuseInitializer(runtime: Runtime, initializer: Value, place: Place): Unknown | undefined {
  if (!(initializer instanceof External) || !initializer.instance || runtime.settings.dialect !== undefined)
    return undefined;
  const { path, instance } = initializer;
  const own = path.startsWith("keras.initializers.") ? signatureAt(path) : undefined;
  if (!own || instance.args.unknownRest) return undefined;
  const { given } = bind(own, instance.args.positional, instance.args.keywords);
  const refused = refusedValue(path, given, "in use");
  if (!refused) return undefined;
  const { argument, message, exception } = refused;
  const related = [{ place, message: "It fills a weight here." }];
  const at = runtime.argumentPlace(instance.place, argument);
  return runtime.fail({ kind: invalidArgument, place: at, message, related }, exception, place);
}

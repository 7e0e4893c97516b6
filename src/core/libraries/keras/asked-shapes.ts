/**
 * `compute_output_shape`: the shape that a layer or model would give, asked for by hand.
 *
 *     Dense(3).compute_output_shape((None, 8))       (None, 3)
 *     Dense(3).compute_output_shape(8)               no shape
 *     model.compute_output_shape((None, 9))          of a model that takes (None, 8)
 *     Conv2D(3, 3).compute_output_shape((None, 8))   too few axes
 */
import { isRanked, type Unknown } from "../../dims/dim.js";
import { bindCall, type CallValue } from "../../layers/call.js";
import { LayerError } from "../../layers/entry.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { invalidModel } from "../../problems/invalid-model.js";
import { negativeDimension } from "../../problems/negative-dimension.js";
import { reshapeSize } from "../../problems/reshape-size.js";
import type { Place } from "../../text/span.js";
import { itemsOf, reasonFor, shapeValue, toShape, toSpecs } from "../../values/convert.js";
import { unconfigured, type LayerObject } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { ListObject } from "../../values/objects.js";
import { Float, TensorValue, TupleValue, type Value } from "../../values/value.js";
import { failLayer } from "./construct-layer.js";
import { asGiven } from "./given-values.js";
import { fitInputs } from "./graph/functional-inputs.js";
import { callLayer } from "./layer-calls.js";
import { isSymbolic } from "./ops/symbolic-value.js";

export function computeOutputShape(runtime: Runtime, layer: LayerObject, asked: Value, place: Place): Value {
  const refused = refuseShape(runtime, layer, asked, place);
  if (refused) return refused;
  const input = new TensorValue(toShape(asked), "float32");
  const output = runtime.quietly(() => callLayer(runtime, layer, { positional: [input], keywords: new Map() }, place));
  return output instanceof TensorValue ? asGiven(shapeValue(output.shape), "size") : reasonFor(output);
}

function refuseShape(runtime: Runtime, layer: LayerObject, asked: Value, place: Place): Unknown | undefined {
  if (runtime.settings.dialect !== undefined || layer.cls || layer.open) return undefined;
  const fail = (message: string, exception: string): Unknown =>
    runtime.fail({ kind: incompatibleShape, place, message }, exception, place);
  const { functional, sequential } = layer.state;
  const unfit = refuseOfStack(runtime, layer, asked, place);
  if (unfit) return unfit;
  const isModel = functional ? !functional.open : sequential?.input !== undefined && !sequential.open;
  const reads = isModel || (layer.kind === "layer" && layer.entry !== undefined && READING.test(layer.entry.name));
  if (reads && isNoShape(asked) && (asked !== null || runtime.isCalled))
    return fail("`compute_output_shape` takes a shape, as in (None, 4), and this is none.", "TypeError");
  if (reads && !isModel && itemsOf(asked)?.length === 0)
    return fail("`compute_output_shape` takes a shape with its batch axis, as in (None, 4).", "IndexError");
  const shapes = shapesIn(asked);
  if (layer.entry?.name === "Concatenate" && isOneShape(asked))
    return fail("A Concatenate takes a list of shapes, and here is one.", "ValueError");
  if (!shapes) return undefined;
  if (isModel) {
    const fitting = fitInputs(functional ?? { inputs: sequential!.input! }, shapes, true);
    return "refused" in fitting ? fail(fitting.refused, "ValueError") : undefined;
  }
  return refusedByEntry(runtime, layer, shapes, place);
}

/** A stack that has no input yet hands the shape on to its layers, one after the other. */
function refuseOfStack(runtime: Runtime, layer: LayerObject, asked: Value, place: Place): Unknown | undefined {
  const { sequential, perhapsUnbuilt } = layer.state;
  if (!sequential || sequential.open || sequential.inputLayer || perhapsUnbuilt) return undefined;
  const [first] = sequential.layers;
  if (first) return refuseShape(runtime, first, asked, place);
  const message = "This Sequential has no layers, and there is no shape that it would give.";
  return runtime.fail({ kind: invalidModel, place, message }, "UnboundLocalError", place);
}

/** Layers whose rule for shapes looks at the shape that it is given. */
const READING = /^(Dense|Flatten|LSTM|GRU|SimpleRNN|(Depthwise|Separable)?Conv[123]D)$/;

/** Those that refuse what a call refuses of the shape. */
const CHECKING =
  /^((Depthwise|Separable)?Conv[123]D|(Max|Average)Pooling[123]D|Reshape|Add|Subtract|Multiply|Average|Maximum|Minimum)$/;

function refusedByEntry(runtime: Runtime, layer: LayerObject, shapes: Value, place: Place): Unknown | undefined {
  const { entry, config } = layer;
  if (!entry || !CHECKING.test(entry.name) || config === unconfigured) return undefined;
  try {
    entry.apply(config, bindCall(entry, [toSpecs(shapes) as CallValue], new Map(), layer.dtype.compute));
    return undefined;
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    const isOfShape = [incompatibleShape, negativeDimension, reshapeSize].includes(error.problem);
    return isOfShape ? failLayer(runtime, error, place) : undefined;
  }
}

const isNoShape = (value: Value): boolean =>
  value === null || ["boolean", "number"].includes(typeof value) || value instanceof Float || isSymbolic(value);

const isOneShape = (value: Value): boolean =>
  isNoShape(value) ||
  ((value instanceof TupleValue || (value instanceof ListObject && !value.open)) &&
    value.items.length > 0 &&
    value.items.every((item) => item === null || typeof item === "number"));

/** Tensors of a shape, or of several in a list; undefined where the value isn't told. */
function shapesIn(value: Value): Value | undefined {
  const items = value instanceof TensorValue || typeof value === "string" ? undefined : itemsOf(value);
  if (!items) return undefined;
  const isOne = items.every((item) => item === null || typeof item === "number");
  if (isOne) return items.length === 0 ? undefined : new TensorValue(toShape(value), "float32");
  if (!items.every((item) => item instanceof TupleValue || item instanceof ListObject)) return undefined;
  const tensors = items.map((item) => new TensorValue(toShape(item), "float32"));
  return tensors.every(({ shape }) => isRanked(shape)) ? new TupleValue(tensors) : undefined;
}

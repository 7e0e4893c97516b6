/**
 * `model.get_layer`: a layer by its name, or by its place among the model's.
 *
 *     model.get_layer("conv1")   model.get_layer(index=-2)
 */
import { Float, Unknown } from "../../dims/dim.js";
import { didYouMean } from "../../layers/suggest.js";
import { noSuchLayer } from "../../problems/no-such-layer.js";
import { reasonFor } from "../../values/convert.js";
import { LayerObject } from "../../values/layer-object.js";
import { NativeFunction } from "../../values/native.js";
import { ListObject } from "../../values/objects.js";
import { TupleValue, type Value } from "../../values/value.js";
import type { Bound } from "../native-helpers.js";

export function getLayer(
  model: LayerObject,
  layers: readonly LayerObject[],
  { runtime, get, place }: Pick<Bound, "runtime" | "get" | "place">,
): Value {
  const [name, index] = [get("name"), get("index")];
  const { sequential, functional, unknownWeights } = model.state;
  const open = sequential?.open ?? functional?.open ?? unknownWeights ?? model.open;
  const refuse = (message: string): Unknown => runtime.fail({ kind: noSuchLayer, place, message }, "ValueError", place);
  if (name === null && index === null) return refuse("`get_layer` needs a name or an index.");
  if (name !== null && index !== null && [name, index].every((value) => !(value instanceof Unknown)))
    return refuse("`get_layer` takes a name or an index, not both.");
  if (typeof index === "number") {
    const found = layers.at(index) ?? open;
    return (
      found ??
      refuse(`This model has ${layers.length} layer${layers.length === 1 ? "" : "s"}, and none at the index ${index}.`)
    );
  }
  if (typeof index === "string" || index instanceof Float) {
    const message = "The `index` of `get_layer` is a whole number.";
    return runtime.fail({ kind: noSuchLayer, place, message }, "TypeError", place);
  }
  if (typeof name === "number" && !open) return refuse(`\`get_layer\` takes a name first: write index=${name}.`);
  if (!open && isNoName(name)) return refuse("`get_layer` looks a layer up by its name, and this is none.");
  if (typeof name !== "string") return reasonFor(name);
  const found = layers.find((layer) => layer.state.name === name) ?? open;
  if (found) return found;
  if (layers.some((layer) => layer.state.name === undefined))
    return runtime.unknown("the names of the model's layers aren't all known", place);
  const names = layers.map((layer) => layer.state.name!);
  return refuse(`This model has no layer named "${name}".${didYouMean(name, names)}`);
}

/** A layer, a class of layers, a list: what no layer is named. */
const isNoName = (value: Value): boolean =>
  value instanceof LayerObject ||
  value instanceof ListObject ||
  value instanceof TupleValue ||
  value instanceof Float ||
  typeof value === "boolean" ||
  (value instanceof NativeFunction && value.className !== undefined);

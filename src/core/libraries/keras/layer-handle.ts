/**
 * A layer of the program as another layer's rules see it: the LSTM that Bidirectional was given.
 *
 *     TimeDistributed(model)   the handle applies the model to one time step
 */
import { Unknown } from "../../dims/dim.js";
import type { Nest, TensorSpec } from "../../dims/tensor.js";
import type { ArgumentValue } from "../../layers/argument.js";
import { LayerHandle, type Applied, type LayerCall, type LayerEntry, type Weight } from "../../layers/entry.js";
import type { Place } from "../../text/span.js";
import { nestedValue, toArgument, toSpecs } from "../../values/convert.js";
import type { LayerObject } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { positionalArguments } from "../../values/value.js";
import { allWeights } from "./weights.js";

export class ObjectHandle extends LayerHandle {
  constructor(
    readonly runtime: Runtime,
    readonly layer: LayerObject,
    readonly place: Place,
  ) {
    super();
  }

  override get className(): string {
    return this.layer.className;
  }

  override get name(): string | undefined {
    return this.layer.state.name;
  }

  override get entry(): LayerEntry | undefined {
    return this.layer.entry;
  }

  override get config(): unknown {
    return this.layer.config;
  }

  override apply(call: LayerCall): Applied {
    if (this.layer.entry && !this.layer.cls) return this.layer.entry.apply(this.layer.config, call);
    // A class of the program's, or a model: called as the program would call it.
    const states = call.others.get("states") as Nest<TensorSpec> | undefined;
    const given = [call.inputs, ...(states === undefined ? [] : [states])].map(nestedValue);
    const output = this.runtime.call(this.layer, positionalArguments(...given), this.place);
    const { weights, unknown } = allWeights(this.layer);
    const open = unknown ?? this.#laterWeights();
    const untold: readonly Weight[] = open ? [{ name: "weights", shape: [open], trainable: true }] : [];
    return { output: toSpecs(output), weights: [...weights, ...untold], cost: undefined };
  }

  #hasNo(name: string): boolean {
    const { cls, attributes, isWhollyKnown, open } = this.layer;
    const isKnown = isWhollyKnown && !open && cls?.lookup("__getattr__") === undefined;
    return isKnown && !attributes.has(name) && cls?.lookup(name) === undefined;
  }

  /** An RNN asks its cell for no more than `build`: without one, the layers inside the cell are built by the first batch. */
  #laterWeights(): Unknown | undefined {
    const { cls, attributes } = this.layer;
    const isCell = attributes.has("state_size") || cls?.lookup("state_size") !== undefined;
    return isCell && cls?.lookup("build") === undefined
      ? new Unknown("a cell without `build` makes its weights when it first computes", this.layer.place)
      : undefined;
  }

  override attribute(name: string): ArgumentValue | undefined {
    if (this.#hasNo(name)) return undefined;
    const value = this.runtime.attribute(this.layer, name, this.place);
    if (value instanceof Unknown) return value;
    return toArgument(value, (inner) => new ObjectHandle(this.runtime, inner, this.place));
  }
}

/**
 * A layer of the program as another layer's rules see it: the LSTM that Bidirectional was given.
 *
 *     TimeDistributed(model)   the handle applies the model to one time step
 */
import { Unknown } from "../../dims/dim.js";
import type { TensorSpec } from "../../dims/tensor.js";
import type { ArgumentValue } from "../../layers/argument.js";
import {
  LayerError,
  LayerHandle,
  type Applied,
  type LayerCall,
  type LayerEntry,
  type Weight,
} from "../../layers/entry.js";
import { isTensorSpec } from "../../layers/inputs.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import type { Place } from "../../text/span.js";
import { nestedValue, shapeValue, toArgument, toSpecs } from "../../values/convert.js";
import { changedState, type LayerObject } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { positionalArguments, TensorValue } from "../../values/value.js";
import { inputOfModel, refusedByStack } from "./graph/fitting-shapes.js";
import { shapesByName, tellShape } from "./own/own-shapes.js";
import { holdsUnbuilt } from "./own/runs-of-call.js";
import { allWeights } from "./weights/weights.js";

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

  override get isTrained(): boolean | Unknown {
    return this.layer.state.trainable;
  }

  override apply(call: LayerCall): Applied {
    if (this.layer.entry && !this.layer.cls) {
      const applied = this.layer.entry.apply(this.layer.config, call);
      return { ...applied, weights: this.owned(applied.weights) };
    }
    this.#refuseMisfit(call);
    if (call.executed === false && isTensorSpec(call.inputs) && this.#isAskedForShape)
      return this.#announced(call.inputs);
    // A class of the program's, or a model: called as the program would call it.
    const output = this.runtime.call(this.layer, positionalArguments(nestedValue(call.inputs)), this.place);
    return { output: toSpecs(output), weights: this.#weights(), cost: undefined };
  }

  /** A class of the program's that tells its shape: a wrapper that isn't run builds it, and asks for that alone. */
  get #isAskedForShape(): boolean {
    const { cls, entry } = this.layer;
    const tells = cls !== undefined && entry === undefined && cls.lookup("compute_output_shape") !== undefined;
    return tells && this.runtime.settings.dialect === undefined;
  }

  #announced(input: TensorSpec): Applied {
    const { runtime, layer, place } = this;
    this.build(input);
    const args = positionalArguments(nestedValue(input));
    if (holdsUnbuilt(layer)) {
      runtime.heap.touch(layer);
      layer.state = changedState(layer.state, { waiting: args });
    }
    const untold = new TensorValue(
      new Unknown(`what ${layer.className} gives isn't known`, place),
      layer.dtype.compute,
    );
    const output = tellShape(runtime, layer, shapesByName(runtime, layer, args), args, untold, place);
    return { output: toSpecs(output), weights: this.#weights(), cost: undefined };
  }

  /** A wrapper that is asked for its output's shape asks a model for it, which looks at its input as for a symbolic tensor. */
  #refuseMisfit({ inputs, executed }: LayerCall): void {
    const { cls, state } = this.layer;
    const own = cls || this.runtime.settings.dialect !== undefined ? undefined : inputOfModel(state);
    if (executed !== false || !own || !isTensorSpec(inputs)) return;
    const message = refusedByStack(own.shape, inputs.shape, true);
    if (message !== undefined) throw new LayerError(incompatibleShape, message);
  }

  /** A class of the program's is built by its own `build`; a cell is asked for no more by an RNN. */
  override build(input: TensorSpec): readonly Weight[] {
    if (this.layer.entry) return super.build(input);
    const { runtime, layer, place } = this;
    const shape = positionalArguments(shapeValue(input.shape));
    if (!layer.state.built) runtime.call(runtime.attribute(layer, "build", place), shape, place);
    return this.#weights();
  }

  override get tellsNoShape(): boolean {
    const { cls, entry, kind, state } = this.layer;
    const isOwn = cls !== undefined && entry === undefined && (kind === "layer" || kind === "model");
    const tells = state.functional !== undefined || cls?.lookup("compute_output_shape") !== undefined;
    return isOwn && !tells && this.layer.isWhollyKnown && this.runtime.settings.dialect === undefined;
  }

  override owned(weights: readonly Weight[]): readonly Weight[] {
    return weights.map((weight, at) => (weight.of ? weight : { ...weight, of: { layer: this.layer, at } }));
  }

  #weights(): readonly Weight[] {
    const { weights, unknown } = allWeights(this.layer);
    const open = unknown ?? this.#laterWeights();
    const untold: readonly Weight[] = open ? [{ name: "weights", shape: [open], trainable: true }] : [];
    return [...weights, ...untold];
  }

  /**
   * An RNN asks its cell for no more than `build`: without one, the layers inside the cell are built by the first batch. So are those
   * of a layer that is only asked for its shape.
   */
  #laterWeights(): Unknown | undefined {
    if (this.layer.state.waiting)
      return new Unknown("the layers inside make their weights when data go through them", this.layer.place);
    const { cls, attributes } = this.layer;
    const isCell = attributes.has("state_size") || cls?.lookup("state_size") !== undefined;
    return isCell && cls?.lookup("build") === undefined
      ? new Unknown("a cell without `build` makes its weights when it first computes", this.layer.place)
      : undefined;
  }

  override attribute(name: string): ArgumentValue | undefined {
    if (this.#lacks(name)) return undefined;
    const value = this.runtime.attribute(this.layer, name, this.place);
    if (value instanceof Unknown) return value;
    return toArgument(value, (inner) => new ObjectHandle(this.runtime, inner, this.place));
  }

  /** Neither the object nor its class has it, and nobody unknown may have set it. */
  #lacks(name: string): boolean {
    const { layer } = this;
    const isOwn = layer.cls !== undefined && layer.entry === undefined && layer.isWhollyKnown;
    return isOwn && !layer.mayHoldMore && layer.own(name) === undefined && layer.cls.lookup(name) === undefined;
  }
}

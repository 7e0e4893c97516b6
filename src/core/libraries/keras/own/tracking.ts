/**
 * What a layer of the program's own class tracks in Keras 3: layers and variables, in the order in which it comes to hold them.
 *
 *     self.blocks = [Dense(4)]       a copy of the list, which tells the layer of what is put in and taken out
 *     self.blocks.pop()              the layer forgets it, whoever else holds it
 *     self.blocks[0] = Dense(2)      goes by unseen: the layer has the first one still
 *     self.head = Dense(3)           the second time: it has both
 *
 * Source of the rules: keras/src/utils/tracking.py, keras/src/layers/layer.py.
 */
import { isRanked, Unknown } from "../../../dims/dim.js";
import type { WeightPlace } from "../../../layers/entry.js";
import type { Place } from "../../../text/span.js";
import { itemsOf, reasonFor } from "../../../values/convert.js";
import { LayerObject } from "../../../values/layer-object.js";
import { layersIn } from "../../../values/layers-in.js";
import { NativeFunction, type Runtime } from "../../../values/native.js";
import { DictObject, ListObject, type Tracker } from "../../../values/objects.js";
import { TensorValue, TupleValue, type Value } from "../../../values/value.js";
import { update } from "../construct-layer.js";
import { heldAs, heldOfOther } from "../editions.js";
import { refuseLateState } from "./own-classes.js";
import { holdingOf } from "../weights/weights.js";

/** Notes what a value that is set on an attribute holds, and gives what the attribute is then; undefined where it can't be set. */
export function trackAttribute(runtime: Runtime, layer: LayerObject, value: Value, place: Place): Value | undefined {
  const { dialect, isBesideKeras3 } = runtime.settings;
  const isOfKeras3 = dialect === undefined || (isBesideKeras3 === true && layer.edition === undefined);
  if (!isOfKeras3) return trackAsItIs(runtime, layer, value);
  if (layer.cls && !layer.state.tracks) update(runtime, layer, { tracks: true });
  const tracker = new LayerTracker(runtime, layer);
  const kept = tracker.track(value, place);
  return tracker.refused ? undefined : kept;
}

class LayerTracker implements Tracker {
  constructor(
    readonly runtime: Runtime,
    readonly layer: LayerObject,
  ) {}
  /** The layer takes no more. */
  refused = false;

  track(value: Value, place: Place): Value {
    if (value instanceof LayerObject) this.#addLayer(value, place);
    else if (value instanceof TensorValue) this.refused ||= !trackVariable(this.runtime, this.layer, value, place);
    else if (value instanceof TupleValue && value.items.some(isTrackable))
      return new TupleValue(
        value.items.map((item) => this.track(item, place)),
        value.named,
      );
    else if (value instanceof ListObject && value.kind !== "deque") return this.#list(value, place);
    else if (value instanceof DictObject && value.constructor === DictObject) return this.#dict(value, place);
    return value;
  }

  untrack(value: Value): void {
    const { children, weights, variables } = this.layer.state;
    if (value instanceof LayerObject && children.includes(value))
      update(this.runtime, this.layer, { children: children.filter((child) => child !== value) });
    else if (value instanceof TensorValue && weights.some(({ variable }) => variable === value))
      update(this.runtime, this.layer, {
        weights: weights.filter(({ variable }) => variable !== value),
        variables: variables.filter((variable) => variable !== value),
      });
  }

  lose(because: Unknown): void {
    const { unknownWeights } = this.layer.state;
    if (!unknownWeights) update(this.runtime, this.layer, { unknownWeights: because });
  }

  #addLayer(inner: LayerObject, place: Place): void {
    const { children } = this.layer.state;
    if (inner === this.layer || children.includes(inner)) return;
    const held = heldAs(this.runtime, this.layer, inner);
    if (held === "open") this.lose(heldOfOther);
    if (held !== "own") return;
    const isRefused = refuseLateState(this.runtime, this.layer, "a layer", place) !== undefined;
    // What is made in a `call` is told as it would be, for the lines that come after.
    if (isRefused && this.layer.runningCalls === 0) this.refused = true;
    else update(this.runtime, this.layer, { children: [...children, inner] });
  }

  #list(list: ListObject, place: Place): ListObject {
    if (list.open) this.lose(list.open);
    const items = list.items.map((item) => this.track(item, place));
    const copy = this.runtime.heap.adopt(new ListObject(items, list.open, list.kind));
    [copy.isShuffled, copy.given, copy.sharedBy] = [list.isShuffled, list.given, list.sharedBy];
    copy.tracker = this;
    return copy;
  }

  #dict(dict: DictObject, place: Place): DictObject {
    if (dict.open) this.lose(dict.open);
    const entries = [...dict.entries.values()].map(([key, item]) => [key, this.track(item, place)] as const);
    const copy = this.runtime.heap.adopt(new DictObject(entries, dict.open));
    [copy.hasAttributes, copy.sharedBy] = [dict.hasAttributes, dict.sharedBy];
    copy.tracker = this;
    return copy;
  }
}

const isTrackable = (value: Value): boolean =>
  value instanceof LayerObject ||
  value instanceof TensorValue ||
  value instanceof TupleValue ||
  value instanceof ListObject ||
  value instanceof DictObject;

/** `self.w = keras.Variable(…)`: a weight of the layer. False where it takes no more. */
function trackVariable(runtime: Runtime, layer: LayerObject, variable: TensorValue, place: Place): boolean {
  const { weights, variables: known } = layer.state;
  const of = variable.facts.of ?? firstPlace(variable);
  const isKnown =
    known.includes(variable) ||
    of?.layer === layer ||
    weights.some((weight) => weight.variable === variable || isSamePlace(weight.of, of));
  if (variable.facts.kind !== "variable" || variable.facts.tracked || isKnown) return true;
  if (runtime.settings.dialect === undefined && refuseLateState(runtime, layer, "a weight", place))
    return layer.runningCalls > 0;
  const shape = isRanked(variable.shape) ? variable.shape : [variable.shape];
  const dtype = typeof variable.dtype === "string" ? { dtype: variable.dtype } : {};
  const trainable = variable.facts.trainable !== false;
  const weight = { name: "variable", shape, trainable, ...dtype, variable, ...(of && { of }) };
  noteHolder(layer, variable);
  update(runtime, layer, { weights: [...weights, weight], variables: [...known, variable] });
  return true;
}

/** Layers that have once had a variable among their weights. */
const holders = new WeakMap<TensorValue, LayerObject[]>();

export const noteHolder = (layer: LayerObject, variable: TensorValue): void => {
  holders.set(variable, [...(holders.get(variable) ?? []), layer]);
};

/** Where the variable is a weight already. */
function firstPlace(variable: TensorValue): WeightPlace | undefined {
  for (const layer of holders.get(variable) ?? []) {
    const at = layer.state.weights.findIndex((weight) => weight.variable === variable);
    if (at >= 0) return { layer, at, variable };
  }
  return undefined;
}

const isSamePlace = (a: WeightPlace | undefined, b: WeightPlace | undefined): boolean =>
  a !== undefined && b !== undefined && a.layer === b.layer && a.at === b.at;

/** `layer.w.trainable = False`: of the variable alone, until the layer's own flag is set. */
export function setVariableTrainable(runtime: Runtime, variable: TensorValue, flag: Value): void {
  const set = typeof flag === "boolean" ? flag : reasonFor(flag);
  const of = variable.facts.of ?? firstPlace(variable);
  if (of) setPlace(runtime, of, set);
}

function setPlace(runtime: Runtime, of: WeightPlace, set: boolean | Unknown): void {
  if (!(of.layer instanceof LayerObject) || of.layer.state.weights[of.at] === undefined) return;
  const { layer, at } = holdingOf(of.layer, of.at);
  const weights = layer.state.weights.map((weight, i) =>
    i === at ? { ...weight, trainable: weight.trainable || set === true, set } : weight,
  );
  update(runtime, layer, { weights });
}

/** Passes a layer's flag on to variables that it has of layers which it doesn't hold. */
export function setSharedTrainable(runtime: Runtime, layer: LayerObject, trainable: boolean | Unknown): void {
  const { weights, children } = layer.state;
  for (const { of } of weights)
    if (of && !children.some((child) => child === of.layer)) setPlace(runtime, of, trainable);
}

/** Keras 2 looks into what the attributes hold when it is asked. */
function trackAsItIs(runtime: Runtime, layer: LayerObject, value: Value): Value {
  const found = layersIn(value).filter((inner) => !layer.state.children.includes(inner) && inner !== layer);
  const fresh = found.filter((inner) => heldAs(runtime, layer, inner) === "own");
  if (found.some((inner) => heldAs(runtime, layer, inner) === "open"))
    update(runtime, layer, { unknownWeights: layer.state.unknownWeights ?? heldOfOther });
  if (fresh.length > 0) update(runtime, layer, { children: [...layer.state.children, ...fresh] });
  for (const variable of variablesIn(value)) trackVariable(runtime, layer, variable, layer.place);
  if (value instanceof ListObject && value.open)
    update(runtime, layer, { unknownWeights: layer.state.unknownWeights ?? value.open });
  return value;
}

function variablesIn(value: Value): readonly TensorValue[] {
  if (value instanceof TensorValue) return [value];
  if (value instanceof DictObject) return [...value.entries.values()].flatMap(([, item]) => variablesIn(item));
  return (itemsOf(value) ?? []).flatMap(variablesIn);
}

// ---------------------------------------------------------------- containers that tell

/** `del layer.w`: a variable is no weight of the layer then. Of anything else Keras takes no notice. */
export function forgetAttribute(runtime: Runtime, layer: LayerObject, name: string, place: Place): void {
  const value = layer.attributes.get(name);
  update(runtime, layer, { deleted: new Map([...(layer.state.deleted ?? []), [name, place]]) });
  if (value instanceof TensorValue && layer.state.tracks) new LayerTracker(runtime, layer).untrack(value);
}

/** The methods that the library's own lists and dicts tell of; `sort`, `setdefault` and the like are Python's. */
const TOLD = {
  list: new Set("append insert extend remove pop clear add update discard".split(" ")),
  dict: new Set("update pop popitem clear".split(" ")),
};

/** The method of a container that a layer tracks: what it puts in and takes out is told. */
export function tellingMethod(object: Value, name: string, method: NativeFunction): NativeFunction {
  if (!(object instanceof ListObject || object instanceof DictObject) || !object.tracker) return method;
  if (!TOLD[object instanceof ListObject ? "list" : "dict"].has(name)) return method;
  const invoke: NativeFunction["invoke"] = (call) =>
    telling(object, call.place, () => method.invoke(call), name === "extend" || name === "update");
  return new NativeFunction(name, invoke, method.className, method.path);
}

/** Does something to a container, and tells its layer what has come and what has gone. */
export function telling<T>(object: ListObject | DictObject, place: Place, work: () => T, wraps = false): T {
  const { tracker } = object;
  if (!tracker) return work();
  const before = held(object);
  const result = work();
  const after = held(object);
  if (object.open) tracker.lose(object.open);
  const gone = [...before];
  const come: Value[] = [];
  for (const value of after) {
    const at = gone.indexOf(value);
    if (at >= 0) gone.splice(at, 1);
    else come.push(value);
  }
  for (const value of gone) tracker.untrack(value);
  const tracked = new Map(come.map((value) => [value, tracker.track(value, place)]));
  if (wraps && object instanceof ListObject) object.items = object.items.map((item) => tracked.get(item) ?? item);
  else if (wraps && object instanceof DictObject)
    for (const [key, item] of [...object.entries.values()]) object.set(key, tracked.get(item) ?? item);
  return result;
}

const held = (object: ListObject | DictObject): readonly Value[] =>
  object instanceof ListObject ? [...object.items] : [...object.entries.values()].map(([, value]) => value);

/**
 * Attributes that an object of the program's own layer or model class lacks.
 *
 *     del model.head; model(x)          `call` reads self.head, which is gone
 *     Scale(3).gamma                    `build` makes it, and nothing has built the layer
 *     self.dens1(x)                     Did you mean dense1?
 *
 * What `__init__` and `build` set is known from the object, since the evaluator runs both. What another function sets may
 * be there without having been seen: the library runs methods on its own account, and so do threads and callbacks.
 */
import { Unknown } from "../../../dims/dim.js";
import { askFor, suggest } from "../../../layers/suggest.js";
import { notBuilt } from "../../../problems/not-built.js";
import type { Problem } from "../../../problems/problem.js";
import { unknownAttribute } from "../../../problems/unknown-attribute.js";
import type { Place } from "../../../text/span.js";
import type { LayerObject } from "../../../values/layer-object.js";
import type { Runtime } from "../../../values/native.js";
import type { ClassObject } from "../../../values/objects.js";
import { isOfOtherBackend, isLayerName } from "../recorded/layer-names.js";
import { isSetOnClasses, libraryMayHave } from "../model-attributes.js";

/** Whatever sets attributes, on whichever path the program comes here, this one isn't there. */
export function lacksOwnAttribute(runtime: Runtime, layer: LayerObject, name: string): boolean {
  const { cls } = layer;
  if (!cls || runtime.settings.dialect !== undefined || !runtime.isCalled || layer.own(name) !== undefined)
    return false;
  if (!isKnown(layer) || cls.lookup(name) !== undefined || HOOKS.some((hook) => cls.lookup(hook) !== undefined))
    return false;
  if (isLayerName(name) || isOfOtherBackend(name) || libraryMayHave(layer, name)) return false;
  return !isSetOnClasses(runtime, name) && !runtime.attributeSetters(cls, name).elsewhere;
}

/** With one of these a class has a say in what its objects have. */
const HOOKS = ["__getattr__", "__getattribute__", "__setattr__", "__new__"];

/** Nobody unknown has had the object, or has a say in its class. */
const isKnown = (layer: LayerObject): boolean =>
  layer.isWhollyKnown &&
  !layer.isNeverInitialized &&
  !layer.mayHoldMore &&
  !(layer.state.trainable instanceof Unknown) &&
  layer.cls!.linearization.every(isPlain);

const isPlain = ({ open, definition }: ClassObject): boolean =>
  !open && definition?.bases.every(({ kind }) => kind === "positional") === true;

export function refuseOwnAttribute(runtime: Runtime, layer: LayerObject, name: string, place: Place): Unknown {
  return runtime.fail({ place, ...problemOf(runtime, layer, name) }, "AttributeError", place);
}

function problemOf(runtime: Runtime, { className, state, attributes, cls }: LayerObject, name: string): Told {
  const lacks = `${className} has no \`${name}\``;
  const gone = state.deleted?.get(name);
  if (gone)
    return {
      kind: unknownAttribute,
      message: `${lacks} any more: it has been deleted.`,
      related: [{ place: gone, message: "It is deleted here." }],
    };
  const { init, build } = runtime.attributeSetters(cls, name);
  if (build && !state.built)
    return { kind: notBuilt, message: `${lacks} before it is built. Call it on a tensor first.` };
  if (init || build) return { kind: unknownAttribute, message: `${lacks} here: nothing has set it.` };
  const others = [...attributes.keys(), ...cls!.linearization.flatMap((own) => [...own.attributes.keys()])];
  return { kind: unknownAttribute, message: `${lacks}.${askFor(suggest(name, others))}` };
}

type Told = Omit<Problem, "place">;

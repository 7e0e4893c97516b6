/**
 * The library's classes as bases of the program's own: what `class Block extends tf.layers.Layer` inherits.
 *
 *     super({name: "block"})   names the object; else it is named after `static className`
 */
import { isSymbolic } from "../../values/convert.js";
import { layerClass } from "../../problems/layer-class.js";
import type { Place } from "../../text/span.js";
import { JavaScriptClass } from "../../values/javascript-class.js";
import { LayerObject, type LayerKind } from "../../values/layer-object.js";
import { NativeFunction, type Runtime } from "../../values/native.js";
import { FunctionObject, InstanceObject } from "../../values/objects.js";
import {
  BoundMethod,
  External,
  noArguments,
  TensorValue,
  Undefined,
  Unknown,
  type CallArguments,
  type Value,
} from "../../values/value.js";
import { inputShapeState, newLayer, update } from "../keras/construct-layer.js";
import { configurationOf } from "./layers.js";
import { layerMember } from "./layer-members.js";
import { initializeFunctional, initializeSequential } from "./models.js";

/** A class of the library that the program's classes can derive from. */
export interface TfjsClass {
  readonly kind: LayerKind;
  /** `super(…)` */
  initialize(runtime: Runtime, self: LayerObject, args: CallArguments, place: Place): void;
  /** `super.name` */
  method(name: string): Value | undefined;
  /** After the constructor. */
  finish(runtime: Runtime, self: LayerObject, place: Place): void;
}

const KINDS: Readonly<Record<string, LayerKind>> = {
  "tfjs.layers.Layer": "layer",
  "tfjs.Layer": "layer",
  "tfjs.layers.RNNCell": "layer",
  "tfjs.RNNCell": "layer",
  "tfjs.LayersModel": "functional",
  "tfjs.models.Model": "functional",
  "tfjs.Model": "functional",
  "tfjs.Sequential": "sequential",
};

const known = new Map<string, TfjsClass>();

/** Undefined where the base is none of the library's layers or models. */
export function nativeBaseOf(base: Value): TfjsClass | undefined {
  const path = base instanceof NativeFunction || base instanceof External ? base.path : undefined;
  const kind = path === undefined ? undefined : KINDS[path];
  if (path === undefined || kind === undefined) return undefined;
  const made = known.get(path) ?? tfjsClass(kind);
  known.set(path, made);
  return made;
}

function tfjsClass(kind: LayerKind): TfjsClass {
  return {
    kind,
    initialize(runtime, self, args, place) {
      const given = args.positional[0] ?? args.unknownRest;
      runtime.heap.touch(self);
      self.named = true;
      if (kind === "sequential") return initializeSequential(runtime, self, given, place);
      if (kind === "functional") return void initializeFunctional(runtime, self, given, place);
      const { values, config, open } = configurationOf(runtime, given, place);
      nameLayer(runtime, self, values.get("name"), open, place);
      const trainable = values.get("trainable");
      if (typeof trainable === "boolean") update(runtime, self, { trainable, variablesFrozen: !trainable });
      update(runtime, self, inputShapeState(config.get("inputShape")));
    },
    method: (name) =>
      new NativeFunction(name, ({ runtime, args, place }) => {
        const [self, ...positional] = args.positional;
        return self instanceof LayerObject
          ? inheritedMethod(runtime, name, self, { ...args, positional }, place)
          : runtime.unknown(`\`${name}\` is called on no layer`, place);
      }),
    finish(runtime, self, place) {
      if (self.named || kind !== "layer") return;
      const message = `${self.className} never calls \`super(…)\`, which makes it a layer.`;
      runtime.fail({ kind: layerClass, place, message }, "Error", place);
    },
  };
}

/** What the library's own method does, and not the program's in its place. */
function inheritedMethod(runtime: Runtime, name: string, self: LayerObject, args: CallArguments, place: Place): Value {
  const first = args.positional[0] ?? Undefined.value;
  if (name === "build") {
    update(runtime, self, { built: true });
    return Undefined.value;
  }
  if (name === "call" || (name === "computeOutputShape" && !(first instanceof TensorValue && isSymbolic(first))))
    return first;
  if (name === "getClassName") return self.className;
  const member = layerMember(runtime, self, name, place);
  return member instanceof BoundMethod ? runtime.call(member, args, place) : member;
}

/** A layer without a name is named after its class' `className`, or what `getClassName` gives. */
function nameLayer(
  runtime: Runtime,
  self: LayerObject,
  name: Value | undefined,
  open: Unknown | undefined,
  place: Place,
): void {
  if (typeof name === "string" && name !== "") return update(runtime, self, { name });
  if (name !== undefined || open) return update(runtime, self, { name: undefined });
  const className = classNameOf(runtime, self.cls as JavaScriptClass, self, place);
  if (typeof className === "string") return update(runtime, self, { name: runtime.automaticName(className) });
  update(runtime, self, { name: undefined });
  if (className !== Undefined.value || self.cls?.definition === undefined) return;
  const message = `${self.cls.name} has no \`static className\`, by which TensorFlow.js names its layers. Give it one, or hand a \`name\` to \`super\`.`;
  runtime.fail({ kind: layerClass, place, message }, "Error", place);
}

/** Undefined.value where the class tells none. */
function classNameOf(runtime: Runtime, cls: JavaScriptClass, self: Value, place: Place): Value {
  const method = cls.lookup("getClassName");
  if (method instanceof FunctionObject) return runtime.call(new BoundMethod(self, method), noArguments, place);
  const own = cls.static("className");
  return own === undefined ? Undefined.value : runtime.attribute(cls, "className", place);
}

/** What models are called that say nothing themselves; the library calls a layer nothing then. */
const INHERITED: Readonly<Partial<Record<LayerKind, string>>> = {
  model: "Model",
  functional: "Model",
  sequential: "Sequential",
};

/** The object of `new Block(…)`, before its constructor runs. */
export function newOwnLayer(runtime: Runtime, native: TfjsClass, cls: JavaScriptClass, place: Place): LayerObject {
  // The object itself is made with the name; the method mostly asks its class alone.
  const asked = runtime.heap.adopt(new InstanceObject(cls));
  const told = runtime.quietly(() => classNameOf(runtime, cls, asked, place));
  const inherited = told === Undefined.value ? INHERITED[native.kind] : undefined;
  const className = inherited ?? (typeof told === "string" ? told : cls.name);
  const layer = newLayer(runtime, native.kind, className, undefined, cls, place);
  layer.isWhollyKnown = true;
  if (native.kind === "layer") runtime.layerConstructed(layer, place);
  else runtime.modelBuilt(layer, place);
  return layer;
}

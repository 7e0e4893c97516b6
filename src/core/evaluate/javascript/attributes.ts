/**
 * JavaScript's properties: of plain objects and arrays, of objects of classes, of what a library hands out.
 *
 *     config.units   widths.length   widths[i]   this.kernel   tf.layers.dense
 */
import { Sym, Unknown } from "../../dims/dim.js";
import { methodsOf, plainProperty } from "../../libraries/javascript/natives.js";
import { javascriptMember, memberOfNative } from "../../libraries/javascript/library.js";
import { streamMember } from "../../libraries/tfjs/streams.js";
import { layerMember, setLayerMember } from "../../libraries/tfjs/layer-members.js";
import { nativeBaseOf } from "../../libraries/tfjs/own-classes.js";
import { tensorMember } from "../../libraries/tfjs/tensor-members.js";
import type { Place } from "../../text/span.js";
import { reasonFor } from "../../values/convert.js";
import { javascriptText, runTime } from "../../values/javascript.js";
import { JavaScriptClass } from "../../values/javascript-class.js";
import { HeapObject } from "../../values/heap.js";
import { LayerObject } from "../../values/layer-object.js";
import { NativeFunction } from "../../values/native.js";
import {
  AttributesObject,
  ClassObject,
  DictObject,
  FunctionObject,
  InstanceObject,
  ListObject,
} from "../../values/objects.js";
import {
  BoundMethod,
  External,
  noArguments,
  positionalArguments,
  PropertyValue,
  StreamValue,
  SuperValue,
  TensorValue,
  Undefined,
  type Value,
} from "../../values/value.js";
import type { Interpreter } from "../interpreter.js";
import { classOf } from "./classes.js";
import { changedLater, PROMISE_METHODS } from "./later.js";

export function javascriptAttribute(run: Interpreter, object: Value, name: string, place: Place): Value {
  const ofPromise = PROMISE_METHODS.has(name) && isSettledPromise(object) ? methodsOf(object, name) : undefined;
  if (ofPromise) return new BoundMethod(object, ofPromise);
  if (object instanceof Unknown) return object;
  if (object === null || object === Undefined.value)
    return run.raised("TypeError", `${javascriptText(object)} has no property \`${name}\``, place);
  if (object instanceof Sym) return ofSymbol(object, `.${name}`, place);
  if (object instanceof External) return javascriptMember(run, object, name, place);
  const later = object instanceof HeapObject && changedLater(run, object, name, place);
  if (later) return later;
  if (object instanceof DictObject) return ofObject(run, object, name, place);
  if (object instanceof SuperValue) return ofSuper(run, object, name, place);
  if (object instanceof LayerObject)
    return ofInstance(run, object, name, place) ?? layerMember(run, object, name, place);
  if (object instanceof InstanceObject)
    return ofInstance(run, object, name, place) ?? missing(run, object, name, place);
  if (object instanceof ClassObject) return ofClass(run, object, name, place);
  if (object instanceof FunctionObject) return ofFunction(run, object, name);
  if (object instanceof TensorValue) return tensorMember(run, object, name, place);
  if (object instanceof StreamValue) return streamMember(run, object, name, place);
  if (object instanceof ListObject && object.kind === "list" && object.open && name === "length") return object.open;
  const member = object instanceof NativeFunction ? memberOfNative(object, name) : undefined;
  const plain = member ?? plainProperty(object, name);
  if (plain !== undefined) return plain;
  const method = methodsOf(object, name);
  return method ? new BoundMethod(object, method) : Undefined.value;
}

/** A promise is what it comes to: a model, nothing, something that isn't known. What else has such a method has its own. */
const isSettledPromise = (value: Value): boolean =>
  value === Undefined.value || value instanceof Unknown || value instanceof LayerObject || value instanceof TensorValue;

/** `config.units` of a function that nobody calls: as open as the argument that it is a part of. */
function ofSymbol(symbol: Sym, link: string, place: Place): Value {
  const whole = symbol.toString();
  return PATH.test(whole) ? Sym.name(`${whole}${link}`) : runTime(symbol, place);
}

/** A name, or a path from one, and no sum or product. */
const PATH = /^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*|\[\d+\])*$/;

function ofObject(run: Interpreter, object: DictObject, name: string, place: Place): Value {
  const own = object.get(name);
  if (own instanceof PropertyValue) return bound(run, own, object, place);
  if (own !== undefined) return own;
  const plain = plainProperty(object, name);
  if (plain !== undefined) return plain;
  const method = methodsOf(object, name);
  if (method) return new BoundMethod(object, method);
  return object.open ?? Undefined.value;
}

/** Undefined where neither the object nor a class of the program's has it. */
function ofInstance(run: Interpreter, object: InstanceObject, name: string, place: Place): Value | undefined {
  const own = object.own(name);
  if (own !== undefined) return own;
  if (name === "constructor" && object.cls) return object.cls;
  const found = object.cls?.lookup(name);
  return found === undefined ? undefined : bound(run, found, object, place);
}

function missing(run: Interpreter, object: InstanceObject, name: string, place: Place): Value {
  if (object.mayHoldMore) return object.mayHoldMore;
  const method = methodsOf(object, name);
  if (method) return new BoundMethod(object, method);
  return object.cls?.linearization.every(({ bases }) => bases.every((base) => base instanceof ClassObject))
    ? Undefined.value
    : run.unknown(`what \`.${name}\` of the object is isn't known`, place);
}

/** A getter is asked; a method is the function itself, whose `this` the call tells. */
const bound = (run: Interpreter, found: Value, self: Value, place: Place): Value =>
  found instanceof PropertyValue ? run.call(new BoundMethod(self, found.getter), noArguments, place) : found;

function ofSuper(run: Interpreter, { self, after }: SuperValue, name: string, place: Place): Value {
  const cls = after as unknown as ClassObject;
  const isStatic = self instanceof ClassObject;
  for (const base of cls.bases) {
    const found =
      base instanceof JavaScriptClass && isStatic
        ? base.static(name)
        : base instanceof ClassObject
          ? base.lookup(name)
          : undefined;
    if (found !== undefined) return bound(run, found, self, place);
  }
  for (const at of cls.linearization)
    for (const base of at.bases) {
      const method = nativeBaseOf(base)?.method(name);
      if (method) return new BoundMethod(self, method);
    }
  return run.unknown(`what \`super.${name}\` is isn't known`, place);
}

function ofClass(run: Interpreter, cls: ClassObject, name: string, place: Place): Value {
  const own = cls instanceof JavaScriptClass ? cls.static(name) : undefined;
  if (own !== undefined) return bound(run, own, cls, place);
  if (name === "name") return cls.name;
  if (name === "prototype") return prototypeOf(run, cls);
  const method = methodsOf(cls, name);
  if (method) return new BoundMethod(cls, method);
  return cls.linearization.every(({ bases }) => bases.every((base) => base instanceof ClassObject))
    ? Undefined.value
    : run.unknown(`what \`${cls.name}.${name}\` is isn't known`, place);
}

/** `C.prototype`: what is set on it is a method of the class. */
function prototypeOf(run: Interpreter, cls: ClassObject): Value {
  return run.heap.adopt(
    new AttributesObject(cls.attributes, undefined, (name, value) => {
      run.heap.touch(cls);
      cls.attributes.set(name, value);
    }),
  );
}

function ofFunction(run: Interpreter, fn: FunctionObject, name: string): Value {
  const own = fn.attributes.get(name);
  if (own !== undefined) return own;
  if (name === "name") return fn.name;
  if (name === "length") return fn.definition.parameters.length;
  if (name === "prototype") return prototypeOf(run, classOf(run, fn));
  const method = methodsOf(fn, name);
  return method ? new BoundMethod(fn, method) : Undefined.value;
}

export function setJavaScriptAttribute(
  run: Interpreter,
  object: Value,
  name: string,
  given: Value,
  place: Place,
): void {
  const value = (object instanceof HeapObject && changedLater(run, object, name, place)) || given;
  if (object instanceof HeapObject) run.turns.note(object, name);
  if (object instanceof DictObject) {
    const property = object.get(name);
    if (property instanceof PropertyValue) {
      if (property.setter !== undefined)
        run.call(new BoundMethod(object, property.setter), positionalArguments(value), place);
      return;
    }
    run.heap.touch(object);
    object.set(name, value);
  } else if (object instanceof InstanceObject) {
    const property = object.cls?.lookup(name);
    if (property instanceof PropertyValue) {
      if (property.setter !== undefined)
        run.call(new BoundMethod(object, property.setter), positionalArguments(value), place);
      return;
    }
    run.heap.touch(object);
    if (object instanceof LayerObject && setLayerMember(run, object, name, value)) return;
    object.attributes.set(name, value);
  } else if (object instanceof JavaScriptClass) {
    run.heap.touch(object.statics);
    object.statics.set(name, value);
  } else if (object instanceof FunctionObject) {
    run.heap.touch(object);
    object.attributes.set(name, value);
  } else if (object instanceof ListObject && name === "length") {
    run.heap.touch(object);
    if (typeof value === "number" && value <= object.items.length && !object.open) object.items.length = value;
    else object.open ??= run.unknown("the array's length is set", place);
  } else if (object instanceof External && !object.instance) run.replaced.add(`${object.path}.${name}`);
}

// ---------------------------------------------------------------- object[index]

export function javascriptIndex(run: Interpreter, object: Value, index: Value, place: Place): Value {
  if (object instanceof ListObject && object.kind === "list") {
    if (object.open) return typeof index === "string" ? javascriptAttribute(run, object, index, place) : object.open;
    const at = typeof index === "string" && /^\d+$/.test(index) ? Number(index) : index;
    if (typeof at === "number") return object.items[at] ?? Undefined.value;
  }
  if (object instanceof Sym && typeof index === "number") return ofSymbol(object, `[${index}]`, place);
  if (typeof object === "string" && typeof index === "number") return object[index] ?? Undefined.value;
  if (object instanceof TensorValue && typeof index === "number")
    return object.values && Array.isArray(object.shape) && object.shape.length === 1 && object.facts.kind === "array"
      ? (object.values[index] ?? Undefined.value)
      : reasonFor(object);
  const name = javascriptKey(index);
  return typeof name === "string" ? javascriptAttribute(run, object, name, place) : reasonFor(openOf(object, index));
}

const openOf = (object: Value, index: Value): Value =>
  object instanceof Unknown ? object : index instanceof Sym ? runTime(index) : index;

/** A property's name is a text. */
export function javascriptKey(value: Value): Value {
  if (value instanceof Sym) return runTime(value);
  return value instanceof Unknown || value instanceof External ? reasonFor(value) : (javascriptText(value) ?? value);
}

const MAX_LENGTH = 50_000;

export function setJavaScriptIndex(run: Interpreter, object: Value, index: Value, value: Value, place: Place): void {
  run.changeArray(object, place);
  if (object instanceof ListObject && object.kind === "list") {
    const at = typeof index === "string" && /^\d+$/.test(index) ? Number(index) : index;
    run.heap.touch(object);
    if (typeof at !== "number" || at < 0 || at > MAX_LENGTH)
      object.open ??= run.unknown("an item was set at a place that isn't known", place);
    else if (!object.open) {
      object.hasHoles ||= object.items.length < at;
      while (object.items.length < at) object.items.push(Undefined.value);
      object.items[at] = value;
    }
    return;
  }
  const name = javascriptKey(index);
  if (typeof name === "string") return setJavaScriptAttribute(run, object, name, value, place);
  if (!(object instanceof DictObject) && !(object instanceof InstanceObject)) return;
  run.heap.touch(object);
  object.open ??= run.unknown("a property was set whose name isn't known", place);
}

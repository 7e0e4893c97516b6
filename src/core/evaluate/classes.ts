/**
 * Classes of the program: their bodies run, their instances made.
 *
 *     class Block(keras.layers.Layer): …      Block(64) is a LayerObject with the program's class
 */
import { Sym, Unknown } from "../dims/dim.js";
import { decorateClass } from "../libraries/python/dataclasses.js";
import { enumerationKind, makeMembers, memberOf } from "../libraries/python/enumerations.js";
import { namedTupleBases, namedTupleOf } from "../libraries/python/named-tuples.js";
import { classOf } from "../libraries/python/types.js";
import { allocateNative, initializeLayer, nativeBaseOf } from "../libraries/keras/own/native-classes.js";
import type { ClassExpr } from "../program/program.js";
import type { Place } from "../text/span.js";
import { reasonFor } from "../values/convert.js";
import { LayerObject } from "../values/layer-object.js";
import { NativeFunction } from "../values/native.js";
import { ClassObject, DictObject, FunctionObject, InstanceObject, openClass } from "../values/objects.js";
import {
  BoundMethod,
  External,
  positionalArguments,
  TupleValue,
  type CallArguments,
  PropertyValue,
  type Value,
} from "../values/value.js";
import { evaluate } from "./expressions.js";
import { newFrame, type Frame } from "./frame.js";
import type { Interpreter } from "./interpreter.js";
import { runBlock } from "./statements.js";

export function defineClass(run: Interpreter, frame: Frame, definition: ClassExpr, name: string): Value {
  const bases = definition.bases
    .filter((base) => base.kind === "positional")
    .map((base) => evaluate(run, frame, base.value));
  const given = definition.bases.find((base) => base.kind === "keyword" && base.name === "metaclass");
  const metaclass = given && evaluate(run, frame, given.value);
  const cls = run.heap.adopt(new ClassObject(name, bases, definition, frame.file, metaclass));
  const scope = run.newScope("class", frame.scope);
  const inner = newFrame(scope, frame.file);
  run.frames.push(inner);
  try {
    runBlock(run, inner, definition.body);
  } finally {
    run.frames.pop();
  }
  for (const [key, value] of scope.variables) {
    claim(run, value, cls);
    cls.attributes.set(key, value);
  }
  makeMembers(run, cls);
  namedTupleBases(cls, bases);
  tellBases(run, frame, cls);
  tellMetaclass(run, cls);
  if (frame.file === "") run.classes.push(cls);
  let result: Value = cls;
  for (let i = definition.decorators.length - 1; i >= 0; i--) {
    const decorator = evaluate(run, frame, definition.decorators[i]!);
    result = decorateClass(run, result, decorator, run.placeOf(definition)) ?? result;
    if (!isHarmless(decorator)) openClass(run.heap, cls, reasonFor(decorator));
  }
  return result;
}

/** Decorators that are followed, or leave the class as it is. */
const isHarmless = (decorator: Value): boolean =>
  decorator instanceof FunctionObject ||
  decorator instanceof NativeFunction ||
  (decorator instanceof External && /^(keras|tensorflow|dataclasses|functools|typing)\b/.test(decorator.path));

/** A base class' `__init_subclass__`, which registers its subclasses, hears of each. */
function tellBases(run: Interpreter, frame: Frame, cls: ClassObject): void {
  const hook = cls.linearization
    .slice(1)
    .map((base) => base.attributes.get("__init_subclass__"))
    .find((method) => method !== undefined);
  if (hook === undefined) return;
  const keywords = (cls.definition?.bases ?? []).flatMap((base) =>
    base.kind === "keyword" && base.name !== undefined && base.name !== "metaclass"
      ? [[base.name, evaluate(run, frame, base.value)] as const]
      : [],
  );
  const method = hook instanceof PropertyValue ? hook.getter : hook;
  run.call(new BoundMethod(cls, method), { positional: [], keywords: new Map(keywords) }, run.placeOf(cls.definition!));
}

/** A metaclass of the program's, which may register its classes, hears of each. */
function tellMetaclass(run: Interpreter, cls: ClassObject): void {
  const { metaclass } = cls;
  if (!(metaclass instanceof ClassObject)) return;
  const body = run.heap.adopt(new DictObject(cls.attributes));
  const told = [cls.name, new TupleValue(cls.bases), body];
  const place = run.placeOf(cls.definition!);
  const [create, init] = ["__new__", "__init__"].map((name) => metaclass.lookup(name));
  if (create instanceof FunctionObject) run.call(create, positionalArguments(metaclass, ...told), place);
  if (init instanceof FunctionObject) run.call(new BoundMethod(cls, init), positionalArguments(...told), place);
}

/** Methods know the class that defines them, for `super()`. */
function claim(run: Interpreter, value: Value, cls: ClassObject): void {
  if (value instanceof FunctionObject) {
    run.heap.touch(value);
    value.owner ??= cls;
  } else if (value instanceof PropertyValue) {
    claim(run, value.getter, cls);
    if (value.setter !== undefined) claim(run, value.setter, cls);
  }
}

export function instantiate(run: Interpreter, cls: ClassObject, args: CallArguments, place: Place): Value {
  const make = cls.metaclass instanceof ClassObject ? cls.metaclass.lookup("__call__") : undefined;
  return make instanceof FunctionObject
    ? run.call(new BoundMethod(cls, make), args, place)
    : makeInstance(run, cls, args, place);
}

/** Without a metaclass, or as `type.__call__` does it. */
export function makeInstance(run: Interpreter, cls: ClassObject, args: CallArguments, place: Place): Value {
  run.instantiated.add(cls);
  if (enumerationKind(cls) !== undefined) return memberOf(run, cls, args.positional[0] ?? null, place);
  const create = cls.lookup("__new__");
  const made =
    create instanceof FunctionObject
      ? run.call(create, { ...args, positional: [cls, ...args.positional] }, place)
      : allocate(run, cls, args, place);
  if (classOf(made)?.linearization.includes(cls)) initialize(run, made, args, place);
  return made;
}

/** What `object.__new__(cls)` makes: the object before its `__init__` runs. */
export function allocate(run: Interpreter, cls: ClassObject, args: CallArguments, place: Place): Value {
  const outside = cls.linearization.flatMap((c) => c.bases).filter((base) => !(base instanceof ClassObject));
  const native = outside.map(nativeBaseOf).find((base) => base !== undefined);
  if (native) return allocateNative(run, native, cls, place);
  const tuple = namedTupleOf(cls);
  if (tuple) return tuple.make(cls, args, place);
  const unread = outside.find(
    (base) => base instanceof Unknown || base instanceof Sym || (base instanceof External && !isHarmlessBase(base)),
  );
  const object = run.heap.adopt(new InstanceObject(cls));
  if (unread !== undefined)
    object.open = run.unknown(
      unread instanceof External ? `the class ${unread.path} isn't read` : "a base class isn't known",
      place,
    );
  return object;
}

/** Bases that set nothing on an instance. */
const HARMLESS_BASES = new Set(["builtins.object", "abc.ABC", "typing.Generic", "typing.Protocol"]);

export const isHarmlessBase = (base: Value): boolean =>
  (base instanceof External || base instanceof NativeFunction) && HARMLESS_BASES.has(base.path ?? "");

/** Runs `__init__`. */
export function initialize(run: Interpreter, object: Value, args: CallArguments, place: Place): void {
  if (object instanceof LayerObject) return initializeLayer(run, object, args, place);
  const init = classOf(object)?.lookup("__init__");
  if (init instanceof FunctionObject || init instanceof NativeFunction)
    run.call(new BoundMethod(object, init), args, place);
}

/**
 * `object.name`, read and written: instances and classes of the program, modules, methods of containers, layers, tensors.
 *
 *     self.conv(x)   model.layers[-1].output   keras.layers.Dense   "relu".upper
 */
import { Float, Sym, Unknown } from "../dims/dim.js";
import { memberUnder, methodOf, moduleMember, starMember } from "../libraries/library.js";
import { inEditionOf } from "../libraries/keras/editions.js";
import { refuseAttribute, refuseOfMethod } from "../libraries/keras/given-values.js";
import { layerAttribute, setLayerAttribute } from "../libraries/keras/layer-attributes.js";
import { setVariableTrainable, tellingMethod } from "../libraries/keras/own/tracking.js";
import { builtBy } from "../libraries/keras/built-by-hand.js";
import { initializerBeyond, nativeBaseOf } from "../libraries/keras/own/native-classes.js";
import { refuseSetting } from "../libraries/keras/refused-in-call.js";
import { tensorAttribute } from "../libraries/keras/tensor-attributes.js";
import { setFlag } from "../libraries/python/absl.js";
import { membersOfEnumeration } from "../libraries/python/enumerations.js";
import { NamedTupleClass } from "../libraries/python/named-tuples.js";
import { classOf, typeOf } from "../libraries/python/types.js";
import { streamAttribute } from "../libraries/pipelines/dataset.js";
import type { Place } from "../text/span.js";
import { reasonFor } from "../values/convert.js";
import type { HeapObject } from "../values/heap.js";
import { LayerObject } from "../values/layer-object.js";
import { OneOf, oneOf } from "../values/one-of.js";
import { NativeFunction } from "../values/native.js";
import {
  AttributesObject,
  ClassObject,
  DictObject,
  FunctionObject,
  InstanceObject,
  ModuleObject,
  NamespaceObject,
} from "../values/objects.js";
import {
  BoundMethod,
  External,
  noArguments,
  NumPyInteger,
  PropertyValue,
  StreamValue,
  SuperValue,
  TensorValue,
  TupleValue,
  positionalArguments,
  type Value,
} from "../values/value.js";
import type { Interpreter } from "./interpreter.js";
import { allocate, isHarmlessBase, makeInstance } from "./classes.js";
import { importSubmodule, readAwaited } from "./modules.js";
import { typeName } from "./python-language.js";

export function getAttribute(run: Interpreter, object: Value, name: string, place: Place): Value {
  if (object instanceof External) return moduleMember(run, object, name, place);
  if (object instanceof InstanceObject) return instanceAttribute(run, object, name, place);
  if (object instanceof ModuleObject) return moduleAttribute(run, object, name, place);
  if (object instanceof TensorValue) return tensorAttribute(run, object, name, place);
  if (object instanceof NumPyInteger) return tensorAttribute(run, asArray(object), name, place);
  if (object instanceof StreamValue) return streamAttribute(run, object, name, place);
  if (object instanceof SuperValue) return superAttribute(run, object, name, place);
  if (object instanceof ClassObject) return ofClass(run, object, name, place);
  if (object instanceof OneOf && name === "layers")
    return oneOf(
      object,
      object.among.map((each) => (each instanceof LayerObject ? getAttribute(run, each, name, place) : each)),
    );
  if (object instanceof Unknown) return object;
  if (object === null) return run.raised("AttributeError", `None has no attribute \`${name}\``, place);
  if (object instanceof Sym) return run.unknown(`\`${object}\` is known only when the program runs`, place);
  if (object instanceof FunctionObject) return functionAttribute(object, name, place);
  if (object instanceof TupleValue && object.named) {
    const { cls } = object.named;
    const own = cls?.lookup(name);
    if (own !== undefined) return bindAttribute(run, own, object, cls!);
    return namedTupleAttribute(run, object, name, place);
  }
  // Of an enumeration whose members are numbers or texts.
  if ((typeof object === "number" || typeof object === "string") && name === "value") return object;
  if (object instanceof NativeFunction)
    return name === "__name__" ? object.name : nativeClassAttribute(run, object, name, place);
  readAwaited(run, object);
  if (object instanceof DictObject && object.hasAttributes && object.get(name) !== undefined) return object.get(name)!;
  const refused = refuseAttribute(run, object, name, place) ?? refuseOfMethod(run, object, name, place);
  if (refused) return refused;
  const type = typeName(object);
  const method = type === undefined ? undefined : methodOf(type, name);
  if (method) return new BoundMethod(object, tellingMethod(object, name, method));
  // A float that is asked for what Python's lack is NumPy's.
  if (object instanceof Float) return tensorAttribute(run, asArray(object), name, place);
  return run.unknown(`what \`.${name}\` gives isn't known`, place);
}

/** NumPy's numbers have what an array without axes has. */
const asArray = (number: NumPyInteger | Float): TensorValue =>
  number instanceof Float
    ? new TensorValue([], new Unknown("which float it is isn't known"), undefined, { kind: "array", values: [number] })
    : new TensorValue([], number.dtype, undefined, { kind: "array", values: [number.value] });

function namedTupleAttribute(run: Interpreter, tuple: TupleValue, name: string, place: Place): Value {
  const { typeName: type, fields, base, cls } = tuple.named!;
  const field = fields.indexOf(name);
  if (field >= 0) return tuple.items[field]!;
  const own = methodOf("namedtuple", name) ?? methodOf("tuple", name);
  if (own) return new BoundMethod(tuple, own);
  if (name === "_fields") return new TupleValue(fields);
  if (type === "TensorShape" && (name === "rank" || name === "ndims")) return tuple.items.length;
  if (name === "__class__") return cls ?? base ?? run.unknown("its class isn't known", place);
  return run.unknown(`a ${type} has no \`${name}\` that is known`, place);
}

/** `str.join`, `dict.fromkeys`, `Dense.__init__`: a function that takes the object first. */
function nativeClassAttribute(run: Interpreter, fn: NativeFunction, name: string, place: Place): Value {
  if (name === "__new__" && isHarmlessBase(fn)) return allocator(run, name);
  if (fn instanceof NamedTupleClass)
    return fn.attribute(name, run) ?? run.unknown(`what \`${fn.name}.${name}\` gives isn't known`, place);
  const method = memberUnder(fn, name) ?? methodOf(fn.className ?? fn.name, name) ?? nativeBaseOf(fn)?.method(name);
  if (method && name === "from_config") return new BoundMethod(fn, method);
  return method ?? run.unknown(`what \`${fn.name}.${name}\` gives isn't known`, place);
}

function functionAttribute(fn: FunctionObject, name: string, place: Place): Value {
  if (name === "__name__" || name === "__qualname__") return fn.name;
  if (name === "__doc__") return fn.definition.docstring ?? null;
  return fn.attributes.get(name) ?? new Unknown(`the function has no attribute \`${name}\``, place);
}

function moduleAttribute(run: Interpreter, module: ModuleObject, name: string, place: Place): Value {
  const own = module.scope.get(name);
  if (own !== undefined) return own;
  if (name === "__name__") return module.name;
  if (name === "__dict__") return run.heap.adopt(new NamespaceObject(module.scope));
  const submodule = importSubmodule(run, module, name);
  if (submodule !== undefined) return submodule;
  return ofStars(run, module, name, place) ?? run.unknown(`the module ${module.name} has no \`${name}\``, place);
}

/** A name that a star import brings from outside: of the module that is known to have it, else of the last one. */
export function ofStars(run: Interpreter, module: ModuleObject, name: string, place: Place): Value | undefined {
  const stars = [...module.scope.stars].reverse();
  for (const star of stars) {
    const known = starMember(star, name);
    if (known !== undefined) return known;
  }
  const [last] = stars;
  return last && (/^[A-Z]/.test(name) ? moduleMember(run, last, name, place) : new External(`${last.path}.${name}`));
}

function instanceAttribute(run: Interpreter, object: InstanceObject, name: string, place: Place): Value {
  const own = name === "__dict__" ? undefined : object.own(name);
  if (own !== undefined) return own;
  const inherited = classAttribute(run, object, name);
  if (inherited !== undefined)
    return name === "build" && object instanceof LayerObject ? builtBy(run, object, inherited) : inherited;
  if (name === "__class__") return typeOf(object, (builtin) => run.builtin(builtin));
  if (object instanceof LayerObject) return inEditionOf(run, object, () => layerAttribute(run, object, name, place));
  if (name === "__dict__") return attributesOf(run, object);
  const getter = classAttribute(run, object, "__getattr__");
  if (getter !== undefined) return run.call(getter, positionalArguments(name), place);
  const because = `the object has no attribute \`${name}\` that is known`;
  if (object.mayHoldMore) return object.mayHoldMore;
  return object.cls && isClosed(object.cls) && !name.startsWith("__")
    ? run.raised("AttributeError", because, place)
    : run.unknown(because, place);
}

/** `object.__dict__`: what is set in it is set on the object. */
function attributesOf(run: Interpreter, object: InstanceObject): DictObject {
  const before = object.attributes.get("__dict__");
  if (before instanceof DictObject && !(before instanceof AttributesObject)) return before;
  const entries = [...object.attributes].filter(([name]) => name !== "__dict__");
  const onSet = (name: string, value: Value): void => {
    run.heap.touch(object);
    object.attributes.set(name, value);
  };
  const dict = run.heap.adopt(new AttributesObject(entries, object.mayHoldMore, onSet));
  onSet("__dict__", dict);
  return dict;
}

/** Nothing outside of the program has a say in which attributes the class and its objects have. */
function isClosed(cls: ClassObject): boolean {
  const hooks = ["__getattribute__", "__setattr__", "__new__"];
  return cls.linearization.every(
    ({ bases, definition, attributes }) =>
      bases.every((base) => base instanceof ClassObject || isHarmlessBase(base)) &&
      hooks.every((name) => !attributes.has(name)) &&
      definition?.bases.every(({ kind }) => kind === "positional") === true &&
      (definition.decorators.length === 0 || attributes.has("__dataclass_fields__")),
  );
}

/** What the program's classes say of an instance: methods bound, properties computed. */
export function classAttribute(run: Interpreter, object: InstanceObject, name: string): Value | undefined {
  const found = object.cls?.lookup(name);
  if (found === undefined) return undefined;
  const value = bindAttribute(run, found, object, object.cls!);
  if (found instanceof PropertyValue && found.kind === "cached-property") {
    run.heap.touch(object);
    object.attributes.set(name, value);
  }
  return value;
}

function bindAttribute(run: Interpreter, found: Value, object: Value, cls: ClassObject): Value {
  // `__new__` is a static method, though it isn't written as one.
  if (found instanceof FunctionObject) return found.name === "__new__" ? found : new BoundMethod(object, found);
  if (!(found instanceof PropertyValue)) return found;
  if (found.kind === "staticmethod") return found.getter;
  if (found.kind === "classmethod") return new BoundMethod(cls, found.getter);
  const value = run.call(new BoundMethod(object, found.getter), noArguments, run.userPlace);
  if (found.kind === "cached-property" && object instanceof InstanceObject) {
    run.heap.touch(object);
    object.attributes.set(found.getter instanceof FunctionObject ? found.getter.name : "", value);
  }
  return value;
}

/** `super()` in a method of a metaclass: what `type` does. */
function ofType(run: Interpreter, cls: ClassObject, name: string, place: Place): Value {
  if (name === "__call__")
    return new NativeFunction("__call__", ({ args, place: call }) => makeInstance(run, cls, args, call));
  return name === "__init__"
    ? new NativeFunction("__init__", () => null)
    : run.unknown(`what \`super().${name}\` is isn't known`, place);
}

function superAttribute(run: Interpreter, { self, after }: SuperValue, name: string, place: Place): Value {
  if (after instanceof Unknown)
    return self instanceof LayerObject && name === "__init__" ? initializerBeyond(self, after) : after;
  if (self instanceof ClassObject && self.metaclass !== undefined && !self.linearization.includes(after as ClassObject))
    return ofType(run, self, name, place);
  const cls = self instanceof ClassObject ? self : classOf(self);
  const line = cls?.linearization ?? [];
  const from = line.indexOf(after as HeapObject as ClassObject) + 1;
  for (const base of line.slice(from)) {
    const found = base.attributes.get(name);
    if (found !== undefined) return bindAttribute(run, found, self, cls!);
  }
  for (const base of [after as HeapObject as ClassObject, ...line.slice(from)])
    for (const outside of base.bases) {
      if (outside instanceof NamedTupleClass && self instanceof ClassObject) {
        const known = outside.attribute(name, run, self);
        if (known !== undefined) return known;
      }
      const method = nativeBaseOf(outside)?.method(name);
      if (method) return new BoundMethod(self, method);
    }
  if (self instanceof ClassObject && name === "__new__") return allocator(run, name);
  if (self instanceof LayerObject) return inEditionOf(run, self, () => layerAttribute(run, self, name, place));
  if (self instanceof TupleValue && self.named) return namedTupleAttribute(run, self, name, place);
  if (self instanceof InstanceObject && name === "__setattr__") return setterOf(self);
  return name === "__init__"
    ? new NativeFunction("__init__", () => null)
    : run.unknown(`what \`super().${name}\` is isn't known`, place);
}

/** `object.__new__`, which takes the class first. */
const allocator = (run: Interpreter, name: string): NativeFunction =>
  new NativeFunction(name, ({ args, place }) => {
    const [cls, ...positional] = args.positional;
    return cls instanceof ClassObject ? allocate(run, cls, { ...args, positional }, place) : reasonFor(cls ?? null);
  });

/** `object.__setattr__`, which sets the attribute and nothing else. */
const setterOf = (self: InstanceObject): NativeFunction =>
  new NativeFunction("__setattr__", ({ runtime, args: { positional } }) => {
    const [name = null, value = null] = positional;
    runtime.heap.touch(self);
    if (typeof name === "string") self.attributes.set(name, value);
    else self.open ??= reasonFor(name);
    return null;
  });

function ofClass(run: Interpreter, cls: ClassObject, name: string, place: Place): Value {
  const found = cls.lookup(name);
  if (found instanceof PropertyValue) {
    if (found.kind === "classmethod") return new BoundMethod(cls, found.getter);
    return found.kind === "staticmethod" ? found.getter : found;
  }
  if (found !== undefined) return found;
  if (name === "__name__" || name === "__qualname__") return cls.name;
  const ofMeta = cls.metaclass instanceof ClassObject ? cls.metaclass.lookup(name) : undefined;
  if (ofMeta !== undefined) return ofMeta instanceof FunctionObject ? new BoundMethod(cls, ofMeta) : ofMeta;
  const members = membersOfEnumeration(cls);
  if (members && name === "__members__") return run.heap.adopt(new DictObject(members));
  const because = `the class ${cls.name} has no \`${name}\` that is known`;
  if (members ? /^[A-Z][A-Z\d_]*$/.test(name) : isClosed(cls) && !name.startsWith("__") && name !== "mro")
    return run.raised("AttributeError", because, place);
  for (const base of cls.linearization.flatMap((c) => c.bases)) {
    const known = base instanceof NamedTupleClass ? base.attribute(name, run, cls) : undefined;
    if (known !== undefined) return known;
    const method = nativeBaseOf(base)?.method(name);
    if (method) return name === "from_config" ? new BoundMethod(cls, method) : method;
    if (base instanceof External) return reasonFor(base);
  }
  return run.unknown(because, place);
}

/** Each of the objects may have got the attribute. */
function setAmong(run: Interpreter, { among }: OneOf, name: string, value: Value, place: Place): void {
  for (const object of among) {
    const before = object instanceof LayerObject && name === "trainable" ? object.state.trainable : undefined;
    const perhaps = run.unknown(`whether \`${name}\` is set on this object can't be told`, place);
    if (before === undefined || before !== value) setAttribute(run, object, name, perhaps, place);
  }
}

export function setAttribute(run: Interpreter, object: Value, name: string, value: Value, place: Place): void {
  if (setFlag(run, object, name, value)) return;
  if (object instanceof OneOf) return setAmong(run, object, name, value, place);
  if (object instanceof TensorValue && name === "trainable") return setVariableTrainable(run, object, value);
  if (object instanceof TensorValue) {
    refuseSetting(run, object, name, place);
    // Other names of tensors are none that the library tells of.
    run.replaced.add(`keras.KerasTensor.${name}`);
  }
  if (object instanceof InstanceObject) {
    const property = object.cls?.lookup(name);
    if (property instanceof PropertyValue && property.setter !== undefined) {
      run.call(new BoundMethod(object, property.setter), positionalArguments(value), place);
      return;
    }
    run.heap.touch(object);
    const kept = object instanceof LayerObject ? setLayerAttribute(run, object, name, value, place) : value;
    if (kept !== undefined) object.attributes.set(name, kept);
  } else if (object instanceof ClassObject || object instanceof FunctionObject) {
    run.heap.touch(object);
    object.attributes.set(name, value);
  } else if (object instanceof TupleValue && object.named?.cls) {
    // A tuple has no attributes of its own here: what the class says of them doesn't hold any more.
    run.heap.touch(object.named.cls);
    object.named.cls.attributes.set(name, run.unknown(`\`${name}\` is set on a tuple`, place));
  } else if (object instanceof ModuleObject) {
    run.heap.touch(object.scope);
    object.scope.variables.set(name, value);
  } else if (object instanceof External && object.instance) run.replaced.add(`${object.path}().${name}`);
  else if (object instanceof External) {
    const path = `${object.path}.${name}`;
    run.replaced.add(path);
    run.heap.touch(run.replacements);
    run.replacements.set(path, value);
  } else if (object instanceof NativeFunction && object.className !== undefined)
    run.replaced.add(`${object.className}.${name}`);
}

/**
 * What the library can make of a function, a class or an object that a layer is given.
 *
 *     def small(shape): …              takes `shape`: an initializer is called with a dtype as well
 *     class Decay: def __init__(self, rate): …   takes `rate`: it can't be made by its name alone
 *     Config()                         no number, no function: nothing that an argument could be
 *     keras.regularizers.L2(0.1)       a function of one tensor
 */
import type { Nature } from "../layers/argument.js";
import { signature, signatureOf, type Signature, type SignatureParameter } from "../layers/signature.js";
import { NativeFunction } from "./native.js";
import { ClassObject, FunctionObject, type InstanceObject } from "./objects.js";
import { External, type Bytes, type Value } from "./value.js";

/** What a call of it takes, as far as that is certain. */
export function takenBy(callee: FunctionObject | ClassObject): Nature["takes"] {
  if (callee instanceof FunctionObject) return plainSignature(callee.definition.parameters);
  const init = callee.lookup("__init__");
  const isMadeOtherwise = callee.lookup("__new__") !== undefined || hasMetaclass(callee);
  if (!(init instanceof FunctionObject) || isMadeOtherwise) return undefined;
  return methodSignature(init);
}

const hasMetaclass = ({ linearization }: ClassObject): boolean =>
  linearization.some(({ definition }) => definition?.bases.some(({ name }) => name === "metaclass"));

/** The parameters of a method without its `self`; undefined where they aren't plain names. */
export function methodSignature({ definition }: FunctionObject): Signature | undefined {
  const [self, ...others] = definition.parameters;
  return self?.kind === "normal" || self?.kind === "positional-only" ? plainSignature(others) : undefined;
}

/** Undefined where they aren't plain names. */
export function plainSignature(given: FunctionObject["definition"]["parameters"]): Signature | undefined {
  const parameters: SignatureParameter[] = [];
  for (const { target, kind, default: otherwise } of given) {
    if (target.kind !== "name") return undefined;
    parameters.push({ name: target.name, kind, ...(otherwise && { default: null }) });
  }
  return signatureOf(parameters);
}

/** An object of a class without special methods, or of none, has nothing by which the library takes it for something else. */
export function natureOf(object: InstanceObject): Nature {
  const call = object.cls?.lookup("__call__");
  const takes = call instanceof FunctionObject ? methodSignature(call) : undefined;
  return { isPlain: isPlainInstance(object), isCallable: call !== undefined, takes };
}

function isPlainInstance(object: InstanceObject): boolean {
  if (object.mayHoldMore || hasRole(object.attributes.keys())) return false;
  return object.cls === undefined || isPlainClass(object.cls);
}

function isPlainClass(cls: ClassObject): boolean {
  const isPlain = (one: ClassObject): boolean =>
    one.open === undefined && !hasRole(one.attributes.keys()) && one.bases.every(isPlainBase);
  return !hasMetaclass(cls) && cls.linearization.every(isPlain);
}

/** What a class of the program's is, and its objects. */
export const natureOfClass = (cls: ClassObject): Nature => ({
  takes: takenBy(cls),
  ...(isPlainClass(cls) && cls.lookup("__call__") === undefined && { makes: "no function" as const }),
});

/** What Keras' own objects are, and what its functions take. */
export function libraryNature({ path, instance }: External): Nature {
  const [, module, name] = /^keras\.(\w+)\.(\w+)$/.exec(path) ?? [];
  if (module === undefined || name === undefined || HANDLERS.has(name)) return {};
  const takes = TAKEN_IN.get(module);
  if (instance === undefined) return module === "activations" ? { takes } : {};
  if (!OBJECTS.has(module)) return {};
  return { isPlain: true, isCallable: module !== "optimizers" && module !== "callbacks", takes };
}

/** The same of what is written down here as a function or a class. */
export function nativeNature({ takes, path }: NativeFunction): Nature {
  return takes || path === undefined ? { takes } : (outsideNature(path) ?? libraryNature(new External(path)));
}

/** Python's own functions take no `dtype`, and its classes make no functions; NumPy's classes of numbers make such. */
export function outsideNature(path: string): Nature | undefined {
  if (NUMPY_NUMBER.test(path)) return { makes: "number" };
  const name = path.startsWith("builtins.") ? path.slice("builtins.".length) : undefined;
  if (name === undefined) return undefined;
  if (PYTHON_CLASSES.has(name)) return { makes: "no function" };
  return PYTHON_FUNCTIONS.has(name) ? { takes: signature("*args") } : undefined;
}

const NUMPY_NUMBER = /^numpy\.(u?int|float|complex)(8|16|32|64|128)?(_|c)?$|^numpy\.(bool_?|half|single|double)$/;
const PYTHON_CLASSES = new Set("int float bool str bytes list tuple dict set frozenset object complex".split(" "));
const PYTHON_FUNCTIONS = new Set(
  "abs all any bin chr divmod hash hex id isinstance iter len max min next ord pow print repr round sorted sum".split(
    " ",
  ),
);

const OBJECTS = new Set(["initializers", "regularizers", "constraints", "optimizers", "callbacks"]);
/** They give what they are asked for. */
const HANDLERS = new Set(["get", "serialize", "deserialize"]);
/** What functions and objects of the module are called with. */
const TAKEN_IN: ReadonlyMap<string, Signature> = new Map(
  ["activations", "regularizers", "constraints"].map((module) => [module, signature("x, *rest")] as const),
);

function isPlainBase(base: Value): boolean {
  if (base instanceof ClassObject) return true;
  if (base instanceof NativeFunction) return base.className === "object";
  return base instanceof External && base.instance === undefined && PLAIN_BASES.has(base.path);
}

const PLAIN_BASES = new Set(["builtins.object", "abc.ABC", "typing.Generic", "typing.Protocol"]);

/** By these the library takes an object for a dtype, an array or a tensor. */
const ROLES = new Set(["name", "dtype", "shape", "numpy", "get_config"]);

/** Special methods that make nothing else of an object. */
const HARMLESS_METHODS = new Set(
  (
    "__init__ __call__ __post_init__ __repr__ __str__ __eq__ __ne__ __hash__ __doc__ __module__ __name__ __qualname__ __dict__ __slots__ " +
    "__annotations__ __dataclass_fields__ __setattr__ __delattr__ __del__ __enter__ __exit__"
  ).split(" "),
);

function hasRole(names: Iterable<string>): boolean {
  for (const name of names) if (ROLES.has(name) || (/^__\w+__$/.test(name) && !HARMLESS_METHODS.has(name))) return true;
  return false;
}

/** The numbers that bytes consist of. */
export function bytesOf({ text }: Bytes): readonly number[] | undefined {
  const codes = Array.from(text, (character) => character.codePointAt(0)!);
  return codes.every((code) => code < 256) ? codes : undefined;
}

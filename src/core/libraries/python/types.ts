/**
 * Types of values: what `isinstance` and `type` say.
 *
 *     isinstance(kernel_size, int)   true, false, or unknown where the value is
 */
import { Float, Sym, Unknown } from "../../dims/dim.js";
import { isTensorShape, itemsOf, reasonFor } from "../../values/convert.js";
import { LayerObject } from "../../values/layer-object.js";
import { NativeFunction } from "../../values/native.js";
import { ClassObject, DictObject, FunctionObject, InstanceObject, ListObject } from "../../values/objects.js";
import { BoundMethod, External, NumPyInteger, TensorValue, TupleValue, type Value } from "../../values/value.js";
import { layerClass } from "../keras/construct-layer.js";
import { ofEdition } from "../keras/editions.js";
import { isException } from "./exceptions.js";
import { NamedTupleClass } from "./named-tuples.js";

const runTime = (value: Sym): Unknown => new Unknown(`\`${value}\` is known only when the program runs`);

/** `isinstance`: undefined classes and unknown values leave it open. */
export function instanceOf(value: Value, wanted: Value): boolean | Unknown {
  const several = itemsOf(wanted);
  if (several) {
    const results = several.map((one) => instanceOf(value, one));
    return results.includes(true) ? true : (results.find((result) => result instanceof Unknown) ?? false);
  }
  if (value instanceof Unknown) return value;
  if (value instanceof Sym) return runTime(value);
  if (wanted instanceof ClassObject)
    return mayBeOfProgram(value) ? reasonFor(value) : (classOf(value)?.linearization.includes(wanted) ?? false);
  if (wanted instanceof NamedTupleClass) return value instanceof TupleValue && value.named?.base === wanted;
  const name =
    wanted instanceof NativeFunction
      ? (wanted.className ?? numpyClass(wanted))
      : wanted instanceof External
        ? wanted.path
        : undefined;
  const exception = name === undefined ? undefined : isException(value, name);
  if (exception !== undefined) return exception;
  if (name === undefined || value instanceof External) return reasonFor(value instanceof External ? value : wanted);
  return hasType(value, name);
}

/** What a function outside gives may be an object of the program's class (`pickle.load`); what a class there makes is none. */
const mayBeOfProgram = (value: Value): boolean =>
  value instanceof External && value.instance !== undefined && !/(^|\.)_?[A-Z]\w*$/.test(value.path);

/** `np.int64` is a function here. */
const numpyClass = ({ path }: NativeFunction): string | undefined =>
  path !== undefined && /^numpy\.(u?int|float)\d+$/.test(path) ? path : undefined;

/** What every integer of NumPy's is, besides its own class. */
const NUMPY_BASES: ReadonlySet<string> = new Set([
  "integer",
  "number",
  "generic",
  "Integral",
  "Real",
  "Number",
  "object",
]);

export function hasType(value: Value, name: string): boolean | Unknown {
  const short = name.slice(name.lastIndexOf(".") + 1);
  if (value instanceof NumPyInteger) return NUMPY_BASES.has(short) || short === value.dtype;
  switch (short) {
    case "int":
    case "Integral":
      return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean";
    case "float":
      return value instanceof Float;
    case "Number":
    case "Real":
      return (
        typeof value === "number" || typeof value === "bigint" || typeof value === "boolean" || value instanceof Float
      );
    case "bool":
      return typeof value === "boolean";
    case "str":
    case "basestring":
      return typeof value === "string";
    case "list":
      return value instanceof ListObject && value.kind === "list";
    case "tuple":
      return value instanceof TupleValue && !isTensorShape(value);
    case "TensorShape":
      return isTensorShape(value);
    case "set":
      return value instanceof ListObject && value.kind === "set";
    case "dict":
    case "Mapping":
    case "MutableMapping":
      return value instanceof DictObject;
    case "Sequence":
      return value instanceof ListObject || value instanceof TupleValue || typeof value === "string";
    case "Iterable":
    case "Collection":
      return (
        value instanceof ListObject ||
        value instanceof TupleValue ||
        value instanceof DictObject ||
        typeof value === "string"
      );
    case "Callable":
      return (
        value instanceof FunctionObject ||
        value instanceof NativeFunction ||
        value instanceof BoundMethod ||
        value instanceof LayerObject ||
        value instanceof ClassObject ||
        (value instanceof InstanceObject && value.cls?.lookup("__call__") !== undefined)
      );
    case "type":
      return value instanceof ClassObject || (value instanceof NativeFunction && value.className !== undefined);
    case "FunctionType":
    case "LambdaType":
      return value instanceof FunctionObject;
    case "NoneType":
      return value === null;
    case "object":
      return true;
    case "ndarray":
      return value instanceof TensorValue ? value.facts.kind === "array" : false;
    case "KerasTensor":
      return value instanceof TensorValue && value.origin !== undefined;
    case "Layer":
      return value instanceof LayerObject;
    case "Model":
      return value instanceof LayerObject && value.kind !== "layer";
    case "Sequential":
      return value instanceof LayerObject && value.kind === "sequential";
    case "Functional":
      return value instanceof LayerObject && value.kind === "functional";
  }
  if (value instanceof LayerObject) return layerHasType(value, short);
  return typeof value === "object" && value !== null && !(value instanceof TupleValue) && !(value instanceof ListObject)
    ? new Unknown("the class isn't known")
    : false;
}

function layerHasType(layer: LayerObject, name: string): boolean | Unknown {
  if (layer.className === name || layer.entry?.className === name) return true;
  return layer.open ?? false;
}

/** The program's class that a value is of. */
export const classOf = (value: Value): ClassObject | undefined =>
  value instanceof InstanceObject ? value.cls : value instanceof TupleValue ? value.named?.cls : undefined;

/** `type(x)`: the class as its name gives it, so that it can be called and compared. */
export function typeOf(value: Value, builtin: (name: string) => Value): Value {
  const cls = classOf(value) ?? (value instanceof TupleValue ? value.named?.base : undefined);
  if (cls) return cls;
  if (value instanceof LayerObject && value.entry)
    return ofEdition(layerClass(value.entry), `keras.layers.${value.entry.className}`, value.edition);
  if (value === null) return new External("builtins.NoneType");
  const name = plainType(value);
  return name === undefined ? reasonFor(value) : builtin(name);
}

function plainType(value: Value): string | undefined {
  if (typeof value === "string") return "str";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number" || typeof value === "bigint") return "int";
  if (value instanceof Float) return "float";
  if (value instanceof TupleValue && !value.named) return "tuple";
  if (value instanceof ListObject && value.kind !== "deque") return value.kind;
  return value instanceof DictObject && value.factory === undefined ? "dict" : undefined;
}

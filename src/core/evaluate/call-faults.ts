/**
 * What Python itself refuses of a call that the program writes: what can't be called, and arguments that don't bind.
 *
 *     block(x, 64, width=3)     block has no argument `width`
 *     None()                    None can't be called
 */
import { Float, type Unknown } from "../dims/dim.js";
import { NumPyInteger } from "../dims/numpy-integer.js";
import { isWhollyOfLayers } from "../libraries/keras/own/native-classes.js";
import { invalidArgument } from "../problems/invalid-argument.js";
import { missingArgument } from "../problems/missing-argument.js";
import type { ProblemKind } from "../problems/problem.js";
import { unknownArgument } from "../problems/unknown-argument.js";
import type { CallExpr } from "../program/program.js";
import { LayerObject } from "../values/layer-object.js";
import { DictObject, ClassObject, FunctionObject, ListObject } from "../values/objects.js";
import {
  BoundMethod,
  PropertyValue,
  TensorValue,
  TupleValue,
  type CallArguments,
  type Value,
} from "../values/value.js";
import { isRaisedOn } from "./exceptions.js";
import type { Frame } from "./frame.js";
import type { Interpreter } from "./interpreter.js";
import { typeName } from "./python-language.js";

interface Fault {
  readonly kind: ProblemKind;
  readonly text: string;
}

/**
 * Raises for a handler of the program. Without one it is a problem where the library has a part in it: what is called is of the library
 * or makes an object of it, or the library runs the `call` in which it happens, and raises it on. Undefined where nothing is wrong, or where
 * it can't be told.
 */
export function refuseCall(
  run: Interpreter,
  frame: Frame,
  expr: CallExpr,
  self: Value | undefined,
  callee: Value,
  args: CallArguments,
): Unknown | undefined {
  const given = isGiven(expr, self);
  const fault = given && mayBeFunction(expr, callee) ? undefined : callFault(callee, args);
  if (!fault) return undefined;
  const place = run.placeOf(expr);
  if (
    frame.file !== "" ||
    !(isRaisedOn(run) || isOfLibrary(callee) || isOwnLayer(callee) || given || callee instanceof TensorValue)
  ) {
    run.raised("TypeError", fault.text, place);
    return undefined;
  }
  const message = `${callee instanceof ClassObject ? `${callee.name}: ` : ""}${fault.text}.`;
  return run.fail({ kind: fault.kind, place, message }, "TypeError", place);
}

/** A class of layers or models in the analysed file: what makes one is refused as the library's own layers refuse it. */
const isOwnLayer = (callee: Value): boolean =>
  callee instanceof ClassObject && callee.file === "" && isWhollyOfLayers(callee);

/** A function of the library that is read like the program's own is its interface all the same. */
function isOfLibrary(callee: Value): boolean {
  const module = callee instanceof FunctionObject ? callee.closure.module.variables.get("__name__") : undefined;
  return typeof module === "string" && /^keras\./.test(module);
}

/** What the library gives for an attribute: `model.layers(0)`. */
function isGiven({ callee }: CallExpr, self: Value | undefined): boolean {
  if (self instanceof TensorValue) return true;
  if (!(self instanceof LayerObject) || callee.kind !== "attribute") return false;
  return !self.attributes.has(callee.name) && !self.cls?.lookup(callee.name);
}

/** What an argument names, like an activation or an initializer, is a function as the library keeps it; some arguments are called as methods are. */
const mayBeFunction = ({ callee }: CallExpr, value: Value): boolean =>
  value === null || (typeof value === "string" && callee.kind === "attribute" && callee.name !== "name");

function callFault(callee: Value, args: CallArguments): Fault | undefined {
  if (callee instanceof FunctionObject) return bindingFault(callee, args, 0);
  if (callee instanceof BoundMethod)
    return callee.fn instanceof FunctionObject ? bindingFault(callee.fn, args, 1) : undefined;
  if (callee instanceof ClassObject) return classFault(callee, args);
  const what = uncallable(callee);
  return what === undefined ? undefined : { kind: invalidArgument, text: `${what} is called here, and is no function` };
}

/** What a value is that can't be called; undefined where it may be. */
function uncallable(value: Value): string | undefined {
  if (value === null) return "None";
  if (value instanceof TensorValue) return value.origin ? "A tensor of the graph" : "A tensor";
  const isPlain =
    typeof value === "number" ||
    typeof value === "boolean" ||
    typeof value === "string" ||
    value instanceof Float ||
    value instanceof NumPyInteger ||
    value instanceof TupleValue ||
    value instanceof ListObject ||
    value instanceof DictObject;
  return isPlain ? `A value of type ${typeName(value) ?? "object"}` : undefined;
}

function classFault(cls: ClassObject, args: CallArguments): Fault | undefined {
  const init = cls.lookup("__init__");
  const isMadeOtherwise =
    cls.lookup("__new__") !== undefined ||
    cls.linearization.some(({ definition }) => definition?.bases.some(({ name }) => name === "metaclass"));
  return init instanceof FunctionObject && !isMadeOtherwise ? bindingFault(init, args, 1) : undefined;
}

/** `before`: how many arguments come before those that are written, `self` in a method. */
function bindingFault(
  { definition, name, defaults }: FunctionObject,
  args: CallArguments,
  before: number,
): Fault | undefined {
  const { parameters } = definition;
  if (args.unknownRest || parameters.some(({ target }) => target.kind !== "name")) return undefined;
  const nameOf = ({ target }: (typeof parameters)[number]): string => (target.kind === "name" ? target.name : "");
  const placed = parameters.filter(({ kind }) => kind === "normal" || kind === "positional-only");
  const count = args.positional.length + before;
  if (count > placed.length && !parameters.some(({ kind }) => kind === "rest"))
    return {
      kind: invalidArgument,
      text: `${name} takes ${placed.length} arguments by position, and gets ${count}`,
    };
  for (const given of args.keywords.keys()) {
    const at = parameters.findIndex((p) => nameOf(p) === given && (p.kind === "normal" || p.kind === "keyword-only"));
    if (at < 0 && !parameters.some(({ kind }) => kind === "keyword-rest"))
      return { kind: unknownArgument, text: `${name} has no argument \`${given}\`` };
    if (at >= 0 && placed.indexOf(parameters[at]!) >= 0 && placed.indexOf(parameters[at]!) < count)
      return { kind: invalidArgument, text: `${name} gets its argument \`${given}\` twice` };
  }
  const missing = parameters.find(
    (parameter, i) =>
      (parameter.kind === "keyword-only" || placed.indexOf(parameter) >= count) &&
      !defaults.has(i) &&
      !(args.keywords.has(nameOf(parameter)) && parameter.kind !== "positional-only"),
  );
  return missing && { kind: missingArgument, text: `${name} needs the argument \`${nameOf(missing)}\`` };
}

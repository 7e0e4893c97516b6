/**
 * What Python itself refuses of a call that the program writes: what can't be called, and arguments that don't bind.
 *
 *     block(x, 64, width=3)     block has no argument `width`
 *     None()                    None can't be called
 */
import { NumPyInteger } from "../dims/numpy-integer.js";
import { Float } from "../dims/dim.js";
import { invalidArgument } from "../problems/invalid-argument.js";
import { missingArgument } from "../problems/missing-argument.js";
import type { ProblemKind } from "../problems/problem.js";
import { unknownArgument } from "../problems/unknown-argument.js";
import { DictObject, ClassObject, FunctionObject, ListObject } from "../values/objects.js";
import { BoundMethod, PropertyValue, TupleValue, type CallArguments, type Value } from "../values/value.js";

export interface Fault {
  readonly kind: ProblemKind;
  readonly text: string;
}

/** Undefined where nothing is wrong, or where it can't be told. */
export function callFault(callee: Value, args: CallArguments): Fault | undefined {
  if (callee instanceof FunctionObject) return bindingFault(callee, args, 0);
  if (callee instanceof BoundMethod)
    return callee.fn instanceof FunctionObject ? bindingFault(callee.fn, args, 1) : undefined;
  if (callee instanceof ClassObject) return classFault(callee, args);
  return isUncallable(callee) ? { kind: invalidArgument, text: "this can't be called" } : undefined;
}

const isUncallable = (value: Value): boolean =>
  value === null ||
  typeof value === "number" ||
  typeof value === "boolean" ||
  typeof value === "string" ||
  value instanceof Float ||
  value instanceof NumPyInteger ||
  value instanceof TupleValue ||
  value instanceof ListObject ||
  value instanceof DictObject;

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

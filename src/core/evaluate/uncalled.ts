/**
 * Python's functions and classes that nobody uses: run on symbols of their parameters' names.
 *
 *     def build(num_classes, width=32): …      num_classes is a symbol, width 32, which is said
 */
import { Unknown } from "../dims/dim.js";
import { newHyperParameters } from "../libraries/keras-tuner.js";
import { nativeBaseOf } from "../libraries/keras/own/native-classes.js";
import type { Place } from "../text/span.js";
import { LayerObject } from "../values/layer-object.js";
import { FunctionObject, type ClassObject } from "../values/objects.js";
import { showValue } from "../values/text.js";
import { BoundMethod, External, type CallArguments, type Value } from "../values/value.js";
import { callersFirst } from "./callers-first.js";
import { instantiate } from "./classes.js";
import { callValue } from "./functions.js";
import type { Interpreter } from "./interpreter.js";
import { unsettleFields } from "./unsettled.js";

/** A class that nobody instantiates; of one that others derive from, what it refuses by itself is no problem of theirs. */
export function exercise(run: Interpreter, cls: ClassObject, done: Set<object>): void {
  const isBase = run.classes.some((other) => other !== cls && other.linearization.includes(cls));
  if (isBase) run.recorder.withoutProblems(() => exerciseClass(run, cls, done));
  else exerciseClass(run, cls, done);
}

/** Its `__init__` with symbols, then its `call` with a tensor that isn't known. */
function exerciseClass(run: Interpreter, cls: ClassObject, done: Set<object>): void {
  const place = placeOfClass(cls);
  const init = cls.lookup("__init__");
  const args =
    init !== undefined && isFunction(init)
      ? symbolicArguments(run, init, 1)
      : { positional: [], keywords: new Map<string, Value>() };
  const outside = cls.linearization.flatMap((c) => c.bases).some((base) => nativeBaseOf(base) !== undefined);
  if (!outside && init === undefined) return;
  const object = instantiate(run, cls, args, place);
  for (const value of cls.attributes.values()) if (isFunction(value)) done.add(value.definition);
  const call = outside ? cls.lookup("call") : undefined;
  // The classes that derive from it have the `call`, and what else it lacks.
  if (outside && call === undefined && object instanceof LayerObject) openUp(run, object, place);
  if (call !== undefined && isFunction(call)) callValue(run, object, symbolicArguments(run, call, 1, true), place);
  const methods = [...cls.attributes.values()].filter(isFunction);
  // Those that it inherits may have run before, too.
  const all = cls.linearization.flatMap(({ attributes }) => [...attributes.values()].filter(isFunction));
  unsettleFields(
    run,
    object,
    all.filter((method) => method !== init && method.name !== "__init__"),
  );
  for (const method of callersFirst(methods))
    if (!run.called.has(method.definition) && !method.name.startsWith("__"))
      callValue(run, new BoundMethod(object, method), symbolicArguments(run, method, 1), place);
}

function openUp(run: Interpreter, object: LayerObject, place: Place): void {
  run.heap.touch(object);
  object.open ??= run.unknown(`a class that derives from ${object.className} may have it`, place);
}

const isFunction = (value: Value): value is FunctionObject => value instanceof FunctionObject;

const placeOfClass = (cls: ClassObject): Place => ({
  file: "",
  start: cls.definition?.start ?? 0,
  end: cls.definition?.end ?? 0,
});

/** Parameters at their defaults, which is said; the others as symbols of their names. */
export function symbolicArguments(
  run: Interpreter,
  fn: FunctionObject,
  skip: number,
  tensorFirst = false,
): CallArguments {
  const positional: Value[] = [];
  const keywords = new Map<string, Value>();
  fn.definition.parameters.slice(skip).forEach((parameter, i) => {
    const name = parameter.target.kind === "name" ? parameter.target.name : undefined;
    const place = { file: "", start: parameter.start, end: parameter.end };
    if (parameter.kind === "rest" || parameter.kind === "keyword-rest") return;
    const otherwise = fn.hasChoices ? undefined : fn.defaults.get(i + skip);
    const given = name === undefined ? undefined : run.givenValues.get(name);
    if (name === "hp" && given === undefined && otherwise === undefined && usesTuner(fn)) {
      positional.push(newHyperParameters(place));
      return;
    }
    if (otherwise !== undefined && name !== undefined && given === undefined)
      run.assume(`\`${name}\``, showValue(otherwise), place);
    const symbol =
      (name === undefined || TENSORS.test(name) ? undefined : run.recorder.parameterSymbol(name)) ??
      new Unknown(
        name === undefined ? "a pattern's value isn't known" : `\`${name}\` is known only when the program runs`,
        place,
      );
    const value =
      given ??
      otherwise ??
      (tensorFirst ? new Unknown(`\`${name}\` is an argument of a function that nobody calls`, place) : symbol);
    // Only tensors may stand by position in the call of a layer.
    const byName = parameter.kind === "keyword-only" || (tensorFirst && i > 0 && parameter.kind === "normal");
    if (byName && name !== undefined) keywords.set(name, value);
    else positional.push(value);
  });
  return { positional, keywords };
}

/** What everybody calls a tensor so; its size isn't one. */
const TENSORS = /^(x\d*|inputs?|(\w+_)?tensors?)$/;

/** A tuner calls such a function with its hyperparameters. */
const usesTuner = ({ closure }: FunctionObject): boolean =>
  [...closure.module.variables.values()].some(
    (value) => value instanceof External && /^(keras_tuner|kerastuner)(\.|$)/.test(value.path),
  );

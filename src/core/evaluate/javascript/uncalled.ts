/**
 * Functions and classes that nobody uses: run on symbols of their parameters' names.
 *
 *     export function createModel(units: number, {classes = 10} = {}) { … }     units is a symbol, classes 10
 */
import { Sym, Unknown } from "../../dims/dim.js";
import { nativeBaseOf } from "../../libraries/tfjs/own-classes.js";
import type { Expr, Parameter, Target } from "../../program/program.js";
import { javascriptText } from "../../values/javascript.js";
import { JavaScriptClass } from "../../values/javascript-class.js";
import { LayerObject } from "../../values/layer-object.js";
import { ClassObject, DictObject, FunctionObject, InstanceObject } from "../../values/objects.js";
import { Undefined, type CallArguments, type Value } from "../../values/value.js";
import type { Interpreter } from "../interpreter.js";
import { callersFirst } from "../callers-first.js";
import { unsettleFields } from "../unsettled.js";
import { callJavaScriptFunction } from "./calls.js";
import { construct } from "./classes.js";

export function unknownJavaScriptArguments(run: Interpreter, fn: FunctionObject): CallArguments {
  const positional = fn.definition.parameters
    .filter(({ kind }) => kind !== "rest")
    .map((parameter) => unknownArgument(run, parameter));
  return { positional, keywords: new Map() };
}

function unknownArgument(run: Interpreter, parameter: Parameter): Value {
  const { target } = parameter;
  const given = target.kind === "name" ? run.givenValues.get(target.name) : undefined;
  if (given !== undefined) return given;
  if (target.kind === "object-target") return ofPattern(run, target);
  if (parameter.default) {
    assumeDefault(run, target, parameter.default, parameter);
    return Undefined.value;
  }
  const place = { file: "", start: parameter.start, end: parameter.end };
  return target.kind === "name" ? Sym.name(target.name) : new Unknown("a pattern's value isn't known", place);
}

/** An object with what the pattern takes of it; what has a default is left out. */
function ofPattern(run: Interpreter, target: Extract<Target, { kind: "object-target" }>): Value {
  const object = run.heap.adopt(new DictObject());
  for (const { key, target: inner, default: otherwise } of target.entries) {
    if (key.kind !== "string") continue;
    if (otherwise) assumeDefault(run, inner, otherwise, inner);
    else if (inner.kind === "object-target") object.set(key.value, ofPattern(run, inner));
    else if (inner.kind === "name") object.set(key.value, run.givenValues.get(inner.name) ?? Sym.name(inner.name));
  }
  return object;
}

function assumeDefault(
  run: Interpreter,
  target: Target,
  otherwise: Expr,
  { start, end }: { readonly start: number; readonly end: number },
): void {
  const shown = literalText(otherwise);
  if (target.kind === "name" && shown !== undefined) run.assume(`\`${target.name}\``, shown, { file: "", start, end });
}

/** A literal as the program writes it, but for its layout. */
function literalText(expr: Expr): string | undefined {
  if (expr.kind === "int" || expr.kind === "float") return String(expr.value);
  if (expr.kind === "string") return `"${expr.value}"`;
  if (expr.kind === "constant") return expr.value === "none" ? "null" : String(expr.value);
  if (expr.kind !== "list") return undefined;
  const items = expr.elements.map(({ value, spread }) => (spread ? undefined : literalText(value)));
  return items.every((item) => item !== undefined) ? `[${items.join(", ")}]` : undefined;
}

/** A class that nobody instantiates: its constructor with symbols, then its methods. */
export function exerciseJavaScript(run: Interpreter, cls: ClassObject, done: Set<object>): void {
  if (!(cls instanceof JavaScriptClass)) return;
  const place = { file: "", start: cls.definition?.start ?? 0, end: cls.definition?.end ?? 0 };
  const constructor = cls.lookup("constructor");
  const args =
    constructor instanceof FunctionObject
      ? unknownJavaScriptArguments(run, constructor)
      : { positional: [], keywords: new Map<string, Value>() };
  const object = construct(run, cls, args, place);
  const isLayer = cls.linearization.flatMap(({ bases }) => bases).some((base) => nativeBaseOf(base) !== undefined);
  const methods = [...cls.attributes.values()].filter((value) => value instanceof FunctionObject);
  for (const { definition } of methods) done.add(definition);
  const later = methods.filter((method) => method !== constructor);
  unsettleFields(run, object, later);
  for (const method of callersFirst(methods)) {
    if (run.called.has(method.definition) || isLayer || !(object instanceof InstanceObject)) continue;
    callJavaScriptFunction(run, method, object, unknownJavaScriptArguments(run, method), place);
  }
  if (object instanceof LayerObject) return;
  for (const [key, value] of cls.statics.entries.values())
    if (value instanceof FunctionObject && !run.called.has(value.definition) && javascriptText(key) !== undefined) {
      done.add(value.definition);
      callJavaScriptFunction(run, value, cls, unknownJavaScriptArguments(run, value), place);
    }
}

/**
 * JavaScript's classes, and the objects that `new` makes.
 *
 *     class Block extends tf.layers.Layer { … }   new Block(64): fields first, then the constructor; behind `super(…)` in a derived class
 */
import { Unknown } from "../../dims/dim.js";
import { constructExternal } from "../../libraries/javascript/library.js";
import { newOwnLayer, nativeBaseOf } from "../../libraries/tfjs/own-classes.js";
import type { ClassExpr, DefineStmt, FunctionExpr, Stmt, Target } from "../../program/program.js";
import type { Place } from "../../text/span.js";
import { JavaScriptClass } from "../../values/javascript-class.js";
import { LayerObject } from "../../values/layer-object.js";
import { NativeFunction } from "../../values/native.js";
import { ClassObject, DictObject, FunctionObject, InstanceObject } from "../../values/objects.js";
import { External, PropertyValue, Undefined, type CallArguments, type Value } from "../../values/value.js";
import { evaluate } from "../expressions.js";
import { newFrame, type Frame } from "../frame.js";
import type { Interpreter } from "../interpreter.js";
import { runBlock } from "../statements.js";
import { callJavaScriptFunction, makeJavaScriptFunction } from "./calls.js";

export function defineJavaScriptClass(run: Interpreter, frame: Frame, definition: ClassExpr, name: string): Value {
  const bases = definition.bases.map((base) => evaluate(run, frame, base.value));
  const scope = run.newScope("block", frame.scope);
  const statics = run.heap.adopt(new DictObject());
  const fields = definition.body.filter((statement) => statement.kind === "assign" && statement.field === "instance");
  const cls = run.heap.adopt(new JavaScriptClass(name, bases, definition, frame.file, statics, scope, fields));
  if (name !== "") scope.variables.set(name, cls);
  const inner = newFrame(scope, frame.file, { self: cls, owner: cls });
  run.frames.push(inner);
  try {
    for (const statement of definition.body) define(run, inner, cls, statement);
  } finally {
    run.frames.pop();
  }
  if (frame.file === "") run.classes.push(cls);
  return cls;
}

function define(run: Interpreter, frame: Frame, cls: JavaScriptClass, statement: Stmt): void {
  if (statement.kind === "define" && statement.value.kind === "function") {
    defineMember(run, frame, cls, statement.value, statement);
  } else if (statement.kind === "assign") {
    if (statement.field !== "static") return;
    const value = statement.value ? evaluate(run, frame, statement.value) : Undefined.value;
    for (const target of statement.targets) {
      const name = run.language.key(fieldName(run, frame, target));
      if (typeof name === "string") cls.statics.set(name, value);
    }
  } else runBlock(run, frame, [statement]);
}

function defineMember(
  run: Interpreter,
  frame: Frame,
  cls: JavaScriptClass,
  definition: FunctionExpr,
  { name: plain, key, member }: DefineStmt,
): void {
  const name = key ? run.language.key(evaluate(run, frame, key)) : plain;
  // What a name that can't be told hides is not looked for.
  if (typeof name !== "string") return;
  const fn = makeJavaScriptFunction(run, frame, definition, name);
  if (fn instanceof FunctionObject) fn.owner = cls;
  const isStatic = member?.startsWith("static") === true;
  const before = isStatic ? cls.statics.get(name) : cls.attributes.get(name);
  const value = accessor(fn, member?.replace("static-", ""), before);
  if (isStatic) cls.statics.set(name, value);
  else cls.attributes.set(name, value);
}

/** A getter and a setter of one name are one property; a method is itself. */
export function accessor(fn: Value, kind: string | undefined, before: Value | undefined): Value {
  const property = before instanceof PropertyValue ? before : undefined;
  if (kind === "getter") return new PropertyValue("property", fn, property?.setter);
  if (kind !== "setter") return fn;
  return new PropertyValue("property", property?.getter ?? new NativeFunction("get", () => Undefined.value), fn);
}

/** The name of a field: `units = 8`, `["units"] = 8`. */
function fieldName(run: Interpreter, frame: Frame, target: Target): Value {
  if (target.kind === "name") return target.name;
  return target.kind === "index" ? evaluate(run, frame, target.index) : Undefined.value;
}

/** What an object of the class has before its constructor's own statements run. */
function initializeFields(run: Interpreter, cls: JavaScriptClass, object: InstanceObject): void {
  if (cls.fields.length === 0) return;
  const frame = newFrame(cls.scope, cls.file, { self: object, owner: cls });
  run.frames.push(frame);
  // A field may hold an object of the class itself.
  run.enter();
  try {
    for (const field of cls.fields) {
      if (field.kind !== "assign") continue;
      const value = field.value ? evaluate(run, frame, field.value) : Undefined.value;
      for (const target of field.targets) {
        const name = run.language.key(fieldName(run, frame, target));
        if (typeof name === "string") run.language.setAttribute(run, object, name, value, run.placeOf(field));
      }
    }
  } finally {
    run.depth = Math.max(0, run.depth - 1);
    run.frames.length = run.frames.lastIndexOf(frame);
  }
}

/** `new callee(…)` */
export function construct(run: Interpreter, callee: Value, args: CallArguments, place: Place): Value {
  if (callee instanceof FunctionObject) return constructByFunction(run, callee, args, place);
  if (callee instanceof NativeFunction) return callee.invoke({ runtime: run, args, place });
  if (callee instanceof External) return constructExternal(run, callee, args, place);
  if (!(callee instanceof JavaScriptClass)) {
    const because = callee instanceof Unknown ? callee : run.unknown("the class of the object isn't known", place);
    run.escape(args.positional, because);
    return because;
  }
  run.instantiated.add(callee);
  for (const base of callee.linearization) run.instantiated.add(base);
  const outside = callee.linearization.flatMap(({ bases }) => bases).filter((base) => !(base instanceof ClassObject));
  const native = outside.map(nativeBaseOf).find((base) => base !== undefined);
  const object = native ? newOwnLayer(run, native, callee, place) : run.heap.adopt(new InstanceObject(callee));
  if (!native && outside.length > 0) object.open = run.unknown("a base class isn't read", place);
  constructOn(run, callee, object, args, place);
  if (object instanceof LayerObject) native?.finish(run, object, place);
  return object;
}

function constructOn(
  run: Interpreter,
  cls: JavaScriptClass,
  object: InstanceObject,
  args: CallArguments,
  place: Place,
): void {
  const own = cls.attributes.get("constructor");
  if (cls.bases.length === 0) initializeFields(run, cls, object);
  if (own instanceof FunctionObject) return void callJavaScriptFunction(run, own, object, args, place);
  if (cls.bases.length === 0) return;
  callBase(run, cls, object, args, place);
  initializeFields(run, cls, object);
}

/** `super(…)` in a constructor. */
export function constructBase(run: Interpreter, frame: Frame, args: CallArguments, place: Place): void {
  const { owner, self } = frame;
  if (!(owner instanceof JavaScriptClass) || !(self instanceof InstanceObject)) return;
  callBase(run, owner, self, args, place);
  initializeFields(run, owner, self);
}

function callBase(
  run: Interpreter,
  cls: JavaScriptClass,
  object: InstanceObject,
  args: CallArguments,
  place: Place,
): void {
  const [base] = cls.bases;
  if (base instanceof JavaScriptClass) return constructOn(run, base, object, args, place);
  if (base instanceof FunctionObject) return void callJavaScriptFunction(run, base, object, args, place);
  const native = base === undefined ? undefined : nativeBaseOf(base);
  if (native && object instanceof LayerObject) native.initialize(run, object, args, place);
}

const classes = new WeakMap<FunctionObject, JavaScriptClass>();

/** The class that a function stands for as a constructor. */
export function classOf(run: Interpreter, fn: FunctionObject): JavaScriptClass {
  const known = classes.get(fn);
  if (known) return known;
  const statics = run.heap.adopt(new DictObject());
  const cls = run.heap.adopt(new JavaScriptClass(fn.name, [], undefined, fn.file, statics, fn.closure, []));
  classes.set(fn, cls);
  return cls;
}

function constructByFunction(run: Interpreter, fn: FunctionObject, args: CallArguments, place: Place): Value {
  const object = run.heap.adopt(new InstanceObject(classOf(run, fn)));
  const result = callJavaScriptFunction(run, fn, object, args, place);
  // An object that a constructor returns takes the place of the new one.
  return result instanceof InstanceObject || result instanceof DictObject ? result : object;
}

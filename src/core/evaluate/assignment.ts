/**
 * Binding of targets: names, attributes, items, and the patterns of both languages.
 *
 *     (x_train, y_train), _ = mnist.load_data()
 */
import { withoutNumPy } from "../dims/numpy-integer.js";
import { Unknown } from "../dims/dim.js";
import type { Target, TupleTarget, ObjectTarget } from "../program/program.js";
import type { Place } from "../text/span.js";
import { forgetAttribute, telling } from "../libraries/keras/own/tracking.js";
import { refuseUnpacking } from "../libraries/keras/given-values.js";
import { reasonFor } from "../values/convert.js";
import { LayerObject } from "../values/layer-object.js";
import { DictObject, InstanceObject, keyOf, ListObject } from "../values/objects.js";
import { External, SliceValue, Undefined, type Value } from "../values/value.js";
import { setAttribute } from "./attributes.js";
import { evaluate } from "./expressions.js";
import type { Frame } from "./frame.js";
import type { Declares } from "./language.js";
import { supplied } from "./given-values.js";
import type { Interpreter } from "./interpreter.js";
import { iterateValue } from "./iteration.js";
import { packageOf } from "./modules.js";
import { raisedBy, refuseItemSet, setIndex, sliceIndices } from "./indexing.js";

/** `declares`: the names are bound by a declaration of JavaScript's. */
export function assign(run: Interpreter, frame: Frame, target: Target, value: Value, declares?: Declares): void {
  switch (target.kind) {
    case "name":
      return run.language.assignName(run, frame, target.name, value, declares);
    case "attribute":
      return run.language.setAttribute(
        run,
        evaluate(run, frame, target.object),
        target.name,
        value,
        run.placeOf(target),
      );
    case "index":
      return run.language.setIndex(
        run,
        evaluate(run, frame, target.object),
        evaluate(run, frame, target.index),
        value,
        run.placeOf(target),
      );
    case "tuple-target":
      return assignTuple(run, frame, target, value, declares);
    case "object-target":
      return assignObject(run, frame, target, value, declares);
    case "hole":
      return;
  }
}

/** Python's: a name belongs to the scope that binds it. */
export function assignName(run: Interpreter, frame: Frame, name: string, value: Value): void {
  const elsewhere = frame.scope.elsewhere.get(name);
  const scope = elsewhere ?? frame.scope;
  run.heap.touch(scope);
  scope.variables.set(name, supplied(run, frame, name, value));
  if (scope.kind === "module" && frame.file !== "" && (value instanceof DictObject || value instanceof ListObject))
    value.sharedBy = packageOf(run, frame.file);
}

function assignTuple(run: Interpreter, frame: Frame, target: TupleTarget, value: Value, declares: Declares): void {
  const values = run.language.iterate(run, value, run.placeOf(target));
  const { elements } = target;
  const star = elements.findIndex((element) => element.spread);
  const misfit =
    values instanceof Unknown || run.language.takesAnyNumber ? undefined : misfitOf(values.length, elements);
  if (values instanceof Unknown || misfit !== undefined) {
    const reason =
      values instanceof Unknown
        ? values
        : (refuseUnpacking(run, value, values.length, elements.length, run.placeOf(target)) ??
          run.raised("ValueError", misfit ?? "", run.placeOf(target)));
    for (const element of elements)
      assign(run, frame, element.target, element.spread ? run.list([], reason) : reason, declares);
    return;
  }
  const after = star < 0 ? 0 : elements.length - star - 1;
  elements.forEach((element, i) => {
    if (element.spread)
      assign(run, frame, element.target, run.list(values.slice(star, Math.max(star, values.length - after))), declares);
    else {
      const at = star >= 0 && i > star ? values.length - (elements.length - i) : i;
      const found = values[at];
      const missing = element.default ? evaluate(run, frame, element.default) : Undefined.value;
      assign(
        run,
        frame,
        element.target,
        found === undefined || (found === Undefined.value && element.default) ? missing : found,
        declares,
      );
    }
  });
}

/** Why so many values can't be bound to such targets. */
function misfitOf(count: number, elements: TupleTarget["elements"]): string | undefined {
  const wanted = elements.filter((element) => !element.spread).length;
  if (count < wanted) return "there are fewer values than names here";
  return count > wanted && wanted === elements.length ? "there are more values than names here" : undefined;
}

function assignObject(run: Interpreter, frame: Frame, target: ObjectTarget, value: Value, declares: Declares): void {
  const taken: Value[] = [];
  for (const { key, target: inner, default: otherwise } of target.entries) {
    const name = evaluate(run, frame, key);
    taken.push(name);
    const found =
      typeof name === "string" ? run.language.attribute(run, value, name, run.placeOf(inner)) : reasonFor(name);
    assign(
      run,
      frame,
      inner,
      found === Undefined.value && otherwise ? evaluate(run, frame, otherwise) : found,
      declares,
    );
  }
  if (!target.rest) return;
  // What is left of a module outside is found by name, as in the whole.
  if (!(value instanceof DictObject))
    return assign(run, frame, target.rest, value instanceof External ? value : reasonFor(value), declares);
  const others = [...value.entries.values()].filter(([key]) => !taken.includes(key));
  assign(run, frame, target.rest, run.heap.adopt(new DictObject(others, value.open)), declares);
}

/** `del`: of a name, an attribute, an item or a slice. */
export function remove(run: Interpreter, frame: Frame, target: Target): void {
  if (target.kind === "name") {
    run.heap.touch(frame.scope);
    frame.scope.variables.delete(target.name);
  } else if (target.kind === "attribute") {
    const object = evaluate(run, frame, target.object);
    if (!(object instanceof InstanceObject || object instanceof DictObject)) return;
    run.heap.touch(object);
    if (object instanceof LayerObject) {
      if (object.own(target.name) === undefined) run.attribute(object, target.name, run.placeOf(target));
      forgetAttribute(run, object, target.name, run.placeOf(target));
    }
    if (object instanceof InstanceObject) object.attributes.delete(target.name);
    else object.entries.delete(keyOf(target.name)!);
  } else if (target.kind === "index") {
    removeItem(
      run,
      evaluate(run, frame, target.object),
      withoutNumPy(evaluate(run, frame, target.index)),
      run.placeOf(target),
    );
  } else if (target.kind === "tuple-target") for (const element of target.elements) remove(run, frame, element.target);
}

function removeItem(run: Interpreter, object: Value, index: Value, place: Place): void {
  if (object instanceof ListObject) {
    run.heap.touch(object);
    const gone =
      index instanceof SliceValue
        ? sliceIndices(index, object.items.length)
        : typeof index === "number"
          ? [index < 0 ? index + object.items.length : index]
          : reasonFor(index);
    if (gone instanceof Unknown) object.open ??= gone;
    else if (typeof index === "number" && !object.open && object.items[gone[0]!] === undefined)
      raisedBy(run, object, "IndexError", "there is no such item", place);
    else telling(object, place, () => (object.items = object.items.filter((_, i) => !gone.includes(i))));
  } else if (object instanceof DictObject) {
    run.heap.touch(object);
    const id = keyOf(index);
    if (id === undefined) object.open ??= reasonFor(index);
    else if (!object.entries.delete(id) && !object.open)
      raisedBy(run, object, "KeyError", "the dict has no such key", place);
  } else refuseItemSet(run, object, place);
}

/** Every name that a target binds. */
export function boundNames(target: Target): readonly string[] {
  if (target.kind === "name") return [target.name];
  if (target.kind === "tuple-target") return target.elements.flatMap((element) => boundNames(element.target));
  if (target.kind === "object-target") return target.entries.flatMap((entry) => boundNames(entry.target));
  return [];
}

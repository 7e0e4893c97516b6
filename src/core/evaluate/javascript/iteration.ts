/**
 * What `for … of` and a spread go over.
 *
 *     for (const [i, w] of widths.entries())   [...new Set(names)]   for (const c of "relu")
 */
import { Unknown } from "../../dims/dim.js";
import { mapEntries } from "../../libraries/javascript/natives.js";
import type { Place } from "../../text/span.js";
import { itemsOf, reasonFor } from "../../values/convert.js";
import { runTime } from "../../values/javascript.js";
import { InstanceObject, IteratorObject, ListObject } from "../../values/objects.js";
import { noArguments, StreamValue, Sym, TensorValue, Undefined, type Value } from "../../values/value.js";
import type { Interpreter } from "../interpreter.js";
import { classAttribute } from "../attributes.js";

export function iterateJavaScript(run: Interpreter, value: Value, place: Place): readonly Value[] | Unknown {
  if (value instanceof ListObject) return value.open ?? [...value.items];
  if (typeof value === "string") return [...value];
  const entries = mapEntries(run, value);
  if (entries) return entries;
  if (value instanceof IteratorObject) {
    if (value.open ?? value.endless) return value.open ?? value.endless!;
    run.heap.touch(value);
    const rest = value.items.slice(value.next);
    value.next = value.items.length;
    return rest;
  }
  if (value instanceof StreamValue) return value.because;
  if (value instanceof TensorValue) return itemsOf(value) ?? run.unknown("it goes over an array's values", place);
  if (value instanceof InstanceObject) {
    const iterator = classAttribute(run, value, "Symbol.iterator");
    if (iterator !== undefined) return iterateJavaScript(run, run.call(iterator, noArguments, place), place);
  }
  if (value instanceof Sym) return runTime(value, place);
  if (value === null || value === Undefined.value || typeof value === "number")
    return run.raised("TypeError", "what is gone over here holds no items", place);
  return reasonFor(value);
}

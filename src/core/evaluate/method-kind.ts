/**
 * What a class makes of a function of its body.
 *
 *     @staticmethod
 *     def build(width, height): …      called with nothing before its arguments
 */
import type { FunctionObject } from "../values/objects.js";
import { PropertyValue } from "../values/value.js";

/** Undefined for a method of its objects. */
export function kindOfMethod(fn: FunctionObject): PropertyValue["kind"] | undefined {
  const held = [...(fn.owner?.attributes.values() ?? [])];
  return held.find((value): value is PropertyValue => value instanceof PropertyValue && value.getter === fn)?.kind;
}

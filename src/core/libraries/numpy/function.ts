/**
 * How NumPy's functions are written: a signature and the rule for what comes out, which is an array.
 *
 *     "numpy.stack": numpy("arrays, axis=0", joining(…))
 */
import type { NativeFunction } from "../../values/native.js";
import type { Natives } from "../native-helpers.js";
import { operation, type OperationKind, type Rule } from "../tensors/operation.js";

type More = Partial<Omit<OperationKind, "signature" | "rule">>;

/** Further keywords (`out=`, `where=`, `order=`) change no shape. */
export const numpyKind = (parameters: string, rule: Rule, more: More = {}): OperationKind => ({
  className: "numpy",
  signature: parameters === "" ? "**kwargs" : `${parameters}, **kwargs`,
  rule,
  isArray: true,
  ...more,
});

export const numpy = (parameters: string, rule: Rule, more: More = {}): ((path: string) => NativeFunction) =>
  operation(numpyKind(parameters, rule, more));

/** One function under several names. */
export const named = (names: string, make: (path: string) => NativeFunction): Natives =>
  Object.fromEntries(names.split(" ").map((name) => [name, make]));

/** The functions of a module. */
export const inModule = (module: string, natives: Natives): Natives =>
  Object.fromEntries(Object.entries(natives).map(([name, make]) => [`${module}.${name}`, make]));

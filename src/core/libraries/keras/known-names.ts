/**
 * Names that a module of Keras doesn't have: mistyped ones, and those that only earlier releases had.
 *
 *     keras.losses.MeanSquareError     not there; MeanSquaredError is
 *     keras.utils.multi_gpu_model      was there in Keras 2
 *     tf.keras.losses.log_cosh         is in keras.losses alone
 */
import { isCompatible, isOfSource } from "../paths.js";
import { askFor, suggest } from "../../layers/suggest.js";
import type { Place } from "../../text/span.js";
import type { Runtime } from "../../values/native.js";
import type { External } from "../../values/value.js";
import { tensorFlow1Names, tensorFlowNames } from "../tensorflow/public-names.js";
import { compatibleNames, earlierNames, nativeNames, publicNames } from "./recorded/public-names.js";

export interface Lack {
  readonly message: string;
  /** An earlier Keras had it. */
  readonly isEarlier: boolean;
  /** What was probably meant. */
  readonly suggestion?: string;
}

/** Looked into below by what knows more of them. */
const KNOWN_OTHERWISE = new Set(["keras.backend"]);

const split = new Map<string, ReadonlySet<string>>();

function namesIn(table: Readonly<Record<string, string>>, which: string, module: string): ReadonlySet<string> {
  const key = `${which} ${module}`;
  const before = split.get(key);
  if (before) return before;
  const names = new Set(Object.hasOwn(table, module) ? table[module]!.split(" ") : []);
  split.set(key, names);
  return names;
}

/** Why a module of the library has no such name; undefined where it has, and where another release may be the one that runs. */
export function lackAt(runtime: Runtime, module: External, name: string, place: Place): Lack | undefined {
  if (place.file !== "" || runtime.settings.dialect !== undefined || module.instance) return undefined;
  if (runtime.replaced.has(`${module.path}.${name}`)) return undefined;
  return isOfSource(module.route)
    ? undefined
    : (lackOfTensorFlow(module.path, name) ?? lackOf(module.path, name, isCompatible(module.route)));
}

/** Another release may have what is near to none of its names. */
function lackOfTensorFlow(module: string, name: string): Lack | undefined {
  const own = namesIn(tensorFlowNames, "tensorflow", module);
  if (own.size === 0 || own.has(name) || name.startsWith("_")) return undefined;
  if (namesIn(tensorFlow1Names, "tensorflow 1", module).has(name)) return undefined;
  const suggestion = suggest(name, own);
  if (suggestion === undefined) return undefined;
  return { message: `${module} has no \`${name}\`.${askFor(suggestion)}`, isEarlier: false, suggestion };
}

/** Why Keras 3 has no such name; undefined where it has, or where the module isn't one whose names are recorded. */
function lackOf(module: string, name: string, isCompatible: boolean): Lack | undefined {
  if (isCompatible && namesIn(nativeNames, "native", module).has(name))
    return { message: `tensorflow.${module} has no \`${name}\` in Keras 3: only ${module} has.`, isEarlier: true };
  const own = namesIn(publicNames, "own", module);
  if (own.size === 0 || own.has(name) || name.startsWith("_")) return undefined;
  const besides = isCompatible ? namesIn(compatibleNames, "compatible", module) : undefined;
  if (besides?.has(name) === true || (KNOWN_OTHERWISE.has(module) && !isCompatible)) return undefined;
  const isEarlier =
    namesIn(earlierNames, "earlier", module).has(name) || namesIn(compatibleNames, "compatible", module).has(name);
  if (isEarlier) return { message: `${module} has no \`${name}\` in Keras 3: it is of an earlier Keras.`, isEarlier };
  const suggestion = suggest(name, [...own, ...(besides ?? [])]);
  const home = suggestion === undefined ? homeOf(name) : undefined;
  const hint = home === undefined ? askFor(suggestion) : ` It stands in ${home}.`;
  return {
    message: `${module} has no \`${name}\`.${hint}`,
    isEarlier,
    ...(suggestion !== undefined && { suggestion }),
  };
}

export const isPublicName = (module: string, name: string): boolean => namesIn(publicNames, "own", module).has(name);

/** A module that has the name. */
const homeOf = (name: string): string | undefined =>
  Object.keys(publicNames).find((module) => isPublicName(module, name));

/**
 * Where a class stands that a module of an earlier Keras had only for having imported it: `keras.models.Input` is
 * `keras.Input`.
 */
export function importedFrom(module: string, name: string): string | undefined {
  if (!/^[A-Z]/.test(name) || !namesIn(earlierNames, "earlier", module).has(name)) return undefined;
  const home = homeOf(name);
  return home === undefined ? undefined : `${home}.${name}`;
}

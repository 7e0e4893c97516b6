/**
 * TensorFlow's own copy of Keras, which is no interface and of which each release keeps less.
 *
 *     from tensorflow.python.keras.layers import LSTM              gone
 *     from tensorflow.python.keras.preprocessing import image      gone
 *
 * Up to TensorFlow 2.5 it was the Keras that tensorflow.keras handed out: a program that asks for what is gone is for that time.
 */
import { compatibleNames, earlierNames, publicNames } from "../keras/recorded/public-names.js";
import { innerKerasNames } from "./inner-keras-names.js";

const ROOT = /^tensorflow\.python\.keras(?=\.|$)/;

/** What an import asks for that the copy hasn't: the module itself, or the first of its names. Undefined where it has all. */
export function missingOfInnerKeras(module: string, names: readonly string[]): string | undefined {
  if (!ROOT.test(module)) return undefined;
  if (!Object.hasOwn(innerKerasNames, module)) return `The module \`${module}\` is gone`;
  const own = new Set(innerKerasNames[module]!.split(" "));
  const missing = names.find(
    (name) => !own.has(name) && !Object.hasOwn(innerKerasNames, `${module}.${name}`) && isOfKeras(name),
  );
  return missing === undefined ? undefined : `${module} has no \`${missing}\` any more`;
}

let known: ReadonlySet<string> | undefined;

/** Whether Keras has such a name anywhere: what else stands in the copy's modules isn't recorded. */
function isOfKeras(name: string): boolean {
  const tables = [publicNames, compatibleNames, earlierNames];
  known ??= new Set(tables.flatMap((table) => Object.values(table)).flatMap((text) => text.split(" ")));
  return known.has(name);
}

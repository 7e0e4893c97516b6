/**
 * Values that the library refuses for its settings.
 *
 *     set_image_data_format("channel_first")     set_floatx("float8")     set_dtype_policy("mixed_float61")
 */
import { Float, type Unknown } from "../../../dims/dim.js";
import { showArgument, type ArgumentValue } from "../../../layers/argument.js";
import { dtypePolicy } from "../../../layers/dtype-policy.js";
import { LayerError } from "../../../layers/entry.js";
import { askFor, suggest } from "../../../layers/suggest.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import type { Place } from "../../../text/span.js";
import type { Runtime } from "../../../values/native.js";
import type { Value } from "../../../values/value.js";
import { failLayer } from "../construct-layer.js";

/** Of `set_image_data_format` (which takes any case) and `set_floatx`; the others are policies. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  set_image_data_format: ["channels_first", "channels_last"],
  set_floatx: ["bfloat16", "float16", "float32", "float64"],
};

export function refuseSetting(runtime: Runtime, path: string, value: Value, place: Place): Unknown | undefined {
  if (runtime.settings.dialect !== undefined || !isTold(value)) return undefined;
  const name = path.slice(path.lastIndexOf(".") + 1);
  const message = Object.hasOwn(CHOICES, name) ? noChoice(name, value) : noPolicy(name, value);
  return message === undefined ? undefined : failLayer(runtime, new LayerError(invalidArgument, message), place);
}

type Told = ArgumentValue & (null | boolean | number | string | Float);

const isTold = (value: Value): value is Told =>
  value === null || ["boolean", "number", "string"].includes(typeof value) || value instanceof Float;

function noChoice(name: string, value: Told): string | undefined {
  const choices = CHOICES[name]!;
  const text = typeof value === "string" && name !== "set_floatx" ? value.toLowerCase() : value;
  if (choices.some((one) => one === text)) return undefined;
  const meant = typeof text === "string" ? suggest(text, choices) : undefined;
  const told = meant === undefined ? ` It takes ${choices.map(showArgument).join(", ")}.` : askFor(showArgument(meant));
  return `${name} can't be given ${showArgument(value)}.${told}`;
}

function noPolicy(name: string, value: Told): string | undefined {
  if (typeof value !== "string")
    return `${name} takes the name of a policy, such as 'mixed_float16', not ${showArgument(value)}.`;
  try {
    dtypePolicy(name, value, { dtype: "float32" });
    return undefined;
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    return error.message;
  }
}

/**
 * An object of the library's, made of the dict that its configuration is.
 *
 *     RandomNormal, {"stddev": 0.1}     RandomNormal(stddev=0.1)
 */
import { Failure, type Unknown } from "../../../dims/dim.js";
import type { Place } from "../../../text/span.js";
import type { Runtime } from "../../../values/native.js";
import { DictObject } from "../../../values/objects.js";
import { External, type Value } from "../../../values/value.js";

/** The entries as keyword arguments; keys that are no texts are none. */
export const keywordsOf = (config: DictObject): ReadonlyMap<string, Value> =>
  new Map([...config.entries.values()].filter((entry): entry is [string, Value] => typeof entry[0] === "string"));

/** The object is made, to see whether it can be. */
export function refuseMade(runtime: Runtime, cls: string, config: Value, place: Place): Unknown | undefined {
  if (!(config instanceof DictObject) || config.open) return undefined;
  const made = runtime.call(new External(cls), { positional: [], keywords: keywordsOf(config) }, place);
  return made instanceof Failure ? made : undefined;
}

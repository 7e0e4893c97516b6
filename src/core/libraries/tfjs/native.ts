/**
 * A function of the library's by its path.
 *
 *     native("tfjs.sequential", (runtime, args, place) => …)     an entry of the table of members
 */
import type { Place } from "../../text/span.js";
import { NativeFunction, type Runtime } from "../../values/native.js";
import type { CallArguments, Value } from "../../values/value.js";

export const native = (
  path: string,
  body: (runtime: Runtime, args: CallArguments, place: Place) => Value,
): readonly [string, Value] => [
  path,
  new NativeFunction(
    path.slice(path.lastIndexOf(".") + 1),
    ({ runtime, args, place }) => body(runtime, args, place),
    undefined,
    path,
  ),
];

/** Properties and methods of pipelines of data: `dataset.batch(32)`, `dataset.forEachAsync(…)`. */
import { Unknown } from "../../dims/dim.js";
import type { Place } from "../../text/span.js";
import type { Runtime } from "../../values/native.js";
import { BoundMethod, type StreamValue, type Value } from "../../values/value.js";
import { streamMethods } from "./operations/index.js";

export function streamMember(_runtime: Runtime, stream: StreamValue, name: string, place: Place): Value {
  const method = streamMethods.get(name);
  return method
    ? new BoundMethod(stream, method)
    : new Unknown(`what \`.${name}\` of a dataset gives isn't known`, place);
}

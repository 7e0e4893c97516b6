/**
 * Where a place of the facts is in the editor, also where that is another file.
 *
 *     { file: "/nets/blocks.py", start: 10, end: 14 }   ──▶   file:///nets/blocks.py 0:10–0:14
 */
import { LineIndex } from "../core/text/line-index.js";
import type { Place } from "../core/text/span.js";
import type { ProtocolLocation } from "../contract/protocol.js";
import { rangeIn } from "./positions.js";
import type { Snapshot } from "./snapshot.js";
import type { World } from "./world.js";

export function locate(place: Place, snapshot: Snapshot, world: World): ProtocolLocation | undefined {
  if (place.file === "" || place.file === world.pathOf(snapshot.source.uri)) return snapshot.positions.location(place);
  const text = snapshot.reading.read(place.file);
  return text === undefined ? undefined : { uri: world.uriOf(place.file), range: rangeIn(new LineIndex(text), place) };
}

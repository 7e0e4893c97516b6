/**
 * From a node to the next with an arrow key.
 *
 *     ↓ along a line to a node below, the nearest of several      ← → to the nearest node beside
 */
import type { Link } from "./chains.js";
import type { Box } from "./layout.js";

export type Direction = "up" | "down" | "left" | "right";

export function nextNode(
  from: string,
  direction: Direction,
  { boxes, links }: { readonly boxes: ReadonlyMap<string, Box>; readonly links: readonly Link[] },
): string | undefined {
  const start = boxes.get(from);
  if (start === undefined) return undefined;
  const keys = direction === "left" || direction === "right" ? [...boxes.keys()] : linkedTo(from, direction, links);
  const candidates = keys.flatMap((key) => {
    const box = boxes.get(key);
    if (key === from || box === undefined) return [];
    const distance = distanceTo(start, box, direction);
    return distance === undefined ? [] : [{ key, distance }];
  });
  candidates.sort((a, b) => a.distance - b.distance);
  return candidates[0]?.key;
}

function linkedTo(key: string, direction: "up" | "down", links: readonly Link[]): readonly string[] {
  return links.flatMap(({ from, to }) => {
    if (direction === "down") return from === key ? [to] : [];
    return to === key ? [from] : [];
  });
}

/** Undefined where a box does not lie in the direction. */
function distanceTo(start: Box, box: Box, direction: Direction): number | undefined {
  const dx = box.left - start.left;
  const dy = box.top - start.top;
  if (direction === "up" || direction === "down") return Math.abs(dx) + Math.abs(dy);
  const ahead = direction === "left" ? -dx : dx;
  return ahead > Math.abs(dy) / 2 ? ahead + 2 * Math.abs(dy) : undefined;
}

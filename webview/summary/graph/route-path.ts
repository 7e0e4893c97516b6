/**
 * A route as the path of an SVG line, and the arrow at its end.
 *
 *     (0, 0) (40, 30) (40, 90)   "M0,0C0,15 40,15 40,30L40,90"
 *
 * The line leaves and enters each point vertically, as the ranks lie one below the other.
 */
import type { Point } from "./layout.js";

const ARROW_LENGTH = 7;
const ARROW_HALF_WIDTH = 3.5;

export function routePath(points: readonly Point[]): string {
  const [start, ...others] = withRoomForArrow(points);
  if (start === undefined) return "";
  let from = start;
  const steps = others.map((to) => {
    const step = stepBetween(from, to);
    from = to;
    return step;
  });
  return `M${start.x},${start.y}${steps.join("")}`;
}

export function arrowPath(points: readonly Point[]): string {
  const tip = points.at(-1);
  if (tip === undefined) return "";
  const back = tip.y - ARROW_LENGTH;
  return `M${tip.x - ARROW_HALF_WIDTH},${back}L${tip.x},${tip.y}L${tip.x + ARROW_HALF_WIDTH},${back}Z`;
}

function withRoomForArrow(points: readonly Point[]): readonly Point[] {
  const tip = points.at(-1);
  return tip === undefined ? [] : [...points.slice(0, -1), { x: tip.x, y: tip.y - ARROW_LENGTH }];
}

function stepBetween(from: Point, to: Point): string {
  if (from.x === to.x) return `L${to.x},${to.y}`;
  const middle = (from.y + to.y) / 2;
  return `C${from.x},${middle} ${to.x},${middle} ${to.x},${to.y}`;
}

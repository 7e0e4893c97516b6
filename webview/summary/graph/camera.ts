/**
 * Which part of the graph is seen, and how large.
 *
 *     { x: 120, y: 0, scale: 0.5 }   the graph's origin is 120 pixels right of the pane's corner, at half its size
 */
import type { Box, Point } from "./layout.js";

export interface Camera extends Point {
  readonly scale: number;
}

export interface PaneSize {
  readonly width: number;
  readonly height: number;
}

/** Smaller, a graph is a texture and no longer a drawing. */
export const SMALLEST_SCALE = 0.12;
export const LARGEST_SCALE = 2.5;
/** A graph is made smaller than this only by hand: its texts are to be read. */
const SMALLEST_FITTING_SCALE = 0.75;
const MARGIN = 20;
/** The buttons over the graph hide none of it. */
const TOP_MARGIN = 48;

/** All of the graph where that can be read, else its top in the width of the pane. */
export function fitted(graph: PaneSize, pane: PaneSize): Camera {
  const [byWidth, byHeight] = [
    (pane.width - 2 * MARGIN) / graph.width,
    (pane.height - TOP_MARGIN - MARGIN) / graph.height,
  ];
  const whole = Math.min(byWidth, byHeight, 1);
  const scale = whole >= SMALLEST_FITTING_SCALE ? whole : clamp(Math.min(byWidth, 1), SMALLEST_FITTING_SCALE, 1);
  const free = { width: pane.width - graph.width * scale, height: pane.height - graph.height * scale };
  return { x: free.width / 2, y: Math.max(TOP_MARGIN, free.height / 2), scale };
}

/** The point of the graph under `around` stays where it is on the screen. */
export function zoomed(camera: Camera, factor: number, around: Point): Camera {
  const scale = clamp(camera.scale * factor, SMALLEST_SCALE, LARGEST_SCALE);
  const change = scale / camera.scale;
  return { x: around.x - (around.x - camera.x) * change, y: around.y - (around.y - camera.y) * change, scale };
}

export function moved(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x + dx, y: camera.y + dy };
}

/** Moved as little as shows all of a box. */
export function showing(camera: Camera, box: Box, pane: PaneSize): Camera {
  const near = onScreen(camera, box);
  const dx = shift(near.left, near.width, { start: MARGIN, end: pane.width - MARGIN });
  const dy = shift(near.top, near.height, { start: TOP_MARGIN, end: pane.height - MARGIN });
  return dx === 0 && dy === 0 ? camera : moved(camera, dx, dy);
}

/** What is off by less than a pixel stays. */
const TOLERANCE = 0.5;

function shift(start: number, length: number, room: { readonly start: number; readonly end: number }): number {
  const end = start + length;
  if (start < room.start - TOLERANCE) return room.start - start;
  return end > room.end + TOLERANCE ? Math.max(room.start - start, room.end - end) : 0;
}

/** Not so far that nothing of the graph is left in the pane. */
export function kept(camera: Camera, graph: PaneSize, pane: PaneSize): Camera {
  const { scale } = camera;
  const rest = 2 * MARGIN;
  const x = clamp(camera.x, rest - graph.width * scale, pane.width - rest);
  const y = clamp(camera.y, rest - graph.height * scale, pane.height - rest);
  return { x, y, scale };
}

export function onScreen({ x, y, scale }: Camera, { left, top, width, height }: Box): Box {
  return { left: left * scale + x, top: top * scale + y, width: width * scale, height: height * scale };
}

/** The part of the graph that is in the pane. */
export function seenPart({ x, y, scale }: Camera, { width, height }: PaneSize): Box {
  return { left: -x / scale, top: -y / scale, width: width / scale, height: height / scale };
}

/** A part of the graph with half as much again on every side. */
export function withSurroundings({ left, top, width, height }: Box): Box {
  return { left: left - width / 2, top: top - height / 2, width: 2 * width, height: 2 * height };
}

export function holds(outer: Box, inner: Box): boolean {
  return (
    outer.left <= inner.left &&
    outer.top <= inner.top &&
    inner.left + inner.width <= outer.left + outer.width &&
    inner.top + inner.height <= outer.top + outer.height
  );
}

export function overlap(a: Box, b: Box): boolean {
  return (
    a.left <= b.left + b.width && b.left <= a.left + a.width && a.top <= b.top + b.height && b.top <= a.top + a.height
  );
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

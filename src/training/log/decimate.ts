/**
 * As many points of a curve as can be seen: of each column of pixels the first, the smallest, the largest and the last.
 *
 *     100,000 points, 800 columns   ──▶   at most 3,200 points that draw the same picture
 *
 * Where values aren't finite the line is broken.
 */
export interface Points {
  readonly x: readonly number[];
  /** Null where the line is broken. */
  readonly y: readonly (number | null)[];
}

export interface Window {
  readonly from: number;
  readonly to: number;
  /** How many pixels there are between the two. */
  readonly columns: number;
}

/** @param x ascending */
export function decimated(x: Float64Array, y: Float64Array, { from, to, columns }: Window): Points {
  // One point beside the window on each side, so that lines lead out of it.
  const begin = Math.max(0, firstAtLeast(x, from) - 1);
  const end = Math.min(x.length, firstAbove(x, to) + 1);
  const points = new PointList();
  if (end - begin <= columns * 2) {
    for (let i = begin; i < end; i++) points.push(x[i] ?? 0, y[i] ?? NaN);
    return points;
  }
  const scale = columns / (to - from || 1);
  for (let i = begin; i < end;) {
    const column = Math.floor(((x[i] ?? 0) - from) * scale);
    let next = i + 1;
    let [least, most] = [i, i];
    let gap = Number.isFinite(y[i]) ? -1 : i;
    while (next < end && Math.floor(((x[next] ?? 0) - from) * scale) === column) {
      const value = y[next] ?? NaN;
      if (!Number.isFinite(value)) gap = next;
      else {
        if (!(value >= (y[least] ?? NaN))) least = next;
        if (!(value <= (y[most] ?? NaN))) most = next;
      }
      next++;
    }
    for (const index of ascending([i, least, most, gap, next - 1])) points.push(x[index] ?? 0, y[index] ?? NaN);
    i = next;
  }
  return points;
}

class PointList implements Points {
  readonly x: number[] = [];
  readonly y: (number | null)[] = [];

  push(x: number, y: number): void {
    this.x.push(x);
    this.y.push(Number.isFinite(y) ? y : null);
  }
}

function ascending(indices: readonly number[]): readonly number[] {
  return [...new Set(indices)].filter((index) => index >= 0).sort((a, b) => a - b);
}

/** The length where all are smaller. @param x ascending */
export function firstAtLeast(x: Float64Array, value: number): number {
  return firstWhere(x, (each) => each >= value);
}

export function firstAbove(x: Float64Array, value: number): number {
  return firstWhere(x, (each) => each > value);
}

function firstWhere(x: Float64Array, isBehind: (value: number) => boolean): number {
  let [low, high] = [0, x.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBehind(x[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

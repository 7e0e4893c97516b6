/**
 * Where the nodes and the lines between them go, from top to bottom.
 *
 *     a ─▶ b ─▶ c, a ─▶ c      a above b above c; the line from a to c passes beside b
 *
 * A run of layers is one tall box to the layout library, and its layers stand in that box one below the other. So a
 * graph costs what its forks cost: a thousand layers in a row are one box.
 */
import { Graph, layout as layOutWithDagre } from "@dagrejs/dagre";
import { chainsOf, type Link } from "./chains.js";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A line from the bottom of one node to the top of another. */
export interface Route extends Link {
  readonly points: readonly Point[];
}

export interface GraphLayout {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly routes: readonly Route[];
  readonly width: number;
  readonly height: number;
  /** How many boxes and lines the layout library was given. */
  readonly work: number;
}

export interface NodeSize {
  readonly width: number;
  readonly height: number;
}

const GAP_IN_RUN = 20;
const GAP_BETWEEN_RANKS = 40;
const GAP_BETWEEN_NODES = 26;
const GAP_BETWEEN_LINES = 14;

/** The library's time grows faster than its input: beyond this the plain layering below takes over. */
const MOST_WORK = 1000;

export function layOut(keys: readonly string[], links: readonly Link[], size: NodeSize): GraphLayout {
  const chains = chainsOf(keys, links);
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const runs = chains.filter(([head]) => head !== undefined && linked.has(head)).map((chain) => runOf(chain, size));
  const alone = chains.flat().filter((key) => !linked.has(key));
  const runWith = new Map(runs.flatMap((run) => run.keys.map((key) => [key, run] as const)));
  const between = distinct(links.filter(({ from, to }) => from !== to && runWith.get(from) !== runWith.get(to)));
  const work = runs.length + between.length;
  const ranked = work <= MOST_WORK ? byLibrary(runs, between, runWith) : byLayers(runs, between, runWith);
  const boxes = new Map(ranked.tops.flatMap(({ run, left, top }) => boxesOf(run, { x: left, y: top }, size)));
  const below = ranked.tops.length === 0 ? 0 : ranked.height + GAP_BETWEEN_RANKS;
  const grid = gridOf(alone, size, below);
  for (const [key, box] of grid.boxes) boxes.set(key, box);
  const inside = distinct(links.filter(({ from, to }) => from !== to && runWith.get(from) === runWith.get(to)));
  const routes = [
    ...inside.map((link) => routeThrough(link, boxes, [])),
    ...between.map((link) => routeThrough(link, boxes, ranked.bends.get(link) ?? [])),
  ];
  return {
    boxes,
    routes,
    width: Math.max(ranked.width, grid.width),
    height: alone.length === 0 ? ranked.height : grid.height,
    work: work <= MOST_WORK ? work : 0,
  };
}

interface Run {
  readonly id: string;
  readonly keys: readonly string[];
  readonly width: number;
  readonly height: number;
}

interface Ranked {
  readonly tops: readonly { readonly run: Run; readonly left: number; readonly top: number }[];
  /** Where a line passes the ranks between its ends. */
  readonly bends: ReadonlyMap<Link, readonly Point[]>;
  readonly width: number;
  readonly height: number;
}

function runOf(keys: readonly string[], { width, height }: NodeSize): Run {
  return { id: keys[0]!, keys, width, height: keys.length * height + (keys.length - 1) * GAP_IN_RUN };
}

function boxesOf(run: Run, { x, y }: Point, size: NodeSize): readonly (readonly [string, Box])[] {
  return run.keys.map((key, i) => [key, { left: x, top: y + i * (size.height + GAP_IN_RUN), ...size }]);
}

function distinct(links: readonly Link[]): readonly Link[] {
  return [...new Map(links.map((link) => [`${link.from}\n${link.to}`, link])).values()];
}

type RunWith = ReadonlyMap<string, Run>;

function byLibrary(runs: readonly Run[], links: readonly Link[], runWith: RunWith): Ranked {
  if (runs.length === 0) return { tops: [], bends: new Map(), width: 0, height: 0 };
  const graph = new Graph<object, NodeSize & Partial<Point>, { points?: Point[] }>();
  graph.setGraph({
    ranker: "tight-tree",
    ranksep: GAP_BETWEEN_RANKS,
    nodesep: GAP_BETWEEN_NODES,
    edgesep: GAP_BETWEEN_LINES,
  });
  for (const { id, width, height } of runs) graph.setNode(id, { width, height });
  const ends = (link: Link) => [runWith.get(link.from)!.id, runWith.get(link.to)!.id] as const;
  for (const link of links) graph.setEdge(...ends(link), {});
  layOutWithDagre(graph);
  const centres = runs.map((run) => ({ run, x: 0, y: 0, ...graph.node(run.id) }));
  const tops = centres.map(({ run, x, y }) => ({ run, left: x - run.width / 2, top: y - run.height / 2 }));
  const ranks = new Map<number, number>();
  for (const { y, run } of centres) ranks.set(y, Math.max(run.height, ranks.get(y) ?? 0));
  const centreOf = new Map(centres.map(({ run, x, y }) => [run.id, { x, y }]));
  const bends = new Map(
    links.map((link) => {
      const [from, to] = ends(link).map((id) => centreOf.get(id)!);
      // The first and the last are on the rims of the boxes, which routes find themselves.
      const passed = graph.edge(...ends(link)).points?.slice(1, -1) ?? [];
      const rankHeight = ({ y }: Point) => ranks.get(y) ?? 0;
      const between = passed.flatMap((point) => [top(point, rankHeight(point)), bottom(point, rankHeight(point))]);
      return [link, [bottom(from!, rankHeight(from!)), ...between, top(to!, rankHeight(to!))]];
    }),
  );
  return { tops, bends, ...extent(tops) };
}

// A line goes straight down through a rank, so that it does not cut the corners of a tall box beside it.
const top = ({ x, y }: Point, rankHeight: number): Point => ({ x, y: y - rankHeight / 2 });
const bottom = ({ x, y }: Point, rankHeight: number): Point => ({ x, y: y + rankHeight / 2 });

/** Each run one rank below the lowest that leads to it, in the order of the rows. */
function byLayers(runs: readonly Run[], links: readonly Link[], runWith: RunWith): Ranked {
  const ranks = ranksOf(runs, links, runWith);
  const widthOf = (rank: readonly Run[]) => rank.reduce((sum, run) => sum + run.width + GAP_BETWEEN_NODES, 0);
  const widest = Math.max(0, ...ranks.map(widthOf));
  let below = 0;
  const tops = ranks.flatMap((rank) => {
    const start = (widest - widthOf(rank)) / 2;
    const placed = rank.map((run, i) => ({ run, left: start + i * (run.width + GAP_BETWEEN_NODES), top: below }));
    below += Math.max(...rank.map(({ height }) => height)) + GAP_BETWEEN_RANKS;
    return placed;
  });
  return { tops, bends: new Map(), ...extent(tops) };
}

function ranksOf(runs: readonly Run[], links: readonly Link[], runWith: RunWith): readonly (readonly Run[])[] {
  const placeOf = new Map(runs.map((run, i) => [run, i]));
  const leadingTo = new Map<Run, Run[]>(runs.map((run) => [run, []]));
  for (const { from, to } of links) leadingTo.get(runWith.get(to)!)!.push(runWith.get(from)!);
  const rankOf = new Map<Run, number>();
  const ranks: Run[][] = [];
  for (const run of runs) {
    // A link that goes back would have no end of ranks.
    const before = leadingTo.get(run)!.filter((source) => placeOf.get(source)! < placeOf.get(run)!);
    const rank = Math.max(0, ...before.map((source) => rankOf.get(source)! + 1));
    rankOf.set(run, rank);
    (ranks[rank] ??= []).push(run);
  }
  return ranks;
}

function extent(tops: Ranked["tops"]): { width: number; height: number } {
  return {
    width: Math.max(0, ...tops.map(({ run, left }) => left + run.width)),
    height: Math.max(0, ...tops.map(({ run, top }) => top + run.height)),
  };
}

/** Nodes of which no connection is known, in rows. */
function gridOf(keys: readonly string[], size: NodeSize, start: number) {
  const columns = Math.max(1, Math.floor(Math.sqrt(keys.length / 2)));
  const boxes = keys.map((key, i): readonly [string, Box] => {
    const left = (i % columns) * (size.width + GAP_BETWEEN_NODES);
    return [key, { left, top: start + Math.floor(i / columns) * (size.height + GAP_IN_RUN), ...size }];
  });
  const rows = Math.ceil(keys.length / columns);
  return {
    boxes,
    width: Math.min(keys.length, columns) * (size.width + GAP_BETWEEN_NODES) - GAP_BETWEEN_NODES,
    height: start + rows * (size.height + GAP_IN_RUN) - GAP_IN_RUN,
  };
}

function routeThrough(link: Link, boxes: ReadonlyMap<string, Box>, bends: readonly Point[]): Route {
  const [from, to] = [boxes.get(link.from)!, boxes.get(link.to)!];
  const start = { x: from.left + from.width / 2, y: from.top + from.height };
  const end = { x: to.left + to.width / 2, y: to.top };
  const points = [start, ...bends, end];
  return { ...link, points: points.filter((point, i) => i === 0 || !isSame(point, points[i - 1]!)) };
}

function isSame(a: Point, b: Point): boolean {
  return a.x === b.x && a.y === b.y;
}

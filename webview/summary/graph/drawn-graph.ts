/**
 * The graph as it is drawn: of a large one, each run between a fork and a meeting is folded into one node.
 *
 *     Add ─▶ ReLU ─▶ Conv2D ─▶ BatchNormalization ─▶ ReLU     ──▶    Add ─▶ 4 layers: ReLU … ReLU
 */
import type { LayerFamily, SummaryModel, SummaryNode } from "../../../src/contract/summary.js";
import { chainsOf, type Link } from "./chains.js";

export interface DrawnNode {
  readonly key: string;
  /** The keys of the layers that it stands for: one, unless it is folded. */
  readonly members: readonly string[];
  readonly title: string;
  /** Beside the title: the layer's own name; of a folded run, what comes out of it. */
  readonly name: string;
  readonly lines: readonly [string, string];
  readonly family: LayerFamily;
  readonly trainable: boolean;
  readonly description: string;
}

export interface DrawnGraph {
  readonly nodes: readonly DrawnNode[];
  readonly links: readonly Link[];
}

/** Fewer layers than these aren't worth hiding. */
const SHORTEST_FOLDED_RUN = 3;

/** A graph of so many layers is folded until a person unfolds it. */
export const LARGE_GRAPH = 300;

export interface Folding {
  readonly isFolding: boolean;
  /** Folded nodes that were opened one by one. */
  readonly opened: ReadonlySet<string>;
}

export function drawnGraph({ graph, rows }: SummaryModel, { isFolding, opened }: Folding): DrawnGraph {
  const rowOf = new Map(rows.map((row) => [row.key, row]));
  const single = (node: SummaryNode): DrawnNode => {
    const row = rowOf.get(node.key);
    const { key, title, lines, family } = node;
    const name = row?.name ?? "";
    return {
      key,
      members: [key],
      title,
      name,
      lines,
      family,
      trainable: row?.trainable ?? true,
      description: row?.description ?? title,
    };
  };
  const folds = isFolding ? foldsOf(graph.nodes, graph.edges).filter((run) => !opened.has(foldedKey(run))) : [];
  if (folds.length === 0) return { nodes: graph.nodes.map(single), links: graph.edges };
  const nodeOf = new Map(graph.nodes.map((node) => [node.key, node]));
  const foldOf = new Map(folds.flatMap((run) => run.map((key) => [key, run] as const)));
  const keyOf = (key: string) => foldedKeyOf(foldOf.get(key), key);
  const nodes = graph.nodes.flatMap((node) => {
    const run = foldOf.get(node.key);
    if (run === undefined) return [single(node)];
    return run[0] === node.key ? [folded(run.map((key) => nodeOf.get(key)!))] : [];
  });
  const links = graph.edges
    .map(({ from, to }) => ({ from: keyOf(from), to: keyOf(to) }))
    .filter(({ from, to }) => from !== to);
  return { nodes, links };
}

/** Whether there is something to fold: of a graph without forks nothing would be left. */
export function isFoldable({ nodes, edges }: SummaryModel["graph"]): boolean {
  return foldsOf(nodes, edges).length > 0;
}

function foldsOf(nodes: readonly SummaryNode[], links: readonly Link[]): readonly (readonly string[])[] {
  const keys = nodes.map(({ key }) => key);
  const chains = chainsOf(keys, links);
  if (chains.length === 1) return [];
  const incoming = new Map<string, number>();
  for (const { to } of links) incoming.set(to, (incoming.get(to) ?? 0) + 1);
  const inputs = new Set(nodes.filter(({ family }) => family === "input").map(({ key }) => key));
  // Where ways begin and meet is the graph's structure: those nodes stay to be seen.
  const isStructure = (key: string) => (incoming.get(key) ?? 0) > 1 || inputs.has(key);
  const foldable = chains.map((chain) => (chain[0] !== undefined && isStructure(chain[0]) ? chain.slice(1) : chain));
  return foldable.filter((run) => run.length >= SHORTEST_FOLDED_RUN);
}

function foldedKeyOf(run: readonly string[] | undefined, key: string): string {
  return run === undefined ? key : foldedKey(run);
}

/** No layer's key has a line break. */
function foldedKey(run: readonly string[]): string {
  return `run\n${run[0]}`;
}

function folded(members: readonly SummaryNode[]): DrawnNode {
  const keys = members.map(({ key }) => key);
  const [first, last] = [members[0]!, members.at(-1)!];
  const title = `${members.length} layers`;
  const range = `${first.title} … ${last.title}`;
  return {
    key: foldedKey(keys),
    members: keys,
    title,
    name: last.lines[0],
    lines: [range, ""],
    family: "other",
    trainable: true,
    description: `${title}: ${members.map((member) => member.title).join(", ")}. Click to unfold`,
  };
}

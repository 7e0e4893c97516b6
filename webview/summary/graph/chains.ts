/**
 * The runs of a graph: nodes that follow each other with nothing coming in or going out between.
 *
 *     a ─▶ b ─▶ c ─▶ e        [a, b, c] ends where two ways meet; [d] and [e] are runs of one
 *               d ─▶
 */
export interface Link {
  readonly from: string;
  readonly to: string;
}

/** Every node is in exactly one run; runs and the nodes in them stand in the order of the keys they begin with. */
export function chainsOf(keys: readonly string[], links: readonly Link[]): readonly (readonly string[])[] {
  const next = onlyNeighbours(links, "from", "to");
  const previous = onlyNeighbours(links, "to", "from");
  const follows = (from: string, to: string | undefined): to is string =>
    to !== undefined && to !== from && previous.get(to) === from;
  const isHead = (key: string) => {
    const before = previous.get(key);
    return before === undefined || !follows(before, next.get(before));
  };
  const taken = new Set<string>();
  const chainFrom = (head: string) => {
    const chain: string[] = [];
    for (let key: string | undefined = head; key !== undefined && !taken.has(key);) {
      taken.add(key);
      chain.push(key);
      const after: string | undefined = next.get(key);
      key = follows(key, after) ? after : undefined;
    }
    return chain;
  };
  const chains = keys.filter(isHead).map(chainFrom);
  // What is left goes in a circle.
  const circles = keys.map((key) => chainFrom(key)).filter((chain) => chain.length > 0);
  return [...chains, ...circles];
}

/** For each node with exactly one link on its side, the node at that link's other end. */
function onlyNeighbours(links: readonly Link[], side: keyof Link, other: keyof Link): ReadonlyMap<string, string> {
  const found = new Map<string, string | undefined>();
  for (const link of links) found.set(link[side], found.has(link[side]) ? undefined : link[other]);
  return new Map([...found].flatMap(([key, neighbour]) => (neighbour === undefined ? [] : [[key, neighbour]])));
}

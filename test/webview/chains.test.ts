/** The runs of a graph: links as texts, `a>b`. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainsOf } from "../../webview/summary/graph/chains.js";
import { keysOf, linksOf } from "./links.js";

describe("The runs", () => {
  const cases = {
    "of a graph without forks are one": ["a>b b>c", "a b c"],
    "end at a fork and before a meeting": ["a>b b>c b>d c>e d>e e>f", "a b | c | d | e f"],
    "end where a way goes round": ["a>b b>c c>d a>d", "a | b c | d"],
    "of two graphs are apart": ["a>b c>d", "a b | c d"],
    "of a circle begin with its first": ["a>b b>c c>a", "a b c"],
    "leave a layer that feeds itself alone": ["a>b b>b b>c", "a | b | c"],
    "count a link that is there twice as two": ["a>b a>b b>c", "a | b c"],
  } as const;
  for (const [name, [links, chains]] of Object.entries(cases)) {
    it(name, () => {
      const found = chainsOf(keysOf(links), linksOf(links));
      expect(found.map((chain) => chain.join(" ")).join(" | ")).toBe(chains);
    });
  }

  it("have each node once, whatever the links", () => {
    const key = fc.constantFrom(..."abcdefgh");
    const links = fc.array(fc.record({ from: key, to: key }), { maxLength: 16 });
    fc.assert(
      fc.property(links, (some) => {
        const keys = [..."abcdefgh"];
        expect(chainsOf(keys, some).flat().sort()).toEqual(keys);
      }),
    );
  });
});

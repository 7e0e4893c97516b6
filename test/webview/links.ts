/**
 * Graphs written as texts.
 *
 *     linksOf("a>b b>c")   from a to b and from b to c
 */
import type { Link } from "../../webview/summary/graph/chains.js";

export function linksOf(text: string): readonly Link[] {
  return text.split(" ").map((link) => {
    const [from = "", to = ""] = link.split(">");
    return { from, to };
  });
}

/** In the order of their first appearance. */
export function keysOf(text: string): readonly string[] {
  return [...new Set(text.split(/[ >]/))];
}

/** Which nodes are drawn: all of them, or of a large graph those at its forks and meetings. */
import { describe, expect, it } from "vitest";
import { drawnGraph, isFoldable } from "../../webview/summary/graph/drawn-graph.js";
import { residual, SMALL, tower } from "./programs.js";
import { modelOf } from "./states.js";

const NOTHING = new Set<string>();
const open = { isFolding: false, opened: NOTHING };
const folded = { isFolding: true, opened: NOTHING };

describe("The drawn graph", () => {
  it("has a node for each layer, with its name and its row's words", () => {
    const { nodes, links } = drawnGraph(modelOf(SMALL), open);
    expect(nodes[0]).toMatchObject({ title: "Conv2D", name: "conv2d", lines: ["26×26×32", "896 params"] });
    expect(nodes[0]?.description).toMatch(/^Conv2D conv2d, output \(None, 26, 26, 32\), 896 params/);
    expect(links).toEqual([
      { from: "conv2d", to: "flatten" },
      { from: "flatten", to: "dense" },
      { from: "dense", to: "dense_1" },
    ]);
  });

  it("folds the runs between forks and meetings, and keeps these", () => {
    const { nodes, links } = drawnGraph(modelOf(residual(2)), folded);
    expect(nodes.map(({ title, name }) => `${title} ${name}`)).toEqual([
      "InputLayer input_layer",
      "4 layers 32×32×16",
      "Add add",
      "4 layers 32×32×16",
      "Add add_1",
      "Dense dense",
    ]);
    expect(links).toHaveLength(7);
    expect(nodes[1]).toMatchObject({ members: ["conv2d", "batch_normalization", "re_lu", "conv2d_1"] });
    expect(nodes[1]?.lines[0]).toBe("Conv2D … Conv2D");
  });

  it("unfolds a run that was opened", () => {
    const model = modelOf(residual(2));
    const run = drawnGraph(model, folded).nodes[1]!;
    const { nodes } = drawnGraph(model, { isFolding: true, opened: new Set([run.key]) });
    expect(nodes.map(({ title }) => title)).toContain("4 layers");
    expect(nodes.map(({ key }) => key)).toEqual(expect.arrayContaining([...run.members]));
  });

  it("has all of a graph without forks: folded, nothing would be left", () => {
    const { graph } = modelOf(tower(400));
    expect(isFoldable(graph)).toBe(false);
    expect(drawnGraph(modelOf(tower(400)), folded).nodes).toHaveLength(400);
  });
});

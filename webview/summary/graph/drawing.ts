/**
 * The drawn graph: of its nodes and lines, those that are in sight are in the page; they stay when the state changes.
 *
 *     camera at the top of a thousand layers   ──▶   the first thirty nodes and the lines between them
 */
import { svgElement } from "../../shared/element.js";
import type { Selection } from "../selection.js";
import { overlap } from "./camera.js";
import type { DrawnGraph, DrawnNode } from "./drawn-graph.js";
import type { Box, GraphLayout, Route } from "./layout.js";
import { NodeView } from "./node-view.js";
import { arrowPath, routePath } from "./route-path.js";
import type { TextMeasure } from "./text-width.js";

interface PlacedNode {
  readonly node: DrawnNode;
  readonly box: Box;
}

interface PlacedRoute {
  readonly route: Route;
  readonly bounds: Box;
}

export class Drawing {
  readonly #lines = svgElement("g", { class: "lines", "aria-hidden": "true" });
  readonly #nodes = svgElement("g", { class: "nodes" });
  /** Moved and scaled by the camera. */
  readonly root = svgElement("g", {}, this.#lines, this.#nodes);
  readonly #nodeViews = new Map<string, NodeView>();
  readonly #lineViews = new Map<string, LineView>();
  #placedNodes: ReadonlyMap<string, PlacedNode> = new Map();
  #placedRoutes: ReadonlyMap<string, PlacedRoute> = new Map();
  #nodeOfLayer: ReadonlyMap<string, DrawnNode> = new Map();
  /** The node that Tab leads to. */
  #current: string | undefined;

  constructor(
    readonly selection: Selection,
    readonly measure: TextMeasure,
  ) {}

  show(graph: DrawnGraph, layout: GraphLayout): void {
    this.#placedNodes = new Map(
      graph.nodes.flatMap((node) => {
        const box = layout.boxes.get(node.key);
        return box === undefined ? [] : [[node.key, { node, box }] as const];
      }),
    );
    this.#placedRoutes = new Map(layout.routes.map((route) => [keyOfRoute(route), { route, bounds: boundsOf(route) }]));
    this.#nodeOfLayer = new Map(graph.nodes.flatMap((node) => node.members.map((key) => [key, node] as const)));
    if (!this.#placedNodes.has(this.#current ?? "")) this.#current = graph.nodes[0]?.key;
    for (const [key, view] of this.#nodeViews) {
      const placed = this.#placedNodes.get(key);
      if (placed === undefined) remove(this.#nodeViews, key);
      else view.update(placed.node, placed.box, this.measure);
    }
    for (const [key, view] of this.#lineViews) {
      const placed = this.#placedRoutes.get(key);
      if (placed === undefined) remove(this.#lineViews, key);
      else view.update(placed.route);
    }
  }

  /** Brings into the page what is within a part of the graph, and takes out what is not. */
  draw(seen: Box): void {
    const focused = document.activeElement;
    for (const [key, { node, box }] of this.#placedNodes) {
      const view = this.#nodeViews.get(key);
      if (!overlap(box, seen)) {
        if (view !== undefined && view.root !== focused) remove(this.#nodeViews, key);
      } else if (view === undefined) this.#addNode(key).update(node, box, this.measure);
    }
    for (const [key, { route, bounds }] of this.#placedRoutes) {
      if (!overlap(bounds, seen)) remove(this.#lineViews, key);
      else if (!this.#lineViews.has(key)) this.#addLine(key).update(route);
    }
    this.mark();
  }

  /** The drawn node that stands for a layer. */
  nodeOfLayer(key: string): DrawnNode | undefined {
    return this.#nodeOfLayer.get(key);
  }

  /** The drawn node at an element of the page. */
  nodeAt(target: EventTarget | null): DrawnNode | undefined {
    const key = target instanceof Element ? target.closest<SVGElement>("g.node")?.dataset["key"] : undefined;
    return key === undefined ? undefined : this.#placedNodes.get(key)?.node;
  }

  boxOf(key: string): Box | undefined {
    return this.#placedNodes.get(key)?.box;
  }

  /** Makes a node the one that Tab leads to. */
  makeCurrent(key: string): void {
    this.#current = key;
    this.mark();
  }

  /** Puts the focus on a node that is in sight. */
  focus(key: string): void {
    this.makeCurrent(key);
    this.#nodeViews.get(key)?.root.focus();
  }

  /** Shows on nodes and lines what is hovered and selected. */
  mark(): void {
    const hovered = this.#keyOfDrawn(this.selection.hovered);
    const selected = this.#keyOfDrawn(this.selection.selected);
    for (const [key, { root }] of this.#nodeViews) {
      root.classList.toggle("hovered", key === hovered);
      root.classList.toggle("selected", key === selected);
      root.setAttribute("tabindex", key === this.#current ? "0" : "-1");
    }
    for (const { root, route } of this.#lineViews.values()) {
      const isAt = (key: string | undefined) => key !== undefined && (route?.from === key || route?.to === key);
      root.classList.toggle("hovered", isAt(hovered));
      root.classList.toggle("selected", isAt(selected));
    }
  }

  #keyOfDrawn(layer: string | undefined): string | undefined {
    return layer === undefined ? undefined : this.#nodeOfLayer.get(layer)?.key;
  }

  #addNode(key: string): NodeView {
    const view = new NodeView(key);
    this.#nodeViews.set(key, view);
    this.#nodes.append(view.root);
    return view;
  }

  #addLine(key: string): LineView {
    const view = new LineView();
    this.#lineViews.set(key, view);
    this.#lines.append(view.root);
    return view;
  }
}

class LineView {
  readonly #line = svgElement("path", { class: "line" });
  readonly #arrow = svgElement("path", { class: "arrow" });
  readonly root = svgElement("g", { class: "link" }, this.#line, this.#arrow);
  #route: Route | undefined;

  get route(): Route | undefined {
    return this.#route;
  }

  update(route: Route): void {
    if (route === this.#route) return;
    this.#route = route;
    this.#line.setAttribute("d", routePath(route.points));
    this.#arrow.setAttribute("d", arrowPath(route.points));
  }
}

type Views = Map<string, { readonly root: Element }>;

function remove(views: Views, key: string): void {
  views.get(key)?.root.remove();
  views.delete(key);
}

function keyOfRoute({ from, to }: Route): string {
  return `${from}\n${to}`;
}

function boundsOf({ points }: Route): Box {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

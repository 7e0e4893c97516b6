/**
 * The model as a graph, from its inputs at the top to its outputs at the bottom.
 *
 *     input ─▶ conv2d ─▶ add      a click on a node goes to its source; a drag, the wheel and the keyboard move
 *          └────────────▶
 *
 * A change of the state that keeps the layers and their links only patches texts; else the graph is laid out again, and
 * what is in the middle of the pane stays there.
 */
import type { SummaryModel } from "../../../src/contract/summary.js";
import { element, setAttributes, setText } from "../../shared/element.js";
import type { Selection } from "../selection.js";
import type { Camera } from "./camera.js";
import { Drawing } from "./drawing.js";
import { drawnGraph, isFoldable, LARGE_GRAPH, type DrawnGraph, type DrawnNode } from "./drawn-graph.js";
import { layOut, type GraphLayout, type NodeSize } from "./layout.js";
import { nodeSize } from "./node-view.js";
import { listenToPointer } from "./pointer.js";
import { Stage } from "./stage.js";
import { nextNode, type Direction } from "./steps.js";
import { TextMeasure } from "./text-width.js";
import { Toolbar, ZOOM_STEP } from "./toolbar.js";

export interface GraphEvents {
  readonly selection: Selection;
  readonly reveal: (key: string) => void;
  /** Undefined: the graph is fitted to the pane. */
  readonly cameraChanged: (camera: Camera | undefined) => void;
}

interface LaidOut {
  readonly graph: DrawnGraph;
  readonly layout: GraphLayout;
  readonly size: NodeSize;
}

const KEYBOARD_PAN = 60;

export class GraphPane {
  readonly #measure = new TextMeasure();
  readonly #drawing: Drawing;
  readonly #stage: Stage;
  readonly #toolbar: Toolbar;
  readonly #note = element("p", { class: "graph-note", hidden: true });
  readonly root = element("section", { class: "graph-pane", "aria-label": "Graph" });
  #model: SummaryModel | undefined;
  #shown: LaidOut | undefined;
  /** Undefined until a person says so: large graphs are folded, others are not. */
  #isFoldingWanted: boolean | undefined;
  /** Folded nodes that were opened one by one. */
  readonly #opened = new Set<string>();
  #layoutTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly events: GraphEvents) {
    this.#drawing = new Drawing(events.selection, this.#measure);
    this.#toolbar = new Toolbar({
      toggleFolding: () => this.#toggleFolding(),
      zoom: (factor) => this.#stage.zoomAtMiddle(factor),
      actualSize: () => this.#stage.actualSize(),
      fit: () => this.#stage.fit(),
    });
    this.#stage = new Stage(this.#drawing, {
      cameraChanged: events.cameraChanged,
      scaleShown: (scale) => this.#toolbar.showScale(scale),
    });
    this.root.append(this.#stage.surface, this.#toolbar.root, this.#note);
    this.#listenToHand();
    this.#listenToSelection();
  }

  /** A model that was not shown before. */
  open(model: SummaryModel, camera: Camera | undefined): void {
    this.#isFoldingWanted = undefined;
    this.#opened.clear();
    this.#shown = undefined;
    this.#stage.open(camera);
    this.show(model);
  }

  show(model: SummaryModel): void {
    this.#model = model;
    const { nodes, edges } = model.graph;
    setAttributes(this.#stage.surface, {
      "aria-label": `Graph of ${model.name}, ${model.rows.length} layers. Arrow keys go from layer to layer.`,
    });
    this.#toolbar.showFolding({ isPossible: isFoldable(model.graph), isOn: this.#isFolding });
    const isUnlinked = edges.length === 0 && nodes.length > 1;
    setAttributes(this.#note, { hidden: !isUnlinked });
    setText(this.#note, isUnlinked ? "How the layers are connected isn't known." : "");
    const graph = drawnGraph(model, { isFolding: this.#isFolding, opened: this.#opened });
    const { fontSize, fontFamily } = getComputedStyle(this.root);
    this.#measure.use({ size: fontSize, family: fontFamily });
    const size = nodeSize(graph.nodes, this.#measure);
    clearTimeout(this.#layoutTimer);
    if (this.#shown !== undefined && isLaidOutAlike(this.#shown, graph, size)) this.#draw({ ...this.#shown, graph });
    // The table is on the screen before a large graph is laid out.
    else this.#layoutTimer = setTimeout(() => this.#layOutAndDraw(graph, size));
  }

  get #isFolding(): boolean {
    return this.#isFoldingWanted ?? (this.#model?.graph.nodes.length ?? 0) > LARGE_GRAPH;
  }

  #layOutAndDraw(graph: DrawnGraph, size: NodeSize): void {
    const keys = graph.nodes.map(({ key }) => key);
    const layout = layOut(keys, graph.links, size);
    if (this.#shown !== undefined) this.#stage.keepInPlace(this.#shown.layout.boxes, layout.boxes);
    this.#draw({ graph, layout, size });
  }

  #draw(shown: LaidOut): void {
    this.#shown = shown;
    this.#drawing.show(shown.graph, shown.layout);
    this.#stage.show(shown.layout);
  }

  #toggleFolding(): void {
    if (this.#model === undefined) return;
    this.#isFoldingWanted = !this.#isFolding;
    this.#opened.clear();
    this.show(this.#model);
  }

  #choose({ key, members }: DrawnNode): void {
    const [first] = members;
    if (first === undefined || this.#model === undefined) return;
    if (members.length === 1) return this.events.reveal(first);
    this.#opened.add(key);
    this.#stage.hold();
    this.show(this.#model);
  }

  #listenToHand(): void {
    const { surface } = this.#stage;
    listenToPointer(surface, {
      moved: (dx, dy) => this.#stage.moveBy(dx, dy),
      zoomed: (factor, around) => this.#stage.zoom(factor, around),
      clicked: (target) => {
        const node = this.#drawing.nodeAt(target);
        if (node !== undefined) this.#choose(node);
      },
    });
    surface.addEventListener("keydown", (event) => {
      const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : this.#actionOf(event);
      if (act === undefined) return;
      event.preventDefault();
      act();
    });
  }

  #listenToSelection(): void {
    const { selection } = this.events;
    const { surface } = this.#stage;
    surface.addEventListener("focusin", ({ target }) => {
      const node = this.#drawing.nodeAt(target);
      if (node === undefined) return;
      this.#drawing.makeCurrent(node.key);
      selection.select(node.members[0], "graph");
    });
    surface.addEventListener("pointerover", ({ target }) =>
      selection.hover(this.#drawing.nodeAt(target)?.members[0], "graph"),
    );
    surface.addEventListener("pointerleave", () => selection.hover(undefined, "graph"));
    selection.listen(({ kind, now, source }) => {
      this.#drawing.mark();
      const node = now === undefined ? undefined : this.#drawing.nodeOfLayer(now);
      if (kind !== "selected" || source !== "table" || node === undefined) return;
      this.#drawing.makeCurrent(node.key);
      this.#bringIntoSight(node.key);
    });
  }

  #actionOf({ key, shiftKey, target }: KeyboardEvent): (() => void) | undefined {
    const node = this.#drawing.nodeAt(target);
    if ((key === "Enter" || key === " ") && node !== undefined) return () => this.#choose(node);
    if (key === "+" || key === "=") return () => this.#stage.zoomAtMiddle(ZOOM_STEP);
    if (key === "-") return () => this.#stage.zoomAtMiddle(1 / ZOOM_STEP);
    if (key === "0") return () => this.#stage.fit();
    const direction = ARROWS[key];
    if (direction === undefined) return undefined;
    const { dx, dy } = PANS[direction];
    if (shiftKey || node === undefined) return () => this.#stage.moveBy(dx, dy, true);
    return () => this.#step(node.key, direction);
  }

  #step(from: string, direction: Direction): void {
    if (this.#shown === undefined) return;
    const { layout, graph } = this.#shown;
    const next = nextNode(from, direction, { boxes: layout.boxes, links: graph.links });
    if (next === undefined) return;
    this.#bringIntoSight(next);
    this.#drawing.focus(next);
  }

  #bringIntoSight(key: string): void {
    const box = this.#drawing.boxOf(key);
    if (box !== undefined) this.#stage.bringIntoSight(box);
  }
}

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

const PANS: Readonly<Record<Direction, { readonly dx: number; readonly dy: number }>> = {
  up: { dx: 0, dy: KEYBOARD_PAN },
  down: { dx: 0, dy: -KEYBOARD_PAN },
  left: { dx: KEYBOARD_PAN, dy: 0 },
  right: { dx: -KEYBOARD_PAN, dy: 0 },
};

function isLaidOutAlike({ graph: before, size: sizeBefore }: LaidOut, graph: DrawnGraph, size: NodeSize): boolean {
  return (
    size.width === sizeBefore.width &&
    graph.nodes.length === before.nodes.length &&
    graph.links.length === before.links.length &&
    graph.nodes.every(({ key }, i) => key === before.nodes[i]?.key) &&
    graph.links.every(({ from, to }, i) => from === before.links[i]?.from && to === before.links[i]?.to)
  );
}

/**
 * The surface that the graph is drawn on, and the camera over it.
 *
 *     stage.moveBy(0, -40)   the graph goes up by 40 pixels, and what comes into sight is drawn
 */
import { svgElement } from "../../shared/element.js";
import {
  fitted,
  holds,
  kept,
  moved,
  onScreen,
  seenPart,
  showing,
  withSurroundings,
  zoomed,
  type Camera,
  type PaneSize,
} from "./camera.js";
import type { Drawing } from "./drawing.js";
import type { Box, GraphLayout, Point } from "./layout.js";

/** Below this scale the texts of nodes can't be read. */
const TEXT_SCALE = 0.4;

export interface StageEvents {
  /** Undefined: the graph is fitted to the pane. */
  readonly cameraChanged: (camera: Camera | undefined) => void;
  readonly scaleShown: (scale: number) => void;
}

export class Stage {
  readonly surface = svgElement("svg", { role: "application", "aria-roledescription": "graph" });
  #camera: Camera = { x: 0, y: 0, scale: 1 };
  /** Where a person has put the camera, it stays. */
  #isPlacedByHand = false;
  #extent: PaneSize | undefined;
  #drawnPart: Box | undefined;

  constructor(
    readonly drawing: Drawing,
    readonly events: StageEvents,
  ) {
    this.surface.append(drawing.root);
    new ResizeObserver(() => this.#settle()).observe(this.surface);
  }

  /** A graph that was not shown before: fitted to the pane, or as a person has left it. */
  open(camera: Camera | undefined): void {
    this.#extent = undefined;
    this.#isPlacedByHand = camera !== undefined;
    if (camera !== undefined) this.#camera = camera;
  }

  /** What is drawn has changed. */
  show(extent: PaneSize): void {
    this.#extent = extent;
    this.#drawnPart = undefined;
    this.#settle();
  }

  fit(): void {
    this.#isPlacedByHand = false;
    this.#settle();
    this.events.cameraChanged(undefined);
  }

  moveBy(dx: number, dy: number, isGliding = false): void {
    this.#placeByHand(moved(this.#camera, dx, dy), isGliding);
  }

  zoom(factor: number, around: Point): void {
    this.#placeByHand(zoomed(this.#camera, factor, around), false);
  }

  zoomAtMiddle(factor: number): void {
    const { width, height } = this.#pane();
    this.#placeByHand(zoomed(this.#camera, factor, { x: width / 2, y: height / 2 }), true);
  }

  actualSize(): void {
    this.zoomAtMiddle(1 / this.#camera.scale);
  }

  bringIntoSight(box: Box): void {
    const pane = this.#pane();
    if (pane.width === 0) return;
    const camera = showing(this.#camera, box, pane);
    if (camera !== this.#camera) this.#placeByHand(camera, true);
  }

  /** What a person has looked at stays there: the camera moves with the node that was nearest to the pane's middle. */
  keepInPlace(before: GraphLayout["boxes"], now: GraphLayout["boxes"]): void {
    if (!this.#isPlacedByHand) return;
    const { width, height } = this.#pane();
    const common = [...before].flatMap(([key, box]) => {
      const after = now.get(key);
      if (after === undefined) return [];
      const { left, top } = onScreen(this.#camera, box);
      return [{ box, after, distance: Math.hypot(left - width / 2, top - height / 2) }];
    });
    if (common.length === 0) return;
    const { box, after } = common.reduce((nearest, each) => (each.distance < nearest.distance ? each : nearest));
    const { scale } = this.#camera;
    this.#camera = moved(this.#camera, (box.left - after.left) * scale, (box.top - after.top) * scale);
  }

  /** From here on, the camera is not fitted to what is drawn. */
  hold(): void {
    this.#isPlacedByHand = true;
  }

  #placeByHand(camera: Camera, isGliding: boolean): void {
    this.surface.classList.toggle("gliding", isGliding);
    this.#isPlacedByHand = true;
    this.#place(camera);
    this.events.cameraChanged(this.#camera);
  }

  #settle(): void {
    const pane = this.#pane();
    if (this.#extent === undefined || pane.width === 0) return;
    this.surface.classList.remove("gliding");
    this.#place(this.#isPlacedByHand ? this.#camera : fitted(this.#extent, pane));
  }

  #place(camera: Camera): void {
    const pane = this.#pane();
    if (this.#extent === undefined || pane.width === 0) return;
    this.#camera = kept(camera, this.#extent, pane);
    const { x, y, scale } = this.#camera;
    this.drawing.root.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    this.surface.classList.toggle("far", scale < TEXT_SCALE);
    this.events.scaleShown(scale);
    const seen = seenPart(this.#camera, pane);
    if (this.#drawnPart !== undefined && holds(this.#drawnPart, seen)) return;
    this.#drawnPart = withSurroundings(seen);
    this.drawing.draw(this.#drawnPart);
  }

  #pane(): PaneSize {
    return this.surface.getBoundingClientRect();
  }
}

/**
 * The mouse over the graph: dragging and the wheel move it, the wheel with Ctrl (a pinch) zooms, a click chooses a node.
 */
import type { Point } from "./layout.js";

export interface PointerEvents {
  readonly moved: (dx: number, dy: number) => void;
  readonly zoomed: (factor: number, around: Point) => void;
  readonly clicked: (target: EventTarget | null) => void;
}

/** A hand that clicks is never quite still. */
const DRAG_THRESHOLD = 4;
const PIXELS_PER_LINE = 20;
/** A notch of a mouse wheel is one step, the small movements of a touch pad are parts of it. */
const LARGEST_WHEEL_STEP = 40;
const ZOOM_PER_WHEEL_PIXEL = 0.006;

export function listenToPointer(surface: SVGSVGElement, events: PointerEvents): void {
  let pressed: Point | undefined;
  let isDragging = false;
  surface.addEventListener("pointerdown", ({ button, clientX, clientY }) => {
    isDragging = false;
    if (button === 0 || button === 1) pressed = { x: clientX, y: clientY };
  });
  surface.addEventListener("pointermove", ({ pointerId, clientX, clientY }) => {
    if (pressed === undefined) return;
    const [dx, dy] = [clientX - pressed.x, clientY - pressed.y];
    if (!isDragging && Math.hypot(dx, dy) < DRAG_THRESHOLD) return;
    if (!isDragging) surface.setPointerCapture(pointerId);
    isDragging = true;
    surface.classList.add("dragged");
    pressed = { x: clientX, y: clientY };
    events.moved(dx, dy);
  });
  const release = () => {
    pressed = undefined;
    surface.classList.remove("dragged");
  };
  surface.addEventListener("pointerup", release);
  surface.addEventListener("pointercancel", release);
  surface.addEventListener("click", ({ target }) => {
    if (!isDragging) events.clicked(target);
  });
  surface.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : PIXELS_PER_LINE;
      const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
      if (event.ctrlKey || event.metaKey) {
        const step = Math.max(-LARGEST_WHEEL_STEP, Math.min(LARGEST_WHEEL_STEP, dy));
        const { left, top } = surface.getBoundingClientRect();
        events.zoomed(Math.exp(-step * ZOOM_PER_WHEEL_PIXEL), { x: event.clientX - left, y: event.clientY - top });
      } else if (event.shiftKey && dx === 0) events.moved(-dy, 0);
      else events.moved(-dx, -dy);
    },
    { passive: false },
  );
}

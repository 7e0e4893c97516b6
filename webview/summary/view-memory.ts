/**
 * What the page looks like beside its state, kept while it is hidden and over a restart of the window.
 *
 *     { model: "Sequential sequential", scrollTop: 420, split: 0.6, order: "params" }
 */
import type { Camera } from "./graph/camera.js";

export interface RememberedView {
  /** Kind and name of the model that scroll and camera are of. */
  readonly model?: string;
  readonly scrollTop?: number;
  readonly camera?: Camera | undefined;
  /** The table's part of the room that it shares with the graph. */
  readonly split?: number;
  readonly order?: string;
}

/** The extension's side, as far as it keeps something. */
interface ViewKeeper {
  remembered(): unknown;
  keep(view: object): void;
}

/** Scrolling changes the view many times a second. */
const KEEP_AFTER_MILLISECONDS = 250;

export class ViewMemory {
  #view: RememberedView;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly host: ViewKeeper) {
    this.#view = rememberedView(host.remembered());
    // Until something changes, the page is known by its file alone.
    host.keep(this.#view);
  }

  get view(): RememberedView {
    return this.#view;
  }

  change(part: RememberedView): void {
    this.#view = { ...this.#view, ...part };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.host.keep(this.#view), KEEP_AFTER_MILLISECONDS);
  }
}

/** What an older version has kept may look different. */
function rememberedView(kept: unknown): RememberedView {
  if (typeof kept !== "object" || kept === null) return {};
  const camera = "camera" in kept ? rememberedCamera(kept.camera) : undefined;
  return {
    ...("model" in kept && typeof kept.model === "string" && { model: kept.model }),
    ...("scrollTop" in kept && typeof kept.scrollTop === "number" && { scrollTop: kept.scrollTop }),
    ...("split" in kept && typeof kept.split === "number" && { split: kept.split }),
    ...("order" in kept && typeof kept.order === "string" && { order: kept.order }),
    ...(camera && { camera }),
  };
}

function rememberedCamera(kept: unknown): Camera | undefined {
  if (typeof kept !== "object" || kept === null || !("x" in kept && "y" in kept && "scale" in kept)) return undefined;
  const { x, y, scale } = kept;
  const areNumbers = typeof x === "number" && typeof y === "number" && typeof scale === "number";
  return areNumbers && scale > 0 ? { x, y, scale } : undefined;
}

/**
 * One node: a box with a stripe in its family's colour.
 *
 *     ▌Conv2D            conv2d
 *     ▌26×26×32      896 params
 */
import { setAttributes, setText, svgElement } from "../../shared/element.js";
import type { DrawnNode } from "./drawn-graph.js";
import type { Box, NodeSize } from "./layout.js";
import type { FontWeight, TextMeasure } from "./text-width.js";

const NODE_HEIGHT = 46;
const NARROWEST = 160;
const WIDEST = 300;
/** Widths are multiples of this, so that a digit more does not lay the whole graph out again. */
const WIDTH_STEP = 20;

const LEFT = 14;
const RIGHT = 10;
const GAP = 14;
const CORNER = 4;
const STRIPE_WIDTH = CORNER;
const BASELINES = [19, 36] as const;

/** One width for all nodes, in which nearly all texts have room. */
export function nodeSize(nodes: readonly DrawnNode[], measure: TextMeasure): NodeSize {
  const widest = Math.max(0, ...nodes.flatMap((node) => linesOf(node).map((line) => lineWidth(line, measure))));
  const width = Math.ceil((widest + LEFT + RIGHT) / WIDTH_STEP) * WIDTH_STEP;
  return { width: Math.min(WIDEST, Math.max(NARROWEST, width)), height: NODE_HEIGHT };
}

/** Texts at the left and at the right; titles are written boldly. */
interface NodeLine {
  readonly left: string;
  readonly right: string;
  readonly weight: FontWeight;
}

function linesOf({ title, name, lines: [shape, params] }: DrawnNode): readonly [NodeLine, NodeLine] {
  return [
    { left: title, right: name, weight: "bold" },
    { left: shape, right: params, weight: "normal" },
  ];
}

function lineWidth({ left, right, weight }: NodeLine, measure: TextMeasure): number {
  return measure.width(left, weight) + (right === "" ? 0 : GAP + measure.width(right));
}

export class NodeView {
  readonly #box = svgElement("rect", { class: "box", rx: CORNER });
  readonly #stripe = svgElement("path", { class: "stripe" });
  readonly #tooltip = svgElement("title");
  readonly #texts = BASELINES.map(
    (y, i) =>
      [
        svgElement("text", { class: i === 0 ? "title" : "shape", x: LEFT, y }),
        svgElement("text", { class: i === 0 ? "name" : "params", y, "text-anchor": "end" }),
      ] as const,
  );
  readonly root = svgElement("g", { role: "button", tabindex: -1 });

  constructor(readonly key: string) {
    this.root.append(this.#tooltip, this.#box, this.#stripe, ...this.#texts.flat());
    this.root.dataset["key"] = key;
  }

  update(node: DrawnNode, box: Box, measure: TextMeasure): void {
    const isFolded = node.members.length > 1;
    const { width, height } = box;
    const { root } = this;
    root.dataset["family"] = node.family;
    setAttributes(root, {
      class: `node${isFolded ? " folded" : ""}${node.trainable ? "" : " frozen-layer"}`,
      transform: `translate(${box.left},${box.top})`,
      "aria-label": node.description,
    });
    setText(this.#tooltip, node.description);
    setAttributes(this.#box, { width, height });
    setAttributes(this.#stripe, { d: stripePath(height) });
    linesOf(node).forEach(({ left, right, weight }, i) => {
      const [first, second] = this.#texts[i]!;
      const room = width - LEFT - RIGHT;
      const leftText = measure.fit(left, room, weight);
      const rest = room - measure.width(leftText, weight) - GAP;
      setText(first, leftText);
      setText(second, rest > 0 ? measure.fit(right, rest) : "");
      setAttributes(second, { x: width - RIGHT });
    });
  }
}

function stripePath(height: number): string {
  const [turnDown, turnRight] = [`${-CORNER},${CORNER}`, `${CORNER},${CORNER}`].map(
    (to) => `a${CORNER},${CORNER} 0 0 0 ${to}`,
  );
  return `M${STRIPE_WIDTH},0${turnDown}v${height - 2 * CORNER}${turnRight}z`;
}

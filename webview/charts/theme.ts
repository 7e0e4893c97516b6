/**
 * The colours of the page's theme, as a canvas needs them, and the news that they have changed.
 *
 *     followTheme((colors) => board.show(runs, colors));
 */
import { SLOT_COLORS, type ChartColors } from "./palette.js";

/** Calls back at once and whenever the page gets another theme. */
export function followTheme(changed: (colors: ChartColors) => void): void {
  let before = "";
  const update = () => {
    const colors = currentColors();
    const now = JSON.stringify(colors);
    if (now === before) return;
    before = now;
    colors.slots.forEach((color, slot) => document.documentElement.style.setProperty(`--slot-${slot}`, color));
    changed(colors);
  };
  update();
  const observer = new MutationObserver(update);
  observer.observe(document.body, { attributes: true, attributeFilter: ["class"] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["style"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", update);
}

function currentColors(): ChartColors {
  const style = getComputedStyle(document.body);
  const slots = SLOT_COLORS[isDark(style.backgroundColor) ? "dark" : "light"];
  const { color: text, backgroundColor: paper, fontFamily: font } = style;
  return {
    slots,
    text,
    paper,
    font,
    subtle: resolved("var(--subtle)"),
    line: resolved("var(--grid-line)"),
    error: resolved("var(--error-text)"),
  };
}

/** A canvas knows no variables. */
function resolved(color: string): string {
  const probe = document.createElement("span");
  probe.hidden = true;
  probe.style.color = color;
  document.body.append(probe);
  const result = getComputedStyle(probe).color;
  probe.remove();
  return result;
}

function isDark(color: string): boolean {
  const [red = 255, green = 255, blue = 255] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}

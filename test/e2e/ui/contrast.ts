/**
 * Finds text that can hardly be read: its colour is too near to what it stands on.
 *
 *     "64 params" #888888 on #ffffff   3.5 : 1, less than the 4.5 : 1 of WCAG's level AA
 */
import type { Locator } from "playwright-core";

/** Evaluated in the page, where the DOM is. A text in a drawing stands on the box beside it. */
const FAINT_TEXTS = `(root) => {
  const leastContrast = 4.5;
  // Mixed colours are written "color(srgb 0.5 0.5 0.5 / 0.2)", others "rgba(128, 128, 128, 0.2)".
  const numbers = (color) => {
    const parts = (color.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
    return color.startsWith("color(") ? parts.map((part, i) => (i < 3 ? part * 255 : part)) : parts;
  };
  const over = ([r, g, b, alpha = 1], below) => [r, g, b].map((part, i) => part * alpha + below[i] * (1 - alpha));
  const luminance = (color) => {
    const [r, g, b] = color.map((part) => part / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const backgroundOf = (element) => {
    const box = element.parentElement?.querySelector(":scope > .box");
    if (box) return over(numbers(getComputedStyle(box).fill), backgroundOf(element.closest("svg")));
    const own = numbers(getComputedStyle(element).backgroundColor);
    if ((own[3] ?? 1) === 1 && own.length >= 3) return own.slice(0, 3);
    return over(own, element.parentElement ? backgroundOf(element.parentElement) : [255, 255, 255]);
  };
  const opacityOf = (element) => getComputedStyle(element).opacity * (element.parentElement ? opacityOf(element.parentElement) : 1);
  const hasOwnText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
  const texts = [...root.querySelectorAll("*")].filter((element) => hasOwnText(element) && element.checkVisibility());
  return texts.flatMap((element) => {
    const style = getComputedStyle(element);
    const below = backgroundOf(element);
    const [r, g, b, alpha = 1] = numbers(element.closest("svg") ? style.fill : style.color);
    const color = over([r, g, b, alpha * opacityOf(element)], below);
    const [dark, light] = [luminance(color), luminance(below)].sort((a, b) => a - b);
    const contrast = (light + 0.05) / (dark + 0.05);
    return contrast >= leastContrast ? [] : [element.textContent.trim() + " " + contrast.toFixed(1) + " : 1"];
  });
}`;

/** The texts within an element whose contrast is too low, each with its contrast. */
export function faintTexts(root: Locator): Promise<string[]> {
  return root.evaluate(new Function("element", `return (${FAINT_TEXTS})(element)`) as (element: unknown) => string[]);
}

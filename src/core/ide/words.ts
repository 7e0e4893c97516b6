/**
 * Arguments and values of layers as the program's language spells them; facts have them as Python does.
 *
 *     argumentName("kernel_size", "javascript")   kernelSize
 *     valueText("None", "javascript")             null
 */
import { camelCase } from "../text/case.js";
import type { LanguageFact } from "../model/facts.js";

export const argumentName = (name: string, language: LanguageFact): string =>
  language === "python" ? name : camelCase(name);

const CONSTANTS: Readonly<Record<string, string>> = { None: "null", True: "true", False: "false" };

/** `1e-07` is 1e-7 in JavaScript. */
export function valueText(value: string, language: LanguageFact): string {
  if (language === "python") return value;
  return /^-?[\d.]+(e[+-]?\d+)?$/.test(value) ? String(Number(value)) : (CONSTANTS[value] ?? value);
}

/** What a comment begins with. */
export const commentMark = (language: LanguageFact): string => (language === "python" ? "#" : "//");

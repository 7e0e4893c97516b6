/**
 * Arithmetic on the counts of facts, which are numbers or symbolic texts such as "129·num_classes".
 *
 *     addAmounts(["2·n", "2·n + 1", 4])   "4·n + 5"
 *
 * A text is a sum of products as dims/sym.ts writes it; terms with equal products are collected, so a sum stays readable.
 */
import type { AmountFact, ParamsFact } from "../model/facts.js";

/** Undefined where one is. */
export function addAmounts(amounts: readonly (AmountFact | undefined)[]): AmountFact | undefined {
  let constant = 0;
  const texts: string[] = [];
  for (const amount of amounts) {
    if (amount === undefined) return undefined;
    if (typeof amount === "number") constant += amount;
    else texts.push(amount);
  }
  return texts.length === 0 ? constant : addTexts(texts, constant);
}

function addTexts(texts: readonly string[], number: number): AmountFact {
  let constant = number;
  const products = new Map<string, number>();
  for (const { coefficient, product } of texts.flatMap(termsOf)) {
    if (product === "") constant += coefficient;
    else products.set(product, (products.get(product) ?? 0) + coefficient);
  }
  return write(products, constant);
}

/** Every term times a whole number. */
export function timesAmount(amount: AmountFact, times: number): AmountFact {
  if (typeof amount === "number") return amount * times;
  const terms = termsOf(amount);
  const products = new Map(terms.filter((t) => t.product !== "").map((t) => [t.product, t.coefficient * times]));
  return write(products, terms.filter((t) => t.product === "").reduce((sum, t) => sum + t.coefficient, 0) * times);
}

/** Trainable and non-trainable parameters together. */
export function allParams(params: ParamsFact): AmountFact {
  return addAmounts([params.trainable, params.nonTrainable]) ?? 0;
}

interface Term {
  readonly coefficient: number;
  /** "" for a constant. */
  readonly product: string;
}

function termsOf(text: string): readonly Term[] {
  const terms: Term[] = [];
  let depth = 0;
  let start = 0;
  let sign = 1;
  const take = (end: number) => terms.push(termOf(text.slice(start, end), sign));
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === "(") depth++;
    else if (c === ")") depth--;
    else if (depth === 0 && /^ [+-] /.test(text.slice(i, i + 3))) {
      take(i);
      sign = text[i + 1] === "-" ? -1 : 1;
      start = i + 3;
      i += 2;
    }
  }
  take(text.length);
  return terms;
}

function termOf(text: string, sign: number): Term {
  const match = /^(-?)(\d+)(?:·(.+))?$/s.exec(text);
  if (match) return { coefficient: sign * Number(match[1]! + match[2]!), product: match[3] ?? "" };
  const negative = text.startsWith("-");
  return { coefficient: negative ? -sign : sign, product: negative ? text.slice(1) : text };
}

function write(products: ReadonlyMap<string, number>, constant: number): AmountFact {
  const terms = [...products].filter(([, coefficient]) => coefficient !== 0);
  if (terms.length === 0) return constant;
  // As dims/sym.ts orders them: the longest products first, then by their text.
  terms.sort(([a], [b]) => degree(b) - degree(a) || (a < b ? -1 : 1));
  const all: readonly (readonly [string, number])[] = constant === 0 ? terms : [...terms, ["", constant]];
  return all
    .map(([product, coefficient], i) => {
      const size = Math.abs(coefficient);
      const body = product === "" ? String(size) : size === 1 ? product : `${size}·${product}`;
      return (coefficient < 0 ? (i === 0 ? "-" : " - ") : i === 0 ? "" : " + ") + body;
    })
    .join("");
}

/** `a·b^2` has three factors. */
function degree(product: string): number {
  const factors = product.replace(/\([^()]*\)/g, "").split("·");
  return factors.reduce((sum, factor) => sum + Number(/\^(\d+)$/.exec(factor)?.[1] ?? 1), 0);
}

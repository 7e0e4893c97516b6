/**
 * Template literals.
 *
 *     `conv_${i}`      format("conv_", i)
 *     html`<b>${x}`    call(html, list("<b>", ""), x)
 */
import type { TSESTree } from "@typescript-eslint/typescript-estree";
import type { Expr, FormatPart } from "../../program/program.js";
import { type Context, spanOf } from "./context.js";
import { lowerExpression } from "./expressions.js";
import { text } from "./names.js";

export function lowerTemplate(c: Context, { range, quasis, expressions }: TSESTree.TemplateLiteral): Expr {
  const span = spanOf({ range });
  const texts = quasis.map(cooked);
  if (expressions.length === 0) return text(texts[0] ?? "", span);
  const parts = texts.flatMap((before, i): FormatPart[] => {
    const expression = expressions[i];
    const value = expression ? [{ value: lowerExpression(c, expression) }] : [];
    return before === "" ? value : [before, ...value];
  });
  return { kind: "format", ...span, parts };
}

export function lowerTagged(c: Context, node: TSESTree.TaggedTemplateExpression): Expr {
  const { quasi } = node;
  const span = spanOf(quasi);
  const texts = quasi.quasis.map((part) => ({
    ...spanOf(part),
    spread: false,
    value: text(cooked(part), spanOf(part)),
  }));
  const values = quasi.expressions.map((value) => lowerExpression(c, value));
  const args = [{ kind: "list" as const, ...span, elements: texts }, ...values];
  return {
    kind: "call",
    ...spanOf(node),
    callee: lowerExpression(c, node.tag),
    args: args.map((value) => ({ kind: "positional", start: value.start, end: value.end, value })),
  };
}

/** An escape that means nothing is allowed behind a tag. */
function cooked({ value }: TSESTree.TemplateElement): string {
  return value.cooked ?? value.raw;
}

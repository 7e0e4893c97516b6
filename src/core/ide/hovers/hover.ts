/**
 * The door to hovers: what there is to say at an offset, and of which words.
 *
 *     layers.Conv2D(32, strides=2)
 *     ^^^^^^^^^^^^^ the layer    ^^^^^^^^^ what this argument does to it
 */
import type { Facts } from "../../model/facts.js";
import { isIgnored } from "../../program/directives.js";
import type { Span } from "../../text/span.js";
import { hasError } from "../lines.js";
import { argumentAt, contains, headOf, modelsWithHeadAt, siteAt } from "../lookup.js";
import { argumentHover } from "./arguments/explain.js";
import { constructorHover, type HoverContext } from "./constructor.js";
import { modelsHover } from "./model.js";

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

export function hoverAt(facts: Facts, offset: number, context: HoverContext): Hover | undefined {
  const models = modelsWithHeadAt(facts, context.text, offset);
  if (models) {
    const silent = isIgnored(facts.ignored, models[0]!.span);
    return silent
      ? undefined
      : { span: headOf(models[0]!.span, context.text), markdown: modelsHover(models, context.options) };
  }
  const site = siteAt(facts, offset);
  if (!site || isIgnored(facts.ignored, site.span)) return undefined;
  if (contains(site.callee, offset)) {
    return { span: site.callee, markdown: constructorHover(site, { ...context, refused: hasError(site, facts) }) };
  }
  const argument = argumentAt(site, offset);
  if (argument?.name === undefined) return undefined;
  const markdown = argumentHover(site.uses, argument.name);
  return markdown === undefined ? undefined : { span: argument.span, markdown };
}

/**
 * The arguments of a Conv2D call, rewritten by what they mean, not by where they stand.
 *
 *     (64, 3, kernel_initializer="he_normal")
 *     (64, 3, depthwise_initializer="he_normal", pointwise_initializer="he_normal")
 *
 *     (64, 3, 1, "same", None, 1, 1, "relu")        the seventh is `groups` in the one and `depth_multiplier` in the other
 *     (64, 3, 1, "same", None, 1, activation="relu")
 *
 *     ({filters: 64, kernelSize: 3, kernelInitializer})        a key of JavaScript's is an argument like any other
 */
import type { ArgumentSite, SiteFact } from "../../../model/facts.js";
import type { Span, TextEdit } from "../../../text/span.js";
import { removalOf } from "./remove-item.js";
import type { Spelling } from "./spelling.js";

/** Mean the same to both layers, under the same name. */
export const SAME_ARGUMENTS: ReadonlySet<string> = new Set([
  ...["filters", "kernel_size", "strides", "padding", "data_format", "dilation_rate", "activation", "use_bias"],
  ...["bias_initializer", "bias_regularizer", "bias_constraint", "activity_regularizer"],
  ...["name", "dtype", "trainable", "autocast", "input_shape", "input_dim", "batch_input_shape", "batch_size"],
  ...["input_d_type"],
]);

/** One of these belongs to the depthwise and to the pointwise kernel. */
const SPLIT = /^kernel_(initializer|regularizer|constraint)$/;

/** These stand in the same places of both signatures: `filters` to `dilation_rate`. */
const SAME_PLACES = 6;

/** Why an argument can't go over to the other layer; undefined where it can. */
export function refusedArgument(argument: ArgumentSite, spelling: Spelling, text: string): string | undefined {
  const { name } = argument;
  if (name === undefined) return undefined;
  // JavaScript's constant is always one number.
  if (
    spelling.hasPlaces &&
    SPLIT.test(name) &&
    isFixedArray(text.slice(argument.valueSpan.start, argument.valueSpan.end))
  )
    return `\`${name}\` holds values for the kernel as it is`;
  if (name === "groups" || SAME_ARGUMENTS.has(name) || SPLIT.test(name)) return undefined;
  return `${spelling.separable} has no counterpart of \`${text.slice(argument.span.start, argument.span.end)}\``;
}

/** `Constant(filters)` fills a kernel of one shape; `Constant(0.1)` fills any. */
function isFixedArray(value: string): boolean {
  const given = /constant(?:_initializer)?\s*\((.*)\)\s*$/is.exec(value)?.[1];
  return given !== undefined && !/^\s*(?:value\s*=\s*)?-?[\d.]+(?:e-?\d+)?\s*,?\s*$/i.test(given);
}

export function argumentEdits(site: SiteFact, spelling: Spelling, text: string): readonly TextEdit[] {
  const spans = site.arguments.map((argument) => argument.span);
  return site.arguments.flatMap((argument, i) => {
    if (argument.name === "groups") return [removalOf(spans, i, text)];
    return rewritten(argument, i, spelling, text);
  });
}

function rewritten(argument: ArgumentSite, place: number, spelling: Spelling, text: string): TextEdit[] {
  const { name, span, valueSpan } = argument;
  if (name === undefined) return [];
  const value = text.slice(valueSpan.start, valueSpan.end);
  const split = SPLIT.exec(name);
  if (split) {
    const parts = ["depthwise", "pointwise"].map((kernel) => spelling.argument(`${kernel}_${split[1]!}`, value));
    return [{ ...span, newText: parts.join(separatorAt(span, text)) }];
  }
  const byPlace = spelling.hasPlaces && span.start === valueSpan.start;
  return byPlace && place >= SAME_PLACES ? [{ start: span.start, end: span.start, newText: `${name}=` }] : [];
}

/** An argument alone on its line gets its new neighbour on a line of its own. */
function separatorAt(span: Span, text: string): string {
  const indent = /(\r\n|\n|\r)([ \t]*)$/.exec(text.slice(0, span.start));
  return indent ? `,${indent[1]!}${indent[2]!}` : ", ";
}

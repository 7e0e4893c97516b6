/**
 * Which calls of a program can become separable convolutions, and why the others can't.
 *
 *     Conv2D(64, 3)               can
 *     Conv2D(64, 1)               can't: a window of one point would only get bigger
 *     Conv2D(64, 3, groups=2)     can't: there is no separable form with groups
 */
import type { LayerUse, SiteFact } from "../../../model/facts.js";
import { containsSpan } from "../../lookup.js";
import { channels, channelsFirst, firstInput, integers, windowSizes } from "../../hovers/use-values.js";
import { argumentName } from "../../words.js";
import { refusedArgument, SAME_ARGUMENTS } from "./call-edits.js";
import type { Spelling } from "./spelling.js";

/** A call all of whose layers are the library's own Conv2D. */
export function isConv2DSite(site: SiteFact): boolean {
  return site.uses.length > 0 && site.uses.every((use) => use.layer === "Conv2D" && !use.userClass);
}

/** Why this call stays as it is, as a clause; undefined where it can be rewritten. */
export function refusal(
  site: SiteFact,
  sites: readonly SiteFact[],
  spelling: Spelling,
  text: string,
): string | undefined {
  return (
    refusedByLayers(site.uses) ??
    site.arguments
      .map((argument) => refusedArgument(argument, spelling, text))
      .find((reason) => reason !== undefined) ??
    refusedSpread(site, spelling) ??
    refusedByWrapper(site, sites)
  );
}

/** A helper's call may make layers of both kinds. */
function refusedByLayers(uses: readonly LayerUse[]): string | undefined {
  const reasons = uses.flatMap((use) => refusedByValues(use) ?? []);
  if (reasons.length === 0 || reasons.length === uses.length) return reasons[0];
  return `${reasons.length} of the ${uses.length} layers made here can't be: ${reasons[0]!}`;
}

function refusedByValues(use: LayerUse): string | undefined {
  const kernel = windowSizes(use, "kernel_size", 2);
  if (!kernel) return "the kernel's size can't be told";
  if (kernel.every((n) => n === 1)) return "a 1×1 convolution would only get larger";
  const groups = integers(use, "groups");
  if (groups === undefined && isGiven(use, "groups")) return "the number of groups can't be told";
  if (groups !== undefined && groups[0] !== 1) return "a convolution in groups has no separable form";
  const strides = windowSizes(use, "strides", 2) ?? [];
  const dilation = windowSizes(use, "dilation_rate", 2) ?? [];
  if (strides.some((n) => n > 1) && dilation.some((n) => n > 1)) return "strides together with dilation are refused";
  return undefined;
}

function isGiven(use: LayerUse, name: string): boolean {
  return use.arguments.some((argument) => argument.name === name && argument.given);
}

/** `**options` may stay where all that is in it means the same to both layers. */
function refusedSpread(site: SiteFact, spelling: Spelling): string | undefined {
  if (site.arguments.every((argument) => argument.name !== undefined)) return undefined;
  const spelled = new Set(site.arguments.map((argument) => argument.name));
  for (const use of site.uses) {
    const spread = use.arguments.filter((argument) => argument.given && !spelled.has(argument.name));
    if (spread.length === 0) return `what ${spelling.spread} can't be told`;
    const other = spread.find((argument) => !SAME_ARGUMENTS.has(argument.name));
    if (other) {
      const name = argumentName(other.name, spelling.language);
      const through = spelling.hasPlaces ? "through `**`" : "outside of the call";
      return `\`${name}\` is given ${through}, and it has another name in ${spelling.separable}`;
    }
  }
  return undefined;
}

/** A wrapper that reaches into the layer for its `kernel`. */
function refusedByWrapper(site: SiteFact, sites: readonly SiteFact[]): string | undefined {
  const wrapper = sites.find(
    (other) =>
      other !== site && containsSpan(other.span, site.span) && other.uses[0]?.layer === "SpectralNormalization",
  );
  return wrapper && "SpectralNormalization looks for a `kernel`, which a separable convolution has not";
}

/** What to know before changing these calls; short enough to stand behind a title. */
export function cautions(sites: readonly SiteFact[], loadsWeights: boolean): readonly string[] {
  const uses = sites.flatMap((site) => site.uses);
  return [
    ...(uses.some(isStem) ? [sites.length === 1 ? "the first layer: little to save" : "the first layer too"] : []),
    ...(uses.some(hasUnequalStrides) ? ["unequal strides: not on every device"] : []),
    ...(loadsWeights ? ["weights loaded here no longer fit"] : []),
  ];
}

/** It reads a picture, of one or three channels. */
function isStem(use: LayerUse): boolean {
  const into = channels(firstInput(use), channelsFirst(use));
  return into === 1 || into === 3;
}

function hasUnequalStrides(use: LayerUse): boolean {
  const strides = windowSizes(use, "strides", 2);
  return strides !== undefined && strides[0] !== strides[1];
}

/**
 * The three forms of a model that a comparison trains: as written, half separable, all separable.
 *
 *     RegularConv     as written
 *     BothConv        of the convolutions after the stem the first half stays; of an odd number the smaller half
 *     SeparableConv   all but the stem are separable
 *
 * The stem is the convolution that reads the picture. What has no separable form that saves anything (1×1, groups) stays in all of them.
 */
import type { Analysis } from "../../analyze.js";
import type { ModelFact, SiteFact } from "../../model/facts.js";
import { isIgnored } from "../../program/directives.js";
import { allNodes } from "../../program/walk.js";
import type { TextEdit } from "../../text/span.js";
import { isConv2DSite } from "../fixes/separable/candidates.js";
import { rowsOf, sitesOf } from "../fixes/separable/separable-actions.js";
import { separableRewrite, type Analyze, type SeparableRewrite } from "../fixes/separable/separable.js";
import { plural } from "../text.js";

export interface ModelVariant {
  readonly name: "RegularConv" | "BothConv" | "SeparableConv";
  /** Of the analysed text; none for the model as written. */
  readonly edits: readonly TextEdit[];
  /** What is known of the text with them. */
  readonly analysis: Analysis;
  /** The model itself in it. */
  readonly model: ModelFact | undefined;
  /** How many convolutions are separable in it. */
  readonly separable: number;
}

export interface Variants {
  readonly variants: readonly ModelVariant[];
  /** Sentences about what the comparison can't do as its users might expect. */
  readonly notes: readonly string[];
}

/** The variants of the model that the program trains, or the sentence that says why there are none. */
export function modelVariants(analysis: Analysis, analyze: Analyze): Variants | { readonly problem: string } {
  const model = comparedModel(analysis);
  if (model === undefined) return { problem: "No model with a Conv2D was found in this file." };
  const convolutions = convolutionsOf(model, analysis);
  const [stem] = convolutions;
  if (stem === undefined) {
    return { problem: "The model's Conv2D layers are not made in this file. Compare the file that makes them." };
  }
  const others = convolutions.filter(({ site }) => site !== stem.site);
  const rewrite = separableRewrite(analysis, [...new Set(others.map(({ site }) => site))], analyze);
  const after = others.filter(({ site }) => rewrite.converted.includes(site));
  if (rewrite.result === undefined || after.length === 0) {
    const because = rewrite.refused[0]?.because ?? "it has no other convolution than the first";
    return { problem: `Nothing in the model can become separable: ${because}.` };
  }
  const secondHalf = sitesOfSecondHalf(after);
  const both = separableRewrite(analysis, secondHalf, analyze);
  const notes = [
    ...stemNotes(convolutions, stem.site),
    ...(rewrite.refused.length === 0
      ? []
      : [`${plural(rewrite.refused.length, "call")} of Conv2D stays as it is: ${rewrite.refused[0]!.because}.`]),
    ...(both.result === undefined ? ["BothConv is left out: one call makes all the convolutions after the stem."] : []),
    ...seedNotes(analysis),
  ];
  const place = analysis.facts.models.indexOf(model);
  const variant = (name: ModelVariant["name"], form: SeparableRewrite): ModelVariant => {
    const of = form.result ?? analysis;
    const separable = after.filter(({ site }) => form.converted.includes(site)).length;
    return { name, edits: form.edits, analysis: of, model: of.facts.models[place], separable };
  };
  const variants = [
    variant("RegularConv", { edits: [], converted: [], refused: [], cautions: [] }),
    ...(both.result === undefined ? [] : [variant("BothConv", both)]),
    variant("SeparableConv", rewrite),
  ];
  return { variants, notes };
}

/** The one that is trained and has the most layers, else the one with the most layers. */
function comparedModel({ facts }: Analysis): ModelFact | undefined {
  const convolutions = new Set(facts.sites.filter(isConv2DSite).flatMap(({ uses }) => uses.map(({ id }) => id)));
  const hasConvolution = (model: ModelFact): boolean =>
    rowsOf(model, facts.models).some(({ id, layer }) => convolutions.has(id) || layer === "Conv2D");
  const models = facts.models.filter(hasConvolution);
  const trained = models.filter((model) => model.trained);
  const candidates = trained.length > 0 ? trained : models;
  return candidates.reduce<ModelFact | undefined>(
    (best, model) => (best === undefined || model.layers.length > best.layers.length ? model : best),
    undefined,
  );
}

interface Convolution {
  readonly site: SiteFact;
}

/** One for each layer, in the order of the model's rows. */
function convolutionsOf(model: ModelFact, analysis: Analysis): readonly Convolution[] {
  const { facts } = analysis;
  const sites = sitesOf(model, analysis).filter((site) => isConv2DSite(site) && !isIgnored(facts.ignored, site.span));
  return rowsOf(model, facts.models).flatMap(({ id }) => {
    const site = sites.find(({ uses }) => uses.some((use) => use.id === id));
    return site === undefined ? [] : [{ site }];
  });
}

/** A call that makes layers of both halves can't be divided: it goes with the half that has more of them. */
function sitesOfSecondHalf(convolutions: readonly Convolution[]): readonly SiteFact[] {
  const kept = Math.floor(convolutions.length / 2);
  const sites = [...new Set(convolutions.map(({ site }) => site))];
  return sites.filter((site) => {
    const places = convolutions.flatMap((each, place) => (each.site === site ? [place] : []));
    return places.filter((place) => place >= kept).length * 2 > places.length;
  });
}

function stemNotes(convolutions: readonly Convolution[], stem: SiteFact): readonly string[] {
  const together = convolutions.filter(({ site }) => site === stem).length - 1;
  return together === 0
    ? []
    : [`The call that makes the stem makes ${plural(together, "other convolution")} too, which stay regular with it.`];
}

/** With several seeds it would give the same run each time. */
function seedNotes({ program }: Analysis): readonly string[] {
  const seeding = allNodes(program.body).find(
    (node) => node.kind === "attribute" && /^(set_random_seed|set_seed)$/.test(node.name),
  );
  return seeding === undefined ? [] : ["The script sets its own seed, which holds in place of the comparison's."];
}

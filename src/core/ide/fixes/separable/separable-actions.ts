/**
 * The rewrite offered at a call, its saving first.
 *
 *     Convert to SeparableConv2D: 18,496 → 2,400 params (−87%), −87% FLOPs
 *     Convert all 3 Conv2D in this model: 206,602 → 157,573 params (−24%), −79% FLOPs
 */
import type { Analysis } from "../../../analyze.js";
import type { ModelFact, RowFact, SiteFact } from "../../../model/facts.js";
import { isIgnored } from "../../../program/directives.js";
import type { Span } from "../../../text/span.js";
import { hasError } from "../../lines.js";
import { siteAt } from "../../lookup.js";
import { change, count, unitName, type CostUnit } from "../../text.js";
import type { CodeAction } from "../action.js";
import type { ActionContext } from "../actions.js";
import { isConv2DSite } from "./candidates.js";
import { spellingOf } from "./spelling.js";
import { separableRewrite, type Price, type SeparableRewrite } from "./separable.js";

export function separableActions(analysis: Analysis, selection: Span, context: ActionContext): readonly CodeAction[] {
  const { facts } = analysis;
  const site = siteAt(facts, selection.start);
  if (!site || !isConv2DSite(site) || isIgnored(facts.ignored, site.span) || hasError(site, facts)) return [];
  const ofModel = modelAction(analysis, site, context);
  const compare = context.canTrain && ofModel.length > 0 ? [COMPARE] : [];
  return [oneAction(analysis, site, context), ...ofModel, ...compare];
}

/** What the swap costs and brings is known for sure only when both have been trained. */
const COMPARE: CodeAction = {
  title: "Train both and compare",
  kind: "refactor.rewrite",
  edits: [],
  command: "lamella.compareVariants",
};

function oneAction(analysis: Analysis, site: SiteFact, { analyze, unit }: ActionContext): CodeAction {
  const rewrite = separableRewrite(analysis, [site], analyze);
  const { separable } = spellingOf(analysis.facts.language);
  const kind = "refactor.rewrite";
  if (rewrite.edits.length === 0)
    return {
      title: `Convert to ${separable}`,
      kind,
      edits: [],
      disabled: rewrite.refused[0]?.because ?? "it can't be read",
    };
  const layers = site.uses.length > 1 ? [`all ${site.uses.length} layers made here`] : [];
  const title = `Convert to ${separable}: ${savingText(rewrite.before!, rewrite.after!, unit)}`;
  return { title: withCautions(title, [...layers, ...rewrite.cautions]), kind, edits: rewrite.edits };
}

/** Only where the model has another convolution to convert. */
function modelAction(analysis: Analysis, site: SiteFact, { analyze, unit }: ActionContext): CodeAction[] {
  const model = modelOf(site, analysis.facts.models);
  if (!model) return [];
  const sites = sitesOf(model, analysis).filter(
    (other) => isConv2DSite(other) && !isIgnored(analysis.facts.ignored, other.span),
  );
  if (sites.length < 2) return [];
  const rewrite = separableRewrite(analysis, sites, analyze);
  if (rewrite.converted.length < 2) return [];
  const { convolution } = spellingOf(analysis.facts.language);
  const after = rewrite.result?.facts.models[analysis.facts.models.indexOf(model)];
  const title = `Convert all ${rewrite.converted.length} ${convolution} in this model: ${savingText(modelPrice(model), modelPrice(after), unit)}`;
  return [
    {
      title: withCautions(title, [...leftOut(rewrite), ...rewrite.cautions]),
      kind: "refactor.rewrite",
      edits: rewrite.edits,
    },
  ];
}

function withCautions(title: string, clauses: readonly string[]): string {
  return clauses.length === 0 ? title : `${title} (${clauses.join("; ")})`;
}

function leftOut({ refused }: SeparableRewrite): string[] {
  return refused.length === 0 ? [] : [`${refused.length} more can't be`];
}

/** The model that has a layer made by this call; the smallest of several. */
function modelOf(site: SiteFact, models: readonly ModelFact[]): ModelFact | undefined {
  const ids = new Set(site.uses.map((use) => use.id));
  const owners = models.filter((model) => rowsOf(model, models).some((row) => ids.has(row.id)));
  return owners.reduce<ModelFact | undefined>(
    (best, model) => (best === undefined || model.layers.length < best.layers.length ? model : best),
    undefined,
  );
}

/** The calls of this text that make the model's layers, those of models inside it too. */
export function sitesOf(model: ModelFact, { facts }: Analysis): readonly SiteFact[] {
  const ids = new Set(rowsOf(model, facts.models).map((row) => row.id));
  return facts.sites.filter((site) => site.uses.some((use) => ids.has(use.id)));
}

export function rowsOf(
  model: ModelFact,
  models: readonly ModelFact[],
  seen: ReadonlySet<number> = new Set(),
): readonly RowFact[] {
  if (seen.has(model.id)) return [];
  const inside = new Set([...seen, model.id]);
  return model.layers.flatMap((row) => {
    const inner = models.find(({ id }) => id === row.id);
    return inner ? [row, ...rowsOf(inner, models, inside)] : [row];
  });
}

function modelPrice(model: ModelFact | undefined): Price {
  if (!model) return {};
  const { params, flops, macs } = model;
  return {
    ...(typeof params.total === "object" ? {} : { params: params.total }),
    ...(flops === undefined || typeof flops === "object" ? {} : { flops }),
    ...(macs === undefined || typeof macs === "object" ? {} : { macs }),
  };
}

/** `18,496 → 2,400 params (−87%), −87% FLOPs` */
export function savingText(before: Price, after: Price, unit: CostUnit): string {
  if (before.params === undefined || after.params === undefined) return "how much it saves can't be told";
  const both = typeof before.params === "number" && typeof after.params === "number";
  const percent = both ? ` (${change(before.params as number, after.params as number)})` : "";
  const params = `${count(before.params)} → ${count(after.params)} params${percent}`;
  const [old, now] = unit === "flops" ? [before.flops, after.flops] : [before.macs, after.macs];
  const work = typeof old === "number" && typeof now === "number" ? `, ${change(old, now)} ${unitName(unit)}` : "";
  return params + work;
}

/**
 * The rewrite of convolutions into their separable form, with what it saves.
 *
 *     x = layers.Conv2D(64, 3)(x)            18,496 params
 *     x = layers.SeparableConv2D(64, 3)(x)    2,400 params
 *
 * The numbers are those of analysing the rewritten text; a rewrite that doesn't come out there as a separable convolution, or
 * that would make the program fail, isn't offered.
 */
import type { Analysis } from "../../../analyze.js";
import type { AmountFact, Facts, LayerUse, SiteFact } from "../../../model/facts.js";
import { allNodes } from "../../../program/walk.js";
import { applyEdits, type TextEdit } from "../../../text/span.js";
import { containsSpan } from "../../lookup.js";
import { addAmounts, allParams } from "../../amount.js";
import { ProgramNames } from "./bindings.js";
import { argumentEdits } from "./call-edits.js";
import { calleeRewrite, importEdits, type RewrittenCallee } from "./callee-edits.js";
import { cautions, isConv2DSite, refusal } from "./candidates.js";

/** Analyses another text in the place of the file's. */
export type Analyze = (text: string) => Analysis;

export interface SeparableRewrite {
  /** One list, to be applied at once; empty where nothing can be rewritten. */
  readonly edits: readonly TextEdit[];
  readonly converted: readonly SiteFact[];
  readonly refused: readonly RefusedSite[];
  /** What to know before: short clauses. */
  readonly cautions: readonly string[];
  /** Of the converted layers; absent where nothing was converted. */
  readonly before?: Price;
  readonly after?: Price;
  /** The rewritten text, and what is known of it. */
  readonly result?: Analysis;
}

export interface RefusedSite {
  readonly site: SiteFact;
  /** A clause that can follow "not converted: ". */
  readonly because: string;
}

/** Of all layers that the converted calls make; a part is absent where it is unknown. */
export interface Price {
  readonly params?: AmountFact;
  readonly flops?: AmountFact;
  readonly macs?: AmountFact;
}

export function separableRewrite(analysis: Analysis, sites: readonly SiteFact[], analyze: Analyze): SeparableRewrite {
  const candidates = sites.filter(isConv2DSite);
  const names = new ProgramNames(analysis.program);
  const refused: RefusedSite[] = [];
  let left: readonly RewrittenSite[] = candidates.flatMap((site) => {
    const rewrite = calleeRewrite(site.callee, names, analysis.text);
    const because =
      refusal(site, analysis.facts.sites, names.spelling, analysis.text) ??
      ("refused" in rewrite ? rewrite.refused : undefined);
    if (because === undefined) return [{ site, callee: site.callee, rewrite }];
    refused.push({ site, because });
    return [];
  });
  // Each round leaves out the calls that the analysis of the last one's text spoke against.
  while (left.length > 0) {
    const { failed, rewrite } = tryRewrite(analysis, left, names, analyze);
    if (failed.length === 0) return { ...rewrite, refused };
    refused.push(...failed);
    left = left.filter(({ site }) => !failed.some((failure) => failure.site === site));
  }
  return nothing(refused);
}

type RewrittenSite = RewrittenCallee & { readonly site: SiteFact };

const nothing = (refused: readonly RefusedSite[]): SeparableRewrite => ({
  edits: [],
  converted: [],
  refused,
  cautions: [],
});

function tryRewrite(analysis: Analysis, rewritten: readonly RewrittenSite[], names: ProgramNames, analyze: Analyze) {
  const { text, facts } = analysis;
  const edits = editsOf(rewritten, names, text);
  const result = analyze(applyEdits(text, edits));
  const converted = rewritten.map(({ site }) => site);
  const failed = checkResult(converted, edits, facts, result.facts);
  const rewrite = {
    edits,
    converted,
    cautions: cautions(converted, loadsWeights(analysis)),
    before: priceOf(converted, facts),
    after: priceOf(
      converted.flatMap((site) => siteAfter(site, edits, result.facts) ?? []),
      result.facts,
    ),
    result,
  };
  return { failed, rewrite };
}

function editsOf(rewritten: readonly RewrittenSite[], names: ProgramNames, text: string): readonly TextEdit[] {
  const calls = rewritten.flatMap(({ site, rewrite }) => {
    if ("refused" in rewrite) return [];
    return [{ ...site.callee, newText: rewrite.newText }, ...argumentEdits(site, names.spelling, text)];
  });
  return [...importEdits(rewritten, names, text), ...calls].sort((a, b) => a.start - b.start);
}

/** The call in the rewritten text: it starts where the old one did, moved by the edits before it. */
function siteAfter(site: SiteFact, edits: readonly TextEdit[], after: Facts): SiteFact | undefined {
  const start = edits
    .filter((edit) => edit.end <= site.span.start)
    .reduce((moved, edit) => moved + edit.newText.length - (edit.end - edit.start), site.span.start);
  return after.sites.find((other) => other.callee.start === start || other.span.start === start);
}

function checkResult(converted: readonly SiteFact[], edits: readonly TextEdit[], before: Facts, after: Facts) {
  const failed = converted.flatMap((site): RefusedSite[] => {
    const because = whyNot(site, before, siteAfter(site, edits, after), after);
    return because === undefined ? [] : [{ site, because }];
  });
  if (failed.length > 0) return failed;
  const trouble = newError(before, after) ?? newUnknown(before, after);
  return trouble === undefined
    ? []
    : converted.map((site) => ({ site, because: `the program would fail: ${trouble}` }));
}

function whyNot(before: SiteFact, factsBefore: Facts, after: SiteFact | undefined, factsAfter: Facts) {
  if (after?.uses.length !== before.uses.length || after.uses.some((use) => use.layer !== "SeparableConv2D"))
    return "where its class comes from can't be told";
  const [old, now] = [priceOf([before], factsBefore).params, priceOf([after], factsAfter).params];
  if (typeof old === "number" && typeof now === "number" && now >= old)
    return "its separable form would not be smaller";
  return undefined;
}

/** The message of an error that the old text had not; messages name layers, so only the codes are compared. */
function newError(before: Facts, after: Facts): string | undefined {
  const known = before.problems.filter(({ severity }) => severity === "error").map(({ code }) => code);
  for (const { severity, code, message } of after.problems) {
    if (severity !== "error") continue;
    const at = known.indexOf(code);
    if (at < 0) return message;
    known.splice(at, 1);
  }
  return undefined;
}

/** Why a layer is unknown that was known: what looked a layer up by its old name finds it no more. */
function newUnknown(before: Facts, after: Facts): string | undefined {
  const reasons = (facts: Facts) =>
    facts.sites.flatMap(({ uses }) => uses.flatMap(({ because }) => (because === undefined ? [] : [because])));
  const known = reasons(before);
  return reasons(after).length > known.length ? reasons(after).find((reason) => !known.includes(reason)) : undefined;
}

function priceOf(sites: readonly SiteFact[], facts: Facts): Price {
  const uses = sites.flatMap((site) => countedUses(site, facts));
  const params = addAmounts(uses.map((use) => use.params && allParams(use.params)));
  const flops = addAmounts(uses.map((use) => use.flops));
  const macs = addAmounts(uses.map((use) => use.macs));
  return {
    ...(params === undefined ? {} : { params }),
    ...(flops === undefined ? {} : { flops }),
    ...(macs === undefined ? {} : { macs }),
  };
}

/** A layer inside another one is counted there: the Conv2D of `TimeDistributed(Conv2D(8, 3))`. */
function countedUses(site: SiteFact, { sites }: Facts): readonly LayerUse[] {
  if (!site.uses.every((use) => use.inside)) return site.uses;
  const around = sites.filter(
    ({ span, uses }) => containsSpan(span, site.span) && uses.length > 0 && uses.every((use) => !use.inside),
  );
  return (
    around.reduce<SiteFact | undefined>(
      (best, next) => (best && containsSpan(next.span, best.span) ? best : next),
      undefined,
    )?.uses ?? site.uses
  );
}

/** Trained weights are for the layers as they were. */
function loadsWeights({ program }: Analysis): boolean {
  return allNodes(program.body).some(
    (node) =>
      node.kind === "attribute" &&
      /^(load_weights|set_weights|load_model|loadWeights|setWeights|loadLayersModel)$/.test(node.name),
  );
}

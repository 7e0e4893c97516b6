/**
 * One state of a source with everything that is known of it: the analysis, its lenses and hints, and where offsets lie.
 *
 *     model.py, version 12   ──▶   Facts, 14 lenses, 9 hints
 *
 * Lenses and hints are part of it since they depend on those shown before: while a text can't be read, they stay.
 */
import type { Analysis } from "../core/analyze.js";
import { endOfText, hints, type Hint } from "../core/ide/hints/hints.js";
import { keepItems, moveItems, type Anchored } from "../core/ide/keep.js";
import type { Lens } from "../core/ide/lenses/lens.js";
import { lenses } from "../core/ide/lenses/lenses.js";
import type { DisplayOptions } from "../core/ide/options.js";
import type { Facts } from "../core/model/facts.js";
import { LineIndex } from "../core/text/line-index.js";
import type { TextEdit } from "../core/text/span.js";
import type { ModelReference } from "../contract/protocol.js";
import type { Source } from "./documents.js";
import { referenceTo } from "./model-choice.js";
import { Positions } from "./positions.js";
import type { Reading } from "./reading.js";
import type { Settings } from "./settings.js";
import { differences } from "../core/text/text-difference.js";

export interface Snapshot {
  readonly source: Source;
  readonly settings: Settings;
  readonly display: DisplayOptions;
  readonly analysis: Analysis;
  readonly reading: Reading;
  readonly positions: Positions;
  readonly lenses: readonly ShownLens[];
  readonly hints: readonly Hint[];
}

/** A lens outlives the analysis that numbered its models, so it refers to them in a way that lasts. */
export interface ShownLens extends Lens {
  readonly models: readonly ModelReference[];
}

export function takeSnapshot(
  source: Source,
  settings: Settings,
  analysis: Analysis,
  reading: Reading,
  canTrain: boolean,
  before: Snapshot | undefined,
): Snapshot {
  const display = { unit: settings.units, leaveOutWithoutParams: !settings.layersWithoutParameters, canTrain };
  const { facts, text } = analysis;
  const fresh = {
    lenses: lenses(facts, text, display).map((lens) => ({ ...lens, models: modelsOf(lens, facts) })),
    hints: hints(facts, text, display),
  };
  const kept = facts.broken && before !== undefined ? keep(before, fresh, text) : fresh;
  return { source, settings, display, analysis, reading, positions: new Positions(source, analysis), ...kept };
}

function modelsOf({ command }: Lens, { models }: Facts): readonly ModelReference[] {
  const ids = command?.arguments[0].models ?? [];
  return models.filter((model) => ids.includes(model.id)).map((model) => referenceTo(model, models));
}

type Shown = Pick<Snapshot, "lenses" | "hints">;

function keep(before: Snapshot, fresh: Shown, text: string): Shown {
  const edits = differences(before.analysis.text, text);
  const index = new LineIndex(text);
  const line = (item: Anchored): number => index.lineAt(item.anchor.start);
  const moved = moveThrough(before.hints, edits).map((hint) => ({
    ...hint,
    offset: endOfText(text, index.lineStart(line(hint))),
  }));
  return {
    lenses: keepItems(moveThrough(before.lenses, edits), fresh.lenses, true, line),
    hints: keepItems(moved, fresh.hints, true, line),
  };
}

/** From the last edit to the first, so that the offsets of the others stay those of the old text. */
function moveThrough<T extends Anchored>(items: readonly T[], edits: readonly TextEdit[]): readonly T[] {
  return edits.reduceRight((moved, edit) => moveItems(moved, edit), items);
}

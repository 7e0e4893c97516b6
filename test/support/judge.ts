/**
 * How the facts of an analysis stand to what real Keras answered about the same text.
 *
 *     { line: 4, what: "Conv2D: params 312, Keras says 320" }
 *
 * What the analysis leaves unknown is no difference: the marks tell it. A number, a name, a row or an error that it
 * states is held against Keras', and where Keras raised, it must have said something about that statement.
 */
import type { DimFact, LayerUse, ModelFact, RowFact, ShapesFact, TotalFact } from "../../src/core/model/facts.js";
import type { Answer, AnswerError, AnswerLayer, AnswerModel, AnswerPlace, AnswerRow, AnswerShapes } from "./answer.js";
import { evaluate } from "./expression.js";

/** Positions count from 1. */
export interface Placed<T> {
  readonly cell?: number;
  readonly line: number;
  readonly column: number;
  readonly value: T;
}

/** Facts whose places are those of the fixture's own text or cell. */
export interface PlacedFacts {
  readonly sites: readonly Placed<readonly LayerUse[]>[];
  readonly models: readonly Placed<ModelFact>[];
  readonly problems: readonly Placed<{
    readonly severity: string;
    readonly message: string;
    /** Lines of the other places that have to do with it. */
    readonly relatedLines: readonly number[];
  }>[];
  /** Lines under a directive that silences them. */
  readonly ignoredLines: readonly number[];
}

export interface Difference {
  readonly cell?: number;
  readonly line: number;
  readonly what: string;
}

type Values = Readonly<Record<string, number>>;

/** Errors that no reading of a text can foresee, or that are not about layers. */
const BEYOND_READING = new Set(["FileNotFoundError", "NameError", "ModuleNotFoundError", "ReferenceError"]);

export function differences(facts: PlacedFacts, answer: Answer): readonly Difference[] {
  const called = { sites: usesThat(facts.sites, (use) => !use.uncalled), models: modelsThat(facts, false) };
  const probed = { sites: usesThat(facts.sites, (use) => use.uncalled), models: modelsThat(facts, true) };
  const probes = (answer.probes ?? []).filter((probe) => probe.error === undefined);
  const functions = new Set(probes.map((probe) => probe.function));
  const sizes = sizesOfRunTime(called.sites, answer.sites);
  return [
    ...siteDifferences(called.sites, answer, answer.errors, sizes),
    ...modelDifferences(called.models, answer.models, answer.errors, sizes),
    ...probes.flatMap((probe) => [
      ...siteDifferences(probed.sites, probe, [], withArguments(sizes, probe.arguments)),
      ...modelDifferences(
        probed.models.filter(
          (model) => functions.size === 1 || probe.models.some((other) => other.line === model.line),
        ),
        probe.models,
        [],
        withArguments(sizes, probe.arguments),
      ),
    ]),
    ...phantoms(called.sites, answer),
    ...falseAlarms(facts, answer),
    ...silences(facts, answer),
  ];
}

/** A parameter that is called as a symbol of the program's own is the second of that name. */
const withArguments = (sizes: Values, given: Values): Values => ({
  ...sizes,
  ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name in sizes ? `${name}₂` : name, value])),
});

/** `n`, `len(words)₂ + 1`, `x.shape[1]` */
const ALONE = /^((?:len\([\w.]+\)|[\w.]+(?:\[\d+\])?)\p{No}?)(?: \+ (\d+))?$/u;

/** The values that symbols had when Keras ran: those of axes that have one symbol. Where another one differs, it is wrong there. */
function sizesOfRunTime(ours: PlacedFacts["sites"], theirs: Answer["sites"]): Values {
  const values: Record<string, number> = {};
  for (const site of theirs) {
    const uses = ours.find((other) => samePlace(other, site))?.value ?? [];
    if (uses.length !== site.layers.length) continue;
    for (const [i, { applications }] of uses.entries()) {
      const { outputs = [], eagerOutputs = [] } = site.layers[i]!;
      for (const { output } of applications) {
        const same = [...outputs, ...eagerOutputs].find((other) => sameShapes(output, other, {}));
        if (!Array.isArray(output) || !Array.isArray(same)) continue;
        for (const [axis, dim] of output.entries()) {
          const size = (same as readonly AnswerShapes[])[axis];
          if (typeof dim !== "string" || typeof size !== "number") continue;
          const [, name, more] = ALONE.exec(dim) ?? [];
          if (name !== undefined) values[name] ??= size - Number(more ?? 0);
        }
      }
    }
  }
  return values;
}

function usesThat(
  sites: PlacedFacts["sites"],
  wanted: (use: LayerUse) => boolean,
): readonly Placed<readonly LayerUse[]>[] {
  return sites.map((site) => ({ ...site, value: site.value.filter(wanted) })).filter((site) => site.value.length > 0);
}

function modelsThat(facts: PlacedFacts, uncalled: boolean): readonly Placed<ModelFact>[] {
  return facts.models.filter((model) => model.value.uncalled === uncalled);
}

const samePlace = (a: AnswerPlace, b: AnswerPlace): boolean =>
  a.cell === b.cell && a.line === b.line && a.column === b.column;

function siteDifferences(
  ours: readonly Placed<readonly LayerUse[]>[],
  theirs: Pick<Answer, "sites" | "models">,
  errors: readonly AnswerError[],
  values: Values,
): readonly Difference[] {
  return theirs.sites.flatMap((site) => {
    const at = (what: string): Difference => ({
      ...(site.cell === undefined ? {} : { cell: site.cell }),
      line: site.line,
      what,
    });
    const models = theirs.models.filter((model) => samePlace(model, site)).map((model) => model.name);
    // A model is a layer too, but its place is among the models.
    const layers = site.layers.filter(({ failed, name = "" }) => failed !== true && !models.includes(name));
    const uses = ours.find((other) => samePlace(other, site))?.value ?? [];
    const raised = errors.some((error) => covers(error, site.cell, site.line));
    const vague = uses.some((use) => use.certainty === "unknown");
    const isCounted = !layers.some((layer) => layer.within === true);
    if (
      uses.length === 0 ? layers.length > 0 && !raised : uses.length !== layers.length && !raised && !vague && isCounted
    )
      return [at(`${uses.length} layers made here, Keras makes ${layers.length} (${layers[0]?.layer ?? "none"})`)];
    if (uses.length !== layers.length && (vague || !isCounted)) return [];
    return uses.flatMap((use, i) => {
      const layer = layers[i];
      if (layer === undefined) return [];
      const naming =
        layer.within === true || isNamed(use.name, layer.name, site, errors)
          ? []
          : [`${layer.layer}: name ${use.name}, Keras says ${layer.name}`];
      return [...naming, ...layerDifferences(use, layer, raised, values)].map(at);
    });
  });
}

/** Layers that Keras never made, in a program that ran to its end. */
function phantoms(
  ours: readonly Placed<readonly LayerUse[]>[],
  { sites, errors }: Pick<Answer, "sites" | "errors">,
): readonly Difference[] {
  if (errors.length > 0) return [];
  return ours
    .filter((own) => !sites.some((site) => samePlace(site, own)) && own.value.every((use) => use.certainty === "exact"))
    .map(({ cell, line, value }) => ({
      ...(cell === undefined ? {} : { cell }),
      line,
      what: `${value[0]!.layer}: Keras makes no layer here`,
    }));
}

/** After an error a program ends; which names a layer that failed has taken is of no matter to it. */
function isNamed(
  ours: string | undefined,
  theirs: string | undefined,
  place: AnswerPlace,
  errors: readonly AnswerError[],
): boolean {
  const isAfterError = errors.some(
    ({ cell, statement }) => (cell ?? 0) < (place.cell ?? 0) || (cell === place.cell && statement[0] <= place.line),
  );
  return ours === undefined || ours === theirs || isAfterError;
}

/** Where the statement raised, Keras may not have come to calling the layer. */
function layerDifferences(use: LayerUse, layer: AnswerLayer, raised: boolean, values: Values): readonly string[] {
  const found: string[] = [];
  const differ = (what: string, ours: unknown, theirs: unknown): void => {
    found.push(`${layer.layer}: ${what} ${written(ours)}, Keras says ${written(theirs)}`);
  };
  // A class of the program's may have no name in TensorFlow.js.
  if (layer.layer !== undefined && use.layer !== layer.layer) differ("class", use.layer, layer.layer);
  // A wrapper takes a copy of what it wraps, and keeps the original as it was.
  if (use.inside || (raised && layer.outputs?.length === 0)) return found;
  if (use.params !== undefined) {
    const ours = [use.params.trainable, use.params.nonTrainable].map((amount) => amountOf(amount, values));
    if (layer.params === undefined) differ("params", ours, "that it isn't built");
    else if (String(ours) !== String(layer.params)) differ("params", ours, layer.params);
  } else if (layer.params !== undefined && use.certainty === "exact") differ("no params", "", layer.params);
  const outputs = use.applications.map(({ output }) => output);
  const symbolic = layer.outputs ?? [];
  const eager = layer.eagerOutputs ?? [];
  for (const output of outputs) {
    if (![...symbolic, ...eager].some((other) => sameShapes(output, other, values)))
      differ("output", output, [...symbolic, ...eager]);
  }
  if (use.certainty === "exact") {
    for (const output of symbolic) {
      if (!outputs.some((own) => sameShapes(own, output, values))) differ("outputs", outputs, output);
    }
    if (symbolic.length === 0 && eager.length > 0 && outputs.length === 0) differ("no outputs", "", eager);
    if (layer.calls !== undefined && layer.calls !== outputs.length) differ("calls", outputs.length, layer.calls);
  }
  return found;
}

function modelDifferences(
  ours: readonly Placed<ModelFact>[],
  theirs: readonly AnswerModel[],
  errors: readonly AnswerError[],
  values: Values,
): readonly Difference[] {
  return theirs.flatMap((model, i) => {
    const here = theirs.filter((other, j) => samePlace(other, model) && j <= i).length - 1;
    const place = model.cell === undefined ? {} : { cell: model.cell };
    const at = (what: string): Difference => ({ ...place, line: model.line, what: `${model.name}: ${what}` });
    const raised = errors.some((error) => covers(error, model.cell, model.line));
    const own = ours.filter((other) => samePlace(other, model))[here]?.value;
    if (own === undefined) return raised || model.inside === true ? [] : [at("this model is missing")];
    if (own.because !== undefined || model.broken === true) return [];
    const found: string[] = [];
    if (own.kind !== model.kind) found.push(`kind ${own.kind}, Keras says ${model.kind}`);
    if (!isNamed(own.name, model.name, model, errors)) found.push(`name ${own.name}`);
    if (own.built !== model.built) found.push(`built: ${own.built}, Keras says ${model.built}`);
    found.push(...totalDifferences(own, model, values));
    found.push(
      ...rowDifferences(own.layers, model.rows, values, (mine, wanted) => isNamed(mine, wanted, model, errors)),
    );
    return found.map(at);
  });
}

function totalDifferences(own: ModelFact, model: AnswerModel, values: Values): readonly string[] {
  if (model.params === undefined || !own.built) return [];
  const [trainable, nonTrainable] = model.params;
  const wanted = { total: trainable + nonTrainable, trainable, nonTrainable };
  return (["total", "trainable", "nonTrainable"] as const).flatMap((key) => {
    const amount: TotalFact = own.params[key];
    const isRight =
      typeof amount === "object"
        ? Number(amountOf(amount.atLeast, values)) <= wanted[key]
        : amountOf(amount, values) === wanted[key];
    return isRight ? [] : [`${key} params ${written(amount)}, Keras says ${wanted[key]}`];
  });
}

function rowDifferences(
  ours: readonly RowFact[],
  theirs: readonly AnswerRow[],
  values: Values,
  sameName: (ours: string | undefined, theirs: string) => boolean,
): readonly string[] {
  // The summary of a Sequential doesn't say what is connected to what.
  const isGraph = theirs.some((row) => row.inputs !== undefined);
  const names = (rows: readonly { readonly name?: string }[]): string => rows.map((row) => row.name ?? "?").join(" ");
  if (ours.length !== theirs.length) return [`rows ${names(ours)}, Keras says ${names(theirs)}`];
  return ours.flatMap((own, i) => {
    const row = theirs[i]!;
    const told = (what: string, mine: unknown, wanted: unknown): string[] => [
      `row ${i} (${row.name}): ${what} ${written(mine)}, Keras says ${written(wanted)}`,
    ];
    return [
      ...(sameName(own.name, row.name) ? [] : told("name", own.name, row.name)),
      ...(row.layer === undefined || own.layer === row.layer ? [] : told("class", own.layer, row.layer)),
      ...(row.output === null || sameShapes(own.output, row.output, values)
        ? []
        : told("output", own.output, row.output)),
      ...(own.params === undefined || row.params === undefined || amountOf(own.params, values) === row.params
        ? []
        : told("params", own.params, row.params)),
      ...(!isGraph || sameInputs(own.inputs, row.inputs ?? []) ? [] : told("inputs", own.inputs, row.inputs ?? [])),
    ];
  });
}

/** A name that can't be told may be any. */
const sameInputs = (ours: readonly string[], theirs: readonly string[]): boolean =>
  ours.length === theirs.length && ours.every((name, i) => name === "?" || name === theirs[i]);

/** An error that we report lies in a statement in which Keras or Python raised, or names such a place. */
function falseAlarms(facts: PlacedFacts, answer: Answer): readonly Difference[] {
  const errors = answer.errors.filter((error) => error.follows !== true);
  return facts.problems
    .filter((problem) => problem.value.severity === "error")
    .filter(
      ({ cell, line, value }) =>
        !errors.some((error) => [line, ...value.relatedLines].some((told) => covers(error, cell, told))),
    )
    .map(({ cell, line, value }) => ({
      ...(cell === undefined ? {} : { cell }),
      line,
      what: `an error where Keras raises none: ${value.message}`,
    }));
}

/** Where Keras raised, and not Python itself, we report a problem in that statement. */
function silences(facts: PlacedFacts, answer: Answer): readonly Difference[] {
  return answer.errors
    .filter((error) => error.follows !== true && error.own !== true && !BEYOND_READING.has(error.type))
    .filter((error) => !facts.ignoredLines.some((line) => covers(error, error.cell, line)))
    .filter(
      (error) =>
        !facts.problems.some(
          ({ cell, line, value }) =>
            ["error", "warning"].includes(value.severity) &&
            [line, ...value.relatedLines].some((told) => covers(error, cell, told)),
        ),
    )
    .map((error) => ({
      ...(error.cell === undefined ? {} : { cell: error.cell }),
      line: (error.frames.at(-1) ?? error.statement)[0],
      what: `no problem where Keras raises ${error.type}: ${error.message.split("\n")[0]}`,
    }));
}

function covers(error: AnswerError, cell: number | undefined, line: number): boolean {
  return (
    error.cell === cell && [error.statement, ...error.frames].some(([first, last]) => first <= line && line <= last)
  );
}

function amountOf(amount: number | string, values: Values): number | string {
  if (typeof amount === "number") return amount;
  return Object.keys(values).length > 0 ? evaluate(amount, values) : amount;
}

function sameShapes(ours: ShapesFact, theirs: AnswerShapes, values: Values): boolean {
  if (ours === "?") return true;
  if (Array.isArray(ours)) {
    const sizes: readonly AnswerShapes[] | undefined = Array.isArray(theirs) ? theirs : undefined;
    if (sizes === undefined) return false;
    return ours.length === sizes.length && ours.every((dim: DimFact, i) => sameDim(dim, sizes[i], values));
  }
  if ("list" in ours) {
    if (!Array.isArray(theirs)) return false;
    const items = theirs as readonly AnswerShapes[];
    return ours.list.length === items.length && ours.list.every((item, i) => sameShapes(item, items[i]!, values));
  }
  if (!("dict" in ours) || theirs === null || typeof theirs !== "object" || Array.isArray(theirs)) return false;
  const items = theirs as { readonly [key: string]: AnswerShapes };
  const keys = Object.keys(ours.dict);
  return (
    keys.sort().join() === Object.keys(items).sort().join() &&
    keys.every((key) => sameShapes(ours.dict[key]!, items[key]!, values))
  );
}

/** A symbol without a value can't be judged. */
function sameDim(ours: DimFact, theirs: AnswerShapes | undefined, values: Values): boolean {
  if (ours === "?") return true;
  if (typeof ours !== "string") return ours === theirs;
  return Object.keys(values).length === 0 || evaluate(ours, values) === theirs;
}

function written(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

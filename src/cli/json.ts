/**
 * Facts as the command line's JSON: the same data, in lines and columns instead of offsets.
 *
 *     { "version": 1, "file": "model.py", "sites": [{ "line": 7, "column": 11, … }], "models": […], "problems": […] }
 *
 * Lines and columns count from 1, columns in UTF-16 units, ends are exclusive. In a notebook a position counts within
 * its cell and `cell` says which, from 0, all cells counted. A property whose value is not known is absent.
 */
import type {
  AssumptionFact,
  Facts,
  LayerUse,
  ModelFact,
  ProblemFact,
  RowFact,
  ShapeFact,
  ShapesFact,
  SiteFact,
} from "../core/model/facts.js";
import type { Span } from "../core/text/span.js";
import type { Positions } from "./positions.js";

const JSON_VERSION = 1;

export function summaryJson(file: string, facts: Facts, positions: Positions): object {
  return {
    version: JSON_VERSION,
    file,
    sites: facts.sites.map((site) => siteJson(site, positions)),
    models: facts.models.map((model) => modelJson(model, positions)),
    problems: facts.problems.map((problem) => problemJson(problem, positions)),
  };
}

export function problemsJson(file: string, problems: readonly ProblemFact[], positions: Positions): object {
  return { version: JSON_VERSION, file, problems: problems.map((problem) => problemJson(problem, positions)) };
}

function siteJson(site: SiteFact, positions: Positions): object {
  return { ...rangeJson(site.span, positions), uses: site.uses.map((use) => useJson(use, positions)) };
}

function useJson(use: LayerUse, positions: Positions): object {
  return {
    layer: use.layer,
    name: use.name,
    certainty: use.certainty,
    outputs: use.applications.map((application) => shapesJson(application.output)),
    params: use.params,
    macs: use.macs,
    flops: use.flops,
    assuming: use.assuming.length === 0 ? undefined : use.assuming.map((each) => assumptionJson(each, positions)),
    because: use.because,
    inside: use.inside ? true : undefined,
  };
}

function modelJson(model: ModelFact, positions: Positions): object {
  return {
    name: model.name,
    kind: model.kind,
    ...startJson(model.span.start, positions),
    layers: model.layers.map(rowJson),
    params: model.params,
    macs: model.macs,
    flops: model.flops,
    uncalled: model.uncalled ? true : undefined,
    // Its parameters so far are those of layers that are built without it.
    built: model.built ? undefined : false,
    assuming: model.assuming.length === 0 ? undefined : model.assuming.map((each) => assumptionJson(each, positions)),
    because: model.because,
  };
}

function rowJson(row: RowFact): object {
  return {
    name: row.name,
    layer: row.layer,
    output: shapesJson(row.output),
    params: row.params,
    inputs: row.inputs,
  };
}

function problemJson(problem: ProblemFact, positions: Positions): object {
  const { severity, code, message } = problem;
  return { ...rangeJson(problem.span, positions), severity, code, message };
}

/** An assumption made in another file has no line here. */
function assumptionJson({ what, value, place }: AssumptionFact, positions: Positions): object {
  return place?.file === "" ? { what, value, ...startJson(place.start, positions) } : { what, value };
}

/** A shape as it is; several as a list of them, or an object by key. */
export function shapesJson(shapes: ShapesFact): unknown {
  if (isShape(shapes)) return shapes;
  if ("list" in shapes) return shapes.list.map(shapesJson);
  return Object.fromEntries(Object.entries(shapes.dict).map(([key, shape]) => [key, shapesJson(shape)]));
}

function isShape(shapes: ShapesFact): shapes is ShapeFact {
  return shapes === "?" || Array.isArray(shapes);
}

function startJson(offset: number, positions: Positions): { line: number; column: number; cell?: number } {
  const { line, column, cell } = positions.at(offset);
  return cell === undefined ? { line, column } : { line, column, cell };
}

function rangeJson(span: Span, positions: Positions): object {
  const { line, column, cell } = positions.at(span.start);
  const end = positions.at(span.end);
  const range = { line, column, endLine: end.line, endColumn: end.column };
  return cell === undefined ? range : { ...range, cell };
}

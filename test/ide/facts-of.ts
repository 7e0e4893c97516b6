/**
 * Facts written by hand, for texts that are about one thing: everything that a test leaves out has a plain value.
 *
 *     use({ output: [null, 26, 26, 32], params: 896 })   a Conv2D, applied once
 */
import type {
  ApplicationFact,
  Facts,
  LayerUse,
  ModelFact,
  RowFact,
  ShapesFact,
  SiteFact,
} from "../../src/core/model/facts.js";

export interface UseSketch extends Partial<Omit<LayerUse, "params">> {
  readonly input?: ShapesFact;
  readonly output?: ShapesFact;
  /** Of a Conv2D unless `params` of a LayerUse are given. */
  readonly count?: number | string;
  readonly params?: LayerUse["params"];
}

export function use({ input = "?", output, count, ...rest }: UseSketch = {}): LayerUse {
  const applications: readonly ApplicationFact[] = output === undefined ? [] : [{ inputs: input, output }];
  return {
    layer: "Conv2D",
    language: "python",
    id: 0,
    userClass: false,
    certainty: "exact",
    applications,
    ...(count === undefined ? {} : { params: { trainable: count, nonTrainable: 0 } }),
    weights: [],
    arguments: [],
    assuming: [],
    inside: false,
    uncalled: false,
    ...rest,
  };
}

/** A use with its arguments as `name=value` texts, all given. */
export function useWith(values: Readonly<Record<string, string>>, sketch: UseSketch = {}): LayerUse {
  const given = Object.entries(values).map(([name, value]) => ({ name, value, given: true }));
  return use({ arguments: given, ...sketch });
}

/** A call that stands once in the text; its callee is what comes before the parenthesis. */
export function site(text: string, call: string, uses: readonly LayerUse[]): SiteFact {
  const start = text.indexOf(call);
  if (start < 0) throw new Error(`no ${call} in the text`);
  const head = call.indexOf("(");
  return {
    span: { start, end: start + call.length },
    callee: { start, end: start + (head < 0 ? call.length : head) },
    arguments: [],
    uses,
  };
}

export function row(sketch: Partial<RowFact> & { readonly layer: string }): RowFact {
  return { id: 0, output: "?", inputs: [], trainable: true, ...sketch };
}

export function model(
  sketch: Partial<Omit<ModelFact, "params">> & { readonly params?: number | ModelFact["params"] },
): ModelFact {
  const { params = 0, ...rest } = sketch;
  return {
    id: 0,
    kind: "Sequential",
    language: "python",
    span: { start: 0, end: 0 },
    layers: [],
    built: true,
    uncalled: false,
    trained: false,
    assuming: [],
    params: typeof params === "number" ? { total: params, trainable: params, nonTrainable: 0 } : params,
    ...rest,
  };
}

export function facts(parts: Partial<Facts>): Facts {
  return {
    language: "python",
    sites: [],
    models: [],
    trainings: [],
    problems: [],
    broken: false,
    ignored: [],
    ...parts,
  };
}

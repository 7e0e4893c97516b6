/**
 * The judge notices each kind of difference, and takes what analysis leaves open for none.
 */
import { describe, expect, it } from "vitest";
import type { LayerUse, ModelFact } from "../src/core/model/facts.js";
import { evaluate } from "./support/expression.js";
import type { Answer } from "./support/answer.js";
import { differences, type PlacedFacts } from "./support/judge.js";

const DENSE: LayerUse = {
  layer: "Dense",
  language: "python",
  id: 1,
  userClass: false,
  name: "dense",
  certainty: "exact",
  applications: [{ inputs: [null, 4], output: [null, 8] }],
  params: { trainable: 40, nonTrainable: 0 },
  weights: [],
  arguments: [],
  assuming: [],
  inside: false,
  uncalled: false,
};

const MODEL: ModelFact = {
  id: 2,
  name: "sequential",
  kind: "Sequential",
  language: "python",
  span: { start: 0, end: 0 },
  built: true,
  layers: [{ name: "dense", layer: "Dense", id: 1, output: [null, 8], params: 40, inputs: [], trainable: true }],
  params: { total: 40, trainable: 40, nonTrainable: 0 },
  uncalled: false,
  trained: false,
  assuming: [],
};

const ANSWER: Answer = {
  hash: "",
  sites: [
    {
      line: 3,
      column: 5,
      layers: [{ layer: "Dense", name: "dense", params: [40, 0], outputs: [[null, 8]], calls: 1 }],
    },
  ],
  models: [
    {
      line: 2,
      column: 1,
      name: "sequential",
      kind: "Sequential",
      built: true,
      rows: [{ name: "dense", layer: "Dense", output: [null, 8], params: 40 }],
      params: [40, 0],
    },
  ],
  errors: [{ statement: [5, 7], frames: [[5, 7]], type: "ValueError", message: "no" }],
};

const PROBLEM = { line: 6, column: 1, value: { severity: "error", message: "no", relatedLines: [] as number[] } };

function judged(use: Partial<LayerUse>, model: Partial<ModelFact> = {}, facts: Partial<PlacedFacts> = {}): string[] {
  const told: PlacedFacts = {
    sites: [{ line: 3, column: 5, value: [{ ...DENSE, ...use }] }],
    models: [{ line: 2, column: 1, value: { ...MODEL, ...model } }],
    problems: [PROBLEM],
    ignoredLines: [],
    ...facts,
  };
  return differences(told, ANSWER).map(({ line, what }) => `${line}: ${what}`);
}

describe("the judge", () => {
  it("finds nothing where facts and answer agree", () => expect(judged({})).toEqual([]));

  it("sees a wrong count, name, shape and number of calls", () => {
    expect(judged({ params: { trainable: 32, nonTrainable: 8 } })).toEqual([
      "3: Dense: params [32,8], Keras says [40,0]",
    ]);
    expect(judged({ name: "dense_1" })).toEqual(["3: Dense: name dense_1, Keras says dense"]);
    expect(judged({ applications: [{ inputs: [null, 4], output: [null, 9] }] })).toEqual([
      "3: Dense: output [null,9], Keras says [[null,8]]",
      "3: Dense: outputs [[null,9]], Keras says [null,8]",
    ]);
    expect(judged({ applications: [...DENSE.applications, ...DENSE.applications] })).toEqual([
      "3: Dense: calls 2, Keras says 1",
    ]);
  });

  it("takes what is unknown for no difference, but not where it is called exact", () => {
    const { params: _, ...open } = DENSE;
    const facts = (use: LayerUse): Partial<PlacedFacts> => ({ sites: [{ line: 3, column: 5, value: [use] }] });
    expect(
      judged({}, {}, facts({ ...open, certainty: "unknown", applications: [{ inputs: "?", output: [null, "?"] }] })),
    ).toEqual([]);
    expect(judged({}, {}, facts(open))).toEqual(["3: Dense: no params , Keras says [40,0]"]);
  });

  it("misses layers and models", () => {
    expect(judged({}, {}, { sites: [] })).toEqual(["3: 0 layers made here, Keras makes 1 (Dense)"]);
    expect(judged({}, {}, { models: [] })).toEqual(["2: sequential: this model is missing"]);
  });

  it("sees layers that Keras never made, where the program ran to its end", () => {
    const site = { line: 9, column: 1, value: [DENSE] };
    const facts: PlacedFacts = { sites: [site], models: [], problems: [], ignoredLines: [] };
    const answer: Answer = { hash: "", sites: [], models: [], errors: [] };
    expect(differences(facts, answer)).toEqual([{ line: 9, what: "Dense: Keras makes no layer here" }]);
    expect(differences({ ...facts, problems: [PROBLEM] }, { ...answer, errors: ANSWER.errors })).toEqual([]);
  });

  it("holds rows and totals against the summary", () => {
    expect(judged({}, { params: { total: 41, trainable: 40, nonTrainable: 1 } })).toEqual([
      "2: sequential: total params 41, Keras says 40",
      "2: sequential: nonTrainable params 1, Keras says 0",
    ]);
    expect(judged({}, { params: { total: { atLeast: 41 }, trainable: 40, nonTrainable: 0 } })).toHaveLength(1);
    expect(judged({}, { params: { total: { atLeast: 8 }, trainable: 40, nonTrainable: 0 } })).toEqual([]);
    expect(judged({}, { layers: [] })).toEqual(["2: sequential: rows , Keras says dense"]);
  });

  it("wants an error exactly where Keras raises", () => {
    expect(judged({}, {}, { problems: [] })).toEqual(["5: no problem where Keras raises ValueError: no"]);
    expect(judged({}, {}, { problems: [PROBLEM, { ...PROBLEM, line: 8 }] })).toEqual([
      "8: an error where Keras raises none: no",
    ]);
    const elsewhere = { ...PROBLEM, line: 3, value: { ...PROBLEM.value, relatedLines: [5] } };
    expect(judged({}, {}, { problems: [elsewhere] })).toEqual([]);
    expect(judged({}, {}, { problems: [], ignoredLines: [6] })).toEqual([]);
  });

  it("gives symbols the values of a probe", () => {
    const probe = { function: "f", arguments: { n: 8 }, sites: ANSWER.sites, models: [] };
    const facts = (params: string): PlacedFacts => ({
      sites: [
        {
          line: 3,
          column: 5,
          value: [
            {
              ...DENSE,
              certainty: "symbolic",
              uncalled: true,
              params: { trainable: params, nonTrainable: 0 },
              applications: [{ inputs: [null, 4], output: [null, "n"] }],
            },
          ],
        },
      ],
      models: [],
      problems: [],
      ignoredLines: [],
    });
    const answer: Answer = { hash: "", sites: [], models: [], errors: [], probes: [probe] };
    expect(differences(facts("5·n"), answer)).toEqual([]);
    expect(differences(facts("4·n"), answer)).toHaveLength(1);
  });
});

describe("the value of an expression", () => {
  it.each([
    ["129·num_classes", 1290],
    ["floor((h - 3) / 2) + 1", 30],
    ["2·h^2·num_classes - h", 74359],
    ["max(h, num_classes) - min(h, 3)", 58],
    ["-h + 2", -59],
  ])("%s", (text, value) => expect(evaluate(text, { h: 61, num_classes: 10 })).toBe(value));

  it("wants every name", () => expect(() => evaluate("n + 1", {})).toThrow(/no value/));
});

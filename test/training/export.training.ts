/**
 * Every model of every fixture that can be written for Keras, rebuilt by the real one: its layers and parameters are those that the analysis
 * tells. Where TensorFlow.js can have it too, both compute the same from the same weights.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { exportModel } from "../../src/core/export/formats.js";
import type { JsonObject } from "../../src/core/export/findings.js";
import type { ModelFact } from "../../src/core/model/facts.js";
import { rebuild } from "../export/rebuild.js";
import { analyzeFixture } from "../support/analysed.js";
import { allFixtures } from "../support/fixtures.js";

interface Tensor {
  readonly shape: readonly number[];
  /** JSON has no word for those that aren't finite, and Python writes them all the same. */
  readonly values: readonly (number | null)[];
}

interface Answer {
  readonly error?: string;
  readonly rows: readonly (readonly [name: string, layer: string, shape: unknown, params: number])[];
  readonly total: number;
  readonly trainable: number;
  readonly numbers: {
    readonly weights: Readonly<Record<string, readonly Tensor[]>>;
    readonly inputs: readonly Tensor[];
    readonly outputs: readonly Tensor[];
  } | null;
}

interface Case {
  readonly name: string;
  readonly isPython: boolean;
  readonly json: JsonObject;
  readonly tfjs: JsonObject | undefined;
  readonly fact: ModelFact;
}

/** Of 1 + the value's size: float32 through some layers. */
const TOLERANCE = 2e-4;

const ROOT = join(import.meta.dirname, "../..");

/** A program that the analysis finds wrong may be refused by Keras too, also where TensorFlow.js takes it. */
const cases: readonly Case[] = allFixtures(ROOT).flatMap((fixture) => {
  const { facts } = analyzeFixture(fixture, undefined, { topologies: true });
  const isPython = fixture.language === "python";
  if (facts.problems.some(({ severity }) => severity === "error" || !isPython)) return [];
  return facts.topologies!.flatMap((topology) => {
    if ("because" in topology) return [];
    const written = exportModel(topology, "keras-json");
    if ("because" in written) return [];
    const tfjs = exportModel(topology, "tfjs");
    return {
      name: `${fixture.id} ${topology.name}`,
      isPython,
      json: written.json,
      // What is noted is what differs.
      tfjs: "because" in tfjs || tfjs.notes.length > 0 || written.notes.length > 0 ? undefined : tfjs.json,
      fact: facts.models.find(({ id }) => id === topology.id)!,
    };
  });
});

const folder = mkdtempSync(join(tmpdir(), "lamella-export-"));
const answers: Answer[] = [];

beforeAll(async () => {
  const [models, told] = [join(folder, "models.jsonl"), join(folder, "answers.jsonl")];
  writeFileSync(models, cases.map(({ json }) => `${JSON.stringify(json)}\n`).join(""));
  const script = join(import.meta.dirname, "scripts/rebuild.py");
  const env = { ...process.env, KERAS_BACKEND: "tensorflow", TF_CPP_MIN_LOG_LEVEL: "3", CUDA_VISIBLE_DEVICES: "-1" };
  await promisify(execFile)(inject("python"), [script, models, told], { env, maxBuffer: 1e8 });
  const lines = readFileSync(told, "utf8").trim().split("\n");
  answers.push(...lines.map((line) => JSON.parse(line.replace(/\bNaN\b|-?\bInfinity\b/g, "null")) as Answer));
}, 900_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("rebuilt by Keras", () => {
  it.each(cases.map((one, i) => [one.name, one, i] as const))("%s", (_, one, i) => {
    const answer = answers[i]!;
    expect(answer.error).toBeUndefined();
    expect(kerasRows(answer, one)).toEqual(predictedRows(one));
    expect({ total: answer.total, trainable: answer.trainable }).toEqual({
      total: one.fact.params.total,
      trainable: one.fact.params.trainable,
    });
  });

  it("is most of them", () => expect(cases.length).toBeGreaterThan(350));
});

describe("computed by Keras and by TensorFlow.js", () => {
  it("gives the same from the same weights", async () => {
    const differing: string[] = [];
    let compared = 0;
    for (const [i, { name, tfjs }] of cases.entries()) {
      const numbers = answers[i]!.numbers;
      if (tfjs === undefined || numbers === null) continue;
      const difference = await largestDifference(tfjs, numbers);
      if (difference > TOLERANCE) differing.push(`${name}: ${difference}`);
      compared++;
    }
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(200);
  });
});

/** TensorFlow.js has names of its own for the classes of models, counts input layers among a Sequential's, and knows fewer sizes. */
function kerasRows({ rows }: Answer, { isPython, fact }: Case): readonly string[] {
  const own = rows.filter(
    ([name]) => isPython || name.includes("_unnamed_") || fact.layers.some((layer) => layer.name === name),
  );
  return own.map(([given, layer, shape, params], i) => {
    // Masks are made anew, and so are their names.
    const mask = isPython && fact.layers[i]?.isOfMask ? fact.layers[i] : undefined;
    const name = mask?.layer === layer ? mask.name! : given;
    const told = fact.layers.find((candidate) => candidate.name === name);
    const isOpen = shape === null || JSON.stringify(told?.output ?? null).includes('"?"');
    return `${nameOf(name)} ${layer} ${JSON.stringify(isOpen ? told?.output : isPython ? shape : known(shape, told?.output))} ${params}`;
  });
}

const predictedRows = ({ fact, isPython }: Case): readonly string[] =>
  fact.layers
    .filter(({ layer }) => isPython || layer !== "InputLayer" || fact.kind === "Functional")
    .map(({ name = "?", layer, output, params }) => {
      const kind = !isPython && layer === "Model" ? "Functional" : layer;
      return `${name} ${kind} ${JSON.stringify(output)} ${String(params)}`;
    });

const nameOf = (name: string): string => (name.includes("_unnamed_") ? "?" : name);

/** Sizes that the other leaves open are open. */
function known(shape: unknown, told: unknown): unknown {
  if (!Array.isArray(shape) || !Array.isArray(told) || shape.length !== told.length) return shape;
  return shape.map((size, i) => (told[i] === null ? null : (size as unknown)));
}

async function largestDifference(json: JsonObject, numbers: NonNullable<Answer["numbers"]>): Promise<number> {
  const model = await rebuild(json);
  for (const layer of model.layers) {
    const weights = numbers.weights[layer.name] ?? [];
    layer.setWeights(weights.map(tensorOf));
  }
  const inputs = numbers.inputs.map(tensorOf);
  const predicted = model.predict(inputs.length === 1 ? inputs[0]! : inputs, { batchSize: 64 });
  const outputs = Array.isArray(predicted) ? predicted : [predicted];
  const differences = outputs.flatMap((output, i) => {
    const { shape, values } = numbers.outputs[i]!;
    expect(output.shape).toEqual(shape);
    const own = output.dataSync();
    return values.map((value, at) => (value === null ? 0 : Math.abs(value - own[at]!) / (1 + Math.abs(value))));
  });
  tf.dispose([inputs, outputs]);
  model.dispose();
  tf.disposeVariables();
  return differences.reduce(
    (largest, difference) => Math.max(largest, Number.isNaN(difference) ? Infinity : difference),
    0,
  );
}

const tensorOf = ({ shape, values }: Tensor): tf.Tensor => tf.tensor(values as number[], [...shape]);

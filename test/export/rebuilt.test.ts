/**
 * Every model of every fixture, written for TensorFlow.js and rebuilt by it, has the layers, shapes and parameters that the analysis tells: a judge
 * that knows nothing of the program's own library. What can't be written stands in refusals.txt, with the reasons.
 *
 *     UPDATE=1 npx vitest run test/export      writes refusals.txt anew; read the difference before you keep it
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { expect, it } from "vitest";
import { exportModel } from "../../src/core/export/formats.js";
import { analyzeFixture } from "../support/analysed.js";
import { allFixtures } from "../support/fixtures.js";
import { predictedRows, rebuild, rebuiltRows, trainableOf } from "./rebuild.js";

const ROOT = join(import.meta.dirname, "../..");
const REFUSALS = join(import.meta.dirname, "refusals.txt");
const UPDATE = process.env["UPDATE"] === "1";

const refusals: string[] = [];

const refuse = (id: string, name: string, reasons: readonly string[]): readonly [] => {
  for (const reason of reasons) refusals.push(`${id}  ${name}  ${reason}`);
  return [];
};

const models = allFixtures(ROOT).flatMap((fixture) => {
  const { facts } = analyzeFixture(fixture, undefined, { topologies: true });
  return facts.topologies!.flatMap((topology) => {
    const { id, name } = topology;
    if ("because" in topology) return refuse(fixture.id, name, [topology.because]);
    const written = exportModel(topology, "tfjs");
    if ("because" in written) return refuse(fixture.id, name, written.because);
    return [[`${fixture.id} ${name}`, written.json, facts.models.find((model) => model.id === id)!] as const];
  });
});

it.each(models)("%s", async (_, json, fact) => {
  const model = await rebuild(json);
  try {
    expect(rebuiltRows(model, fact)).toEqual(predictedRows(fact));
    expect({ total: model.countParams(), trainable: trainableOf(model) }).toEqual({
      total: fact.params.total,
      trainable: fact.params.trainable,
    });
  } finally {
    model.dispose();
    tf.disposeVariables();
  }
});

it("writes most models, and says why it doesn't write the others", () => {
  const text = `${[...new Set(refusals)].join("\n")}\n`;
  if (UPDATE) writeFileSync(REFUSALS, text);
  expect(text).toBe(readFileSync(REFUSALS, "utf8"));
  expect(models.length).toBeGreaterThan(400);
});
